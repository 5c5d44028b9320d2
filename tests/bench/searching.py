"""How fast the words of 1,000 reports are found: python -m tests.bench.searching [REPORTS]

Reports are made of the real ones where they lie beside this checkout, else of the sample, their
paragraphs shuffled over 50 sections each.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median

from nq57desk.importing import import_file
from nq57desk.model import Block, BlockId, Content, Period, Report, SectionId
from nq57desk.outlines import load_outlines
from nq57desk.periods import read
from nq57desk.samples import load_sample
from nq57desk.searching import Asked
from nq57desk.session import Session
from tests.conftest import REPORTS
from tests.helpers import counting_ids

SECTIONS = 50
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
)


def main(reports: int) -> None:
    """Fill a folder and print the median times."""
    sources = _sources()
    random.seed(57)
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        with Session(Path(folder)) as session:
            times = [_list_time(session)]
            for number in range(reports):
                session.add(_shuffled(sources, number))
                if number == 9:
                    times.append(_list_time(session))
            print(f"{reports} reports, {reports * SECTIONS} sections kept in "
                  f"{time.perf_counter() - begun:.0f} s, "
                  f"{(Path(folder) / 'nq57desk.db').stat().st_size / 1e6:.0f} MB")  # fmt: skip
            session.add(replace(_shuffled(sources, reports), period=read("9T/2026")))
            print(f"list of 10: {times[1]:.1f} ms; of {reports}: {_list_time(session):.1f} ms")
            for asked in QUERIES:
                found = session.search(asked)
                took = _median(lambda asked=asked: session.search(asked))
                print(f"{took:6.1f} ms  {len(found):2} found  {asked}")


def _list_time(session: Session) -> float:
    return _median(session.drafts)


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
