"""The end of the report: closing sentence, recipients, form of signature, signer."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from nq57desk.commands import EditClosing
from nq57desk.i18n import _
from nq57desk.model import Block, Report, Signer
from nq57desk.outlines import parameters
from ui import theme
from ui.draft import Change
from ui.editor.chip_keys import FigureKeys
from ui.editor.chips import TextOf
from ui.editor.paragraphs import ParagraphsEdit
from ui.editor.underline import Underlined
from ui.pages.field_marks import mark_field, of_block
from ui.pages.filled import filled_blocks, restored_blocks
from ui.widgets.form import FieldGroup, FormPage, labelled
from ui.widgets.lines import LinesEdit, non_blank_lines
from ui.widgets.still import still

# Printed as they stand, NĐ 30/2020, Phụ lục I, II.7.
SIGNATURES = (
    ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    ("CHỦ TỊCH",),
    ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
)
_OTHER = len(SIGNATURES)


class ClosingPage(FormPage):
    """The form of the end.

    Signals:
        edited(Command): the clerk has changed something.
    """

    edited = Signal(object)

    def __init__(self, *, width: int, new_id: Callable[[], str]) -> None:
        super().__init__(width=width)
        self._report: Report | None = None
        self._new_id = new_id
        self._make_fields()
        self.column.addWidget(self._sentence_group())
        self.column.addWidget(self._recipients_group())
        self.column.addWidget(self._signature_group())
        self.column.addStretch(1)

    def show_report(self, report: Report) -> None:
        """Show the end of a report."""
        self._report = report
        closing = report.closing
        self.sentence.show_blocks(filled_blocks(closing.sentence, parameters(report)))
        self.recipients.show_text("\n".join(closing.recipients))
        self._show_form(closing.signature)
        self._show_signers(report.office.signers)
        if self.signer.currentText() != closing.signer:
            self.signer.setEditText(closing.signer)

    def refresh(self, change: Change) -> None:
        """Show what a change touched."""
        if change.touched & {"closing", "report"}:
            self.show_report(change.after)

    def show_figures(self, text_of: TextOf, keys: FigureKeys) -> None:
        """Show figures by these texts from now on; `keys` hears of wishes for figures."""
        self.sentence.show_figures(text_of, keys)

    def focus_first(self) -> None:
        """Put the cursor where the clerk begins."""
        self.recipients.setFocus()

    def reveal(self, block: str, start: int, end: int, words: str = "") -> None:
        """Mark words of a field: the recipients, the signature, or the sentence by its id."""
        match block:
            case "recipient":
                self.recipients.mark_words(words, start, end)
            case "signature":
                (self.form if end else self.signer).setFocus()
            case _:
                sentence = self._report.closing.sentence if self._report else ()
                lines = [line for line, each in enumerate(sentence) if each.id == block]
                self.sentence.mark(lines[0] if lines else 0, start, end)

    def underline(self, marks: Sequence[Underlined]) -> None:
        """Mark words of the fields for the eye alone, until others come.

        What is missing at the signature is the signer; anything else is told of its form.
        """
        sentence = self._report.closing.sentence if self._report else ()
        signature = of_block(marks, "signature")
        mark_field(self.sentence, of_block(marks, "closing", *(each.id for each in sentence)))
        mark_field(self.recipients, of_block(marks, "recipient"))
        form = [mark for mark in signature if mark.end]
        for button in self.forms.buttons():
            mark_field(button, form if button.isChecked() else ())
        mark_field(self.signer, [mark for mark in signature if not mark.end])

    def _make_fields(self) -> None:
        self.sentence = ParagraphsEdit(lines=2, new_id=self._new_id)
        self.sentence.edited.connect(self._on_sentence_edited)
        self.recipients = LinesEdit(lines=4)
        self.recipients.edited.connect(lambda text: self._edit(recipients=non_blank_lines(text)))
        self.other = LinesEdit(lines=2)
        self.other.edited.connect(lambda text: self._edit(signature=non_blank_lines(text)))
        self.signer = still(QComboBox(editable=True))
        self.signer.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        typed = QLineEdit()
        self.signer.setLineEdit(typed)
        typed.textEdited.connect(lambda text: self._edit(signer=text.strip()))
        self.signer.textActivated.connect(lambda text: self._edit(signer=text.strip()))
        self.forms = QButtonGroup(self)
        self.forms.idClicked.connect(self._on_form_chosen)

    def _sentence_group(self) -> FieldGroup:
        group = FieldGroup(_("Closing sentence"))
        group.add(_("&Closing sentence:"), self.sentence, _("The end mark ./. is put by itself."))
        return group

    def _recipients_group(self) -> FieldGroup:
        group = FieldGroup(_("Recipients"))
        group.add(
            _("&Recipients, one a line:"),
            self.recipients,
            _("Dash, semicolon and full stop are put by themselves."),
        )
        return group

    def _signature_group(self) -> FieldGroup:
        group = FieldGroup(_("Signature"))
        self.form = QWidget()
        column = QVBoxLayout(self.form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.unit() // 4)
        for place, form in enumerate((*SIGNATURES, (_("Another form"),))):
            button = QRadioButton(" / ".join(form))
            self.forms.addButton(button, place)
            column.addWidget(button)
        group.add(_("&Form of the signature:"), self.form)
        self.form.setFocusProxy(self.forms.button(0))
        group.add_widget(self._other_form())
        group.add(
            _("&Signer:"), self.signer, _("Signers are kept with what is known of the office.")
        )
        return group

    def _other_form(self) -> QWidget:
        self._other_box = QWidget()
        column = QVBoxLayout(self._other_box)
        column.setContentsMargins(0, theme.unit() // 3, 0, 0)
        column.addWidget(labelled(_("&Lines above the name:"), self.other))
        column.addWidget(self.other)
        return self._other_box

    def _edit(self, **parts: Any) -> None:
        if self._report is None:
            return
        closing = replace(self._report.closing, **parts)
        if closing != self._report.closing:
            self.edited.emit(EditClosing(closing))

    def _on_sentence_edited(self, edited: tuple[Block, ...]) -> None:
        if self._report is None:
            return
        former = self._report.closing.sentence
        self._edit(sentence=restored_blocks(edited, former, parameters(self._report)))

    def _on_form_chosen(self, place: int) -> None:
        self._other_box.setVisible(place == _OTHER)
        if place == _OTHER:
            self.other.setFocus()
            return
        self.other.show_text("\n".join(SIGNATURES[place]))
        self._edit(signature=SIGNATURES[place], **self._fitting_signer(SIGNATURES[place]))

    def _fitting_signer(self, form: tuple[str, ...]) -> dict[str, str]:
        """Return the known signer of that position, nothing where the office has told none."""
        signers = self._report.office.signers if self._report else ()
        fitting = [
            each.name for each in signers if each.position.casefold() == form[-1].casefold()
        ]
        return {"signer": fitting[0]} if fitting else {}

    def _show_form(self, signature: tuple[str, ...]) -> None:
        place = SIGNATURES.index(signature) if signature in SIGNATURES else _OTHER
        if self.forms.checkedId() != _OTHER or place == _OTHER or not self.other.hasFocus():
            self.forms.button(place).setChecked(True)
            self._other_box.setVisible(place == _OTHER)
        self.other.show_text("\n".join(signature))

    def _show_signers(self, signers: Sequence[Signer]) -> None:
        names = [each.name for each in signers]
        if [self.signer.itemText(place) for place in range(self.signer.count())] != names:
            self.signer.clear()
            self.signer.addItems(names)
