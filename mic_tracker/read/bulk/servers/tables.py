"""The observations of the tables of databases that a registry names."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mic_tracker.model.finding import Finding, Severity
from mic_tracker.model.registry import RegistryFile, table_header
from mic_tracker.read.bulk.servers.coded_table import DatabaseRows
from mic_tracker.read.bulk.servers.column_types import find_column_faults, read_columns
from mic_tracker.read.bulk.servers.engines import ENGINES, Engine, Login
from mic_tracker.read.bulk.servers.expression import make_cells, pick_rows
from mic_tracker.read.bulk.servers.login import engine_name, find_login
from mic_tracker.read.bulk.servers.table_keys import CODE, find_key_faults, known_keys, name_parts
from mic_tracker.read.bulk.table import read_bulk
from mic_tracker.read.delimited.codes import CodeTables
from mic_tracker.read.delimited.included import IncludedFile
from mic_tracker.read.source_text import Page, UnplacedFinding, Writing, place_finding
from mic_tracker.text.suggest import written_value


def read_tables(
    file: RegistryFile, page: Page, room: int, tables: CodeTables, findings: list[Finding]
) -> Iterator[IncludedFile]:
    """Read the tables of a registry that has no errors so far: no server is asked for others.

    `room` is how many observations there may still be. Raises OutsideWorld for what a server, or
    the way to it, refuses.
    """
    findings += (_place(page, fault) for fault in find_key_faults(file))
    if any(finding.severity is Severity.ERROR for finding in findings):
        return
    by_connection = defaultdict[str, list[str]](list)
    for id_, table in file.tables.items():
        by_connection[table.connection].append(id_)
    reader = _TableReader(file, page, room, tables, findings)
    for login, ids in [(find_login(variable), ids) for variable, ids in by_connection.items()]:
        yield from reader.read(login, ids)


def _place(page: Page, fault: UnplacedFinding) -> Finding:
    finding = place_finding(page, fault)
    # the line may hold a password
    return replace(finding, excerpt=None) if fault.facts.get("cause") == "secret" else finding


@dataclass(slots=True)
class _TableReader:
    """The reader of the tables of one registry."""

    file: RegistryFile
    page: Page
    room: int
    tables: CodeTables
    findings: list[Finding]

    def read(self, login: Login, ids: Sequence[str]) -> list[IncludedFile]:
        """Read tables of one database."""
        with ENGINES[engine_name(login.address)](login) as engine:
            return [included for id_ in ids for included in self._read(engine, id_)]

    def _read(self, engine: Engine, id_: str) -> Iterator[IncludedFile]:
        """Read a table; of one that cannot be read the findings are kept."""
        stated = self.file.tables[id_]
        source = engine.table(name_parts(stated.table) or ())
        if source is None:
            facts = {"cause": "no_table", "table": written_value(stated.table)}
            self._note(UnplacedFinding(CODE, ("tables", id_, "table"), facts))
            return
        keys = known_keys(self.file)
        columns = read_columns(stated, source.columns, keys)
        faults = [*find_column_faults(id_, stated, source, columns)]
        for fault in faults:
            self._note(fault)
        if not faults:
            picked = pick_rows(source, stated.where)
            cells = make_cells(picked, columns, stated.constants, keys)
            yield self._read_rows(DatabaseRows(engine, cells, self.room), id_)

    def _read_rows(self, rows: DatabaseRows, id_: str) -> IncludedFile:
        writing = Writing(self.file.indicators, self.file.settings.language)
        included = read_bulk(rows, table_header(id_), writing, self.tables)
        self.room -= included.rows.readable if included.rows else 0
        self.findings += included.findings
        return included

    def _note(self, fault: UnplacedFinding) -> None:
        self.findings.append(place_finding(self.page, fault))
