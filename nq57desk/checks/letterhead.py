"""Head and end of the report: number, date, "Kèm theo", closing sentence, recipients, signature.

Source: NĐ 30/2020, Phụ lục I, II and III.1; Phụ lục III, mẫu 1.4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from nq57desk.checks.reading import NOWHERE, Kind, Reading
from nq57desk.checks.rule import Remark, Rule
from nq57desk.i18n import _, mark
from nq57desk.model import Place, Severity

DRIFT = 0.3  # a closing that leaves out more of the subject is meant otherwise
_LAST_RECIPIENT = re.compile(r"^lưu\b", re.IGNORECASE)
_ABOVE = re.compile(r"^như (?:trên|kính gửi)\b", re.IGNORECASE)


def no_number(reading: Reading) -> Iterator[Remark]:
    """No number yet: right for a draft that goes to be signed."""
    header = reading.report.header
    line = next(reading.only(Kind.NUMBER), None)
    if header.number.strip() or line is None or _head_is_missing(reading):
        return
    yield Remark(
        message=_(
            "The report has no number yet (Số: …/{symbol}). Leave room for it if the registry "
            "gives it after signing."
        ).format(symbol=header.symbol),
        places=(line.place(),),
        quote=line.text,
    )


def no_date(reading: Reading) -> Iterator[Remark]:
    """No day yet, or no whole date."""
    day = reading.report.header.date
    line = next(reading.only(Kind.DATE), None)
    if (day.day and day.month and day.year) or line is None or _head_is_missing(reading):
        return
    yield Remark(
        message=_(
            "The date of the report is not complete. Leave room for it if it is to be signed."
        ),
        places=(line.place(),),
        quote=" ".join(line.text.split()),
    )


def _head_is_missing(reading: Reading) -> bool:
    """Whether an imported file had neither number nor date at its head."""
    parts = {origin.part for origin in reading.report.header.origins}
    return bool(parts) and not parts & {"number", "date"}


_ATTACHED_NUMBER = re.compile(r"số\s*:?\s*(?P<number>\d+)\s*[-/]")
_ATTACHED_DAY = re.compile(r"ngày\s*(?P<day>\d{1,2})[^\w/]{0,5}(?:tháng|/)\s*\d{1,2}")


def head_against_attachment(reading: Reading) -> Iterator[Remark]:
    """The line "Kèm theo Báo cáo số …" has a number or date that the head lacks or denies."""
    line = next(reading.only(Kind.ATTACHMENT), None)
    header = reading.report.header
    if line is None or not line.text:
        return
    number, day = _ATTACHED_NUMBER.search(line.text), _ATTACHED_DAY.search(line.text)
    given = header.number.lstrip("0")
    differs = number is not None and number["number"].lstrip("0") != given
    other_day = day is not None and int(day["day"]) != header.date.day
    if not differs and not other_day:
        return
    places = [line.place()]
    places += [p.place() for p in reading.only(Kind.NUMBER, Kind.DATE) if p.origins]
    yield Remark(
        message=_(
            "The appendix says “{attached}”, the head of the report {head}. Number and date "
            "stand at the head and are the same in both places."
        ).format(
            attached=line.text.strip("()"),
            head=_("has neither number nor date")
            if _head_is_missing(reading)
            else _("says otherwise"),
        ),
        places=tuple(places),
        quote=line.text,
        found=header.number or "…",
        expected=number["number"] if number else "",
    )


def incomplete_attachment(reading: Reading) -> Iterator[Remark]:
    """ "(Kèm theo Báo cáo số /BC-UBND ngày /5/2026 …)": a form of its own, half filled."""
    line = next(reading.only(Kind.ATTACHMENT), None)
    if line is None or not line.text:
        return
    odd_day = re.search(r"ngày\s*/|/\s*/|ngày\s+tháng\s+\d", line.text)
    odd_number = re.search(r"số\s*/", line.text)
    if not odd_day:
        return
    missing = _("number and date") if odd_number else _("date")
    yield Remark(
        message=_(
            "“{line}”: {missing} are cut short. Write “số …/{symbol} ngày … tháng … năm …”, as at "
            "the head of the report."
        ).format(line=line.text, missing=missing, symbol=reading.report.header.symbol),
        places=(line.place(),),
        quote=line.text,
        found=line.text,
    )


def no_closing(reading: Reading) -> Iterator[Remark]:
    """No closing sentence, or one that does not end with "./."."""
    sentences = [p for p in reading.tail if p.kind is Kind.CLOSING and p.text.strip()]
    if not sentences:
        yield Remark(
            message=_("The closing sentence (“Trên đây là … ./.”) is missing."),
            places=(Place(section=NOWHERE, block=Kind.CLOSING.value), *_around_end(reading)),
            expected="Trên đây là … ./.",
        )


def _around_end(reading: Reading) -> Iterator[Place]:
    """Yield where an imported file has its last paragraph and its "Nơi nhận"."""
    body = [p for p in reading.only(Kind.TEXT) if not p.appendix and p.origins]
    yield from (p.place(max(len(p.text) - 20, 0)) for p in body[-1:])
    for origin in reading.report.closing.origins:
        if origin.part == "recipients":
            yield Place(section=NOWHERE, block=Kind.RECIPIENT.value, line=origin.line)


def no_end_sign(reading: Reading) -> Iterator[Remark]:
    """A closing sentence without "./."."""
    sentences = [p for p in reading.tail if p.kind is Kind.CLOSING and p.text.strip()]
    if sentences and not re.search(r"\./\.\s*$", sentences[-1].text):
        last = sentences[-1]
        yield Remark(
            message=_("The report ends with “./.” after its last words."),
            places=(last.place(max(len(last.text) - 20, 0)),),
            quote=last.text[-60:],
            expected="./.",
        )


def closing_against_subject(reading: Reading) -> Iterator[Remark]:
    """A closing sentence that names the report in other words than its subject."""
    sentences = [p for p in reading.tail if p.kind is Kind.CLOSING and p.text.strip()]
    subject = reading.subject
    if not sentences or not subject.text:
        return
    said, meant = _words(sentences[0].text), _words(subject.text)
    missing = _left_out(meant, said)
    if not missing or sum(map(len, missing)) > DRIFT * len(meant):
        return
    named = ", ".join(f"“{' '.join(words)}”" for words in missing)
    yield Remark(
        message=_(
            "The closing sentence names the report in other words than its subject; it lacks "
            "{words}."
        ).format(words=named),
        places=(sentences[0].place(), subject.place()),
        quote=sentences[0].text[:160],
        found=sentences[0].text[:160],
        expected=subject.text,
    )


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def _left_out(meant: list[str], said: list[str]) -> list[list[str]]:
    """Return the stretches of the subject that the closing leaves out; [] if it says all."""
    matcher = SequenceMatcher(None, meant, said, autojunk=False)
    return [
        meant[start:end]
        for tag, start, end, _first, _last in matcher.get_opcodes()
        if tag in ("delete", "replace")
    ]


def no_signer(reading: Reading) -> Iterator[Remark]:
    """No position or no name under the report."""
    closing = reading.report.closing
    if closing.signature and closing.signer.strip():
        return
    lacking = _("the name of the signer") if closing.signature else _("position and name")
    yield Remark(
        message=_("The signature lacks {what}.").format(what=lacking),
        places=(Place(section=NOWHERE, block=Kind.SIGNATURE.value),),
    )


def collective_signature(reading: Reading) -> Iterator[Remark]:
    """A report of the People's Committee signed without "TM. ỦY BAN NHÂN DÂN"."""
    lines = reading.report.closing.signature
    if not lines or any("TM." in line.upper() for line in lines):
        return
    told = next((p for p in reading.tail if p.kind is Kind.SIGNATURE), None)
    yield Remark(
        message=_(
            "A report of the People's Committee is signed “TM. ỦY BAN NHÂN DÂN” above {position}; "
            "keep it as it is only if the office signs otherwise."
        ).format(position=" / ".join(lines)),
        places=(told.place(),) if told else (),
        quote=" / ".join(lines),
        found=lines[0],
        expected="TM. ỦY BAN NHÂN DÂN",
    )


