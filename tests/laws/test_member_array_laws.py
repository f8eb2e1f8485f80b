"""Members that are judged by arrays stand where those stand that are judged one by one."""

import math
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from languages import USUAL
from member_tables import MemberTable, random_table

from mic_tracker.assess.assess import RegistryAsOf, assess
from mic_tracker.assess.forecast import GLANCE
from mic_tracker.assess.formulas import random_walk
from mic_tracker.assess.formulas.likelihood import likelihood_at, likelihood_ever
from mic_tracker.assess.members.arrays import judge_plain
from mic_tracker.assess.members.block import STATUSES
from mic_tracker.assess.members.chances import likelihoods, likelihoods_ever
from mic_tracker.assess.members.facts import GRADES
from mic_tracker.assess.members.figures import MemberFigures, MemberRows
from mic_tracker.assess.members.fits import HistoryTable, fit_upto
from mic_tracker.assess.members.question import KnownFigures, question_for
from mic_tracker.assess.members.verdicts import Verdicts
from mic_tracker.model.codes import Flag
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Clock, Report, Standing, progress_share
from mic_tracker.pipeline.status import render_status
from mic_tracker.read.registry import read_registry
from mic_tracker.show.screen import Screen

WHERE = "mic_tracker.assess.members"
OF_FIGURES = (Flag.STALE, Flag.AWAITING_DATA, Flag.PROVISIONAL, Flag.ESTIMATED, Flag.DERIVED)
EXACT = 1e-9


def read(table: MemberTable) -> Registry:
    with TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "targets.toml").write_text(table.registry, "utf-8")
        (folder / "figures.csv").write_text(table.figures, "utf-8")
        loaded = read_registry(folder / "targets.toml", day=date(2025, 1, 1))
    assert loaded.registry, [(f.code, f.facts) for f in loaded.findings][:3]
    return loaded.registry


def judged(registry: Registry, clock: Clock, many: int) -> Report:
    with patch(f"{WHERE}.judge.MANY", many), patch(f"{WHERE}.arrays.FEWEST", 1):
        return assess(registry, clock)


def verdicts(registry: Registry, clock: Clock) -> Iterator[Verdicts]:
    """What the arrays say of each member that they are sure of."""
    snapshot = RegistryAsOf.on(registry, clock.horizon)
    target = snapshot.registry.targets["t"]
    known = KnownFigures(snapshot.registry, snapshot.vintages, clock.as_of, None)
    question = question_for(target, known)
    names = target.member_names(snapshot.vintages)
    if question:
        rows = MemberRows.of(question.observations, target, names)
        figures = MemberFigures.of(rows, question.indicator, len(names))
        with patch(f"{WHERE}.arrays.FEWEST", 1):
            yield from judge_plain(figures, question)


def hold_member(said: Verdicts, row: int, member: Standing) -> None:
    """The verdict of a row is that of the member."""
    assert STATUSES[said.statuses[row]] is member.status
    share = progress_share(member)
    assert math.isnan(said.shares[row]) == (share is None)
    assert share is None or said.shares[row] == pytest.approx(share, rel=EXACT, abs=EXACT)
    evidence = member.evidence
    assert said.counts[row] == evidence.n
    assert said.spans[row] == pytest.approx(evidence.span_years, abs=EXACT)
    assert said.ages[row] == pytest.approx(evidence.age_years, abs=EXACT)
    assert (said.provisional[row], said.derived[row]) == (evidence.provisional, evidence.derived)
    assert (GRADES[said.grades[row]], evidence.conflicts) == (evidence.grade, 0)
    flags = {flag for flag, held in said.flags.items() if held[row]}
    assert flags == {*member.flags} & {*OF_FIGURES}


def hold_together(table: MemberTable, clock: Clock) -> tuple[int, int]:
    """Both ways; how many members the arrays judged, and of how many."""
    registry = read(table)
    one, other = judged(registry, clock, 1), judged(registry, clock, 10**9)
    (by_arrays,), (by_one) = one.standings, other.standings[0]
    sure = 0
    for said in verdicts(registry, clock):
        sure += len(said.places)
        for row, place in enumerate(said.places):
            hold_member(said, row, by_one.members[place])
    texts = [render_status(report, "json", USUAL, Screen()) for report in (one, other)]
    assert texts[0] == texts[1]
    assert by_arrays == by_one
    return sure, len(by_one.members)


