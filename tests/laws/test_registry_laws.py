"""Any bytes are a registry or have findings; no content raises."""

from datetime import date, datetime, time
from pathlib import Path

import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from mic_tracker.model.codes import CODES
from mic_tracker.model.finding import Severity
from mic_tracker.model.kinds import KINDS
from mic_tracker.model.record import Record
from mic_tracker.read.record_keys import NESTED, keys_of
from mic_tracker.read.registry import Loaded, read_text
from mic_tracker.read.source_text import Writing
from mic_tracker.read.sources import csv
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.findings import block

WORDS = Words.load("en")
VALID = """\
format = 1
title = "Example"
[settings]
stale_after = "18 months"
[sources.report]
title = "Report"
published = 2024-03-01
[indicators.firms]
name = { en = "Firms", vi = "Doanh nghiệp" }
unit = "firms"
measure = "count"
desired = "increase"
series = { active = "Active", all = "All" }
[targets.firms-2030]
kind = "level"
indicator = "firms"
at_least = 1_000
by = 2030
interim = [[2026, 500]]
stated = { source = "report", at = "p. 7" }
[[observations]]
indicator = "firms"
period = "2023-07"
value = 100
series = "active"
source = "report"
[[waivers]]
target = "firms-2030"
rule = "stale"
until = 2025-06-30
reason = "census"
"""


def is_consistent(loaded: Loaded) -> None:
    """A registry exactly when nothing is an error; every finding can be told, with its line."""
    errors = [f for f in loaded.findings if f.severity is Severity.ERROR]
    assert (loaded.registry is None) == bool(errors)
    for finding in loaded.findings:
        assert finding.code in CODES
        assert finding.location
        assert finding.location.line >= 1
        assert finding.location.column >= 1
        assert finding.excerpt is not None
        message, help_ = WORDS.finding(finding)
        assert block(finding, message, help_, WORDS).count("\n") <= 4


def load(data: bytes) -> Loaded:
    return read_text(data, name="targets.toml", folder=None, day=date(2024, 12, 31))


def test_the_valid_one_is_valid() -> None:
    assert load(VALID.encode()).findings == ()


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    is_consistent(load(data))


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    is_consistent(load(text.encode("utf-8", "surrogatepass")))


_TOKENS = ["[", "]", '"', "=", "\n", "#", "0", "-", ".", ",", "{", "}", "[[waivers]]", "đ", "\x00"]


@settings(max_examples=200)
@given(st.data())
def test_mutations_of_a_valid_registry(data: st.DataObject) -> None:
    text = VALID
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        gone = data.draw(st.integers(0, 12))
        new = data.draw(st.sampled_from([*_TOKENS, ""]) | st.text(max_size=3))
        text = text[:at] + new + text[at + gone :]
    is_consistent(load(text.encode("utf-8", "surrogatepass")))


_RECORD_TYPES: list[type[Record]] = [*NESTED.values(), *KINDS.values()]
_KEYS = sorted({key for record in _RECORD_TYPES for key in keys_of(record)})
_WORDS = [
    "firms",
    "report",
    "level",
    "cadence",
    "2024-Q2",
    "unknown",
    "18 months",
    "year",
    "en",
    "",
]
_SCALARS = st.one_of(
    st.sampled_from(_WORDS),
    st.text(max_size=5),
    st.integers(-(10**30), 10**30),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.just(datetime(2024, 1, 1)),  # noqa: DTZ001 - TOML has local times
    st.just(time(1)),
)
_NAMES = st.sampled_from([*_KEYS, "firms", "A b"]) | st.text(max_size=3)
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner, max_size=4),
    max_leaves=8,
)
_RECORDS = st.dictionaries(_NAMES, _VALUES, max_size=5)
_TABLES = st.dictionaries(st.sampled_from(["firms", "b", "A b"]), _RECORDS | _VALUES, max_size=3)


@settings(max_examples=200)
@given(
    st.fixed_dictionaries(
        {},
        optional={
            "format": st.just(1) | _VALUES,
            "title": _VALUES,
            "settings": _RECORDS | _VALUES,
            "check": _RECORDS | _VALUES,
            "include": _VALUES | st.lists(st.text(max_size=5), max_size=3),
            "sources": _TABLES | _VALUES,
            "indicators": _TABLES | _VALUES,
            "targets": _TABLES | _VALUES,
            "observations": st.lists(_RECORDS | _VALUES, max_size=3) | _VALUES,
            "waivers": st.lists(_RECORDS, max_size=2) | _VALUES,
            "other": _VALUES,
        },
    )
)
def test_any_structure(content: dict[str, object]) -> None:
    text = tomli_w.dumps(content)
    is_consistent(load(text.encode("utf-8", "surrogatepass")))


@given(st.text(max_size=8) | st.text("./*?[]\\\\ab~", max_size=8))
def test_any_pattern(pattern: str) -> None:
    content = {"format": 1, "title": "t", "include": [pattern]}
    data = tomli_w.dumps(content).encode("utf-8", "surrogatepass")
    here = Path(__file__).parents[1] / "errors" / "MT035"
    is_consistent(read_text(data, name="targets.toml", folder=here))


_CELLS = st.sampled_from(
    ["firms", "2023", "51,038", "51.038", "~5", '"', '"a', "a\nb", "", "report", "x" * 300, "10%"]
) | st.text(max_size=4)


@settings(max_examples=200)
@given(
    st.lists(st.sampled_from(["indicator", "value", "period", "source", "recorded", "perid", ""])),
    st.lists(st.lists(_CELLS, max_size=6), max_size=4),
    st.sampled_from([",", ";", "\t"]),
)
def test_any_table(header: list[str], rows: list[list[str]], delimiter: str) -> None:
    lines = [delimiter.join(["indicator", "value", *header]), *(delimiter.join(r) for r in rows)]
    data = "\n".join(lines).encode("utf-8", "surrogatepass")
    sheet = csv.read(data, "data.csv", Writing({}, "en"))
    for finding in sheet.findings:
        assert finding.location
        assert WORDS.finding(finding)[0]
