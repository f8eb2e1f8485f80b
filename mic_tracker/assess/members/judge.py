"""Each member of a dimension judged, and all of them together.

Many members with plain figures are judged by arrays (`arrays`), and their standings are made when
they are looked at; the others, and few members, are judged one by one. The answer is the same.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib.util import find_spec

from mic_tracker.assess.members.facts import MemberFacts, weights_of
from mic_tracker.assess.members.question import KnownFigures, question_for
from mic_tracker.assess.members.rollup import roll_up
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.kinds import Target
from mic_tracker.model.members import OfMembers, standing_id
from mic_tracker.model.report import Standing

MANY = 250
"""From so many members on the arrays are worth the time that it takes to load them."""


def judge_members(
    target: Target,
    name: str,
    known: KnownFigures,
    judge: Callable[[Target], Standing],
    empty: Standing,
) -> Standing:
    """The standing of a target whose members are judged.

    Args:
        target: The promise.
        name: The id of the target.
        known: What is known of it.
        judge: The judgement of the target of one member.
        empty: The standing of the promise without any figure.
    """
    names = target.member_names(known.vintages)
    members = OfMembers(names, partial(judge_member, target, name, empty.indicator, judge))
    question = question_for(target, known) if len(names) >= MANY else None
    if question and find_spec("numpy"):
        from mic_tracker.assess.members.arrays import judge_by_arrays  # noqa: PLC0415 - an extra

        together = judge_by_arrays(question, names, members.of)
        return roll_up(target, members, together.facts, together.observations, empty)
    facts = MemberFacts.of([*members], weights_of(target, empty.indicator))
    observations = tuple(o for member in members for o in member.observations)
    return roll_up(target, members, facts, observations, empty)


def judge_member(
    target: Target,
    name: str,
    indicator: Indicator,
    judge: Callable[[Target], Standing],
    member: str,
) -> Standing:
    """The standing of one member of a target, under a name of its own."""
    standing = judge(target.part(member, indicator))
    return replace(standing, id=standing_id(name, member), member=member)
