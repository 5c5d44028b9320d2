"""Settings by name, the office among them."""

from sqlite_utils import Database

from nq57desk.codec import from_json, to_json
from nq57desk.figures.writing import Manner
from nq57desk.model import Office
from nq57desk.store.database import reading, saving
from nq57desk.store.rows import UNREADABLE

_OFFICE = "office"
_MANNER = "manner of figures"


def read(db: Database, name: str, default: str = "") -> str:
    """Return the setting of that name."""
    with reading():
        found = db.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
    return str(found[0]) if found else default


def write(db: Database, name: str, value: str) -> None:
    """Keep a setting."""
    with saving():
        db.execute("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", (name, value))


def read_office(db: Database) -> Office | None:
    """Return the office of this computer, `None` before the clerk has told it.

    One that cannot be read counts as not told; its row stays until another is kept.
    """
    stored = read(db, _OFFICE)
    try:
        return from_json(stored, Office) if stored else None
    except UNREADABLE:
        return None


def write_office(db: Database, office: Office) -> None:
    """Keep the office of this computer."""
    write(db, _OFFICE, to_json(office))


def read_manner(db: Database) -> Manner:
    """Return how the office writes figures; the usual way where none is kept or readable."""
    stored = read(db, _MANNER)
    try:
        return from_json(stored, Manner) if stored else Manner()
    except UNREADABLE:
        return Manner()


def write_manner(db: Database, manner: Manner) -> None:
    """Keep how the office writes figures."""
    write(db, _MANNER, to_json(manner))
