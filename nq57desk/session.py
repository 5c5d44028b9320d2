"""The one door: what window, command line and tests ask of the program.

A session holds the data folder for itself. Reports that it gives out are frozen; edits come back
as commands and are on disk when `apply` returns. It belongs to one thread; long work (`printing`)
takes a frozen report and may run in any.
"""

import secrets
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from platformdirs import user_data_dir

from nq57desk import periods
from nq57desk.commands import Command, Rename
from nq57desk.comparing import SectionDiff, compare
from nq57desk.drafts import DraftSummary, draft_name, meant, summarised, unique_name
from nq57desk.earlier import Earlier, earlier, of_office, previous_id, year_ago_id
from nq57desk.errors import BadInput, ClerkError, NotFound, StoreError, StoreInUse
from nq57desk.export import export
from nq57desk.figures.catalogue import Catalogue, Figure, load_catalogue
from nq57desk.figures.own import read_own, rewritten
from nq57desk.figures.places import uses
from nq57desk.figures.writing import NO_PAST, Manner, Past, Writer
from nq57desk.i18n import _
from nq57desk.model import (
    DataSpan,
    FigureForm,
    Office,
    Outline,
    Period,
    Report,
    ReportId,
    ReportStatus,
    SectionId,
)
from nq57desk.outlines import begin, broken_outlines, find_outline, load_outlines
from nq57desk.over_periods import OverPeriods
from nq57desk.printing import Printing
from nq57desk.rollover import Carry, RollOver, roll_over
from nq57desk.samples import load_sample
from nq57desk.scans import Scan, read_scan
from nq57desk.searching import Asked, Choices, Found
from nq57desk.side_by_side import SideBySide
from nq57desk.signing import (
    Version,
    doubts,
    refuse_if_signed,
    reopened,
    status_text,
    unsigned,
)
from nq57desk.store import backups, settings
from nq57desk.store.backups import Backup
from nq57desk.store.database import NAME, open_database, restore
from nq57desk.store.lock import Lock
from nq57desk.store.passages import PassageFinder
from nq57desk.store.reports import Reports
from nq57desk.store.scans import Scans
from nq57desk.store.versions import Versions

if TYPE_CHECKING:
    from nq57desk.checking import Checking
    from nq57desk.importing import Imported

OUTLINES = "outlines"
FIGURES = "figures.toml"
PLACES = "places.toml"


def default_data_dir() -> Path:
    """Return where the drafts of this user lie."""
    return Path(user_data_dir("nq57desk", appauthor=False))


def new_id() -> str:
    """Make an id that no other part of the drafts bears."""
    return secrets.token_hex(6)


