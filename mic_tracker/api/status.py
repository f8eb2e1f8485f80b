"""The verdicts on a registry: where every target stands, as objects, records and a table."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from mic_tracker.api.data_frame import make_data_frame
from mic_tracker.api.finding_message import FindingMessage, put_into_words
from mic_tracker.api.refusal import refusals_in_words
from mic_tracker.model.report import Report
from mic_tracker.pipeline.status import render_status
from mic_tracker.show.data import target_data
from mic_tracker.show.language.catalogue import LanguageWish
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import READABLE, Screen
from mic_tracker.show.views import status

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class TargetStatus:
    """Where one target stands; an attribute says what the key of its name says in `to_record`."""

    id: str
    kind: str
    indicator: str
    area: str | None
    name: str
    member: str | None
    """Of a member of a target that judges each: which one."""
    status: str
    computed: str
    flags: tuple[str, ...]
    reasons: tuple[str, ...]
    progress: float | None
    """The share of the way gone: 1 at the goal."""
    likelihood: float | None
    """That the goal is met at its deadline, from 0 to 1; the key `likelihood` of `forecast`."""
    _data: Mapping[str, Any] = field(repr=False, compare=False)

    def to_record(self) -> dict[str, Any]:
        """Return all that is known of it as plain data: an item of `targets` in `status --json`."""
        return deepcopy(dict(self._data))


@dataclass(frozen=True, slots=True)
class StatusTable:
    """Where every target stands on a day, the most urgent first."""

    as_of: date
    """The day of judgement."""
    known_on: date | None
    """The last day whose publications count, where that is not the day of judgement."""
    language: str
    targets: tuple[TargetStatus, ...] = field(repr=False)
    _report: Report = field(repr=False, compare=False)

    def __len__(self) -> int:
        """The number of targets."""
        return len(self.targets)

    def __iter__(self) -> Iterator[TargetStatus]:
        """The targets, the most urgent first."""
        return iter(self.targets)

    def __str__(self) -> str:
        """The table as `status` prints it."""
        wish = LanguageWish(self.language)
        return render_status(self._report, "terminal", wish, Screen(READABLE))

    @property
    def counts(self) -> dict[str, int]:
        """How many targets have each status."""
        return {status.value: n for status, n in self._report.counts().items()}

    @property
    def findings(self) -> tuple[FindingMessage, ...]:
        """The warnings and notes about the registry."""
        return put_into_words(self._report.findings, self._words())

    def target(self, id_: str, /) -> TargetStatus:
        """Return a target by its id, or a member of one by `TARGET:MEMBER`.

        MicTrackerError, with the nearest ids, for another.
        """
        with refusals_in_words(self.language):
            standing = self._report.standing(id_)
        return _target_status(target_data(standing, self._words()))

    def members(self, id_: str, /) -> tuple[TargetStatus, ...]:
        """Return the members of a target that judges each of them; none for one that does not.

        MicTrackerError, with the nearest ids, for an id that is not there.
        """
        with refusals_in_words(self.language):
            standing = self._report.standing(id_)
        return tuple(_target_status(target_data(m, self._words())) for m in standing.members)

    def to_records(self) -> list[dict[str, Any]]:
        """Return a dict for each target: `targets` of `status --json`."""
        return [target.to_record() for target in self.targets]

    def to_dict(self) -> dict[str, Any]:
        """Return the whole document that `status --json` prints."""
        data = status.data(self._report, self._words())
        return data | {"targets": [*data["targets"]]}

    def to_pandas(self) -> "pd.DataFrame":
        """Return a row for each target, with the columns of `status --format csv`.

        MicTrackerError, with what to install, where pandas is missing.
        """
        with refusals_in_words(self.language):
            return make_data_frame(status.rows(self._report, self._words()))

    def _repr_html_(self) -> str:
        from mic_tracker.show.report.notebook import status_html  # noqa: PLC0415 - for notebooks

        return status_html(self._report, self._words())

    def _words(self) -> Words:
        return Words.load(self.language)


def make_status_table(report: Report, words: Words) -> StatusTable:
    """Return the verdicts of a report, in its order, in the words of a language."""
    data = (target_data(standing, words) for standing in report.standings)
    clock = report.clock
    targets = tuple(map(_target_status, data))
    return StatusTable(clock.as_of, clock.known_on, words.language, targets, report)


_COPIED = ("id", "kind", "indicator", "area", "name", "member", "status", "computed", "progress")


def _target_status(data: dict[str, Any]) -> TargetStatus:
    return TargetStatus(
        **{key: data[key] for key in _COPIED},
        flags=tuple(data["flags"]),
        reasons=tuple(data["reasons"]),
        likelihood=data["forecast"] and data["forecast"]["likelihood"],
        _data=data,
    )
