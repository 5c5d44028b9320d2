"""The catalogues: every text of the source is translated; what is compiled is what is written."""

from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from nq57desk import i18n

ROOT = Path(__file__).resolve().parents[2]
VIETNAMESE = i18n.CATALOGUES / "vi" / "LC_MESSAGES"
CATALOGUES = sorted(VIETNAMESE.glob("*.po"))


@pytest.fixture(params=CATALOGUES, ids=[path.stem for path in CATALOGUES])
def catalogue(request: pytest.FixtureRequest) -> Path:
    return request.param


def translations(path: Path) -> dict[str, str]:
    with path.open("rb") as file:
        return {message.id: message.string for message in read_po(file) if message.id}


def test_every_text_of_the_source_has_a_vietnamese_one() -> None:
    known = {msgid for path in CATALOGUES for msgid in translations(path)}
    keywords = {"_": None, "mark": None}
    used = {
        message
        for room in ("nq57desk", "ui")
        for _, _, message, _, _ in extract_from_dir(ROOT / room, keywords=keywords)
    }
    assert used - known == set()


def test_no_translation_is_left_empty(catalogue: Path) -> None:
    assert [msgid for msgid, text in translations(catalogue).items() if not text] == []


def test_translations_name_the_same_fields(catalogue: Path) -> None:
    def fields(text: str) -> set[str]:
        return {piece.split("}")[0].split(":")[0] for piece in text.split("{")[1:]}

    odd = [m for m, text in translations(catalogue).items() if fields(m) != fields(text)]
    assert odd == []


def test_compiled_texts_are_those_written(catalogue: Path) -> None:
    with catalogue.open("rb") as file:
        written = read_po(file)
    compiled = BytesIO()
    write_mo(compiled, written)
    with catalogue.with_suffix(".mo").open("rb") as file:
        committed = i18n.gettext.GNUTranslations(file)
    compiled.seek(0)
    fresh = i18n.gettext.GNUTranslations(compiled)
    known = {message.id for message in written if message.id}
    assert [m for m in known if committed.gettext(m) != fresh.gettext(m)] == []


def test_an_unknown_language_shows_the_msgids() -> None:
    i18n.use_language("xx")
    try:
        assert i18n._("no such text") == "no such text"
    finally:
        i18n.use_language(i18n.DEFAULT_LANGUAGE)
