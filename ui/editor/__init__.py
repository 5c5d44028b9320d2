"""The editor of a section: its words and tables in printed order."""
