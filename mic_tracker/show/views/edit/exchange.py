"""An import on screen: its five steps, its series, what is refused, what is still to be said."""

from collections.abc import Iterator, Mapping

from mic_tracker.model.edit import Amended
from mic_tracker.model.edit.exchange.figures import SeriesFound
from mic_tracker.model.edit.exchange.plan import (
    ImportOutcome,
    ImportPlan,
    ImportReading,
    PlannedFigure,
    TableStep,
)
from mic_tracker.model.edit.exchange.problem import ProblemKind, RefusedRow
from mic_tracker.model.indicator import Indicator
from mic_tracker.show.data import json_number
from mic_tracker.show.document import (
    Block,
    Cell,
    Column,
    Document,
    Fact,
    Facts,
    Grid,
    LeftOut,
    Lines,
    Paragraphs,
    Section,
    StyledLine,
    Table,
    with_titles,
)
from mic_tracker.show.language.template import fields
from mic_tracker.show.language.words import Words
from mic_tracker.show.views import status_summary
from mic_tracker.show.views.edit import COLUMNS, Effect, effect_lines, file_option
from mic_tracker.show.views.edit.problems import refusal
from mic_tracker.show.views.findings import notices
from mic_tracker.text.escape import plain, prose, shortened

_SERIES = 12
_TABLES = 3
_CONFLICTS = 3
_ROLES = 8
_COLUMNS = (
    Column("area", "", 1, wrap=True, minimum=8),
    Column("dimensions", "", 2, wrap=True, minimum=10),
    Column("key", "", 3, wrap=True, minimum=10),
    Column("unit", "", 4, wrap=True, minimum=6),
    Column("first", "", 5),
    Column("last", "", 0),
    Column("figures", "", 0, "right"),
    Column("missing", "", 6, "right"),
)


def document(
    reading: ImportReading,
    plan: ImportPlan,
    indicators: Mapping[str, Indicator],
    words: Words,
    change: Amended | None,
    effect: Effect | None,
) -> Document:
    """Show what each step made of the files, and what is to become of their figures."""
    sections = [
        Section("", (Facts(tuple(_steps(reading, words))),)),
        *_series_section(plan, words),
        *_problem_section(reading, words),
        Section("", (Paragraphs(tuple(_outcomes(plan, indicators, words))),)),
        *_open_section(plan, words),
        *(_change_sections(change, plan, effect, words) if change and effect else ()),
    ]
    return Document("", sections=tuple(sections))


def _steps(reading: ImportReading, words: Words) -> Iterator[Fact]:
    """Say of each step what it gave: bytes, table, long, roles, observations."""
    tables = reading.tables
    names = [prose(table.name) for table in tables[:_TABLES]]
    more = ["…"] if len(tables) > _TABLES else []
    yield _step("bytes", words.names((*names, *more)) or words.text("cell", "none"), words)
    rows, columns = sum(t.rows for t in tables), max((len(t.columns) for t in tables), default=0)
    facts = {"tables": words.count("table", len(tables)), "rows": words.count("row", rows)}
    columns_text = words.count("of_columns", columns)
    told = words.text("import", "table", **facts, columns=columns_text)
    yield Fact(words.text("import_step", "table"), (told, *_aside(reading, words)))
    cells = words.count("cell", sum(table.cells for table in tables))
    yield _step("long", words.text("import", "long", cells=cells), words)
    roles = [_role(head, role, words) for head, role in _roles(tables)]
    shown = (*roles[:_ROLES], *(["…"] if len(roles) > _ROLES else []))
    lines = (_profile(reading, words), words.names(shown), *_totals(tables, words))
    yield Fact(words.text("import_step", "roles"), tuple(filter(None, lines)))
    yield _step("observations", _figures(reading, words), words)


def _aside(reading: ImportReading, words: Words) -> Iterator[str]:
    """Name the tables that were left aside, and how they could be read."""
    for table in reading.aside[:_ROLES]:
        key = "aside_other" if table.profile else "aside"
        yield words.text("import", key, table=prose(table.name), profile=table.profile or "")
    if len(reading.aside) > _ROLES:
        yield "…"


def _step(key: str, text: str, words: Words) -> Fact:
    return Fact(words.text("import_step", key), (text,))


def _roles(tables: tuple[TableStep, ...]) -> list[tuple[str, str]]:
    """The columns of all tables that say something, each once; values below periods are one."""
    roles = dict.fromkeys(pair for table in tables for pair in table.roles if pair[1] != "ignore")
    values = [head for head, role in roles if role == "value"]
    others = [pair for pair in roles if pair[1] != "value"]
    if not values:
        return others
    span = f"{values[0]} … {values[-1]}" if len(values) > 1 else values[0]
    return [*others, (span, "value")]


