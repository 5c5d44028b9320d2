"""The whole report as a tree, in the order in which it is printed."""
