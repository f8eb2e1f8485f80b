"""This module has what is due as data, for programs."""

from functools import partial

from mic_tracker.model.answers.due import DueItem, DueList
from mic_tracker.model.members import area_of, dims_of
from mic_tracker.model.report import Report
from mic_tracker.show.data import answer_head, finding_data, location_data
from mic_tracker.show.document import Data, Rows
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.due.entry import entry_command
from mic_tracker.show.views.due.subject import subject_name

_KEYS = (
    *("day", "overdue", "kind", "targets", "indicator", "name", "period", "series"),
    *("area", "stages", "rule", "by", "basis", "source", "command", "location.file"),
    *("location.line", "through", "figures"),
)


def data(report: Report, due: DueList, words: Words, file: str | None) -> Data:
    """Return what is due for programs: schemas/due.schema.json has the keys."""
    write = partial(_item, report, words, file)
    return answer_head("due", report, words) | {
        "until": due.until and due.until.isoformat(),
        "items": [write(item) for item in due.items],
        "later": len(due.later),
        "next": write(due.later[0]) if due.later else None,
        "without_calendar": list(due.unscheduled),
        "findings": [finding_data(finding, words) for finding in report.findings],
    }


def rows(report: Report, due: DueList, words: Words, file: str | None) -> Rows:
    """Return a row for each thing that is due."""
    return _KEYS, [_item(report, words, file, item) for item in due.items]


def _item(report: Report, words: Words, file: str | None, item: DueItem) -> Data:
    today = report.clock.as_of
    return {
        "kind": item.kind.value,
        "day": item.day.isoformat(),
        "days": (item.day - today).days,
        "overdue": item.is_overdue(today),
        "targets": list(item.targets),
        "indicator": item.indicator,
        "name": subject_name(report, item, words),
        "period": str(item.period) if item.period else None,
        "through": str(item.through) if item.through else None,
        "figures": item.figures,
        "series": item.series,
        "area": area_of(item.members),
        "dims": dims_of(item.members),
        "stages": list(item.stages),
        "rule": item.rule,
        "by": item.by,
        "basis": item.basis and item.basis.value,
        "source": item.source,
        "command": entry_command(item, file),
        "location": item.location and location_data(item.location),
    }
