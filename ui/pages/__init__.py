"""What stands in the middle of the window: one page of the report at a time.

A page shows a report and tells each edit as a command; it never changes anything itself.
"""
