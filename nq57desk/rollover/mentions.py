"""Words of a text that belong to the old period: rewritten where that is certain, else doubted.

Certain is the old period's own name, and the name of the task period after it, where nothing
before them says that they are compared with or counted from. Whatever else names days, months or
another year is for the clerk to judge; dates and years of cited documents stay as they are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from nq57desk.model import DataSpan, Period, PeriodKind
from nq57desk.periods import Phrase, brief_label, label, next_label, phrases
from nq57desk.vietnamese import short_date

_ANY_DAYS = DataSpan()


class Setting(Enum):
    """Where a text stands."""

    HEADING = "heading"
    TEXT = "text"
    CELL = "cell"


class Doubt(Enum):
    """Why words of an old period are left to the clerk."""

    OLD_PERIOD = "old-period"  # the old period, compared with or counted from
    NEXT_PERIOD = "next-period"  # a task period, or a part of one
    OTHER_PERIOD = "other-period"  # "quý I", "tháng 4/2026"
    SPAN = "span"  # từ ngày … đến ngày …
    DATE = "date"
    YEAR = "year"  # another year than the new period's


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words at `start` to `end`: `after` replaces them, or `doubt` says why nothing does.

    `hint`: what might stand there, "" where nothing can be said.
    """

    start: int
    end: int
    after: str | None = None
    doubt: Doubt | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """From which period to which; `span`: the days of the new one's data."""

    old: Period
    new: Period
    span: DataSpan = _ANY_DAYS

    @property
    def new_year(self) -> int | None:
        """The year that the new period ends in."""
        return self.new.end.year if self.new.end else self.new.year

    def mentions(self, text: str, setting: Setting) -> tuple[Mention, ...]:
        """Return the words of `text` that belong to the old period, in order."""
        found: list[Mention] = []
        for mention in (*self._tasks(text, setting), *self._named(text, setting)):
            if not any(mention.start < each.end and each.start < mention.end for each in found):
                found.append(mention)
        return tuple(
            sorted((each for each in found if _speaks(each)), key=lambda each: each.start)
        )

    def _tasks(self, text: str, setting: Setting) -> Iterator[Mention]:
        """Yield the task period's whole name, with its year and without."""
        if self.old.kind in (PeriodKind.NONE, PeriodKind.RANGE) or not self.old.year:
            return
        for old in (self.old, replace(self.old, year=None)):
            name, after = next_label(old), next_label(self._like(old))
            pattern = re.compile(rf"\b{_spaced(name)}\b", re.IGNORECASE)
            for match in pattern.finditer(text) if _is_told(name) else ():
                certain = setting is not Setting.CELL and not _compared(text, match.start())
                yield (
                    _settled(match, after)
                    if certain
                    else _open(match.start(), match.end(), Doubt.NEXT_PERIOD, after)
                )

    def _named(self, text: str, setting: Setting) -> Iterator[Mention]:
        yield from self._school_years(text)
        for phrase in phrases(text):
            yield from self._judged(phrase, text, setting)
        yield from self._dates(text)
        yield from self._brief(text)

    def _judged(self, phrase: Phrase, text: str, setting: Setting) -> Iterator[Mention]:
        match phrase.form:
            case "passed":
                return
            case "range":
                yield self._range(phrase, text)
            case "whole":
                yield from self._year(phrase, text, setting)
            case "rest":
                yield _open(phrase.start, phrase.end, Doubt.NEXT_PERIOD, next_label(self.new))
            case _:
                yield self._period(phrase, text, setting)

    def _period(self, phrase: Phrase, text: str, setting: Setting) -> Mention:
        named = phrase.period
        if named is None or _same(named, self.new):
            return Mention(start=phrase.start, end=phrase.end)
        if not _same(named, self.old):
            hint = self._a_year_before(named)
            return _open(phrase.start, phrase.end, Doubt.OTHER_PERIOD, hint)
        after = label(self._like(named))
        bare_month = named.kind is PeriodKind.MONTH and named.year is None
        certain = not bare_month or setting is Setting.HEADING
        if not after or not certain or _compared(text, phrase.start):
            return _open(phrase.start, phrase.end, Doubt.OLD_PERIOD, after)
        return _settled_words(text, phrase.start, phrase.end, after)

    def _year(self, phrase: Phrase, text: str, setting: Setting) -> Iterator[Mention]:
        year = phrase.period.year if phrase.period else None
        if year == self.new_year and self.old.kind is not PeriodKind.YEAR:
            yield Mention(start=phrase.start, end=phrase.end)
            return
        reported = self.old.kind is PeriodKind.YEAR and year == self.old.year
        opened = re.search(r"(?:^|\b(?:trong|kết quả)\s+)$", text[: phrase.start], re.IGNORECASE)
        if reported and label(self.new) and (opened or setting is Setting.HEADING):
            yield _settled_words(text, phrase.start, phrase.end, label(self.new))
        elif year != self.new_year or reported:
            yield _open(phrase.start, phrase.end, Doubt.YEAR, self._year_later(year))

    def _range(self, phrase: Phrase, text: str) -> Mention:
        if self.old.kind is PeriodKind.RANGE and phrase.period == self.old and label(self.new):
            return _settled_words(text, phrase.start, phrase.end, label(self.new))
        return _open(phrase.start, phrase.end, Doubt.SPAN, _span_words(self.span))

    def _dates(self, text: str) -> Iterator[Mention]:
        for match in _DATE.finditer(text):
            if not _CITED.search(text[: match.start()]):
                yield _open(match.start(), match.end(), Doubt.DATE, "")

    def _brief(self, text: str) -> Iterator[Mention]:
        """Yield the length alone: "kết quả 5 tháng"."""
        if self.old.kind is not PeriodKind.MONTHS or self.old.number == self.new.number:
            return
        pattern = rf"\b{_spaced(brief_label(self.old))}\b(?!\s+(?:đầu|cuối)\b)"
        for match in re.finditer(pattern, text, re.IGNORECASE):
            yield _open(match.start(), match.end(), Doubt.OLD_PERIOD, brief_label(self.new))

    def _school_years(self, text: str) -> Iterator[Mention]:
        for match in _SCHOOL_YEAR.finditer(text):
            last = int(match[1])
            told = self.new_year is not None and last < self.new_year
            yield (
                _open(match.start(), match.end(), Doubt.YEAR, "")
                if told
                else Mention(start=match.start(), end=match.end())
            )

    def _like(self, named: Period) -> Period:
        """Return the new period, its year left out where `named` does not tell one."""
        if named.year is None and self.new.kind not in (PeriodKind.YEAR, PeriodKind.RANGE):
            return replace(self.new, year=None)
        return self.new

    def _year_later(self, year: int | None) -> str:
        """Return a year moved on as the periods do, "" where they are of one year."""
        old = self.old.end.year if self.old.end else self.old.year
        if None in (year, old, self.new_year) or old == self.new_year:
            return ""
        return f"năm {(year or 0) + (self.new_year or 0) - (old or 0)}"

    def _a_year_before(self, named: Period) -> str:
        """Return the new period of last year where `named` was the old one's of last year."""
        if self.old.year is None or self.new.year is None:
            return ""
        if not _same(named, replace(self.old, year=self.old.year - 1)):
            return ""
        return label(replace(self.new, year=self.new.year - 1))


