"""This module says in sentences how far a target is, how fast, and what is forecast."""

from collections.abc import Iterator

from mic_tracker.model.assessment import (
    Compliance,
    Forecast,
    MemberTally,
    PeriodTally,
    Rates,
    StageTally,
)
from mic_tracker.model.kinds.milestone import stage_text
from mic_tracker.model.period import Interval, Period
from mic_tracker.model.record import LocalText
from mic_tracker.model.report import (
    Report,
    Standing,
    expected_time,
    is_past,
    moves_away,
    rests_on_one_figure,
    shown_forecast,
)
from mic_tracker.model.trajectory import Heading, Limit, TargetPath
from mic_tracker.show.language.scale import scale_of
from mic_tracker.show.language.words import Words


def progress_sentences(standing: Standing, _: Report, words: Words) -> Iterator[str]:
    """Say which share of the way is done, and where the path is today."""
    rates, path, scale = standing.rates, standing.trajectory, scale_of(standing)
    if not isinstance(path, TargetPath):
        return
    start, latest = path.start, standing.series.latest
    if start and latest and start.time < latest.time and path.objective.met_by(start.value):
        met = path.objective.met_by(latest.value)
        yield words.text("sentence", "kept" if met else "fell", scale, start=start.value)
    if rates.progress is not None and start:
        ends = {"start": start.value, "goal": path.objective.value}
        value = latest.value if latest else None
        key = _progress_key(rates.progress)
        yield words.text("sentence", key, scale, share=rates.progress, latest=value, **ends)
    if rates.path_value is not None:
        key = _path_key(rates)
        yield words.text("sentence", key, scale, path=rates.path_value, age=rates.lag_years)


def _path_key(rates: Rates) -> str:
    """Return the key that says how far off the path the latest figure was, if it is on the way."""
    lag, share = rates.lag_years, rates.progress
    if lag is None or abs(lag) < 1 / 24 or (share is not None and share > 1):
        return "path"
    return "behind" if lag > 0 else "ahead"


def _progress_key(share: float) -> str:
    """Return the key of the sentence: a share of the way is between nothing and all of it."""
    return "progress_away" if share < 0 else "progress_beyond" if share > 1 else "progress"


def pace_sentences(standing: Standing, _: Report, words: Words) -> Iterator[str]:
    """Say which pace the target has had, and which it needs from here."""
    rates, scale = standing.rates, scale_of(standing)
    numbers = {"observed": rates.observed_rate, "required": rates.required_rate or None}
    has_pace, needs_pace = (value is not None for value in numbers.values())
    faster = has_pace and rates.acceleration is not None and rates.acceleration > 0
    if has_pace and needs_pace:
        key = "pace_times" if faster else "pace"
        yield words.text("sentence", key, scale, **numbers, times=rates.acceleration)
    elif has_pace or needs_pace:
        yield words.text("sentence", "observed" if has_pace else "required", scale, **numbers)


def forecast_sentences(standing: Standing, report: Report, words: Words) -> Iterator[str]:
    """Write the middle of the forecast and its 80 % interval; none for a time that is past."""
    forecast, scale = shown_forecast(standing), scale_of(standing)
    if forecast and not is_past(forecast, report.clock.as_of):
        yield words.text("sentence", "median", scale, value=forecast.median, when=forecast.at)
        ends = {"low": forecast.low80, "high": forecast.high80}
        yield words.text("sentence", "interval", scale, **ends)


def likelihood_sentences(standing: Standing, report: Report, words: Words) -> Iterator[str]:
    """Say how likely it is that the target is met."""
    forecast = shown_forecast(standing)
    if forecast:
        keys = {Heading: "horizon", Limit: "next_year"}
        key = keys.get(type(standing.trajectory), forecast.question)
        thin = standing.evidence.is_thin
        key = "at_past" if key == "at" and is_past(forecast, report.clock.as_of) else key
        chance = words.likelihood(forecast.likelihood, thin=thin)
        yield words.text("sentence", f"{key}_thin" if thin else key, likelihood=chance)
        if rests_on_one_figure(standing):
            yield words.text("sentence", "one_figure")


def disagreement_phrases(standing: Standing, _: Report, words: Words) -> Iterator[str]:
    """Say how many published methods say otherwise: "2 of 7 methods: on track"."""
    if standing.disagreement is None:
        return
    methods, otherwise = standing.disagreement
    keys = ("methods", *["methods_more"] * (len(otherwise) - 1))
    yield words.clauses(
        words.text("sentence", key, n=n, all=methods, status=words.status(status))
        for key, (status, n) in zip(keys, otherwise.items(), strict=True)
    )


