"""Figures over the periods of an office: the last values of one, several side by side."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from nq57desk.figures.catalogue import Catalogue, Figure
from nq57desk.history import LAST, Point, Reported, history, needed, newest_first
from nq57desk.model import Office
from nq57desk.store.reports import Reports, read_figures
from nq57desk.timeline import MOMENTS, Timeline, timeline


class OverPeriods:
    """Reads the figures of all drafts that are not in the bin."""

    def __init__(
        self,
        reports: Reports,
        catalogue: Callable[[], Catalogue],
        office: Callable[[], Office | None],
    ) -> None:
        self._reports = reports
        self._catalogue = catalogue
        self._office = office

    def history(self, figure_id: str, *, last: int = LAST) -> tuple[Point, ...]:
        """Return the last values of a figure over the reports of the office, oldest first.

        Raises:
            NotFound: there is no such figure.
        """
        catalogue = self._catalogue()
        figure = catalogue.find(figure_id)
        return history(figure, self._reported([figure]), catalogue, last=last)

    def timeline(self, figure_ids: Sequence[str], *, last: int = MOMENTS) -> Timeline:
        """Put figures side by side over the last periods of the office.

        Raises:
            NotFound: there is no such figure.
        """
        catalogue = self._catalogue()
        figures = tuple(map(catalogue.find, figure_ids))
        return timeline(figures, self._reported(figures), catalogue, last=last)

    def reported_figures(self) -> tuple[Figure, ...]:
        """Return the figures that some report has a value of, computed ones too."""
        kept = self._reports.figures_kept()
        figures = self._catalogue().figures
        known = {each.id for each in figures if kept.intersection((each.id, *each.aliases))}
        return tuple(each for each in figures if known.intersection((each.id, *each.makings)))

    def _reported(self, figures: Iterable[Figure]) -> Iterator[Reported]:
        """Yield the reports of the office that keep any of these, one a period, newest first."""
        names = {name for each in figures for name in needed(each, self._catalogue())}
        stored = self._reports.figures_of(names)
        office = self._office()
        known = (
            Reported(report=each.id, name=each.name, period=each.period, status=each.status)
            for each in self._reports.listing.drafts()
            if office is None or each.locality == office.locality
        )
        for each in newest_first(known):
            if each.report in stored:
                yield replace(each, figures=read_figures(stored[each.report]))
