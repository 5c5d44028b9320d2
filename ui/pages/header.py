"""The head of the report: period, number, date, subject, addressees, legal bases, lead-in."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSpinBox

from nq57desk.commands import Command, EditHeader, SetDataSpan
from nq57desk.i18n import _
from nq57desk.model import Block, Header, PartialDate, Period, Report
from nq57desk.outlines import fill, parameters
from nq57desk.rescheduling import put_on
from ui import theme
from ui.draft import Change
from ui.editor.chip_keys import FigureKeys
from ui.editor.chips import TextOf
from ui.editor.paragraphs import ParagraphsEdit
from ui.editor.underline import Underlined
from ui.pages.field_marks import mark_field, of_block
from ui.pages.filled import filled_blocks, restored, restored_blocks
from ui.widgets.data_span import SpanChooser
from ui.widgets.form import FieldGroup, FormPage, line_edit, set_text
from ui.widgets.lines import LinesEdit, non_blank_lines
from ui.widgets.period import PeriodChooser
from ui.widgets.still import still

_FIRST_YEAR = 2019  # shown as blank


class HeaderPage(FormPage):
    """The form of the head.

    Signals:
        edited(Command): the clerk has changed something.
        office_wanted(): the clerk wants to change what is known of the office.
    """

    edited = Signal(object)
    office_wanted = Signal()

    def __init__(self, *, width: int, new_id: Callable[[], str]) -> None:
        super().__init__(width=width)
        self._report: Report | None = None
        self._new_id = new_id
        self._make_fields()
        self.column.addWidget(self._period_group())
        self.column.addWidget(self._subject_group())
        self.column.addWidget(self._number_group())
        self.column.addWidget(self._bases_group())
        self.column.addWidget(self._attachment_group())
        self.column.addStretch(1)

    def show_report(self, report: Report) -> None:
        """Show the head of a report."""
        self._report = report
        header, values = report.header, parameters(report)
        self.period.show_period(report.period)
        self.days.show_span(report.period, report.data_span)
        self.office.setText(values["co_quan"] + ", " + values["tinh"])
        for field, text in (
            (self.number, header.number),
            (self.symbol, header.symbol),
            (self.place, header.place),
            (self.title, header.title),
        ):
            set_text(field, text)
        self._show_date(header.date)
        self.subject.show_text(fill(header.subject, values))
        self.addressees.show_text("\n".join(header.addressees))
        self.bases.show_blocks(filled_blocks(header.bases, values))
        self.lead_in.show_blocks(filled_blocks(header.lead_in, values))
        self.attachment.show_text(header.attachment)
        has_appendices = bool(report.appendices or header.attachment)
        self._attachment_box.setVisible(has_appendices)

    def refresh(self, change: Change) -> None:
        """Show what a change touched."""
        if change.touched & {"header", "report"}:
            self.show_report(change.after)

    def show_figures(self, text_of: TextOf, keys: FigureKeys) -> None:
        """Show figures by these texts from now on; `keys` hears of wishes for figures."""
        for field in (self.bases, self.lead_in):
            field.show_figures(text_of, keys)

    def focus_first(self) -> None:
        """Put the cursor where the clerk begins."""
        self.period.setFocus()

    def reveal(self, block: str, start: int, end: int, words: str = "") -> None:
        """Mark words of a field: that of a kind of passage, or of a basis or lead-in by its id."""
        match block:
            case "subject":
                self.subject.mark(0, start, end)
            case "addressee":
                self.addressees.mark_words(words, start, end)
            case "attachment":
                self.attachment.mark(0, start, end)
            case "number":
                self.number.setFocus()
            case "date":
                self.day.setFocus()
            case _:
                self._reveal_block(block, start, end)

    def underline(self, marks: Sequence[Underlined]) -> None:
        """Mark words of the fields for the eye alone, until others come."""
        mark_field(self.subject, of_block(marks, "subject"))
        mark_field(self.addressees, of_block(marks, "addressee"))
        mark_field(self.attachment, of_block(marks, "attachment"))
        mark_field(self.number, of_block(marks, "number"))
        for field in (self.day, self.month, self.year):
            mark_field(field, of_block(marks, "date"))
        header = self._report.header if self._report else Header()
        for lines, blocks in ((self.bases, header.bases), (self.lead_in, header.lead_in)):
            mark_field(lines, of_block(marks, *(block.id for block in blocks)))

    def _reveal_block(self, block: str, start: int, end: int) -> None:
        header = self._report.header if self._report else Header()
        for field, blocks in ((self.bases, header.bases), (self.lead_in, header.lead_in)):
            for line, each in enumerate(blocks):
                if each.id == block:
                    field.mark(line, start, end)
                    return
        self.focus_first()

    def _make_fields(self) -> None:
        self.period = PeriodChooser()
        self.period.chosen.connect(self._on_period_chosen)
        self.days = SpanChooser()
        self.days.chosen.connect(lambda span: self.edited.emit(SetDataSpan(span)))
        self.office = QLabel(wordWrap=True)
        self.number = line_edit(lambda text: self._edit(number=text.strip()), characters=8)
        self.symbol = line_edit(lambda text: self._edit(symbol=text.strip()), characters=18)
        self.place = line_edit(lambda text: self._edit(place=text.strip()))
        self.title = line_edit(lambda text: self._edit(title=text), characters=20)
        self.day = _number_field(0, 31)
        self.month = _number_field(0, 12)
        self.year = _number_field(_FIRST_YEAR, 2060)
        for field in (self.day, self.month, self.year):
            field.valueChanged.connect(self._on_date_changed)
        self.subject = LinesEdit(lines=2, one_paragraph=True)
        self.subject.edited.connect(self._on_subject_edited)
        self.addressees = LinesEdit(lines=2)
        self.addressees.edited.connect(lambda text: self._edit(addressees=non_blank_lines(text)))
        self.bases = ParagraphsEdit(lines=3, new_id=self._new_id)
        self.bases.edited.connect(lambda blocks: self._edit_blocks("bases", blocks))
        self.lead_in = ParagraphsEdit(lines=2, new_id=self._new_id)
        self.lead_in.edited.connect(lambda blocks: self._edit_blocks("lead_in", blocks))
        self.attachment = LinesEdit(one_paragraph=True)
        self.attachment.edited.connect(lambda text: self._edit(attachment=text.strip()))

    def _on_period_chosen(self, period: Period) -> None:
        if self._report is not None:
            self.edited.emit(put_on(self._report, period))

    def _period_group(self) -> FieldGroup:
        group = FieldGroup(_("Period and office"))
        group.add(_("&Reporting period:"), self.period)
        group.add(_("&Days of the data:"), self.days)
        row = QHBoxLayout()
        change = QPushButton(_("Change the office…"))
        theme.add_icon(change, "office")
        change.clicked.connect(self.office_wanted)
        row.addWidget(self.office, 1)
        row.addWidget(change)
        group.add_layout(row)
        return group

    def _subject_group(self) -> FieldGroup:
        group = FieldGroup(_("Name of the report"))
        group.add(_("&Kind of document:"), self.title)
        group.add(_("&Subject:"), self.subject)
        group.add(
            _("To (&addressees, one a line):"),
            self.addressees,
            _("Leave empty where the report has no line “Kính gửi”."),
        )
        return group

    def _number_group(self) -> FieldGroup:
        group = FieldGroup(_("Number and date"))
        group.add_row(
            (_("&Number:"), self.number, 0),
            (_("S&ymbol:"), self.symbol, 0),
            (_("&Place:"), self.place, 1),
        )
        group.add_row(
            (_("&Day:"), self.day, 0), (_("&Month:"), self.month, 0), (_("Yea&r:"), self.year, 0)
        )
        group.add_hint(_("Number and date stay blank while the draft goes to be signed."))
        return group

    def _bases_group(self) -> FieldGroup:
        group = FieldGroup(_("Bases and lead-in"))
        group.add(_("&Legal bases (one a line):"), self.bases)
        group.add(_("Lead-&in, before the first section:"), self.lead_in)
        return group

    def _attachment_group(self) -> FieldGroup:
        self._attachment_box = group = FieldGroup(_("Appendices"))
        group.add(
            _("Line under the number of each appendi&x:"),
            self.attachment,
            _("Left empty, it tells number and date of the report by itself."),
        )
        return group

    def _edit(self, **parts: Any) -> None:
        if self._report is None:
            return
        self._send(replace(self._report.header, **parts))

    def _edit_blocks(self, part: str, edited: tuple[Block, ...]) -> None:
        if self._report is None:
            return
        former = getattr(self._report.header, part)
        self._edit(**{part: restored_blocks(edited, former, parameters(self._report))})

    def _on_subject_edited(self, text: str) -> None:
        if self._report is not None:
            self._edit(subject=self._restored(text, self._report.header.subject))

    def _on_date_changed(self) -> None:
        day, month = self.day.value() or None, self.month.value() or None
        year = self.year.value()
        date = PartialDate(day=day, month=month, year=year if year > _FIRST_YEAR else None)
        self._edit(date=date)

    def _show_date(self, date: PartialDate) -> None:
        for field, value in (
            (self.day, date.day or 0),
            (self.month, date.month or 0),
            (self.year, date.year or _FIRST_YEAR),
        ):
            field.blockSignals(True)
            field.setValue(value)
            field.blockSignals(False)

    def _send(self, header: Header) -> None:
        if self._report is not None and header != self._report.header:
            command: Command = EditHeader(header)
            self.edited.emit(command)

    def _restored(self, edited: str, template: str) -> str:
        return restored(edited, template, parameters(self._report)) if self._report else edited


def _number_field(first: int, last: int) -> QSpinBox:
    """Make a field whose first value is shown as blank."""
    field = still(QSpinBox(minimum=first, maximum=last))
    field.setSpecialValueText(" ")
    field.setFixedWidth(field.fontMetrics().averageCharWidth() * 9 + theme.unit())
    return field
