"""`import`: files as others publish them, shown step by step, written whole or not at all."""

import csv
import json
import tomllib
from datetime import date
from hashlib import sha256
from io import StringIO
from pathlib import Path
from shutil import copytree

import pytest
from import_registry import HEAD, SAMPLES
from program import Ended, run

from mic_tracker.read.registry import read_registry

REGISTRY = f'{HEAD}area      = "XA"\n'
DENSITY = ("import", "eurostat/xx_dens.tsv", "--indicator", "density", "--unit-is", "PER_KM2")
SOURCE = ("--source", "office", "--as-of", "2026-02-28")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copytree(SAMPLES, tmp_path, dirs_exist_ok=True)
    (tmp_path / "targets.toml").write_text(REGISTRY, "utf-8")
    return tmp_path


def observations(folder: Path) -> list[tuple[str | None, str, float, str]]:
    """The figures of the registry: area, period, value, status."""
    loaded = read_registry(folder / "targets.toml")
    assert loaded.registry, loaded.findings
    return [(o.record.area, str(o.when), o.value, o.status) for o in loaded.registry.observations]


# ── every sample: what it is, by whom nothing was said ───────────────────────────────────────────

PROFILES = {
    "climate/historical_emissions.csv": "climate-watch-csv",
    "eurostat/jsonstat.json": "json-stat",
    "eurostat/xx_dens.tsv": "eurostat-tsv",
    "eurostat/xx_dens_old.tsv": "eurostat-tsv",
    "eurostat/xx_quarterly.tsv": "eurostat-tsv",
    "eurostat/xx_une_1.0.csv": "sdmx-csv",
    "eurostat/xx_une_2.0.csv": "sdmx-csv",
    "excel/accessible_shorthand.xlsx": "xlsx-accessible",
    "excel/sdmx_converter_mapping.xlsx": "xlsx-sdmx-converter",
    "excel/two_header_rows.xlsx": "xlsx-table",
    "frictionless": "frictionless",
    "imf/weo.xls": "imf-weo",
    "oecd/codes_only.csv": "sdmx-csv",
    "oecd/labels_both.csv": "sdmx-csv",
    "open-sdg": "open-sdg",
    "open-sdg/data/indicator_1-2-1.csv": "open-sdg",
    "open-sdg/data/indicator_1-2-2_wide_hr.csv": "open-sdg-wide",
    "open-sdg/data/indicator_8-8-1.csv": "open-sdg",
    "owid/daily.csv": "owid",
    "owid/grapher.csv": "owid",
    "pxweb/gso_semicolon.csv": "gso-csv",
    "pxweb/table.csv": "pxweb-csv",
    "pxweb/table.px": "px",
    "sdmx/data_1.0.csv": "sdmx-csv",
    "sdmx/data_1.0.json": "sdmx-json",
    "sdmx/data_2.0.json": "sdmx-json",
    "sdmx/data_labels_both_3.0.csv": "sdmx-csv-labels",
    "sdmx/generic_2.1.xml": "sdmx-ml",
    "sdmx/structure_specific_2.1.xml": "sdmx-ml",
    "un-sdg/api.json": "un-sdg-json",
    "un-sdg/download.csv": "un-sdg-csv",
    "un-sdg/download_nul_padded.csv": "un-sdg-csv",
    "who-gho/odata.json": "who-odata",
    "who-gho/old_athena.csv": "who-athena-csv",
    "who-gho/portal.csv": "who-portal-csv",
    "world-bank/API_XX.NET.USER.ZS_DS2_en_csv_v2.csv": "world-bank-csv",
    "world-bank/api.json": "world-bank-json",
    "world-bank/databank.csv": "world-bank-csv",
    "world-bank/long_frictionless.csv": "world-bank-long",
    "world-bank/resaved_semicolon.csv": "world-bank-csv",
}


@pytest.mark.parametrize(("name", "profile"), PROFILES.items())
def test_a_file_of_a_known_shape_says_what_it_is_and_what_is_open(
    folder: Path, name: str, profile: str
) -> None:
    done = run(folder, "import", name, "--dry-run", "--json")
    assert done.code == 0, done.err
    answer = json.loads(done.out)
    assert (answer["profile"]["name"], answer["profile"]["chosen"]) == (profile, False)
    assert answer["profile"]["evidence"] or profile in {"open-sdg", "frictionless"}
    assert answer["series"]
    asked = {problem["option"] for problem in answer["open"]}
    assert {"--indicator", "--source"} <= asked
    assert (folder / "targets.toml").read_text("utf-8") == REGISTRY


