"""Packages of parts: bombs, damage and what is left out."""

import struct
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest
from workbooks import package, parts_of

from mic_tracker.model.fact import MessageFact
from mic_tracker.read.exchange.source_table import UnreadableFile
from mic_tracker.read.exchange.syntax.package import packed, read_package
from mic_tracker.text import limits

PARTS = {"a.xml": b"<a/>", "b/c.rels": b"<b/>"}
MEBIBYTE = 1024 * 1024


def refused(data: bytes) -> tuple[str, dict[str, MessageFact]]:
    with pytest.raises(UnreadableFile) as caught:
        read_package(data)
    return caught.value.code, dict(caught.value.facts)


def test_parts_are_taken_out_and_packed_anew() -> None:
    assert read_package(package(PARTS)) == PARTS
    assert parts_of(packed(PARTS)) == PARTS


def test_programs_and_pictures_are_left_out() -> None:
    assert read_package(package(PARTS | {"vbaProject.bin": b"x", "i.png": b"y"})) == PARTS


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = package({"a.xml": b" " * MEBIBYTE, "b.bin": b" " * MEBIBYTE})
    assert len(bomb) < MEBIBYTE / 100
    monkeypatch.setattr(limits, "UNPACKED_BYTES", 2 * MEBIBYTE - 1)
    monkeypatch.setattr(ZipFile, "read", None)
    assert refused(bomb) == ("workbook_unpacked", {"limit": 2 * MEBIBYTE - 1})


def test_a_part_that_is_larger_than_the_directory_says_is_refused() -> None:
    data = package({"a.xml": b"<a>" + b" " * MEBIBYTE + b"</a>"})
    size = struct.pack("<I", MEBIBYTE + 7)
    assert data.count(size) == 2
    assert refused(data.replace(size, struct.pack("<I", 7)))[0] == "workbook_broken"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"a,b\n1,2\n",
        b"PK\x03\x04",
        package(PARTS)[:-10],
        package(PARTS)[:40],
        b"PK\x05\x06" + b"\0" * 17,
    ],
    ids=["nothing", "text", "mark", "cut", "cut early", "end only"],  # a package has its time
)
def test_what_is_no_package_is_refused(data: bytes) -> None:
    assert refused(data) == ("workbook_broken", {})


def test_a_damaged_part_is_refused() -> None:
    data = bytearray(package({"a.xml": b"<a>" + bytes(range(32, 60)) * 40 + b"</a>"}))
    data[45] ^= 0xFF
    assert refused(bytes(data))[0] == "workbook_broken"


def test_two_parts_of_one_name_are_refused() -> None:
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("a.xml", "<a/>")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.xml", "<b/>")
    assert refused(stream.getvalue())[0] == "workbook_broken"


def test_other_compressions_are_refused() -> None:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_BZIP2) as archive:
        archive.writestr("a.xml", "<a/>")
    assert refused(stream.getvalue())[0] == "workbook_broken"


def test_old_and_locked_workbooks_are_told_from_broken_ones() -> None:
    assert refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512)[0] == "workbook_locked"
    encrypted = bytearray(package(PARTS))
    for at in (6, encrypted.index(b"PK\x01\x02") + 8):
        encrypted[at] |= 1
    assert refused(bytes(encrypted))[0] == "workbook_locked"


def test_a_document_type_is_refused() -> None:
    data = package({"a.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})
    assert refused(data)[0] == "xml_dtd"


def test_more_parts_than_a_workbook_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PARTS", 1)
    assert refused(package(PARTS)) == ("workbook_parts", {"limit": 1})


def test_more_bytes_than_are_read_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TABLE_BYTES", 10)
    assert refused(package(PARTS)) == ("too_large", {"limit": 10})


def test_compression_of_the_tests_is_the_usual_one() -> None:
    with ZipFile(BytesIO(package(PARTS))) as archive:
        assert {entry.compress_type for entry in archive.infolist()} == {ZIP_DEFLATED}
