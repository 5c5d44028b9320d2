"""The domain of nq57desk: everything but the window. Imports and tests run with PySide6 absent."""

__version__ = "0.1.0"
