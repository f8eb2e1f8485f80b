"""The limits within which a registry is read, so that none exhausts the machine it is checked on.

docs/file-format.md lists them. Beyond them there is a finding: MT008 where a file cannot be parsed
within bounds, MT055 for too much of something, MT056 for calendars of too many periods.
"""

TOML_BYTES = 16 * 1024 * 1024
"""Of the registry, and of each included TOML file."""
TABLE_BYTES = 64 * 1024 * 1024
"""Of each included table."""
INCLUDED_BYTES = 512 * 1024 * 1024
"""Of all included files together."""
LINES = 2_000_000
"""Of a file, empty ones as well."""
KEY_PARTS = 100
"""Of a dotted key; the parser takes the square of this many steps for each key."""
COLUMNS = 16_384
"""Of a table; a spreadsheet has as many."""
CELL = 131_072
"""Characters of a cell: what Python's reader of tables takes."""
OBSERVATIONS = 1_000_000
"""Of a file; rows of a table that cannot be read count as well."""
ALL_OBSERVATIONS = 10_000_000
"""Of a registry with its included files."""
RECORDS = 1_000_000
"""Of a registry: observations that are no plain rows, and series and statements of plain rows.

Each of them takes as much memory as twenty plain rows or more.
"""
PASTED_BYTES = 4 * 1024 * 1024
"""Of a table of new figures that is typed, pasted or piped."""
PASTED_ROWS = 10_000
"""Of such a table; larger ones are included as files."""
IMPORTED_BLOCKS = 1_000
"""Figures of an import that are written as blocks; more are rows of a table."""
PATTERNS = 100
"""Under `include`."""
FILES = 10_000
"""That the patterns match."""
NAMES = 1_000_000
"""Of files and folders that are held against the patterns."""
PERIODS = 10_000
"""Of a cadence."""
ALL_PERIODS = 2_000_000
"""Of all cadences together."""
LOOKS = 10_000_000
"""At figures: each promise looks at all of its indicator and area."""
FINDINGS = 1_000
"""Of a file; after so many the rest of it is not looked at."""
IMPORTED_BYTES = 512 * 1024 * 1024
"""Of all files of a folder that is imported; each of them is a table, with the limits of tables."""
IMPORTED_CELLS = 20_000_000
"""Of one imported file."""
STRANGE_PERIODS = 5_000
"""Spellings in the column of periods of an imported table that are none; a text column has more."""
LINE = 4 * 1024 * 1024
"""Characters of a line of an imported file."""
METADATA_BYTES = 1024 * 1024
"""Of a file that says something about imported tables."""
METADATA_ENTRIES = 50_000
"""Of such a file: its texts, and the beginnings and ends of its lists and tables."""
ALL_METADATA_BYTES = 16 * 1024 * 1024
"""Of all such files of a folder."""
DEPTH = 50
"""Of lists and tables within each other in such a file."""
DOWNLOAD_SECONDS = 120.0
"""In which a file has to be read from its address, from the first look for the host on."""
SILENCE_SECONDS = 30.0
"""For which a host may send nothing."""
REDIRECTS = 10
"""From one address to the next."""
UNPACKED_BYTES = 256 * 1024 * 1024
"""Of all parts of a workbook."""
PARTS = 10_000
"""Of a workbook."""
BULK_BYTES = 2 * 1024 * 1024 * 1024
"""Of all included Parquet files together, which are read where they are."""
BULK_OBSERVATIONS = 20_000_000
"""Of a registry, in such files and beside them; of each file, and of its rows that say nothing."""
BULK_UNPACKED_BYTES = 16 * 1024 * 1024 * 1024
"""Of the columns of a Parquet file, as its metadata say; they are never held together."""
BULK_METADATA_BYTES = 64 * 1024 * 1024
"""Of a Parquet file."""
BULK_MEMORY = 1024 * 1024 * 1024
"""For the library that reads Parquet."""
BULK_SPELLINGS = 1_000_000
"""Of series, and of what is said beside them, in a Parquet file."""
BULK_CHARACTERS = 4_000_000_000
"""Of all cells of a column of a Parquet file together, however often one of them is repeated."""
PAST_BYTES = 256 * 1024 * 1024
"""Of each file that is read out of git."""
TABLE_CHARACTERS = 1024 * 1024 * 1024
"""Of the texts of a table of a database; a series of it has as many rows as OBSERVATIONS."""
