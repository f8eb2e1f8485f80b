"""This view shows what is about to be written, or was, and what it changes."""

import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

from mic_tracker.model.edit import Already, Amended, ChangedBlock, Figure, Plan, Situation
from mic_tracker.model.fact import Range
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.observation import Observation
from mic_tracker.model.period import Frequency, Interval, Period
from mic_tracker.model.report import Report, Standing
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
from mic_tracker.show.views.edit.moved_baselines import move_data, move_line, moved_baselines
from mic_tracker.show.views.findings import notices
from mic_tracker.show.views.goal import point_text
from mic_tracker.show.views.status_table import status_table
from mic_tracker.text.escape import plain

COLUMNS = ("status", "latest", "period", "progress", "likelihood", "median", "expected")
"""The columns of what is judged."""
PROMISE = ("goal", "by")
"""The columns of what was promised; no figure changes them."""
_USUAL = "targets.toml"
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
    name = words.local(indicator.name)
    if point is None:
        return words.text("entry", "heading_first", name=name)
    scale = Scale(indicator.measure, indicator.unit)
    value = point_text(point, scale, words, "observation", units=True)
    return words.text("entry", "heading", name=name, value=value, period=point.when)


def recorded_line(recorded: Already, words: Words) -> str:
    """Say that the figure is on record, and where."""
    location = recorded.observation.location
    return words.text("entry", "already", place=f"{plain(location.file)}:{location.line}")


def document(change: Amended, effect: Effect, words: Words) -> Document:
    """Show how a figure was read, each block with its place, and the effect on the targets."""
    sections = [
        Section("", (Lines(tuple(block_lines(block, change.file))),)) for block in change.blocks
    ]
    if any(block.old.lstrip().startswith("#") and not block.text for block in change.blocks):
        sections.append(Section("", (Paragraphs((words.text("entry", "comments_go"),)),)))
    if change.plan.figure or change.plan.rivals:
        sections.insert(0, Section("", tuple(_reading(change, words))))
    elif change.plan.remarks:
        sections.append(Section("", (_remark_lines(change, words),)))
    if change.plan.situation is Situation.REVIEWS:
        sections.insert(0, _review(change, effect, words))
    if moved := moved_baselines(*effect):
        sentences = tuple(move_line(move, words) for move in moved)
        sections.append(Section("", (Paragraphs(sentences, style="warning"),)))
    if change.own_findings:
        sections.append(Section("", (notices(change.own_findings, words),)))
    shown = (*PROMISE, *COLUMNS) if change.restates else COLUMNS
    sections.append(Section("", (Lines(tuple(effect_lines(effect, shown, words))),)))
    return Document("", sections=tuple(sections))


def _review(change: Amended, effect: Effect, words: Words) -> Section:
    """Say what a person concluded, and what that is to the status of the target."""
    from mic_tracker.show.views.reviews import preview_sentences  # noqa: PLC0415 - few changes are

    line = change.blocks[-1].start
    (new,) = (review for review in change.after.reviews if review.location.line == line)
    standings = effect[1].standings
    return Section("", (Paragraphs(tuple(preview_sentences(new, standings, words))),))


def recorded_data(recorded: Already, day: date) -> Data:
    """Return for programs where a figure was on record already; the day is that of judgement."""
    return schema_head("change") | {
        "outcome": "already_recorded",
        "already": location_data(recorded.observation.location),
        "figure": figure_data(recorded.observation),
        "blocks": [],
        "situation": None,
        "remarks": [],
        "moved_baselines": [],
        "as_of": day.isoformat(),
        "effect": [],
        "findings": [],
    }


def data(change: Amended, effect: Effect, words: Words, *, written: bool) -> Data:
    """Return for programs what was written, or would be."""
    return schema_head("change") | {
        "outcome": "written" if written else "not_written",
        "already": None,
        "figure": change.plan.figure and figure_data(change.plan.figure),
        "blocks": [block_data(block, change.file) for block in change.blocks],
        "situation": change.plan.situation.value,
        "remarks": list(change.plan.remarks),
        "moved_baselines": [move_data(move) for move in moved_baselines(*effect)],
        "as_of": effect[1].clock.as_of.isoformat(),
        "effect": [*effect_data(effect, words)],
        "findings": [finding_data(finding, words) for finding in change.own_findings],
    }


def figure_data(figure: Figure | Observation) -> Data:
    """Return a figure as it was read, with how its value was computed if nobody states it."""
    return {
        "indicator": figure.indicator,
        "period": figure.when and str(figure.when),
        "value": json_number(figure.value),
        **range_data(figure.ends),
        "computed": computed_middle(figure.stated, figure.value),
    }


