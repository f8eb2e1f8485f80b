"""The plan for a correction: which figure on record becomes what, or why it may not."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from mic_tracker.edit.figure import ParsedFigure, first_known_day
from mic_tracker.edit.lookup import find_figure
from mic_tracker.edit.observation_keys import READERS, KeyChanges, read_changes, split_changes
from mic_tracker.edit.plausibility import check_timing, collect_remarks
from mic_tracker.edit.request import CorrectionRequest, FigureRequest, refuse_unwritable
from mic_tracker.edit.source import SourceChoice
from mic_tracker.edit.subject import Subject, find_subject
from mic_tracker.model.edit import Already, Correction, Figure, RequestProblem, RequestRefused
from mic_tracker.model.fact import Range
from mic_tracker.model.members import members_of
from mic_tracker.model.observation import Observation, middle
from mic_tracker.model.period import Interval, Period
from mic_tracker.model.record import Language, Published
from mic_tracker.model.registry import Registry, is_in_database
from mic_tracker.model.series import Series
from mic_tracker.model.vintage import Vintages
from mic_tracker.text.suggest import list_words
from mic_tracker.text.values import Reading

_ALTERNATIVES = {
    "period": "undated",
    "undated": "period",
    "source": "unsourced",
    "unsourced": "source",
}
"""A key that comes takes the place of the other."""
_DATES = {"indicator", "period", "undated", "source", "unsourced", "published", "status"}
"""A change of these can put a figure into the future."""
_SIZES = {"indicator", "period", "value", "low", "high", "series", "area", "dims", "status"}
"""A change of these can make a figure implausible."""


def plan_correction(
    request: CorrectionRequest, registry: Registry, day: date, language: str | None = None
) -> Correction | Already | RequestRefused:
    """Plan what becomes of a figure that was entered wrongly.

    `day` is the day of judgement. Numbers and periods are read in `language`; the registry's own
    when None.
    """
    if refusal := refuse_unwritable(request):
        return refusal
    subject = find_subject(FigureRequest(request.subject), registry)
    if isinstance(subject, RequestProblem):
        return RequestRefused((subject,))
    return _plan_for(subject, request, registry, day, language or registry.settings.language)


def _plan_for(
    subject: Subject, request: CorrectionRequest, registry: Registry, day: date, language: str
) -> Correction | Already | RequestRefused:
    problems: list[RequestProblem] = []
    observation = find_figure(request, subject, registry, language, problems)
    texts = split_changes(request.changes, request.unset, problems)
    _check_wish(request, problems)
    changes = read_changes(texts, subject.id, registry, language, problems)
    if observation:
        problems += _place_problems(observation)
        problems += _unset_problems(observation, request.unset, changes)
    if observation is None or problems:
        return RequestRefused(tuple(problems))
    if request.remove:
        keep = request.keep_comments
        return Correction(observation, target=subject.target, keep_comments=keep)
    changes = _in_one_language(changes, observation, registry.settings.language)
    block = _change_block(observation, changes, request.unset)
    if not (block.values or block.gone):
        return Already(observation)
    return _judge_change(block, subject.target, registry, day)


def _check_wish(request: CorrectionRequest, problems: list[RequestProblem]) -> None:
    """Check that a figure is to be removed or to be changed, and not both."""
    changes = request.changes or request.unset
    if request.remove and changes:
        clash = {"other": "--set" if request.changes else "--unset"}
        problems.append(RequestProblem("refused", "exclusive", "--remove", clash))
    if not request.remove and not changes:
        problems.append(RequestProblem("missing", "change", "--set"))
    if request.keep_comments and not request.remove:
        problems.append(RequestProblem("refused", "no_comments_to_keep", "--keep-comments"))


def _place_problems(observation: Observation) -> Iterator[RequestProblem]:
    """The problem that nothing is written where a figure stands."""
    where = observation.location
    if is_in_database(where.file):
        place = {"place": f"{where.file}:{where.line}"}
        yield RequestProblem("refused", "in_database", "", place)


class _ChangedKeys(NamedTuple):
    """A figure on record with the keys that it gets, that change and that go."""

    observation: Observation
    reading: Reading | None
    values: Mapping[str, Any]
    gone: tuple[str, ...]

    @property
    def keys(self) -> Mapping[str, Any]:
        """All keys of the block once it is changed."""
        kept = {k: v for k, v in _written_keys(self.observation).items() if k not in self.gone}
        return {**kept, **self.values}


def _written_keys(observation: Observation) -> dict[str, object]:
    record = observation.record
    return {key: getattr(record, key) for key in READERS if key in record.model_fields_set}


def _unset_problems(
    observation: Observation, unset: Collection[str], changes: KeyChanges
) -> Iterator[RequestProblem]:
    """Refuse to unset keys that are not there, and keys that a figure cannot be without."""
    written = _written_keys(observation)
    required = _required_keys({*written, *changes.values} - {*unset})
    for key in (key for key in unset if key in READERS):
        other = _ALTERNATIVES.get(key)
        if key not in written:
            facts = {"key": key, "known": list_words(written, limit=30)}
            yield RequestProblem("refused", "key_absent", "--unset", facts)
        elif key in required or (other and other not in changes.values):
            facts = {"key": key} | ({"other": other} if other else {})
            yield RequestProblem("refused", "key_needed", "--unset", facts)


def _required_keys(keys: Collection[str]) -> set[str]:
    """The keys that a figure with these keys needs: a value, or a range with both of its ends."""
    ends = {"low", "high"} & {*keys}
    if "value" not in keys:
        return {"indicator", "value", "low", "high"} if len(ends) < 2 else {"indicator"}
    return {"indicator", "low", "high"} if len(ends) == 1 else {"indicator"}


def _change_block(
    observation: Observation, changes: KeyChanges, unset: Collection[str]
) -> _ChangedKeys:
    """Leave out what is so already, and let go what the new keys take the place of.

    The text of a number follows the number. A normal status is written by leaving it out.
    """
    written = _written_keys(observation)
    values = {k: v for k, v in changes.values.items() if k not in written or written[k] != v}
    gone = [*unset, *(_ALTERNATIVES[key] for key in values if _ALTERNATIVES.get(key) in written)]
    if values.get("status") == "normal":
        del values["status"]
        gone += ["status"] if "status" in written else []
    if "value" in values and "value_text" not in {*changes.values, *gone}:
        values |= _text_of_number(changes.reading, written.get("value_text"))
    kept = tuple(key for key in dict.fromkeys(gone) if key not in values)
    return _ChangedKeys(observation, changes.reading, values, kept)


def _in_one_language(
    changes: KeyChanges, observation: Observation, language: Language
) -> KeyChanges:
    """Take a new text for the one of the registry's language, where a key has one of each."""
    written = _written_keys(observation)
    spelt = {
        key: {**old, language: new}
        for key, new in changes.values.items()
        if isinstance(old := written.get(key), dict) and isinstance(new, str)
    }
    return replace(changes, values={**changes.values, **spelt})


