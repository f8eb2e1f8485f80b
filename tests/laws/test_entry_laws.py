"""Laws of entry: pure insertion, nothing but 0 or 2, no change without a 0, no traceback."""

import gc
import sys
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from articles import ARTICLES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mic_tracker.cli.main import main
from mic_tracker.edit.correction import plan_correction
from mic_tracker.edit.observation import plan_figure
from mic_tracker.edit.registry_file import amend_bytes
from mic_tracker.edit.request import CorrectionRequest, FigureRequest, SourceRequest
from mic_tracker.model.edit import Already, Amended, EditOutcome
from mic_tracker.model.finding import Severity
from mic_tracker.read.registry import read_text, read_valid_text

REGISTRY = ARTICLES.read_bytes()
DAY = date(2026, 11, 21)

_WORDS = st.sampled_from(
    (
        *("digital-firms-2030", "digital-firms", "53,000", "0.3%", "2024-12", "Q3/2024", "active"),
        *("\udcff", "global-expansion-2024", "unknown", "2025-01-10", "fibre", "count", "level"),
        *("at least", "-5", "2024-07", "value=51,083", "note=x", "period=2024-06", "value_text"),
        *("https://example.org/2024/07/15/a-page-of-ours", "en=Firms", "a=b", "75 days"),
    )
)
_TEXTS = _WORDS | st.text(st.characters(exclude_characters="\0"), max_size=12)
_OPTIONS = (
    *("--value", "--period", "--undated", "--source", "--source-title", "--source-id", "--status"),
    *("--source-url", "--published", "--unsourced", "--at", "--series", "--area", "--qualifier"),
    *("--stage", "--derived", "--note", "--as-of", "--lang", "--kind", "--indicator", "--unit"),
    *("--measure", "--desired", "--at-least", "--at-most", "--by", "--from", "--every", "--than"),
    *("--set", "--unset", "--interim", "--excused", "--tag", "--target-name", "--grace"),
    *("--method", "--than-name", "--than-unit", "--than-desired", "--from-url", "--archive"),
    *("--url", "--title", "--publisher", "--accessed", "--sha256", "--name", "--lag"),
    *("--next-release", "--prefer"),
)
_FLAGS = ("--revise", "--competing", "--corroborate", "--json", "--yes", "--dry-run", "--remove")
_GIVEN = st.tuples(st.sampled_from(_OPTIONS), _TEXTS).map(lambda pair: f"{pair[0]}={pair[1]}")
_COMMANDS = st.sampled_from(
    ["add-observation", "add-target", "add-indicator", "add-source", "correct"]
)


@pytest.fixture
def collected() -> Iterator[None]:
    """The program lives for a second and switches the collector off; the tests go on."""
    yield
    gc.unfreeze()
    gc.enable()


@pytest.mark.usefixtures("collected")
@given(_COMMANDS, st.lists(_TEXTS | _GIVEN | st.sampled_from(_FLAGS), max_size=8))
@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_arguments_end_with_0_or_2_and_only_0_writes(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
    words: list[str],
) -> None:
    file = tmp_path_factory.mktemp("registry") / "targets.toml"
    file.write_bytes(REGISTRY)
    monkeypatch.setenv("CI", "1")  # nobody is asked
    monkeypatch.setenv("MIC_TRACKER_FILE", str(file))
    monkeypatch.setattr(sys, "argv", ["mic-tracker", command, *words])
    code = main()
    told = capsys.readouterr()
    assert code in {0, 2}, told.err
    assert "Traceback" not in told.err
    after = file.read_bytes()
    if code == 2:
        assert after == REGISTRY
        assert told.err
    if "--dry-run" in words or "--yes" not in words:
        assert after == REGISTRY


@pytest.mark.usefixtures("collected")
def test_a_quiet_program_gives_the_output_back(monkeypatch: pytest.MonkeyPatch) -> None:
    before = sys.stdout
    monkeypatch.setattr(sys, "argv", ["mic-tracker", "--quiet", "--version"])
    assert main() == 0
    assert sys.stdout is before


_TEXT = st.text(min_size=1, max_size=20).map(lambda text: text.encode("utf-8", "ignore").decode())
_TEXT = _TEXT.filter(str.strip)
_LINES = st.sampled_from(["# a comment\n", "\n", "\n\n", "", "# ünïcode\n"])


