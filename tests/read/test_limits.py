"""Every limit of a registry, at it and beyond it, and that the page of the file format has it."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from mic_tracker.model.finding import Finding, Severity
from mic_tracker.read.registry import Loaded, read_registry
from mic_tracker.read.source_text import limit_facts
from mic_tracker.show.language.words import Words
from mic_tracker.text import limits

ROOT = Path(__file__).parents[2]
HEAD = """format = 1
title = "t"
include = [{include}]

[sources.s]
title = "s"
published = 2024-06-30

[indicators.i]
name = "i"
unit = "u"
measure = "event"
desired = "increase"
"""
BLOCK = '[[observations]]\nindicator = "i"\nperiod = {year}\nvalue = 1\nsource = "s"\n'
ROWS = "indicator,period,value,source\n"
Read = Callable[..., list[tuple[str, object, str]]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Return a function that reads a registry beside files: code, cause and place of findings."""

    def run(text: str = "", include: str = "", **files: str) -> list[tuple[str, object, str]]:
        for name, content in files.items():
            (tmp_path / name.replace("_", ".")).write_text(content, "utf-8")
        path = tmp_path / "targets.toml"
        path.write_text(HEAD.format(include=include) + text, "utf-8")
        return told(read_registry(path, day=date(2025, 1, 1)), tmp_path)

    return run


@pytest.mark.parametrize("what", Words.load("en").catalogue["findings"]["MT055"]["what"])
def test_every_limit_has_a_sentence_and_a_way_out(what: str) -> None:
    facts = limit_facts(what, 12_345)
    message, help_ = Words.load("en").finding(Finding("MT055", Severity.ERROR, facts=facts))
    assert "12,345" in message
    assert len(help_) > 20


def told(loaded: Loaded, folder: Path) -> list[tuple[str, object, str]]:
    """Code, cause and place of each finding."""
    prefix = f"{folder.as_posix()}/"
    return [
        (f.code, f.facts.get("what", f.facts.get("cause")), str(f.location).removeprefix(prefix))
        for f in loaded.findings
    ]


def blocks(number: int) -> str:
    return "".join(BLOCK.format(year=2000 + i) for i in range(number))


def rows(number: int, first: int = 1980) -> str:
    return ROWS + "".join(f"i,{first + i},1,s\n" for i in range(number))


