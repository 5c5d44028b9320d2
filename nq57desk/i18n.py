"""Texts in the clerk's language: English msgids in the source, catalogues in `resources/i18n`.

One gettext domain a room (`core`, `importing`, `compose`, …), chained into one look-up.
Vietnamese is complete and the default; English shows the msgids themselves.
"""

import gettext
from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
CATALOGUES = RESOURCES / "i18n"
DEFAULT_LANGUAGE = "vi"

_translations: gettext.NullTranslations = gettext.NullTranslations()


def use_language(language: str) -> None:
    """Load the catalogues of `language` ("vi", "en"); an unknown one shows the msgids."""
    global _translations
    chain = gettext.NullTranslations()
    for catalogue in sorted((CATALOGUES / language / "LC_MESSAGES").glob("*.mo")):
        with catalogue.open("rb") as file:
            loaded = gettext.GNUTranslations(file)
        loaded.add_fallback(chain)
        chain = loaded
    _translations = chain


def _(message: str) -> str:
    """Return `message` in the language in use."""
    return _translations.gettext(message)


def mark(message: str) -> str:
    """Mark `message` for extraction where it is translated later, at the moment of showing."""
    return message


use_language(DEFAULT_LANGUAGE)
