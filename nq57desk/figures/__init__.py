"""Figures (số liệu): their catalogue, values, writing, places, and recognition in text."""
