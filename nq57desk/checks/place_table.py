"""The dated table of units and offices that are no more, and an office's own beside it.

An own file of the same form adds names, and changes those that it names again.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from nq57desk.checks.tables import RULES
from nq57desk.errors import BadInput
from nq57desk.i18n import _

BUILT_IN = RULES / "places.toml"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a unit: the first day without it, and what there is now."""

    since: date
    new: str


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """The changes by old name; `pattern` finds the names in a text."""

    changes: Mapping[str, Change]
    pattern: re.Pattern[str]

    def named(self, found: str) -> str:
        """Return the name in the table that a text has, perhaps with a capital of its own."""
        return found if found in self.changes else found[0].lower() + found[1:]


def load_places(own: Path | None = None) -> Places:
    """Return the built-in table, with what the office's `own` file adds if there is one.

    Raises:
        BadInput: the own file is broken; names it.
    """
    if own is None or not own.exists():
        return _built_in()
    try:
        added = _changes(own)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError) as error:
        raise BadInput(
            _("The table of places {path} cannot be read: {problem}").format(
                path=own, problem=error
            )
        ) from error
    return _table({**_built_in().changes, **added})


@cache
def _built_in() -> Places:
    return _table(_changes(BUILT_IN))


def _changes(path: Path) -> dict[str, Change]:
    data = tomllib.loads(path.read_text("utf-8"))
    changes = {
        name: Change(entry["since"], entry["new"])
        for entry in data.get("gone", [])
        for name in entry["old"]
    }
    for entry in data.get("merged", []):
        for pair in entry["provinces"]:
            old, new = pair.split(" → ")
            changes[f"tỉnh {old}"] = Change(entry["since"], new)
    if not all(isinstance(change.since, date) for change in changes.values()):
        raise ValueError("since")
    return changes


def _table(changes: dict[str, Change]) -> Places:
    names = sorted(changes, key=len, reverse=True)
    firsts = {name.split()[0] for name in names}
    begins = "|".join(sorted(f"(?i:{re.escape(word[0])}){re.escape(word[1:])}" for word in firsts))
    told = "|".join(f"(?i:{re.escape(name[0])}){re.escape(name[1:])}" for name in names)
    return Places(changes, re.compile(rf"(?<!\w)(?=(?:{begins})(?!\w))(?:{told})(?!\w)"))
