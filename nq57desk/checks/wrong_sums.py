"""Totals that their parts do not make.

A splitting is taken for right when some of the told parts make up the total, since one total is
often split in several ways at once. What is left cannot be right where the parts are told to be
all ("gồm") or exclude each other ("trực tuyến", "trực tiếp"), and should be looked at elsewhere.

Source: structure.md, "Rules that the figures obey".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from nq57desk.checks.nouns import noun_after
from nq57desk.checks.reading import SectionReading
from nq57desk.checks.rule import Remark, Rule
from nq57desk.checks.sums import Part, Split, splits
from nq57desk.checks.text import numbers, snippet
from nq57desk.i18n import _, mark
from nq57desk.model import Severity
from nq57desk.vietnamese import format_number

MOST_PARTS = 10


# What people are besides their post; documents and machines are of one type each.
_ALSO = frozenset(
    {"nu", "nam", "nguoi", "nguoi dan", "dang vien", "doan vien", "hoi vien", "thanh vien"}
)
_INNER = re.compile(r"trong đó|trình độ|kiêm|\bnữ\b|đảng viên", re.IGNORECASE)
_BRACKETED = re.compile(r"\([^()]*\)")
_OF_ONE_TYPE = frozenset({"document", "machine", "meeting"})
_OPPOSITES = (
    ("trực tuyến", "trực tiếp"),
    ("toàn trình", "một phần"),
    ("đúng hạn", "quá hạn"),
    ("đúng hạn", "trễ hạn"),
    ("đúng hạn", "chậm hạn"),
    ("còn hạn", "quá hạn"),
    ("chưa đến hạn", "quá hạn"),
    ("trước hạn", "quá hạn"),
    ("trong hạn", "quá hạn"),
    ("hoàn thành", "đang thực hiện"),
    ("hoàn thành", "đang triển khai"),
    ("hoàn thành", "chưa hoàn thành"),
    ("đã giải quyết", "đang giải quyết"),
    ("theo tiến độ", "thường xuyên"),
    ("nam", "nữ"),
    ("trong kỳ", "kỳ trước"),
    ("tiểu học", "trung học cơ sở"),
)


def wrong_sum(section: SectionReading) -> Iterator[Remark]:
    """Parts that are told to be all, or exclude each other, and do not make up the total."""
    for split in splits(section):
        if not fits_total(split) and is_certain(split):
            yield _remark(split)


def is_certain(split: Split) -> bool:
    """Whether the parts cannot but make up the total: all of them told, or none also another."""
    if split.whole or _opposites(split.parts):
        return True
    posts = split.noun.kind == "person" and len(split.parts) > 2
    return _apart(split) and (posts or _added(split) > split.total.amount)


def doubtful_sum(section: SectionReading) -> Iterator[Remark]:
    """Parts of a total that leave a rest, or one that is more than it."""
    for split in splits(section):
        if fits_total(split) or is_certain(split) or _sums_up_another(split):
            continue
        people = split.noun.kind == "person"
        several = _apart(split) if people else len(split.parts) > 2 or _of_one_kind(split)
        leaves_rest = several and _added(split) < split.total.amount
        if leaves_rest or any(part.value > split.total.amount for part in split.parts):
            yield _remark(split)


def _apart(split: Split) -> bool:
    """Whether the parts are things of different kinds, none of which is also another."""
    named = [
        noun_after(part.passage.text, part.number).words for part in split.parts if part.number
    ]
    if split.noun.kind == "person":
        return not any(" ".join(words) in _ALSO for words in named)
    return len(set(named)) == len(named) and all(named) and split.noun.kind in _OF_ONE_TYPE


def _of_one_kind(split: Split) -> bool:
    """Whether the parts are the same things by type: "01 máy in A3, 04 máy in A4"."""
    named = [
        noun_after(part.passage.text, part.number).words for part in split.parts if part.number
    ]
    return len(set(named)) == 1 and len(named[0]) > 1


def _sums_up_another(split: Split) -> bool:
    """Whether the parts make up a total told earlier: "giao 850 triệu, đã chi 312 triệu, gồm"."""
    text, added = split.passage.text, _added(split)
    return any(
        number.amount == added and noun_after(text, number).same(split.noun)
        for number in numbers(text)
        if number.start < split.total.start
    )


def _added(split: Split) -> Decimal:
    return sum((part.value for part in split.parts), Decimal(0))


def fits_total(split: Split) -> bool:
    """Whether some of the parts make up the total, among them those that exclude each other."""
    values = [part.value for part in split.parts[:MOST_PARTS]]
    wanted = _opposites(split.parts[:MOST_PARTS]) or [_posts(split)]
    return any(
        sum(values[index] for index in chosen) == split.total.amount
        for size in range(1, len(values) + 1)
        for chosen in combinations(range(len(values)), size)
        if any(pair <= set(chosen) for pair in wanted)
    )


def _posts(split: Split) -> frozenset[int]:
    """Return the posts, by index, that all count where people are told to be all of them."""
    if not split.whole or split.noun.kind != "person":
        return frozenset()
    return frozenset(
        index
        for index, part in enumerate(split.parts[:MOST_PARTS])
        if part.number
        and " ".join(noun_after(part.passage.text, part.number).words) not in _ALSO
        and not _INNER.search(_BRACKETED.sub("", part.words))
    )


def _opposites(parts: Sequence[Part]) -> list[frozenset[int]]:
    """Return the parts, by index, that exclude each other by their words."""
    words = [part.words.casefold() for part in parts]
    found = []
    for one, other in _OPPOSITES:
        ones = frozenset(i for i, text in enumerate(words) if one in text)
        others = frozenset(i for i, text in enumerate(words) if other in text)
        if ones - others and others - ones:
            found.append((ones | others) - (ones & others))
    return found


def _remark(split: Split) -> Remark:
    text, total, added = split.passage.text, split.total, _added(split)
    printed = " + ".join(format_number(part.value / total.scale) for part in split.parts)
    here = [p.number.end for p in split.parts if p.number and p.passage is split.passage]
    places = [split.passage.place(total.start, total.end)]
    places += [
        part.passage.place(part.number.start, part.number.end)
        for part in split.parts
        if part.number
    ]
    return Remark(
        message=_(
            "{where}: the total is {total}, but the parts make {printed} = {added} "
            "(difference {difference})."
        ).format(
            where=split.passage.where,
            total=text[total.start : max(total.end, split.noun.end)],
            printed=printed,
            added=format_number(added / total.scale),
            difference=format_number(abs(added - total.amount) / total.scale),
        ),
        places=tuple(places),
        quote=snippet(text, total.start, max([*here, total.end])),
        found=format_number(added / total.scale),
        expected=format_number(total.value),
    )


RULES = (
    Rule(
        id="wrong-sum",
        severity=Severity.ERROR,
        title=mark("Parts that do not make up their total"),
        source="tổng = các phần cộng lại; nhân sự cộng cả các phần lồng nhau",
        in_section=wrong_sum,
    ),
    Rule(
        id="doubtful-sum",
        severity=Severity.WARNING,
        title=mark("Parts that leave a rest of their total"),
        source="tổng = các phần cộng lại",
        in_section=doubtful_sum,
    ),
)
