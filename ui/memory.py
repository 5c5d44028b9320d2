"""What the window remembers from one start to the next: sizes, folds, where the clerk was.

It is a convenience: where it cannot be kept, the work goes on without a word.
"""

import base64
import binascii
from contextlib import suppress

from nq57desk.errors import StoreError
from nq57desk.session import Session


class Memory:
    """The window's own settings in the session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def text(self, name: str) -> str:
        """Return what was remembered, "" where nothing was."""
        with suppress(StoreError):
            return self._session.setting(name)
        return ""

    def keep(self, name: str, text: str) -> None:
        """Remember a text."""
        with suppress(StoreError):
            self._session.set_setting(name, text)

    def flag(self, name: str) -> bool:
        """Return whether something was switched on."""
        return self.text(name) == "1"

    def keep_flag(self, name: str, on: bool) -> None:
        """Remember that something is switched on or off."""
        self.keep(name, "1" if on else "")

    def state(self, name: str) -> bytes:
        """Return a widget's state, empty where none was kept."""
        with suppress(binascii.Error):
            return base64.b64decode(self.text(name), validate=True)
        return b""

    def keep_state(self, name: str, state: bytes) -> None:
        """Remember a widget's state."""
        self.keep(name, base64.b64encode(state).decode())
