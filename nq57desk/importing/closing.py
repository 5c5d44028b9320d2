"""The end of the report: the closing sentence, Nơi nhận, the signature."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from nq57desk.importing import blocks, fixed, marks
from nq57desk.importing.header import flat
from nq57desk.importing.pieces import Line, Piece
from nq57desk.model import Closing, Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """What was read: the closing and the lines without a place in it."""

    closing: Closing
    unplaced: tuple[Line, ...]


@dataclass
class _Reader:
    """Goes through the lines of the end once."""

    sentence: list[Line] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    signature: list[str] = field(default_factory=list)
    signer: str = ""
    unplaced: list[Line] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    listing: bool = False

    def read(self, line: Line) -> None:
        if fixed.RECIPIENTS.match(line.text) and not self.listing:
            self.listing = True
            self._mark(line, "recipients")
        elif fixed.is_signature(line):
            self.signature.append(line.text)
            self._mark(line, "signature")
        elif self.signature and not self.signer and fixed.is_name(line):
            self.signer = line.text
            self._mark(line, "signature")
        elif self.listing and not fixed.is_aside(line) and not self.signer:
            self.recipients.append(recipient(line.text))
            self._mark(line, "recipient")
        elif not self.listing and not self.signature:
            self.sentence.append(line)
        else:
            self.unplaced.append(line)

    def _mark(self, line: Line, part: str) -> None:
        self.origins.append(Origin(line.number, part=part))


def read(pieces: Sequence[Piece], new_id: Callable[[], str]) -> End:
    """Read the pieces between the last section and the appendices."""
    reader = _Reader()
    for line in flat(pieces):
        reader.read(line)
    closing = Closing(
        sentence=tuple(blocks.paragraph(line, new_id) for line in reader.sentence),
        recipients=tuple(reader.recipients),
        signature=tuple(reader.signature),
        signer=reader.signer,
        origins=tuple(reader.origins),
    )
    return End(closing=closing, unplaced=tuple(reader.unplaced))


def recipient(text: str) -> str:
    """Return a recipient without dash and end mark."""
    bullet = marks.bullet(text)
    return (text[bullet[1] :] if bullet else text).rstrip(" ;.")
