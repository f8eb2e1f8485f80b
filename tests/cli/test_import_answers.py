"""`import`: what a person is told who cannot have every figure, and with which exit code."""

import json
from pathlib import Path

import pytest
from import_registry import SAMPLES
from program import Ended, run

from mic_tracker.read.registry import read_registry

REGISTRY = """format = 1
title = "S"

[indicators.net]
name = "Net"
unit = "%"
measure = "percent"
desired = "increase"
"""
OF_NET = ("--indicator", "net", "--source-title", "X", "--published", "2024-01-01")
DAY = ("--as-of", "2026-02-28")
BROKEN = {
    "empty.csv": b"",
    "book.xlsx": b"PK\x03\x04 and no more",
    "page.csv": b"<html><body>x</body></html>",
    "quote.csv": b'a,b\n"unclosed,1\n',
    "latin.csv": "Région,Year,Value\nÎle,2020,5\n".encode("latin-1"),
    "data.json": b'{"figures": [',
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "targets.toml").write_text(REGISTRY, "utf-8")
    return tmp_path


def put(folder: Path, text: str | bytes, *words: str, name: str = "x.csv") -> Ended:
    data = text if isinstance(text, bytes) else text.encode()
    (folder / name).write_bytes(data)
    return run(folder, "import", name, *words, *DAY)


def refused(folder: Path, text: str | bytes, *words: str, name: str = "x.csv") -> Ended:
    """An import that ends with 2 and writes nothing."""
    before = (folder / "targets.toml").read_bytes()
    done = put(folder, text, *words, name=name)
    assert done.code == 2, (done.out, done.err)
    assert (folder / "targets.toml").read_bytes() == before
    assert "Traceback" not in done.err
    return done


def figures(folder: Path) -> list[tuple[str, float]]:
    loaded = read_registry(folder / "targets.toml")
    assert loaded.registry, loaded.findings
    return [(str(o.when), o.value) for o in loaded.registry.observations]


# ── nothing that could be taken ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("way", ["--dry-run", "--yes", "--partial"])
def test_a_file_of_which_nothing_can_be_read_is_invalid(folder: Path, name: str, way: str) -> None:
    words = (*OF_NET, "--partial", "--yes") if way == "--partial" else (*OF_NET, way)
    done = refused(folder, BROKEN[name], *words, name=name)
    assert "on record already" not in done.out + done.err
    if "no profile reads" not in done.err:
        shown = done.out if way == "--dry-run" else done.err
        assert "Not taken (1)" in shown
        assert name in shown
        assert "no figure could be taken" in done.err
        assert "--partial" not in done.err


HALVES = "Year,Value\n2021,45.5x\n2022,46 apples\n"


def test_cells_that_are_all_refused_are_told(folder: Path) -> None:
    for words in (("--yes",), ("--partial", "--yes")):
        done = refused(folder, HALVES, *OF_NET, *words)
        assert "x.csv:2:2: 45.5x" in done.err
        assert "2 cells refused" in done.err
        assert "net (Net): ." not in done.err
    assert (
        "không lấy được số liệu nào"
        in refused(folder, HALVES, *OF_NET, "--yes", "--partial", "--lang", "vi").err
    )


def test_a_known_shape_of_which_something_is_to_be_said_is_no_error(folder: Path) -> None:
    assert put(folder, "Year,Value\n2014/15,1\n", "--dry-run").code == 0
    assert put(folder, "Year,Value\n2014,51.038\n", "--dry-run").code == 0


def test_programs_get_the_same_problems_and_the_code(folder: Path) -> None:
    for words in (("--dry-run",), ("--yes",)):
        done = refused(folder, b"", *OF_NET, *words, "--json")
        answer = json.loads(done.out)
        assert answer["outcome"] == "not_written"
        assert [(kind["code"], kind["count"]) for kind in answer["problems"]] == [("empty", 1)]


def test_a_file_without_values_is_no_file_on_record(folder: Path) -> None:
    done = put(folder, "Year,Value\n2020,..\n2021,..\n", *OF_NET, "--yes")
    assert done.code == 0
    assert "The file has no value to take; nothing was written." in done.out


# ── not all that there is ────────────────────────────────────────────────────────────────────────

FOUR = "Year,Value\n2020,1\n2021,2\n2022,3\n2023,4\n"


def test_a_refusal_shows_what_was_refused_and_counts_the_rest(folder: Path) -> None:
    rows = "".join(f"{year},{year - 2000} apples\n" for year in range(2020, 2025))
    done = refused(folder, f"Year,Value\n2019,7\n{rows}", *OF_NET, "--yes")
    assert "x.csv:3:2: 20 apples" in done.err
    assert "x.csv:5:2: 22 apples" in done.err
    assert "x.csv:6:2" not in done.err
    assert "and 2 more" in done.err
    assert "5 cells refused: mend them, or leave them out: --partial" in done.err