def no_recipients(reading: Reading) -> Iterator[Remark]:
    """No recipients, or none to be kept on file."""
    told = [p for p in reading.tail if p.kind is Kind.RECIPIENT]
    if not told:
        yield Remark(
            message=_("“Nơi nhận” is missing."),
            places=(Place(section=NOWHERE, block=Kind.RECIPIENT.value),),
            expected="Nơi nhận: …; Lưu: VT, …",
        )


def odd_recipients(reading: Reading) -> Iterator[Remark]:
    """Recipients without "Lưu: VT", or without "Như trên" below a "Kính gửi"."""
    told = [p for p in reading.tail if p.kind is Kind.RECIPIENT]
    if told and not any(_LAST_RECIPIENT.match(p.text) for p in told):
        yield Remark(
            message=_("The last of “Nơi nhận” is “Lưu: VT, …”; it is missing."),
            places=(told[-1].place(),),
            quote=told[-1].text,
            expected="Lưu: VT, …",
        )
    if told and reading.report.header.addressees and not _ABOVE.match(told[0].text):
        yield Remark(
            message=_("Below a “Kính gửi” the first of “Nơi nhận” is “Như trên”."),
            places=(told[0].place(),),
            quote=told[0].text,
            found=told[0].text,
            expected="Như trên",
        )


