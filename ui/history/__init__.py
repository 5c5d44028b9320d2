"""Figures over the periods: the small line beside a figure, and plots to show, copy and export."""
