"""The page of a method: what it computes, its bands, what it assumes, how far it has carried."""

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
    named,
)
from mic_tracker.show.language.words import Words

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


def document(card: MethodCard, words: Words) -> Document:
    """The page of a method."""
    page = words.catalogue["method"][card.name]
    sections = [_sentences("formula", page["formula"], words)]
    sections.append(_table("bands", _bands(card.bands, page, words, percent=False), words))
    if card.bands_without_target:
        table = _bands(card.bands_without_target, {}, words, percent=True)
        sections.append(_table("headings", table, words))
    sections.append(Section("", (_scope(card, words),)))
    sections += [_sentences(key, page[key], words) for key in ("assumes", "limits")]
    sections += [_measured(card.record, words), _source(card, words)]
    return Document(
        title=card.name,
        name=card.title,
        lead=(Paragraphs((page["what"],)),),
        sections=tuple(sections),
    )


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


def _bands(
    bands: tuple[Band, ...], told: Mapping[str, Any], words: Words, *, percent: bool
) -> Table:
    said = told.get("bands", {})
    rows = tuple(
        (
            Cell(words.band(band.name)),
            Cell(said.get(band.name) or bounds(bands, i, words, percent=percent)),
            Cell(words.status(band.status), band.status),
        )
        for i, band in enumerate(bands)
    )
    title = words.text("method_column", "growth") if percent else told["of"]
    titles = {**words.catalogue["method_column"], "bounds": title}
    return Table(named(_BANDS, titles), rows)


def _scope(card: MethodCard, words: Words) -> Facts:
    scope = SCOPES[card.name]
    kinds = (words.text("kind", kind) for kind in KINDS if kind in scope.kinds)
    measures = (words.text("measure", measure) for measure in sorted(scope.measures))
    texts = {
        "looks": words.text("looks_at", card.looks_at),
        "judges": words.names(kinds),
        "measures": words.names(measures),
    }
    return Facts(tuple(Fact(words.text("method_page", k), (text,)) for k, text in texts.items()))


def _measured(record: tuple[CameTrue, ...], words: Words) -> Section:
    """How often its verdicts came true, and where that was measured."""
    if not record:
        return _sentences("measured", [words.text("method_page", "nothing")], words)
    rows = tuple(
        (
            Cell(words.band(row.band)),
            Cell(words.share(row.share)),
            Cell(words.text("method_page", _met_now(row))),
            Cell(words.text("method_page", "held_out" if row.held_out else "fitted")),
        )
        for row in record
    )
    table = Table(named(_RECORD, words.catalogue["method_column"]), rows)
    origin = words.text("method_page", "origin", origin=record[0].origin)
    return _table("measured", table, words, Paragraphs((origin,), indent=2))


def _met_now(row: CameTrue) -> str:
    return "either" if row.met_now is None else "met" if row.met_now else "not_yet"


def _source(card: MethodCard, words: Words) -> Section:
    section = _sentences("source", [card.citation], words)
    return replace(section, blocks=(*section.blocks, Link(card.url))) if card.url else section


def _table(key: str, table: Table, words: Words, *more: Block) -> Section:
    return Section(words.text("method_page", key), (Grid(table, indent=2), *more))


def _sentences(key: str, texts: Sequence[str], words: Words) -> Section:
    paragraphs = Paragraphs(tuple(texts), indent=2, hanging=2)
    return Section(words.text("method_page", key), (paragraphs,))
