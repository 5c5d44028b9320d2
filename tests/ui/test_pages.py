"""The pages of a report: what the clerk does becomes a command, what changes is shown."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from nq57desk.commands import (
    DropUnplaced,
    EditClosing,
    EditContent,
    EditHeader,
    EditHeading,
    MarkDone,
    SetPeriod,
    touched,
)
from nq57desk.model import (
    BlockId,
    Closing,
    Header,
    Numbering,
    PartialDate,
    Period,
    PeriodKind,
    Report,
    SectionId,
    Signer,
    Unplaced,
)
from nq57desk.session import Session
from nq57desk.tree_commands import RenumberByRule
from tests.helpers import block, build_report, counting_ids, section
from ui.draft import Change
from ui.editor.view import SectionEditor
from ui.figures.book import FigureBook
from ui.figures.section_form import SectionFigures
from ui.pages.closing import SIGNATURES, ClosingPage
from ui.pages.header import HeaderPage
from ui.pages.section import SectionPage
from ui.pages.unplaced import PiecesModel, UnplacedPage

A = SectionId("a")


def change(report: Report, command) -> Change:
    after = command.apply(report)
    return Change(before=report, after=after, touched=touched(report, after))


@pytest.fixture
def report() -> Report:
    return build_report(
        section("a", "Một", key="k", numbering=Numbering.LETTER, number="e)", heading="Về {nam}"),
        section("b", numbering=Numbering.LETTER),
        period=Period(kind=PeriodKind.YEAR, year=2026),
        header=Header(
            subject="Kết quả {ky}", bases=(block("Căn cứ A"),), lead_in=(block("sau:"),)
        ),
        closing=Closing(sentence=(block("Hết"),), signature=SIGNATURES[1], signer="Ai"),
        unplaced=(Unplaced(id=BlockId("u"), text="lạc", line=7),),
    )


@pytest.fixture
def header(qtbot: QtBot, report: Report) -> HeaderPage:
    page = HeaderPage(width=640, new_id=counting_ids())
    qtbot.addWidget(page)
    page.show_report(report)
    return page


def test_the_subject_is_shown_filled_and_keeps_its_period(
    header: HeaderPage, qtbot: QtBot
) -> None:
    assert header.subject.toPlainText() == "Kết quả năm 2026"
    with qtbot.waitSignal(header.edited) as told:
        header.subject.setPlainText("Tình hình năm 2026")
    assert told.args[0].header.subject == "Tình hình {ky}"


def test_number_and_date_may_stay_blank(header: HeaderPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(header.edited) as told:
        header.month.setValue(6)
    assert told.args[0].header.date == PartialDate(month=6)
    assert header.day.text().strip() == ""


def test_a_period_chosen_in_the_head_is_a_command(header: HeaderPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(header.edited) as told:
        header.period.year.setValue(2027)
    assert told.args == [SetPeriod(Period(kind=PeriodKind.YEAR, year=2027))]


def test_showing_another_head_is_not_an_edit(
    header: HeaderPage, report: Report, qtbot: QtBot
) -> None:
    other = replace(report.header, subject="Khác", addressees=("Sở A",), number="12")
    with qtbot.assertNotEmitted(header.edited):
        header.refresh(change(report, EditHeader(other)))
    assert header.addressees.toPlainText() == "Sở A" and header.number.text() == "12"


@pytest.fixture
def closing(qtbot: QtBot, report: Report) -> ClosingPage:
    page = ClosingPage(width=640, new_id=counting_ids())
    qtbot.addWidget(page)
    office = replace(report.office, signers=(Signer(name="Bà B", position="Phó Chủ tịch"),))
    page.show_report(replace(report, office=office))
    return page


def test_a_form_of_signature_brings_the_signer_of_that_position(
    closing: ClosingPage, qtbot: QtBot
) -> None:
    assert closing.forms.checkedId() == 1
    with qtbot.waitSignal(closing.edited) as told:
        closing.forms.button(0).click()
    assert told.args[0].closing.signature == ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert told.args[0].closing.signer == "Bà B"


def test_another_form_of_signature_can_be_written(closing: ClosingPage, qtbot: QtBot) -> None:
    closing.forms.button(len(SIGNATURES)).click()
    with qtbot.waitSignal(closing.edited) as told:
        closing.other.setPlainText("TM. BAN CHỈ ĐẠO\nTRƯỞNG BAN")
    assert told.args[0].closing.signature == ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN")


def test_recipients_are_the_lines_that_say_something(closing: ClosingPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(closing.edited) as told:
        closing.recipients.setPlainText("Như trên\n\n  Lưu: VT ")
    assert isinstance(told.args[0], EditClosing)
    assert told.args[0].closing.recipients == ("Như trên", "Lưu: VT")


@pytest.fixture
def page(qtbot: QtBot, report: Report, session: Session) -> SectionPage:
    figures = SectionFigures(FigureBook(session))
    made = SectionPage(SectionEditor(), figures, new_id=counting_ids())
    qtbot.addWidget(made)
    made.show_section(report, A)
    return made


def test_a_section_shows_number_and_filled_heading(page: SectionPage) -> None:
    assert page.heading_text() == "e) Về 2026"


def test_a_number_out_of_order_can_be_put_in_order(page: SectionPage, qtbot: QtBot) -> None:
    assert "e)" in page.renumber.text() and "a)" in page.renumber.text()
    with qtbot.waitSignal(page.edited) as told:
        page.renumber.click()
    assert told.args == [RenumberByRule(A)]


def test_what_is_written_is_a_command_and_is_not_shown_again(
    page: SectionPage, report: Report, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = (block("Một hai", block_id="a-Một"),)
    with qtbot.waitSignal(page.edited) as told:
        page.editor.content_changed.emit(content)
    assert told.args == [EditContent(A, content)]
    shown = []
    monkeypatch.setattr(page.editor, "show_content", lambda *args, **_rest: shown.append(args))
    page.refresh(change(report, told.args[0]))
    assert shown == []
    page.refresh(change(told.args[0].apply(report), EditContent(A, ())))
    assert shown == [((),)]


def test_the_heading_of_an_own_section_can_be_written_at_once(
    page: SectionPage, report: Report, qtbot: QtBot
) -> None:
    assert page.heading.isHidden()
    page.show_section(report, SectionId("b"))
    assert not page.heading.isHidden()
    with qtbot.waitSignal(page.edited) as told:
        page.heading.setPlainText("Việc khác")
    assert told.args == [EditHeading(SectionId("b"), "Việc khác")]


def test_done_is_a_tick(page: SectionPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.edited) as told:
        page.done.click()
    assert told.args == [MarkDone(A, True)]


def test_the_list_of_pieces_keeps_the_rules_of_qt(qtmodeltester, report: Report) -> None:
    model = PiecesModel()
    model.show_pieces(report.unplaced)
    qtmodeltester.check(model)
    assert model.index(0, 0).data() == "Dòng 7: lạc"


def test_a_piece_can_be_dropped(qtbot: QtBot, report: Report) -> None:
    made = UnplacedPage()
    qtbot.addWidget(made)
    made.show_report(report)
    with qtbot.waitSignal(made.edited) as told:
        made.drop.click()
    assert told.args == [DropUnplaced(BlockId("u"))]
