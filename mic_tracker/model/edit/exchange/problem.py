"""What cannot be taken from files: each refused row, and how many there are of each kind."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from mic_tracker.model.fact import MessageFact

EXAMPLES = 3
_APART = {"column", "limit"}
"""Facts that tell one kind from another of the same code."""


class ProblemCode(StrEnum):
    """What is wrong with a file, a row or a cell; the catalogue has a sentence for each.

    Below each stand the facts that its sentence needs.
    """

    # files
    TOO_LARGE = "too_large"
    """limit"""
    NOT_TEXT = "not_text"
    """found: its first bytes"""
    UNKNOWN_ENCODING = "unknown_encoding"
    """found"""
    WRONG_ENCODING = "wrong_encoding"
    """byte, encoding"""
    ENCODING_NEEDED = "encoding_needed"
    """byte, readings: what the words with other letters read as in the likely encodings"""
    LONG_LINE = "long_line"
    """limit"""
    LONG_CELL = "long_cell"
    """limit"""
    OPEN_QUOTE = "open_quote"
    TOO_MANY_COLUMNS = "too_many_columns"
    """limit"""
    TOO_MANY_CELLS = "too_many_cells"
    """limit"""
    TOO_MANY_FIGURES = "too_many_figures"
    """limit"""
    TOO_MUCH_IN_ALL = "too_much_in_all"
    """limit: bytes of all files"""
    EMPTY = "empty"
    NO_HEADER = "no_header"
    """header: the line that was to name the columns"""
    NO_VALUE_COLUMN = "no_value_column"
    """columns"""
    NO_PERIOD_COLUMN = "no_period_column"
    """columns"""
    NOT_PERIODS = "not_periods"
    """limit: so many spellings in the column of periods are none"""
    NO_PROFILE = "no_profile"
    """columns"""
    OUTSIDE_FOLDER = "outside_folder"
    SYSTEM = "system"
    """reason"""
    BROKEN_METADATA = "broken_metadata"
    """A file that says something about the data; the figures are read without it."""
    LARGE_METADATA = "large_metadata"
    """limit"""
    DEEP_METADATA = "deep_metadata"
    """limit"""
    REFERENCES_IN_METADATA = "references_in_metadata"
    BAD_OPTION = "bad_option"
    """What a platform measures progress by, and cannot be understood; it becomes no target."""
    OTHER_NUMBERS = "other_numbers"
    """A platform measures progress by a column beside the values; its options become no target."""
    EARLY_RELEASE = "early_release"
    """The figures are taken, without the day of release that is before one of their periods."""
    ONE_PART = "one_part"
    """part: which of how many, where the file says so. Its service has more."""
    # files of a format
    TOO_MANY_ROWS = "too_many_rows"
    """limit"""
    OTHER_SHAPE = "other_shape"
    """format"""
    SERVICE_MESSAGE = "service_message"
    """message"""
    JSON_CUT_OFF = "json_cut_off"
    JSON_SYNTAX = "json_syntax"
    """column"""
    JSON_DEPTH = "json_depth"
    JSON_CONSTANT = "json_constant"
    """written"""
    JSON_KEY_TWICE = "json_key_twice"
    """key"""
    JSON_ROW = "json_row"
    """cells, columns"""
    XML_CUT_OFF = "xml_cut_off"
    XML_SYNTAX = "xml_syntax"
    """column"""
    XML_DTD = "xml_dtd"
    """written"""
    CUBE_SIZE = "cube_size"
    """stated"""
    CUBE_PLACE = "cube_place"
    """place, size"""
    SDMX_KEY = "sdmx_key"
    """key"""
    SDMX_DELETES = "sdmx_deletes"
    SDMX_OUTSIDE = "sdmx_outside"
    """element"""
    SDMX_GROUPS = "sdmx_groups"
    """limit"""
    SDMX_MAPPING = "sdmx_mapping"
    """element, found"""
    PX_CUT_OFF = "px_cut_off"
    """keyword"""
    PX_SYNTAX = "px_syntax"
    PX_NO_DATA = "px_no_data"
    PX_KEYS = "px_keys"
    PX_CELLS = "px_cells"
    """cells, expected"""
    PX_VALUES = "px_values"
    """variable, cells, expected"""
    PXWEB_NO_DATA = "pxweb_no_data"
    WORKBOOK_LOCKED = "workbook_locked"
    WORKBOOK_BROKEN = "workbook_broken"
    WORKBOOK_UNPACKED = "workbook_unpacked"
    """limit"""
    WORKBOOK_PARTS = "workbook_parts"
    """limit"""
    DECIMAL_NEEDED = "decimal_needed"
    """sheet, found"""
    NO_TABLE = "no_table"
    """sheets"""
    NO_SHEET = "no_sheet"
    """sheet, sheets"""
    # rows
    NO_DATA = "no_data"
    """The row has no value, and a sentence where its period should be."""
    CELLS = "cells"
    """columns: how many there are"""
    NO_PERIOD = "no_period"
    FISCAL_YEAR = "fiscal_year"
    DAY_OR_MONTH = "day_or_month"
    EITHER_YEAR = "either_year"
    NOT_A_PERIOD = "not_a_period"
    NO_START = "no_start"
    """The frequency beside a day says that a longer period is meant, and none begins on it."""
    TWO_READINGS = "two_readings"
    UNCLEAR_LETTERS = "unclear_letters"
    PARENTHESES = "parentheses"
    OUT_OF_RANGE = "out_of_range"
    WORDS_BESIDE = "words_beside"
    NOT_A_NUMBER = "not_a_number"
    BAD_BOUND = "bad_bound"
    """column"""
    UNKNOWN_PREFIX = "unknown_prefix"
    UNKNOWN_MULTIPLIER = "unknown_multiplier"
    UNKNOWN_STATUS = "unknown_status"
    """The figure is taken; what the cell says is kept as a note."""
    DUPLICATE = "duplicate"
    SPAN = "span"
    """A span of periods at whose end the file has another figure."""
    DELETION = "deletion"


class CellPlace(NamedTuple):
    """Where something stands: a file (or "file#sheet"), a line or row, a column, all from 1."""

    file: str
    line: int
    column: int | None = None

    def __str__(self) -> str:
        """As editors and CI logs link it."""
        return ":".join(str(part) for part in self if part is not None)


class RefusedRow(NamedTuple):
    """A row, a cell or a file that is not taken, or not as it is."""

    code: ProblemCode
    place: CellPlace
    found: str = ""
    """The cell as written."""
    facts: tuple[tuple[str, MessageFact], ...] = ()
    """What the sentence of its code needs."""
    choices: tuple[str, ...] = ()
    """What would be read instead."""


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """All problems of one kind: how many, in how many files, and the first few.

    Its facts are those of the first one.
    """

    code: ProblemCode
    facts: Mapping[str, MessageFact]
    count: int
    files: int
    examples: tuple[RefusedRow, ...]


def count_kinds(rows: Iterable[RefusedRow]) -> tuple[ProblemKind, ...]:
    """Count the problems by their kinds, the most frequent first."""
    kinds: dict[tuple[object, ...], list[RefusedRow]] = {}
    for row in rows:
        apart = tuple(fact for fact in row.facts if fact[0] in _APART)
        kinds.setdefault((row.code, apart), []).append(row)
    order = sorted(kinds.values(), key=lambda found: (-len(found), found[0].place))
    return tuple(_kind(found) for found in order)


def _kind(rows: list[RefusedRow]) -> ProblemKind:
    first = rows[0]
    files = {row.place.file for row in rows}
    spellings: dict[str, RefusedRow] = {}
    for row in rows:
        spellings.setdefault(row.found, row)
    examples = tuple(islice(spellings.values(), EXAMPLES))
    return ProblemKind(first.code, dict(first.facts), len(rows), len(files), examples)
