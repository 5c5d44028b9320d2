"""Before the next report is begun: what is proposed, and what is told of it."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from nq57desk.continuing import (
    counted,
    doubts,
    figure_fates,
    habits,
    likely_source,
    proposed_period,
    rewrites,
)
from nq57desk.drafts import DraftSummary
from nq57desk.figures.catalogue import load_catalogue
from nq57desk.model import FigureValue, Office, Period, ReportId, ReportStatus, SectionId
from nq57desk.periods import code, label, read
from nq57desk.rollover import Carry, Doubt, Reason
from nq57desk.session import Session
from tests.core.test_rollover import previous, rolled, section
from tests.helpers import counting_ids


def draft(period: str, **parts: object) -> DraftSummary:
    read_period = read(period)
    whole = {
        "id": ReportId(period), "name": period, "outline_id": "mau", "outline_name": "Mẫu",
        "office": "xã Mẫu", "period": read_period, "period_label": label(read_period),
        "status": ReportStatus.DRAFT, "done": 0, "total": 1, "empty": 0, "missing": 0,
        "words": 9, "created": None, "changed": datetime(2026, 5, 1), "in_bin": False,
    } | parts  # fmt: skip
    return DraftSummary(**whole)


def test_the_last_period_of_the_office_is_proposed() -> None:
    drafts = [draft("Q1/2026"), draft("5T/2026"), draft("2025"), draft("9T/2026", office="xã Lạ")]
    chosen = likely_source(drafts, Office(name="Mẫu"))
    assert chosen is not None and chosen.id == "5T/2026"
    other = likely_source(drafts, Office(name="Khác"))
    assert other is not None and other.id == "9T/2026"
    assert likely_source([], None) is None


def test_of_one_period_the_longer_and_the_signed_report_is_proposed() -> None:
    signed = draft("6T/2026", id=ReportId("s"), status=ReportStatus.SIGNED)
    chosen = likely_source([draft("6T/2026"), draft("Q2/2026"), signed], None)
    assert chosen is signed


def test_where_no_draft_has_a_period_the_last_changed_is_proposed() -> None:
    later = draft("", id=ReportId("z"), changed=datetime(2026, 5, 2))
    assert likely_source([draft(""), later], None) is later


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("5T/2026", "6T/2026"), ("6T/2026", "9T/2026"), ("9T/2026", "2026"), ("2026", "2027"),
        ("Q1/2026", "Q2/2026"), ("Q4/2026", "Q1/2027"), ("12/2026", "01/2027"), ("", "2026"),
    ],
)  # fmt: skip
def test_the_next_period_of_the_kind_is_proposed(old: str, new: str) -> None:
    assert (
        code(proposed_period(read(old), otherwise=Period(kind=read("2026").kind, year=2026)))
        == new
    )


def test_sections_are_told_by_their_habit_those_without_words_left_out() -> None:
    told = habits(rolled(previous(sections=(*previous().sections, section("leer", key="")))))
    assert [each.reason for each in told] == [
        Reason.KEPT, Reason.DOCUMENTS, Reason.FIGURES, Reason.OWN, Reason.ANEW
    ]  # fmt: skip
    assert counted(told, [Carry.EMPTY]) == 1
    assert counted(told, [Carry.WHOLE, Carry.FRAME]) == 4


def test_a_habit_names_no_common_fate_where_the_clerk_chose_otherwise() -> None:
    more = section("own", "Một việc khác.")
    report = previous(sections=(*previous().sections, more))
    told = habits(rolled(report, choices={SectionId("own"): Carry.EMPTY}))
    own = next(each for each in told if each.reason is Reason.OWN)
    assert own.carry is None
    assert own.sections[-1].proposed is Carry.WHOLE


def test_the_same_rewriting_is_told_once_and_what_is_most_likely_stale_first() -> None:
    source = section("a", "Năm 2025 khác. Trong 5 tháng đầu năm 2026 và sau 5 tháng.", key="giu")
    again = section("b", "Trong 5 tháng đầu năm 2026.", key="so")
    result = rolled(previous(sections=(source, again)))
    assert [(each.before, each.count) for each in rewrites(result)] == [
        ("5 tháng đầu năm 2026", 2)
    ]
    assert [each.doubt for each in doubts(result)] == [Doubt.OLD_PERIOD, Doubt.YEAR]


def test_figures_that_stay_come_first_the_others_are_asked_anew() -> None:
    catalogue = load_catalogue()
    slow = next(each for each in catalogue.figures if each.slow and not each.makings)
    quick = next(each for each in catalogue.figures if not each.slow and not each.makings)
    values = tuple(FigureValue(figure=each.id, value=Decimal(7)) for each in (quick, slow))
    source = previous(figures=values)
    fates = figure_fates(source, rolled(source, slow=(slow.id,)).report, catalogue)
    assert [(fate.label, fate.stays) for fate in fates] == [
        (slow.label, True),
        (quick.label, False),
    ]
    assert "7" in fates[0].last


def test_a_report_of_another_office_stays_the_previous_one(tmp_path: Path) -> None:
    with Session(tmp_path, new_id=counting_ids()) as session:
        other = session.add(previous(office=Office(name="Khác")))
        session.set_office(Office(name="Mẫu"))
        begun = session.add(session.roll_over(other.id, read("6T/2026")).report)
        assert begun.office.name == "Mẫu"
        assert session.previous(begun) == other


@pytest.mark.parametrize(
    ("period", "before", "a_year_before"),
    [
        ("6T/2026", "5T/2026", "6T/2025"),
        ("9T/2026", "6T/2026", None),
        ("Q1/2026", "6T/2025", "3T/2025"),
        ("2026", "9T/2026", None),
    ],
)
def test_period_before_and_a_year_before_are_found_across_kinds(
    period: str, before: str, a_year_before: str | None, tmp_path: Path
) -> None:
    with Session(tmp_path, new_id=counting_ids()) as session:
        for known in ("3T/2025", "6T/2025", "5T/2026", "6T/2026", "9T/2026"):
            session.add(previous(period=read(known)))
        report = replace(previous(period=read(period)), id=ReportId("new"))
        found, former = session.previous(report), session.year_ago(report)
        assert found is not None and code(found.period) == before
        assert (former and code(former.period)) == a_year_before
