"""What is open as a list: a title that folds for each matter, findings under their sections."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon

from nq57desk.i18n import _
from nq57desk.model import Severity
from nq57desk.readiness import Matter, OpenGroup, OpenItem, counted
from nq57desk.vietnamese import normalise
from ui import theme
from ui.findings import looks
from ui.findings.delegate import Told
from ui.findings.rows import Group, Row, RowsModel
from ui.widgets.tips import wrapped

_SEVERITIES = {Matter.ERROR: Severity.ERROR, Matter.WARNING: Severity.WARNING}
_MOST_OPEN = {Matter.FIGURE: 8, Matter.CARRIED: 8, Matter.PASSED: 0}


class ReadyModel(RowsModel):
    """All that is open in a report."""

    def __init__(self) -> None:
        super().__init__()
        self._groups: tuple[OpenGroup, ...] = ()

    def show(self, groups: Sequence[OpenGroup], *, anew: bool) -> None:
        """Show what is open; `anew` folds what is long and less grave."""
        self._groups = tuple(groups)
        if anew:
            self.set_folded(
                group.matter.value
                for group in groups
                if len(group.items) > _MOST_OPEN.get(group.matter, len(group.items))
            )
        else:
            self.refresh()

    def made(self) -> Iterator[Row]:
        for group in self._groups:
            title = counted(group)
            rows = list(_under_sections(group))
            yield from self.group(group.matter.value, title[:1].upper() + title[1:], rows)

    def told(self, row: Row, role: int) -> object:
        if isinstance(row, OpenItem) and role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if isinstance(row, OpenItem) and role == Qt.ItemDataRole.ToolTipRole and row.checked:
            source = row.checked.source
            return wrapped((row.text, f"{row.checked.title} ({source})"))
        return None


def _under_sections(group: OpenGroup) -> Iterator[Row]:
    where = ""
    for item in group.items:
        if group.matter in _SEVERITIES and item.where != where:
            where = item.where
            yield Group(title=where)
        yield item


def told(row: object) -> Told | None:
    """Tell one thing that is open; the reason where it was let pass."""
    if not isinstance(row, OpenItem):
        return None
    one = row.checked
    below = ""
    if one is not None and not one.is_open:
        below = _("Let pass: {reason}").format(reason=one.reason)
    return Told(shape=_shape(row), text=normalise(row.text), below=below)


def _shape(item: OpenItem) -> QIcon:
    if item.checked is not None:
        return looks.shape(item.checked.finding.severity)
    return theme.status_icon("status-empty")
