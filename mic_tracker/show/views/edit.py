"""This view shows what is about to be written, or was, and what it changes."""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from mic_tracker.model.edit import Already, Amended, Figure, InsertedBlock, Situation
from mic_tracker.model.fact import Range
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.observation import Observation
from mic_tracker.model.report import Report
from mic_tracker.model.series import Point
from mic_tracker.show.data import (
    computed_middle,
    finding_data,
    json_number,
    location_data,
    range_data,
    schema_head,
    target_data,
)
from mic_tracker.show.document import (
    Block,
    Cell,
    Column,
    Data,
    Document,
    Lines,
    Paragraphs,
    Section,
    StyledLine,
)
from mic_tracker.show.language.scale import Scale
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.findings import notices
from mic_tracker.show.views.goal import point_text
from mic_tracker.show.views.status_table import status_table
from mic_tracker.text.escape import plain, prose

_COLUMNS = ("status", "latest", "period", "progress", "likelihood", "median", "expected")
Effect = tuple[Report, Report]
"""The targets that a change concerns, before and after it, in the same order."""


def reading_line(
    reading: tuple[str, float | Range], indicators: Mapping[str, Indicator], words: Words
) -> str:
    """Say how a value was read, in its indicator's unit."""
    id_, value = reading
    scale = Scale(indicators[id_].measure, indicators[id_].unit)
    return words.text("entry", "reads_as", value=words.quantity(value, scale))


def heading(
    latest: tuple[str, Point | None], indicators: Mapping[str, Indicator], words: Words
) -> str:
    """Say what is asked for: the indicator, and its newest figure so far."""
    id_, point = latest
    indicator = indicators[id_]
    name = words.name(indicator.name)
    if point is None:
        return words.text("entry", "heading_first", name=name)
    scale = Scale(indicator.measure, indicator.unit)
    value = point_text(point, scale, words, "observation", units=True)
    return words.text("entry", "heading", name=name, value=value, period=point.period)


def recorded_line(recorded: Already, words: Words) -> str:
    """Say that the figure is on record, and where."""
    location = recorded.observation.location
    return words.text("entry", "already", place=f"{plain(location.file)}:{location.line}")


def document(change: Amended, effect: Effect, words: Words) -> Document:
    """Show how a figure was read, each block with its place, and the effect on the targets."""
    sections = [Section("", (Lines(tuple(_block(block, change))),)) for block in change.blocks]
    if change.plan.figure:
        reading = _reading(change.plan.figure, change, words)
        sections.insert(0, Section("", tuple(reading)))
    if change.own_findings:
        sections.append(Section("", (notices(change.own_findings, words),)))
    sections.append(Section("", (Lines(tuple(_effect(effect, words))),)))
    return Document("", sections=tuple(sections))


def recorded_data(recorded: Already, day: date) -> Data:
    """Return for programs where a figure was on record already; the day is that of judgement."""
    return schema_head("change") | {
        "outcome": "already_recorded",
        "already": location_data(recorded.observation.location),
        "figure": _figure_data(recorded.observation),
        "blocks": [],
        "situation": None,
        "remarks": [],
        "as_of": day.isoformat(),
        "effect": [],
        "findings": [],
    }


def data(change: Amended, effect: Effect, words: Words, *, written: bool) -> Data:
    """Return for programs what was written, or would be."""
    return schema_head("change") | {
        "outcome": "written" if written else "not_written",
        "already": None,
        "figure": change.plan.figure and _figure_data(change.plan.figure),
        "blocks": [_block_data(block, change.after.path) for block in change.blocks],
        "situation": change.plan.situation.value,
        "remarks": list(change.plan.remarks),
        "as_of": effect[1].clock.as_of.isoformat(),
        "effect": [*_effect_data(effect, words)],
        "findings": [finding_data(finding, words) for finding in change.own_findings],
    }


def _figure_data(figure: Figure | Observation) -> Data:
    """Return a figure as it was read, with how its value was computed if nobody states it."""
    return {
        "indicator": figure.indicator,
        "period": figure.period and str(figure.period),
        "value": json_number(figure.value),
        **range_data(figure.ends),
        "computed": computed_middle(figure.stated, figure.value),
    }


def _block_data(block: InsertedBlock, file: str) -> Data:
    return {"file": file, "line": block.start, "last_line": block.end, "text": block.text}


def _effect_data(effect: Effect, words: Words) -> Iterator[Data]:
    before, after = effect
    old = {standing.id: standing for standing in before.standings}
    for new in after.standings:
        yield {
            "id": new.id,
            "before": target_data(old[new.id], words) if new.id in old else None,
            "after": target_data(new, words),
        }