def expected_sentences(standing: Standing, report: Report, words: Words) -> Iterator[str]:
    """Say when the chance to have reached the goal becomes even, where a year can be named."""
    forecast = shown_forecast(standing)
    if forecast is None or not isinstance(standing.trajectory, TargetPath):
        return
    if moves_away(standing):
        yield words.text("sentence", "away")
    elif forecast.expected is None or expected_time(standing, report.clock.as_of):
        yield _expected_sentence(forecast, words)


def _expected_sentence(forecast: Forecast, words: Words) -> str:
    if forecast.expected is None:
        return words.text("sentence", "never")
    ends = {"early": forecast.earliest, "late": forecast.latest}
    key = "expected" if forecast.earliest is None else "expected_from"
    key = key if forecast.latest is None else "expected_range"
    return words.text("sentence", key, when=forecast.expected, **ends)


STRIP = 24
"""The strip shows the latest periods, at most so many."""


def tally_sentences(standing: Standing, words: Words) -> Iterator[str]:
    """Describe the tally of the assessment, whichever it is; without a tally say nothing."""
    tally = standing.assessment.tally
    if isinstance(tally, PeriodTally):
        yield from _periods(tally, words)
    elif isinstance(tally, StageTally):
        yield from _stages(tally, standing, words)
    elif isinstance(tally, MemberTally):
        yield from _members(tally, words)
    elif isinstance(tally, Compliance):
        yield from _compliance(tally, standing, words)


def _periods(tally: PeriodTally, words: Words) -> Iterator[str]:
    numbers = {"met": len(tally.met), "missed": len(tally.missed)}
    others = {"unknown": len(tally.unknown), "excused": len(tally.excused)}
    yield words.text("sentence", "periods", **numbers, **others)
    yield from strip_sentences(tally, words)
    if tally.attainment is not None:
        yield words.text("sentence", "attainment", share=tally.attainment)
    if tally.longest:
        goes_on = not tally.unknown or max(tally.unknown) < max((*tally.met, *tally.missed))
        key = "streak" if goes_on else "streak_unknown"
        yield words.text("sentence", key, n=tally.streak, longest=tally.longest)
    if tally.open:
        key = "due" if tally.due_by else "open"
        yield words.text("sentence", key, period=tally.open, day=tally.due_by)


def strip_sentences(tally: PeriodTally, words: Words) -> Iterator[str]:
    """Write one sign for each closed period, from the oldest; of many the last ones."""
    signs = dict.fromkeys(tally.met, "=") | dict.fromkeys(tally.missed, "x")
    signs |= dict.fromkeys(tally.unknown, "?") | dict.fromkeys(tally.excused, "o")
    last = sorted(signs)[-STRIP:]
    if last:
        strip = "".join(signs[period] for period in last)
        yield words.text("sentence", "strip", first=last[0], last=last[-1], strip=strip)
        yield words.text("sentence", "legend")


def _stages(tally: StageTally, standing: Standing, words: Words) -> Iterator[str]:
    for stage, period in tally.done:
        yield _stage("done", stage_text(standing.target, stage), words, period=period)
    for stage in tally.left:
        state = "refuted" if stage in tally.refuted else "left"
        yield _stage(state, stage_text(standing.target, stage), words)


def _stage(state: str, stage: LocalText | None, words: Words, **facts: Period | Interval) -> str:
    """Say how a stage stands, or the whole of a milestone that has none."""
    if stage is None:
        return words.text("sentence", f"whole_{state}", **facts)
    return words.text("sentence", f"stage_{state}", stage=words.local(stage), **facts)


def _members(tally: MemberTally, words: Words) -> Iterator[str]:
    """Say how many members are there, and how many have to be; then how many have each status."""
    facts = {"there": tally.there, "all": tally.members, "needed": tally.needed}
    key = "members_all" if tally.needed == tally.members else "members"
    yield words.text("sentence", key, **facts)
    parts = (
        words.text("screen", "of", n=n, status=words.status(status))
        for status, n in tally.counts.items()
    )
    yield words.clauses(parts)
    if tally.mean is not None:
        yield words.text("sentence", "members_mean", share=tally.mean)


def _compliance(tally: Compliance, standing: Standing, words: Words) -> Iterator[str]:
    key = "complies" if tally.complies else "complies_not"
    yield words.text("sentence", key, scale_of(standing), margin=abs(tally.margin))
    if tally.periods > 1:
        yield words.text("sentence", "compliance", met=tally.periods_met, all=tally.periods)
