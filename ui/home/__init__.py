"""The first page: the reports there are, and the ways to begin one."""