def test_a_refusal_names_figures_in_conflict_and_what_can_be_done(folder: Path) -> None:
    assert put(folder, FOUR, *OF_NET, "--yes").code == 0
    other = FOUR.replace(",", ",1").replace(",1V", ",V")
    done = refused(folder, other, *OF_NET, "--yes")
    assert "2020: 11, but targets.toml:" in done.err
    assert done.err.count(", but targets.toml:") == 3
    assert "and 1 more" in done.err
    assert "4 figures in conflict" in done.err
    assert "--competing" not in done.err  # of the same source it would keep none
    another = ("--indicator", "net", "--source-title", "Y", "--published", "2024-01-01")
    assert "4 figures of them from another source: --competing" in (
        refused(folder, other, *another, "--yes").err
    )
    assert "no figure could be taken" in refused(folder, other, *another, "--partial", "--yes").err
    assert put(folder, other, *another, "--competing", "--yes").code == 0
    assert len(figures(folder)) == 8


def test_what_can_be_taken_may_be_on_record(folder: Path) -> None:
    assert put(folder, FOUR, *OF_NET, "--yes").code == 0
    more = f"{FOUR}2024,5 apples\n"
    done = put(folder, more, *OF_NET, "--partial", "--yes")
    assert done.code == 0
    assert "The figures that can be taken are on record already" in done.out


def test_a_dry_run_counts_no_gap_as_new(folder: Path) -> None:
    """Before the questions are answered, a cell without a value is none, one indicator or all."""
    text = "Year,Value\n2020,1\n2021,..\n2022,3\n"
    for words in ((), ("--all",)):
        assert "2 new, 1 without a value" in put(folder, text, *words, "--dry-run").out


def test_no_sentence_begins_with_or(folder: Path) -> None:
    (folder / "targets.toml").write_text('format = 1\ntitle = "S"\n', "utf-8")
    done = put(folder, FOUR, "--dry-run")
    assert "\n  add a new one first: mic-tracker add-indicator" in done.out


# ── what is said by an option ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("sign", "value"), [(".", 51.038), (",", 51038.0)])
@pytest.mark.parametrize("text", ["Year,Value\n2022,51.038\n", 'Year;Value\n2022;"51.038"\n'])
def test_the_decimal_sign_is_said(folder: Path, text: str, sign: str, value: float) -> None:
    assert "--decimal" in refused(folder, text, *OF_NET, "--yes").err
    whole = REGISTRY.replace('"percent"', '"amount"').replace('"%"', '"firms"')
    (folder / "targets.toml").write_text(whole, "utf-8")
    done = put(folder, text, *OF_NET, "--decimal", sign, "--save-feed", "f", "--yes")
    assert done.code == 0, done.err
    assert figures(folder) == [("2022", value)]
    assert f'decimal   = "{sign}"' in (folder / "targets.toml").read_text("utf-8")
    assert "1 on record already" in run(folder, "import", "--feed", "f", "--yes", *DAY).out


@pytest.mark.parametrize(("sign", "value"), [(".", 51.038), (",", 51038)])
def test_the_decimal_sign_of_a_workbook_is_said(folder: Path, sign: str, value: float) -> None:
    book = SAMPLES / "excel" / "two_header_rows.xlsx"
    picked = ("--pick", "column=Tổng số", "--pick", "area=CẢ NƯỚC", "--unit-is", "Doanh nghiệp")
    words = (*OF_NET, *picked, "--decimal", sign, "--yes", *DAY)
    amount = REGISTRY.replace('"percent"', '"amount"').replace('"%"', '"firms"')
    (folder / "targets.toml").write_text(amount, "utf-8")
    done = run(folder, "import", str(book), *words)
    assert done.code == 0, done.err
    assert ("2022", value) in figures(folder)


def test_another_sign_is_none(folder: Path) -> None:
    assert "--decimal 'x'" in refused(folder, FOUR, *OF_NET, "--decimal", "x", "--yes").err


def test_an_encoding_that_is_named_holds_when_the_kind_is_found(folder: Path) -> None:
    wide = "Région;2021;2022\nÎle;1;2\nPlaine;3;4\n".encode("latin-1")
    done = put(folder, wide, "--encoding", "latin-1", "--dry-run")
    assert done.code == 0
    assert "read as wide-periods-csv" in done.out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Year,Value\n2014/15,1\n", "--year-starts"),
        ("Year,Value\n2014,51.038\n", "--decimal"),
        ("Month,Area,Share\nJan 2023,North,45.5\n", "--column HEADING=value"),
        ("Region,Share\nNorth,45.5\n", "--column HEADING=value"),
        ("Région,Year,Value\nÎle,2020,5\n".encode("latin-1"), "--encoding"),
    ],
)
def test_problems_name_the_option_that_mends_them(
    folder: Path, text: str | bytes, said: str
) -> None:
    for language in ("en", "vi"):
        assert said in put(folder, text, "--dry-run", "--lang", language).out


