"""What leaves the program: reports as .docx and PDF, blacklines, sheets of findings and figures.

Nothing here writes to the drafts. All but `pdf_engine` may run in any thread, with a frozen report
and a writer that the session's thread has made.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from nq57desk import wording
from nq57desk.export import export
from nq57desk.figures.writing import Writer
from nq57desk.model import Report
from nq57desk.timeline import Timeline

if TYPE_CHECKING:
    from nq57desk.checking import Checked
    from nq57desk.compose import Engine


class Printing:
    """Makes files of reports for one session.

    Args:
        writer: returns what writes the figures of a report, changes since other periods left out.
        setting: returns a setting by name, or the default.
        clock: the time that sheets bear.
    """

    def __init__(
        self,
        *,
        writer: Callable[[Report], Writer],
        setting: Callable[[str, str], str],
        clock: Callable[[], datetime],
    ) -> None:
        self._writer = writer
        self._setting = setting
        self._clock = clock

    def compose(
        self, report: Report, template: Path | None = None, *, figures: Writer | None = None
    ) -> bytes:
        """Fill a template with the report and return the .docx.

        Args:
            report: what to print.
            template: the clerk's own template; `None` for the built-in one.
            figures: the session's `writer` of it; without, changes since last period print "…".

        Raises:
            TemplateError: the template cannot be filled.
        """
        from nq57desk.compose import compose

        return compose(report, template=template, figures=figures or self._writer(report))

    def to_pdf(
        self, docx: bytes, *, engine: str = "", cancelled: Callable[[], bool] = lambda: False
    ) -> bytes:
        """Turn a .docx into a PDF.

        `engine` is the one chosen in the settings by default; they belong to the session's
        thread, so another one asks `pdf_engine` before it starts.

        Raises:
            EngineError: the engine is missing or failed.
        """
        from nq57desk.compose import to_pdf

        return to_pdf(docx, engine=engine or self.pdf_engine(), cancelled=cancelled)

    def findings_sheet(self, report: Report, checked: "Sequence[Checked]") -> bytes:
        """Compose the sheet of findings as .docx, those let pass last with their reasons."""
        from nq57desk.checking import said, sheet_groups
        from nq57desk.compose.findings_sheet import compose_findings

        return compose_findings(
            report, sheet_groups(checked), summary=said(checked), moment=self._clock()
        )

    def blackline(
        self,
        old: Report,
        new: Report,
        template: Path | None = None,
        *,
        figures: tuple[Writer | None, Writer | None] = (None, None),
    ) -> bytes:
        """Compose `new` as a .docx with its changes against `old` as tracked changes.

        `figures`: the session's `writer` of each, as for `compose`.

        Raises:
            TemplateError: the template cannot be filled.
        """
        from nq57desk.compose import blackline

        composed = (
            self.compose(each, template, figures=writer)
            for each, writer in zip((old, new), figures, strict=True)
        )
        author = wording.committee(new.office)
        return blackline(*composed, author=author, moment=self._clock())

    def blackline_pdf(
        self, docx: bytes, *, engine: str = "", cancelled: Callable[[], bool] = lambda: False
    ) -> bytes:
        """Turn what `blackline` made into a PDF that shows the changes by colour and brackets.

        Raises:
            EngineError: the engine is missing or failed.
        """
        from nq57desk.compose import shown

        return self.to_pdf(shown(docx), engine=engine, cancelled=cancelled)

    def timeline_sheet(self, line: Timeline, *, bars: bool = False) -> bytes:
        """Write a timeline as an Excel file with a table and charts."""
        from nq57desk.timeline_sheet import timeline_sheet

        return timeline_sheet(line, bars=bars)

    def pdf_engine(self) -> str:
        """Return the id of the engine chosen in the settings."""
        return self._setting("pdf-engine", "dxpdf")

    def engines(self) -> "tuple[Engine, ...]":
        """Return the PDF engines, and which of them this computer has."""
        from nq57desk.compose import engines

        return engines()

    def export(self, data: bytes, path: Path, *, overwrite: bool = False) -> None:
        """Write a finished file whole or not at all.

        Raises:
            UnwritableFile: as `nq57desk.export` says.
        """
        export(data, path, overwrite=overwrite)