def _block(block: InsertedBlock, change: Amended) -> Iterator[StyledLine]:
    yield ((f"{plain(change.after.path)}:{block.start}", "quiet"),)
    for line in block.text.splitlines():
        yield ("+ ", "added"), (plain(line), "")


def _reading(figure: Figure, change: Amended, words: Words) -> Iterator[Block]:
    indicator = change.after.indicators[figure.indicator]
    series = f", {figure.series}" if figure.series else ""
    subject = (figure.indicator, "id"), (f" ({words.name(indicator.name)}{series})", "")
    scale = Scale(indicator.measure, indicator.unit)
    key = "reads_as_whole" if figure.period else "reads_as"
    value = words.quantity(figure.stated, scale)
    reading = words.text("entry", key, value=value, period=figure.period)
    yield Lines((subject, (("  ", ""), (reading, ""))))
    if figure.ends and figure.middle:
        middle = words.text("entry", "middle", middle=figure.value, **figure.ends._asdict())
        yield Paragraphs((middle,), indent=2)
    if change.plan.situation is not Situation.NEW:
        yield Paragraphs((_situation(change, scale, words),), indent=2, style="warning")
    remarks = (words.text("entry_remark", remark) for remark in change.plan.remarks)
    yield Lines(tuple((("  ", ""), (remark, "warning")) for remark in remarks))


def _situation(change: Amended, scale: Scale, words: Words) -> str:
    rival = change.plan.rivals[0]
    source = change.before.sources.get(rival.source or "")
    return words.text(
        "entry_situation",
        change.plan.situation,
        value=words.quantity(rival.stated, scale),
        source=prose(source.title) if source else words.text("cell", "none"),
        known=rival.known_since,
        place=f"{plain(rival.location.file)}:{rival.location.line}",
    )


def _effect(effect: Effect, words: Words) -> Iterator[StyledLine]:
    """Show the targets before and after the change, side by side."""
    before, after = effect
    if not after.standings:
        yield ((words.text("entry", "no_effect"), ""),)
        return
    title = words.text("entry", "effect", day=after.clock.as_of)
    headings = words.text("entry", "before"), words.text("entry", "after")
    yield ((_side_by_side(title, *headings), "head"),)
    old_table, new_table = status_table(before, words), status_table(after, words)
    old_rows = dict(
        zip((standing.id for standing in before.standings), old_table.rows, strict=True)
    )
    for standing, row in zip(after.standings, new_table.rows, strict=True):
        yield ((plain(standing.id), "id"),)
        yield from _changes(new_table.columns, old_rows.get(standing.id), row, words)


def _changes(
    columns: Sequence[Column], old: Sequence[Cell] | None, new: Sequence[Cell], words: Words
) -> Iterator[StyledLine]:
    """Show the cells of a target before and after the change; equal ones are quiet."""
    none = words.text("entry", "no_standing")
    numbers = {column.key: i for i, column in enumerate(columns)}
    for i in (numbers[key] for key in _COLUMNS):
        before, after = old[i].text if old else "", new[i].text
        if before or after:
            line = _side_by_side(f"  {columns[i].title}", before or none, after or none)
            yield ((line, "" if before != after else "quiet"),)


def _side_by_side(label: str, before: str, after: str) -> str:
    return f"{label:<27}  {before:<24}  {after}".rstrip()


def _location(change: Amended) -> str:
    """Return where the new blocks are: the file and the lines."""
    spans = (f"{block.start}-{block.end}" for block in change.blocks)
    return f"{plain(change.after.path)}:{','.join(spans)}"


def written_lines(change: Amended, words: Words) -> str:
    """Say where the new blocks are, and what to type next."""
    key = "next_figure" if change.plan.figure else "next_target"
    lines = [words.text("entry", "wrote", place=_location(change))]
    target = change.plan.target or next(iter(change.concerned), None)
    lines += [words.text("entry", key, id=target)] if target else []
    return "\n".join(lines) + "\n"


def created_lines(folder: Path, files: Mapping[str, bool], words: Words, *, dry_run: bool) -> str:
    """Say which files are new and which were kept, and what to type next."""
    new_key = "would_create" if dry_run else "created"
    lines = [
        words.text("entry", new_key if new else "kept", path=plain((folder / name).as_posix()))
        for name, new in files.items()
    ]
    file = shlex.quote(f"{folder.as_posix()}/targets.toml")
    option = "" if folder == Path() else f" --file {file}"
    return "\n".join([*lines, words.text("entry", "next_start", file=plain(option))]) + "\n"
