"""A registry from Python: what `load` takes and refuses, and the days on which it is judged."""

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from articles import ARTICLES
from small_registry import SMALL

import mic_tracker
from mic_tracker import InvalidRegistry, LoadedRegistry, MicTrackerError

DAY = date(2025, 6, 30)
REVIEW = """\
[[reviews]]
target = "lines-2030"
verdict = "on_track"
on = 2025-07-01
reason = "Seen."
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "targets.toml"
    path.write_text(SMALL, "utf-8")
    return path


@pytest.fixture
def registry(file: Path) -> LoadedRegistry:
    return mic_tracker.load(file, read_on=DAY)


def printed(*words: str) -> str:
    """What the program prints in a process of its own."""
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "mic_tracker", *words]
    done = subprocess.run(command, env=env, capture_output=True, check=True)
    return done.stdout.decode()


def test_what_a_registry_says_of_itself(file: Path, registry: LoadedRegistry) -> None:
    assert registry.path == file.as_posix()
    assert (registry.title, registry.language, registry.read_on) == ("Two goals", "en", DAY)
    assert registry.findings == ()


def test_a_path_may_be_a_text(file: Path, registry: LoadedRegistry) -> None:
    assert mic_tracker.load(str(file), read_on="2025-06-30") == registry


def test_the_verdicts_are_those_of_the_program(file: Path, registry: LoadedRegistry) -> None:
    told = json.loads(printed("status", "-f", str(file), "--as-of", "2025-06-30", "--json"))
    table = registry.assess(as_of=DAY)
    assert table.to_dict() == told
    assert table.to_records() == told["targets"]
    assert [target["id"] for target in told["targets"]] == [target.id for target in table]


def test_so_are_those_of_another_method_and_another_day_of_knowledge() -> None:
    options = ("--as-of", "2024-12-31", "--known-on", "2024-06-30", "--method", "path")
    told = json.loads(printed("status", "-f", str(ARTICLES), *options, "--json"))
    registry = mic_tracker.load(ARTICLES)
    table = registry.assess(as_of=date(2024, 12, 31), known_on="2024-06", method="path")
    assert table.to_dict() == told
    assert (table.as_of, table.known_on) == (date(2024, 12, 31), date(2024, 6, 30))


@pytest.mark.parametrize(
    ("day", "read"),
    [
        (date(2024, 12, 31), date(2024, 12, 31)),
        (datetime(2024, 12, 31, 23, 59, tzinfo=UTC), date(2024, 12, 31)),
        ("2024-12-31", date(2024, 12, 31)),
        ("2024", date(2024, 12, 31)),
        (" 2024-Q2 ", date(2024, 6, 30)),
    ],
)
def test_a_day_may_be_a_date_or_a_text(
    registry: LoadedRegistry, day: date | str, read: date
) -> None:
    assert registry.assess(as_of=day).as_of == read


def test_what_was_known_decides(registry: LoadedRegistry) -> None:
    before, after = (registry.assess(as_of=day) for day in ("2024-01-31", "2024-02-01"))
    assert before.target("lines-2023").status != "achieved"
    assert after.target("lines-2023").status == "achieved"
    known = registry.assess(as_of=DAY, known_on="2024-01-31")
    assert known.target("lines-2030").to_record()["latest"]["value"] == 120


def test_today_is_never_assumed(registry: LoadedRegistry) -> None:
    with pytest.raises(TypeError, match="as_of"):
        registry.assess()  # type: ignore[call-arg]  # that is what is tried


@pytest.mark.parametrize("day", ["yesterday", "2024-13", "", None, 20240101])
def test_what_is_no_day_is_refused(registry: LoadedRegistry, day: object) -> None:
    with pytest.raises(MicTrackerError, match="is not a date") as caught:
        registry.assess(as_of=day)  # type: ignore[arg-type]  # that is what is tried
    assert caught.value.code == "not_a_date"


def test_no_day_after_that_of_reading(registry: LoadedRegistry) -> None:
    with pytest.raises(MicTrackerError, match="2025-07-01") as caught:
        registry.assess(as_of=date(2025, 7, 1))
    assert caught.value.ways_out == ('read it for that day: load(path, read_on="2025-07-01")',)


def test_the_day_of_reading_is_today_unless_one_is_given(file: Path) -> None:
    before, read_on, after = date.today(), mic_tracker.load(file).read_on, date.today()  # noqa: DTZ011 - the same calendar
    assert before <= read_on <= after


def test_a_review_of_a_later_day_is_an_error_on_the_day_before_it(file: Path) -> None:
    file.write_text(SMALL + REVIEW, "utf-8")
    with pytest.raises(InvalidRegistry, match="MT057"):
        mic_tracker.load(file, read_on="2025-06-30")
    assert mic_tracker.load(file, read_on="2025-07-01").findings == ()


def test_an_unknown_method_is_refused_with_those_that_exist(registry: LoadedRegistry) -> None:
    with pytest.raises(MicTrackerError, match="statcan-2025") as caught:
        registry.assess(as_of=DAY, method="tarot")
    assert caught.value.code == "unknown_method"


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MicTrackerError, match="there is no registry at") as caught:
        mic_tracker.load(tmp_path / "none.toml")
    assert not isinstance(caught.value, InvalidRegistry)


def test_no_name_steers_the_terminal_of_a_traceback(tmp_path: Path) -> None:
    with pytest.raises(MicTrackerError) as caught:
        mic_tracker.load(tmp_path / "a\x1b[31m\u202e.toml")
    assert {"\x1b", "\u202e"} & {*str(caught.value)} == set()


def test_what_was_read_stays_whatever_becomes_of_the_file(
    file: Path, registry: LoadedRegistry
) -> None:
    before = registry.assess(as_of=DAY).to_dict()
    file.unlink()
    assert registry.assess(as_of=DAY).to_dict() == before


def test_bytes_that_are_no_text_are_findings(file: Path) -> None:
    file.write_bytes(b"\x00\xff\xfe")
    with pytest.raises(InvalidRegistry) as caught:
        mic_tracker.load(file)
    assert [finding.severity for finding in caught.value.findings] == ["error"]


@pytest.mark.parametrize(("asked", "spoken"), [(None, "vi"), ("en", "en"), ("vi", "vi")])
def test_the_language_is_that_asked_for_else_the_registrys(
    file: Path, asked: str | None, spoken: str
) -> None:
    file.write_text(SMALL + '[settings]\nlanguage = "vi"\n', "utf-8")
    registry = mic_tracker.load(file, language=asked)
    assert registry.language == spoken
    name = registry.assess(as_of=DAY).target("lines-2030").name
    assert name.startswith({"vi": "Đường", "en": "Lines"}[spoken])


def test_a_language_without_words_is_refused(file: Path) -> None:
    with pytest.raises(MicTrackerError, match="tlh"):
        mic_tracker.load(file, language="tlh")


def test_no_variable_of_the_environment_has_a_say(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MIC_TRACKER_LANG", "vi")
    monkeypatch.setenv("LANG", "vi_VN.UTF-8")
    monkeypatch.setenv("MIC_TRACKER_FILE", "elsewhere.toml")
    assert mic_tracker.load(file).language == "en"


def test_a_notebook_shows_what_is_in_it(registry: LoadedRegistry) -> None:
    html = registry._repr_html_()
    assert "Two goals" in html
    assert "2 targets and 3 observations" in html
