"""`explain` takes a word as it stands on the screen, in one argument or in several."""

import pytest
from shell import Shell


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        ("no data", (("no", "data"), ("NO_DATA",), ("no-data",), ("  No  Data ",))),
        ("due, no word", (("due,", "no", "word"), ("DUE,-NO-WORD",))),
        ("awaiting data", (("awaiting", "data"), ("awaiting_data",))),
    ],
)
def test_a_word_is_found_however_it_is_typed(
    shell: Shell, shown: str, words: tuple[tuple[str, ...], ...]
) -> None:
    page = shell.run("explain", shown)
    assert (page.code, shown in page.out) == (0, True)
    assert {shell.run("explain", *typed).out for typed in words} == {page.out}


def test_without_a_word_all_are_listed(shell: Shell) -> None:
    done = shell.run("explain")
    assert done.code == 0
    assert "Interim point" not in done.out
    listed = {word.strip() for word in " ".join(done.out.split()).split(",")}
    assert {"interim point", "Path says", "MT021"} <= listed


def test_an_unknown_word_is_wrong_use(shell: Shell) -> None:
    done = shell.run("explain", "no", "data", "at", "all", "\x1b[31m")
    assert (done.code, done.out, "\x1b" in done.err) == (2, "", False)
    assert "mic-tracker explain" in done.err
