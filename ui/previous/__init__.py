"""An earlier report beside the page: what differs, what can be taken over, the blackline."""
