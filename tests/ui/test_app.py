"""Starting: one window a folder, Qt's words in Vietnamese, a bug that is told and survived."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from nq57desk.session import Session
from ui import app
from ui.dialogs.mishap import MishapBox
from ui.main_window import MainWindow
from ui.translator import CatalogueTranslator

ROOT = Path(__file__).resolve().parents[2]


def test_a_second_window_is_told_that_the_folder_is_taken(
    application, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(app, "_PATIENCE_S", 0)
    monkeypatch.setattr(app, "_tell", lambda error: told.append(error.text))
    assert app.main(["--data", str(session.data_dir)]) == 1
    assert "đang mở" in told[0]


def test_the_words_of_qt_are_vietnamese(application, qtbot: QtBot) -> None:
    buttons = QDialogButtonBox(
        QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Save
    )
    qtbot.addWidget(buttons)
    assert {each.text() for each in buttons.buttons()} == {"Hủy", "Lưu"}
    field = QLineEdit("chữ")
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    qtbot.addWidget(menu)
    assert [each.text().split("\t")[0] for each in menu.actions() if each.text()][:2] == [
        "&Hoàn tác", "&Làm lại",
    ]  # fmt: skip


def test_the_dialogs_of_qt_hold_no_english(
    application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    english: set[str] = set()
    look_up = CatalogueTranslator.translate

    def recorded(self, context, text, disambiguation=None, number=-1):
        found = look_up(self, context, text, disambiguation, number)
        if context in {"QFileDialog", "QPrintDialog", "QPrintWidget", "QPrintSettingsOutput"}:
            english.update({text} if found is None else set())
        return found

    monkeypatch.setattr(CatalogueTranslator, "translate", recorded)
    printer = QPrinter()
    files, printing = QFileDialog(), QPrintDialog(printer)
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    for dialog in (files, printing):
        qtbot.addWidget(dialog)
        dialog.show()
    assert {text for text in english if text.strip(".") and not text.startswith("Alt+")} <= {
        "Form"
    }


def test_a_bug_is_told_once_with_details_and_the_work_goes_on(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "__excepthook__", lambda *_error: None)
    mishaps = app.Mishaps(window)
    for text in ("một", "hai"):
        mishaps.take(ValueError, ValueError(text), None)
    boxes = window.findChildren(MishapBox)
    assert len(boxes) == 1 and "đã được lưu" in boxes[0].informativeText()
    boxes[0]._copy()
    copied = QGuiApplication.clipboard().text()
    assert "một" in copied and "hai" in copied
    boxes[0].close()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_the_window_says_so_in_one_line(tmp_path: Path) -> None:
    bare = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    bare.pop("QT_QPA_PLATFORM", None)
    command = [sys.executable, "main.py", "--data", str(tmp_path)]
    done = subprocess.run(
        command, cwd=ROOT, env=bare, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith("Ở đây không có màn hình") and done.stderr.count("\n") == 1


def test_the_window_is_drawn_without_a_display(tmp_path: Path) -> None:
    out = tmp_path / "cua-so.png"
    command = [
        sys.executable,
        "-m",
        "ui.picture",
        str(out),
        "--page",
        "table",
        "--size",
        "1366x768",
    ]
    subprocess.run(command, cwd=ROOT, check=True, timeout=120)
    image = QImage(str(out))
    assert (image.width(), image.height()) == (1366, 768)
    colours = {image.pixel(x, y) for x in range(0, 1366, 7) for y in range(0, 768, 7)}
    assert len(colours) > 20


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_text_stands_out_from_its_ground(application, scheme: str) -> None:
    from ui import theme

    theme.choose_scheme(application, scheme)
    palette = application.palette()
    contrast = abs(palette.text().color().lightness() - palette.base().color().lightness())
    theme.choose_scheme(application, "")
    assert contrast > 150
