"""The window of nq57desk: Qt only, all work through `nq57desk.session`."""
