"""Laws of a dialog: whatever is typed, it ends, and the file is as it was or validly another."""

import gc
import sys
from collections.abc import Iterator

import pytest
from articles import ARTICLES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mic_tracker.cli import environment
from mic_tracker.cli.dialogs import prompts
from mic_tracker.cli.main import main
from mic_tracker.model.finding import Severity
from mic_tracker.read.registry import read_text

REGISTRY = ARTICLES.read_bytes()

_SIGNS = st.sampled_from(("?", "<", "-", "", "y", "n", "\\?", "\\<", "<", "<", "", "y"))
_SENSE = st.sampled_from(
    (
        *("level", "threshold", "cadence", "comparison", "milestone", "direction", "change"),
        *("cumulative", "digital-firms", "going-abroad-events", "fibre", "Fibre lines", "lines"),
        *("count", "percent", "event", "stage", "increase", "decrease", "53,000", "at most 9"),
        *("at least 150", "2024", "2030", "2024-12", "2024-07", "unknown", "month", "active"),
        *("make-in-vietnam-2021", "global-expansion-2024", "Monthly report", "2025-01-10", "20"),
    )
)
_NONSENSE = st.text(st.characters(exclude_characters="\n\r"), max_size=8) | st.sampled_from(
    ("\x1b[31m", "\0", "\udcff\udcfe", "x" * 5000, "##[group]", "\u202e", "a\u0301", "日本")
)
_ANSWERS = st.lists(_SIGNS | _SENSE | _SENSE | _NONSENSE, max_size=25)
_SOURCE = ("Monthly report", "2025-01-10", "MIC", "", "p. 3", "y")
_DIALOGS = st.sampled_from(
    (
        (
            ("add-observation", "digital-firms-2030"),
            ("active", "53,000", "2024-12", *_SOURCE),
        ),
        (
            ("add-observation", "going-abroad-events", "--period", "2030"),
            ("2025-01", "1", "make-in-vietnam-2021", "", "y"),
        ),
        (
            ("add-observation", "digital-firms", "51,412", "--series", "active"),
            ("2024-07", *_SOURCE[:-1], "y", "y"),
        ),
        (
            ("add-target",),
            ("level", "fibre", "Fibre", "lines", "count", "1,000", "2030", "fibre-2030", *_SOURCE),
        ),
        (
            ("add-target", "Not An Id", "--kind", "cadence", "--by", "soon", "--percent", "5"),
            ("events", "going-abroad-events", "", "", "month", "2026", "", *_SOURCE),
        ),
        (
            ("add-target", "--restate", "digital-firms-2030"),
            ("at least 80,000", "2031", *_SOURCE),
        ),
        (
            ("add-target", "--kind", "comparison"),
            ("digital-firms", "shops", "Shops", "shops", "", "decrease", "2030", "", *_SOURCE),
        ),
        (("add-indicator",), ("shops", "Shops", "shops", "count", "", "increase", "year", "", "y")),
        (("add-source",), ("Yearbook", "2024", "GSO", "https://a.example/b", "y")),
        (("correct", "digital-firms", "--set", "value=51,083"), ("2024-07", "y")),
    )
)
"""Commands, each with answers that lead to a new file."""
_ASIDES = st.sampled_from((("?",), ("<", ""), ("",), ("<", "?", ""))) | st.tuples(_NONSENSE)


@st.composite
def conversations(draw: st.DrawFn) -> tuple[tuple[str, ...], list[str]]:
    """A command and what is typed at its prompts: anything, or a way through with detours."""
    words, answers = draw(_DIALOGS)
    if draw(st.booleans()):
        return words, draw(_ANSWERS)
    detours = {
        draw(st.integers(0, len(answers))): draw(_ASIDES) for _ in range(draw(st.integers(0, 3)))
    }
    typed = [line for i, answer in enumerate(answers) for line in (*detours.get(i, ()), answer)]
    return words, typed[: draw(st.integers(0, len(typed)) | st.just(len(typed)))]


@pytest.fixture
def collected() -> Iterator[None]:
    """The program lives for a second and switches the collector off; the tests go on."""
    yield
    gc.unfreeze()
    gc.enable()


@pytest.mark.usefixtures("collected")
@given(
    conversation=conversations(),
    end=st.sampled_from([EOFError, KeyboardInterrupt]),
    more=st.sampled_from([(), ("--dry-run",), ("--yes",), ("--lang", "vi")]),
)
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_answers_end_with_the_old_file_or_a_valid_new_one(
    *,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    conversation: tuple[tuple[str, ...], list[str]],
    end: type[BaseException],
    more: tuple[str, ...],
) -> None:
    file = tmp_path_factory.mktemp("registry") / "targets.toml"
    file.write_bytes(REGISTRY)
    words, answers = conversation
    waiting = iter(answers)

    def read(_: str) -> str:
        line = next(waiting, None)
        if line is None:
            raise end
        return line

    monkeypatch.setattr(environment, "is_interactive", lambda: True)
    monkeypatch.setattr(prompts, "_read", read)
    monkeypatch.setenv("MIC_TRACKER_FILE", str(file))
    monkeypatch.setattr(sys, "argv", ["mic-tracker", *words, *more])
    code = main()
    told = capsys.readouterr()
    assert code in {0, 2, 130}, told.err
    assert "Traceback" not in told.err
    after = file.read_bytes()
    if code or "--dry-run" in more:
        assert after == REGISTRY
    if code == 130:
        assert ("không ghi gì" if "vi" in more else "nothing was written") in told.err
    if after != REGISTRY:
        loaded = read_text(after, name="targets.toml", folder=None)
        assert not [f for f in loaded.findings if f.severity is Severity.ERROR]
        assert told.out