def _totals(tables: tuple[TableStep, ...], words: Words) -> Iterator[str]:
    """Name the words that were taken for the total, with their columns."""
    found = [*dict.fromkeys(pair for table in tables for pair in table.totals)]
    shown = [f"{prose(shortened(h))}={prose(shortened(word))}" for h, word in found[:_ROLES]]
    if shown:
        members = words.names((*shown, *(["…"] if len(found) > _ROLES else [])))
        yield words.text("import", "totals", members=members)


def _role(head: str, role: str, words: Words) -> str:
    name = words.text("import_role", role)
    return words.text("import", "role", head=prose(shortened(head)), role=name)


def _profile(reading: ImportReading, words: Words) -> str:
    """Say which profile it is and what tells it; those that fit as well are named."""
    evidence = words.names(prose(shortened(text)) for text in reading.evidence)
    key = "profile_chosen" if reading.chosen else "profile" if evidence else "profile_only"
    text = words.text("import", key, profile=reading.profile, evidence=evidence)
    if not reading.others:
        return text
    others = words.names(reading.others)
    return words.clauses((text, words.text("import", "others", profiles=others)))


def _figures(reading: ImportReading, words: Words) -> str:
    missing = reading.missing
    values = words.count("figure", len(reading.figures) - missing.total())
    parts = [values]
    if missing:
        reasons = words.names(
            words.text("import_missing", reason, n=n) for reason, n in missing.most_common()
        )
        parts.append(words.text("import", "missing", n=missing.total(), reasons=reasons))
    if spans := sum(figure.is_span and not figure.missing for figure in reading.figures):
        parts.append(words.text("import", "spans", n=spans))
    if reading.refused:
        parts.append(words.text("import", "refused", n=reading.refused))
    if reading.repeated:
        parts.append(words.text("import", "repeated", n=reading.repeated))
    return words.clauses(parts)


def _series_section(plan: ImportPlan, words: Words) -> Iterator[Section]:
    """Show the series, the longest first; of many the first ones."""
    if not plan.series:
        return
    ordered = sorted(plan.series, key=lambda found: -found.count)
    columns = with_titles(_COLUMNS, words.catalogue["import_column"])
    table = Table(columns, tuple(_series_row(found, words) for found in ordered[:_SERIES]))
    blocks: list[Block] = [Grid(table.without_empty()), LeftOut()]
    title = words.text("import", "series", n=len(ordered))
    if len(ordered) > _SERIES:
        more = words.text("import", "more_series", n=len(ordered) - _SERIES)
        yield Section(title, (*blocks, Paragraphs((more,), style="quiet")))
        return
    yield Section(title, tuple(blocks))


def _series_row(found: SeriesFound, words: Words) -> tuple[Cell, ...]:
    key = found.key
    dimensions = words.names(f"{prose(n)}={prose(member)}" for n, member in key.dimensions)
    series = words.names(f"{prose(n)}={prose(member)}" for n, member in key.series)
    return (
        Cell(prose(key.area or "")),
        Cell(dimensions),
        Cell(series),
        Cell(prose(key.unit or "")),
        Cell(words.cell(found.first)),
        Cell(words.cell(found.last)),
        Cell(str(found.count)),
        Cell(str(found.missing) if found.missing else ""),
    )


def _problem_section(reading: ImportReading, words: Words) -> Iterator[Section]:
    """Tell what cannot be taken, each kind once: how often, an example or three, what to do."""
    if not reading.problems:
        return
    lines = [line for kind in reading.problems for line in _problem_lines(kind, words)]
    yield Section(words.text("import", "problems", n=reading.refused), (Lines(tuple(lines)),))


def _problem_lines(kind: ProblemKind, words: Words) -> Iterator[StyledLine]:
    say, ways = problem_words(kind, words)
    cells = words.count("cell", kind.count)
    where = words.text("import", "in_files", cells=cells, n=kind.files)
    yield (say, "error"), ("  ", ""), (where, "quiet")
    for row in kind.examples:
        yield ("  ", ""), (_example(row), "quiet")
    if kind.count > len(kind.examples):
        more = words.text("import", "more", n=kind.count - len(kind.examples))
        yield ("  ", ""), (more, "quiet")
    yield from ((("  ", ""), (way, "")) for way in ways)


def _example(row: RefusedRow) -> str:
    found = f": {prose(shortened(row.found))}" if row.found else ""
    return f"{plain(str(row.place))}{found}"


def problem_words(kind: ProblemKind, words: Words) -> tuple[str, list[str]]:
    """Say what is wrong with cells of a kind, and what to do instead."""
    entry = words.catalogue["import_problem"][kind.code.value]
    found = kind.examples[0].found if kind.examples else ""
    facts = {"found": found, **kind.facts}
    safe = {k: prose(shortened(v)) if isinstance(v, str) else v for k, v in facts.items()}
    help_ = [text for text in entry["help"] if fields(text) <= safe.keys()]
    return words.fill(entry["say"], **safe), [words.fill(text, **safe) for text in help_]


