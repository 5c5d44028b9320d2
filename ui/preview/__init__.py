"""The composed pages on screen and on paper."""