def _text_of_number(reading: Reading | None, old: object) -> dict[str, object]:
    """The text of the new number, where the block has one of the old number."""
    text = reading.text if reading else old
    return {} if old in {None, text} else {"value_text": text}


def _judge_change(
    block: _ChangedKeys, target: str | None, registry: Registry, day: date
) -> Correction | RequestRefused:
    """Compare the changed figure with the day of judgement and with the figures beside it."""
    figure, published = _corrected_figure(block.keys, registry)
    changed, measure = {*block.values, *block.gone}, registry.indicators[figure.indicator].measure
    citation = SourceChoice(figure.source, published)
    problems = check_timing(figure, measure, citation, day) if changed & _DATES else []
    if problems:
        return RequestRefused(tuple(problems))
    remarks: tuple[str, ...] = ()
    if changed & _SIZES:
        others = _other_figures(figure, block.observation, registry)
        remarks = collect_remarks(ParsedFigure(figure, block.reading, others), measure, day)
    if "period" not in changed:
        remarks = tuple(remark for remark in remarks if remark != "older_period")
    if any(isinstance(value, dict) for value in block.values.values()):
        remarks = (*remarks, "other_languages")
    typed = block.reading.text if block.reading else None
    return Correction(
        block.observation, block.values, block.gone, figure, typed, target=target, remarks=remarks
    )


def _corrected_figure(
    keys: Mapping[str, Any], registry: Registry
) -> tuple[Figure, Published | None]:
    """The figure that a block with these keys is, and when it was published."""
    source = registry.sources.get(keys.get("source", ""))
    published = keys.get("published") or (source.published if source else None)
    when, ends = keys.get("period"), _ends(keys)
    indicator = registry.indicators[keys["indicator"]]
    only_middle = ends is not None and "value" not in keys
    figure = Figure(
        indicator=keys["indicator"],
        value=middle(ends) if ends and only_middle else keys["value"],
        ends=ends,
        middle=only_middle,
        period=when if isinstance(when, Period) else None,
        interval=when if isinstance(when, Interval) else None,
        source=keys.get("source"),
        known_since=first_known_day(published, when),
        series=keys.get("series"),
        members=indicator.without_totals(members_of(keys.get("area"), keys.get("dims"))),
        stage=keys.get("stage"),
        status=keys.get("status", "normal"),
    )
    return figure, published


def _ends(keys: Mapping[str, Any]) -> Range | None:
    low, high = keys.get("low"), keys.get("high")
    return None if low is None or high is None else Range(low, high)


def _other_figures(figure: Figure, observation: Observation, registry: Registry) -> Series:
    """The figures of the same series without the one that is corrected."""
    kept = tuple(o for o in registry.observations if o is not observation)
    choices = replace(registry, observations=kept).vintage_index()
    histories = choices.choices(figure.indicator, figure.members)
    indicator = registry.indicators[figure.indicator]
    empty = Vintages(figure.indicator, indicator, figure.series, figure.members)
    return next((h for h in histories if h.name == figure.series), empty).on()