def block_data(block: ChangedBlock, file: str) -> Data:
    """Return a block for programs: where it is, and what was there."""
    place = {"file": file, "line": block.start, "last_line": block.end}
    return place | {"text": block.text, "was": block.old or None}


def effect_data(effect: Effect, words: Words) -> Iterator[Data]:
    """Return for programs the targets before and after; null for one that was or is not there."""
    for id_, old, new in _pairs(effect):
        yield {
            "id": id_,
            "before": target_data(old, words) if old else None,
            "after": target_data(new, words) if new else None,
        }


def _pairs(effect: Effect) -> Iterator[tuple[str, Standing | None, Standing | None]]:
    """Pair the standings of each target; those that go come last."""
    before, after = ({standing.id: standing for standing in side.standings} for side in effect)
    for id_ in dict.fromkeys((*after, *before)):
        yield id_, before.get(id_), after.get(id_)


def block_lines(block: ChangedBlock, file: str) -> Iterator[StyledLine]:
    """Show the lines of a block: those that come, those that go, and those between."""
    yield ((f"{plain(file)}:{block.start}", "quiet"),)
    old, new = block.old.splitlines(), block.text.splitlines()
    for _, start, end, new_start, new_end in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if old[start:end] == new[new_start:new_end]:
            yield from (((f"  {plain(line)}".rstrip(), "quiet"),) for line in old[start:end])
            continue
        yield from ((("- ", "removed"), (plain(line), "")) for line in old[start:end])
        yield from ((("+ ", "added"), (plain(line), "")) for line in new[new_start:new_end])


def _reading(change: Amended, words: Words) -> Iterator[Block]:
    """Say which figure it is, how it was read, and what it does to those on record."""
    figure = change.plan.figure or change.plan.rivals[0]
    indicator = change.after.indicators[figure.indicator]
    series = f", {figure.series}" if figure.series else ""
    subject = (figure.indicator, "id"), (f" ({words.local(indicator.name)}{series})", "")
    scale = Scale(indicator.measure, indicator.unit)
    lines: list[StyledLine] = [subject]
    new = change.plan.figure
    if new:
        value = words.quantity(new.stated, scale)
        reading = _reading_text(new, indicator, value, words)
        lines.append((("  ", ""), (reading, "")))
    yield Lines(tuple(lines))
    if new and new.ends and new.middle:
        middle = words.text("entry", "middle", middle=new.value, **new.ends._asdict())
        yield Paragraphs((middle,), indent=2)
    if change.plan.situation is not Situation.NEW:
        yield Paragraphs((_situation(change, words),), indent=2, style="warning")
    yield _remark_lines(change, words)


def _remark_lines(change: Amended, words: Words) -> Lines:
    remarks = (words.text("entry_remark", remark) for remark in change.plan.remarks)
    return Lines(tuple((("  ", ""), (remark, "warning")) for remark in remarks))


def _reading_text(figure: Figure, indicator: Indicator, value: str, words: Words) -> str:
    """Say how a figure was read; of a spelling that others use otherwise, say which it is."""
    if figure.interval:
        return _interval_text(figure.interval, indicator, value, words)
    if (period := figure.period) is None:
        return words.text("entry", "reads_as", value=value)
    key = f"reads_as_{_reading_key(period, indicator)}"
    days = {"first": period.first, "last": period.last}
    return words.text("entry", key, value=value, period=period, **days)


def _reading_key(period: Period, indicator: Indicator) -> str:
    if period.frequency is Frequency.TRIMESTER:
        return "trimester"
    if period.frequency is Frequency.YEAR and period.first.month > 1:
        return "fiscal"
    doubtful = indicator.year_starts and period.frequency in {Frequency.YEAR, Frequency.MONTH}
    return period.frequency.value if doubtful else "whole"


def _interval_text(interval: Interval, indicator: Indicator, value: str, words: Words) -> str:
    """Say that a figure is roughly dated; 2020/2021 may have been meant as a fiscal year."""
    rough = words.roughly(interval)
    two_years = interval.since == Period.year(interval.first.year)
    two_years &= interval.until == interval.since.next()
    if not (indicator.year_starts and two_years):
        return words.text("entry", "reads_as_interval", value=value, interval=rough)
    year = Period.year(interval.first.year, indicator.first_month)
    return words.text("entry", "reads_as_two_years", value=value, interval=rough, year=year)


def _situation(change: Amended, words: Words) -> str:
    rival = change.plan.rivals[0]
    indicator = change.before.indicators[rival.indicator]
    scale = Scale(indicator.measure, indicator.unit)
    source = change.before.sources.get(rival.source or "")
    return words.text(
        "entry_situation",
        change.plan.situation,
        value=words.quantity(rival.stated, scale),
        source=words.local(source.title) if source else words.text("cell", "none"),
        known=rival.known_since,
        place=f"{plain(rival.location.file)}:{rival.location.line}",
    )


