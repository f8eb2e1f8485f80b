"""The pages of the shipped registry, made once for each process."""

from collections.abc import Iterator

import pytest
from published_pages import Addresses, publish


@pytest.fixture(scope="session")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Addresses]:
    with publish(tmp_path_factory.mktemp("published")) as found:
        yield found