def _outcomes(plan: ImportPlan, indicators: Mapping[str, Indicator], words: Words) -> Iterator[str]:
    """Say how many figures have which outcome, and of what they are."""
    counts = plan.counts
    parts = [
        words.text("import_outcome", outcome, n=counts[outcome])
        for outcome in ImportOutcome
        if counts[outcome]
    ]
    indicator = indicators.get(plan.indicator or "")
    if indicator and parts:
        name = words.local(indicator.name)
        yield words.text("import", "about", id=plan.indicator, name=name, counts=words.names(parts))
    elif parts:
        yield words.clauses(parts)
    conflicts = [row for row in plan.rows if row.outcome is ImportOutcome.CONFLICT]
    yield from (_conflict(row, words) for row in conflicts[:_CONFLICTS])
    if len(conflicts) > _CONFLICTS:
        yield words.text("import", "more", n=len(conflicts) - _CONFLICTS)


def _conflict(row: PlannedFigure, words: Words) -> str:
    if row.rival is None:
        value = row.figure.value_text
        return words.text("import", "conflict_files", period=str(row.figure.period), value=value)
    where = row.rival.location
    return words.text(
        "import",
        "conflict",
        period=str(row.figure.period),
        value=row.figure.value_text,
        place=f"{where.file}:{where.line}",
        recorded=json_number(row.rival.value),
    )


def _open_section(plan: ImportPlan, words: Words) -> Iterator[Section]:
    """Tell what is still to be said, each with what to type."""
    if not plan.open:
        return
    lines: list[StyledLine] = []
    for problem in plan.open:
        say, ways = refusal((problem,), words)
        lines.append(((say, "warning"),))
        lines += [(("  ", ""), (way, "")) for way in ways]
    yield Section(words.text("import", "open"), (Lines(tuple(lines)),))


def _change_sections(
    change: Amended, plan: ImportPlan, effect: Effect, words: Words
) -> Iterator[Section]:
    """Show where it is written, what the registry says of it, and the targets."""
    yield Section("", (Paragraphs(tuple(_places(plan, change, words))),))
    if own := change.own_findings:
        yield Section("", (notices(own, words),))
    if plan.indicator is None:
        yield Section("", (Paragraphs(tuple(_platform(plan, effect, words))),))
        return
    yield Section("", (Lines(tuple(effect_lines(effect, COLUMNS, words))),))


def _platform(plan: ImportPlan, effect: Effect, words: Words) -> Iterator[str]:
    """Say how many targets a platform gives, where they stand, and for what there are none."""
    yield words.text("import", "targets", n=plan.targets)
    if any(effect[1].counts().values()):
        yield status_summary.counts(effect[1], words)
    if plan.left_targets > 0:
        yield words.text("import", "left_targets", n=plan.left_targets)


def _places(plan: ImportPlan, change: Amended, words: Words) -> Iterator[str]:
    if plan.table:
        yield words.text("import", "into", file=plain(plan.table), n=len(plan.written))
    if plan.included:
        yield words.text("import", "include", file=plain(change.file))
    headers = (block.text.partition("\n")[0] for block in change.blocks)
    own = [plain(header) for header in headers if not header.startswith("[[")]
    if len(own) > _SERIES:
        yield words.text("import", "many_tables", n=len(own), file=plain(change.file))
    elif own:
        yield words.text("import", "tables", tables=words.names(own), file=plain(change.file))


def question(plan: ImportPlan, file: str, words: Words) -> str:
    """Ask whether the figures are to be written."""
    if plan.feed and not plan.written:
        return words.text("import_feed", "confirm", id=plan.feed, file=plain(file))
    figures = words.count("figure", len(plan.written))
    return words.text("figure_table", "confirm", figures=figures, file=plain(plan.table or file))


def outcome(reading: ImportReading, plan: ImportPlan, change: Amended | None, words: Words) -> str:
    """Say how many figures were written, and where."""
    unwritten = words.text("figure_table", _why_unwritten(reading, plan))
    if change is None:
        return f"{unwritten}\n"
    figures = words.count("figure", len(plan.written))
    place = plain(plan.table or change.file)
    lines = [words.text("figure_table", "wrote", figures=figures, place=place)]
    if plan.feed:
        lines = lines if plan.written else [unwritten]
        lines.append(words.text("import_feed", "wrote", id=plan.feed, place=plain(change.file)))
        lines.append(words.text("import_feed", "run", id=plan.feed))
    lines.append(words.text("undo", "offer", file=file_option(change.after.path)))
    return "\n".join(lines) + "\n"


def _why_unwritten(reading: ImportReading, plan: ImportPlan) -> str:
    """The sentence for an import without new figures: some that are known, or no value at all."""
    if not plan.counts[ImportOutcome.KNOWN]:
        return "without_value"
    left = reading.refused or plan.counts[ImportOutcome.CONFLICT]
    return "rest_known" if left else "all_known"
