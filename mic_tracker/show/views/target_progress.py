"""Where a target is on its way, and where it is heading, in sentences."""

from collections.abc import Iterator

from mic_tracker.model.assessment import Compliance, Forecast, PeriodTally, StageTally
from mic_tracker.model.report import Report, Standing, rests_on_one_figure, shown_forecast
from mic_tracker.model.trajectory import Heading, Limit, TargetPath
from mic_tracker.show.language.scale import scale_of
from mic_tracker.show.language.words import Words
from mic_tracker.text.escape import prose


def where(standing: Standing, _: Report, words: Words) -> Iterator[str]:
    """The share of the way, and where the path is today."""
    rates, path, scale = standing.rates, standing.trajectory, scale_of(standing)
    if not isinstance(path, TargetPath):
        return
    if path.start and path.objective.met_by(path.start.value) and standing.series.latest:
        met = path.objective.met_by(standing.series.latest.value)
        yield words.text("sentence", "kept" if met else "fell", scale, start=path.start.value)
    if rates.progress is not None and path.start:
        ends = {"start": path.start.value, "goal": path.objective.value}
        key = "progress" if rates.progress >= 0 else "progress_away"
        yield words.text("sentence", key, scale, share=rates.progress, **ends)
    if rates.path_value is not None:
        lag = rates.lag_years
        known = lag is not None and abs(lag) >= 1 / 24
        key = "path" if not known else "behind" if lag and lag > 0 else "ahead"
        yield words.text("sentence", key, scale, path=rates.path_value, age=lag)


def pace(standing: Standing, _: Report, words: Words) -> Iterator[str]:
    """The pace seen, and the pace needed from here."""
    rates, scale = standing.rates, scale_of(standing)
    numbers = {"observed": rates.observed_rate, "required": rates.required_rate or None}
    seen, needed = (value is not None for value in numbers.values())
    faster = seen and rates.acceleration is not None and rates.acceleration > 0
    if seen and needed:
        key = "pace_times" if faster else "pace"
        yield words.text("sentence", key, scale, **numbers, times=rates.acceleration)
    elif seen or needed:
        yield words.text("sentence", "observed" if seen else "required", scale, **numbers)


def forecast(standing: Standing, _: Report, words: Words) -> Iterator[str]:
    """The middle of the forecast and its 80 % interval."""
    found, scale = shown_forecast(standing), scale_of(standing)
    if found:
        yield words.text("sentence", "median", scale, value=found.median, when=found.at)
        ends = {"low": found.low80, "high": found.high80}
        yield words.text("sentence", "interval", scale, **ends)


def likelihood(standing: Standing, _: Report, words: Words) -> Iterator[str]:
    """How likely what the target asks is."""
    found = shown_forecast(standing)
    if found:
        asked = {Heading: "horizon", Limit: "next_year"}
        key = asked.get(type(standing.trajectory), found.question)
        yield words.text("sentence", key, likelihood=found.likelihood)
        if rests_on_one_figure(standing):
            yield words.text("sentence", "one_figure")


def expected(standing: Standing, _: Report, words: Words) -> Iterator[str]:
    """When reaching it becomes an even chance."""
    found = shown_forecast(standing)
    if found is None or not isinstance(standing.trajectory, TargetPath):
        return
    yield _when(found, words)


def _when(found: Forecast, words: Words) -> str:
    if found.expected is None:
        return words.text("sentence", "never")
    ends = {"early": found.earliest, "late": found.latest}
    key = "expected" if found.earliest is None else "expected_from"
    key = key if found.latest is None else "expected_range"
    return words.text("sentence", key, when=found.expected, **ends)


STRIP = 24
"""The strip shows the latest periods, at most so many."""


def tally_facts(standing: Standing, words: Words) -> Iterator[str]:
    """The lines of whichever tally the assessment has; none without one."""
    tally = standing.assessment.tally
    if isinstance(tally, PeriodTally):
        yield from _periods(tally, words)
    elif isinstance(tally, StageTally):
        yield from _stages(tally, words)
    elif isinstance(tally, Compliance):
        yield from _compliance(tally, standing, words)


def _periods(tally: PeriodTally, words: Words) -> Iterator[str]:
    numbers = {"met": len(tally.met), "missed": len(tally.missed)}
    others = {"unknown": len(tally.unknown), "excused": len(tally.excused)}
    yield words.text("sentence", "periods", **numbers, **others)
    yield from _strip(tally, words)
    if tally.attainment is not None:
        yield words.text("sentence", "attainment", share=tally.attainment)
    if tally.longest:
        goes_on = not tally.unknown or max(tally.unknown) < max((*tally.met, *tally.missed))
        key = "streak" if goes_on else "streak_unknown"
        yield words.text("sentence", key, n=tally.streak, longest=tally.longest)
    if tally.open:
        key = "due" if tally.due_by else "open"
        yield words.text("sentence", key, period=tally.open, day=tally.due_by)


def _strip(tally: PeriodTally, words: Words) -> Iterator[str]:
    """One sign per closed period, from the oldest; the last ones when there are many."""
    signs = dict.fromkeys(tally.met, "=") | dict.fromkeys(tally.missed, "x")
    signs |= dict.fromkeys(tally.unknown, "?") | dict.fromkeys(tally.excused, "o")
    last = sorted(signs)[-STRIP:]
    if last:
        strip = "".join(signs[period] for period in last)
        yield words.text("sentence", "strip", first=last[0], last=last[-1], strip=strip)
        yield words.text("sentence", "legend")


def _stages(tally: StageTally, words: Words) -> Iterator[str]:
    whole = words.text("sentence", "the_stage")
    for stage, period in tally.done:
        told = prose(stage) if stage else whole
        yield words.text("sentence", "stage_done", stage=told, period=period)
    for stage in tally.left:
        key = "stage_refuted" if stage in tally.refuted else "stage_left"
        yield words.text("sentence", key, stage=prose(stage) if stage else whole)


def _compliance(tally: Compliance, standing: Standing, words: Words) -> Iterator[str]:
    key = "complies" if tally.complies else "complies_not"
    yield words.text("sentence", key, scale_of(standing), margin=abs(tally.margin))
    if tally.periods > 1:
        yield words.text("sentence", "compliance", met=tally.periods_met, all=tally.periods)
