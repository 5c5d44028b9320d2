"""The page before printing: what is open, a click to each place, Enter to go on."""
