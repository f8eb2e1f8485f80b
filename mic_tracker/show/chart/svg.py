"""SVG draws a picture: colours as attributes, so that any program shows it, and dark by style."""

import re
from collections.abc import Iterable, Iterator
from html import escape

from mic_tracker.show.chart.chart import At, CellSign, Chart, MarkShape
from mic_tracker.show.chart.colours import COLOURS
from mic_tracker.show.chart.font import text_width
from mic_tracker.show.chart.layout import lay_out
from mic_tracker.show.chart.picture import (
    Area,
    Bar,
    Canvas,
    Clip,
    Drawable,
    Picture,
    Polyline,
    Sign,
    Symbol,
    TextLine,
)
from mic_tracker.show.chart.size import Size

FONT = "Arial, 'Liberation Sans', Helvetica, sans-serif"
"""Letters of the widths that `chart/font.py` counts with, which every system has."""
_DASHES = {"solid": "", "dashed": "6 4", "dotted": "1.5 3.5"}
_NO_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)))
"""The control characters, category Cc of Unicode, each as nothing."""
_ZEROS = re.compile(r"\.00(?!\d)|(?<=\.\d)0(?!\d)")
_NEGATIVE_ZERO = re.compile(r"-0(?![\d.])")
_R = 4.2
"""The radius of a mark."""
PAGE_WIDTH = 760
"""How wide a chart is that stands alone, where nobody asks for a width."""
_EM = 13


def svg_page(chart: Chart, name: str, size: Size) -> str:
    """Draw a chart as an SVG file of its own, on paper."""
    canvas = page_canvas(size.width or PAGE_WIDTH, size.height)
    return render_svg(lay_out(chart, canvas), name)


def page_canvas(width: int, height: int | None = None) -> Canvas:
    """The canvas of a page, in pixels, with the letters that browsers have."""
    return Canvas(width, height, _EM, text_width)


def render_svg(picture: Picture, name: str, *, style: bool = True) -> str:
    """Draw a picture as one SVG element; the name makes its ids unique in a page.

    With `style` it is a file of its own, on paper, that turns dark where its reader's system does.
    """
    width, height = _number(picture.width), _number(picture.height)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        + (f'width="{width}" height="{height}" ' if style else "")
        + f'role="img" aria-labelledby="{name}-title {name}-desc" '
        + f'font-family="{FONT}" class="chart">',
        f'<title id="{name}-title">{xml_text(picture.title)}</title>',
        f'<desc id="{name}-desc">{xml_text(picture.description)}</desc>',
    ]
    if style:
        parts.append(f"<style>{dark_style()}</style>")
        parts.append(f'<rect width="{width}" height="{height}" {_fill("paper")}/>')
    parts += _items(picture.items, name)
    parts.append("</svg>")
    return "\n".join(parts) + "\n"


def dark_style() -> str:
    """The style that gives every role its colour on dark paper."""
    return f"@media (prefers-color-scheme:dark){{{role_rules(dark=True)}}}"


def role_rules(*, dark: bool) -> str:
    """A rule for each role, for areas and letters, for lines, and for the rim of letters."""
    rules = []
    for role, colour in COLOURS.items():
        value = colour.dark if dark else colour.light
        rules.append(f".f-{role}{{fill:{value}}}.s-{role}{{stroke:{value}}}")
    return "".join(rules)


def _items(items: Iterable[Drawable | Clip], name: str) -> Iterator[str]:
    clips = 0
    for item in items:
        if isinstance(item, Clip):
            clips += 1
            yield from _clip(item, f"{name}-clip{clips}")
        else:
            yield from _drawn(item)


def _clip(clip: Clip, name: str) -> Iterator[str]:
    left, top = _number(clip.left), _number(clip.top)
    width, height = _number(clip.right - clip.left), _number(clip.bottom - clip.top)
    yield f'<clipPath id="{name}"><rect x="{left}" y="{top}" width="{width}" height="{height}"/></clipPath>'  # noqa: E501 - one element
    yield f'<g clip-path="url(#{name})">'
    for item in clip.items:
        yield from _drawn(item)
    yield "</g>"


def _drawn(item: Drawable) -> Iterator[str]:
    match item:
        case Polyline():
            yield _line(item)
        case Area():
            yield f'<path d="{_path(item.points)}Z" {_fill(item.role)}/>'
        case Bar():
            x, y = map(_number, item.at)
            size = f'width="{_number(item.width)}" height="{_number(item.height)}"'
            yield f'<rect x="{x}" y="{y}" {size} rx="{_number(item.radius)}" {_fill(item.role)}/>'
        case Symbol():
            yield _told(_mark(item), item.says)
        case Sign():
            yield from _sign(item)
        case TextLine():
            yield _words(item)


def _line(line: Polyline) -> str:
    dash = _DASHES[line.dash]
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    cap = ' stroke-linecap="round"' if line.dash == "dotted" else ""
    width = _number(line.width)
    return (
        f'<path d="{_path(line.points)}" fill="none" {_stroke(line.role)} '
        f'stroke-width="{width}" stroke-linejoin="round"{dashes}{cap}/>'
    )


def _path(points: Iterable[At]) -> str:
    # all numbers of a path at once, as _number writes each: a fan has hundreds
    text = "L".join([f"{x:.2f} {y:.2f}" for x, y in points])
    return "M" + _NEGATIVE_ZERO.sub("0", _ZEROS.sub("", text))


