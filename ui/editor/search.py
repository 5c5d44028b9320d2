"""Find words in a paragraph as clerks type them: "thu tuc" finds "thủ tục", "Thủ" only "thủ"."""

from collections.abc import Iterator

from nq57desk.vietnamese import fold, normalise


def matches(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    """Yield where `wanted` stands in `text`, as pairs of UTF-16 positions.

    Letter case never matters; accents matter where `wanted` has one.
    """
    needle = normalise(wanted).casefold()
    plain = needle == fold(needle)
    haystack, places = _spread(text, plain=plain)
    if plain:
        needle = fold(needle)
    found = haystack.find(needle) if needle else -1
    while found >= 0:
        yield places[found], places[found + len(needle)]
        found = haystack.find(needle, found + 1)


def _spread(text: str, *, plain: bool) -> tuple[str, list[int]]:
    """Fold letter by letter; the list tells where each folded letter stood, and the end."""
    letters: list[str] = []
    places: list[int] = []
    at = 0
    for letter in text:
        folded = fold(letter) if plain else letter.casefold()
        letters.append(folded)
        places += [at] * len(folded)
        at += 2 if ord(letter) > 0xFFFF else 1
    return "".join(letters), [*places, at]
