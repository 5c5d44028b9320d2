"""What may stand beside the page: last period, findings, printed pages; one at a time."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.actions import Act, Actions
from ui.memory import Memory
from ui.report_page import ReportPage
from ui.right_pane import PAGE


class Sides(QObject):
    """Shows a side where its action is checked, and remembers which was shown.

    Signals:
        turned(): another side is shown, or none.
    """

    turned = Signal()

    def __init__(
        self, report: ReportPage, acts: Actions, memory: Memory, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._report = report
        self._acts = acts
        self._memory = memory
        self._panes: dict[Act, QWidget] = {}
        report.right.closed.connect(self._close)
        report.right.turned.connect(self._on_turned)

    def add(self, act: Act, pane: QWidget, title: str, *, room: int = PAGE) -> None:
        """Let an action show a pane; `room` as for `RightPane.add`."""
        self._panes[act] = pane
        self._report.right.add(pane, title, room=room)
        self._acts[act].toggled.connect(lambda wanted: self._on_toggled(act, wanted))

    def is_shown(self, act: Act) -> bool:
        """Whether the clerk wants this side beside the page."""
        return self._acts[act].isChecked()

    def is_any_shown(self) -> bool:
        """Whether anything stands beside the page."""
        return any(map(self.is_shown, self._panes))

    def keep(self) -> None:
        """Remember which side is shown."""
        for act in self._panes:
            self._memory.keep_flag(_name(act), self.is_shown(act))

    def restore(self) -> None:
        """Show the side that was shown last."""
        for act in self._panes:
            self._acts[act].setChecked(self._memory.flag(_name(act)))

    def _on_toggled(self, act: Act, wanted: bool) -> None:
        """Show a side in place of another, or put it away."""
        if wanted:
            for other in self._panes:
                if other is not act:
                    self._acts[other].setChecked(False)
            self._report.right.setCurrentWidget(self._panes[act])
        self._report.show_right(self.is_any_shown())
        self.turned.emit()

    def _on_turned(self, pane: QWidget) -> None:
        if self._report.right.isVisible():
            act = next(act for act, widget in self._panes.items() if widget is pane)
            self._acts[act].setChecked(True)

    def _close(self) -> None:
        for act in self._panes:
            self._acts[act].setChecked(False)


def _name(act: Act) -> str:
    return act.name.lower().replace("_", "-")
