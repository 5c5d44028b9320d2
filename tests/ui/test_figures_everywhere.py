"""One figure in a sentence of part 1, a sentence of part III and a cell of Phụ lục IV."""

from dataclasses import replace
from io import BytesIO

import pypdfium2
from docx import Document
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from nq57desk.commands import EditContent
from nq57desk.model import (
    Block,
    BlockId,
    Cell,
    FigureId,
    FigureRef,
    Period,
    PeriodKind,
    Run,
    SectionId,
)
from nq57desk.session import Session
from tests.ui.editing import row, table
from ui.main_window import MainWindow
from ui.output import Composer
from ui.tables.grid import Grid

HALF_YEAR = Period(kind=PeriodKind.MONTHS, year=2026, number=6)
FIGURE = FigureId("ho_so_truc_tuyen")
CHIP = Run(figure=FigureRef(figure=FIGURE))


def with_figure(window: MainWindow, session: Session) -> tuple[SectionId, ...]:
    """Open a report that shows the figure in three places; return their sections."""
    window.open_report(session.begin("tinh-uy", HALF_YEAR).id)
    draft = window.desk.draft
    body, appendices = draft.report.body, draft.report.appendices
    places = (body[1].id, body[-3].id, appendices[3].id)
    for section in places[:2]:
        block = Block(id=BlockId(f"b-{section}"), runs=(Run(text="Tiếp nhận "), CHIP))
        draft.run(EditContent(section, (block,)))
    told = table(row("1", "", ""))
    first, _empty, last = told.rows[0].cells
    line = replace(told.rows[0], cells=(first, Cell(runs=(CHIP,)), last))
    draft.run(EditContent(places[2], (replace(told, rows=(line,)),)))
    return places


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


def test_a_figure_changes_in_window_word_and_pdf_at_once_and_back(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    places = with_figure(window, session)
    window.book.enter([(FIGURE, "1.577")])
    window.desk.draft.seal()
    for typed, shown in (("2468", "2.468 hồ sơ"), ("", "1.577 hồ sơ")):
        if typed:
            window.book.enter([(FIGURE, typed)])
        else:
            window.desk.draft.undo()
        assert all(shown in on_screen(window, place) for place in places)
        docx, pdf = composed(qtbot, window)
        assert docx.count(shown) == 3
        assert pdf.count(shown) == 3


def test_a_chip_in_view_follows_its_figure(window: MainWindow, session: Session) -> None:
    places = with_figure(window, session)
    window.report.go_to_section(places[0])
    text = window.report.section.editor.findChildren(QTextEdit)[0]
    window.book.enter([(FIGURE, "7")])
    narrow = text.document().idealWidth()
    window.book.enter([(FIGURE, "123456789")])
    assert text.document().idealWidth() > narrow
