"""Tables of pandas: types that can be computed with, and an error that names the extra."""

import builtins
import sys

import pandas as pd
import pytest

from mic_tracker.api.data_frame import make_data_frame
from mic_tracker.errors import OutsideWorld
from mic_tracker.show.document import Rows

ROWS: Rows = (
    ("id", "latest.value", "flags"),
    [
        {"id": "a", "latest": {"value": 1.5}, "flags": ["stale"]},
        {"id": "b", "latest": None, "flags": []},
    ],
)


def test_keys_inside_keys_are_columns_with_dots() -> None:
    frame = make_data_frame(ROWS)
    assert list(frame.columns) == ["id", "latest.value", "flags"]
    assert frame["latest.value"].dtype == "float64"
    assert frame["latest.value"].sum() == 1.5
    assert list(pd.isna(frame["latest.value"])) == [False, True]
    assert frame.loc[0, "flags"] == ["stale"]


def test_without_pandas_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *more: object) -> object:
        if name == "pandas":
            raise ModuleNotFoundError(name=name)
        return real(name, *more)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.delitem(sys.modules, "pandas")
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(OutsideWorld) as caught:
        make_data_frame(ROWS)
    assert (caught.value.code, caught.value.facts) == ("no_pandas", {"extra": "pandas"})
