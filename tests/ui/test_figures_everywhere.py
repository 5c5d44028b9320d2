"""One figure in a sentence of part 1, a sentence of part III and a cell of Phụ lục IV."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
from docx import Document
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from nq57desk.commands import EditContent
from nq57desk.model import (
    Block,
    BlockId,
    Cell,
    Content,
    FigureId,
    FigureRef,
    Period,
    PeriodKind,
    Report,
    RowKind,
    Run,
    Section,
    SectionId,
)
from nq57desk.session import Session
from tests.ui.editing import row, table
from ui.draft import OpenDraft
from ui.main_window import MainWindow
from ui.outline.page import headings
from ui.output import Composer
from ui.tables.grid import Grid

HALF_YEAR = Period(kind=PeriodKind.MONTHS, year=2026, number=6)
FIGURE = FigureId("ho_so_truc_tuyen")
CHIP = Run(figure=FigureRef(figure=FIGURE))


def places_of(report: Report) -> tuple[Section, ...]:
    """Return a section of part 1, one of part III, and the fourth appendix."""
    titles = headings(report)
    assert titles[report.body[0].id].startswith("Phần 1")
    third = next(at for at, one in enumerate(report.body) if titles[one.id].startswith("III."))
    appendix = [section for section in report.appendices if section.is_appendix][3]
    assert titles[appendix.id].startswith("Phụ lục IV")
    return report.body[1], report.body[third + 2], appendix


def put_into(draft: OpenDraft, section: Section) -> None:
    """Show the figure at the end of the first sentence, or in the last cell of the first row."""
    blocks = section.blocks or (Block(id=BlockId(f"b-{section.id}")),)
    told = section.tables[0] if section.is_appendix and section.tables else None
    if section.is_appendix:
        told = told if told and told.rows else table(row("1", "", ""))
        line = next(each for each in told.rows if each.kind is RowKind.DATA)
        cells = (*line.cells[:-1], Cell(runs=(CHIP,)))
        rows = tuple(replace(each, cells=cells) if each is line else each for each in told.rows)
        content: Content = (replace(told, rows=rows),)
    else:
        first = replace(blocks[0], runs=(*blocks[0].runs, Run(text=" Có "), CHIP))
        content = (first, *blocks[1:])
    assert draft.run(EditContent(section.id, content))


def with_figure(window: MainWindow, report: Report) -> tuple[SectionId, ...]:
    """Open a report and show the figure in three places; return their sections."""
    window.open_report(report.id)
    places = places_of(report)
    for section in places:
        put_into(window.desk.draft, section)
    return tuple(section.id for section in places)


def on_screen(window: MainWindow, section: SectionId) -> str:
    """Return what a section shows: the text as it is copied, or the drawn cell."""
    window.report.go_to_section(section)
    editor = window.report.section.editor
    grids = editor.findChildren(Grid)
    if grids:
        grids[0].selectAll()
        grids[0].copy()
        return QApplication.clipboard().text()
    text = editor.findChildren(QTextEdit)[0]
    text.selectAll()
    return text.createMimeDataFromSelection().text()


def docx_text(data: bytes) -> str:
    document = Document(BytesIO(data))
    words = [each.text for each in document.paragraphs]
    for each in document.tables:
        words += [cell.text for line in each.rows for cell in line.cells]
    return "\n".join(words)


def pdf_text(data: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


def composed(qtbot: QtBot, window: MainWindow) -> tuple[str, str]:
    composer = Composer(window.session, window.jobs)
    made = []
    for job in (
        composer.docx(window.desk.draft.report),
        composer.pdf(window.desk.draft.report, ""),
    ):
        with qtbot.waitSignal(job.done, timeout=20_000) as waited:
            pass
        made.append(waited.args[0])
    return docx_text(made[0]), pdf_text(made[1])


def changes_everywhere(qtbot: QtBot, window: MainWindow, places: tuple[SectionId, ...]) -> None:
    """Change the figure and take it back; look at screen, Word and PDF each time."""
    window.book.enter([(FIGURE, "71.577")])
    window.desk.draft.seal()
    for typed, shown in (("82468", "82.468 hồ sơ"), ("", "71.577 hồ sơ")):
        if typed:
            window.book.enter([(FIGURE, typed)])
        else:
            window.desk.draft.undo()
        assert all(shown in on_screen(window, place) for place in places)
        docx, pdf = composed(qtbot, window)
        assert docx.count(shown) == 3
        assert " ".join(pdf.split()).count(shown) == 3


def test_a_figure_changes_in_window_word_and_pdf_at_once_and_back(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    places = with_figure(window, session.begin("tinh-uy", HALF_YEAR))
    changes_everywhere(qtbot, window, places)


def test_so_it_does_in_a_real_report(
    qtbot: QtBot, window: MainWindow, session: Session, reports_dir: Path
) -> None:
    report = session.import_file(reports_dir / "phu-thinh.txt").report
    changes_everywhere(qtbot, window, with_figure(window, report))


def test_a_chip_in_view_follows_its_figure(window: MainWindow, session: Session) -> None:
    places = with_figure(window, session.begin("tinh-uy", HALF_YEAR))
    window.report.go_to_section(places[0])
    text = window.report.section.editor.findChildren(QTextEdit)[0]
    window.book.enter([(FIGURE, "7")])
    narrow = text.document().idealWidth()
    window.book.enter([(FIGURE, "123456789")])
    assert text.document().idealWidth() > narrow
