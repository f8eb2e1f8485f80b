"""A table more between brackets: what was there keeps its bytes, and one thing more is said."""

import tomllib
from copy import deepcopy
from typing import Any

import pytest

from mic_tracker.text.toml.inline_insertion import insert_inside, inside_headers

AGE = "[indicators.net.dimensions.age]"
INLINE = '[indicators.net]\nname = "Net"\ndimensions = { sex = { total = "T" } }  # by sex\n\n[x]\n'
GROWN = INLINE.replace(" }  #", ', age = { total = "_T" } }  #')
FIELDS = {"total": "_T"}


@pytest.mark.parametrize(
    ("text", "header", "expected"),
    [
        (INLINE, AGE, GROWN),
        (f"\ufeff{INLINE}", AGE, f"\ufeff{GROWN}"),
        (INLINE.replace("\n", "\r\n"), AGE, GROWN.replace("\n", "\r\n")),
        (
            "[indicators]\nnet = { dimensions.sex.total = 'T' }\n",
            AGE,
            (
                "[indicators]\n"
                "net = { dimensions.sex.total = 'T', dimensions.age = { total = \"_T\" } }\n"
            ),
        ),
        (
            'indicators = { net = { name = "}" } }',
            AGE,
            'indicators = { net = { name = "}", dimensions.age = { total = "_T" } } }',
        ),
        ("sources = {}\n", "[sources.a]", 'sources = { a = { total = "_T" } }\n'),
        (
            "sources = { a = {} }\n",
            '[sources."b c"]',
            'sources = { a = {}, "b c" = { total = "_T" } }\n',
        ),
        ("list = []\n", "[[list]]", 'list = [{ total = "_T" }]\n'),
        (
            "list = [\n  { a = 1 },  # one\n]\n",
            "[[list]]",
            'list = [\n  { a = 1 }, { total = "_T" },  # one\n]\n',
        ),
        (
            "[targets.t]\nrestated = [ { a = 1 } ]\n",
            "[[targets.t.restated]]",
            '[targets.t]\nrestated = [ { a = 1 }, { total = "_T" } ]\n',
        ),
        (
            "targets = { t = { a = 1 } }\n",
            "[[targets.t.restated]]",
            'targets = { t = { a = 1, restated = [{ total = "_T" }] } }\n',
        ),
    ],
)
def test_a_table_goes_between_the_brackets(text: str, header: str, expected: str) -> None:
    assert inside_headers(text, [header]) == {header}
    found = insert_inside(text, header, FIELDS)
    assert found.text == expected
    assert found.piece in found.text.splitlines()[found.line - 1]
    old, new = (tomllib.loads(t.removeprefix("\ufeff")) for t in (text, found.text))
    assert new == with_table(old, header)


def with_table(data: dict[str, Any], header: str) -> dict[str, Any]:
    """The data with one table more, by the rules of TOML for its header."""
    new = deepcopy(data)
    names = tomllib.loads(f"{header.replace('[[', '[').replace(']]', ']')}\n")
    inside = new
    while (name := next(iter(names))) and names[name]:
        inside, names = inside.setdefault(name, {}), names[name]
    if header.startswith("[["):
        inside.setdefault(name, []).append(FIELDS)
    else:
        inside[name] = FIELDS
    return new


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ('[indicators.net]\nname = "Net"\n', AGE),
        ("[indicators.net.dimensions.sex]\ntotal = 'T'\n", AGE),
        ("[indicators.net]\ndimensions.sex.total = 'T'\n", AGE),
        ("[indicators.other]\ndimensions = { sex = { total = 'T' } }\n", AGE),
        ("[[list]]\na = 1\n", "[[list]]"),
        ("", "[[list]]"),
    ],
)
def test_all_else_takes_a_header(text: str, header: str) -> None:
    assert not inside_headers(text, [header])
    tomllib.loads(f"{text}\n{header}\ntotal = '_T'\n")
