from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from nq57desk.checking import Checked
from nq57desk.checks.families import Family
from nq57desk.model import (
    Block,
    BlockId,
    FigureId,
    FigureRef,
    Finding,
    Place,
    Run,
    SectionId,
    Severity,
)
from tests.helpers import build_report, section
from ui.findings.model import FindingsModel, Grouping
from ui.findings.places import spot
from ui.findings.rows import Group
from ui.tables.cells import column_at


def one(ground: str, severity: Severity, *, where: str = "I", reason: str = "") -> Checked:
    finding = Finding(rule="mau", severity=severity, message=f"Sai {ground}")
    return Checked(finding=finding, where=where, ground=ground, reason=reason)


ERROR = one("e", Severity.ERROR, where="II")
NOTE = one("n", Severity.INFO)
PASSED = one("p", Severity.WARNING, reason="Đúng")


def titles(model: FindingsModel) -> list[str]:
    rows = [model.row_at(row) for row in range(model.rowCount())]
    return [row.title if isinstance(row, Group) else row.ground for row in rows if row]


def test_findings_stand_by_gravity_or_in_printed_order(qtmodeltester: ModelTester) -> None:
    model = FindingsModel()
    model.show((ERROR, NOTE), ("I", "II"))
    assert titles(model) == ["1 lỗi", "e", "1 lưu ý", "n"]
    model.group_by(Grouping.SECTION)
    assert titles(model) == ["I (1)", "n", "II (1)", "e"]
    qtmodeltester.check(model)


def test_those_let_pass_are_folded_at_the_end() -> None:
    model = FindingsModel()
    model.show((PASSED, ERROR))
    assert titles(model) == ["1 lỗi", "e", "Đã bỏ qua (1)"]
    model.toggle(2)
    assert titles(model)[-1] == "p"
    assert model.next_open(1) == 1


def test_any_group_folds_and_stays_folded_while_it_counts() -> None:
    model = FindingsModel()
    model.show((ERROR, NOTE))
    model.toggle(0)
    assert titles(model) == ["1 lỗi", "1 lưu ý", "n"]
    model.show((ERROR, one("f", Severity.ERROR), NOTE))
    assert titles(model) == ["2 lỗi", "1 lưu ý", "n"]
    assert model.unfold() and titles(model)[:3] == ["2 lỗi", "e", "f"]


def test_all_groups_fold_at_once_and_open_again() -> None:
    model = FindingsModel()
    model.show((ERROR, NOTE, PASSED))
    model.fold_all()
    assert titles(model) == ["1 lỗi", "1 lưu ý", "Đã bỏ qua (1)"]
    model.fold_all()
    assert titles(model) == ["1 lỗi", "e", "1 lưu ý", "n", "Đã bỏ qua (1)"]


def test_one_family_is_shown_alone() -> None:
    model = FindingsModel()
    model.show((replace(ERROR, family=Family.ARITHMETIC), replace(NOTE, family=Family.LANGUAGE)))
    model.show_family(Family.LANGUAGE)
    assert titles(model) == ["1 lưu ý", "n"]
    model.show_family(None)
    assert len(titles(model)) == 4


def test_a_severity_that_is_left_out_is_not_listed() -> None:
    model = FindingsModel()
    model.show((ERROR, NOTE))
    model.show_severity(Severity.ERROR, False)
    assert model.row_of("e") == -1 and model.row_of("n") == 1
    assert model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole) == "lưu ý: Sai n"


def test_figures_and_rare_letters_are_counted_as_qt_does() -> None:
    runs = (Run(text="Có "), Run(figure=FigureRef(figure=FigureId("ho-so"))), Run(text=" 𝐚 hồ sơ"))
    content = (Block(id=BlockId("b"), runs=runs),)
    report = build_report(section("a", content=content))
    place = Place(section=SectionId("a"), block="b", start=6, end=8)
    finding = Finding(rule="mau", severity=Severity.ERROR, message="Sai", places=(place,))
    found = spot(report, Checked(finding=finding, where="", ground=""))
    assert found is not None and (found.start, found.end) == (8, 10)


def test_words_between_two_figures_are_where_they_stand() -> None:
    chip = Run(figure=FigureRef(figure=FigureId("ho-so")))
    runs = (chip, Run(text=" hồ sơ, đạt 82%; "), chip)
    report = build_report(section("a", content=(Block(id=BlockId("b"), runs=runs),)))
    place = Place(section=SectionId("a"), block="b", start=12, end=15)
    finding = Finding(rule="mau", severity=Severity.ERROR, message="Sai", places=(place,))
    found = spot(report, Checked(finding=finding, where="", ground=""))
    assert found is not None and (found.start, found.end) == (13, 16)


def test_a_position_in_a_row_tells_its_cell() -> None:
    texts = ["1", "Kế hoạch", ""]
    assert [column_at(texts, position) for position in (0, 2, 10, 11, 99)] == [0, 1, 1, 2, 2]
