"""Reviews as they are written: what is read of them, and what is wrong with one."""

from datetime import date

import pytest

from mic_tracker.model.codes import Status
from mic_tracker.model.finding import Finding
from mic_tracker.read.registry import Loaded, read_text

FILE = """format = 1
title = "t"

[sources.plan]
title = "Plan"
published = 2024-03-01

[indicators.law]
name = "Law"
unit = "laws"
measure = "event"
desired = "increase"

[targets.law-2027]
kind = "milestone"
indicator = "law"
by = 2027
"""
REVIEW = {
    "target": '"law-2027"',
    "on": "2024-06-30",
    "verdict": '"on-track"',
    "reason": '"the draft is before the assembly"',
}


def block(**changes: str) -> str:
    return "\n[[reviews]]\n" + "".join(f"{k} = {v}\n" for k, v in {**REVIEW, **changes}.items())


def read(*blocks: str, day: date | None = date(2024, 6, 30)) -> Loaded:
    data = "".join((FILE, *blocks)).encode()
    return read_text(data, name="r.toml", folder=None, day=day)


def found(*blocks: str) -> Finding:
    (finding,) = read(*blocks).findings
    return finding


def test_a_review_has_all_of_its_keys_and_its_place() -> None:
    whole = block(source='"plan"', by='"N. N."', until="2025-06-30")
    registry = read(block(on="2023-01-01"), whole).registry
    assert registry
    first, second = registry.reviews
    assert (first.record.source, first.record.by, first.record.until) == (None, None, None)
    assert second.record.verdict is Status.ON_TRACK
    assert (second.record.on, second.record.until) == (date(2024, 6, 30), date(2025, 6, 30))
    lines = (FILE + block() + whole).splitlines()
    blocks = [n for n, line in enumerate(lines, 1) if line == "[[reviews]]"]
    assert [first.location.line, second.location.line] == blocks


def test_a_registry_as_known_on_a_day_has_the_reviews_until_then() -> None:
    registry = read(block(on="2023-01-01"), block()).registry
    assert registry
    known = [registry.known_on(day).reviews for day in map(date.fromisoformat, DAYS)]
    assert [len(reviews) for reviews in known] == [0, 1, 1, 2]
    assert known[1][0].location == registry.reviews[0].location


DAYS = ("2022-12-31", "2023-01-01", "2024-06-29", "2024-06-30")


@pytest.mark.parametrize(
    ("changes", "code", "excerpt", "suggestion"),
    [
        ({"target": '"law-2072"'}, "MT020", 'target = "law-2072"', "law-2027"),
        ({"source": '"pan"'}, "MT020", 'source = "pan"', "plan"),
        ({"verdict": '"achievd"'}, "MT013", 'verdict = "achievd"', "achieved"),
        ({"verdict": "1"}, "MT013", "verdict = 1", None),
        ({"on": "2024-07-01"}, "MT057", "on = 2024-07-01", None),
        ({"on": '"2024-06-30"'}, "MT012", 'on = "2024-06-30"', None),
        ({"until": "2024-06-30"}, "MT058", "until = 2024-06-30", None),
        ({"reason": '" "'}, "MT019", 'reason = " "', None),
        ({"form": '"x"'}, "MT010", 'form = "x"', None),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(
    changes: dict[str, str], code: str, excerpt: str, suggestion: str | None
) -> None:
    finding = found(block(**changes))
    assert (finding.code, finding.excerpt) == (code, excerpt)
    assert finding.facts.get("suggestion") == suggestion


def test_a_missing_key_comes_with_an_example() -> None:
    without = block().replace('verdict = "on-track"\n', "")
    assert found(without).facts == {"key": "verdict", "example": 'verdict = "achieved"'}
    without = block().replace("on = 2024-06-30\n", "")
    assert found(without).facts == {"key": "on", "example": "on = 2026-11-26"}


def test_a_former_name_is_no_name_of_a_target() -> None:
    renamed = FILE + 'formerly = "law-2025"\n'
    data = (renamed + block(target='"law-2025"')).encode()
    loaded = read_text(data, name="r.toml", folder=None)
    assert [f.code for f in loaded.findings] == ["MT020"]


def test_nobody_has_two_reviews_of_a_day() -> None:
    named, other = block(by='"A"'), block(by='"B"')
    assert read(block(), named, other, block(on="2024-06-29")).findings == ()
    assert found(named, block(by='"A"', verdict='"missed"')).facts["first"] == "r.toml:19"
    assert found(block(), block(verdict='"missed"')).code == "MT059"


def test_a_bad_block_leaves_the_places_of_the_others_right() -> None:
    bad, late = block(verdict='"achievd"'), block(on="2025-01-01")
    codes = {f.code: f.excerpt for f in read(bad, late).findings}
    assert codes == {"MT013": 'verdict = "achievd"', "MT057": "on = 2025-01-01"}


def test_without_a_day_of_reading_no_review_is_of_the_future() -> None:
    assert read(block(on="2999-01-01"), day=None).findings == ()


def test_reviews_are_a_list_of_tables() -> None:
    wrong = FILE.replace("title =", "reviews = {}\ntitle =", 1)
    loaded = read_text(wrong.encode(), name="r.toml", folder=None)
    (finding,) = loaded.findings
    assert (finding.code, finding.facts["block"]) == ("MT012", "[[reviews]]")
