"""Small widgets that several pages share; they know the model and nothing of the session."""
