"""What the list of drafts tells of each, and how a new draft is named."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from nq57desk import periods
from nq57desk.model import Office, Outline, Period, ReportId, ReportStatus
from nq57desk.store.listing import Summary
from nq57desk.vietnamese import fold

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSummary:
    """A draft in the list. `missing`: required sections with nothing in them."""

    id: ReportId
    name: str
    outline_id: str
    outline_name: str
    office: str
    period: Period
    period_label: str
    status: ReportStatus
    done: int
    total: int
    empty: int
    missing: int
    words: int
    created: datetime | None
    changed: datetime | None
    in_bin: bool

    @property
    def year(self) -> int:
        """The year that it stands under in the list; 0 for none."""
        if self.period.year:
            return self.period.year
        day = self.period.end or self.changed
        return day.year if day else 0


@lru_cache(maxsize=4096)  # of two looks at a list most is the same
def summarised(kept: Summary) -> DraftSummary:
    """Tell what the store keeps of a draft in the words of the list."""
    return DraftSummary(
        id=kept.id,
        name=kept.name,
        outline_id=kept.outline_id,
        outline_name=kept.outline_name,
        office=kept.locality,
        period=kept.period,
        period_label=periods.label(kept.period),
        status=kept.status,
        done=kept.done,
        total=kept.total,
        empty=kept.empty,
        missing=kept.missing,
        words=kept.words,
        created=kept.created,
        changed=kept.changed,
        in_bin=kept.binned is not None,
    )


def meant(drafts: Iterable[DraftSummary], words: str) -> list[DraftSummary]:
    """Return the drafts whose name, period, outline and place hold all these words.

    The last of them may be the beginning of a word: “quy i” does not mean quý III.
    """
    *whole, last = fold(words).split() or [""]
    wanted = (*(f" {word} " for word in whole), f" {last}")
    return [
        draft
        for draft in drafts
        if all(
            word in _told(draft.name, draft.period_label, draft.outline_name, draft.office)
            for word in wanted
        )
    ]


def draft_name(period: Period, outline: Outline, office: Office) -> str:
    """Name a draft by its period, else its outline, and its place: "Quý I năm 2026 - xã Mẫu"."""
    about = periods.label(period) or outline.name
    place = office.locality if office.name else ""
    return " - ".join(part for part in (about[:1].upper() + about[1:], place) if part)


def beside_name(name: str, period_label: str, place: str) -> str:
    """Return period and place as far as the name does not say them; a bare "xã" is no place."""
    facts = (period_label, place if " " in place else "")
    return " · ".join(fact for fact in facts if fact and fold(fact) not in fold(name))


def unique_name(name: str, taken: set[str]) -> str:
    """Return a name that no other draft bears: the second “Quý I” is “Quý I (2)”."""
    base = re.sub(r" \(\d+\)$", "", name) if name in taken else name
    candidate, count = name, 1
    while candidate in taken:
        count += 1
        candidate = f"{base} ({count})"
    return candidate


@lru_cache(maxsize=4096)
def _told(*facts: str) -> str:
    return f" {' '.join(_WORD.findall(fold(' '.join(facts))))} "
