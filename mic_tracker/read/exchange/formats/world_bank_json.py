"""World Bank API, version 2: a list of what the page is and of its rows."""

from collections.abc import Iterator

from mic_tracker.model.edit.exchange.profile import FileLayout
from mic_tracker.read.exchange.source_table import SourceTable, UnreadableFile
from mic_tracker.read.exchange.syntax.json import (
    JsonObject,
    JsonValue,
    cell_of,
    items,
    members,
    parse_json,
)
from mic_tracker.read.exchange.syntax.named_cells import filled, only_value, table_of
from mic_tracker.text.suggest import written_value


def read(data: bytes, name: str, _: FileLayout) -> tuple[SourceTable, ...]:
    """Read a page: one row for each figure, in the order of the file (the newest first).

    `indicator` and `country` become two columns each. Facts: `published` (`lastupdated`), `title`
    where there is one indicator, `pages` ("1/4") where the file is one page of several. A message
    of the service, which comes with status 200, is refused with what it says.
    """
    page, listed = _parts(parse_json(data))
    rows = [dict(_cells(members(row))) for row in listed]
    facts = {
        "published": cell_of(page.get("lastupdated")),
        "title": only_value(rows, "indicator.value"),
        "pages": _pages(page),
    }
    return (table_of(name, rows, filled(facts)),)


def _parts(value: JsonValue) -> tuple[JsonObject, list[JsonValue]]:
    parts = items(value)
    page = members(parts[0]) if parts else {}
    if "message" in page:
        raise UnreadableFile("service_message", {"message": written_value(_message(page))})
    if len(parts) != 2 or "page" not in page:
        raise UnreadableFile("other_shape", {"format": "world-bank-json"})
    return page, items(parts[1])


def _message(page: JsonObject) -> str:
    messages = (members(message) for message in items(page["message"]))
    said = (f"{cell_of(m.get('key'))}: {cell_of(m.get('value'))}" for m in messages)
    return "; ".join(said)


def _pages(page: JsonObject) -> str:
    pages = cell_of(page.get("pages"))
    return f"{cell_of(page.get('page'))}/{pages}" if pages not in {"", "0", "1"} else ""


def _cells(row: JsonObject) -> Iterator[tuple[str, str]]:
    for key, value in row.items():
        if isinstance(value, dict):
            yield from ((f"{key}.{part}", cell_of(text)) for part, text in value.items())
        else:
            yield key, cell_of(value)
