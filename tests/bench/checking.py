"""How fast a report is checked, whole and after a change: python -m tests.bench.checking

The largest of the real reports where they lie beside this checkout, else the sample. The first
check is that of a fresh process, tables and patterns not yet made ready.
"""

import time
from dataclasses import replace
from statistics import median

from nq57desk.checks import RULES, Checker
from nq57desk.importing import import_file
from nq57desk.model import Report, Run
from nq57desk.outlines import load_outlines
from nq57desk.samples import load_sample
from tests.conftest import REPORTS
from tests.helpers import counting_ids

CHANGES = 40


def main() -> None:
    """Print the times."""
    report = _largest()
    checker = Checker()
    begun = time.perf_counter()
    found = checker.check(report)
    first = _since(begun)
    changed, times = report, []
    for turn in range(CHANGES):
        changed = _with_more_words(changed, turn)
        begun = time.perf_counter()
        checker.check(changed)
        times.append(_since(begun))
    size = sum(len(block.text) for one in report.sections for block in one.blocks)
    print(f"{report.name}: {len(report.sections)} sections, {size} letters, {len(found)} findings")
    print(f"{len(RULES)} rules over the whole report, fresh process: {first:.0f} ms")
    print(f"after a change of one paragraph: {median(times):.1f} ms, at most {max(times):.1f} ms")


def _largest() -> Report:
    files = sorted(REPORTS.glob("*.txt"), key=lambda path: path.stat().st_size)
    if not files:
        return load_sample(counting_ids())
    return import_file(files[-1], outlines=load_outlines()).report


def _with_more_words(report: Report, turn: int) -> Report:
    """Return the report as after typing on in one paragraph, each time another one."""
    places = [index for index, one in enumerate(report.sections) if one.blocks]
    place = places[turn * 7 % len(places)]
    section = report.sections[place]
    block = section.blocks[0]
    longer = replace(block, runs=(*block.runs, Run(text=f" Thêm {turn} chữ.")))
    content = tuple(longer if item is block else item for item in section.content)
    sections = list(report.sections)
    sections[place] = replace(section, content=content)
    return replace(report, sections=tuple(sections))


def _since(begun: float) -> float:
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    main()
