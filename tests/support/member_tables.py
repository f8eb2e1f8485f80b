"""Registries whose target judges each member of a dimension, with figures of all sorts."""

from collections.abc import Callable, Iterator, Mapping
from random import Random
from typing import NamedTuple

HEAD = """\
format = 1
title = "t"
include = ["figures.csv"]
{settings}
[sources.s]
title = "S"
published = 2024-03-01
[sources.p]
title = "P"
publisher = "P"
published = "2024"
[sources.u]
title = "U"
published = "unknown"
[indicators.x]
name = "X"
unit = "things"
measure = "{measure}"
over = "{over}"
desired = "{desired}"
series = {{ one = "One", two = "Two" }}
{indicator}
[indicators.x.dimensions]
sex = {{ members = {{ F = "Women", M = "Men" }} }}
area = {{ {area} }}
[targets.t]
kind = "{kind}"
indicator = "x"
each = "area"
{target}
"""
COLUMNS = ("area", "sex", "series", "period", "value", "source", "published", "status")
MORE = ("derived", "note", "qualifier", "low", "high")
KINDS = ("level", "level", "level", "change", "change", "direction", "threshold", "threshold")
DEADLINES = (2019, 2021, 2022, 2023, 2024, 2025, 2030, 2030, 2031, 2045)
STARTS = ("2005", "2010", "2010", "2015", '"2010-12"')
Row = dict[str, str]


class MemberTable(NamedTuple):
    """The text of a registry and that of its table."""

    registry: str
    figures: str


class Numbers(NamedTuple):
    """The numbers that a measure can have."""

    least: float
    most: float
    digits: int


NUMBERS: Mapping[str, Numbers] = {
    "count": Numbers(0, 200, 1),
    "index": Numbers(0, 1e9, 4),
    "percent": Numbers(0, 100, 2),
    "rank": Numbers(1, 180, 0),
    "change": Numbers(-50, 50, 2),
}


def random_table(random: Random, members: int) -> MemberTable:
    """A registry of a target, with a table of the figures of so many members."""
    measure = random.choice([*NUMBERS, "count", "percent"])
    numbers = NUMBERS[measure]
    names = [f"a{n:03}" for n in range(members)]
    rows = [row for name in names for row in _figures(random, name, numbers)]
    if random.random() < 0.3:
        random.shuffle(rows)
    header = ["indicator", *COLUMNS, *(c for c in MORE if any(c in row for row in rows))]
    lines = (",".join(({"indicator": "x"} | row).get(c, "") for c in header) for row in rows)
    return MemberTable(_registry(random, measure, names), "\n".join([",".join(header), *lines, ""]))


def _registry(random: Random, measure: str, names: list[str]) -> str:
    """The targets.toml of a table."""
    over = random.choice(["instant", "instant", "period"])
    keys = {
        "settings": random.choice(["", "", '[settings]\nstale_after = "2 years"']),
        "measure": measure,
        "over": over,
        "desired": random.choice(["increase", "decrease"]),
        "indicator": "\n".join(_of_indicator(random)),
        "area": ", ".join(_of_area(random, names)),
        "kind": (kind := random.choice([k for k in KINDS if _follows(k, measure)])),
        "target": "\n".join(_of_target(random, kind, measure)),
    }
    return HEAD.format(**keys)


def _follows(kind: str, measure: str) -> bool:
    """Whether targets of a kind can be about a measure: a rank has no per cent more."""
    return kind != "change" or measure not in {"rank", "change"}


def _of_indicator(random: Random) -> Iterator[str]:
    if random.random() < 0.5:
        yield 'every = "year"'
    if random.random() < 0.3:
        yield 'lag = "9 months"'
    if random.random() < 0.2:
        yield f"next_release = 2024-{random.choice(['02', '05'])}-01"
    if random.random() < 0.2:
        yield 'prefer = ["p"]'


def _of_area(random: Random, names: list[str]) -> Iterator[str]:
    if random.random() < 0.3:
        listed = [*names, "none"] if random.random() < 0.5 else names
        named = ", ".join(f'{name} = "{name}"' for name in listed)
        yield f"members = {{ {named} }}"
    if random.random() < 0.4:
        weights = (f"{name} = {random.choice([0, 0.1, 1, 3, 1234.5])}" for name in names)
        yield f"weights = {{ {', '.join(weights)} }}"


def _of_target(random: Random, kind: str, measure: str) -> Iterator[str]:
    numbers = NUMBERS[measure]
    if random.random() < 0.5:
        enough = random.choice(["1", "3", '"60%"', '"95%"', "400"])
        yield f"enough = {enough}"
    if random.random() < 0.15:
        yield 'series = "one"'
    if random.random() < 0.15:
        yield 'dims = { sex = "F" }'
    if kind != "threshold" and random.random() < 0.5:
        yield f'method = "{random.choice([*_methods(kind, measure)])}"'
    yield from _of_time(random)
    if kind == "direction":
        desired = random.choice(["increase", "decrease"])
        yield f'desired = "{desired}"'
        return
    if kind == "change":
        yield from _of_change(random)
        return
    yield f"{random.choice(['at_least', 'at_most'])} = {_goal(random, numbers)}"
    yield from _of_line(random) if kind == "threshold" else _of_path(random, measure)


