"""One more text in a list at the top of a file; every other byte stays."""

import tomllib

import pytest

from mic_tracker.text.toml.root_list import add_to_list

TITLE = 'format = 1\ntitle = "T"  # a title\n\n[settings]\nlanguage = "en"\n'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TITLE, TITLE.replace("# a title\n", '# a title\ninclude = ["x.csv"]\n')),
        ('title = "T"', 'title = "T"\ninclude = ["x.csv"]'),
        ('title = "T"\r\n', 'title = "T"\r\ninclude = ["x.csv"]\r\n'),
        ('\ufefftitle = "T"\n', '\ufefftitle = "T"\ninclude = ["x.csv"]\n'),
        ("title = 'T'\ninclude = []\n", "title = 'T'\ninclude = [\"x.csv\"]\n"),
        ('title = "T"\ninclude = ["a", "b"]\n', 'title = "T"\ninclude = ["a", "b", "x.csv"]\n'),
        ('include = [ "a" ]\ntitle = "T"\n', 'include = [ "a", "x.csv" ]\ntitle = "T"\n'),
        (
            'title = "T"\ninclude = [\n  "a",  # one\n]\n',
            'title = "T"\ninclude = [\n  "a", "x.csv",  # one\n]\n',
        ),
    ],
)
def test_a_list_gets_one_more(text: str, expected: str) -> None:
    found = add_to_list(text, "include", "x.csv", after="title")
    assert found == expected
    old, new = (tomllib.loads(t.removeprefix("\ufeff")) for t in (text, found))
    assert new == old | {"include": [*old.get("include", []), "x.csv"]}


def test_a_comment_before_the_bracket_stays() -> None:
    text = 'title = "T"\ninclude = ["a" # one\n]\n'
    assert add_to_list(text, "include", "x.csv", after="title") == (
        'title = "T"\ninclude = ["a", "x.csv" # one\n]\n'
    )
