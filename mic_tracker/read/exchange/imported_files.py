"""Files as figures: bytes, tables, long tables, roles and figures, one step after the other."""

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from mic_tracker.model.edit.exchange.problem import CellPlace, ProblemCode, RefusedRow
from mic_tracker.model.edit.exchange.profile import FileLayout, Profile
from mic_tracker.read.exchange.figure_reader import read_figures
from mic_tracker.read.exchange.figures import AsideTable, ImportedFiles, TableFigures
from mic_tracker.read.exchange.formats import FORMATS
from mic_tracker.read.exchange.long_table import read_long
from mic_tracker.read.exchange.profiles import read_profile
from mic_tracker.read.exchange.source_folder import SourceFile
from mic_tracker.read.exchange.source_table import SourceTable, UnreadableFile

_IN_PARTS = frozenset(("world-bank-json", "un-sdg-json", "who-odata"))
"""Formats of services that answer in parts, and say so."""
_WITHOUT_FIGURES = frozenset(("no_value_column", "no_period_column"))
"""Why a table is none of figures."""


def read_tables(file: SourceFile, layout: FileLayout) -> tuple[SourceTable, ...]:
    """Read the tables of a file, with what other files say of it; UnreadableFile for none."""
    tables = FORMATS[layout.format](file.data, file.name, layout)
    return tuple(table._replace(facts={**table.facts, **file.facts}) for table in tables)


def read_table_figures(table: SourceTable, profile: Profile) -> TableFigures:
    """Read the figures of a table, from its key to the last cell."""
    named = table._replace(facts={**_indicator_of(table.name, profile), **table.facts})
    try:
        long = read_long(named, profile)
    except UnreadableFile:
        if profile.otherwise is None:
            raise
        return read_table_figures(table, read_profile(profile.otherwise))
    return read_figures(long, profile)


def import_files(files: Iterable[SourceFile | RefusedRow], profile: Profile) -> ImportedFiles:
    """Read the figures of all files; a file that cannot be read stops no other one.

    Of a file with several tables those that hold no figures are left aside: workbooks have sheets
    of contents and of notes, which stop nobody from reading the others.
    """
    tables: list[TableFigures] = []
    unread: list[RefusedRow] = []
    aside: list[AsideTable] = []
    for file in files:
        if isinstance(file, RefusedRow):
            unread.append(file)
            continue
        try:
            found = read_tables(file, profile.layout)
            unread += filter(None, (_other_parts(table, profile) for table in found))
            read, left = _split(found, profile)
            tables += read
            aside += left
        except UnreadableFile as problem:
            unread.append(unread_file(problem.table or file.name, problem))
    return ImportedFiles(tuple(tables), tuple(unread), tuple(aside))


def _split(
    found: Sequence[SourceTable], profile: Profile
) -> tuple[list[TableFigures], list[AsideTable]]:
    """The figures of tables, and the tables without any; UnreadableFile where none has some."""
    read: list[TableFigures] = []
    failed: list[SourceTable] = []
    first: UnreadableFile | None = None
    for table in found:
        try:
            read.append(read_table_figures(table, profile))
        except UnreadableFile as problem:
            problem.table = table.name
            if problem.code not in _WITHOUT_FIGURES:
                raise
            failed.append(table)
            first = first or problem
    if first and not read:
        raise first
    return read, [AsideTable(table, profile.layout.format) for table in failed]


def _other_parts(table: SourceTable, profile: Profile) -> RefusedRow | None:
    """What is told of an answer of which a service has more: its figures are not all there are."""
    if profile.layout.format not in _IN_PARTS or not table.facts.keys() & {"pages", "more"}:
        return None
    part = table.facts.get("pages")
    facts = (("part", part),) if part else ()
    return RefusedRow(ProblemCode.ONE_PART, CellPlace(table.name, 1), "", facts)


def unread_file(name: str, problem: UnreadableFile) -> RefusedRow:
    """What is told of a file that cannot be read."""
    facts = tuple(problem.facts.items())
    return RefusedRow(ProblemCode(problem.code), CellPlace(name, problem.line), "", facts)


def _indicator_of(name: str, profile: Profile) -> dict[str, str]:
    """The id of the indicator that the name of a file holds."""
    start, stem = profile.indicator_after, PurePosixPath(name).stem
    if not start or not stem.startswith(start):
        return {}
    return {"indicator": stem.removeprefix(start)}