@given(
    lines=st.lists(_LINES, min_size=5, max_size=5),
    newline=st.sampled_from(["\n", "\r\n"]),
    mark=st.sampled_from(["", "\ufeff"]),
    value=st.integers(0, 10**12),
    year=st.integers(1990, 2020),
    title=_TEXT,
    note=_TEXT,
)
@settings(max_examples=150, deadline=None)
def test_adding_is_a_pure_insertion_that_reads_back(
    *, lines: list[str], newline: str, mark: str, value: int, year: int, title: str, note: str
) -> None:
    a, b, c, d, e = lines
    text = (
        f'{a}format = 1\ntitle = "T"\n{b}[sources.s]\ntitle = "S"\npublished = 2024-01-01\n{c}'
        f'[indicators.i]\nname = "I"\nunit = "u"\nmeasure = "count"\ndesired = "increase"\n{d}'
        f'[[observations]]\nindicator = "i"\nperiod = "2023"\nvalue = 1\nsource = "s"\n{e}'
    )
    data = (mark + text.replace("\n", newline)).encode()
    origin = SourceRequest(title=title, published="2024-05-01", id="new")
    request = FigureRequest("i", value=str(value), period=str(year), origin=origin, note=note)
    load = partial(read_valid_text, name="r.toml", folder=Path(), day=DAY)
    found = amend_bytes(data, load, lambda registry: plan_figure(request, registry, DAY))
    assert isinstance(found, Amended), found
    grown, pieces = found.data.decode(), [b.text.replace("\n", newline) for b in found.blocks]
    for block, piece in zip(found.blocks, pieces, strict=True):
        assert grown[: grown.index(piece)].count("\n") + 1 == block.start
    for piece in pieces:
        grown = grown.replace(piece, "", 1)
    assert "".join(grown.split()) == "".join(data.decode().split())
    loaded = read_text(found.data, name="r.toml", folder=None)
    assert loaded.registry
    assert not [f for f in loaded.findings if f.severity is Severity.ERROR]
    new = next(o for o in loaded.registry.observations if o.source == "new")
    assert (new.value, str(new.period), new.record.note) == (value, str(year), note)
    assert loaded.registry.sources["new"].title == title


_NOTES = st.sampled_from(["", 'note = "n"\n', "# between\n", "at = 'p. 1' # c\n"])


@given(
    newline=st.sampled_from(["\n", "\r\n"]),
    mark=st.sampled_from(["", "\ufeff"]),
    values=st.lists(st.integers(0, 10**9), min_size=2, max_size=6),
    wrong=st.integers(0, 10**12),
    lines=st.lists(_LINES, min_size=6, max_size=6),
    notes=st.lists(_NOTES, min_size=6, max_size=6),
    data=st.data(),
)
@settings(max_examples=100, deadline=None)
def test_a_corrected_registry_is_the_one_that_never_had_the_error(
    *,
    newline: str,
    mark: str,
    values: list[int],
    wrong: int,
    lines: list[str],
    notes: list[str],
    data: st.DataObject,
) -> None:
    """Byte for byte, so every verdict is the same, too; and removed, what it was without it."""
    at = data.draw(st.integers(0, len(values) - 1))

    def registry(numbers: list[int | None]) -> bytes:
        head = (
            'format = 1\ntitle = "T"\n[sources.s]\ntitle = "S"\npublished = 2024-01-01\n'
            '[indicators.i]\nname = "I"\nunit = "u"\nmeasure = "count"\ndesired = "increase"\n'
        )
        blocks = "".join(
            f'\n[[observations]]\nindicator = "i"\nperiod = {2010 + n}\nvalue = {value}\n'
            f'{notes[n]}source = "s"\n'
            for n, value in enumerate(numbers)
            if value is not None
        )
        return (mark + (lines[0] + head + blocks).replace("\n", newline)).encode()

    load = partial(read_valid_text, name="r.toml", folder=Path(), day=DAY)
    right, missing = list[int | None](values), list[int | None](values)
    missing[at] = None
    mistaken = list[int | None](values)
    mistaken[at] = wrong

    def corrected(**wish: Any) -> EditOutcome:  # noqa: ANN401 - any part of a request
        request = CorrectionRequest("i", period=str(2010 + at), **wish)
        return amend_bytes(registry(mistaken), load, lambda r: plan_correction(request, r, DAY))

    mended = corrected(changes=(f"value={values[at]}",))
    assert isinstance(mended, Already if wrong == values[at] else Amended)
    assert isinstance(mended, Already) or mended.data == registry(right)
    removed = corrected(remove=True)
    assert isinstance(removed, Amended)
    assert removed.data == registry(missing)
