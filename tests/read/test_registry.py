"""A whole registry: resolved facts with their dates and places, or all that is wrong."""

from datetime import date
from pathlib import Path

import pytest
from sentences import ways_out

from mic_tracker.errors import OutsideWorld, WrongUse
from mic_tracker.model.finding import Severity
from mic_tracker.read.registry import Loaded, read_registry, read_text

TEXT = """\
format = 1
title = "Example"
indicators.dotted = { name = "D", unit = "u", measure = "count", desired = "increase" }

[sources.day]
title = "Day"
published = 2024-03-15

[sources.month]
title = "Month"
published = "2024-02"

[sources.open]
title = "Open"
published = "unknown"

[indicators.firms]
name = "Firms"
unit = "firms"
measure = "count"
desired = "increase"

[targets.firms-2030]
kind = "level"
indicator = "firms"
at_least = 500
by = 2030

[[observations]]
indicator = "firms"
period = "2023-Q2"
value = 100
source = "{source}"
{line}

[[waivers]]
target = "firms-2030"
rule = "stale"
until = 2024-12-31
reason = "r"
"""


def load(source: str = "day", line: str = "") -> Loaded:
    text = TEXT.replace("{source}", source).replace("{line}", line)
    return read_text(text.encode(), name="sub/r.toml", folder=None)


def known(source: str, line: str = "") -> date | None:
    registry = load(source, line).registry
    assert registry
    return registry.observations[0].known_since


def test_a_figure_is_known_from_its_own_or_its_sources_last_day() -> None:
    assert known("day") == date(2024, 3, 15)
    assert known("month") == date(2024, 2, 29)
    assert known("day", "published = 2024") == date(2024, 12, 31)


def test_where_publication_is_unknown_it_is_the_end_of_the_period() -> None:
    assert known("open") == date(2023, 6, 30)
    assert known("day", 'published = "unknown"') == date(2023, 6, 30)


def test_an_undated_figure_of_an_undated_source_is_never_known() -> None:
    text = TEXT.replace('period = "2023-Q2"', 'undated = "no year"').replace("{source}", "open")
    registry = read_text(text.replace("{line}", "").encode(), name="r", folder=None).registry
    assert registry
    assert registry.observations[0].known_since is None


def test_every_record_has_its_place() -> None:
    registry = load().registry
    assert registry
    lines = TEXT.split("\n")
    expected = {
        ("sources", "day"): "[sources.day]",
        ("sources", "month"): "[sources.month]",
        ("sources", "open"): "[sources.open]",
        ("indicators", "firms"): "[indicators.firms]",
        ("targets", "firms-2030"): "[targets.firms-2030]",
        ("waivers", 0): "[[waivers]]",
    }
    found = {k: lines[p.line - 1] for k, p in registry.places.items() if k[1] != "dotted"}
    assert found == expected
    assert str(registry.places["indicators", "dotted"]) == "sub/r.toml:3:12"
    assert lines[registry.observations[0].location.line - 1] == "[[observations]]"


def test_observations_in_one_line_have_places_too() -> None:
    base, block = TEXT.split("[[observations]]", 1)[0], "indicator = 'firms', source = 'day'"
    inline = (
        "observations = [\n"
        f"  {{ {block}, period = 2022, value = 1 }},\n"
        f"  {{ {block}, period = 2021, value = 2 }},\n"
        "]\n"
    )
    text = base.replace("\n[sources.day]", inline + "\n[sources.day]", 1)
    registry = read_text(text.encode(), name="r.toml", folder=None).registry
    assert registry
    assert [str(o.location) for o in registry.observations] == ["r.toml:5:3", "r.toml:6:3"]


def test_warnings_do_not_keep_a_registry_from_being_read() -> None:
    text = (
        TEXT.replace('published = "2024-02"\n', "").replace("{source}", "day").replace("{line}", "")
    )
    loaded = read_text(text.encode(), name="r.toml", folder=None)
    assert loaded.registry
    assert [f.severity for f in loaded.findings] == [Severity.WARNING]


def test_all_syntax_errors_are_told_at_once() -> None:
    text = "format = 1\ntitle = Example\n[sources.s]\npublished = 2024-02-30\n"
    loaded = read_text(text.encode(), name="r.toml", folder=None)
    assert loaded.registry is None
    assert [(f.code, f.location.line) for f in loaded.findings if f.location] == [
        ("MT009", 2),
        ("MT005", 4),
    ]


def test_findings_are_in_the_order_of_the_file() -> None:
    loaded = load("nowhere", "extra = 1")
    lines = [f.location.line for f in loaded.findings if f.location]
    assert lines == sorted(lines)
    assert {f.code for f in loaded.findings} == {"MT010"}


def test_includes_need_a_folder() -> None:
    data = b'format = 1\ntitle = "t"\ninclude = ["a.csv"]\n'
    assert [f.code for f in read_text(data, name="r.toml", folder=None).findings] == ["MT031"]


@pytest.mark.parametrize("pattern", ["./", ".", "", "**x", "[", "data/"])
def test_a_pattern_that_names_no_file_is_a_finding(tmp_path: Path, pattern: str) -> None:
    data = f'format = 1\ntitle = "t"\ninclude = ["{pattern}"]\n'.encode()
    codes = {f.code for f in read_text(data, name="targets.toml", folder=tmp_path).findings}
    assert codes <= {"MT019", "MT031"}
    assert codes


def test_a_missing_file_says_how_to_start(tmp_path: Path) -> None:
    with pytest.raises(WrongUse) as raised:
        read_registry(tmp_path / "targets.toml")
    assert raised.value.exit_code == 2
    assert any("mic-tracker init" in way for way in ways_out(raised.value))


def test_a_folder_is_no_registry_and_says_so(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="registry_is_folder") as raised:
        read_registry(tmp_path)
    assert (tmp_path / "targets.toml").as_posix() in ways_out(raised.value)[0]


def test_a_path_that_no_system_has_is_a_missing_file() -> None:
    with pytest.raises(WrongUse):
        read_registry(Path("a\0b"))


def test_no_permission_is_of_the_outside_world(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)  # whoever runs the tests may read everything
    with pytest.raises(OutsideWorld) as raised:
        read_registry(tmp_path / "targets.toml")
    assert raised.value.exit_code == 4


def test_the_shipped_registry_has_no_findings_but_sources_that_disagree() -> None:
    path = Path(__file__).parents[2] / "targets.toml"
    loaded = read_registry(path, day=date(2027, 1, 1))
    assert {finding.code for finding in loaded.findings} <= {"MT051"}
    assert loaded.registry
