"""Old Vietnamese fonts (TCVN3, VNI), whose text looks right only in those fonts."""

import re

from nq57desk.i18n import _
from nq57desk.importing.word.names import Element, kind

_OLD_FONTS = re.compile(r"^(?:\.Vn|VNI-)", re.IGNORECASE)
# Signs that those fonts print as Vietnamese letters and that no Vietnamese sentence holds.
_OLD_SIGNS = re.compile(r"[µ¸¶¹¨¾¼½Æ¬­øû]")
_FEW = 5


def font_notes(document: Element, styles: Element | None) -> tuple[str, ...]:
    """Return a note for the clerk where the text is in an old font and not in Unicode."""
    if not _has_old_font(document) and (styles is None or not _has_old_font(styles)):
        return ()
    texts = (part.text or "" for part in document.iter() if kind(part) == "w:t")
    if sum(len(_OLD_SIGNS.findall(text)) for text in texts) < _FEW:
        return ()
    return (
        _(
            "This file uses an old font (TCVN3 or VNI), so its letters come out wrong."
            " Convert it to Unicode in Word, then import it again."
        ),
    )


def _has_old_font(root: Element) -> bool:
    return any(
        _OLD_FONTS.match(str(font))
        for part in root.iter()
        if kind(part) == "w:rFonts"
        for font in part.attrib.values()
    )
