"""What each key of the registry file means: the docstrings that stand under the fields of records.

They are read from the source when a schema is asked for, not when records are loaded, for every
command would wait for that.
"""

import ast
import inspect
from collections.abc import Iterator
from itertools import pairwise
from textwrap import dedent

from mic_tracker.model.record import Record


def key_docs() -> dict[str, dict[str, str]]:
    """By the name of a record, then by the key as written in the file."""
    return {record.__name__: _docs(record) for record in _records(Record)}


def _records(base: type[Record]) -> Iterator[type[Record]]:
    for record in base.__subclasses__():
        yield record
        yield from _records(record)


def _docs(record: type[Record]) -> dict[str, str]:
    """Of the record's own fields and of those it inherits."""
    said: dict[str, str] = {}
    for cls in reversed(record.__mro__):
        if issubclass(cls, Record) and cls is not Record:
            said |= dict(_said(cls))
    keys = {name: field.alias or name for name, field in record.model_fields.items()}
    return {keys[name]: text for name, text in said.items() if name in keys}


def _said(cls: type) -> Iterator[tuple[str, str]]:
    """The names of the fields that are followed by a docstring, and these."""
    body = ast.parse(dedent(inspect.getsource(cls))).body[0]
    for field, text in pairwise(body.body if isinstance(body, ast.ClassDef) else ()):
        match field, text:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(ast.Constant(str(said))):
                yield name, said
