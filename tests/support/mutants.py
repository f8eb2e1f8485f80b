"""Mutants of valid registries: changed by bytes, by tokens, and by types; TOML and CSV."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import tomli
import tomli_w

ROOT = Path(__file__).parents[2]
SEEDS = tuple(
    (ROOT / name).read_bytes()
    for name in (
        "tests/support/articles.toml",
        "mic_tracker/edit/templates/example.toml",
        "tests/golden/judged.toml",
        "tests/golden/policies.toml",
        "tests/golden/restated.toml",
    )
)
INCLUDING = b"""format = 1
title = "t"
include = ["data.csv"]
[sources.s]
title = "s"
published = 2024-01-01
[indicators.i]
name = "i"
unit = "u"
measure = "amount"
desired = "increase"
[targets.t]
kind = "level"
indicator = "i"
at_least = 10
by = 2030
"""
TABLE = "indicator,period,value,source,at,published,recorded,series,status,qualifier\n" + "".join(
    f'i,{2014 + i},"{4 + i * 3},5{i}",s,"page {i}",,2024-02-03,,normal,\n' for i in range(8)
)
TOKEN = re.compile(r'"""|\'\'\'|"(?:[^"\\\n]|\\.)*"|[\w.+:-]+|\s+|.', re.DOTALL)
BYTES: tuple[bytes, ...] = (
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\r",
    b"\r\n",
    b"\n",
    b'"',
    b'"""',
    b"[",
    b"]",
    b"{",
    b"#",
)
BYTES += (b"=", b",", b".", b"\\", b"\xe2\x80\xa8", b"\xf0\x9f\x98\x80", b"9" * 40, b"[[" * 60)
TOKENS: tuple[str, ...] = (
    "nan",
    "inf",
    "-inf",
    "1e309",
    "1e-320",
    "0x7f",
    "-0",
    "1_0",
    "1979-05-27T07:32:00Z",
    "true",
)
TOKENS += ("[]", "{}", "[[x]]", '"\\u0000"', '"\\U0001F600"', "'''", '"', "2024-13-01", "2020/2021")
WORDS: tuple[str, ...] = (
    "",
    " ",
    "x",
    "2020",
    "2030",
    "2024-Q2",
    "2023/24",
    "2020/2021",
    "1000",
    "8999",
    "2024-W53",
)
WORDS += ("12 months", "9999 years", "0 days", "unknown", "\u202e\u001b[31m", "##[error]", "=1+1")
WORDS += (
    "increase",
    "decrease",
    "percent",
    "rank",
    "event",
    "stage",
    "count",
    "year",
    "month",
    "day",
)
WORDS += (
    "level",
    "cadence",
    "cumulative",
    "change",
    "direction",
    "milestone",
    "withdrawn",
    "break",
)
NUMBERS: tuple[float, ...] = (0, -0.0, 1, -1, 2, 0.5, 100, 1e-24, 1e-25, 1e24, -1e24, 1e25, 1e308)
NUMBERS += (5e-324, 2030, 2020, 45_000, 1e-12, 1e12, 99.999, float("inf"), float("nan"), 2**63)
DAYS = (date(1, 1, 1), date(1000, 1, 1), date(2020, 2, 29), date(2026, 11, 26), date(9999, 12, 31))
CELLS: tuple[str, ...] = (
    "",
    " ",
    "n/a",
    "5%",
    "$7.5bn",
    "about 5",
    "1.234",
    "1,5",
    "-3",
    "1e5",
    "5 to 7",
    '"',
    "\t",
)
CELLS += ("2024-13", "=1+1", "\u202e", "x" * 200, "9" * 400, "1e-30", "1e30", "2020/2021", "s", "i")

Path_ = tuple[str | int, ...]


class Mutant(NamedTuple):
    """A registry, and the table that it includes, if any."""

    registry: bytes
    table: bytes | None = None


def mutant(chance: Random) -> Mutant:
    """A mutant of one of the seeds, changed in one to six places."""
    if chance.random() < 0.15:
        return Mutant(INCLUDING, _changed_table(chance))
    return Mutant(changed(chance.choice(SEEDS), chance))


def changed(data: bytes, chance: Random) -> bytes:
    """The bytes of a TOML file in one of three ways otherwise."""
    change = chance.choice((_by_bytes, _by_tokens, *[_by_types] * 4))
    return change(data, chance)


def _times(chance: Random) -> range:
    return range(chance.choice((1, 1, 1, 2, 3, 6)))


def _by_bytes(data: bytes, chance: Random) -> bytes:
    for _ in _times(chance):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.choice((0, 1, 1, 2, 8, 64)))
        some = data[chance.randrange(len(data) + 1) :][: chance.randrange(80)]
        data = data[:at] + chance.choice((b"", chance.choice(BYTES), some)) + data[end:]
    return data


