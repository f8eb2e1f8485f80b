"""Members that are judged by arrays stand where those stand that are judged one by one."""

import math
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st
from languages import USUAL
from member_tables import MemberTable, random_table

from mic_tracker.assess.assess import RegistryAsOf, assess
from mic_tracker.assess.members.arrays import judge_plain
from mic_tracker.assess.members.facts import GRADES
from mic_tracker.assess.members.figures import MemberFigures, MemberRows
from mic_tracker.assess.members.judge import KnownFigures
from mic_tracker.assess.members.question import question_for
from mic_tracker.assess.members.verdicts import STATUSES, Verdicts
from mic_tracker.model.codes import Flag
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Clock, Report, Standing, progress_share
from mic_tracker.model.series.columns import TabledObservations
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
    observations, names = snapshot.registry.observations, target.member_names(snapshot.vintages)
    if question and isinstance(observations, TabledObservations):
        rows = MemberRows.of(observations, target, names)
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
)
@settings(max_examples=150, deadline=None)
def test_arrays_say_what_is_said_of_each_member_alone(
    seed: int, day: str, known_on: str | None
) -> None:
    clock = Clock(date.fromisoformat(day), date.fromisoformat(known_on) if known_on else None)
    sure, all_of = hold_together(random_table(Random(seed), 40), clock)
    event(f"by arrays: {10 * round(10 * sure / (all_of or 1))} %")
