"""The findings as a list: groups by section or by severity, those let pass folded at the end."""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto

from PySide6.QtCore import QObject, Qt

from nq57desk.checking import SEVERITIES, Checked, severity_name
from nq57desk.checks.families import Family
from nq57desk.i18n import _
from nq57desk.model import Severity
from ui.findings import looks
from ui.findings.rows import Group, Row, RowsModel
from ui.widgets.tips import wrapped

_PASSED = "passed"


class Grouping(Enum):
    """What findings are grouped by."""

    SEVERITY = auto()
    SECTION = auto()


class FindingsModel(RowsModel):
    """Heads of groups and findings in one column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent, folded=(_PASSED,))
        self._checked: tuple[Checked, ...] = ()
        self._order: dict[str, int] = {}
        self._wanted = set(SEVERITIES)
        self._family: Family | None = None
        self._grouping = Grouping.SEVERITY

    def show(self, checked: Sequence[Checked], order: Iterable[str] = ()) -> None:
        """Show findings; `order` is that of the names of their sections."""
        self._checked = tuple(checked)
        self._order = {name: place for place, name in enumerate(order)}
        self.refresh()

    def shows(self, checked: Sequence[Checked], order: Sequence[str]) -> bool:
        """Tell whether just these findings are shown already."""
        return self._checked == tuple(checked) and list(self._order) == list(dict.fromkeys(order))

    def show_severity(self, severity: Severity, wanted: bool) -> None:
        """Show findings of a severity, or leave them out."""
        (self._wanted.add if wanted else self._wanted.discard)(severity)
        self.refresh()

    def show_family(self, family: Family | None) -> None:
        """Show findings of one family alone, `None` for all."""
        self._family = family
        self.refresh()

    def group_by(self, grouping: Grouping) -> None:
        """Group otherwise."""
        self._grouping = grouping
        self.set_folded((_PASSED,))

    def fold_all(self) -> None:
        """Fold all groups, or open them where all are folded."""
        keys = {row.key for row in self._rows if isinstance(row, Group) and row.key}
        self.set_folded((_PASSED,) if keys <= self._folded else keys | {_PASSED})

    def unfold(self) -> bool:
        """Open all groups of open findings; tell whether any was folded."""
        folded = self._folded - {_PASSED}
        if folded:
            self.set_folded(self._folded - folded)
        return bool(folded)

    def checked(self) -> tuple[Checked, ...]:
        """Return all findings, shown or not."""
        return self._checked

    def row_of(self, ground: str) -> int:
        """Return the row of a finding by what it rests on, -1 where it is not shown."""
        for place, row in enumerate(self._rows):
            if isinstance(row, Checked) and row.ground == ground:
                return place
        return -1

    def next_open(self, row: int, step: int = 1) -> int:
        """Return the row of the next open finding, round at the end; -1 where none is shown."""
        rows = [
            place for place, each in enumerate(self._rows)
            if isinstance(each, Checked) and each.is_open
        ]  # fmt: skip
        if not rows:
            return -1
        beyond = [place for place in rows if (place > row if step > 0 else place < row)]
        return (beyond or rows)[0 if step > 0 else -1]

    def told(self, row: Row, role: int) -> object:
        if not isinstance(row, Checked):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.finding.message
            case Qt.ItemDataRole.DecorationRole:
                return looks.shape(row.finding.severity)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{severity_name(row.finding.severity)}: {row.finding.message}"
            case Qt.ItemDataRole.ToolTipRole:
                return wrapped((row.finding.message, f"{row.title} ({row.source})"))
        return None

    def made(self) -> Iterator[Row]:
        shown = [one for one in self._checked if self._is_wanted(one)]
        found = [one for one in shown if one.is_open]
        for key, title, group in self._groups(found):
            yield from self.group(key, title, group)
        passed = [one for one in shown if not one.is_open]
        if passed:
            title = _("Let pass ({count})").format(count=len(passed))
            yield from self.group(_PASSED, title, passed)

    def _is_wanted(self, one: Checked) -> bool:
        return one.finding.severity in self._wanted and self._family in (None, one.family)

    def _groups(self, found: Sequence[Checked]) -> Iterator[tuple[str, str, list[Checked]]]:
        if self._grouping is Grouping.SEVERITY:
            for severity in SEVERITIES:
                group = [one for one in found if one.finding.severity is severity]
                if group:
                    yield severity.value, looks.counted(severity, len(group)), group
            return
        last = len(self._order)
        names = sorted(
            dict.fromkeys(one.where for one in found),
            key=lambda name: self._order.get(name, last),
        )
        for name in names:
            group = [one for one in found if one.where == name]
            yield name, f"{name} ({len(group)})", group
