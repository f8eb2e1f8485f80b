"""Guesses at the keys of a source: what is on record of a host goes before the host itself."""

from datetime import date
from pathlib import Path

from mic_tracker.edit.request import NewSourceRequest
from mic_tracker.edit.tables.guess import NOTHING, guess_keys, suggest_title
from mic_tracker.model.registry import Registry
from mic_tracker.read.registry import read_valid_text

TEXT = 'format = 1\ntitle = "Test"\n' + "".join(
    f'[sources.s{i}]\ntitle = "T{i}"\npublished = 2024\nurl = "https://{host}/{i}"\n{publisher}'
    for i, (host, publisher) in enumerate(
        [
            ("www.a.vn", 'publisher = "Office A"\n'),
            ("a.vn", 'publisher = "Office A"\n'),
            ("a.vn", 'publisher = "A"\n'),
            ("b.vn", ""),
        ]
    )
)


def registry() -> Registry:
    found, _ = read_valid_text(TEXT.encode(), name="r.toml", folder=Path(), day=date(2026, 1, 1))
    return found


def publisher_of(address: str) -> tuple[str, str]:
    guess = guess_keys(address, registry())
    assert guess
    return guess.keys["publisher"], guess.remarks["publisher"]


def test_the_commonest_publisher_of_a_host_is_taken() -> None:
    assert publisher_of("https://a.vn/x") == ("Office A", "publisher_of_host")


def test_a_host_without_a_publisher_is_its_own() -> None:
    assert publisher_of("https://www.b.vn/x") == ("b.vn", "publisher_guessed")
    assert publisher_of("https://c.vn/x") == ("c.vn", "publisher_guessed")


def test_without_an_address_nothing_is_guessed() -> None:
    assert guess_keys(None, registry()) is NOTHING
    assert guess_keys("c.vn", registry()) is None
    assert suggest_title(NewSourceRequest(address="c.vn"), registry()) is None
    page = NewSourceRequest(address="https://c.vn/firms-grow-fast")
    assert suggest_title(page, registry()) == "Firms grow fast"