# ── fiscal years ─────────────────────────────────────────────────────────────────────────────────

FISCAL = "Year,Value\n2013/14,10\n2014/15,12.1\n"
APRIL = f'{REGISTRY}year_starts = "04"\n'


def test_the_indicator_says_when_its_years_start(folder: Path) -> None:
    (folder / "targets.toml").write_text(APRIL, "utf-8")
    done = put(folder, FISCAL, *OF_NET, "--save-feed", "f", "--yes")
    assert done.code == 0, done.err
    assert figures(folder) == [("2013/14", 10), ("2014/15", 12.1)]
    feed = (folder / "targets.toml").read_text("utf-8").partition("[feeds.f]")[2]
    assert "year_starts" not in feed  # nobody said it of the file


def test_one_sentence_tells_what_the_registry_does_not_say(folder: Path) -> None:
    done = refused(folder, FISCAL, *OF_NET, "--year-starts", "4", "--yes")
    assert 'add to [indicators.net]: year_starts = "04"' in done.err
    assert "MT015" not in done.err


def test_years_that_start_otherwise_are_of_another_indicator(folder: Path) -> None:
    (folder / "targets.toml").write_text(APRIL, "utf-8")
    done = refused(folder, FISCAL, *OF_NET, "--year-starts", "7", "--yes")
    assert "start in month 07, and those of net in month 04" in done.err


def test_a_new_indicator_says_when_its_years_start(folder: Path) -> None:
    words = ("--all", "--into", "data/x.csv", "--year-starts", "4", "--yes")
    done = put(folder, FISCAL, *words, *OF_NET[2:], "--file", "new.toml")
    assert done.code == 0, done.err
    loaded = read_registry(folder / "new.toml")
    assert loaded.registry, loaded.findings
    (made,) = loaded.registry.indicators.values()
    assert made.year_starts == "04"
    assert [str(o.when) for o in loaded.registry.observations] == ["2013/14", "2014/15"]
    again = put(folder, FISCAL, *words, *OF_NET[2:], "--file", "new.toml")
    assert "on record already" in again.out
    other = ("--all", "--into", "data/x.csv", "--year-starts", "7", "--yes")
    assert "month 07" in put(folder, FISCAL, *other, *OF_NET[2:], "--file", "new.toml").err


# ── a dimension more ─────────────────────────────────────────────────────────────────────────────


def test_dimensions_between_braces_get_one_more(folder: Path) -> None:
    text = f'{REGISTRY}dimensions = {{ sex = {{ total = "T" }} }}\n'
    (folder / "targets.toml").write_text(text, "utf-8")
    rows = "Year,Sex,Age,Value\n2022,F,15-24,10.5\n2022,T,,11.5\n2022,M,15-24,11\n"
    done = put(folder, rows, *OF_NET, "--yes")
    assert done.code == 0, done.err
    assert 'age = { total = "_T" }' in done.out
    loaded = read_registry(folder / "targets.toml")
    assert loaded.registry, loaded.findings
    assert [*(loaded.registry.indicators["net"].dimensions or {})] == ["sex", "age"]
    found = [(dict(o.members), o.value) for o in loaded.registry.observations]
    assert found == [
        ({"age": "15-24", "sex": "F"}, 10.5),
        ({}, 11.5),
        ({"age": "15-24", "sex": "M"}, 11),
    ]
    assert run(folder, "undo", "--yes").code == 0
    assert (folder / "targets.toml").read_text("utf-8") == text


@pytest.mark.parametrize("table", ["data/n.csv", "data/n.parquet"])
def test_the_area_may_be_a_dimension_of_the_registry(folder: Path, table: str) -> None:
    area = 'dimensions = { area = { members = { N = "North", S = "South" } } }\n'
    (folder / "targets.toml").write_text(f"{REGISTRY}{area}", "utf-8")
    rows = "Year,Area,Value\n2022,N,50\n2022,S,40\n2023,,60\n"
    done = put(folder, rows, *OF_NET, "--into", table, "--yes")
    assert done.code == 0, done.err
    loaded = read_registry(folder / "targets.toml")
    assert loaded.registry, loaded.findings
    found = [(o.record.area, str(o.when), o.value) for o in loaded.registry.observations]
    assert found == [("N", "2022", 50), ("S", "2022", 40), (None, "2023", 60)]
