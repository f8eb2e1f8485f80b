"""Names, texts and typed cells in SQL."""

WHOLES = frozenset(
    f"{sign}{size}" for sign in ("", "U") for size in ("TINYINT", "SMALLINT", "INTEGER", "BIGINT")
) | {"HUGEINT", "UHUGEINT"}
REALS = ("FLOAT", "DOUBLE", "DECIMAL")
TEXTS = ("VARCHAR", "ENUM", "JSON", "UUID")
_OTHERS = ("BOOLEAN", "DATE", '"NULL"')
_TIMES = "TIMESTAMP"
_MOST_WHOLE = "1e15"
"""Below it every whole number is a float of its own."""


def as_literal(text: str) -> str:
    """A text as SQL has it, whatever is in it."""
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def as_name(text: str) -> str:
    """A name as SQL has it, whatever is in it."""
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def is_of(type_: str, *types: str) -> bool:
    """Whether a type of DuckDB is one of some, and no list of it: INTEGER[]."""
    return type_.startswith(types) and not type_.endswith("]")


def is_number(type_: str) -> bool:
    """Whether cells of a type are numbers."""
    return type_ in WHOLES or is_of(type_, *REALS)


def cell_text(cell: str, type_: str) -> str | None:
    """The text that a person would write for a cell; None for a type whose cells are no texts."""
    if is_of(type_, _TIMES):
        time = f"make_timestamp(epoch_us({cell}))"
        day = f"cast(cast({time} as date) as varchar)"
        return f"case when {time} = date_trunc('day', {time}) then {day} else {time}::text end"
    if is_of(type_, *REALS):
        # whole numbers with gaps between them become floats in many programs: 2020.0
        whole = f"{cell} = trunc({cell}) and abs({cell}) < {_MOST_WHOLE}"
        return f"case when {whole} then {cell}::bigint::text else {cell}::text end"
    if type_ in WHOLES or is_of(type_, *TEXTS, *_OTHERS):
        return f"{cell}::text"
    return None
