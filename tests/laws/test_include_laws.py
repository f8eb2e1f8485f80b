"""In which file a source or a figure stands changes nothing but where it is said to stand."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from articles import ARTICLES
from hypothesis import given, settings
from hypothesis import strategies as st
from languages import USUAL

from mic_tracker.model.report import Clock, Report
from mic_tracker.pipeline.claims import render_claims
from mic_tracker.pipeline.history import render_history
from mic_tracker.pipeline.load import judge_registry
from mic_tracker.pipeline.show import render_target
from mic_tracker.pipeline.status import render_status
from mic_tracker.show.screen import Screen

Whole = Callable[[], tuple[Report, list[object]]]
CLOCK = Clock(date(2025, 2, 1))
PLACES = {"file", "line", "column", "registry"}
BLOCKS = re.split(r"(?m)^(?=\[)", ARTICLES.read_text("utf-8"))
"""The keys at the top, and each table with what follows it."""
MOVABLE = [i for i, b in enumerate(BLOCKS) if b.startswith(("[sources.", "[[observations]]"))]
homes = st.lists(st.sampled_from(["", "a", "b"]), min_size=len(MOVABLE), max_size=len(MOVABLE))


def split(names: Sequence[str]) -> Mapping[str, str]:
    """The text of each file, the registry's own under "", with its blocks in their old order."""
    moved = dict(zip(MOVABLE, names, strict=True))
    texts = {"": "", "a": "", "b": ""}
    for i, block in enumerate(BLOCKS):
        texts[moved.get(i, "")] += block
    own = texts[""].replace("format = 1\n", 'format = 1\ninclude = ["more/*.toml"]\n', 1)
    return {**texts, "": own}


def judged(folder: Path, names: Sequence[str]) -> Report:
    texts = split(names)
    (folder / "targets.toml").write_text(texts[""], "utf-8")
    for name in ("a", "b"):
        (folder / "more" / f"{name}.toml").write_text(texts[name], "utf-8")
    return judge_registry(folder / "targets.toml", CLOCK)


def answers(report: Report) -> Iterator[object]:
    """What every command says of the registry: the screens of verdicts, and all for programs."""
    yield render_status(report, "terminal", USUAL, Screen())
    texts = [
        render_status(report, "json", USUAL, Screen()),
        render_claims(report, "json", USUAL, Screen()),
        render_history(report, "digital-firms-2030", None, "json", USUAL, Screen()),
        *(render_target(report, s.id, "json", USUAL, Screen()) for s in report.standings),
    ]
    yield from (without_places(json.loads(text)) for text in texts)


def without_places(data: Any) -> object:  # noqa: ANN401 - whatever JSON holds
    """The data without places; figures of one day are listed in the order of the files."""
    if isinstance(data, dict):
        return {k: without_places(value) for k, value in data.items() if k not in PLACES}
    return sorted(map(without_places, data), key=repr) if isinstance(data, list) else data


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("registry")
    (path / "more").mkdir()
    return path


@pytest.fixture(scope="module")
def whole(folder: Path) -> Whole:
    """What is said of the registry as one file; a function, as hypothesis prints what it gets."""
    report = judged(folder, [""] * len(MOVABLE))
    found = report, [*answers(report)]
    return lambda: found


@settings(max_examples=40, deadline=None)
@given(names=homes)
def test_moving_blocks_to_included_files_changes_no_answer(
    folder: Path, whole: Whole, names: list[str]
) -> None:
    (one_file, said), report = whole(), judged(folder, names)
    assert [*answers(report)] == said
    found, expected = (sorted(f.code for f in r.findings) for r in (report, one_file))
    assert found == expected
