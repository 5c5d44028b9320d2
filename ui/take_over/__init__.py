"""The next report begun from the last one: what comes over, on one page, then one click."""
