"""Observations from other files: what is read from them, what is refused, and where."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from mic_tracker.read.registry import Loaded, read_registry
from mic_tracker.read.sources import SOURCES
from mic_tracker.show.language.words import Words

REGISTRY = """\
format = 1
title = "t"
include = {include}
[sources.s]
title = "S"
published = 2024-03-01
[indicators.firms]
name = "Firms"
unit = "firms"
measure = "count"
desired = "increase"
[indicators.share]
name = "Share"
unit = "%"
measure = "percent"
desired = "increase"
"""

Load = Callable[..., Loaded]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Write files beside a registry that includes some of them, and read it."""

    def write_and_read(
        include: str = '["data.csv"]', *, settings: str = "", **files: bytes | str
    ) -> Loaded:
        for name, content in files.items():
            path = tmp_path / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        registry = tmp_path / "targets.toml"
        registry.write_text(REGISTRY.replace("{include}", include) + settings, "utf-8")
        return read_registry(registry)

    return write_and_read


def values(loaded: Loaded) -> list[float]:
    assert loaded.findings == ()
    assert loaded.registry
    return [o.value for o in loaded.registry.observations]


def places(loaded: Loaded) -> list[tuple[str, int, int]]:
    located = [(f.code, f.location) for f in loaded.findings]
    return [(code, where.line, where.column) for code, where in located if where]


def test_the_table_and_the_folder_agree() -> None:
    folder = Path(read_registry.__code__.co_filename).parent / "sources"
    assert {path.stem for path in folder.glob("[a-z]*.py")} == set(SOURCES)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_delimiters_marks_and_newlines(load: Load, delimiter: str, mark: str, newline: str) -> None:
    lines = [["indicator", "period", "value", "source"], ["firms", "2023", "51038", "s"]]
    text = mark + newline.join(delimiter.join(cells) for cells in lines) + newline
    assert values(load(data_csv=text)) == [51038]


def test_values_as_people_write_them(load: Load) -> None:
    rows = 'firms,2021,"51,038",s\nfirms,2022,~6000,s\nshare,2023,0.3%,s\n'
    loaded = load(data_csv="indicator,period,value,source\n" + rows)
    assert values(loaded) == [51038, 6000, 0.3]
    assert loaded.registry
    written = [o.record.value_text for o in loaded.registry.observations]
    assert written == ["51,038", "~6000", "0.3%"]
    assert loaded.registry.observations[1].record.qualifier == "about"


def test_one_sure_decimal_point_settles_the_others_of_its_column(load: Load) -> None:
    header = "indicator,period,value,source\n"
    alone = load(data_csv=header + "share,2022,51.038,s\n")
    assert places(alone) == [("MT034", 2, 12)]
    assert values(load(data_csv=header + "share,2021,0.5,s\nshare,2022,51.038,s\n")) == [
        0.5,
        51.038,
    ]


def test_the_language_decides_what_a_separator_means(load: Load) -> None:
    data = "indicator;period;value;source\nfirms;2023;51.038;s\nshare;2023;0,3;s\n"
    assert values(load(data_csv=data, settings='[settings]\nlanguage = "vi"\n')) == [51038, 0.3]


def test_a_file_with_the_columns_of_an_export_has_numbers_as_programs_write_them(
    load: Load,
) -> None:
    rows = "share,2020,51.038,s,S\nshare,2021,5e-07,s,S\nfirms,2022,1.5e+20,s,S\n"
    header = "indicator,period,value,source,source.title\n"
    for language in ("en", "vi"):
        loaded = load(data_csv=header + rows, settings=f'[settings]\nlanguage = "{language}"\n')
        assert values(loaded) == [51.038, 0.0000005, 150_000_000_000_000_000_000]
        assert loaded.registry
        assert {o.record.value_text for o in loaded.registry.observations} == {None}


def test_what_is_typed_into_such_a_file_is_read_as_people_write(load: Load) -> None:
    data = 'indicator,period,value,source,note.en\nfirms,2021,"51,038",s,\n'
    assert values(load(data_csv=data)) == [51038]
    assert places(load(data_csv=data.replace('"51,038"', "many"))) == [("MT034", 2, 12)]


