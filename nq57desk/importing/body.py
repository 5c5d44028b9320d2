"""The body: items → sections with their content, matched with an outline."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from nq57desk import styles
from nq57desk.importing import blocks, headings, tables
from nq57desk.importing.items import Item, own_styles
from nq57desk.importing.matching import ALIKE, Entry, Matched, clean, run_in_end
from nq57desk.importing.pieces import Line, Piece, RawTable
from nq57desk.model import (
    Block,
    Column,
    Content,
    Numbering,
    Origin,
    Section,
    SectionId,
    SectionKind,
    SectionSpec,
    Table,
)

_NUMBERINGS = {name: numbering for numbering, name in styles.HEADINGS.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """An item that is a heading; `rest` is text that ran on behind it."""

    item: int
    level: int
    numbering: Numbering
    title: Line
    printed: str
    origins: tuple[Origin, ...]
    rest: Line | None = None
    entry: Entry | None = None


def sections(
    items: Sequence[Item], matched: Matched, new_id: Callable[[], str]
) -> tuple[Section, ...]:
    """Return the sections; text before the first heading makes one without a heading."""
    found = find_headings(items, matched)
    keys = _keys(found, matched)
    starts = [*(heading.item for heading in found), len(items)]
    made = [_preface(items[: starts[0]], new_id)] if starts[0] else []
    made += [
        _section(heading, spec, items[heading.item + 1 : end], new_id)
        for heading, spec, end in zip(found, keys, starts[1:], strict=True)
    ]
    return tuple(made)


def _preface(items: Sequence[Item], new_id: Callable[[], str]) -> Section:
    pieces = [piece for item in items for piece in item.pieces]
    return Section(id=SectionId(new_id()), content=content(pieces, new_id))


def find_headings(items: Sequence[Item], matched: Matched) -> tuple[Heading, ...]:
    """Return the headings among the items, by our own styles where the file has them."""
    if own_styles([item.piece for item in items]):
        return tuple(_own_headings(items, matched))
    places = [index for index, item in enumerate(items) if item.candidate]
    entries = dict(zip(places, _entries(places, matched), strict=True))
    evidence = [_evidence(items, index, entries[index]) for index in places]
    return tuple(
        _heading(items, places[place.index], place.level, entries[places[place.index]])
        for place in headings.place(evidence)
    )


def _entries(places: Sequence[int], matched: Matched) -> list[Entry | None]:
    return [matched.found.get(number) for number in range(len(places))]


def _own_headings(items: Sequence[Item], matched: Matched) -> list[Heading]:
    places = [index for index, item in enumerate(items) if item.candidate]
    numbers = {index: number for number, index in enumerate(places)}
    found = []
    for index, item in enumerate(items):
        line = item.line
        if line is None or line.style not in _NUMBERINGS:
            continue
        found.append(
            Heading(
                item=index,
                level=line.level or 1,
                numbering=_NUMBERINGS[line.style],
                title=item.title or line,
                printed=item.printed,
                origins=item.origins,
                entry=matched.found.get(numbers[index]) if index in numbers else None,
            )
        )
    return found


def _evidence(items: Sequence[Item], index: int, entry: Entry | None) -> headings.Evidence:
    item = items[index]
    candidate = item.candidate
    assert candidate is not None
    if entry and candidate.mark is None and candidate.numbering is Numbering.NONE:
        candidate = replace(candidate, numbering=entry.spec.numbering)
    line = item.line
    return headings.Evidence(
        candidate=candidate,
        sure=entry is not None or candidate.numbering is Numbering.PART or _is_marked(item),
        alone=_is_alone(items, index),
        ranked=entry is not None,
        source_level=line.level if line else None,
    )


def _is_marked(item: Item) -> bool:
    """Whether the source says it is a heading and it reads like one."""
    line, candidate = item.line, item.candidate
    if line is None or candidate is None or not candidate.title:
        return False
    if candidate.mark is None and candidate.numbering is not Numbering.STAR:
        return line.heading or line.level is not None
    return item.marked


def _is_alone(items: Sequence[Item], index: int) -> bool:
    """Whether the numbers next to it, with no text between, count on."""
    return _counts_on(items, index, index + 1) or _counts_on(items, index - 1, index)


def _counts_on(items: Sequence[Item], first: int, second: int) -> bool:
    if first < 0 or second >= len(items):
        return False
    one, other = items[first].candidate, items[second].candidate
    if one is None or other is None or one.mark is None or other.mark is None:
        return False
    if one.numbering is not other.numbering or one.mark.parents != other.mark.parents:
        return False
    return 0 <= other.mark.ordinal - one.mark.ordinal <= 2


def _heading(items: Sequence[Item], index: int, level: int, entry: Entry | None) -> Heading:
    item = items[index]
    assert item.title is not None
    assert item.candidate is not None
    title, rest = item.title, None
    end = run_in_end(item.candidate, entry) if entry else None
    if entry and end and not entry.likeness(item.candidate.clean):
        title, rest = item.title.cut(0, end), item.title.cut(end)
    numbering = item.candidate.numbering
    if numbering is Numbering.NONE and not item.printed and entry:
        numbering = entry.spec.numbering
    return Heading(
        item=index,
        level=level,
        numbering=numbering,
        title=title,
        printed=item.printed,
        origins=item.origins,
        rest=rest,
        entry=entry,
    )


def _keys(found: Sequence[Heading], matched: Matched) -> list[SectionSpec | None]:
    """Return the section of the outline that each heading is; first by order, then by place."""
    specs: list[SectionSpec | None] = []
    used = {heading.entry.spec.key for heading in found if heading.entry}
    above: list[tuple[int, SectionSpec | None]] = []
    for heading in found:
        while above and above[-1][0] >= heading.level:
            above.pop()
        spec = heading.entry.spec if heading.entry else None
        parent = above[-1][1] if above else None
        if spec is None and (parent or not above):
            below = parent.sections if parent else matched.outline.sections
            spec = _alike(heading, below, matched, used)
            used |= {spec.key} if spec else set()
        above.append((heading.level, spec))
        specs.append(spec)
    return specs


def _alike(
    heading: Heading, specs: Sequence[SectionSpec], matched: Matched, used: set[str]
) -> SectionSpec | None:
    """Return the free section of the outline, below a known parent, that the heading is."""
    text = clean(heading.title.text)
    keys = {spec.key for spec in specs} - used
    free = [entry for entry in matched.entries if entry.spec.key in keys]
    best = max(free, key=lambda entry: entry.likeness(text), default=None)
    return best.spec if best and best.likeness(text) >= ALIKE else None


def _section(
    heading: Heading,
    spec: SectionSpec | None,
    items: Sequence[Item],
    new_id: Callable[[], str],
) -> Section:
    pieces = [piece for item in items for piece in item.pieces]
    if heading.rest:
        pieces.insert(0, heading.rest)
    return Section(
        id=SectionId(new_id()),
        key=spec.key if spec else "",
        level=heading.level,
        numbering=heading.numbering,
        heading=heading.title.text,
        number=heading.printed,
        kind=spec.kind if spec else SectionKind.NARRATIVE,
        content=content(pieces, new_id),
        origins=heading.origins,
    )


def content(
    pieces: Sequence[Piece], new_id: Callable[[], str], asked: Sequence[Sequence[Column]] = ()
) -> Content:
    """Return paragraphs and tables in order; the tables asked for help to read those printed."""
    read: list[Block | Table] = []
    waiting = list(asked)
    for piece in pieces:
        if isinstance(piece, RawTable):
            made = tables.table(piece, new_id, waiting.pop(0) if waiting else ())
            read.append(made)
        else:
            read.append(blocks.block(piece, new_id))
    return blocks.counted(read)