def test_no_sample_is_left_out() -> None:
    """Those that are data: structures, metadata and stubs of platforms are not."""
    data = {p.relative_to(SAMPLES).as_posix() for p in SAMPLES.rglob("*") if p.is_file()}
    beside = {
        *(name for name in data if name.startswith(("frictionless/", "open-sdg/"))),
        *("README.md", ".gitattributes", "owid/grapher.metadata.json", "sdmx/structure_2.1.xml"),
        *("owid/wide_codebook/codebook.csv", "owid/wide_codebook/data.csv"),
        *("pxweb/json_v1.json", "pxweb/json_v1_meta.json", "world-bank/api_error.json"),
        "sdmx/data_3.0.csv",
    }
    assert data - beside <= PROFILES.keys()


@pytest.mark.parametrize(
    ("name", "profile", "told"),
    [
        ("world-bank/api_error.json", "world-bank-json", "a message of the service: Invalid value"),
        ("pxweb/json_v1_meta.json", "pxweb-json", "the metadata of a table, and no figures"),
    ],
)
def test_what_has_no_table_is_told_by_whoever_knows_the_shape(
    folder: Path, name: str, profile: str, told: str
) -> None:
    done = run(folder, "import", name, "--dry-run")
    assert f"read as {profile}" in done.out
    assert told in done.out
    assert done.out.count("1 refused") == 1


def test_json_of_a_shape_that_nobody_reads_is_refused(folder: Path) -> None:
    (folder / "own.json").write_text('{"figures": [1, 2]}', "utf-8")
    done = run(folder, "import", "own.json", "--dry-run")
    assert (done.code, done.out) == (2, "")
    assert "no profile reads a file that is built like this one" in done.err


# ── written: as blocks, as rows ──────────────────────────────────────────────────────────────────


def test_figures_become_blocks_and_the_rest_stays(folder: Path) -> None:
    done = run(folder, *DENSITY, "--pick", "area=XA", *SOURCE, "--yes")
    assert done.code == 0, done.err
    text = (folder / "targets.toml").read_text("utf-8")
    assert text.startswith(REGISTRY)
    # 2022 is missing in the file, 2020 a break and 2023 provisional
    assert observations(folder) == [
        (None, "2018", 103.5, "normal"),
        (None, "2019", 103.4, "normal"),
        (None, "2020", 102.6, "break"),
        (None, "2021", 102.0, "normal"),
        (None, "2023", 102.7, "provisional"),
    ]
    assert "wrote 5 figures to targets.toml" in done.out


def test_rows_become_a_table_that_the_registry_includes(folder: Path) -> None:
    done = run(folder, *DENSITY, *SOURCE, "--into", "data/density.csv", "--yes")
    assert done.code == 0, done.err
    assert tomllib.loads((folder / "targets.toml").read_text("utf-8"))["include"] == [
        "data/density.csv"
    ]
    found = observations(folder)
    assert len(found) == 14
    assert ("XA11", "2019", 51.2, "estimated") in found
    assert ("EX27_2020", "2023", 1234567.8, "normal") in found
    table = (folder / "data" / "density.csv").read_text("utf-8")
    rows = list(csv.DictReader(StringIO(table)))
    assert {row["source"] for row in rows} == {"office"}
    assert "on track" in done.out or "off track" in done.out or "at risk" in done.out


def test_the_same_file_again_adds_nothing(folder: Path) -> None:
    for into in ((), ("--into", "data/density.csv")):
        words = (*DENSITY, *SOURCE, *into, "--yes")
        assert run(folder, *words).code == 0
        before = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
        done = run(folder, *words)
        assert (done.code, done.err) == (0, "")
        assert "14 on record already" in done.out
        assert {p: p.read_bytes() for p in before} == before


def newer(folder: Path, value: str) -> None:
    path = folder / "eurostat" / "xx_dens.tsv"
    path.write_text(path.read_text("utf-8").replace("103.5", value), "utf-8")


def test_a_later_edition_revises(folder: Path) -> None:
    only = (*DENSITY, "--pick", "area=XA", "--as-of", "2026-12-31")
    assert run(folder, *only, "--source", "office", "--yes").code == 0
    newer(folder, "103.9")
    new = ("--source-title", "Next yearbook", "--published", "2026-06-30")
    done = run(folder, *only, *new, "--yes")
    assert done.code == 0, done.err
    assert (
        "4 on record already, and 1 revised" in " ".join(done.out.split())
        or "1 revised" in done.out
    )
    assert observations(folder)[-1] == (None, "2018", 103.9, "normal")


