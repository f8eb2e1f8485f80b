"""Where every target stands, as a table: the keys of `status --json` under headings."""

from mic_tracker.model.report import Report
from mic_tracker.show.export.table import ColumnType, ExportColumn, ExportTable
from mic_tracker.show.language.words import Words
from mic_tracker.show.views import status

_NUMBERS = frozenset(
    {
        *("goal.value", "latest.value", "latest.low", "latest.high", "baseline.value"),
        *("progress", "path_value", "required_rate", "observed_rate", "acceleration", "lag_years"),
        *("forecast.median", "forecast.low80", "forecast.high80", "forecast.likelihood"),
        *("forecast.expected", "forecast.n", "forecast.version"),
        *("assessment.ratio", "assessment.score"),
    }
)
_BOOLEANS = frozenset({"forecast.thin", "review.differs", "review.due"})


def status_export(report: Report, words: Words) -> ExportTable:
    """Make the table of all targets of a report, in its order."""
    names, records = status.rows(report, words)
    return ExportTable(
        name="status",
        columns=tuple(ExportColumn.named(name, _type_of(name)) for name in names),
        records=[dict(record) for record in records],
        document=lambda: status.data(report, words),
    )


def _type_of(name: str) -> ColumnType:
    return "number" if name in _NUMBERS else "boolean" if name in _BOOLEANS else "text"
