"""Where one content differs from another, so that an undo can show what it did."""

from itertools import zip_longest

from nq57desk.model import Block, Content, Place, Table
from ui.widgets.lines import alike


def first_change(before: Content, after: Content) -> Place | None:
    """Return where `after` first differs, `None` where it holds nothing there.

    In a paragraph that is the end of what differs; in a table, the row.
    """
    for old, new in zip_longest(before, after):
        if old != new:
            return _place(old, new if new is not None else _last(after))
    return None


def _last(content: Content) -> Block | Table | None:
    return content[-1] if content else None


def _place(old: Block | Table | None, new: Block | Table | None) -> Place | None:
    if isinstance(new, Block):
        end = _end_of_change(old.text if isinstance(old, Block) else "", new.text)
        return Place(block=new.id, start=end, end=end)
    if new is None or not new.rows:
        return None
    known = set(old.rows) if isinstance(old, Table) else set()
    changed = next((row for row in new.rows if row not in known), new.rows[-1])
    return Place(block=changed.id)


def _end_of_change(old: str, new: str) -> int:
    """Return where in `new` the part that is not in `old` ends."""
    before = alike(old, new)
    return len(new) - alike(old[before:][::-1], new[before:][::-1])
