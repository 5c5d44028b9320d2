"""A killed program loses at most the last second of typing."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from nq57desk.session import Session

# Types words with a pause between, through the real window, and says when each is typed.
TYPIST = """
import sys, time
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit
from nq57desk.model import Office, Period
from nq57desk.session import Session
from ui.app import make_application, open_window

application = make_application()
session = Session(Path(sys.argv[1]))
session.set_office(Office(name="Mẫu"))
window = open_window(application, session)
window.show()
report = session.begin("dot-pha", Period())
window.open_report(report.id)
window.report.go_to_section(report.sections[0].id)
field = window.report.section.editor.findChildren(QTextEdit)[0]
for count in range(1000):
    QTest.keyClicks(field, f"w{count} ")
    print(count, time.time(), flush=True)
    QTest.qWait(60)
"""


def test_all_but_the_last_second_is_there_after_a_kill(tmp_path: Path) -> None:
    typed: dict[int, float] = {}
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen(
        [sys.executable, "-c", TYPIST, str(tmp_path / "data")],
        stdout=subprocess.PIPE, text=True, env=environment,
        cwd=Path(__file__).resolve().parents[2],
    )  # fmt: skip
    assert process.stdout is not None
    for line in process.stdout:
        count, moment = line.split()
        typed[int(count)] = float(moment)
        if len(typed) == 40:
            break
    killed = time.time()
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    with Session(tmp_path / "data") as session:
        words = session.report(session.drafts()[0].id).sections[0].blocks[0].text.split()
    on_disk = {int(word.removeprefix("w")) for word in words}
    lost = [count for count, moment in typed.items() if count not in on_disk]
    assert all(typed[count] > killed - 1.0 for count in lost)
    assert on_disk
