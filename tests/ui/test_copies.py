"""Bringing a copy of all drafts back, from the window."""

from pytestqt.qtbot import QtBot

from nq57desk.model import Period
from nq57desk.session import Session
from nq57desk.store import backups
from nq57desk.store.backups import BackupKind
from tests.ui.conftest import NOW
from ui.actions import Act
from ui.dialogs.copies import CopiesDialog
from ui.main_window import MainWindow


def dialog_of(window: MainWindow) -> CopiesDialog:
    window.acts[Act.COPIES].trigger()
    (found,) = window.findChildren(CopiesDialog)
    return found


def test_a_copy_brings_thrown_away_words_back(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    draft = session.begin("dot-pha", Period(), name="Trước khi sao")
    backups.make(session._db.conn, session.data_dir, kind=BackupKind.DAILY, now=NOW)
    session.rename(draft.id, "Sau khi sao")
    window.open_report(draft.id)
    dialog_of(window).accept()
    assert [each.name for each in session.drafts()] == ["Trước khi sao"]
    assert window.home.chosen_draft().name == "Trước khi sao"
    assert len(session.backups()) == 2


def test_without_a_copy_nothing_can_be_brought_back(window: MainWindow) -> None:
    dialog = dialog_of(window)
    assert not dialog.bring.isEnabled()
    dialog.reject()
