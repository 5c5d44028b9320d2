"""The command line: the session without a window, for scripts, tests and a helpful colleague.

Output is in the clerk's language unless `--json`; an expected failure is one line on stderr and
exit status 1, wrong use 2.
"""

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from nq57desk import numbering, parameters, periods
from nq57desk.checking import Checked, Checking
from nq57desk.checks import load_places
from nq57desk.demo import make_demo
from nq57desk.drafts import DraftSummary
from nq57desk.errors import BadInput, ClerkError
from nq57desk.figure_commands import enter_figure
from nq57desk.figure_data import catalogue_data, figures_data
from nq57desk.figures.recognition import recognise
from nq57desk.figures.writing import forms_of
from nq57desk.figures.written_out import written_out
from nq57desk.finding_data import finding_lines, findings_data
from nq57desk.history import LAST
from nq57desk.i18n import _, mark
from nq57desk.looking_back import (
    diff_data,
    diff_lines,
    found_data,
    found_lines,
    history_data,
    history_lines,
    rollover_lines,
)
from nq57desk.model import FigureRef, Report
from nq57desk.outlines import load_outlines
from nq57desk.plain_text import report_lines
from nq57desk.script_data import begun, draft_data, outline_data, report_data
from nq57desk.searching import Asked
from nq57desk.session import OUTLINES, PLACES, Session, default_data_dir
from nq57desk.signing import Sign, Submit, state_text
from nq57desk.vietnamese import read_date

if TYPE_CHECKING:
    from nq57desk.importing import Imported

_FILES = (".docx", ".doc", ".txt", ".pdf")
_PATIENCE = 5.0  # seconds that a verb waits for another one to finish

_Verbs: TypeAlias = "argparse._SubParsersAction[_Parser]"

# What argparse itself says, so that the catalogue has it.
_ARGPARSE = (
    mark("usage: "),
    mark("positional arguments"),
    mark("options"),
    mark("show this help message and exit"),
    mark("the following arguments are required: %s"),
    mark("unrecognized arguments: %s"),
    mark("expected one argument"),
    mark("argument %(argument_name)s: %(message)s"),
    mark("invalid choice: %(value)r (choose from %(choices)s)"),
    mark("ambiguous option: %(option)s could match %(matches)s"),
)


