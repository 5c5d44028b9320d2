"""What is known of the office: asked for at first start, changed at any time."""

from dataclasses import replace

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nq57desk.i18n import _
from nq57desk.model import Office, OfficeKind, Signer
from ui import theme
from ui.widgets.form import faint, fields_row, heading, labelled
from ui.widgets.lines import LinesEdit

_PROVINCE_KINDS = ("tỉnh", "thành phố")  # as printed


class OfficeDialog(QDialog):
    """The form of an office; the name as it will be printed stands under it."""

    def __init__(self, office: Office | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first = office is None
        self._office = office or Office()
        self.setWindowTitle(_("Your office") if self._first else _("My office"))
        self._make_fields()
        self._lay_out()
        self._fill()
        self.name.setFocus()
        self._show_printed()

    def office(self) -> Office:
        """Return what the form says."""
        return replace(
            self._office,
            name=self.name.text().strip(),
            kind=self.kind.currentData(),
            province=self.province.text().strip(),
            province_kind=self.province_kind.currentText(),
            place=self.place.text().strip(),
            drafting_unit=self.unit.text().strip(),
            recipients=self.recipients.lines(),
            signers=_signers(self.signers.lines()),
        )

    def _make_fields(self) -> None:
        self.kind = QComboBox()
        for kind in OfficeKind:
            self.kind.addItem(kind.value, kind)
        self.name = QLineEdit(placeholderText=_("For example: Mẫu"))
        self.province_kind = QComboBox()
        self.province_kind.addItems(_PROVINCE_KINDS)
        self.province = QLineEdit(placeholderText=_("For example: Thái Nguyên"))
        self.place = QLineEdit()
        self.unit = QLineEdit()
        self.recipients = LinesEdit(lines=3, most=6)
        self.signers = LinesEdit(lines=3, most=6)
        self.signers.setPlaceholderText(_("For example: full name, Phó Chủ tịch"))
        self.printed = QLabel(wordWrap=True)
        for field in (self.name, self.province):
            field.textChanged.connect(self._show_printed)
        for box in (self.kind, self.province_kind):
            box.currentIndexChanged.connect(self._show_printed)

    def _lay_out(self) -> None:
        unit = theme.unit()
        column = QVBoxLayout(self)
        column.setContentsMargins(unit * 3 // 2, unit, unit * 3 // 2, unit)
        column.setSpacing(unit // 3)
        if self._first:
            column.addWidget(heading(_("Which office do you work for?"), scale=1.4))
            text = _("This is printed at the head of every report. You can change it at any time.")
            column.addWidget(faint(text))
            column.addSpacing(unit // 2)
        column.addLayout(fields_row((_("&Kind:"), self.kind, 0), (_("&Name:"), self.name, 1)))
        column.addLayout(
            fields_row(
                (_("&Under:"), self.province_kind, 0), (_("N&ame of it:"), self.province, 1)
            )
        )
        column.addWidget(self.printed)
        column.addSpacing(unit // 2)
        column.addLayout(
            fields_row(
                (_("&Place before the date (blank: the name):"), self.place, 1),
                (_("&Symbol of the drafting unit:"), self.unit, 1),
            )
        )
        column.addWidget(labelled(_("S&igners, one a line: name, position"), self.signers))
        column.addWidget(self.signers)
        column.addWidget(
            labelled(_("&Recipients, one a line (blank: as the outline has)"), self.recipients)
        )
        column.addWidget(self.recipients)
        column.addSpacing(unit // 2)
        column.addWidget(self._buttons())
        self.setMinimumWidth(unit * 40)

    def _buttons(self) -> QDialogButtonBox:
        roles = QDialogButtonBox.ButtonRole
        buttons = QDialogButtonBox()
        self.keep = QPushButton(_("Go on") if self._first else _("Save"))
        self.keep.setProperty("role", "next")
        self.keep.setDefault(True)
        buttons.addButton(self.keep, roles.AcceptRole)
        buttons.addButton(_("Later") if self._first else _("Cancel"), roles.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _fill(self) -> None:
        office = self._office
        self.kind.setCurrentIndex(self.kind.findData(office.kind))
        self.name.setText(office.name)
        self.province_kind.setCurrentText(office.province_kind)
        self.province.setText(office.province)
        self.place.setText(office.place)
        self.unit.setText(office.drafting_unit)
        self.recipients.show_text("\n".join(office.recipients))
        self.signers.show_text(
            "\n".join(f"{each.name}, {each.position}" for each in office.signers)
        )

    def _show_printed(self) -> None:
        office = self.office()
        self.keep.setEnabled(bool(office.name))
        self.place.setPlaceholderText(office.name)
        if not office.name:
            self.printed.setText(_("Please type the name of the commune or ward."))
            return
        name = f"{office.province_kind} {office.province}" if office.province else ""
        text = _("Printed as: {office}").format(
            office=f"ỦY BAN NHÂN DÂN {office.locality.upper()}"
        )
        self.printed.setText(", ".join(part for part in (text, name) if part))


def _signers(lines: tuple[str, ...]) -> tuple[Signer, ...]:
    """Read "name, position" lines; the position may be missing."""
    pairs = (line.partition(",") for line in lines)
    return tuple(
        Signer(name=name.strip(), position=place.strip()) for name, _comma, place in pairs
    )
