"""What is raised: an error with its sentence; of an invalid registry, all findings."""

import pickle
from pathlib import Path

import pytest
from small_registry import SMALL

import mic_tracker
from mic_tracker import InvalidRegistry, MicTrackerError

BROKEN = SMALL.replace('unit = "km"', 'unit = "km"\ncolour = "red"').replace(
    'value = 125\npublished = 2024-02-01\nsource = "office"',
    'value = 125\npublished = 2024-02-01\nsource = "bureau"',
)
LINES = BROKEN.splitlines()


@pytest.fixture
def refused(tmp_path: Path) -> InvalidRegistry:
    (tmp_path / "targets.toml").write_text(BROKEN, "utf-8")
    with pytest.raises(InvalidRegistry) as caught:
        mic_tracker.load(tmp_path / "targets.toml")
    return caught.value


def test_every_finding_has_its_place_and_its_sentence(refused: InvalidRegistry) -> None:
    colour, bureau = refused.findings
    assert (colour.code, colour.severity) == ("MT010", "error")
    assert (colour.line, colour.column) == (LINES.index('colour = "red"') + 1, 1)
    assert "colour" in colour.message
    assert (bureau.line, bureau.column) == (LINES.index('source = "bureau"') + 1, 10)
    assert bureau.width == len('"bureau"')
    assert "bureau" in bureau.message
    assert "office" in str(bureau.help)


def test_it_prints_what_validate_prints(refused: InvalidRegistry) -> None:
    assert str(refused).endswith("2 errors")
    assert all(str(f).partition(": ")[0] in str(refused) for f in refused.findings)


def test_it_is_caught_as_an_error_of_ours_and_hides_how_it_came_about(
    refused: InvalidRegistry,
) -> None:
    assert isinstance(refused, MicTrackerError)
    assert (refused.code, refused.ways_out) == ("invalid_registry", ())
    assert refused.__suppress_context__


def test_it_can_be_sent_to_another_process(refused: InvalidRegistry) -> None:
    copy = pickle.loads(pickle.dumps(refused))  # noqa: S301 - made one line above
    assert (str(copy), copy.findings) == (str(refused), refused.findings)
    error = MicTrackerError("no_registry", "there is none", ("make one",))
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - made one line above
    assert (str(again), again.code) == ("there is none\n  make one", "no_registry")


def test_the_sentences_are_in_the_language_asked_for(tmp_path: Path) -> None:
    (tmp_path / "targets.toml").write_text(BROKEN, "utf-8")
    with pytest.raises(InvalidRegistry, match="khóa"):
        mic_tracker.load(tmp_path / "targets.toml", language="vi")
    with pytest.raises(MicTrackerError, match="không có"):
        mic_tracker.load(tmp_path / "none.toml", language="vi")
