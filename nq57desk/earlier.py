"""Which other reports one may be laid beside, those that are meant most often first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from nq57desk.drafts import DraftSummary
from nq57desk.model import Period, Report, ReportId, ReportStatus
from nq57desk.period_order import latest_before, same_days, year_before


class Relation(Enum):
    """What another report is to one."""

    PREVIOUS = auto()  # kỳ trước
    YEAR_AGO = auto()  # cùng kỳ năm trước
    OTHER = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A report that another may be laid beside."""

    id: ReportId
    name: str
    period: Period
    period_label: str
    relation: Relation = Relation.OTHER


def earlier(report: Report, drafts: Iterable[DraftSummary]) -> tuple[Earlier, ...]:
    """Return all of `drafts` but `report`: the previous, last year's, the others.

    The others are those of the same place first, each in the order of `drafts`.
    """
    known = [each for each in drafts if each.id != report.id]
    near = of_office(report, known)
    relations = {
        year_ago_id(report, near): Relation.YEAR_AGO,
        previous_id(report, near): Relation.PREVIOUS,
    }
    at_home = {each.id for each in near}
    found = (_earlier(each, relations) for each in known)
    return tuple(sorted(found, key=lambda each: (each.relation.value, each.id not in at_home)))


def of_office(report: Report, drafts: Iterable[DraftSummary]) -> list[DraftSummary]:
    """Return the other drafts of the same place, signed ones first."""
    place = report.office.locality
    found = [each for each in drafts if each.id != report.id and each.office == place]
    return sorted(found, key=lambda each: each.status is not ReportStatus.SIGNED)


def previous_id(report: Report, near: Sequence[DraftSummary]) -> ReportId | None:
    """Return the report before: the one it was begun from, else the last to end earlier."""
    if any(each.id == report.previous for each in near):
        return report.previous
    return _on(latest_before(report.period, [each.period for each in near]), near)


def year_ago_id(report: Report, near: Sequence[DraftSummary]) -> ReportId | None:
    """Return the report on the same period of last year."""
    before = year_before(report.period)
    found = next((each.period for each in near if same_days(each.period, before)), None)
    return _on(found, near)


def _on(period: Period | None, near: Sequence[DraftSummary]) -> ReportId | None:
    if period is None:
        return None
    return next(each.id for each in near if each.period == period)


def _earlier(draft: DraftSummary, relations: dict[ReportId | None, Relation]) -> Earlier:
    return Earlier(
        id=draft.id,
        name=draft.name,
        period=draft.period,
        period_label=draft.period_label,
        relation=relations.get(draft.id, Relation.OTHER),
    )