def _told(drawn: str, says: str) -> str:
    """A mark with the text that browsers show to those who point at it."""
    return f'<g class="mark">{drawn}<title>{xml_text(says)}</title></g>' if says else drawn


def _mark(mark: Symbol) -> str:
    x, y = mark.at
    shape: MarkShape = mark.shape
    if shape in {"round", "hollow"}:
        paint = _fill(mark.role) if shape == "round" else _hollow(mark.role)
        return f'<circle cx="{_number(x)}" cy="{_number(y)}" r="{_R}" {paint}/>'
    if shape == "ring":
        inner = f'<circle cx="{_number(x)}" cy="{_number(y)}" r="3.4" {_fill(mark.role)}/>'
        outer = (
            f'<circle cx="{_number(x)}" cy="{_number(y)}" r="6" fill="none" {_stroke(mark.role)}/>'
        )
        return inner + outer
    if shape == "square":
        left, top = _number(x - 3.8), _number(y - 3.8)
        return f'<rect x="{left}" y="{top}" width="7.6" height="7.6" {_fill(mark.role)}/>'
    if shape in {"diamond", "open-diamond"}:
        corners = ((x, y - 6.5), (x + 6.5, y), (x, y + 6.5), (x - 6.5, y))
        paint = _fill(mark.role) if shape == "diamond" else _hollow(mark.role)
        return f'<path d="{_path(corners)}Z" {paint}/>'
    return _arrow(mark)


def _arrow(mark: Symbol) -> str:
    """A figure with an arrow: the value is over it, or under it."""
    (x, y), side = mark.at, -1 if mark.shape == "up" else 1
    tip = y + side * 12
    head = ((x - 3.2, tip - side * 4), (x, tip), (x + 3.2, tip - side * 4))
    shaft = f"M{_number(x)} {_number(y)}L{_number(x)} {_number(tip)}{_path(head)}"
    dot = f'<circle cx="{_number(x)}" cy="{_number(y)}" r="3.8" {_fill(mark.role)}/>'
    return dot + f'<path d="{shaft}" fill="none" {_stroke(mark.role)} stroke-width="1.4"/>'


_SIGNS: dict[CellSign, str] = {
    "met": "M.27 .52L.44 .68L.74 .34",
    "missed": "M.32 .32L.68 .68M.68 .32L.32 .68",
    "excused": "M.3 .5L.7 .5",
}


def _sign(sign: Sign) -> Iterator[str]:
    """A cell: filled when met or missed, empty with a sign, dashed when open."""
    (x, y), size = sign.at, sign.size
    paint = {
        "met": _fill("met"),
        "missed": _fill("missed"),
        "open": f'fill="none" {_stroke("ink3")} stroke-dasharray="3 3"',
    }.get(
        sign.sign,
        f'class="f-tint s-ink3" fill="{COLOURS["tint"].light}" stroke="{COLOURS["ink3"].light}"',
    )
    place = f'x="{_number(x)}" y="{_number(y)}" width="{_number(size)}" height="{_number(size)}"'
    yield f'<rect {place} rx="{_number(size * 0.08)}" {paint}/>'
    if sign.sign == "unknown":
        at = x + size / 2, y + 0.66 * size
        yield _words(TextLine("ink2", at, "?", 0.45 * size, "middle", bold=True))
    elif path := _SIGNS.get(sign.sign):
        role = "ink2" if sign.sign == "excused" else "paper"
        grown = f"translate({_number(x)} {_number(y)}) scale({_number(size)})"
        yield f'<path d="{path}" transform="{grown}" fill="none" {_stroke(role)} stroke-width="0.07"/>'  # noqa: E501 - one element


def _words(words: TextLine) -> str:
    x, y = map(_number, words.at)
    anchor = "" if words.anchor == "start" else f' text-anchor="{words.anchor}"'
    weight = ' font-weight="700"' if words.bold else ""
    # the rim is drawn first, so that lines below stop short of the letters
    halo = ""
    colours = f'class="f-{words.role}" fill="{COLOURS[words.role].light}"'
    if words.halo:
        colours = f'class="f-{words.role} s-paper" fill="{COLOURS[words.role].light}"'
        paper = COLOURS["paper"].light
        halo = f' stroke="{paper}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'
    size = _number(words.size)
    return (
        f'<text x="{x}" y="{y}" font-size="{size}"{anchor}{weight}{halo} {colours}>'
        f"{xml_text(words.text)}</text>"
    )


def _fill(role: str) -> str:
    return f'class="f-{role}" fill="{COLOURS[role].light}"'


def _stroke(role: str) -> str:
    return f'class="s-{role}" stroke="{COLOURS[role].light}"'


def _hollow(role: str) -> str:
    paper = COLOURS["paper"].light
    return (
        f'class="f-paper s-{role}" fill="{paper}" stroke="{COLOURS[role].light}" stroke-width="2"'
    )


def _number(value: float) -> str:
    """Two decimals are a fiftieth of what a screen shows, and the same on every machine."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def xml_text(text: str) -> str:
    """A text without what XML 1.0 forbids, with the signs of its own that it has."""
    return escape(text.translate(_NO_CONTROLS), quote=True)
