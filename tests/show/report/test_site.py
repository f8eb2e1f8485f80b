"""The report and the site, as parsers and readers meet them."""

import json
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import lxml.etree
import lxml.html
import pytest
from articles import ARTICLES
from languages import ENGLISH

from mic_tracker.assess.assess import assess
from mic_tracker.model.report import Clock, Report
from mic_tracker.pipeline.report import make_site, render_markdown, render_report
from mic_tracker.read.registry import read_registry

ROOT = Path(__file__).parents[3]
DAY = date(2026, 11, 26)
BASE = "https://example.org/goals/"
FEED = '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"/>\n'
SCHEMAS = ROOT / "tests" / "show" / "schemas"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def judged(path: Path) -> Report:
    registry = read_registry(path).registry
    assert registry
    return assess(registry, Clock(DAY))


SHIPPED = judged(ROOT / "targets.toml")
SITE = dict(make_site(SHIPPED, None, BASE, FEED, ENGLISH))
REPORT = render_report(SHIPPED, None, ENGLISH)
PAGES = {name: text for name, text in SITE.items() if name.endswith(".html")} | {"report": REPORT}


def page(text: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(text.encode("utf-8"))


@pytest.mark.parametrize("name", ["report", "index.html", "targets/digital-firms-2030/index.html"])
def test_headings_are_in_order_and_landmarks_are_there(name: str) -> None:
    found = page(PAGES[name])
    levels = [int(str(head.tag)[1]) for head in found.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert [len(found.findall(f".//{tag}")) for tag in ("main", "header", "footer")] == [1, 1, 1]
    skip = found.find(".//a[@class='skip']")
    assert skip is not None
    assert found.get_element_by_id(str(skip.get("href")).removeprefix("#")) is not None


def test_no_page_asks_for_anything_from_elsewhere() -> None:
    for name, text in PAGES.items():
        found = page(text)
        asked = [e.get("src") for e in found.iter("script", "img", "iframe") if e.get("src")]
        styles = [e.get("href") for e in found.iter("link") if e.get("rel") == "stylesheet"]
        assert (name, asked, styles) == (name, [], [])
        assert "@import" not in text
        assert "url(http" not in text


def test_ids_are_unique_and_links_lead_somewhere() -> None:
    for name, text in PAGES.items():
        found = page(text)
        ids = [element.get("id") for element in found.iter() if element.get("id")]
        assert len(ids) == len(set(ids)), name
        inside = {str(a.get("href"))[1:] for a in found.iter("a") if str(a.get("href"))[:1] == "#"}
        assert inside <= set(ids), name
    targets = {str(a.get("href")) for a in page(SITE["index.html"]).iter("a")}
    assert {f"targets/{s.id}/" for s in SHIPPED.standings} <= targets
    assert {f"targets/{s.id}/index.html" for s in SHIPPED.standings} <= SITE.keys()


def test_tables_say_what_their_cells_are_about() -> None:
    for table in page(REPORT).iter("table"):
        assert table.find("caption") is not None
        assert all(head.get("scope") for head in table.iter("th"))


def test_pictures_are_named() -> None:
    drawings = [*page(REPORT).iter("svg")]
    assert len(drawings) == 2 * len(SHIPPED.standings)
    assert all((drawing.findtext("title") or "").strip() for drawing in drawings)
    assert all((drawing.findtext("desc") or "").strip() for drawing in drawings)


def linked_data(name: str) -> Any:  # noqa: ANN401 - whatever the JSON holds
    (script,) = page(SITE[name]).findall(".//script[@type='application/ld+json']")
    return json.loads(script.text_content())


def test_a_page_has_its_series_as_a_dataset() -> None:
    data = linked_data("targets/digital-firms-2030/index.html")
    assert (data["@context"], data["@type"]) == ("https://schema.org", "Dataset")
    assert data["name"] == "Digital technology firms"
    assert data["temporalCoverage"] == "2019-01-01/2025-12-31"
    assert {file["contentUrl"] for file in data["distribution"]} == {
        f"{BASE}targets/digital-firms-2030/{name}" for name in ("figures.csv", "data.json")
    }
    assert all(address.startswith("http") for address in data["isBasedOn"])


def test_scored_claims_are_claim_reviews() -> None:
    (review,) = linked_data("index.html")["@graph"]
    assert review["@type"] == "ClaimReview"
    assert "about 10 billion USD" in review["claimReviewed"]
    assert review["reviewRating"]["alternateName"] == "hit"
    assert (review["reviewRating"]["ratingValue"], review["reviewRating"]["bestRating"]) == (5, 5)


def test_the_sitemap_has_every_page() -> None:
    tree = lxml.etree.ElementTree(lxml.etree.fromstring(SITE["sitemap.xml"].encode("utf-8")))
    lxml.etree.RelaxNG(lxml.etree.parse(SCHEMAS / "sitemap-0.9.rng")).assertValid(tree)
    places = [element.text for element in tree.iter(f"{SITEMAP}loc")]
    assert places == [BASE, *(f"{BASE}targets/{s.id}/" for s in SHIPPED.standings)]


def test_badges_are_pictures_and_answers_for_shields() -> None:
    name = "targets/digital-firms-2030/badge"
    drawn = lxml.etree.fromstring(SITE[f"{name}.svg"].encode("utf-8"))
    assert drawn.get("aria-label") == "Digital technology firms: off track"
    answer = json.loads(SITE[f"{name}.json"])
    assert answer == {
        "schemaVersion": 1,
        "label": "Digital technology firms",
        "message": "off track",
        "color": "b23a0e",
    }


def test_signs_for_a_terminal_stand_on_no_page() -> None:
    cadence = SITE["targets/make-in-vietnam/index.html"]
    assert "6 met, 1 missed" in cadence
    assert "=x=" not in cadence
    assert "x missed" not in cadence


def test_data_of_a_target_is_what_show_says() -> None:
    data = json.loads(SITE["targets/digital-firms-2030/data.json"])
    assert data["schema"] == "mic-tracker/show"
    rows = SITE["targets/digital-firms-2030/figures.csv"].splitlines()
    assert len(rows) == 1 + len(data["observations"])


def test_two_runs_give_the_same_bytes() -> None:
    again = judged(ROOT / "targets.toml")
    assert dict(make_site(again, None, BASE, FEED, ENGLISH)) == SITE
    assert render_report(again, None, ENGLISH) == REPORT


def test_markdown_has_every_target() -> None:
    text = render_markdown(SHIPPED, None, ENGLISH)
    assert all(f"## {standing.id}" in text for standing in SHIPPED.standings)


STEERING = "</script><script>alert(1)</script> <b>x</b> & \x1b[31m \u202eabc"


def test_data_never_becomes_markup(tmp_path: Path) -> None:
    text = ARTICLES.read_text("utf-8")
    name = 'name       = { en = "Digital technology firms"'
    assert name in text
    steering = STEERING.replace("\x1b", "\\u001b")
    file = tmp_path / "targets.toml"
    file.write_text(text.replace(name, f'name       = {{ en = "{steering}"'), "utf-8")
    report = judged(file)
    site = dict(make_site(report, None, BASE, FEED, ENGLISH))
    pages = (text for name, text in site.items() if not name.endswith((".json", ".csv")))
    for text in (render_report(report, None, ENGLISH), *pages):
        assert "<script>alert" not in text
        assert "<b>x</b>" not in text
        assert "\x1b" not in text