def main(arguments: Sequence[str]) -> int:
    """Run a verb and return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    vars(argparse)["_"] = _  # argparse looks its texts up under this name
    asked = _parser().parse_args(arguments)
    try:
        asked.verb(asked)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except ClerkError as error:
        print(" ".join(error.text.split()), file=sys.stderr)
        return 1
    return 0


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        text = _("{message}. For help: main.py --help").format(message=message)
        self.exit(2, f"{text}\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="main.py",
        description=_("Composes the report on Resolution 57-NQ/TW. Without a verb: the window."),
    )
    parser.add_argument(
        "--data", type=Path, metavar="DIR", help=_("another folder for the drafts")
    )
    verbs = parser.add_subparsers(
        title=_("verbs"), metavar=_("VERB"), required=True, parser_class=_Parser, dest="name"
    )
    _add_lists(verbs)
    _add_makers(verbs)
    return parser


def _add_lists(verbs: _Verbs) -> None:
    outlines = _verb(verbs, "outlines", _outlines, _("show the outlines with their sections"))
    drafts = _verb(verbs, "list", _list, _("show the drafts"))
    figures = _verb(verbs, "figures", _figures, _("show the figures that reports ask for"))
    show = _verb(verbs, "show", _show, _("show one draft, whole"))
    show.add_argument("report", metavar=_("REPORT"), help=_("name or code of a draft"))
    for verb in (outlines, drafts, figures, show):
        _add_json(verb)


def _add_makers(verbs: _Verbs) -> None:
    read = _verb(verbs, "import", _import, _("turn a .docx, .txt or .pdf into a draft"))
    read.add_argument("file", type=Path, metavar=_("FILE"), help=_("the file to read"))
    read.add_argument("--outline", metavar="ID", help=_("read it by this outline"))
    _add_json(read)
    new = _verb(verbs, "new", _new, _("begin a draft"))
    new.add_argument("--outline", metavar="ID", help=_("the outline"))
    new.add_argument("--from", dest="source", metavar=_("REPORT"), help=_("begin from this draft"))
    new.add_argument(
        "--period", metavar=_("PERIOD"), required=True, help=_("such as 6T/2026, Q1/2026, 2026")
    )
    check = _verb(verbs, "check", _check, _("tell what should be mended in a draft or a file"))
    check.add_argument(
        "report", metavar=_("REPORT|FILE"), help=_("a draft, or a .docx, .txt or .pdf not kept")
    )
    check.add_argument("--outline", metavar="ID", help=_("read the file by this outline"))
    _add_json(check)
    put = _verb(verbs, "set", _set, _("enter one figure, such as 1287/1577"))
    put.add_argument("report", metavar=_("REPORT"), help=_("name or code of a draft"))
    put.add_argument("figure", metavar=_("FIGURE"), help=_("code of a figure"))
    put.add_argument("value", metavar=_("VALUE"), help=_("the number as people write it"))
    compose = _verb(verbs, "compose", _compose, _("make the .docx of a draft, and the PDF"))
    compose.add_argument("report", metavar=_("REPORT"), help=_("name or code of a draft"))
    compose.add_argument(
        "-o", "--out", type=Path, metavar="DOCX", required=True, help=_("the .docx to make")
    )
    compose.add_argument("--pdf", type=Path, metavar="PDF", help=_("the PDF to make"))
    compose.add_argument("--template", type=Path, metavar="DOCX", help=_("another template"))
    compose.add_argument(
        "--force", action="store_true", help=_("write over a file that is there already")
    )
    diff = _verb(verbs, "diff", _diff, _("show what differs between two drafts"))
    diff.add_argument("old", metavar=_("OLD"), help=_("name or code of the earlier draft"))
    diff.add_argument("new", metavar=_("NEW"), help=_("name or code of the later draft"))
    diff.add_argument(
        "--docx", type=Path, metavar="DOCX", help=_("a .docx with the changes tracked")
    )
    diff.add_argument("--pdf", type=Path, metavar="PDF", help=_("the same as a PDF"))
    diff.add_argument(
        "--force", action="store_true", help=_("write over a file that is there already")
    )
    _add_json(diff)
    search = _verb(verbs, "search", _search, _("find words in all drafts"))
    search.add_argument("words", nargs="+", metavar=_("WORDS"), help=_("accents may be left out"))
    search.add_argument("--outline", metavar="ID", default="", help=_("only under this outline"))
    search.add_argument("--period", metavar=_("PERIOD"), help=_("only of this period"))
    search.add_argument("--year", type=int, metavar=_("YEAR"), help=_("only of this year"))
    search.add_argument("--office", metavar=_("PLACE"), default="", help=_("such as “xã Mẫu”"))
    search.add_argument(
        "--section", metavar=_("WORDS"), default="", help=_("only under such headings")
    )
    _add_json(search)
    past = _verb(verbs, "history", _history, _("show the last values of a figure"))
    past.add_argument("figure", metavar=_("FIGURE"), help=_("code of a figure"))
    past.add_argument(
        "--xlsx", type=Path, metavar="XLSX", help=_("an Excel file with table and chart")
    )
    past.add_argument(
        "--force", action="store_true", help=_("write over a file that is there already")
    )
    _add_json(past)
    _add_signing(verbs)
    demo = _verb(verbs, "demo", _demo, _("compose the sample report: .docx, PDF, a picture"))
    demo.add_argument(
        "--out", type=Path, metavar="DIR", default=Path("out"), help=_("where to (out)")
    )


def _add_signing(verbs: _Verbs) -> None:
    submit = _verb(verbs, "submit", _submit, _("say that a draft goes to be signed"))
    sign = _verb(verbs, "sign", _sign, _("say under which number and when a report was signed"))
    reopen = _verb(verbs, "reopen", _reopen, _("make a new version of a signed report"))
    for verb in (submit, sign, reopen):
        verb.add_argument("report", metavar=_("REPORT"), help=_("name or code of a draft"))
    sign.add_argument("number", metavar=_("NUMBER"), help=_("such as 45 or 45/BC-UBND"))
    sign.add_argument("day", metavar=_("DATE"), help=_("such as 28/3/2026"))
    reopen.add_argument("reason", metavar=_("REASON"), help=_("why it is made"))


def _verb(
    verbs: _Verbs, name: str, run: Callable[[argparse.Namespace], None], text: str
) -> argparse.ArgumentParser:
    parser = verbs.add_parser(name, help=text, description=text)
    parser.set_defaults(verb=run)
    return parser


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_("answer in JSON"))


def _open(asked: argparse.Namespace) -> Session:
    session = Session(asked.data, patience=_PATIENCE)
    for notice in session.notices:
        print(notice, file=sys.stderr)
    return session


def _outlines(asked: argparse.Namespace) -> None:
    with _open(asked) as session:
        outlines = session.outlines()
        for problem in session.broken_outlines():
            print(problem, file=sys.stderr)
    if asked.json:
        _print_json([outline_data(outline) for outline in outlines])
        return
    for outline in outlines:
        print(f"{outline.id}: {outline.name}")
        sections = begun(outline).sections
        numbers = numbering.numbers(sections)
        for section in sections:
            heading = parameters.left_open(section.heading)
            print(f"{'   ' * section.level}{numbers[section.id]} {heading}")
        print()


def _import(asked: argparse.Namespace) -> None:
    with _open(asked) as session:
        imported = session.import_file(asked.file, asked.outline)
        catalogue = session.catalogue()
    candidates = recognise(imported.report, catalogue)
    if asked.json:
        data = figures_data(imported.report, candidates, catalogue)
        _print_json(report_data(imported.report, data) | {"notes": list(imported.notes)})
        return
    _print_lines(_import_lines(imported))
    sure = sum(candidate.sure for candidate in candidates)
    print(
        _("{count} numbers found, {sure} of them surely known").format(
            count=len(candidates), sure=sure
        )
    )


def _import_lines(imported: "Imported") -> Iterable[str]:
    report = imported.report
    yield _("Kept as draft: {name} (code {id})").format(name=report.name, id=report.id)
    yield _("Outline: {name}").format(name=report.outline.name)
    yield _("{sections} sections, {tables} tables").format(
        sections=len(report.sections), tables=sum(len(each.tables) for each in report.sections)
    )
    yield from imported.notes
    if not report.unplaced:
        yield _("Everything in the file found its place.")
        return
    yield _("Without a place ({count}):").format(count=len(report.unplaced))
    for piece in report.unplaced:
        yield _("  line {line}: {text}").format(line=piece.line, text=piece.text)


def _list(asked: argparse.Namespace) -> None:
    with _open(asked) as session:
        drafts = session.drafts()
    if asked.json:
        _print_json([draft_data(draft) for draft in drafts])
    elif drafts:
        _print_lines(map(_draft_line, drafts))
    else:
        print(_("No drafts yet."))


def _draft_line(draft: DraftSummary) -> str:
    changed = f"{draft.changed:%d/%m/%Y %H:%M}" if draft.changed else ""
    return _("{id}  {name}  {done}/{total} sections  {words} words  {changed}").format(
        id=draft.id,
        name=draft.name,
        done=draft.done,
        total=draft.total,
        words=draft.words,
        changed=changed,
    )


def _show(asked: argparse.Namespace) -> None:
    with _open(asked) as session:
        report, catalogue = session.report(asked.report), session.catalogue()
        read = written_out(report, session.writer(report))
    if asked.json:
        figures = figures_data(report, recognise(report, catalogue), catalogue)
        _print_json(report_data(read, figures))
    else:
        _print_lines(report_lines(read))


def _new(asked: argparse.Namespace) -> None:
    if not asked.outline and not asked.source:
        raise BadInput(_("Please name an outline (--outline) or a draft to begin from (--from)."))
    period = periods.read(asked.period)
    with _open(asked) as session:
        if asked.source:
            rolled = session.roll_over(asked.source, period, outline_id=asked.outline or "")
            report = session.add(rolled.report)
            lines = tuple(rollover_lines(rolled))
        else:
            report, lines = session.begin(asked.outline, period), ()
    print(_("New draft: {name} (code {id})").format(name=report.name, id=report.id))
    _print_lines(lines)


def _figures(asked: argparse.Namespace) -> None:
    with _open(asked) as session:
        catalogue = session.catalogue()
    if asked.json:
        _print_json(catalogue_data(catalogue))
        return
    for group in dict.fromkeys(figure.group for figure in catalogue.figures):
        print(group)
        for figure in catalogue.figures:
            if figure.group == group:
                unit = f" ({figure.unit})" if figure.unit else ""
                print(f"   {figure.id}: {figure.label}{unit}")
        print()


def _set(asked: argparse.Namespace) -> None:
    with _open(asked) as session:
        report, catalogue = session.report(asked.report), session.catalogue()
        command, note = enter_figure(report, asked.figure, asked.value, catalogue)
        report = session.apply(report.id, command)
        writer = session.writer(report)
    figure = catalogue.find(asked.figure)
    form = forms_of(figure, catalogue)[0]
    print(f"{figure.label}: {writer(FigureRef(figure=figure.id, form=form))}")
    if note:
        print(note)


def _check(asked: argparse.Namespace) -> None:
    report, checked = _checked(asked)
    if asked.json:
        _print_json(findings_data(report, checked))
    else:
        _print_lines(finding_lines(checked))


def _checked(asked: argparse.Namespace) -> tuple[Report, tuple[Checked, ...]]:
    """Check a draft, or a file without keeping it, for which no drafts are opened."""
    path = Path(asked.report)
    if path.suffix.casefold() not in _FILES and not path.is_file():
        with _open(asked) as session:
            report = session.report(asked.report)
            return report, session.checking(report).check(report)
    from nq57desk.importing import import_file

    outlines = load_outlines((asked.data or default_data_dir()) / OUTLINES)
    imported = import_file(path, outlines=outlines, outline_id=asked.outline)
    places = load_places((asked.data or default_data_dir()) / PLACES)
    checking = Checking(today=date.today(), places=places)
    return imported.report, checking.check(imported.report, imported.lines)


def _compose(asked: argparse.Namespace) -> None:
    with _open(asked) as session:
        report = session.report(asked.report)
        docx = session.printing.compose(report, asked.template, figures=session.writer(report))
        made = [(asked.out, docx)]
        if asked.pdf:
            made.append((asked.pdf, session.printing.to_pdf(docx)))
        _write(session, made, asked)


def _diff(asked: argparse.Namespace) -> None:
    with _open(asked) as session:
        old, new = session.report(asked.old), session.report(asked.new)
        diffs = session.compare(old, new)
        if asked.json:
            _print_json(diff_data(diffs))
        else:
            _print_lines(diff_lines(diffs))
        if asked.docx or asked.pdf:
            figures = (session.writer(old), session.writer(new))
            docx = session.printing.blackline(old, new, figures=figures)
            made = [(asked.docx, docx)] if asked.docx else []
            if asked.pdf:
                made.append((asked.pdf, session.printing.blackline_pdf(docx)))
            _write(session, made, asked)


def _write(
    session: Session, made: Iterable[tuple[Path, bytes]], asked: argparse.Namespace
) -> None:
    """Write finished files and name them, on stderr where stdout is for a script."""
    for path, data in made:
        session.printing.export(data, path, overwrite=asked.force)
        told = sys.stderr if getattr(asked, "json", False) else sys.stdout
        print(_("Made: {path}").format(path=path), file=told)


def _search(asked: argparse.Namespace) -> None:
    if not any(word.strip() for word in asked.words):
        raise BadInput(_("There are no words to find. Give them after search."))
    wanted = Asked(
        words=" ".join(asked.words),
        period=periods.read(asked.period) if asked.period else None,
        year=asked.year,
        outline_id=asked.outline,
        office=asked.office,
        section=asked.section,
    )
    with _open(asked) as session:
        found = session.search(wanted)
    if asked.json:
        _print_json(found_data(found))
    else:
        _print_lines(found_lines(found))


def _history(asked: argparse.Namespace) -> None:
    with _open(asked) as session:
        figure = session.catalogue().find(asked.figure)
        points = session.over_periods.history(figure.id)
        if asked.json:
            _print_json(history_data(figure, points))
        else:
            _print_lines(history_lines(figure, points))
        if asked.xlsx:
            line = session.over_periods.timeline([figure.id], last=LAST)
            _write(session, [(asked.xlsx, session.printing.timeline_sheet(line))], asked)


def _submit(asked: argparse.Namespace) -> None:
    with _open(asked) as session:
        report = session.apply(session.report(asked.report).id, Submit())
    print(f"{report.name}: {state_text(report.status, report.header)}")


def _sign(asked: argparse.Namespace) -> None:
    day = read_date(asked.day, year=date.today().year)
    with _open(asked) as session:
        report = session.report(asked.report)
        report = session.apply(report.id, Sign(asked.number, day))
        doubts = session.signing_doubts(report, report.header.number, day)
    print(f"{report.name}: {state_text(report.status, report.header)}")
    for doubt in doubts:
        print(doubt, file=sys.stderr)


def _reopen(asked: argparse.Namespace) -> None:
    with _open(asked) as session:
        report = session.reopen(asked.report, asked.reason)
    print(_("New draft: {name} (code {id})").format(name=report.name, id=report.id))


def _demo(asked: argparse.Namespace) -> None:
    _print_lines(make_demo(asked.out))


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


def _print_json(data: object) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))