def _by_tokens(data: bytes, chance: Random) -> bytes:
    tokens = TOKEN.findall(data.decode())
    for _ in _times(chance):
        at = chance.randrange(len(tokens))
        other = chance.choice((*TOKENS, *chance.sample(tokens, 5)))
        tokens[at : at + chance.choice((0, 1, 1, 2))] = chance.choice(([], [other], [other, other]))
        tokens = tokens or ["x"]
    return "".join(tokens).encode()


def _by_types(data: bytes, chance: Random) -> bytes:
    """Other values for keys, keys less, keys more, tables twice: mostly still TOML."""
    content = tomli.loads(data.decode())
    for _ in _times(chance):
        *above, last = _path(content, chance)
        inside = _at(content, above)
        chance.choice((_replace, _replace, _replace, _delete, _double, _borrow))(
            inside, last, content, chance
        )
    return tomli_w.dumps(content).encode()


def _paths(value: Any, path: Path_ = ()) -> Iterator[Path_]:  # noqa: ANN401 - TOML of any form
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in [*items]:
        yield (*path, key)
        if isinstance(inner, dict | list):
            yield from _paths(inner, (*path, key))


def _path(content: Any, chance: Random) -> Path_:  # noqa: ANN401 - TOML of any form
    """A key of the file; more often than not one with a number or a day."""
    paths = [*_paths(content)]
    wanted = int | float | date if chance.random() < 0.6 else object
    return chance.choice([p for p in paths if isinstance(_at(content, p), wanted)] or paths)


def _at(content: Any, path: Iterable[str | int]) -> Any:  # noqa: ANN401 - TOML of any form
    for key in path:
        content = content[key]
    return content


def _value(chance: Random) -> object:
    kinds: tuple[Callable[[], object], ...] = (
        lambda: chance.choice(NUMBERS),
        lambda: chance.choice(NUMBERS),
        lambda: chance.choice(WORDS),
        lambda: chance.choice(DAYS),
        lambda: chance.uniform(-1, 1) * 10 ** chance.randrange(-26, 26),
        lambda: chance.randrange(1990, 2040),
        lambda: chance.choice((True, [], {}, [[]], {"x": 1}, [chance.choice(WORDS)], "x" * 20_000)),
    )
    return chance.choice(kinds)()


def _replace(inside: Any, last: Any, _: Any, chance: Random) -> None:  # noqa: ANN401 - TOML of any form
    inside[last] = _value(chance) if chance.random() < 0.2 else _like(inside[last], chance)


def _like(old: object, chance: Random) -> object:
    """Another value of the same type, close enough to be valid now and then."""
    if isinstance(old, bool) or not isinstance(old, int | float | str | date):
        return _value(chance)
    if isinstance(old, str):
        return chance.choice(WORDS) if len(old) < 30 else old[chance.randrange(30) :]
    if isinstance(old, date):
        return chance.choice((*DAYS[1:4], old.replace(day=1, year=chance.randrange(1990, 2040))))
    near = (
        old + chance.choice((-5, -1, 1, 5, 0.5)),
        old * chance.choice((-1, 0, 0.1, 2, 1e3, 1e-9)),
    )
    return chance.choice((*near, *near, *NUMBERS))


def _delete(inside: Any, last: Any, _: Any, __: Random) -> None:  # noqa: ANN401 - TOML of any form
    del inside[last]


def _double(inside: Any, last: Any, _: Any, __: Random) -> None:  # noqa: ANN401 - TOML of any form
    copy = deepcopy(inside[last])
    if isinstance(inside, list):
        inside.append(copy)
    else:
        inside[f"{last}-2"] = copy


def _borrow(inside: Any, last: Any, content: Any, chance: Random) -> None:  # noqa: ANN401 - TOML of any form
    """A key, or a value of the same key, from elsewhere in the file."""
    path = chance.choice([*_paths(content)])
    there = path[-1] if isinstance(inside, dict) and isinstance(path[-1], str) else last
    inside[there] = deepcopy(_at(content, path))


def _changed_table(chance: Random) -> bytes:
    rows = [*csv.reader(io.StringIO(TABLE))]
    for _ in _times(chance):
        row = chance.choice(rows)
        at = chance.randrange(len(row) or 1)
        row[at : at + chance.choice((0, 1, 1, 1, 1))] = [chance.choice(CELLS)]
    out = io.StringIO()
    csv.writer(out, delimiter=chance.choice(",,,;\t")).writerows(rows)
    data = out.getvalue().encode()
    return _by_bytes(data, chance) if chance.random() < 0.3 else data
