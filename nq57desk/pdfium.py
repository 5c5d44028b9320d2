"""PDFium serves one thread at a time: whoever calls it holds `LOCK` meanwhile."""

from threading import Lock

LOCK = Lock()