def test_texts_may_stand_in_columns_by_language(load: Load) -> None:
    header = "indicator,period,value,source,note,note.en,note.vi,unsourced.vi\n"
    rows = "firms,2021,5,s,,Yes,Có,\nfirms,2022,5,s,plain,,,\nfirms,2023,5,,,,Có,Không rõ\n"
    loaded = load(data_csv=header + rows)
    assert loaded.registry
    records = [o.record for o in loaded.registry.observations]
    assert [r.note for r in records] == [{"en": "Yes", "vi": "Có"}, "plain", {"vi": "Có"}]
    assert records[2].unsourced == {"vi": "Không rõ"}
    twice = load(data_csv=header + "firms,2021,5,s,plain,Yes,,\n")
    assert [(f.code, f.facts["why"]) for f in twice.findings] == [("MT034", "text_twice")]
    assert places(twice) == [("MT034", 2, 22)]


def test_a_mark_against_formulas_is_no_part_of_a_text(load: Load) -> None:
    header = "indicator,period,value,source,area,note\n"
    rows = "firms,2021,5,s,'-x,'=1+1\nfirms,2022,-0,s,'x,''=1+1\nfirms,2023,5,s,x,don't\n"
    loaded = load(data_csv=header + rows)
    assert loaded.registry
    records = [o.record for o in loaded.registry.observations]
    assert [r.area for r in records] == ["-x", "'x", "x"]
    assert [r.note for r in records] == ["=1+1", "'=1+1", "don't"]


def test_empty_cells_are_keys_left_out(load: Load) -> None:
    loaded = load(
        data_csv="indicator,period,value,source,note,recorded\nfirms,2023,5,s,,\n\n,,,,,\n"
    )
    assert values(loaded) == [5]
    assert loaded.registry
    assert loaded.registry.observations[0].record.note is None


def test_a_text_of_a_table_is_no_key_however_many_dots_it_has(load: Load) -> None:
    dots = "a." * 200 + "b"
    rows = f'firms,2021,5,s,"one\n{dots}"\n'
    loaded = load(data_csv="indicator,period,value,source,note\n" + rows)
    assert values(loaded) == [5]
    assert loaded.registry
    assert loaded.registry.observations[0].record.note == f"one\n{dots}"


def test_rows_are_placed_on_the_line_they_start(load: Load) -> None:
    rows = 'firms,2021,5,s,"two\nlines"\nfirms,2022,6,s,one\n'
    loaded = load(data_csv="indicator,period,value,source,note\n" + rows)
    assert loaded.registry
    assert [str(o.location) for o in loaded.registry.observations] == [
        f"{_name(loaded)}:2:1",
        f"{_name(loaded)}:4:1",
    ]


def _name(loaded: Loaded) -> str:
    assert loaded.registry
    return (Path(loaded.registry.path).parent / "data.csv").as_posix()


def test_bad_cells_are_marked(load: Load) -> None:
    rows = [
        "firms,2021,many,s,",
        "firms,Q9,5,s,",
        "firm,2022,5,s,",
        '"firms","2022","5","x",',
        "firms,2023,5,s,2024-15-01",
        "firms,2024",
    ]
    loaded = load(data_csv="indicator,period,value,source,recorded\n" + "\n".join(rows) + "\n")
    assert loaded.registry is None
    assert places(loaded) == [
        ("MT034", 2, 12),
        ("MT015", 3, 7),
        ("MT020", 4, 1),
        ("MT020", 5, 20),
        ("MT034", 6, 16),
        ("MT034", 7, 1),
    ]


def test_bad_headers_are_marked(load: Load) -> None:
    loaded = load(data_csv="indicator,perod,value,value\nfirms,2021,5,6\n")
    assert places(loaded)[:2] == [("MT033", 1, 11), ("MT033", 1, 23)]
    assert loaded.findings[0].facts["suggestion"] == "period"
    assert [f.code for f in load(data_csv="").findings] == ["MT033", "MT033"]


def test_open_quotes_and_foreign_encodings_are_told(load: Load) -> None:
    header = "indicator,period,value,source\n"
    assert places(load(data_csv=header + 'firms,2023,"5,s\n')) == [("MT034", 2, 1)]
    assert places(load(data_csv="indicator,value\ncaf\xe9,5\n".encode("latin-1"))) == [
        ("MT006", 2, 4)
    ]


def test_many_findings_are_counted_not_listed(load: Load) -> None:
    rows = "firms,2023,n/a,s\n" * 250
    loaded = load(data_csv="indicator,period,value,source\n" + rows)
    assert len(loaded.findings) == 101
    assert (loaded.findings[-1].code, loaded.findings[-1].facts["count"]) == ("MT054", 150)


