"""Dialogs, kept for what cannot be a line or a page in the window."""
