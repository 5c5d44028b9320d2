"""Tables as editable grids."""
