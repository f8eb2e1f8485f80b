"""Observations in a Parquet file: the columns of a table, read by the library of an extra."""

from pathlib import Path

from mic_tracker.read.bulk.coded_rows import TableFault
from mic_tracker.read.bulk.duckdb_reader import open_database
from mic_tracker.read.bulk.parquet_file import check_marks
from mic_tracker.read.bulk.parquet_table import ParquetTable
from mic_tracker.read.bulk.row_page import RowPage
from mic_tracker.read.bulk.table import fault_finding, read_bulk
from mic_tracker.read.delimited.codes import CodeTables
from mic_tracker.read.delimited.included import IncludedFile
from mic_tracker.read.source_text import Writing


def read(file: Path, name: str, writing: Writing, tables: CodeTables | None = None) -> IncludedFile:
    """Read the rows of a file as observations; a row with an unreadable cell is left out.

    Raises OSError where it cannot be read, OutsideWorld without the extra.
    """
    try:
        check_marks(file)
        with open_database(file.absolute()) as database:
            return read_bulk(ParquetTable(database, file.absolute()), name, writing, tables)
    except TableFault as fault:
        page = RowPage(name, ())
        return IncludedFile(page, None, (fault_finding(page, fault),))
