"""The page before the next report: from which one, for when, and what comes over of it."""

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from nq57desk.carried import waiting
from nq57desk.continuing import counted, figure_fates, habits, proposed_period
from nq57desk.drafts import DraftSummary
from nq57desk.errors import ClerkError
from nq57desk.i18n import _
from nq57desk.model import Report
from nq57desk.period_order import year_before
from nq57desk.periods import label, next_label
from nq57desk.rollover import Carry, RollOver
from nq57desk.session import Session
from ui import theme
from ui.take_over.figures import FiguresView
from ui.take_over.sections import TakenModel, TakenView
from ui.take_over.words import WordsView
from ui.widgets.data_span import SpanChooser
from ui.widgets.form import faint, heading, labelled
from ui.widgets.period import PeriodChooser, likely_period

_PAUSE_MS = 120


class TakeOverDialog(QDialog):
    """All is proposed; one click begins. Whatever is changed shows at once what comes of it."""

    def __init__(
        self, session: Session, source_id: str, *, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("The next report, from the last one"))
        self._session = session
        self._today = today
        self._rolled: RollOver | None = None
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._roll)
        self._make_fields()
        self._make_views()
        self._lay_out()
        self.source.setCurrentIndex(max(self.source.findData(source_id), 0))
        self._on_source_chosen()
        self._connect()
        self.begin.setFocus()

    def rolled(self) -> RollOver | None:
        """Return the report that would begin now, `None` where the last one cannot be read."""
        if self._pause.isActive():
            self._roll()
        return self._rolled

    def _make_fields(self) -> None:
        self.source = QComboBox()
        self.source.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for draft in self._session.drafts():
            self.source.addItem(_named(draft), draft.id)
        self.outline = QComboBox()
        self.outline.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.period = PeriodChooser()
        self.days = SpanChooser()
        self.around = faint("")
        self.summary = QLabel(wordWrap=True)

    def _make_views(self) -> None:
        self.sections = TakenModel(self)
        self.tree = TakenView(self.sections)
        self.words = WordsView()
        self.figures = FiguresView()
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(_("Words and figures"))
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.words, "")
        self.tabs.addTab(self.figures, "")
        roles = QDialogButtonBox.ButtonRole
        self.begin = QPushButton(_("Begin"))
        self.begin.setProperty("role", "next")
        self.begin.setDefault(True)
        self._buttons = QDialogButtonBox()
        self._buttons.addButton(self.begin, roles.AcceptRole)
        self._buttons.addButton(_("Cancel"), roles.RejectRole)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def _connect(self) -> None:
        self.source.activated.connect(self._on_source_chosen)
        self.outline.activated.connect(self._pause.start)
        self.period.chosen.connect(self._on_period_chosen)
        self.days.chosen.connect(lambda _span: self._pause.start())
        self.sections.chosen.connect(self._pause.start)

    def _on_source_chosen(self) -> None:
        """Propose the period after the chosen report's, and its outline."""
        try:
            source = self._session.report(self.source.currentData())
        except ClerkError as error:
            self._refuse(error)
            return
        self.outline.clear()
        for outline in self._session.outlines():
            self.outline.addItem(outline.name, outline.id)
        if self.outline.findData(source.outline.id) < 0:
            self.outline.insertItem(0, source.outline.name, source.outline.id)
        self.outline.setCurrentIndex(self.outline.findData(source.outline.id))
        period = proposed_period(source.period, otherwise=likely_period(self._today))
        self.period.show_period(period)
        self.days.show_span(period)
        self.sections.show_habits(())
        self._roll()

    def _on_period_chosen(self) -> None:
        self.days.show_span(self.period.period())
        self._pause.start()

    def _roll(self) -> None:
        self._pause.stop()
        try:
            self._rolled = rolled = self._session.roll_over(
                self.source.currentData(),
                self.period.period(),
                outline_id=self.outline.currentData(),
                choices=self.sections.choices(),
                span=self.days.span(),
            )
            source = self._session.report(self.source.currentData())
        except ClerkError as error:
            self._refuse(error)
            return
        self.begin.setEnabled(True)
        self._show(rolled, source)

    def _refuse(self, error: ClerkError) -> None:
        self._rolled = None
        self.begin.setEnabled(False)
        self.summary.setText(error.text)

    def _show(self, rolled: RollOver, source: Report) -> None:
        told = habits(rolled)
        self.sections.show_habits(told)
        self.words.show_words(rolled)
        self.tabs.setTabText(
            0,
            _("Old period in the words: {done} rewritten, {left} to judge").format(
                done=len(rolled.rewritten), left=len(rolled.left)
            ),
        )
        fates = figure_fates(source, rolled.report, self._session.catalogue())
        self.figures.show_fates(fates)
        self.tabs.setTabText(1, _("Figures: {count}").format(count=len(fates)))
        taken = counted(told, (Carry.WHOLE, Carry.FRAME))
        text = _(
            "{taken} sections come over with {parts} parts to look at, {emptied} are emptied."
            " Number, date and request letters are empty; figures are entered anew."
        )
        self.summary.setText(
            text.format(
                taken=taken,
                parts=len(waiting(rolled.report)),
                emptied=counted(told, (Carry.EMPTY,)),
            )
        )
        self.around.setText(self._around(rolled.report))

    def _around(self, report: Report) -> str:
        """Tell the task period, and whether the same period of last year is there."""
        texts = [_("Tasks: {period}.").format(period=next_label(report.period))]
        before = label(year_before(report.period)) if report.period.year else ""
        if before:
            found = self._session.year_ago(report)
            there = found.name if found else _("not on this computer")
            text = _("Same period last year: {period} ({there}).")
            texts.append(text.format(period=before, there=there))
        return " ".join(texts)

    def _lay_out(self) -> None:
        unit = theme.unit()
        top = QGridLayout()
        top.setHorizontalSpacing(unit * 3 // 2)
        top.setVerticalSpacing(unit // 4)
        for place, (first, second) in enumerate((
            ((_("&From the report:"), self.source), (_("&Outline:"), self.outline)),
            ((_("&New period:"), self.period), (_("&Days of the data:"), self.days)),
        )):  # fmt: skip
            for row, (text, field) in enumerate((first, second)):
                top.addWidget(labelled(text, field), row * 2, place)
                top.addWidget(field, row * 2 + 1, place)
        top.setColumnStretch(0, 1)
        top.setColumnStretch(1, 1)
        sides = QSplitter()
        sides.setChildrenCollapsible(False)
        sides.addWidget(self.tree)
        sides.addWidget(self.tabs)
        sides.setSizes([unit * 42, unit * 40])
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 3 // 2, unit // 2, unit * 3 // 2, unit // 2)
        column.setSpacing(unit // 2)
        column.addWidget(heading(self.windowTitle(), scale=1.4))
        column.addLayout(top)
        column.addWidget(self.around)
        column.addWidget(sides, 1)
        column.addWidget(self.summary)
        column.addWidget(self._buttons)
        self._fit_screen()

    def _fit_screen(self) -> None:
        unit = theme.unit()
        room = self.screen().availableGeometry().size()
        self.resize(min(unit * 84, room.width() - 30), min(unit * 42, room.height() - 60))


def _named(draft: DraftSummary) -> str:
    parts = (draft.name, draft.outline_name)
    return " · ".join(part for part in parts if part)
