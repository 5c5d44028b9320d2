"""Figures in the window: their page, the form of a section, chips, what an import offers."""
