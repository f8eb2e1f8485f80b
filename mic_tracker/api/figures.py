"""The figures of an indicator, each as it was published, as records and a table."""

from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from mic_tracker.api.data_frame import make_data_frame
from mic_tracker.api.refusal import refusals_in_words
from mic_tracker.errors import WrongUse
from mic_tracker.model.report import Report
from mic_tracker.show.data import observation_data
from mic_tracker.show.language.words import Words
from mic_tracker.show.views import indicator

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class FigureTable:
    """All figures of an indicator, also revised, withdrawn and projected ones, in file order."""

    indicator: str
    known_on: date
    """The last day whose publications are in it."""
    language: str
    _report: Report = field(repr=False, compare=False)

    def __len__(self) -> int:
        """The number of figures."""
        return len(self._report.figures_of(self.indicator))

    def to_records(self) -> list[dict[str, Any]]:
        """Return a dict for each figure: `observations` of `show INDICATOR --json`."""
        figures, words = self._report.figures_of(self.indicator), Words.load(self.language)
        return [observation_data(figure, words) for figure in figures]

    def to_pandas(self) -> "pd.DataFrame":
        """Return a row for each figure, with the columns of `show INDICATOR --format csv`.

        MicTrackerError, with what to install, where pandas is missing.
        """
        words = Words.load(self.language)
        with refusals_in_words(self.language):
            return make_data_frame(indicator.rows(self.indicator, self._report, words))


def make_figure_table(id_: str, report: Report, language: str) -> FigureTable:
    """Return the figures of an indicator; WrongUse, with the nearest ids, for one that is none."""
    indicators = report.registry.indicators
    if id_ not in indicators:
        near = get_close_matches(id_, indicators, n=3, cutoff=0.4)
        raise WrongUse("unknown_indicator", indicator=id_, near=tuple(near))
    return FigureTable(id_, report.clock.as_of, language, report)
