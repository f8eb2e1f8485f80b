"""A table of names costs nothing until one of its entries is asked for."""

import sys

import pytest

from mic_tracker.lazy_table import LazyTable

MODULE = "this"
"""A module of Python that nobody needs, so that nobody has imported it."""


def test_names_are_known_before_anything_is_imported() -> None:
    table: LazyTable[object] = LazyTable({"b": f"{MODULE}:s", "a": f"{MODULE}:d"})
    assert list(table) == ["b", "a"]
    assert len(table) == 2
    assert "a" in table
    assert "c" not in table
    assert MODULE not in sys.modules


def test_an_entry_is_imported_when_it_is_asked_for() -> None:
    table: LazyTable[object] = LazyTable({"half": "fractions:Fraction", "pi": "math:pi"})
    assert table["half"] is sys.modules["fractions"].Fraction
    assert dict(table) == {"half": table["half"], "pi": sys.modules["math"].pi}


def test_a_name_that_is_not_there() -> None:
    table: LazyTable[object] = LazyTable({"pi": "math:pi"})
    with pytest.raises(KeyError, match="tau"):
        table["tau"]