@pytest.mark.parametrize(
    "row", ["firms-{i},2023,5,s", "firms,2023,{i}5,s{i}", "firms,{i}.,5,s"], ids=str
)
def test_thousands_of_errors_cost_no_more_than_reading(load: Load, row: str) -> None:
    rows = "\n".join(row.format(i=i) for i in range(20_000))
    more = "".join(f'[sources.more-{i}]\ntitle = "t"\npublished = 2024\n' for i in range(500))
    before = time.process_time()
    loaded = load(data_csv="indicator,period,value,source\n" + rows, settings=more)
    assert time.process_time() - before < 20  # a guess for each of them would take minutes
    assert len(loaded.findings) == 101


def test_an_included_toml_file_holds_observations_and_their_sources(load: Load) -> None:
    block = '[[observations]]\nindicator = "firms"\nperiod = 2023\nvalue = 5\nsource = "s"\n'
    assert values(load('["more/*.toml"]', more__a_toml=block)) == [5]
    source = '[sources.t]\ntitle = "T"\npublished = 2024\n'
    assert values(load('["more/*.toml"]', more__a_toml=source + block.replace('"s"', '"t"'))) == [5]
    loaded = load('["more/*.toml"]', more__a_toml=block + '[settings]\nlanguage = "en"\n')
    assert [
        (f.code, f.facts["suggestion"]) for f in loaded.findings if "suggestion" in f.facts
    ] == []
    assert places(loaded) == [("MT010", 6, 1)]


def test_syntax_errors_of_an_included_file_are_told_there(load: Load) -> None:
    loaded = load('["a.toml", "b.toml"]', a_toml="x = 1,5\n", b_toml="y = \n")
    assert [(Path(f.location.file).name, f.code) for f in loaded.findings if f.location] == [
        ("a.toml", "MT003"),
        ("b.toml", "MT001"),
    ]


def test_files_are_read_once_and_in_order(load: Load) -> None:
    header = "indicator,period,value,source\n"
    loaded = load(
        '["b.csv", "*.csv"]',
        a_csv=header + "firms,2021,1,s\n",
        b_csv=header + "firms,2022,2,s\n",
    )
    assert values(loaded) == [2, 1]


def test_duplicates_are_seen_across_files(load: Load) -> None:
    row = "indicator,period,value,source\nfirms,2021,1,s\n"
    loaded = load('["*.csv"]', a_csv=row, b_csv=row)
    (finding,) = loaded.findings
    assert finding.code == "MT021"
    assert str(finding.facts["first"]).endswith("a.csv:2")


@pytest.mark.parametrize(
    "pattern",
    ["../x.csv", "/etc/*.toml", "C:\\\\x.csv", "a/../../x.csv", "//host/x.csv", "..\\\\x.csv"],
)
def test_patterns_do_not_leave_the_folder(load: Load, pattern: str) -> None:
    assert [f.code for f in load(f'["{pattern}"]').findings] == ["MT030"]


