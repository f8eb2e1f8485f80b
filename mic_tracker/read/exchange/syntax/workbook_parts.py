"""What the parts of a workbook say that its cells do not: percent signs, errors, open formulas."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple
from xml.sax.saxutils import unescape

from mic_tracker.read.exchange.source_table import UnreadableFile
from mic_tracker.read.exchange.syntax.named_cells import check_extent
from mic_tracker.read.exchange.syntax.package import PackageParts
from mic_tracker.read.exchange.syntax.xml import XmlAttributes, XmlHandlers, parse_xml

_BOOK, _LINKS, _STYLES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"
_PERCENT = {"9", "10"}
"""Formats that every program has: 0% and 0.00%."""

_EMPTY = re.compile(rb'<(?:\w+:)?c(?:\s+\w+="[^"<>&]*")*\s*/>')
_REFERENCE = re.compile(rb"\sr\s*=\s*[\"']\s*([A-Za-z]*)([0-9]*)")
_CELL = re.compile(rb"<(?:\w+:)?c\s([^<>]*[^/<>])>")
_ATTRIBUTE = re.compile(rb"(\w+)=\"([^\"]*)\"")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b[^>]*?(?:/>|>([^<]*)<)")
_STORED = re.compile(rb"<(?:\w+:)?v>([^<]+)<")

SheetPlace = tuple[int, int]
"""A row and a column, from 0."""


class SheetParts(NamedTuple):
    """The XML of a sheet, and the styles in which its numbers are shown in percent."""

    xml: bytes
    percent: set[str]


def sheet_parts(parts: PackageParts) -> dict[str, SheetParts]:
    """The parts of each worksheet, by the name of the sheet."""
    if _BOOK not in parts:
        raise UnreadableFile("workbook_broken")
    links = {
        link.get("Id", ""): link.get("Target", "")
        for link in _elements(parts, _LINKS, "Relationship")
    }
    percent = _percent_styles(parts)
    found: dict[str, SheetParts] = {}
    for sheet in _elements(parts, _BOOK, "sheet"):
        key = next((text for name, text in sheet.items() if name.endswith(":id")), "")
        xml = parts.get(_path(links.get(key, "")))
        if xml is not None:
            found[sheet.get("name", "")] = SheetParts(xml, percent)
    return found


def _path(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _elements(parts: PackageParts, part: str, name: str) -> list[XmlAttributes]:
    """The attributes of all elements of a name in a part; none without the part."""
    found: list[XmlAttributes] = []

    def start(element: str, attributes: XmlAttributes, _: int) -> None:
        if element == name:
            found.append(attributes)

    if part in parts:
        parse_xml(parts[part], XmlHandlers(start, lambda *_: None))
    return found


def _percent_styles(parts: PackageParts) -> set[str]:
    """The numbers of the styles of cells that show a number in percent."""
    own = _elements(parts, _STYLES, "numFmt")
    formats = _PERCENT | {
        one.get("numFmtId", "") for one in own if "%" in one.get("formatCode", "")
    }
    styles: list[str] = []
    inside: list[str] = []

    def start(element: str, attributes: XmlAttributes, _: int) -> None:
        if element == "xf" and inside[-1:] == ["cellXfs"]:
            styles.append(attributes.get("numFmtId", ""))
        inside.append(element)

    if _STYLES in parts:
        parse_xml(parts[_STYLES], XmlHandlers(start, lambda *_: inside.pop()))
    return {str(number) for number, style in enumerate(styles) if style in formats}


def check_sheet(xml: bytes) -> None:
    """Refuse a sheet whose cells lie further apart than a table may have cells between them.

    Two cells in the outermost corners of a sheet are a few bytes, and 17 billion cells once
    somebody fills a table with them. Cells that have only a style do not count.
    """
    rows, columns = 1, 1
    for letters, digits in _REFERENCE.findall(_EMPTY.sub(b"", xml)):
        rows = max(rows, int(digits[:8] or b"0"))
        columns = max(columns, _column(letters[:4]) + 1)
    check_extent(rows, columns)


def _column(letters: bytes) -> int:
    """The number of a column, from 0."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number - 1


def readings(sheet: SheetParts) -> Mapping[SheetPlace, str]:
    """How the cells read that the numbers alone do not tell.

    A number shown in percent has its sign; a cell with an error has its name; one whose formula
    has no stored value has the formula, because neither 0 nor nothing is what it says.
    """
    return dict(_readings(sheet))


def _readings(sheet: SheetParts) -> Iterator[tuple[SheetPlace, str]]:
    # up to the next cell and not to the end of this one: a sheet may lack ends, and time is bounded
    _, *pieces = _CELL.split(sheet.xml)
    for written, content in zip(pieces[::2], pieces[1::2], strict=True):
        attributes = dict(_ATTRIBUTE.findall(written))
        text = _reading(attributes, content, sheet.percent)
        place = re.fullmatch(rb"([A-Z]+)([1-9]\d*)", attributes.get(b"r", b""))
        if text is not None and place:
            yield (int(place[2]) - 1, _column(place[1])), text


def _reading(attributes: dict[bytes, bytes], content: bytes, percent: set[str]) -> str | None:
    stored = _STORED.search(content)
    if stored is None:
        formula = _FORMULA.search(content)
        return f"={unescape((formula[1] or b'').decode())}" if formula else None
    text = stored[1].decode()
    kind = attributes.get(b"t", b"n")
    if kind == b"e":
        return text
    if kind == b"n" and attributes.get(b"s", b"").decode() in percent:
        return _percent(text)
    return None


def _percent(text: str) -> str | None:
    try:
        return f"{spelled(Decimal(repr(float(text))) * 100)}%"
    except ValueError:
        return None


def spelled(number: Decimal) -> str:
    """A number in its shortest exact spelling, without an exponent."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
