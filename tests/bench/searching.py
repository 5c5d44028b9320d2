"""How fast 1,000 reports are listed and searched: python -m tests.bench.searching [REPORTS]

Reports are made of the real ones where they lie beside this checkout, else of the sample, their
paragraphs shuffled over 50 sections each.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from statistics import median

from nq57desk.importing import import_file
from nq57desk.model import Block, BlockId, Content, Period, Report, SectionId
from nq57desk.outlines import load_outlines
from nq57desk.periods import label, read
from nq57desk.samples import load_sample
from nq57desk.searching import Asked
from nq57desk.session import Session
from tests.conftest import REPORTS
from tests.helpers import counting_ids
from ui.home.model import DraftsModel
from ui.search.model import FoundModel

SECTIONS = 50
FEW = 10
PAGE = 20  # as the home page shows at once
PERIODS = tuple(read(f"{number}/{year}") for year in range(2015, 2027) for number in ("6T", "Q1"))
QUERIES = (
    Asked(words="chuyen doi so"),
    Asked(words="Đảng ủy"),
    Asked(words="tưới tiết kiệm thông minh"),
    Asked(words="không có chữ này đâu xyz"),
    Asked(words="chuyển đổi số", period=PERIODS[0]),
    Asked(words="chuyển đổi số", outline_id="dot-pha"),
    Asked(words="chuyển đổi số", outline_id="no-such"),
    Asked(words="chuyển đổi số", period=read("9T/2026")),
    Asked(words="hồ sơ", section="tồn tại hạn chế"),
    Asked(words="hồ sơ", meaning="D2"),
    Asked(words="hồ sơ", office="xã Phú Thịnh", year=2020),
    Asked(words="chuyen doi s"),
)


def main(reports: int) -> None:
    """Fill a folder and print the median times."""
    sources = _sources()
    random.seed(57)
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        with Session(Path(folder)) as session:
            few = None
            for number in range(reports):
                session.add(_shuffled(sources, number))
                if number == FEW - 1:
                    few = _listed(session)
            print(f"{reports} reports, {reports * SECTIONS} sections kept in "
                  f"{time.perf_counter() - begun:.0f} s")  # fmt: skip
            if few is not None:
                _print_lists(few, _listed(session), reports)
            _print_growth(session, reports)
            session.add(replace(_shuffled(sources, reports), period=read("9T/2026")))
            for asked in QUERIES:
                found = session.search(asked)
                took = _median(lambda asked=asked: session.search(asked))
                page = _median(lambda asked=asked: _shown(session, asked))
                print(f"{took:6.1f} ms, in the window's model {page:6.1f} ms  {len(found):2} found"
                      f"  {_told(asked)}")  # fmt: skip


def _listed(session: Session) -> tuple[float, ...]:
    """Measure the first page of the home page, a later one, the whole list, its narrowing."""
    return (
        _median(lambda: _first_page(session)),
        _median(lambda: session.shelf(limit=PAGE, offset=session.draft_count() - PAGE)),
        _median(session.drafts),
        _median(lambda: session.shelf("xa mau 2020", limit=PAGE)),
    )


def _print_lists(few: tuple[float, ...], many: tuple[float, ...], reports: int) -> None:
    names = ("first page of the list", "last page", "whole list", "list narrowed by words")
    for name, one, other in zip(names, few, many, strict=True):
        print(
            f"{name}: {one:.2f} ms of {FEW}, {other:.2f} ms of {reports}: {other / one:.1f} times"
        )


def _print_growth(session: Session, reports: int) -> None:
    pages = session._db.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name").fetchall()
    whole = sum(size for _, size in pages)
    index = sum(size for name, size in pages if "search_" in name)
    print(f"{whole / reports / 1000:.0f} kB a report of {SECTIONS} sections, "
          f"{100 * index / whole:.0f} % of it the index of words")  # fmt: skip


def _first_page(session: Session) -> None:
    """Do what the home page does before anything is seen."""
    model = DraftsModel()
    session.draft_count()
    model.show_drafts(session.shelf(limit=PAGE), now=datetime(2026, 6, 25))


def _shown(session: Session, asked: Asked) -> None:
    """Do what the page of the search does before anything is seen."""
    model = FoundModel()
    model.show_found(lambda limit, offset: session.search(asked, limit=limit, offset=offset))
    for row in range(model.rowCount()):
        model.data(model.index(row))


def _told(asked: Asked) -> str:
    facts = (label(asked.period) if asked.period else "", asked.outline_id, asked.section)
    return ", ".join(filter(None, (f"“{asked.words}”", *facts, asked.meaning, asked.office)))


def _median(work: Callable[[], object], turns: int = 9) -> float:
    times = []
    for _ in range(turns):
        begun = time.perf_counter()
        work()
        times.append((time.perf_counter() - begun) * 1000)
    return median(times)


def _sources() -> list[Report]:
    files = sorted(REPORTS.glob("*.txt")) if REPORTS.is_dir() else []
    outlines = load_outlines()
    return [import_file(path, outlines=outlines).report for path in files] or [
        load_sample(counting_ids())
    ]


def _shuffled(sources: list[Report], number: int) -> Report:
    source = sources[number % len(sources)]
    paragraphs = [item for each in sources for section in each.sections for item in section.blocks]
    sections = tuple(
        replace(
            source.sections[place % len(source.sections)],
            id=SectionId(f"{number}-{place}"),
            content=_content(paragraphs, f"{number}-{place}"),
        )
        for place in range(SECTIONS)
    )
    period: Period = PERIODS[number % len(PERIODS)]
    return replace(source, name=f"Báo cáo {number}", period=period, sections=sections)


def _content(paragraphs: list[Block], prefix: str) -> Content:
    chosen = random.sample(paragraphs, 6)
    return tuple(
        replace(item, id=BlockId(f"{prefix}-{place}"), origins=())
        for place, item in enumerate(chosen)
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
