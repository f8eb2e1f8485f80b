"""The page of a method: what it computes, its bands, what it assumes, how far it has carried."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from rich.text import Text

from mic_tracker.model.kinds import KINDS
from mic_tracker.model.method import SCOPES, Band, CameTrue, MethodCard
from mic_tracker.show.document import Cell, Column, Table, named
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen
from mic_tracker.show.table_layout import lay_out, lines

_BANDS = (
    Column("band", "", 0),
    Column("bounds", "", 0, wrap=True, minimum=20),
    Column("status", "", 0),
)
_RECORD = (
    Column("band", "", 0),
    Column("share", "", 0, "right"),
    Column("met_now", "", 1),
    Column("series", "", 2),
)


def method_page(card: MethodCard, words: Words, screen: Screen) -> Iterator[Text]:
    """The lines of the page."""
    told = words.catalogue["method"][card.name]
    yield screen.text((card.name, "title"), f"   {card.title}")
    yield from screen.prose(told["what"])
    yield from _section("formula", told["formula"], words, screen)
    yield from _headed("bands", _bands(card, told, words), words, screen)
    if card.bands_without_target:
        yield from _headed("headings", _bands_without_target(card, words), words, screen)
    yield screen.text()
    yield from _scope(card, words, screen)
    yield from _section("assumes", told["assumes"], words, screen)
    yield from _section("limits", told["limits"], words, screen)
    yield from _measured(card, words, screen)
    yield from _section("source", [card.citation], words, screen)
    if card.url:
        yield screen.text("  ", (card.url, "command"))


def bounds(bands: tuple[Band, ...], i: int, words: Words, *, percent: bool) -> str:
    """From where to where a band goes: "0.6 to 0.95"; "" for one that no number bounds."""
    low, above = bands[i].at_least, [b for b in bands[:i] if b.at_least is not None]
    high = above[-1].at_least if above else None
    ends = {
        "low": _bound(low, words, percent=percent),
        "high": _bound(high, words, percent=percent),
    }
    inclusive = bands[i].inclusive if above == [] else above[-1].inclusive
    if low is None:
        return (
            words.text("method_page", "below" if inclusive else "up_to", **ends)
            if high is not None
            else ""
        )
    if high is not None:
        return words.text("method_page", "between", **ends)
    return words.text("method_page", "above" if bands[i].inclusive else "over", **ends)


def _bound(value: float | None, words: Words, *, percent: bool) -> str | None:
    if value is None:
        return None
    if percent:
        return words.notation.percentage(words.notation.computed(100 * value, "ratio"))
    return words.notation.computed(value, "ratio")


def _bands(card: MethodCard, told: Mapping[str, Any], words: Words) -> Table:
    said = told.get("bands", {})
    texts = [
        said.get(band.name) or bounds(card.bands, i, words, percent=False)
        for i, band in enumerate(card.bands)
    ]
    return _band_table(card.name, card.bands, texts, told["of"], words)


def _bands_without_target(card: MethodCard, words: Words) -> Table:
    """The bands of growth where there is no number to reach, in percent a year."""
    bands, title = card.bands_without_target, words.text("method_column", "growth")
    texts = [bounds(bands, i, words, percent=True) for i in range(len(bands))]
    return _band_table(card.name, bands, texts, title, words)


def _band_table(
    method: str, bands: tuple[Band, ...], texts: Sequence[str], title: str, words: Words
) -> Table:
    rows = tuple(
        (
            Cell(words.band(method, band.name)),
            Cell(text),
            Cell(words.status(band.status), band.status),
        )
        for band, text in zip(bands, texts, strict=True)
    )
    titles = {**words.catalogue["method_column"], "bounds": title}
    return Table(named(_BANDS, titles), rows)


def _scope(card: MethodCard, words: Words, screen: Screen) -> Iterator[Text]:
    scope, separator = SCOPES[card.name], words.text("screen", "list")
    said = {
        "looks": words.text("looks_at", card.looks_at),
        "judges": separator.join(kind for kind in KINDS if kind in scope.kinds),
        "measures": separator.join(sorted(scope.measures)),
    }
    labels = {key: words.text("method_page", key) for key in said}
    width = max(map(len, labels.values())) + 2
    for key, text in said.items():
        yield from screen.labelled(labels[key], [text], width)


def _measured(card: MethodCard, words: Words, screen: Screen) -> Iterator[Text]:
    if not card.record:
        yield from _section("measured", [words.text("method_page", "nothing")], words, screen)
        return
    rows = tuple(
        (
            Cell(words.band(card.name, row.band)),
            Cell(words.share(row.share)),
            Cell(words.text("method_page", _met_now(row))),
            Cell(words.text("method_page", "held_out" if row.held_out else "fitted")),
        )
        for row in card.record
    )
    yield from _headed(
        "measured", Table(named(_RECORD, words.catalogue["method_column"]), rows), words, screen
    )
    origin = words.text("method_page", "origin", origin=card.record[0].origin)
    yield from screen.prose(origin, indent=2)


def _met_now(row: CameTrue) -> str:
    return "either" if row.met_now is None else "met" if row.met_now else "not_yet"


def _headed(key: str, table: Table, words: Words, screen: Screen) -> Iterator[Text]:
    yield screen.text()
    yield screen.text((words.text("method_page", key), "title"))
    inner = replace(screen, width=screen.width - 2)
    for line in lines(lay_out(table, inner), inner):
        yield Text.assemble("  ", line)


def _section(key: str, said: list[str], words: Words, screen: Screen) -> Iterator[Text]:
    yield screen.text()
    yield screen.text((words.text("method_page", key), "title"))
    for sentence in said:
        first, *rest = screen.prose(sentence, indent=2)
        yield first
        yield from (Text.assemble("  ", line) for line in rest)
