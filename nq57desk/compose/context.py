"""What a template may name: the header and the closing of a report, ready to print.

Knows nothing of Word. The names are ASCII, and none is a method of `dict`: docxtpl would print
the method's description in its place, which is nothing.
"""

from dataclasses import dataclass, fields, replace

from nq57desk import wording
from nq57desk.model import Block, Report, Run
from nq57desk.parameters import fill, parameters
from nq57desk.vietnamese import normalise

MISSING = "…"  # a value that nobody has given yet
BODY = "noi_dung"  # stands where the sections go
RICH = frozenset({"can_cu", "cau_dan", "loi_ket"})  # lists of paragraphs with runs

Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The fields of a template, beside the parameters of `nq57desk.parameters`.

    Text is plain; a paragraph with bold, italic or links is `Runs` and wants `{{r … }}`.
    """

    ten_co_quan: tuple[str, ...]
    ten_co_quan_chu_quan: tuple[str, ...]
    so: str
    ky_hieu: str
    noi_ngay: str
    ten_loai: str
    trich_yeu: str
    kinh_gui_mot: str
    kinh_gui_nhieu: tuple[str, ...]
    can_cu: tuple[Runs, ...]
    cau_dan: tuple[Runs, ...]
    noi_dung: str
    loi_ket: tuple[Runs, ...]
    noi_nhan: tuple[str, ...]
    chuc_vu: tuple[str, ...]
    nguoi_ky: str

    @classmethod
    def names(cls) -> frozenset[str]:
        """Return the names of the fields."""
        return frozenset(field.name for field in fields(cls))


LISTS = frozenset(field.name for field in fields(Context) if field.type is not str)


def context_of(report: Report, *, body_mark: str) -> Context:
    """Lay out the header and closing of `report`; `body_mark` is printed for `noi_dung`."""
    header, closing = report.header, report.closing
    addressees = [name.strip() for name in header.addressees if name.strip()]
    known = parameters(report)
    return Context(
        ten_co_quan=wording.office_lines(report.office),
        ten_co_quan_chu_quan=(),
        so=wording.number(header),
        ky_hieu=header.symbol,
        noi_ngay=wording.place_and_date(header, report.office),
        ten_loai=header.title,
        trich_yeu=normalise(fill(header.subject, known)),
        kinh_gui_mot=addressees[0] if len(addressees) == 1 else "",
        kinh_gui_nhieu=wording.listed(addressees) if len(addressees) > 1 else (),
        can_cu=_paragraphs(header.bases, known),
        cau_dan=_paragraphs(header.lead_in, known),
        noi_dung=body_mark,
        loi_ket=_paragraphs(closing.sentence, known),
        noi_nhan=wording.listed(closing.recipients),
        chuc_vu=tuple(line for line in closing.signature if line.strip()),
        nguoi_ky=closing.signer,
    )


def _paragraphs(blocks: tuple[Block, ...], known: dict[str, str]) -> tuple[Runs, ...]:
    return tuple(filled_runs(block.runs, known) for block in blocks if block.runs)


def filled_runs(runs: Runs, known: dict[str, str]) -> Runs:
    """Fill the parameters in the text of `runs`."""
    return tuple(replace(run, text=fill(run.text, known)) for run in runs)
