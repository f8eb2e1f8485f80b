"""Badges as shields.io documents them for its endpoint, and as pictures that say what they show."""

import json

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest
from lxml import etree

from mic_tracker.show.chart.colours import COLOURS
from mic_tracker.show.report.badge import badge_json, badge_svg

# https://shields.io/badges/endpoint-badge, "Schema"
ENDPOINT = {
    "type": "object",
    "required": ["schemaVersion", "label", "message"],
    "additionalProperties": False,
    "properties": {
        "schemaVersion": {"const": 1},
        "label": {"type": "string"},
        "message": {"type": "string", "minLength": 1},
        "color": {"type": "string", "pattern": "^[0-9a-f]{6}$"},
        "labelColor": {"type": "string"},
        "isError": {"type": "boolean"},
        "namedLogo": {"type": "string"},
        "logoSvg": {"type": "string"},
        "logoColor": {"type": "string"},
        "logoSize": {"type": "string"},
        "style": {"type": "string"},
        "cacheSeconds": {"type": "integer", "minimum": 300},
    },
}
STATUSES = ("achieved", "on_track", "at_risk", "off_track", "missed", "no_data", "disputed")
TEXTS = [("Digital firms", "off track"), ("Số trạm 5G", "khó đạt"), ('<a> & "b"', "‘’ 1 / 3")]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize(("label", "message"), TEXTS)
def test_the_answer_for_shields(label: str, message: str, status: str) -> None:
    answer = json.loads(badge_json(label, message, status))
    jsonschema.validate(answer, ENDPOINT)
    assert (answer["label"], answer["message"]) == (label, message)


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize(("label", "message"), TEXTS)
def test_the_picture_says_what_it_shows(label: str, message: str, status: str) -> None:
    drawn = etree.fromstring(badge_svg(label, message, status).encode())
    assert drawn.tag == f"{SVG}svg"
    assert drawn.get("role") == "img"
    assert drawn.get("aria-label") == drawn.findtext(f"{SVG}title") == f"{label}: {message}"
    assert [text.text for text in drawn.iter(f"{SVG}text")] == [label, message]
    assert {str(e.tag).removeprefix(SVG) for e in drawn.iter()} == {
        *("svg", "title", "rect", "path", "g", "text")
    }
    left, right = (float(str(text.get("x"))) for text in drawn.iter(f"{SVG}text"))
    assert 0 < left < right < float(str(drawn.get("width")))


@pytest.mark.parametrize("status", STATUSES)
def test_white_letters_can_be_read_on_it(status: str) -> None:
    """A contrast of 4.5, by the formula of WCAG 2."""
    for role in (status, "ink2"):
        assert 1.05 / (_luminance(COLOURS[role].light) + 0.05) >= 4.5, role


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
