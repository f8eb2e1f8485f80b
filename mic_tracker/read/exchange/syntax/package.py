"""A package of parts in a ZIP file (OPC, as .xlsx is), taken out within bounds."""

import struct
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from mic_tracker.read.exchange.source_table import UnreadableFile
from mic_tracker.read.exchange.syntax.xml import text_of_xml
from mic_tracker.text import limits

_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""With which .xls begins, and a workbook with a password."""
_ENCRYPTED = 0x1
_XML = (".xml", ".rels")

PackageParts = Mapping[str, bytes]


def read_package(data: bytes) -> PackageParts:
    """The XML parts of a package by their names; pictures, programs and other parts are left out.

    The sizes that the directory states are added up before anything is unpacked, and a part that
    turns out to be larger is refused. So are encrypted parts, two of one name, and XML with a
    document type.
    """
    if data.startswith(_OLD_OR_LOCKED):
        raise UnreadableFile("workbook_locked")
    if len(data) > limits.TABLE_BYTES:
        raise UnreadableFile("too_large", {"limit": limits.TABLE_BYTES})
    try:
        with ZipFile(BytesIO(data)) as archive:
            return dict(_unpacked(archive))
    except _BROKEN as error:
        raise UnreadableFile("workbook_broken") from error


_BROKEN = (BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, UnicodeDecodeError)
"""What a damaged package gives."""


def _unpacked(archive: ZipFile) -> Iterator[tuple[str, bytes]]:
    entries = [entry for entry in archive.infolist() if entry.filename.endswith(_XML)]
    _check(archive.infolist())
    for entry in entries:
        part = archive.read(entry)
        if len(part) != entry.file_size:
            raise UnreadableFile("workbook_broken")
        text_of_xml(part)
        yield entry.filename, part


def _check(entries: list[ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    if len(names) > limits.PARTS:
        raise UnreadableFile("workbook_parts", {"limit": limits.PARTS})
    if sum(entry.file_size for entry in entries) > limits.UNPACKED_BYTES:
        raise UnreadableFile("workbook_unpacked", {"limit": limits.UNPACKED_BYTES})
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise UnreadableFile("workbook_locked")
    methods = {entry.compress_type for entry in entries}
    if len({*names}) < len(names) or not methods <= {ZIP_STORED, ZIP_DEFLATED}:
        raise UnreadableFile("workbook_broken")


def packed(parts: PackageParts) -> bytes:
    """The parts in a new package: whoever reads it gets what was looked at, and nothing else."""
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, part in parts.items():
            archive.writestr(ZipInfo(name), part)
    return stream.getvalue()