def test_a_contradiction_of_the_same_day_is_refused_or_kept_on_purpose(folder: Path) -> None:
    only = (*DENSITY, "--pick", "area=XA", "--as-of", "2026-12-31")
    assert run(folder, *only, "--source", "office", "--yes").code == 0
    newer(folder, "103.9")
    before = (folder / "targets.toml").read_bytes()
    other = ("--source-title", "Another office", "--published", "2026-01-31")
    done = run(folder, *only, *other, "--yes")
    assert done.code == 2
    assert "1 figure in conflict" in done.err
    assert (folder / "targets.toml").read_bytes() == before
    kept = run(folder, *only, *other, "--competing", "--yes")
    assert kept.code == 0, kept.err
    assert len(observations(folder)) == 6


def test_dimensions_are_declared_when_a_file_has_them(folder: Path) -> None:
    words = ("import", "open-sdg/data/indicator_8-8-1.csv", "--indicator", "density")
    picked = ("--pick", "Series=Fatality claims", "--unit-is", "persons per thousand")
    done = run(folder, *words, *picked, *SOURCE, "--partial", "--yes")
    assert done.code == 0, done.err
    loaded = read_registry(folder / "targets.toml")
    assert loaded.registry, loaded.findings
    assert [*(loaded.registry.indicators["density"].dimensions or {})] == ["geography", "sex"]
    found = [(dict(o.members), str(o.when), o.value) for o in loaded.registry.observations]
    assert found == FATALITIES


FATALITIES = [
    ({"geography": "Northland", "sex": "Male"}, "2015", 0.91),
    ({"geography": "Northland", "sex": "Male"}, "2016", 0.88),
    ({"geography": "Northland", "sex": "Female"}, "2015", 0.11),
]


def test_a_new_source_says_what_was_read_and_when(folder: Path) -> None:
    path = folder / "world-bank" / "api.json"
    words = ("import", "world-bank/api.json", "--indicator", "density", "--unit-is", "%")
    picked = ("--pick", "area=Exampleland", "--as-of", "2026-12-31", "--partial", "--yes")
    done = run(folder, *words, *picked, "--source-title", "Access to a network")
    assert done.code == 0, done.err
    (new,) = (
        source
        for id_, source in tomllib.loads((folder / "targets.toml").read_text("utf-8"))[
            "sources"
        ].items()
        if id_ != "office"
    )
    assert new["sha256"] == sha256(path.read_bytes()).hexdigest()
    assert (new["published"], new["accessed"]) == (date(2026, 7, 13), date(2026, 12, 31))


@pytest.mark.parametrize(("sex", "found"), [("T", 6.1), ("Both sexes", 6.1), ("F", 6.6)])
def test_the_member_that_means_all_picks_the_total(folder: Path, sex: str, found: float) -> None:
    text = "Year,Sex,Value\n2022,T,6.1\n2022,F,6.6\n"
    (folder / "sexes.csv").write_text(text)
    words = ("import", "sexes.csv", "--indicator", "density", "--column", "Sex=dimension")
    done = run(folder, *words, "--pick", f"Sex={sex}", *SOURCE, "--yes")
    assert done.code == 0, done.err
    assert observations(folder) == [(None, "2022", found, "normal")]


# ── refused ──────────────────────────────────────────────────────────────────────────────────────


def refused(folder: Path, *words: str, code: int = 2) -> Ended:
    """A run that may not write anything."""
    before = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    done = run(folder, *words)
    assert done.code == code, (done.out, done.err)
    after = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file() and ".lock" not in p.name}
    assert {p: data for p, data in after.items() if p in before} == {
        p: data for p, data in before.items() if p in after
    }
    assert set(after) <= set(before)
    assert "Traceback" not in done.err
    return done


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--yes",), "an indicator is missing"),
        (("--indicator", "densety", "--yes"), "densety"),
        (("--indicator", "density", "--source", "office", "--yes"), "--unit-is"),
        (("--profile", "eurostat", "--dry-run"), "eurostat-tsv"),
        (("--column", "geo=place", "--dry-run"), "dimension"),
        (("--column", "geo", "--dry-run"), "HEADING=ROLE"),
        (("--pick", "area", "--dry-run"), "NAME=MEMBER"),
    ],
)
def test_what_is_not_said_or_not_known(folder: Path, words: tuple[str, ...], said: str) -> None:
    assert said in refused(folder, "import", "eurostat/xx_dens.tsv", *words).err