class Session:
    """An open data folder.

    Args:
        data_dir: where drafts lie; the user's own folder by default.
        clock: the time, fixed in tests.
        new_id: makes ids, counted in tests.
        patience: how many seconds to wait for another program to leave the folder.

    Raises:
        StoreInUse: another program holds the folder.
        NewerStore: a newer version of the program wrote the drafts.
        StoreError: the folder cannot be used.
    """

    def __init__(
        self,
        data_dir: Path | None = None,
        *,
        clock: Callable[[], datetime] = datetime.now,
        new_id: Callable[[], str] = new_id,
        patience: float = 0,
    ) -> None:
        self.data_dir = (data_dir or default_data_dir()).absolute()
        self._clock = clock
        self._new_id = new_id
        self._kept: dict[ReportId, Report] = {}
        self._live: dict[ReportId, Report] = {}
        _make_folder(self.data_dir)
        self._lock = _wait_for_lock(self.data_dir, clock, patience)
        try:
            self._db, self.notices = open_database(self.data_dir, now=clock())
        except BaseException:
            self._lock.close()
            raise
        self._reports = Reports(self._db, self._plain_writer)
        self._versions = Versions(self._db)
        self.scans = Scans(self._db, self.data_dir)
        self._catalogue: Catalogue | None = None
        self._manner = settings.read_manner(self._db)
        self.over_periods = OverPeriods(self._reports, self.catalogue, self.office)
        self.printing = Printing(writer=self._plain_writer, setting=self.setting, clock=clock)

    def close(self) -> None:
        """Write what is not on disk yet and leave the folder.

        Raises:
            StoreError: something cannot be written; the session stays open.
        """
        for report_id in self.unsaved():
            self.save(report_id)
        self.scans.sweep()
        self._db.close()
        self._lock.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def office(self) -> Office | None:
        """Return the office, `None` until the clerk has told it."""
        return settings.read_office(self._db)

    def set_office(self, office: Office) -> None:
        """Keep the office; reports begun before keep theirs."""
        settings.write_office(self._db, office)

    def setting(self, name: str, default: str = "") -> str:
        """Return a setting by name."""
        return settings.read(self._db, name, default)

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting."""
        settings.write(self._db, name, value)

    def outlines(self) -> tuple[Outline, ...]:
        """Return the built-in outlines and the office's own."""
        return load_outlines(self.data_dir / OUTLINES)

    def broken_outlines(self) -> tuple[str, ...]:
        """Tell which outlines of the office's own cannot be used, and why."""
        return tuple(error.text for error in broken_outlines(self.data_dir / OUTLINES))

    def drafts(self) -> tuple[DraftSummary, ...]:
        """Return the drafts, the last changed first."""
        return tuple(summarised(each) for each in self._reports.listing.drafts())

    def shelf(
        self, words: str = "", *, limit: int = -1, offset: int = 0
    ) -> tuple[DraftSummary, ...]:
        """Return a page of the drafts: the one in work first, the others by year, newest first.

        `words`: only those whose name, period, outline or place hold them, by year alone. `limit`
        -1 is all.
        """
        listing = self._reports.listing
        if not words.strip():
            return tuple(summarised(each) for each in listing.shelf(limit=limit, offset=offset))
        found = meant(map(summarised, listing.shelf()), words)
        found.sort(key=lambda each: each.year, reverse=True)
        return tuple(found[offset : None if limit < 0 else offset + limit])

    def draft_count(self) -> int:
        """Count the drafts."""
        return self._reports.listing.count()

    def bin(self) -> tuple[DraftSummary, ...]:
        """Return the drafts in the bin, the last changed first."""
        return tuple(summarised(each) for each in self._reports.listing.binned())

    def report(self, ref: str) -> Report:
        """Return a report by its id or its name, as it stands in memory.

        Raises:
            NotFound: there is none, or several of that name: the text lists them.
        """
        report_id = ReportId(ref) if ref in self._live else self._resolve(ref)
        if report_id not in self._live:
            report, whole = self._reports.load(report_id, now=self._clock())
            self._live[report_id] = self._kept[report_id] = report
            if not whole:
                self.notices += (_damaged(report),)
        return self._live[report_id]

    def add(self, report: Report) -> Report:
        """Keep a report as a new draft, under an id and a name of its own."""
        now = self._clock()
        kept = replace(
            report,
            id=ReportId(self._new_id()),
            name=self._unique(report.name),
            created=now,
            changed=now,
        )
        self._reports.add(kept)
        self._live[kept.id] = self._kept[kept.id] = kept
        return kept

    def begin(
        self, outline_id: str, period: Period, *, name: str = "", source: str | None = None
    ) -> Report:
        """Begin a draft from an outline, or from the report `source`, and keep it."""
        if source is not None:
            rolled = self.roll_over(source, period, outline_id=outline_id, name=name)
            return self.add(rolled.report)
        outline = find_outline(self.outlines(), outline_id)
        office = self.office() or Office()
        report = begin(
            outline,
            office,
            period,
            report_id=ReportId(self._new_id()),
            name=name or draft_name(period, outline, office),
            new_id=self._new_id,
        )
        return self.add(report)

    def roll_over(
        self,
        source: str,
        period: Period,
        *,
        outline_id: str = "",
        name: str = "",
        choices: Mapping[SectionId, Carry] | None = None,
        span: DataSpan | None = None,
    ) -> RollOver:
        """Begin a report from another; it is not kept until it is added.

        Under no `outline_id` it follows the newest form of the other report's outline.
        """
        previous = self.report(source)
        known = (*self.outlines(), previous.outline)
        outline = find_outline(known, outline_id or previous.outline.id)
        office = self.office() or previous.office
        return roll_over(
            previous,
            outline,
            office,
            period,
            report_id=ReportId(self._new_id()),
            name=name or draft_name(period, outline, office),
            new_id=self._new_id,
            slow=tuple(figure.id for figure in self.catalogue().figures if figure.slow),
            choices=choices,
            span=span,
        )

    def previous(self, report: Report) -> Report | None:
        """Return the report before: the one it was begun from, else the last to end earlier."""
        drafts = self.drafts()
        if any(each.id == report.previous for each in drafts):  # be it of another office
            return self._known(report.previous)
        return self._known(previous_id(report, of_office(report, drafts)))

    def year_ago(self, report: Report) -> Report | None:
        """Return the report on the same period of last year."""
        return self._known(year_ago_id(report, of_office(report, self.drafts())))

    def earlier(self, report: Report) -> tuple[Earlier, ...]:
        """Return the other drafts that `report` may be laid beside, the likeliest first."""
        return earlier(report, self.drafts())

    def read_file(self, path: Path, outline_id: str | None = None) -> "Imported":
        """Read a .docx, .txt or .pdf into a report that is not kept.

        Raises:
            UnreadableFile: the file is corrupt, encrypted, empty or of another kind.
            NotFound: there is no outline of that id.
        """
        from nq57desk.importing import import_file

        return import_file(
            path, outlines=self.outlines(), outline_id=outline_id, new_id=self._new_id
        )

    def import_file(self, path: Path, outline_id: str | None = None) -> "Imported":
        """Read a file and keep the report as a draft."""
        return self.keep(self.read_file(path, outline_id), path)

    def keep(self, imported: "Imported", path: Path) -> "Imported":
        """Keep as a draft what `read_file` read, in any thread, from `path`."""
        report = imported.report
        about = (report.period, report.outline, report.office)
        says_whose = periods.label(report.period) or report.office.name
        name = draft_name(*about) if says_whose else path.stem
        return replace(imported, report=self.add(replace(report, name=name)))

    def sample(self) -> Report:
        """Return the sample report of an invented commune, not kept."""
        return load_sample(self._new_id)

    def add_sample(self) -> Report:
        """Keep the sample report as a draft."""
        return self.add(self.sample())

    def apply(self, report_id: str, command: Command) -> Report:
        """Do an edit; it is on disk when this returns.

        Raises:
            StoreError: it is not on disk. Nothing is lost: the report in memory has the edit
                (`report`), and the next `apply` or `save` writes it too.
            NotFound, BadInput: the edit does not fit the report, or that is signed; nothing is
                changed.
        """
        before = self.report(report_id)
        refuse_if_signed(before, command)
        after = command.apply(before)
        if after is before:
            return before
        self._live[before.id] = replace(after, changed=self._clock())
        return self.save(before.id)

    def save(self, report_id: str) -> Report:
        """Write what of a report is not on disk yet.

        Raises:
            StoreError: it cannot be written now; it stays in memory.
        """
        report = self.report(report_id)
        kept = self._kept[report.id]
        if report is not kept:
            self._reports.save(kept, report)
            self._kept[report.id] = report
        return report

    def unsaved(self) -> tuple[ReportId, ...]:
        """Return the reports with edits that could not be written."""
        return tuple(key for key, live in self._live.items() if live is not self._kept[key])

    def rename(self, report_id: str, name: str) -> Report:
        """Give a draft another name, made unique."""
        report = self.report(report_id)
        return self.apply(report_id, Rename(self._unique(name, besides=report.id)))

    def copy(self, report_id: str) -> Report:
        """Keep a copy of a draft under a name of its own."""
        report = self.report(report_id)
        return self.add(unsigned(report))

    def reopen(self, report_id: str, reason: str) -> Report:
        """Keep a new version of a signed report as a draft; the signed one stays.

        Raises:
            BadInput: it is not signed, or no reason is given.
        """
        return self.add(reopened(self.report(report_id), reason))

    def version(self, report_id: str) -> Version | None:
        """Return what lists tell of a report on its way to be signed."""
        return self._versions.of(report_id)

    def versions(self, report_id: str) -> tuple[Version, ...]:
        """Return all versions of a report, the first one first."""
        return self._versions.family(report_id)

    def signing_doubts(self, report: Report, number: str, day: date) -> tuple[str, ...]:
        """Tell what makes a number and a day of signing doubtful."""
        office = report.office.locality
        others = [each for each in self._versions.signed() if each.office == office]
        today = self._clock().date()
        return tuple(doubts(report, number, day, today=today, others=others))

    def attach_scan(self, report_id: str, path: Path) -> Scan:
        """Keep the scan of a signed report with it; a former one is replaced.

        Copies of the report and its next versions are other papers and have none.

        Raises:
            BadInput: the report is not signed.
            UnreadableFile: the file is no PDF that can be shown, or too large.
            UnwritableFile, StoreError: it cannot be kept.
        """
        report = self.report(report_id)
        if report.status is not ReportStatus.SIGNED:
            text = _("Only a signed report has a scan; this one is: {status}.")
            raise BadInput(text.format(status=status_text(report.status)))
        return self.scans.put(report.id, path.name, read_scan(path), now=self._clock())

    def to_bin(self, report_id: str) -> None:
        """Put a draft into the bin."""
        report = self.save(report_id)
        self._reports.bin(report.id, self._clock())

    def restore(self, report_id: str) -> None:
        """Take a draft out of the bin."""
        self._reports.bin(self.report(report_id).id, None)

    def empty_bin(self) -> None:
        """Delete the drafts in the bin for good."""
        gone = [each.id for each in self.bin()]
        self._reports.empty_bin()
        for report_id in gone:
            self._live.pop(report_id, None)
            self._kept.pop(report_id, None)

    def backups(self) -> tuple[Backup, ...]:
        """Return the copies of all drafts that were made, newest first."""
        return backups.listed(self.data_dir)

    def restore_backup(self, backup: Backup) -> None:
        """Bring all drafts back to a copy, after a copy of how they are now.

        Raises:
            StoreError: the copy cannot be read, or there is no room; nothing is changed.
        """
        for report_id in self.unsaved():
            self.save(report_id)
        restore(self._db, self.data_dir, backup, now=self._clock())
        self._live.clear()
        self._kept.clear()
        self._reports.index.forget()

    def catalogue(self) -> Catalogue:
        """Return the built-in figures and the office's own; a broken file is a notice."""
        if self._catalogue is None:
            try:
                self._catalogue = load_catalogue(self.data_dir / FIGURES)
            except BadInput as error:
                self.notices += (error.text,)
                self._catalogue = load_catalogue()
        return self._catalogue

    def own_figures(self) -> tuple[Figure, ...]:
        """Return the figures that the office has added.

        Raises:
            BadInput: their file is broken; names what is wrong.
        """
        return read_own(self.data_dir / FIGURES).figures

    def keep_own_figures(self, figures: tuple[Figure, ...]) -> None:
        """Keep these as the office's own figures, whole or not at all.

        Raises:
            BadInput: one is in use and cannot go, they do not fit together, or the file is broken.
            UnwritableFile: the file cannot be written.
        """
        path = self.data_dir / FIGURES
        reports = (self.report(each.id) for each in (*self.drafts(), *self.bin()))
        text = rewritten(path, figures, reports)
        export(text.encode(), path, overwrite=True)
        self._catalogue = None

    @property
    def manner(self) -> Manner:
        """How the office writes figures."""
        return self._manner

    def set_manner(self, manner: Manner) -> None:
        """Keep how the office writes figures."""
        settings.write_manner(self._db, manner)
        self._manner = manner

    def writer(self, report: Report) -> Writer:
        """Return what writes the figures of a report, as the office likes it.

        Where the report tells a change, the reports to compare with are read: ask for it in the
        session's thread. It may be used in any.
        """
        past = NO_PAST
        if any(use.form is FigureForm.CHANGE for use in uses(report)):
            past = Past(last=self.previous(report), year_ago=self.year_ago(report))
        return Writer(report, self.catalogue(), manner=self._manner, past=past)

    def checking(self, report: Report | None = None) -> "Checking":
        """Return what checks one report again and again while it is written, in any thread.

        Where `report` was begun from another, what came over is judged against that one.

        The office's own table of places is read; a broken one is a notice.
        """
        from nq57desk.checking import Checking
        from nq57desk.checks import load_places

        try:
            places = load_places(self.data_dir / PLACES)
        except BadInput as error:
            if error.text not in self.notices:
                self.notices += (error.text,)
            places = load_places()
        before = None
        with suppress(ClerkError):  # one that cannot be read is told when it is opened
            before = self.previous(report) if report and report.carried else None
        return Checking(
            today=self._clock().date(),
            places=places,
            before=before,
            catalogue=self.catalogue(),
            manner=self._manner,
        )

    def search(self, asked: Asked, *, limit: int = 20, offset: int = 0) -> list[Found]:
        """Return the parts of all drafts that have the words, newest period first.

        Drafts that an older version kept are made ready first: see `unsearched`.
        """
        for report_id in self.unsearched():
            self.make_searchable(report_id)
        return self._reports.index.search(asked, limit=limit, offset=offset)

    def search_choices(self) -> Choices:
        """Return what a search can be narrowed to."""
        return self._reports.listing.choices()

    def unsearched(self) -> tuple[ReportId, ...]:
        """Return the drafts that an older version kept and whose words are not listed yet."""
        return self._reports.index.missing()

    def make_searchable(self, report_id: ReportId) -> None:
        """List the words of a draft, which takes a moment; each later save does so by itself."""
        self._reports.take_in(report_id, now=self._clock())

    def compare(self, old: Report, new: Report) -> tuple[SectionDiff, ...]:
        """Return what differs between two reports, figures written as the office likes."""
        return compare(old, new, old_figures=self.writer(old), new_figures=self.writer(new))

    def passage_finder(self) -> PassageFinder:
        """Return what finds paragraphs like one that is being written, in any thread."""
        return PassageFinder(self.data_dir / NAME)

    def side_by_side(self, old: Report, new: Report) -> SideBySide:
        """Return what lays parts of two reports beside each other, in any thread."""
        return SideBySide(
            old,
            new,
            self.catalogue(),
            old_figures=self.writer(old),
            new_figures=self.writer(new),
            manner=self._manner,
        )

    def _plain_writer(self, report: Report) -> Writer:
        """Return what writes the figures of a report for the list of words: no changes."""
        return Writer(report, self.catalogue(), manner=self._manner)

    def _known(self, report_id: ReportId | None) -> Report | None:
        return None if report_id is None else self.report(report_id)

    def _resolve(self, ref: str) -> ReportId:
        found = self._reports.called(ref)
        if not found:
            raise NotFound(_("There is no draft “{name}”.").format(name=ref))
        if len(found) > 1:
            text = _("Several drafts are called “{name}”. Please choose one by its code: {ids}.")
            raise NotFound(text.format(name=ref, ids=", ".join(found)))
        return found[0]

    def _unique(self, name: str, *, besides: str = "") -> str:
        taken = self._reports.names(besides=besides)
        return unique_name(name.strip() or _("Report"), taken)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        text = _("The data folder {folder} cannot be made. Please choose another folder.")
        raise StoreError(text.format(folder=folder)) from error


def _wait_for_lock(folder: Path, clock: Callable[[], datetime], patience: float) -> Lock:
    end = time.monotonic() + patience
    while True:
        try:
            return Lock(folder, now=clock())
        except StoreInUse:
            if time.monotonic() >= end:
                raise
            time.sleep(0.05)


def _damaged(report: Report) -> str:
    text = _(
        "A part of “{name}” could not be read. Its words are among the pieces without a place;"
        " please look there."
    )
    return text.format(name=report.name)
