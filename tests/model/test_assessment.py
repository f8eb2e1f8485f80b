"""Steps are worked out when somebody looks at them, and once."""

from dataclasses import replace

from mic_tracker.model.assessment import Assessment, LazySteps, Step
from mic_tracker.model.codes import Status

STEPS = (Step("one", {"n": 1.0}), Step("two", {"n": 2.0}))


def test_steps_are_worked_out_at_the_first_look() -> None:
    asked = list[str]()

    def work_out() -> tuple[Step, ...]:
        asked.append("steps")
        return STEPS

    found = replace(Assessment("m", Status.ON_TRACK, steps=LazySteps(work_out)), band="likely")
    assert asked == []
    assert (len(found.steps), found.steps[1], found.steps[1:]) == (2, STEPS[1], STEPS[1:])
    assert [*found.steps] == [*STEPS]
    assert asked == ["steps"]


def test_verdicts_with_the_same_steps_are_the_same() -> None:
    lazy = Assessment("m", Status.ON_TRACK, steps=LazySteps(lambda: STEPS))
    assert lazy == Assessment("m", Status.ON_TRACK, steps=STEPS)
    assert lazy == Assessment("m", Status.ON_TRACK, steps=LazySteps(lambda: STEPS))
    assert lazy != Assessment("m", Status.ON_TRACK, steps=STEPS[:1])
    assert lazy != Assessment("m", Status.ON_TRACK)
    assert repr(lazy) == repr(Assessment("m", Status.ON_TRACK, steps=STEPS))