def test_nothing_is_written_without_being_asked(folder: Path) -> None:
    assert "--yes" in refused(folder, *DENSITY, *SOURCE).err


@pytest.mark.parametrize(
    "into", ["../outside.csv", "/outside/there.csv", "data/x.txt", "targets.toml"]
)
def test_a_table_is_a_csv_file_of_the_folder(folder: Path, into: str) -> None:
    assert "--into" in refused(folder, *DENSITY, *SOURCE, "--into", into, "--yes").err


def test_a_refused_cell_keeps_everything_back(folder: Path) -> None:
    words = ("import", "open-sdg/data/indicator_8-8-1.csv", "--indicator", "density")
    picked = ("--pick", "Series=Fatality claims", "--unit-is", "persons per thousand")
    done = refused(folder, *words, *picked, *SOURCE, "--yes")
    assert "1 cell refused" in done.err


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nothing.csv", "there is no file"),
        ("eurostat", "folder"),
        ("targets.toml", ""),
    ],
)
def test_what_is_no_file_of_figures(folder: Path, name: str, said: str) -> None:
    done = run(folder, "import", name, "--indicator", "density", *SOURCE, "--yes")
    assert done.code in {0, 2}
    assert said in done.err
    assert "Traceback" not in done.err
    assert (folder / "targets.toml").read_text("utf-8") == REGISTRY


def test_latin_letters_need_the_name_of_their_encoding(folder: Path) -> None:
    (folder / "latin.csv").write_bytes("Region,Year,Value\nSüdland,2020,5\n".encode("latin-1"))
    words = ("import", "latin.csv", "--indicator", "density", *SOURCE)
    assert "Südland" in run(folder, *words, "--dry-run").out
    refused(folder, *words, "--yes")
    done = run(folder, *words, "--encoding", "cp1252", "--yes")
    assert done.code == 0, done.err
    assert observations(folder)[0][1:] == ("2020", 5.0, "normal")


# ── a whole platform ─────────────────────────────────────────────────────────────────────────────

WHOLE = ("import", "open-sdg", "--all", "--into", "data/sdg.csv", "--file", "sdg.toml")
OFFICE = ("--source-title", "A platform", "--published", "2026-01-01", "--as-of", "2026-02-28")


def test_a_platform_becomes_a_judged_registry_in_one_command(folder: Path) -> None:
    done = run(folder, *WHOLE, *OFFICE, "--partial", "--yes")
    assert done.code == 0, done.err
    loaded = read_registry(folder / "sdg.toml")
    assert loaded.registry, loaded.findings
    registry = loaded.registry
    assert len(registry.observations) == 40
    # indicator-config/1-2-1.yml: at most 9.2 by 2030, from 2015; 8-8-1.yml: a fall, and a group
    level = registry.targets["1-2-1-2030"]
    assert (level.kind, level.promise().value, level.promise().operator) == (
        "level",
        9.2,
        "at_most",
    )
    trend = registry.targets["8-8-1-lost-time-claims-trend"]
    assert (trend.kind, trend.method) == ("direction", "statcan-2025")
    # of the group one member has a unit that is not in the data, and becomes none
    assert len(registry.targets) == 3
    # meta/1-2-1.md: the office, its page, 4 March 2022 with the day first
    source = registry.sources["example-statistics-office-2022"]
    assert (source.url, str(source.published)) == ("https://example.org/poverty", "2022-03-04")
    totals = [o.value for o in registry.observations if o.indicator == "1-2-1" and not o.members]
    assert totals[0] == 18.4
    assert "3 targets of the platform's own" in done.out
    assert run(folder, "status", "--file", "sdg.toml", *OFFICE[4:]).code == 0


def test_a_platform_that_is_read_again_adds_nothing(folder: Path) -> None:
    words = (*WHOLE, *OFFICE, "--partial", "--yes")
    assert run(folder, *words).code == 0
    before = (folder / "sdg.toml").read_bytes(), (folder / "data" / "sdg.csv").read_bytes()
    again = ("--source", "a-platform-2026", "--as-of", "2026-02-28", "--partial", "--yes")
    done = run(folder, *WHOLE, *again)
    assert (done.code, done.err) == (0, "")
    after = (folder / "sdg.toml").read_bytes(), (folder / "data" / "sdg.csv").read_bytes()
    assert after == before