_LAYOUT = "NĐ 30/2020, Phụ lục I, II"
RULES = (
    Rule(
        id="no-number",
        severity=Severity.INFO,
        title=mark("No number yet"),
        source=f"{_LAYOUT}.3; Điều 15: số do văn thư cấp sau khi ký",
        in_report=no_number,
    ),
    Rule(
        id="no-date",
        severity=Severity.INFO,
        title=mark("No whole date yet"),
        source=f"{_LAYOUT}.4",
        in_report=no_date,
    ),
    Rule(
        id="head-against-attachment",
        severity=Severity.WARNING,
        title=mark("Number and date of the head and of the appendix differ"),
        source="NĐ 30/2020, Phụ lục I, III.1.c",
        in_report=head_against_attachment,
    ),
    Rule(
        id="incomplete-attachment",
        severity=Severity.WARNING,
        title=mark("The line “Kèm theo” is cut short"),
        source="NĐ 30/2020, Phụ lục I, III.1.c",
        in_report=incomplete_attachment,
    ),
    Rule(
        id="no-closing",
        severity=Severity.WARNING,
        title=mark("No closing sentence"),
        source="NĐ 30/2020, Phụ lục III, mẫu 1.4",
        in_report=no_closing,
    ),
    Rule(
        id="no-end-sign",
        severity=Severity.INFO,
        title=mark("No “./.” at the end"),
        source="NĐ 30/2020, Phụ lục III, mẫu 1.4",
        in_report=no_end_sign,
    ),
    Rule(
        id="closing-against-subject",
        severity=Severity.WARNING,
        title=mark("The closing names the report in other words than the subject"),
        source="lời kết nhắc lại đúng trích yếu",
        in_report=closing_against_subject,
    ),
    Rule(
        id="no-signer",
        severity=Severity.WARNING,
        title=mark("No signer"),
        source=f"{_LAYOUT}.7",
        in_report=no_signer,
    ),
    Rule(
        id="collective-signature",
        severity=Severity.INFO,
        title=mark("Signed without “TM. ỦY BAN NHÂN DÂN”"),
        source=f"{_LAYOUT}.7; Điều 13.2",
        in_report=collective_signature,
    ),
    Rule(
        id="no-recipients",
        severity=Severity.WARNING,
        title=mark("No recipients"),
        source=f"{_LAYOUT}.9",
        in_report=no_recipients,
    ),
    Rule(
        id="odd-recipients",
        severity=Severity.INFO,
        title=mark("Recipients without “Lưu” or “Như trên”"),
        source=f"{_LAYOUT}.9",
        in_report=odd_recipients,
    ),
)