def test_links_do_not_leave_the_folder(load: Load, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside.csv"
    outside.write_text("indicator,value\nsecret,1\n", "utf-8")
    (tmp_path / "data.csv").symlink_to(outside)
    findings = load().findings
    assert [f.code for f in findings] == ["MT030"]
    assert "secret" not in str(findings)


def test_a_linked_folder_does_not_leave_the_folder(load: Load, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-data"
    outside.mkdir()
    (outside / "x.csv").write_text("indicator,value\n", "utf-8")
    (tmp_path / "data").symlink_to(outside)
    assert [f.code for f in load('["data/*.csv"]').findings] == ["MT030"]


@pytest.mark.parametrize("pattern", ["none.csv", "", ".", "**x**", "a\\u0000b", "[", "pipe.csv"])
def test_patterns_without_a_file_are_errors(load: Load, tmp_path: Path, pattern: str) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    found = [f.code for f in load(f'["{pattern}"]').findings]
    assert found == ["MT019" if not pattern else "MT031"]


def test_a_registry_does_not_include_itself(load: Load) -> None:
    assert [f.code for f in load('["*.toml"]').findings] == ["MT022"]


def test_what_a_writer_leaves_beside_a_file_is_not_included(load: Load, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    for name in ("x.csv", ".x.csv.lock", ".x.csv.new"):
        (folder / name).write_text("indicator,value\n", "utf-8")
    assert load('["data/*"]').findings == ()


def test_unknown_kinds_of_files_are_refused(load: Load) -> None:
    assert [f.code for f in load('["data.xlsx"]', data_xlsx=b"PK").findings] == ["MT032"]


def test_a_range_is_a_value_or_two_columns(load: Load) -> None:
    rows = (
        'firms,2021,"31,000 to 34,000",,,s\nfirms,2022,,35000,"39,000",s\nfirms,2023,41,40,44,s\n'
    )
    loaded = load(data_csv="indicator,period,value,low,high,source\n" + rows)
    assert values(loaded) == [32_500, 37_000, 41]
    assert loaded.registry
    records = [o.record for o in loaded.registry.observations]
    assert [r.value for r in records] == [None, None, 41]
    assert [r.range for r in records] == [(31_000, 34_000), (35_000, 39_000), (40, 44)]
    assert [r.value_text for r in records] == ["31,000 to 34,000", None, None]


def test_a_table_may_have_ranges_only(load: Load) -> None:
    table = "indicator,period,low,high,source\nfirms,2021,30,34,s\n"
    assert values(load(data_csv=table)) == [32]
    assert places(load(data_csv=table.replace(",high", "").replace(",34", ""))) == [("MT033", 1, 1)]


@pytest.mark.parametrize(
    ("row", "place"),
    [
        ("firms,2021,from 3 to 5,,,s", ("MT034", 2, 12)),
        ("firms,2021,3 to 5,3,5,s", ("MT034", 2, 12)),
        ("firms,2021,,3 to 5,7,s", ("MT034", 2, 13)),
        ("firms,2021,,5,3,s", ("MT045", 2, 13)),
        ("firms,2021,,-3,3,s", ("MT028", 2, 13)),
    ],
)
def test_a_range_in_a_cell_is_read_strictly(load: Load, row: str, place: object) -> None:
    assert places(load(data_csv=f"indicator,period,value,low,high,source\n{row}\n")) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "sep=;\nindicator;period;value;source\nfirms;2021;450;s\n",
        "SEP=;;;\r\nindicator;period;value;source\r\nfirms;2021;450;s\r\n",
        '"sep=|"\nindicator|period|value|source\nfirms|2021|450|s\n',
        "sep=,\nindicator,period,value,source\nfirms,2021,450,s\n",
        ",,,\n\nindicator,period,value,source\nfirms,2021,450,s\n",
        "indicator,period,value,source,,\nfirms,2021,450,s,,\n",
        "indicator,period,value,source,\nfirms,2021,450,s\n",
        "indicator,period,value,source\nfirms,2021,450,s,,\n",
        ",indicator,,period,value,source\n,firms,,2021,450,s\n",
        "indicator,period,value,source\rfirms,2021,450,s\r",
    ],
)
def test_what_spreadsheets_leave_behind_is_passed_over(load: Load, text: str) -> None:
    loaded = load(data_csv=text)
    assert (values(loaded), loaded.findings) == ([450], ())


@pytest.mark.parametrize(
    ("text", "place", "facts"),
    [
        # below the line that names the separator, and below empty rows
        ("sep=;\nindicator;value;perod\n", ("MT033", 2, 17), {"suggestion": "period"}),
        ("\n,,\nindicator,value,perod\n", ("MT033", 3, 17), {"suggestion": "period"}),
        # a column without a name that has values
        (
            "indicator,period,value,source,\nfirms,2021,4,s,\nfirms,2022,5,s,6\n",
            ("MT033", 1, 31),
            {"number": "5"},
        ),
        ("indicator,period,value,source\nfirms,2021,4,s,7\n", ("MT034", 2, 1), {"cells": 5}),
        ("indicator,period,value,source,\nfirms,2021,4\n", ("MT034", 2, 1), {"columns": 4}),
        ("sep=;\nindicator;period;value;source\nfirms;2021;x;s\n", ("MT034", 3, 12), {}),
        ("indicator,period,value,source\rfirms,2021,x,s\r", ("MT034", 2, 12), {}),
    ],
)
def test_what_is_not_passed_over_has_its_place(
    load: Load, text: str, place: object, facts: dict[str, object]
) -> None:
    loaded = load(data_csv=text)
    assert places(loaded) == [place]
    assert facts.items() <= loaded.findings[0].facts.items()


def test_line_ends_of_two_kinds_are_told_as_what_they_are(load: Load) -> None:
    loaded = load(data_csv="indicator,period,value,source\rfirms,2021,5,s\n")
    assert places(loaded) == [("MT006", 1, 30)]
    assert Words.load("en").finding(loaded.findings[0])[1].endswith("line ends LF or CRLF")


@pytest.mark.parametrize(
    ("header", "row", "place", "help_"),
    [
        (
            "indicator,period,value,source",
            ",2021,5,s",
            (2, 1),
            "fill the cell in column indicator, or delete the row",
        ),
        (
            "indicator,period,value,source",
            "firms,2021, ,s",
            (2, 12),
            "fill the cell in column value, or delete the row",
        ),
        (
            "indicator,period,low,high,source",
            "firms,2021,,,s",
            (2, 12),
            "fill the cell in column low, or delete the row",
        ),
        (
            "indicator,period,value,source",
            "firms,,5,s",
            (2, 7),
            "fill the cell in column period, or say in column undated why it cannot be filled",
        ),
        (
            "indicator,value,source,undated",
            "firms,5,s,",
            (2, 11),
            "fill the cell in column period, or say in column undated why it cannot be filled",
        ),
        (
            "indicator,period,value",
            "firms,2021,5",
            (2, 1),
            "fill the cell in column source, or say in column unsourced why it cannot be filled",
        ),
    ],
)
def test_an_empty_cell_is_told_in_words_of_a_table(
    load: Load, header: str, row: str, place: tuple[int, int], help_: str
) -> None:
    loaded = load(data_csv=f"{header}\n{row}\n")
    assert places(loaded) == [("MT034", *place)]
    assert Words.load("en").finding(loaded.findings[0])[1] == help_


@pytest.mark.parametrize("pattern", ["*.csv", "**/*.csv", "data*/*.csv", "?*.csv", "[.a-z]*.csv"])
def test_patterns_do_not_stand_for_hidden_names(load: Load, pattern: str) -> None:
    good = "indicator,period,value,source\nfirms,2021,450,s\n"
    hidden = {"._data_csv": b"\0\5Mac OS X", "data__.~lock_csv": b"\0", ".cache__old_csv": b"\0"}
    loaded = load(
        f'["{pattern}"]', data_csv=good, data__more_csv=good.replace("21", "22"), **hidden
    )
    assert loaded.findings == ()


def test_a_pattern_may_name_a_hidden_folder(load: Load) -> None:
    table = "indicator,period,value,source\nfirms,2021,450,s\n"
    assert values(load('[".store/*.csv"]', **{".store__data_csv": table})) == [450]
    found = load('["*/*.csv"]', **{".store__data_csv": table}).findings
    assert [finding.code for finding in found] == ["MT031"]


def test_a_source_in_two_files_is_told_at_the_second(load: Load) -> None:
    source = '[sources.t]\ntitle = "T"\npublished = 2024\n'
    loaded = load('["a.toml", "b.toml"]', a_toml=source, b_toml="# more\n" + source)
    (found,) = loaded.findings
    assert found.location
    assert (found.code, Path(found.location.file).name, found.location.line) == (
        "MT007",
        "b.toml",
        2,
    )
    assert str(found.facts["elsewhere"]).endswith("a.toml:1")


def test_a_source_of_another_file_is_cited_and_placed_there(load: Load) -> None:
    source = '[sources.t]\ntitle = "T"\npublished = 2024\n'
    figure = '[[observations]]\nindicator = "firms"\nperiod = 2023\nvalue = 5\nsource = "t"\n'
    loaded = load('["a.toml", "b.toml"]', a_toml=source, b_toml=figure)
    assert values(loaded) == [5]
    registry = loaded.registry
    assert registry
    assert Path(registry.places["sources", "t"].file).name == "a.toml"
    assert registry.observations[-1].known_since == registry.sources["t"].published.last  # type: ignore[union-attr]  # a year


def test_a_source_without_a_day_is_told_in_its_own_file(load: Load) -> None:
    loaded = load('["a.toml"]', a_toml='[sources.t]\ntitle = "T"\n')
    (found,) = loaded.findings
    assert found.location
    assert (found.code, Path(found.location.file).name) == ("MT053", "a.toml")