def test_refused_cells_keep_a_platform_back(folder: Path) -> None:
    done = refused(folder, *WHOLE, *OFFICE, "--yes")
    assert "10 cells refused" in done.err
    assert not (folder / "sdg.toml").exists()


def test_a_platform_without_sources_needs_one(folder: Path) -> None:
    assert "--source-title" in refused(folder, *WHOLE, "--partial", "--yes").err
    words = (*WHOLE[:3], "--file", "sdg.toml", *OFFICE, "--partial", "--yes")
    assert "--into" in refused(folder, *words).err


# ── contradictions in the files themselves ───────────────────────────────────────────────────────

SPANS = """Year,Value
2017/18 to 2019/20,11.4
2018/19,11.3
2019/20,11.1
2011-2013,9
"""


def rated(folder: Path, more: str = "") -> tuple[str, ...]:
    """A registry with a rate, and what imports into it."""
    text = f"""format = 1
title = "T"
[sources.office]
title = "A yearbook"
published = 2026-01-31
[indicators.rate]
name = "Rate"
unit = "%"
measure = "percent"
desired = "increase"
year_starts = "04"
{more}"""
    (folder / "targets.toml").write_text(text, "utf-8")
    return ("--indicator", "rate", "--source", "office", "--as-of", "2026-02-28", "--yes")


def test_a_span_that_ends_where_a_figure_stands_is_counted_and_left_out(folder: Path) -> None:
    words = ("import", "spans.csv", "--year-starts", "4", *rated(folder))
    (folder / "spans.csv").write_text(SPANS, "utf-8")
    done = run(folder, *words)
    assert (done.code, "1 cell refused" in done.err) == (2, True)
    done = run(folder, *words, "--partial")
    assert done.code == 0, done.err
    assert "1 of several periods together, kept as of the last" in " ".join(done.out.split())
    assert [(when, value) for _, when, value, _ in observations(folder)] == [
        ("2018/19", 11.3),
        ("2019/20", 11.1),
        ("2013", 9),
    ]


def test_a_declared_total_that_contradicts_the_word_for_it_is_a_conflict(folder: Path) -> None:
    words = rated(folder, '[indicators.rate.dimensions.area]\ntotal = "VN"\n')
    (folder / "a.csv").write_text("Year,Area,Value\n2021,VN,1\n2021,Total,2\n2021,X,3\n", "utf-8")
    done = run(folder, "import", "a.csv", *words)
    assert (done.code, "2 figures in conflict" in done.err) == (2, True)
    shown = run(folder, "import", "a.csv", *words[:-1], "--dry-run")
    assert "the files have another value for the same thing; neither is taken" in shown.out
    assert run(folder, "import", "a.csv", *words, "--partial").code == 0
    assert [(area, value) for area, _, value, _ in observations(folder)] == [("X", 3)]


@pytest.mark.parametrize(("unit", "code"), [("%", 0), ("% of people", 0), ("people", 2)])
def test_a_percent_sign_is_the_unit_of_indicators_in_per_cent_alone(
    folder: Path, unit: str, code: int
) -> None:
    words = rated(folder)
    path = folder / "targets.toml"
    path.write_text(path.read_text("utf-8").replace('unit = "%"', f'unit = "{unit}"'), "utf-8")
    (folder / "a.csv").write_text("Year,Value\n2021,45.5%\n2022,46%\n", "utf-8")
    done = run(folder, "import", "a.csv", *words)
    assert done.code == code, done.err
    assert [value for *_, value, _ in observations(folder)] == ([] if code else [45.5, 46])


def test_words_that_were_taken_for_the_total_are_shown(folder: Path) -> None:
    (folder / "a.csv").write_text("Year,Area,Value\n2021,North,1\n2021,Total,2\n", "utf-8")
    done = run(folder, "import", "a.csv", *rated(folder)[:-1], "--dry-run")
    assert "taken for the total: Area=Total" in done.out
    (table,) = json.loads(run(folder, "import", "a.csv", "--dry-run", "--json").out)["tables"]
    assert table["totals"] == [{"column": "Area", "member": "Total"}]
    picked = run(folder, "import", "a.csv", *rated(folder), "--pick", "area=Total")
    assert picked.code == 0, picked.err
    assert [(area, value) for area, _, value, _ in observations(folder)] == [(None, 2)]
