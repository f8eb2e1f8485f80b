"""Badges: the status of a target, or the counts of all, as a small picture and for shields.io."""

import json

from mic_tracker.show.chart.colours import COLOURS
from mic_tracker.show.chart.font import text_width
from mic_tracker.show.chart.svg import FONT, xml_text

_SIZE, _PAD, _HEIGHT = 11.0, 7.0, 20


def badge_svg(label: str, message: str, role: str) -> str:
    """Draw a label on grey and a message on the colour of a status; white letters on both."""
    left, right = (text_width(text, _SIZE) + 2 * _PAD for text in (label, message))
    colour, grey = COLOURS[role].light, COLOURS["ink2"].light
    name, width = f"{label}: {message}", round(left + right)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{_HEIGHT}" role="img" '
        f'aria-label="{xml_text(name)}" font-family="{FONT}" font-size="{_SIZE:g}">'
        f"<title>{xml_text(name)}</title>"
        f'<rect width="{width}" height="{_HEIGHT}" rx="3" fill="{grey}"/>'
        f'<path d="M{left:.0f} 0H{width - 3}q3 0 3 3V17q0 3 -3 3H{left:.0f}Z" fill="{colour}"/>'
        f'<g fill="#ffffff"><text x="{_PAD:g}" y="14">{xml_text(label)}</text>'
        f'<text x="{left + _PAD:.1f}" y="14">{xml_text(message)}</text></g></svg>\n'
    )


def badge_json(label: str, message: str, role: str) -> str:
    """The same for the endpoint badge of shields.io (https://shields.io/badges/endpoint-badge)."""
    colour = COLOURS[role].light.removeprefix("#")
    data = {"schemaVersion": 1, "label": label, "message": message, "color": colour}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
