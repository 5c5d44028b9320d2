"""How long findings hold up the window while the clerk types: python -m tests.bench.marking

The largest of the real reports where they lie beside this checkout, else the sample; with the
pane open. What the window's thread does when a check is done, when a page is turned, and before
printing. Other programs on the computer do not count: times are those of the thread itself.
"""

import os
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from nq57desk.checking import Checked, Checking
from nq57desk.model import Report
from nq57desk.readiness import open_groups
from nq57desk.session import Session
from tests.conftest import REPORTS
from ui.actions import Act
from ui.app import make_application
from ui.findings.watch import Result
from ui.main_window import MainWindow
from ui.outline.page import pages

TURNS = 30


def main() -> None:
    """Print the times."""
    application = make_application()
    with TemporaryDirectory() as folder, Session(Path(folder)) as session:
        report = _largest(session)
        window = MainWindow(session)
        window.resize(1366, 768)
        window.show()
        window.open_report(report.id)
        window.acts[Act.FINDINGS].setChecked(True)
        checking = session.checking()
        checked = checking.check(report)
        print(f"{report.name}: {len(report.sections)} sections, {len(checked)} findings")
        many = tuple(replace(one, ground=f"{turn}") for turn, one in enumerate(checked * 3))
        turns, names = count(), Checking().place_names(report)

        def done(found: tuple[Checked, ...]) -> None:
            """Tell a check in which something else is wrong each time."""
            changed = replace(found[0], where=f"{next(turns)}")
            window.findings._on_found(
                Result(report=report, checked=(changed, *found[1:]), names=names)
            )

        for some in (checked, many):
            _print(f"a check is done, {len(some)} findings", lambda some=some: done(some))
            _print(
                "… and the window drawn after it",
                application.processEvents,
                lambda some=some: done(some),
            )
        order = pages(report)
        turned = iter(order * TURNS)
        _print("a page is turned", lambda: window.report._show(next(turned)))
        _print("marks of a page", window.findings._show_marks)
        _print("what is open before printing", lambda: open_groups(report, checked))
        window.close()
        application.processEvents()


def _largest(session: Session) -> Report:
    files = sorted(REPORTS.glob("*.txt"), key=lambda path: path.stat().st_size)
    return session.import_file(files[-1]).report if files else session.add_sample()


def _print(
    name: str, do: Callable[[], object], before: Callable[[], object] = lambda: None
) -> None:
    times = []
    for _turn in range(TURNS):
        before()
        begun = time.thread_time()
        do()
        times.append((time.thread_time() - begun) * 1000)
    print(f"{name}: {median(times):.1f} ms, at most {max(times):.1f} ms")


if __name__ == "__main__":
    main()
