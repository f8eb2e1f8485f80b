"""Periods met and missed, stages done, a line kept: what a tally says, in sentences."""

from collections.abc import Iterator

from mic_tracker.model.assessment import Compliance, PeriodTally, StageTally
from mic_tracker.model.report import Standing
from mic_tracker.show.language.scale import scale_of
from mic_tracker.show.language.words import Words
from mic_tracker.text.escape import prose

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
