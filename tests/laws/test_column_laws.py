"""Rows in columns and rows as records are the same registry, with the same findings."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from column_tables import CELLS, HEAD, OWN, PLAIN, columns, judged
from hypothesis import event, given, settings
from hypothesis import strategies as st

from mic_tracker.model.registry import Registry
from mic_tracker.read.registry import read_registry


@st.composite
def tables(draw: st.DrawFn) -> str:
    """A table with faults of every kind, or nearly without."""
    header: list[str] = draw(columns.flatmap(st.permutations))
    cells = draw(st.sampled_from([CELLS, PLAIN]))
    row = st.tuples(*(st.sampled_from(cells[name]) for name in header))
    lines = [
        ",".join(_quoted(cell) for cell in cells) for cells in draw(st.lists(row, max_size=14))
    ]
    for _ in range(draw(st.sampled_from([0, 0, 0, 1]))):
        lines.insert(
            draw(st.integers(0, len(lines))), draw(st.sampled_from(["", ",,", "firms", 'a"b', '"']))
        )
    return "\n".join([",".join(header), *lines, ""])


def _quoted(cell: str) -> str:
    return f'"{cell}"' if "," in cell and not cell.startswith('"') else cell


@given(
    st.lists(tables(), min_size=1, max_size=2),
    st.sampled_from(["", OWN]),
    st.sampled_from(["", "[settings]\nlanguage = 'vi'"]),
    st.sampled_from(["", 'year_starts = "04"']),
)
@settings(max_examples=400, deadline=None)
def test_both_ways_to_read_say_the_same(
    texts: Sequence[str], own: str, language: str, fiscal: str
) -> None:
    registry = HEAD.format(
        settings=language, own=own, fiscal=fiscal, later=fiscal.replace("4", "7")
    )
    with TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "targets.toml").write_text(registry, "utf-8")
        for number, text in enumerate(texts):
            (folder / f"{number}.csv").write_text(text, "utf-8")
        hold_together(folder / "targets.toml")


def hold_together(path: Path) -> None:
    """The registry as it is read, and as it is when each row is read as a record."""
    new = read_registry(path, day=date(2025, 1, 1))
    with patch("mic_tracker.read.registry._code_tables", lambda _: None):
        old = read_registry(path, day=date(2025, 1, 1))
    assert new.findings == old.findings
    event("valid" if new.registry else "not valid")
    for code in sorted({finding.code for finding in new.findings}):
        event(code)
    assert (new.registry is None) == (old.registry is None)
    if new.registry and old.registry:
        assert isinstance(old.registry.observations, tuple)
        hold_registries(new.registry, old.registry)


def hold_registries(new: Registry, old: Registry) -> None:
    # judged first: what is made at the first look must not depend on who looks first
    assert judged(new) == judged(old)
    assert [*new.observations] == [*old.observations]
    for one, other in zip(new.observations, old.observations, strict=True):
        assert one.record.model_fields_set == other.record.model_fields_set
        assert repr(one) == repr(other)
        assert (one.ends, one.stated, one.exact, one.stage, one.central) == (
            *(other.ends, other.stated, other.exact, other.stage, other.central),
        )
    for field in fields(Registry):
        assert getattr(new, field.name) == getattr(old, field.name)
