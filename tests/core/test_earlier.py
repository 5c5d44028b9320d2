"""Which reports one may be laid beside: the previous, last year's, then the others."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from nq57desk.earlier import Relation
from nq57desk.model import Office, Report
from nq57desk.periods import read
from nq57desk.session import Session
from tests.helpers import build_report


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session(tmp_path / "data") as opened:
        yield opened


def kept(session: Session, period: str, place: str = "Mẫu") -> Report:
    report = build_report(period=read(period), office=Office(name=place))
    return session.add(replace(report, name=f"{period} {place}"))


def told(session: Session, report: Report) -> list[tuple[str, Relation]]:
    return [(each.name, each.relation) for each in session.earlier(report)]


def test_the_likeliest_come_first_and_other_places_last(session: Session) -> None:
    own = (("6T/2025", "Mẫu"), ("2024", "Mẫu"), ("5T/2026", "Mẫu"))
    for period, place in (*own, ("Q1/2026", "Xa")):
        kept(session, period, place)
    report = kept(session, "6T/2026")
    assert told(session, report) == [
        ("5T/2026 Mẫu", Relation.PREVIOUS),
        ("6T/2025 Mẫu", Relation.YEAR_AGO),
        ("2024 Mẫu", Relation.OTHER),
        ("Q1/2026 Xa", Relation.OTHER),
    ]


def test_the_previous_is_the_one_it_was_begun_from(session: Session) -> None:
    source = kept(session, "3T/2026")
    kept(session, "5T/2026")
    report = session.add(replace(build_report(period=read("6T/2026")), previous=source.id,
                                 office=source.office))  # fmt: skip
    assert told(session, report)[0] == ("3T/2026 Mẫu", Relation.PREVIOUS)
    previous = session.previous(report)
    assert previous is not None and previous.id == source.id


def test_a_lone_report_has_no_other(session: Session) -> None:
    assert told(session, kept(session, "6T/2026")) == []
