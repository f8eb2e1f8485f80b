"""What is about to be written, or was, and what it changes."""

import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path

from mic_tracker.model.edit import Already, Amended, Figure, InsertedBlock, Situation
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.report import Report
from mic_tracker.model.series import Point
from mic_tracker.show.data import finding_data, head, location_data, target_data
from mic_tracker.show.document import Block, Data, Document, Lines, Paragraphs, Section, StyledLine
from mic_tracker.show.language.scale import Scale
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.findings import notices
from mic_tracker.show.views.status_table import overview
from mic_tracker.text.escape import plain, prose

_ROWS = ("status", "latest", "period", "progress", "likelihood", "median", "expected")
Effect = tuple[Report, Report]
"""The targets that a change concerns, before and after it, in the same order."""


def echo(reading: tuple[str, float], indicators: Mapping[str, Indicator], words: Words) -> str:
    """How a value was read, in its indicator's unit."""
    id_, value = reading
    scale = Scale(indicators[id_].measure, indicators[id_].unit)
    return words.text("entry", "reads_as", value=words.quantity(value, scale))


def heading(
    followed: tuple[str, Point | None], indicators: Mapping[str, Indicator], words: Words
) -> str:
    """What is asked for: the indicator, and its newest figure so far."""
    id_, point = followed
    indicator = indicators[id_]
    name = words.name(indicator.name)
    if point is None:
        return words.text("entry", "heading_first", name=name)
    value = words.quantity(point.value, Scale(indicator.measure, indicator.unit))
    return words.text("entry", "heading", name=name, value=value, period=point.period)


def already(found: Already, words: Words) -> str:
    """That the figure is on record, and where."""
    place = found.observation.location
    return words.text("entry", "already", place=f"{plain(place.file)}:{place.line}")


def document(change: Amended, effect: Effect, words: Words) -> Document:
    """How a figure was read, each block with its place, and the standings before and after."""
    sections = [Section("", (Lines(tuple(_block(block, change))),)) for block in change.blocks]
    if change.plan.figure:
        reading = _reading(change.plan.figure, change, words)
        sections.insert(0, Section("", tuple(reading)))
    if change.own_findings:
        sections.append(Section("", (notices(change.own_findings, words),)))
    sections.append(Section("", (Lines(tuple(_effect(effect, words))),)))
    return Document("", sections=tuple(sections))


def already_data(found: Already) -> Data:
    """A figure that was on record, for programs."""
    place = location_data(found.observation.location)
    return head("change") | {"outcome": "already_recorded", "already": place, "blocks": []}


def data(change: Amended, effect: Effect, words: Words, *, written: bool) -> Data:
    """What was written, or would be, for programs."""
    before, after = effect
    old = {standing.id: standing for standing in before.standings}
    file = change.after.path
    return head("change") | {
        "outcome": "written" if written else "not_written",
        "already": None,
        "blocks": [
            {"file": file, "line": block.start, "last_line": block.end, "text": block.text}
            for block in change.blocks
        ],
        "situation": change.plan.situation.value,
        "remarks": list(change.plan.remarks),
        "as_of": after.clock.as_of.isoformat(),
        "effect": [
            {
                "id": new.id,
                "before": target_data(old[new.id], words) if new.id in old else None,
                "after": target_data(new, words),
            }
            for new in after.standings
        ],
        "findings": [finding_data(finding, words) for finding in change.own_findings],
    }


def _block(block: InsertedBlock, change: Amended) -> Iterator[StyledLine]:
    yield ((f"{plain(change.after.path)}:{block.start}", "quiet"),)
    for line in block.text.splitlines():
        yield ("+ ", "added"), (plain(line), "")


def _reading(figure: Figure, change: Amended, words: Words) -> Iterator[Block]:
    indicator = change.after.indicators[figure.indicator]
    series = f", {figure.series}" if figure.series else ""
    about = (figure.indicator, "id"), (f" ({words.name(indicator.name)}{series})", "")
    scale = Scale(indicator.measure, indicator.unit)
    key = "reads_as_whole" if figure.period else "reads_as"
    value = words.quantity(figure.value, scale)
    read = words.text("entry", key, value=value, period=figure.period)
    yield Lines((about, (("  ", ""), (read, ""))))
    if change.plan.situation is not Situation.NEW:
        yield Paragraphs((_situation(change, scale, words),), indent=2, style="warning")
    remarks = (words.text("entry_remark", remark) for remark in change.plan.remarks)
    yield Lines(tuple((("  ", ""), (remark, "warning")) for remark in remarks))


def _situation(change: Amended, scale: Scale, words: Words) -> str:
    other = change.plan.rivals[0]
    source = change.before.sources.get(other.source or "")
    return words.text(
        "entry_situation",
        change.plan.situation,
        value=words.quantity(other.value, scale),
        source=prose(source.title) if source else words.text("cell", "none"),
        known=other.known_since,
        place=f"{plain(other.location.file)}:{other.location.line}",
    )


def _effect(effect: Effect, words: Words) -> Iterator[StyledLine]:
    """The standings before and after, side by side."""
    before, after = effect
    if not after.standings:
        yield ((words.text("entry", "no_effect"), ""),)
        return
    title = words.text("entry", "effect", day=after.clock.as_of)
    heads = words.text("entry", "before"), words.text("entry", "after")
    yield ((_columns(title, *heads), "head"),)
    old = {standing.id: i for i, standing in enumerate(before.standings)}
    tables = overview(before, words), overview(after, words)
    keys = [column.key for column in tables[1].columns]
    for i, standing in enumerate(after.standings):
        yield ((plain(standing.id), "id"),)
        for key in _ROWS:
            at = keys.index(key)
            was = tables[0].rows[old[standing.id]][at].text if standing.id in old else ""
            now = tables[1].rows[i][at].text
            if was or now:
                none = words.text("entry", "no_standing")
                line = _columns(f"  {tables[1].columns[at].title}", was or none, now or none)
                yield ((line, "" if was != now else "quiet"),)


def _columns(label: str, was: str, now: str) -> str:
    return f"{label:<27}  {was:<24}  {now}".rstrip()


def place(change: Amended) -> str:
    """Where the new blocks are: file and lines."""
    spans = (f"{block.start}-{block.end}" for block in change.blocks)
    return f"{plain(change.after.path)}:{','.join(spans)}"


def wrote(change: Amended, words: Words) -> str:
    """Where the new blocks are, and what to type next."""
    target = change.plan.target
    key = "next_figure" if change.plan.figure else "next_target"
    lines = [words.text("entry", "wrote", place=place(change))]
    shown = target or next(iter(change.concerned), None)
    lines += [words.text("entry", key, id=shown)] if shown else []
    return "\n".join(lines) + "\n"


def started(folder: Path, files: Mapping[str, bool], words: Words, *, dry_run: bool) -> str:
    """Which files are new and which were kept, and what to type next."""
    made = "would_create" if dry_run else "created"
    lines = [
        words.text("entry", made if new else "kept", path=plain((folder / name).as_posix()))
        for name, new in files.items()
    ]
    own = "" if folder == Path() else f" --file {shlex.quote(f'{folder.as_posix()}/targets.toml')}"
    return "\n".join([*lines, words.text("entry", "next_start", file=plain(own))]) + "\n"
