"""A file that is read where it is, or of which only the bytes are there."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

_PATTERN_SIGNS = frozenset("*?[{")
"""DuckDB takes a name with one of them for a pattern of names."""


@contextmanager
def placed_file(path: Path, draft: bytes | None) -> Iterator[Path]:
    """Give the path of a file; a draft of it is put into a folder of its own.

    So is a file whose name would be taken for a pattern.
    """
    if draft is None and not _PATTERN_SIGNS & {*str(path.absolute())}:
        yield path
        return
    with TemporaryDirectory(prefix="mic-tracker-") as folder:
        placed = Path(folder) / f"table{path.suffix}"
        if draft is None:
            copyfile(path, placed)
        else:
            placed.write_bytes(draft)
        yield placed
