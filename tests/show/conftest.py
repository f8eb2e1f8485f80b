"""One browser for all tests of a process that look at pages."""

from collections.abc import Iterator

import pytest
from browser import Browser, start_browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with start_browser() as started:
        yield started
