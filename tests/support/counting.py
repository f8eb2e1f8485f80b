"""What a run costs, without a clock: the number of functions that it calls."""

import sys
from collections.abc import Callable
from typing import Any


def calls(run: Callable[[], object]) -> int:
    """How many functions a run calls, those written in C as well."""
    count = 0

    def see(_: Any, event: str, __: Any) -> None:  # noqa: ANN401 - frames and functions
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(see)
    try:
        run()
    finally:
        sys.setprofile(before)
    return count