def _methods(kind: str, measure: str) -> Iterator[str]:
    """Methods that judge a kind of target, by several figures or by two."""
    yield from ("forecast", "forecast-1")
    if kind != "direction":
        yield from ("path", "path", "path", "sdsn-linear")
    if measure != "rank":
        yield from ("statcan-2025", "statcan-2025")


def _of_line(random: Random) -> Iterator[str]:
    spans = ["", "", "from = 2015", 'from = "2015-07"', "until = 2022", "from = 2012\nuntil = 2030"]
    yield random.choice(spans)


def _of_change(random: Random) -> Iterator[str]:
    yield f"percent = {random.choice([-100, -50, -12.5, -0.1, 0.1, 7, 10, 50, 100, 1e4])}"
    yield f"from = {random.choice(STARTS)}"
    yield from _of_deadline(random)


def _of_deadline(random: Random) -> Iterator[str]:
    yield f"by = {random.choice(DEADLINES)}"
    if random.random() < 0.25:
        yield 'question = "ever"'


def _of_time(random: Random) -> Iterator[str]:
    if random.random() < 0.2:
        age = random.choice(["6 months", "3 years"])
        yield f'stale_after = "{age}"'
    if random.random() < 0.2:
        grace = random.choice(["1 month", "5 years"])
        yield f'grace = "{grace}"'
    if random.random() < 0.05:
        yield 'unclear = "Nobody can say."'


_SHAPES_OF_PATHS: Mapping[str, tuple[str, ...]] = {
    "percent": ("linear", "geometric", "logistic"),
    "rank": ("linear",),
    "change": ("linear",),
}


def _of_path(random: Random, measure: str) -> Iterator[str]:
    numbers = NUMBERS[measure]
    yield from _of_deadline(random)
    shape = random.choice(_SHAPES_OF_PATHS.get(measure, ("linear", "linear", "geometric")))
    yield f'path = "{shape}"'
    if random.random() < 0.5:
        yield from _baseline(random, numbers._replace(least=1) if shape != "linear" else numbers)
    if random.random() < 0.25:
        years = sorted(random.sample([2016, 2017, 2018], random.choice([1, 2])))
        yield f"interim = [{', '.join(f'[{year}, {_goal(random, numbers)}]' for year in years)}]"


def _baseline(random: Random, numbers: Numbers) -> Iterator[str]:
    period = random.choice(STARTS)
    value = f", value = {_goal(random, numbers)}" if random.random() < 0.5 else ""
    yield f"baseline = {{ period = {period}{value} }}"


def _goal(random: Random, numbers: Numbers) -> str:
    bounds = [numbers.least, numbers.most]
    number = random.choice([random.uniform(*bounds)] * 6 + bounds)
    return _written(number, numbers._replace(digits=min(numbers.digits, 1)))


def _figures(random: Random, name: str, numbers: Numbers) -> Iterator[Row]:
    """The figures of a member: mostly plain ones."""
    years = _years(random)
    values = _SHAPES[random.choice([*_SHAPES])](random, len(years), numbers)
    dated = random.choice([{"source": "s"}, {"source": "u"}, {"source": "s"}, {"source": "p"}])
    series = random.choice([""] * 4 + ["one", "one", "two"])
    sex = random.choice([""] * 5 + ["F"])
    rows = [
        {"area": name, "sex": sex, "series": series, "period": period} | dated for period in years
    ]
    for row, value in zip(rows, values, strict=True):
        row["value"] = _written(value, numbers)
    if random.random() < 0.35:
        _ODDITIES[random.choice([*_ODDITIES])](random, rows, numbers)
    yield from rows


def _years(random: Random) -> list[str]:
    first, n = random.choice([2004, 2004, 2010]), random.choice([1, 2, 3, 4, 5, 9, 14, 15, 16, 20])
    years = [first + i for i in range(n) if first + i < 2024]
    if random.random() < 0.25:
        kept = random.choice([0.4, 0.7])
        years = [year for year in years if random.random() < kept] or years
    suffix = random.choice([""] * 8 + ["-Q4", "-12", "-06"])
    return [f"{year}{suffix}" for year in years]


def _written(value: float, numbers: Numbers) -> str:
    text = f"{min(max(value, numbers.least), numbers.most):.{numbers.digits}f}"
    return text if text.strip("-0.") else "0" if numbers.least <= 0 else text


def _walk(random: Random, n: int, numbers: Numbers) -> list[float]:
    size = numbers.most - numbers.least
    value, pace = random.uniform(numbers.least, numbers.most), random.gauss(0, size / 60)
    noise = random.choice([0, size / 1000, size / 60, size / 10])
    values = []
    for _ in range(n):
        values.append(value)
        value += pace + random.gauss(0, 1) * noise
    return values


