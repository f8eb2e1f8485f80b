"""The JSON-LD of pages, expanded by a parser of its own, against the properties of schema.org."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import lxml.html
import pytest
from languages import ENGLISH
from pyld import jsonld  # type: ignore[import-untyped]  # it ships no types

from mic_tracker.assess.assess import assess
from mic_tracker.model.report import Clock, Report
from mic_tracker.pipeline.report import make_site
from mic_tracker.read.registry import read_registry
from mic_tracker.show.language.catalogue import LanguageWish

ROOT = Path(__file__).parents[3]
BASE = "https://example.org/goals/"
SCHEMA = "https://schema.org/"
PROPERTIES = {
    "Dataset": {
        *("name", "description", "url", "inLanguage", "dateModified", "temporalCoverage"),
        *("variableMeasured", "isBasedOn", "distribution"),
    },
    "PropertyValue": {"name", "unitText"},
    "DataDownload": {"encodingFormat", "contentUrl"},
    "ClaimReview": {
        *("url", "datePublished", "claimReviewed", "author", "itemReviewed", "reviewRating"),
    },
    "Claim": {"datePublished", "author", "appearance"},
    "CreativeWork": {"url"},
    "Organization": {"name"},
    "Rating": {"ratingValue", "bestRating", "worstRating", "alternateName"},
}
"""Each type with the properties that schema.org has for it, of those that a page may use."""
NEEDED = {
    "Dataset": {"name", "description"},
    "ClaimReview": {"claimReviewed", "reviewRating"},
    "Rating": {"alternateName", "ratingValue"},
}
"""What search engines ask for."""
ADDRESSES = {"url", "isBasedOn", "contentUrl"}
DATES = {"dateModified", "datePublished"}
# the context of schema.org maps every name to https://schema.org/NAME, and "@vocab" does the same
CONTEXT = {"@context": {"@vocab": SCHEMA}}


def judged(path: Path) -> Report:
    registry = read_registry(path).registry
    assert registry
    return assess(registry, Clock(date(2026, 11, 26)))


def scripts(base: str | None, language: LanguageWish) -> Iterator[str]:
    """All JSON-LD of a site."""
    for name, text in make_site(REPORT, None, base, "", language):
        if name.endswith(".html"):
            for found in lxml.html.document_fromstring(text.encode()).findall(
                ".//script[@type='application/ld+json']"
            ):
                yield found.text_content()


REPORT = judged(ROOT / "targets.toml")
SITES = [
    pytest.param([*scripts(base, LanguageWish(language))], id=f"{language} {base}")
    for base in (BASE, None)
    for language in ("en", "vi")
]


def offline(address: str, _: object) -> dict[str, object]:
    """The context of schema.org; nothing else is asked for."""
    assert address.rstrip("/") == "https://schema.org"
    return {"documentUrl": address, "document": CONTEXT, "contextUrl": None}


def expanded(script: str) -> list[Any]:
    found: list[Any] = jsonld.expand(json.loads(script), {"documentLoader": offline})
    return found


def nodes(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - whatever is expanded
    """All things that are described, at any depth."""
    if isinstance(value, list):
        for part in value:
            yield from nodes(part)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for part in value.values():
            yield from nodes(part)


def properties(node: dict[str, Any]) -> dict[str, list[Any]]:
    return {k.removeprefix(SCHEMA): v for k, v in node.items() if not k.startswith("@")}


@pytest.mark.parametrize("site", SITES)
def test_things_have_the_properties_of_their_types(site: list[str]) -> None:
    assert len(site) == 1 + len(REPORT.standings)
    for node in (node for script in site for node in nodes(expanded(script))):
        (kind,) = (name.removeprefix(SCHEMA) for name in node["@type"])
        found = properties(node)
        assert found.keys() <= PROPERTIES[kind], kind
        assert NEEDED.get(kind, set()) <= found.keys(), kind


@pytest.mark.parametrize("site", SITES)
def test_no_value_is_empty_and_each_is_of_its_sort(site: list[str]) -> None:
    for node in (node for script in site for node in nodes(expanded(script))):
        for name, values in properties(node).items():
            for value in values:
                said = value.get("@value")
                assert said != "", name
                assert said is not None or set(value) - {"@type"}, name
                if name in DATES:
                    date.fromisoformat(said)


def test_addresses_are_whole_where_the_site_has_one() -> None:
    for script in scripts(BASE, ENGLISH):
        for node in nodes(expanded(script)):
            for name in ADDRESSES & properties(node).keys():
                for value in properties(node)[name]:
                    address = urlsplit(value.get("@value") or value["@id"])
                    assert address.scheme in {"http", "https"}
                    assert address.netloc


def test_every_dataset_is_one_thing_with_an_address() -> None:
    found = [n for script in scripts(BASE, ENGLISH) for n in nodes(expanded(script))]
    ids = [node["@id"] for node in found if node["@type"] == [f"{SCHEMA}Dataset"]]
    assert sorted(ids) == sorted(f"{BASE}targets/{s.id}/" for s in REPORT.standings)
