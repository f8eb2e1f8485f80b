"""Laws of roll-ups: more needed is never better, and no order of members matters."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from mic_tracker.assess.members.rollup import _status  # the rule itself, on any statuses
from mic_tracker.model.codes import Status

BEST_FIRST = [Status.ACHIEVED, Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK, Status.MISSED]
OPEN = [Status.PENDING, Status.NO_DATA, Status.DISPUTED, Status.UNCLEAR]
decided = st.lists(st.sampled_from(BEST_FIRST), min_size=1, max_size=20)
any_statuses = st.lists(st.sampled_from([*BEST_FIRST, *OPEN]), min_size=1, max_size=12)


@given(decided)
def test_more_that_are_needed_are_never_better(statuses: list[Status]) -> None:
    ranks = [BEST_FIRST.index(_status(Counter(statuses), n)) for n in range(1, len(statuses) + 1)]
    assert ranks == sorted(ranks)
    assert (ranks[0], ranks[-1]) == (
        min(map(BEST_FIRST.index, statuses)),
        max(map(BEST_FIRST.index, statuses)),
    )


@given(any_statuses, st.data())
def test_the_order_of_the_members_says_nothing(statuses: list[Status], data: st.DataObject) -> None:
    needed = data.draw(st.integers(1, len(statuses)))
    turned = data.draw(st.permutations(statuses))
    assert _status(Counter(statuses), needed) is _status(Counter(turned), needed)


@given(any_statuses, st.data())
def test_what_is_said_holds_wherever_the_open_members_end(
    statuses: list[Status], data: st.DataObject
) -> None:
    needed = data.draw(st.integers(1, len(statuses)))
    said = _status(Counter(statuses), needed)
    ended = [data.draw(st.sampled_from(BEST_FIRST)) if s in OPEN else s for s in statuses]
    end = _status(Counter(ended), needed)
    if said in {Status.ACHIEVED, Status.ON_TRACK}:
        assert BEST_FIRST.index(end) <= BEST_FIRST.index(said)
    elif said in {Status.OFF_TRACK, Status.MISSED}:
        assert BEST_FIRST.index(end) >= BEST_FIRST.index(said)
    elif said is Status.AT_RISK:
        assert end is said
