"""What if: other figures, another pace, another deadline, another goal; the registry stays."""

from datetime import date

import pytest
from gatetexts import EVENTS, FIRMS, GROWING, LEVEL, TODAY, RegistryOf, figures, judge, placed

from mic_tracker.assess.what_if import what_if
from mic_tracker.errors import WrongUse
from mic_tracker.model.answers.scenario import Outcome, Scenario
from mic_tracker.model.codes import Status
from mic_tracker.model.period import Period
from mic_tracker.model.report import Clock, Standing
from mic_tracker.text import limits

BASE = FIRMS + LEVEL + figures(GROWING)
CLOCK = Clock(date.fromisoformat(TODAY))


def outcomes(
    registry_of: RegistryOf, *scenarios: Scenario, text: str = BASE, target: str = "firms-2030"
) -> tuple[Outcome, ...]:
    """The target as it is, then under each scenario."""
    return what_if(placed(registry_of, text), target, scenarios, CLOCK)


def supposed(registry_of: RegistryOf, scenario: Scenario, text: str = BASE) -> Standing:
    """Where the target would stand."""
    return outcomes(registry_of, scenario, text=text)[1].standing


def test_the_present_comes_first(registry_of: RegistryOf) -> None:
    (present,) = outcomes(registry_of)
    assert present.scenario is None
    assert present.standing == judge(registry_of, BASE).standings[0]


def test_a_figure_counts_as_if_it_had_been_published(registry_of: RegistryOf) -> None:
    period = Period.parse("2026-06")
    stood = supposed(registry_of, Scenario(values=((period, 600),)))
    real = judge(registry_of, BASE + figures({"2026-06": 600})).standings[0]
    assert stood.assessment == real.assessment
    assert stood.status is Status.OFF_TRACK


def test_a_figure_for_a_known_period_replaces_it(registry_of: RegistryOf) -> None:
    stood = supposed(registry_of, Scenario(values=((Period.year(2025), 800),)))
    assert [p.value for p in stood.series.points][-2:] == [GROWING[2024], 800]


def test_a_growth_rate_runs_up_to_the_deadline(registry_of: RegistryOf) -> None:
    stood = supposed(registry_of, Scenario(growth=0.10))
    values = [p.value for p in stood.series.points][-5:]
    assert values == pytest.approx([814, 895.4, 984.94, 1083.434, 1191.7774])
    assert stood.status is Status.ACHIEVED
    assert supposed(registry_of, Scenario(growth=0.01)).status is Status.MISSED


def test_growth_starts_from_a_supposed_figure(registry_of: RegistryOf) -> None:
    scenario = Scenario(values=((Period.parse("2026-12"), 1000),), growth=0.10)
    assert supposed(registry_of, scenario).series.points[-1].value == pytest.approx(1464.1)


def test_another_deadline_and_another_goal(registry_of: RegistryOf) -> None:
    later = supposed(registry_of, Scenario(deadline=Period.year(2035)))
    edited = judge(registry_of, BASE.replace("by = 2030", "by = 2035")).standings[0]
    assert later.assessment == edited.assessment
    higher = supposed(registry_of, Scenario(goal=1400))
    edited = judge(registry_of, BASE.replace("= 860", "= 1400")).standings[0]
    assert higher.assessment == edited.assessment


def test_scenarios_do_not_touch_each_other_nor_the_registry(registry_of: RegistryOf) -> None:
    registry = placed(registry_of, BASE)
    scenarios = (Scenario(goal=1400), Scenario(values=((Period.year(2026), 900),)))
    _, first, second = what_if(registry, "firms-2030", scenarios, CLOCK)
    assert registry == placed(registry_of, BASE)
    assert first.standing.series == judge(registry_of, BASE).standings[0].series
    assert second.standing.target == registry.targets["firms-2030"]


@pytest.mark.parametrize(
    ("scenario", "text", "target"),
    [
        (Scenario(deadline=Period.year(2030)), EVENTS, "monthly"),
        (Scenario(growth=0.1), EVENTS, "monthly"),
        (Scenario(growth=0.1), FIRMS + LEVEL, "firms-2030"),
        (
            Scenario(growth=0.1),
            FIRMS.replace("count", "rank") + LEVEL + figures({2024: 5}),
            "firms-2030",
        ),
        (Scenario(goal=-5), BASE, "firms-2030"),
        (Scenario(values=((Period.year(2026), -5),)), BASE, "firms-2030"),
        # 5 times 10,001 to the power of six years is 5e24
        (Scenario(growth=10_000), FIRMS + LEVEL + figures({2024: 5}), "firms-2030"),
        (Scenario(), BASE, "firms-2031"),
    ],
)
def test_what_has_no_meaning_is_refused(
    registry_of: RegistryOf, scenario: Scenario, text: str, target: str
) -> None:
    with pytest.raises(WrongUse):
        outcomes(registry_of, scenario, text=text, target=target)


def test_a_decline_ends_at_zero_and_not_below_what_can_be_written(registry_of: RegistryOf) -> None:
    text = FIRMS + LEVEL + figures({2024: 5})
    (_, fallen) = outcomes(registry_of, Scenario(growth=-0.99999), text=text)
    values = [point.value for point in fallen.standing.series.points]
    # a hundred-thousandth each year: 5e-5, 5e-10, 5e-15, 5e-20, then less than 1e-24
    assert values[1:5] == pytest.approx([5e-5, 5e-10, 5e-15, 5e-20], rel=1e-3)
    assert values[5:] == [0, 0]


def test_a_growth_of_many_periods_is_refused(
    registry_of: RegistryOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "PERIODS", 5)
    supposed(registry_of, Scenario(growth=0.10))
    monkeypatch.setattr(limits, "PERIODS", 4)
    with pytest.raises(WrongUse, match="growth_too_long"):
        supposed(registry_of, Scenario(growth=0.10))
