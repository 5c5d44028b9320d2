"""Help, keys, settings and what the program is."""

from typing import cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from nq57desk import __version__
from nq57desk.errors import StoreError
from nq57desk.figures.writing import Manner
from nq57desk.i18n import _
from nq57desk.session import Session
from ui import theme
from ui.actions import Actions
from ui.dialogs.settings import Settings, SettingsDialog
from ui.help import HelpDialog, HelpText, as_html, help_on, keys_page
from ui.widgets.notice import NoticeBoard, Tone


class Assistance(QObject):
    """What the clerk asks of the program about itself.

    Signals:
        manner_changed(): figures are written in another way from now on.
    """

    manner_changed = Signal()

    def __init__(
        self, session: Session, actions: Actions, notices: NoticeBoard, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._actions = actions
        self._notices = notices

    def show_help(self, place: str) -> None:
        """Show what can be done in a place."""
        self._open_page(_("Help"), as_html(help_on(place)))

    def show_keys(self) -> None:
        """Show all keys."""
        self._open_page(_("Keys"), keys_page(self._actions))

    def show_about(self) -> None:
        """Show version and where the drafts lie."""
        lines = (
            _("Composes the report of a commune on Resolution 57, under Decree 30/2020."),
            _("Version {version}. Works without a network; nothing leaves this computer.").format(
                version=__version__
            ),
            _("Your reports lie in {folder}").format(folder=self._session.data_dir),
        )
        self._open_page(_("About the program"), as_html(HelpText("nq57desk", lines)))

    def show_settings(self) -> None:
        """Show the settings, and keep what the clerk chooses."""
        window = cast(QWidget, self.parent())
        dialog = SettingsDialog(
            read_settings(self._session),
            self._session.printing.engines(),
            str(self._session.data_dir),
            window,
        )
        dialog.accepted.connect(lambda: self._keep(dialog.settings()))
        _open(dialog)

    def _keep(self, settings: Settings) -> None:
        try:
            self._session.set_setting("scheme", settings.scheme)
            self._session.set_setting("language", settings.language)
            self._session.set_setting("pdf-engine", settings.engine)
            self._keep_manner(settings.manner)
        except StoreError as error:
            self._notices.tell(Tone.WRONG, error.text, key="settings")
        theme.choose_scheme(cast(QApplication, QApplication.instance()), settings.scheme)

    def _keep_manner(self, manner: Manner) -> None:
        if manner != self._session.manner:
            self._session.set_manner(manner)
            self.manner_changed.emit()

    def _open_page(self, title: str, html: str) -> None:
        _open(HelpDialog(title, html, cast(QWidget, self.parent())), modal=False)


def read_settings(session: Session) -> Settings:
    """Return what the clerk has chosen."""
    return Settings(
        scheme=session.setting("scheme"),
        language=session.setting("language", "vi"),
        engine=session.printing.pdf_engine(),
        manner=session.manner,
    )


def _open(dialog: QDialog, *, modal: bool = True) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if modal:
        dialog.open()
    else:
        dialog.show()
