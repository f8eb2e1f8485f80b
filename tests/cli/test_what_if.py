"""Scenarios on the command line: side by side, read strictly, and nothing written."""

import json
from collections.abc import Callable

import pytest
from gatetexts import FIRMS, GROWING, LEVEL, figures
from shell import DAY, Shell

TEXT = f'format = 1\ntitle = "Test"\n{FIRMS}{LEVEL}{figures(GROWING)}'
Golden = Callable[[str, str], None]
WHAT_IF = ("what-if", "firms-2030", "--as-of", DAY)


@pytest.fixture
def registry(shell: Shell) -> Shell:
    """A target that is at risk."""
    shell.write(TEXT)
    return shell


@pytest.mark.parametrize("width", ["60", "120"])
def test_side_by_side(registry: Shell, golden: Golden, width: str) -> None:
    words = (
        "--value",
        "800@2026",
        "--growth",
        "5%/year",
        "--deadline",
        "2028",
        "--target",
        "1,000",
    )
    done = registry.run(*WHAT_IF, *words, "--width", width)
    assert (done.code, done.err) == (0, "")
    golden(f"what-if-{width}.txt", done.out)
    assert (registry.folder / "targets.toml").read_text("utf-8") == TEXT
    assert [path.name for path in registry.folder.iterdir()] == ["targets.toml"]


def test_the_change_of_a_percentage_is_in_points(registry: Shell) -> None:
    shares = FIRMS.replace('measure = "count"', 'measure = "percent"').replace(
        'unit = "firms"', 'unit = "%"'
    )
    registry.write(f'format = 1\ntitle = "T"\n{shares}{LEVEL.replace("860", "86")}')
    done = registry.run(*WHAT_IF, "--value", "50@2024", "--value", "56@2026", "--width", "100")
    assert done.code == 0, done.err
    # from 56 at the end of 2026 to 86 at the end of 2030
    assert any("Needed a year" in line and "7.5 points" in line for line in done.out.split("\n"))


def test_as_data(registry: Shell) -> None:
    words = ("--value", "800@2026", "--value", "820@2027", "--growth=-2%", "--json")
    data = json.loads(registry.run(*WHAT_IF, *words).out)
    present, figures_, growth, both = data["scenarios"]
    assert present["supposed"] is None
    assert present["target"]["latest"]["value"] == 740
    assert figures_["supposed"]["values"] == [
        {"period": "2026", "value": 800},
        {"period": "2027", "value": 820},
    ]
    assert (
        figures_["target"]["latest"] | {"period": "2027", "value": 820}
        == figures_["target"]["latest"]
    )
    assert growth["supposed"]["growth"] == pytest.approx(-0.02)
    assert growth["target"]["latest"]["value"] == pytest.approx(740 * 0.98**5)
    assert both["target"]["latest"]["value"] == pytest.approx(820 * 0.98**3)
    assert {s["target"]["status"] for s in (growth, both)} == {"missed"}


@pytest.mark.parametrize(
    ("growth", "share"),
    [("12%/year", 0.12), ("12 %", 0.12), ("1.5% a year", 0.015), ("3% per year", 0.03)],
)
def test_a_growth_in_any_spelling(registry: Shell, growth: str, share: float) -> None:
    data = json.loads(registry.run(*WHAT_IF, "--growth", growth, "--json").out)
    assert data["scenarios"][1]["supposed"]["growth"] == pytest.approx(share)


def test_what_cannot_be_read_says_how_to_type_it(registry: Shell) -> None:
    done = registry.run(*WHAT_IF, "--value", "1.234@2027")
    assert done.code == 2
    assert "--value 1,234@2027" in done.err or "--value 1234@2027" in done.err
    done = registry.run(*WHAT_IF, "--growth", "12")
    assert "--growth 12%/year" in done.err
    done = registry.run(*WHAT_IF, "--value", "800")
    assert "--value 800@2027" in done.err
