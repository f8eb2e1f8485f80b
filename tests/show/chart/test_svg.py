"""SVG: well-formed whatever the registry says, named and described, the same bytes each time."""

import re

import pytest
from charts import REGISTRIES, WORDS, charts_of, report_on
from hostile_texts import MARKUP, STEERING
from lxml import etree
from reporting import report_of

from mic_tracker.assess.over_time.curves import compute_curves
from mic_tracker.show.chart.size import Size
from mic_tracker.show.chart.svg import svg_page
from mic_tracker.show.views.plot import target_chart

SVG = "{http://www.w3.org/2000/svg}"
REGISTRY = """
format = 1
title = "T"
[sources.s]
title = "S"
publisher = {text}
published = 2022-01-01
[indicators.firms]
name = {text}
unit = {text}
definition = {text}
measure = "count"
desired = "increase"
over = "instant"
[targets.firms-2030]
kind = "level"
indicator = "firms"
at_least = 200
by = 2030
"""


def figure(year: int, value: float) -> str:
    return (
        f'[[observations]]\nindicator = "firms"\nperiod = "{year}"\nvalue = {value:.0f}\n'
        f'source = "s"\npublished = {year + 1}-01-01\n'
    )


def drawn(text: str, figures: str, width: int = 760) -> str:
    literal = '"' + "".join(f"\\U{ord(sign):08x}" for sign in text) + '"'
    report = report_of(REGISTRY.replace("{text}", literal) + figures, "2024-06-30")
    standing = report.standings[0]
    chart = target_chart(standing, compute_curves([standing], report)[standing.id], report, WORDS)
    return svg_page(chart, "firms", Size(width))


@pytest.mark.parametrize("name", REGISTRIES)
def test_every_chart_is_xml_with_a_title_and_a_description(name: str) -> None:
    for target, chart in charts_of(report_on(name)):
        root = etree.fromstring(svg_page(chart, target, Size()).encode())
        labels = (root.get("aria-labelledby") or "").split()
        title, description = (root.find(f"{SVG}{tag}") for tag in ("title", "desc"))
        assert title is not None
        assert description is not None
        assert labels == [title.get("id"), description.get("id")]
        assert title.text == chart.title
        assert description.text
        assert root.get("role") == "img"


@pytest.mark.parametrize("name", REGISTRIES)
def test_two_runs_give_the_same_bytes(name: str) -> None:
    first, second = (
        [svg_page(chart, target, Size()) for target, chart in charts_of(report_on(name))]
        for _ in range(2)
    )
    assert first == second


def test_a_chart_asks_for_nothing_from_elsewhere() -> None:
    for target, chart in charts_of(report_on("shipped")):
        text = svg_page(chart, target, Size())
        assert not re.search(r"href|url\((?!#)|@import|<script|<image|<foreignObject", text)
        assert text.count("http") == 1  # the name space


@pytest.mark.parametrize("text", [*STEERING.values(), *MARKUP.values()])
def test_a_text_of_a_stranger_stays_text(text: str) -> None:
    root = etree.fromstring(drawn(text, figure(2021, 100) + figure(2023, 130)).encode())
    assert {etree.QName(node).localname for node in root.iter("*")} <= {
        *("svg", "title", "desc", "style", "rect", "path", "text", "circle", "g", "clipPath"),
    }
    every = "".join(root.itertext())
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", every)


def test_a_name_of_two_hundred_letters_and_one_from_right_to_left_are_drawn() -> None:
    for text in ("W" * 200, "long name " * 20, "שלום עולם " * 5, "数字企业" * 20):
        root = etree.fromstring(drawn(text, figure(2021, 100) + figure(2023, 130)).encode())
        shown = [node.text or "" for node in root.iter(f"{SVG}text")]
        assert any(text.strip()[:4] in line for line in shown)


def test_no_figure_draws_the_goal_and_says_so() -> None:
    text = drawn("Firms", "")
    assert "no figure yet" in text
    assert ">200 Firms</text>" in text
    assert "no figure says how far it is" in text


def test_one_figure_draws_no_trend() -> None:
    root = etree.fromstring(drawn("Firms", figure(2022, 100)).encode())
    strokes = [n for n in root.iter(f"{SVG}path") if "s-data" in (n.get("class") or "")]
    assert [
        n for n in strokes if not n.get("stroke-dasharray") and n.get("stroke-width") == "2.2"
    ] == []
    assert len([*root.iter(f"{SVG}circle")]) == 1


def test_two_thousand_figures_are_a_line_without_a_mark_at_each() -> None:
    days = "".join(
        f'[[observations]]\nindicator = "firms"\nperiod = "{2018 + i // 336}-{i // 28 % 12 + 1:02}-'
        f'{i % 28 + 1:02}"\nvalue = {100 + i}\nsource = "s"\npublished = 2024-01-01\n'
        for i in range(2000)
    )
    root = etree.fromstring(drawn("Firms", days).encode())
    assert len([*root.iter(f"{SVG}circle")]) == 2
    longest = max((n.get("d") or "" for n in root.iter(f"{SVG}path")), key=len)
    assert longest.count("L") == 1999


@pytest.mark.parametrize("value", [0, 1e15, 3])
def test_extreme_values_have_an_axis(value: float) -> None:
    text = drawn("Firms", figure(2021, value) + figure(2023, value * 2))
    assert "nan" not in text
    etree.fromstring(text.encode())
