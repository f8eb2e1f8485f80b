"""This view is the page of a method: formula, bands, assumptions, how often it came true."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from mic_tracker.model.kinds import KINDS
from mic_tracker.model.method import SCOPES, Band, CameTrue, MethodCard
from mic_tracker.show.document import (
    Block,
    Cell,
    Column,
    Document,
    Fact,
    Facts,
    Grid,
    Link,
    Paragraphs,
    Section,
    Table,
    with_titles,
)
from mic_tracker.show.language.words import Words

_BAND_COLUMNS = (
    Column("band", "", 0),
    Column("bounds", "", 0, wrap=True, minimum=20),
    Column("status", "", 0),
)
_RECORD_COLUMNS = (
    Column("band", "", 0),
    Column("share", "", 0, "right"),
    Column("met_now", "", 1),
    Column("series", "", 2),
)


def document(card: MethodCard, words: Words) -> Document:
    """Make the page of a method."""
    page = words.catalogue["method"][card.name]
    sections = [_sentences("formula", page["formula"], words)]
    sections.append(_table("bands", _bands(card, page, words), words))
    if card.bands_without_target:
        sections.append(_table("headings", _bands_without_target(card, words), words))
    sections.append(Section("", (_scope(card, words),)))
    sections += [_sentences(key, page[key], words) for key in ("assumes", "limits")]
    sections += [_record(card, words), _source(card, page["source"], words)]
    return Document(
        title=card.name,
        name=page["title"],
        lead=(Paragraphs((page["what"],)),),
        sections=tuple(sections),
    )


def bounds(bands: tuple[Band, ...], i: int, words: Words, *, percent: bool) -> str:
    """Say from where to where a band goes: "0.6 to 0.95"; "" for one that no number bounds."""
    band = bands[i]
    above = next((b for b in reversed(bands[:i]) if b.at_least is not None), None)
    low, high = band.at_least, above.at_least if above else None
    if above is None and low is None:
        return ""
    if above is None:
        key = "above" if band.inclusive else "over"
    elif low is None:
        key = "below" if above.inclusive else "up_to"
    else:
        key = "between"
    ends = {"low": low, "high": high}
    texts = {end: _bound(value, words, percent=percent) for end, value in ends.items()}
    return words.text("method_page", key, **texts)


def _bound(value: float | None, words: Words, *, percent: bool) -> str | None:
    if value is None:
        return None
    if percent:
        return words.notation.percentage(words.notation.computed(100 * value, "ratio"))
    return words.notation.computed(value, "ratio")


def _bands(card: MethodCard, page: Mapping[str, Any], words: Words) -> Table:
    """Show the bands with the text that the page has for one, else with its bounds."""
    page_texts = page.get("bands", {})
    texts = [
        page_texts.get(band.name) or bounds(card.bands, i, words, percent=False)
        for i, band in enumerate(card.bands)
    ]
    return _band_table(card.name, card.bands, texts, page["of"], words)


def _bands_without_target(card: MethodCard, words: Words) -> Table:
    """Show the bands of growth, in percent a year, for targets without a number to reach."""
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
    return Table(with_titles(_BAND_COLUMNS, titles), rows)


def _scope(card: MethodCard, words: Words) -> Facts:
    scope = SCOPES[card.name]
    kinds = (words.text("kind", kind) for kind in KINDS if kind in scope.kinds)
    measures = words.in_order(words.text("measure", measure) for measure in scope.measures)
    texts = {
        "looks": words.text("looks_at", card.looks_at),
        "judges": words.names(kinds),
        "measures": words.names(measures),
    }
    return Facts(tuple(Fact(words.text("method_page", k), (text,)) for k, text in texts.items()))


def _record(card: MethodCard, words: Words) -> Section:
    """Say how often the verdicts of a method came true, and where that was measured."""
    if not card.record:
        return _sentences("measured", [words.text("method_page", "nothing")], words)
    rows = tuple(
        (
            Cell(words.band(card.name, row.band)),
            Cell(words.share(row.share)),
            Cell(words.text("method_page", _met_now(row))),
            Cell(words.text("method_page", "held_out" if row.held_out else "fitted")),
        )
        for row in card.record
    )
    table = Table(with_titles(_RECORD_COLUMNS, words.catalogue["method_column"]), rows)
    origin = words.text("method_page", "origin", origin=card.record[0].origin)
    return _table("measured", table, words, Paragraphs((origin,), indent=2))


def _met_now(row: CameTrue) -> str:
    return "either" if row.met_now is None else "met" if row.met_now else "not_yet"


def _source(card: MethodCard, citation: str, words: Words) -> Section:
    section = _sentences("source", [citation], words)
    return replace(section, blocks=(*section.blocks, Link(card.url))) if card.url else section


def _table(key: str, table: Table, words: Words, *more: Block) -> Section:
    return Section(words.text("method_page", key), (Grid(table, indent=2), *more))


def _sentences(key: str, texts: Sequence[str], words: Words) -> Section:
    paragraphs = Paragraphs(tuple(texts), indent=2, hanging=2)
    return Section(words.text("method_page", key), (paragraphs,))