def _constant(random: Random, n: int, numbers: Numbers) -> list[float]:
    ends = [numbers.least, numbers.most, random.uniform(numbers.least, numbers.most)]
    return [random.choice(ends)] * n


def _step(random: Random, n: int, numbers: Numbers) -> list[float]:
    low, high = (random.uniform(numbers.least, numbers.most) for _ in range(2))
    at = random.randint(0, n)
    return [low] * at + [high] * (n - at)


def _grown(random: Random, n: int, _: Numbers) -> list[float]:
    """By so many per cent, as a goal may ask for."""
    start, at = random.choice([10, 50, 100]), random.randint(1, n)
    return [start] * at + [start * random.choice([0.5, 0.875, 1.07, 1.1, 1.5])] * (n - at)


def _extreme(random: Random, n: int, numbers: Numbers) -> list[float]:
    return [random.choice([numbers.least, numbers.most]) for _ in range(n)]


def _falling(random: Random, n: int, numbers: Numbers) -> list[float]:
    """By half each year, down to the last digit that is written."""
    value = random.uniform(numbers.least, numbers.most)
    return [value * 0.5**i for i in range(n)]


_SHAPES: Mapping[str, Callable[[Random, int, Numbers], list[float]]] = {
    "walk": _walk,
    "walk too": _walk,
    "constant": _constant,
    "step": _step,
    "grown": _grown,
    "extreme": _extreme,
    "falling": _falling,
}


def _one(key: str, *words: str) -> Callable[[Random, list[Row], Numbers], None]:
    def put(random: Random, rows: list[Row], _: Numbers) -> None:
        random.choice(rows)[key] = random.choice(words)

    return put


def _all(key: str, *words: str) -> Callable[[Random, list[Row], Numbers], None]:
    def put(random: Random, rows: list[Row], _: Numbers) -> None:
        word = random.choice(words)
        for row in rows:
            row[key] = word

    return put


def _revise(random: Random, rows: list[Row], numbers: Numbers) -> None:
    row = random.choice(rows)
    value = _written(random.uniform(numbers.least, numbers.most), numbers)
    rows.append(row | {"value": value, "published": random.choice(["2024-05-01", "2025-01-01"])})


def _dispute(random: Random, rows: list[Row], numbers: Numbers) -> None:
    row = random.choice(rows)
    value = _written(random.uniform(numbers.least, numbers.most), numbers)
    rows.append(row | {"value": value, "source": "p" if row["source"] != "p" else "s"})


def _soft(random: Random, rows: list[Row], _: Numbers) -> None:
    """Some figures are provisional, others estimated or computed."""
    for row in rows:
        row["status"] = random.choice(["", "", "provisional", "estimated"])
        row["derived"] = random.choice(["", "", "1 + 1"])


def _in_waves(random: Random, rows: list[Row], _: Numbers) -> None:
    """Published on several days: the oldest first, or in any order."""
    days = [random.choice(["2024-03-15", "2024-04-15", "2024-05-15"]) for _ in rows]
    if random.random() < 0.5:
        days.sort()
    for row, day in zip(rows, days, strict=True):
        row["published"] = day


def _range(_: Random, rows: list[Row], numbers: Numbers) -> None:
    """The latest figure is a range from the least that there can be."""
    rows[-1] |= {"low": _written(numbers.least, numbers), "high": rows[-1]["value"], "value": ""}


def _words(_: Random, rows: list[Row], __: Numbers) -> None:
    """The latest figure is about so much."""
    rows[-1]["value"] = f"about {rows[-1]['value']}"


def _also(key: str, word: str) -> Callable[[Random, list[Row], Numbers], None]:
    def put(random: Random, rows: list[Row], _: Numbers) -> None:
        if all(row[key] != word for row in rows):
            rows.append(random.choice(rows) | {key: word})

    return put


_ODDITIES: Mapping[str, Callable[[Random, list[Row], Numbers], None]] = {
    "status": _one("status", "provisional", "estimated", "break", "withdrawn", "projected"),
    "statuses": _all("status", "provisional", "estimated", "projected"),
    "derived": _one("derived", "1 + 1"),
    "all derived": _all("derived", "1 + 1"),
    "note": _one("note", "a note"),
    "qualifier": _one("qualifier", "about", "over"),
    "published": _one("published", "2024-05-15", "2025-01-01"),
    "soft": _soft,
    "soft too": _soft,
    "waves": _in_waves,
    "waves too": _in_waves,
    "range": _range,
    "about": _words,
    "revised": _revise,
    "disputed": _dispute,
    "month beside the year": _also("period", "2012-12"),
    "quarter": _also("period", "2013-Q3"),
    "interval": _also("period", "2011/2013"),
    "other series": _also("series", "two"),
    "other sex": _also("sex", "F"),
}
