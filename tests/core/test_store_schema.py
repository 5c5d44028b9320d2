import shutil
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from nq57desk.session import Session
from nq57desk.store import database
from nq57desk.store.migrations import migrations
from tests.helpers import same_content
from tests.stored_file import full_report

SCHEMA = Path(__file__).parents[1] / "data" / "schema"
STORED = sorted(SCHEMA.glob("*.db"))


def test_every_released_step_has_a_stored_file() -> None:
    with closing(Database(memory=True)) as empty:
        steps = [step.name.partition("_")[0] for step in migrations.pending(empty)]
    assert [path.stem for path in STORED] == steps


@pytest.mark.parametrize("stored", STORED, ids=lambda path: path.stem)
def test_drafts_of_every_released_form_open_whole(stored: Path, tmp_path: Path) -> None:
    shutil.copy(stored, tmp_path / database.NAME)
    with Session(tmp_path) as session:
        [draft] = session.drafts()
        report = session.report(draft.id)
        office = session.office()
    assert same_content(report, full_report())
    assert report.sections[0].blocks[0].line_at(20) == 5
    assert office == report.office
