"""Makes the stored file of a released form: python -m tests.stored_file m001.db

Run once when a step of `store.migrations` is released; files of earlier steps are never remade.
"""

import sys
import tempfile
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from nq57desk.model import (
    Block,
    BlockId,
    Closing,
    FigureForm,
    FigureId,
    FigureRef,
    FigureValue,
    Header,
    Origin,
    PartialDate,
    Period,
    PeriodKind,
    Report,
    Run,
    SectionKind,
    Unplaced,
)
from nq57desk.session import Session
from nq57desk.store import backups
from tests.helpers import block, build_report, counting_ids, section, table

MOMENT = datetime(2026, 6, 15, 8, 30)


def full_report() -> Report:
    """Build a report with something in every part that is stored."""
    runs = (
        Run(text="Tiếp nhận ", bold=True),
        Run(figure=FigureRef(figure=FigureId("ho-so"), form=FigureForm.BOTH)),
        Run(text=" hồ sơ", italic=True, link="https://mau.gov.vn"),
    )
    mixed = Block(id=BlockId("m"), runs=runs, origins=(Origin(4), Origin(5, 12)))
    report = build_report(
        section("a", content=(mixed, table(("1", "Kế hoạch"))), key="D2", number="e)", done=True),
        section("b", "Không có.", level=2),
        section("p", kind=SectionKind.APPENDIX),
        period=Period(kind=PeriodKind.RANGE, start=date(2026, 1, 1), end=date(2026, 6, 14)),
        figures=(FigureValue(figure=FigureId("ho-so"), value=Decimal("1577"), note="một cửa"),),
        unplaced=(Unplaced(id=BlockId("u"), text="Trang 3", line=88),),
    )
    return replace(
        report,
        header=Header(number="45", date=PartialDate(month=6, year=2026), bases=(block("Căn cứ"),)),
        closing=Closing(recipients=("Lưu: VT",), signer="Nguyễn Văn Mẫu"),
    )


def make(path: Path) -> None:
    """Keep the report and an office in a new file at `path`, without companions."""
    with tempfile.TemporaryDirectory() as folder:
        data_dir = Path(folder)
        new_id = counting_ids()
        with Session(data_dir, clock=lambda: MOMENT, new_id=new_id) as session:
            report = session.add(full_report())
            session.set_office(report.office)
            kind = backups.BackupKind.SAFETY
            copy = backups.make(session._db.conn, data_dir, kind=kind, now=MOMENT)
            path.write_bytes(copy.path.read_bytes())


if __name__ == "__main__":
    make(Path(sys.argv[1]))