def test_bytes_of_a_registry(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    size = len(HEAD.format(include=""))
    monkeypatch.setattr("mic_tracker.text.toml.decode.decode.__defaults__", (size + 1,))
    assert read("\n") == []
    assert read("\n\n") == [("MT008", "too_large", "targets.toml:1:1")]


def test_bytes_of_a_table(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TABLE_BYTES", len(rows(3)))
    assert read(include='"a.csv"', a_csv=rows(3)) == []
    found = read(include='"a.csv"', a_csv=rows(3) + "\n")
    assert found == [("MT008", "too_large", "a.csv:1:1")]


def test_bytes_of_all_included_files(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"a_csv": rows(2), "b_csv": rows(2, 2000)}
    monkeypatch.setattr(limits, "INCLUDED_BYTES", 2 * len(rows(2)))
    assert read(include='"a.csv", "b.csv"', **files) == []
    monkeypatch.setattr(limits, "INCLUDED_BYTES", 2 * len(rows(2)) - 1)
    assert read(include='"a.csv", "b.csv"', **files) == [("MT055", "bytes", "targets.toml:3:21")]


@pytest.mark.parametrize("end", ["\n", ""])
def test_lines_of_a_file(read: Read, monkeypatch: pytest.MonkeyPatch, end: str) -> None:
    monkeypatch.setattr(limits, "LINES", 40)
    assert read("\n" * (40 - 13) + end) == (
        [("MT008", "too_many_lines", "targets.toml:1:1")] if end else []
    )
    found = read(include='"a.csv"', a_csv=ROWS + "\n" * 40)
    assert found == [("MT008", "too_many_lines", "a.csv:1:1")]


def test_depth(read: Read) -> None:
    assert read("x = " + "[" * 100 + "]" * 100)[0][0] == "MT010"
    assert read("x = " + "[" * 5_000 + "]" * 5_000)[0][:2] == ("MT008", "too_deep")
    assert read("[" + "a." * 99 + "a]")[0][0] == "MT010"
    assert read("[" + "a." * 100 + "a]")[0][:2] == ("MT008", "long_key")


def test_digits(read: Read) -> None:
    assert read("x = " + "1" * 4_300)[0][0] == "MT010"
    assert read("x = " + "1" * 4_301)[0][:2] == ("MT008", "long_number")


def test_observations_of_the_registry(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "OBSERVATIONS", 3)
    assert read(blocks(3)) == []
    assert read(blocks(4)) == [("MT055", "observations", "targets.toml:29:1")]


def test_observations_with_those_of_included_files(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "OBSERVATIONS", 5)
    assert read(blocks(2), include='"a.csv"', a_csv=rows(3)) == []
    found = read(blocks(3), include='"a.csv"', a_csv=rows(3))
    assert found == [("MT055", "observations", "targets.toml:3:12")]


def test_rows_of_a_table_stop_at_the_limit(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "OBSERVATIONS", 5)
    found = read(include='"a.csv"', a_csv=rows(40))
    assert found == [("MT055", "observations", "a.csv:8:1")]


def test_columns(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "COLUMNS", 6)
    assert read(include='"a.csv"', a_csv="indicator,period,value,source,,\ni,2020,1,s,,\n") == []
    found = read(include='"a.csv"', a_csv="indicator,period,value,source,,,\n")
    assert ("MT055", "columns", "a.csv:1:1") in found


def test_characters_of_a_cell(read: Read) -> None:
    longest = ROWS.strip() + ",\ni,2020,1,s," + " " * limits.CELL
    assert read(include='"a.csv"', a_csv=longest) == []
    assert read(include='"a.csv"', a_csv=longest + " ") == [("MT055", "cell", "a.csv:2:1")]


def test_patterns(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PATTERNS", 2)
    files = {"a_csv": rows(1), "b_csv": rows(1, 2000)}
    assert read(include='"a.csv", "b.csv"', **files) == []
    found = read(include='"a.csv", "b.csv", "a.csv"', **files)
    assert found == [("MT055", "patterns", "targets.toml:3:30")]


def test_files(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILES", 2)
    files = {"a_csv": rows(1), "b_csv": rows(1, 2000), "c_csv": rows(1, 2010)}
    assert read(include='"[ab].csv", "b.csv"', **files) == []
    assert read(include='"*.csv"', **files) == [("MT055", "files", "targets.toml:3:12")]


def test_names(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "NAMES", 2)
    assert read(include='"*.csv"', a_csv=rows(1)) == []
    assert read(include='"*.csv"', b_txt="") == [("MT055", "names", "targets.toml:3:12")]


def cadence(name: str, since: date, until: date | None) -> str:
    end = f"until = {until}\n" if until else ""
    return (
        f'[targets.{name}]\nkind = "cadence"\nindicator = "i"\nevery = "day"\nfrom = {since}\n{end}'
    )


@pytest.mark.parametrize("end", [date(2024, 12, 31), None])
def test_periods_of_a_cadence(read: Read, end: date | None) -> None:
    last = end or date(2025, 1, 1)  # the day of reading
    first = last - timedelta(days=limits.PERIODS - 1)
    assert read(cadence("t", first, end)) == []
    line = "targets.toml:19:9" if end else "targets.toml:18:8"
    assert read(cadence("t", first - timedelta(days=1), end)) == [("MT056", "one", line)]


def test_periods_of_all_cadences(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ALL_PERIODS", 30)
    year = [cadence(f"t{i}", date(2024, 1, 1), date(2024, 1, 15)) for i in range(3)]
    assert read("".join(year[:2])) == []
    assert read("".join(year)) == [("MT056", "all", "targets.toml:31:9")]


def test_looks_at_figures(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LOOKS", 6)
    targets = "".join(cadence(f"t{i}", date(2024, 1, 1), date(2024, 12, 31)) for i in range(3))
    yearly = targets.replace('"day"', '"year"')
    assert read(yearly + blocks(2)) == []
    assert read(yearly + blocks(3)) == [("MT055", "looks", "targets.toml:26:1")]


def test_findings_of_a_file(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FINDINGS", 105)
    found = read(include='"a.csv"', a_csv=ROWS + "i,2020,n,s\n" * 500)
    assert [code for code, *_ in found] == ["MT034"] * 100 + ["MT054"]


def test_the_page_of_the_file_format_has_the_limits() -> None:
    page = (ROOT / "docs" / "file-format.md").read_text("utf-8").split("\n## Limits\n")[1]
    numbers = {int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*\d", page)}
    mebibytes = {int(n) * 2**20 for n in re.findall(r"(\d+) MiB", page)}
    gibibytes = {int(n) * 2**30 for n in re.findall(r"(\d+) GiB", page)}
    stated = {v for name, v in vars(limits).items() if name.isupper() and name != "FINDINGS"}
    assert stated <= numbers | mebibytes | gibibytes
    assert limits.FINDINGS == 1_000  # in words