def effect_lines(effect: Effect, shown: Sequence[str], words: Words) -> Iterator[StyledLine]:
    """Show the targets before and after the change, side by side."""
    before, after = effect
    if not (after.standings or before.standings):
        yield ((words.text("entry", "no_effect"), ""),)
        return
    title = words.text("entry", "effect", day=after.clock.as_of)
    headings = words.text("entry", "before"), words.text("entry", "after")
    yield ((_side_by_side(title, *headings), "head"),)
    tables = status_table(before, words), status_table(after, words)
    old_rows, new_rows = (
        dict(zip((standing.id for standing in side.standings), table.rows, strict=True))
        for side, table in zip(effect, tables, strict=True)
    )
    columns = {c.key: (i, c) for i, c in enumerate(tables[1].columns)}
    for id_, _, _ in _pairs(effect):
        yield ((plain(id_), "id"),)
        numbered = [columns[key] for key in shown]
        yield from _changes(numbered, old_rows.get(id_), new_rows.get(id_), words)


def _changes(
    columns: Sequence[tuple[int, Column]],
    old: Sequence[Cell] | None,
    new: Sequence[Cell] | None,
    words: Words,
) -> Iterator[StyledLine]:
    """Show the cells of a target before and after the change; equal ones are quiet."""
    none = words.text("entry", "no_standing")
    for i, column in columns:
        before, after = old[i].text if old else "", new[i].text if new else ""
        if before or after:
            line = _side_by_side(f"  {column.title}", before or none, after or none)
            yield ((line, "" if before != after else "quiet"),)


def _side_by_side(label: str, before: str, after: str) -> str:
    return f"{label:<27}  {before:<24}  {after}".rstrip()


def place_of(blocks: Iterable[ChangedBlock], file: str) -> str:
    """Return where changed blocks are: the file and the lines."""
    spans = (f"{b.start}-{b.end}" if b.text else str(b.start) for b in blocks)
    return f"{plain(file)}:{','.join(spans)}"


def file_option(registry: str) -> str:
    """Return the option that names a registry, with the space before it; none for the usual one."""
    return "" if registry == _USUAL else f" --file {plain(shlex.quote(registry))}"


def written_lines(change: Amended, words: Words) -> str:
    """Say where the changed blocks are, and what to type next."""
    done = "removed" if change.plan.situation is Situation.REMOVES else "wrote"
    lines = [words.text("entry", done, place=place_of(change.blocks, change.file))]
    key, id_ = _next_step(change)
    lines += [words.text("entry", key, id=id_)] if id_ else []
    lines.append(words.text("undo", "offer", file=file_option(change.after.path)))
    return "\n".join(lines) + "\n"


def _next_step(change: Amended) -> tuple[str, str | None]:
    """The sentence on what to type next, and the id in it; None: there is nothing to say."""
    plan = change.plan
    if isinstance(plan, Plan) and plan.source:
        return "next_source", plan.source
    if isinstance(plan, Plan) and not (plan.figure or plan.target):
        return "next_indicator", plan.indicator
    target = plan.target or next(iter(change.concerned), None)
    return "next_target" if change.adds_target else "next_figure", target


def created_lines(
    folder: Path,
    files: Mapping[Path, bool],
    about: Iterable[str],
    words: Words,
    *,
    dry_run: bool,
) -> str:
    """Say which files are new and which were kept, more about them, and what to type next."""
    new_key = "would_create" if dry_run else "created"
    lines = [
        words.text("entry", new_key if new else "kept", path=plain(path.as_posix()))
        for path, new in files.items()
    ]
    file = shlex.quote(f"{folder.as_posix()}/targets.toml")
    option = "" if folder == Path() else f" --file {file}"
    return "\n".join([*lines, *about, words.text("entry", "next_start", file=plain(option))]) + "\n"


def ignored_lines(
    path: Path, lines: Iterable[str], words: Words, *, dry_run: bool
) -> tuple[str, ...]:
    """Say what was added to a file that was there, for git to ignore."""
    key = "would_ignore" if dry_run else "ignored"
    return (words.text("init", key, path=plain(path.as_posix()), lines=words.names(lines)),)


def ci_lines(requirement: str, registry: str, words: Words, *, new: bool) -> tuple[str, ...]:
    """Say what CI installs; of a file that was there, what makes it check this registry, too."""
    if new:
        return (words.text("entry", "ci_installs", requirement=plain(requirement)),)
    option = shlex.quote(f"--file={registry}")
    return (words.text("entry", "ci_kept", option=plain(option)),)
