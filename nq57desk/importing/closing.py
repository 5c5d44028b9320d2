"""The end of the report: the closing sentence, Nơi nhận, the signature."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nq57desk.importing import blocks, fixed, marks
from nq57desk.importing.header import flat
from nq57desk.importing.pieces import Line, Piece
from nq57desk.model import Closing, Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """What was read: the closing and the lines without a place in it."""

    closing: Closing
    unplaced: tuple[Line, ...]


def read(pieces: Sequence[Piece], new_id: Callable[[], str]) -> End:
    """Read the pieces between the last section and the appendices."""
    sentence: list[Line] = []
    recipients: list[str] = []
    signature: list[str] = []
    signer = ""
    unplaced: list[Line] = []
    origins: list[Origin] = []
    listing = False
    for line in flat(pieces):
        if fixed.RECIPIENTS.match(line.text) and not listing:
            listing = True
        elif fixed.is_signature(line):
            signature.append(line.text)
            origins.append(Origin(line.number, part="signature"))
        elif signature and not signer and fixed.is_name(line):
            signer = line.text
            origins.append(Origin(line.number, part="signature"))
        elif listing and not fixed.is_aside(line) and not signer:
            recipients.append(recipient(line.text))
            origins.append(Origin(line.number, part="recipient"))
        elif not listing and not signature:
            sentence.append(line)
        else:
            unplaced.append(line)
    closing = Closing(
        sentence=tuple(blocks.paragraph(line, new_id) for line in sentence),
        recipients=tuple(recipients),
        signature=tuple(signature),
        signer=signer,
        origins=tuple(origins),
    )
    return End(closing=closing, unplaced=tuple(unplaced))


def recipient(text: str) -> str:
    """Return a recipient without dash and end mark."""
    bullet = marks.bullet(text)
    return (text[bullet[1] :] if bullet else text).rstrip(" ;.")
