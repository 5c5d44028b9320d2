"""Findings of the checks: the pane, the marks, the sheet, files that are only checked."""
