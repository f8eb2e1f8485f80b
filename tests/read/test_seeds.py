"""The shipped registry and its source cards agree; read here without the program's own parser."""

import re
import tomllib
from collections.abc import Iterator
from math import log10
from operator import add, mul, sub, truediv
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
REGISTRY: dict[str, Any] = tomllib.loads((ROOT / "targets.toml").read_text(encoding="utf-8"))
INCLUDED = [
    tomllib.loads(file.read_text(encoding="utf-8"))
    for pattern in REGISTRY.get("include", ())
    for file in sorted(ROOT.glob(pattern))
]
TABLES = [REGISTRY, *INCLUDED]
SOURCES: dict[str, dict[str, Any]] = {
    id_: source for table in TABLES for id_, source in table.get("sources", {}).items()
}
FIGURES: list[dict[str, Any]] = [each for table in TABLES for each in table.get("observations", ())]
DESCRIBED = {id_: source for id_, source in SOURCES.items() if "file" in source}
CARDS = {card.stem: card.read_text(encoding="utf-8") for card in (ROOT / "seeds").glob("*.md")}

Entry = tuple[str, str, int]  # "Target" or "Figure", the id, the paragraph


def paragraphs(at: str) -> list[int]:
    found = re.fullmatch(r"paragraphs? (\d+)(?: and (\d+))?", at)
    assert found, f"not a paragraph: {at!r}"
    return [int(number) for number in found.groups() if number]


def rows(card: str) -> Iterator[tuple[int, str, str]]:
    """The numbered rows of a card: paragraph, what it states, what became of it."""
    for line in card.splitlines():
        if re.match(r"\| *\d", line):
            number, states, fate = line.strip("| ").split(" | ")
            yield int(number), states, fate


def entered_by_card(source: str) -> set[Entry]:
    return {
        (word, name, number)
        for number, _, fate in rows(CARDS[source])
        for word, name in re.findall(r"(Target|Figure) (?:of )?`([^`]+)`", fate)
    }


def entered_in_registry(source: str) -> set[Entry]:
    promises = [
        ("Target", name, promise["stated"])
        for name, target in REGISTRY["targets"].items()
        for promise in (target, *target.get("restated", ()))
        if "stated" in promise
    ]
    figures = [("Figure", each["indicator"], each) for each in FIGURES]
    return {
        (word, name, number)
        for word, name, place in promises + figures
        if place["source"] == source
        for number in paragraphs(place["at"])
    }


def test_every_card_is_a_source_and_the_reverse() -> None:
    assert set(CARDS) - {"README"} == set(DESCRIBED)
    for id_, source in DESCRIBED.items():
        assert source["file"] == f"seeds/{id_}.md"


def test_every_source_without_a_card_can_be_looked_up() -> None:
    for id_, source in SOURCES.items():
        assert (
            id_ in DESCRIBED or re.match(r"https?://\S+$", source.get("url", "")) or source["note"]
        )


@pytest.mark.parametrize("source", DESCRIBED)
def test_a_card_is_headed_by_its_source(source: str) -> None:
    assert CARDS[source].startswith(f"# {source}\n")


@pytest.mark.parametrize("source", DESCRIBED)
def test_a_card_names_the_very_document_of_the_registry(source: str) -> None:
    stated = re.findall(r"(?m)^\| sha256 \| `([0-9a-f]{64})` \|$", CARDS[source])
    assert stated == [SOURCES[source]["sha256"]]


def test_no_two_sources_are_the_same_document() -> None:
    assert len({source["sha256"] for source in DESCRIBED.values()}) == len(DESCRIBED)
    addresses = [source["url"] for source in SOURCES.values() if "url" in source]
    assert sorted(addresses) == sorted(set(addresses))


@pytest.mark.parametrize("source", DESCRIBED)
def test_what_a_card_says_was_entered_stands_in_the_registry_and_the_reverse(source: str) -> None:
    assert entered_by_card(source) == entered_in_registry(source)


@pytest.mark.parametrize("source", DESCRIBED)
def test_a_card_follows_its_document(source: str) -> None:
    numbers = [number for number, _, _ in rows(CARDS[source])]
    assert numbers, "a card without a single statement"
    assert numbers == sorted(numbers)


@pytest.mark.parametrize("source", DESCRIBED)
def test_whatever_was_not_entered_has_its_reason(source: str) -> None:
    for number, states, fate in rows(CARDS[source]):
        assert re.match(r"(Target|Figure of) `|Not entered[a-z ]*: \w", fate), (number, states)


@pytest.mark.parametrize("source", DESCRIBED)
def test_a_card_names_nothing_that_is_not_in_the_registry(source: str) -> None:
    known = {*SOURCES, *REGISTRY["indicators"], *REGISTRY["targets"], "registered", "active"}
    named = {name for *_, fate in rows(CARDS[source]) for name in re.findall(r"`([^`]+)`", fate)}
    assert named <= known


def test_every_target_and_every_figure_has_a_known_source_and_indicator() -> None:
    for target in REGISTRY["targets"].values():
        assert target["stated"]["source"] in SOURCES
        assert {target["indicator"], target.get("than", target["indicator"])} <= set(
            REGISTRY["indicators"]
        )
    for observation in FIGURES:
        assert observation["source"] in SOURCES
        assert observation["indicator"] in REGISTRY["indicators"]


def test_every_figure_has_a_period_or_says_why_not() -> None:
    for observation in FIGURES:
        assert ("period" in observation) != ("undated" in observation), observation


def number(text: str) -> float:
    return float(text.rstrip("%").replace(",", "")) / (100 if text.endswith("%") else 1)


SUM = re.compile(r"([\d,.]+%?(?: [-+*/] [\d,.]+%?)+) = ([\d,.]+)")
STEPS = {"-": sub, "+": add, "*": mul, "/": truediv}


def worth(sum_: str) -> float:
    """What a written sum comes to, from left to right."""
    first, *rest = sum_.split(" ")
    total = number(first)
    for sign, operand in zip(rest[::2], rest[1::2], strict=True):
        total = STEPS[sign](total, number(operand))
    return total


def test_the_arithmetic_of_derived_figures_is_right() -> None:
    derived = [
        each
        for each in FIGURES
        if "derived" in each and REGISTRY["indicators"][each["indicator"]]["measure"] != "event"
    ]
    assert len(derived) >= 4
    for each in derived:
        sums = SUM.findall(each["derived"])
        assert sums, each["derived"]
        for sum_, result in sums:
            assert number(result) == pytest.approx(worth(sum_), rel=6e-3), each["derived"]
        # entered rounded, and in units where the sum may be in billions
        scale = each["value"] / worth(sums[-1][0])
        power = 10 ** round(log10(scale))
        assert scale == pytest.approx(power, rel=6e-3), each


SCALES = {"million": 1e6, "billion": 1e9, "trillion": 1e12}


def test_values_are_what_the_documents_write() -> None:
    written = [each for each in FIGURES if "value_text" in each]
    assert written
    for each in written:
        found = re.search(r"(\d[\d,.]*)(?: ?(million|billion|trillion))?", each["value_text"])
        assert found, each
        assert each["value"] == number(found[1]) * SCALES.get(found[2], 1)