_DATE = re.compile(
    r"(?:\bngày\s+)?(?:\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d\b"
    r"|(?<=ngày )\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?|(?<=ngày )\d{1,2}/\d{1,2}\b)",
    re.IGNORECASE,
)
# "số 41-KH/ĐU ngày 16/01/2026", "Nghị quyết số 57-NQ/TW, ngày …", "Luật … năm 2024" apart
_CITED = re.compile(r"\bsố\s*:?\s*\d[\w./&-]*\s*,?\s*$", re.IGNORECASE)
_SCHOOL_YEAR = re.compile(r"\bnăm\s+học\s+20\d\d\s*[-–]\s*(20\d\d)\b", re.IGNORECASE)
_COMPARED = re.compile(r"\b(?:so\s+với|từ|đến|hết|cùng\s+kỳ|trước|sau)\s+$", re.IGNORECASE)
_NUMBERED = re.compile(r"\d")


def _speaks(mention: Mention) -> bool:
    return mention.after is not None or mention.doubt is not None


def _compared(text: str, start: int) -> bool:
    return _COMPARED.search(text[:start]) is not None


def _same(one: Period, other: Period) -> bool:
    """Whether two periods are the same, as far as both tell their year."""
    if one.year is None or other.year is None:
        one, other = replace(one, year=None), replace(other, year=None)
    return one == other


def _is_told(name: str) -> bool:
    return _NUMBERED.search(name) is not None or name.startswith("quý")


def _spaced(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))


def _settled(match: re.Match[str], after: str) -> Mention:
    return _settled_words(match.string, match.start(), match.end(), after)


def _settled_words(text: str, start: int, end: int, after: str) -> Mention:
    """Return a mention that is rewritten, in capitals as the words were."""
    before = text[start:end]
    letters = [letter for letter in before if letter.isalpha()]
    if len(letters) > 2 and all(letter.isupper() for letter in letters):
        after = after.upper()
    elif before[:1].isupper():
        after = after[:1].upper() + after[1:]
    return Mention(start=start, end=end, after=after)


def _open(start: int, end: int, doubt: Doubt, hint: str) -> Mention:
    return Mention(start=start, end=end, doubt=doubt, hint=hint)


def _span_words(span: DataSpan) -> str:
    parts = (("từ ngày", span.start), ("đến ngày", span.end))
    return " ".join(f"{words} {short_date(day)}" for words, day in parts if day)