@given(
    st.integers(0, 10**9),
    st.sampled_from(["2021-07-01", "2023-06-01", "2024-06-01", "2024-06-01", "2026-03-01"]),
    st.sampled_from([None, None, "2022-02-01"]),
    st.sampled_from([GLANCE, 2]),
)
@settings(max_examples=200, deadline=None)
def test_arrays_say_what_is_said_of_each_member_alone(
    seed: int, day: str, known_on: str | None, glance: int
) -> None:
    clock = Clock(date.fromisoformat(day), date.fromisoformat(known_on) if known_on else None)
    with patch(f"{WHERE}.recall.GLANCE", glance):  # how many days are looked at first says nothing
        sure, all_of = hold_together(random_table(Random(seed), 40), clock)  # noqa: S311 - a table, not a secret
    event(f"by arrays: {10 * round(10 * sure / (all_of or 1))} %")


VALUES = {
    "nonneg": (st.floats(0, 1e3), st.floats(0, 1e24)),
    "percent": (st.floats(0, 100), st.floats(0, 100)),
    "rank": (st.integers(1, 200).map(float), st.floats(1, 1e24)),
    "real": (st.floats(-1e3, 1e3), st.floats(-1e24, 1e24)),
}


@st.composite
def histories(draw: st.DrawFn) -> tuple[str, list[float], list[float], float]:
    """A kind, times that rise, values and a target."""
    kind = draw(st.sampled_from([*VALUES]))
    value = st.one_of(*VALUES[kind])
    numbers = draw(st.lists(value, min_size=1, max_size=20))
    if draw(st.booleans()):
        numbers = numbers[:1] * len(numbers)
    months = draw(
        st.lists(st.integers(0, 360), min_size=len(numbers), max_size=len(numbers), unique=True)
    )
    target = draw(st.one_of(value, st.sampled_from([0.0, 1.0, 100.0, numbers[-1]])))
    return kind, [1990 + month / 12 for month in sorted(months)], numbers, target


@given(
    histories(),
    st.one_of(st.floats(1 / 366, 70), st.integers(1, 40).map(float)),
    st.booleans(),
    st.sampled_from([-1, 0, 1]),
    st.sampled_from([1, 2]),
)
@settings(max_examples=1_500, deadline=None)
def test_the_formulas_for_arrays_are_those_for_numbers(
    case: tuple[str, list[float], list[float], float],
    horizon: float,
    at_least: bool,  # noqa: FBT001 - hypothesis draws it
    wanted: int,
    version: int,
) -> None:
    kind, times, values, target = case
    fit = random_walk.fit(kind, tuple(zip(times, values, strict=True)), wanted, version)
    with np.errstate(all="ignore"):
        rows = HistoryTable.of(kind, wanted, version, np.array([times]), np.array([values]))
        fits = fit_upto(rows, len(values) - 1)
        asked = np.array([target]), np.array([horizon])
        (at,) = likelihoods(fits, *asked, at_least=at_least)
        (ever,) = likelihoods_ever(fits, *asked, at_least=at_least)
    event(f"unsure: {fits.unsure[0]}")
    if fits.unsure[0]:
        return
    assert at == pytest.approx(
        likelihood_at(fit, target, horizon, at_least=at_least), rel=0, abs=EXACT
    )
    if not math.isnan(ever):
        assert ever == pytest.approx(
            likelihood_ever(fit, target, horizon, at_least=at_least), rel=0, abs=EXACT
        )


@given(st.lists(st.floats(1, 1e3), min_size=1, max_size=20), st.sampled_from([*VALUES]))
def test_of_usual_numbers_the_arrays_are_sure(values: list[float], kind: str) -> None:
    numbers = [round(min(value, 100) if kind == "percent" else value, 3) for value in values]
    times = np.arange(2000.0, 2000 + len(numbers))
    rows = HistoryTable.of(kind, 1, 2, times[None, :], np.array([numbers]))
    assert not any(fit_upto(rows, last).unsure[0] for last in range(len(numbers)))
