"""Every profile that ships, on samples: the figures were written down from the files by hand."""

from collections import Counter
from pathlib import Path

import pytest

from mic_tracker.model.edit.exchange.figures import ImportedFigure
from mic_tracker.model.edit.exchange.problem import RefusedRow
from mic_tracker.model.edit.exchange.profile import FileLayout, Profile
from mic_tracker.read.exchange import profiles
from mic_tracker.read.exchange.detect import propose_profiles
from mic_tracker.read.exchange.figures import TableFigures
from mic_tracker.read.exchange.imported_files import import_files, read_tables
from mic_tracker.read.exchange.profiles import PROFILES, read_profile
from mic_tracker.read.exchange.source_folder import SourceFile, read_source_file

SAMPLES = Path(__file__).with_name("samples")
FOLDER = Path(profiles.__file__).parent

Told = tuple[str, float | str | None]
"""A period with a value, or with the reason why there is none."""

NETWORK = ("indicator", "Individuals using a network (% of population)")


def table(sample: str, profile: str | Profile) -> TableFigures:
    """The figures of the only table of a sample."""
    file = read_source_file(SAMPLES / sample)
    chosen = read_profile(profile) if isinstance(profile, str) else profile
    found = import_files([file], chosen)
    assert found.unread == ()
    (only,) = found.tables
    return only


def told(figures: list[ImportedFigure]) -> list[Told]:
    return [(str(f.period), f.missing or f.value) for f in figures]


def of(found: TableFigures, area: str | None, **dimensions: str) -> list[ImportedFigure]:
    """The figures of an area with exactly these members of dimensions."""
    return [f for f in found.figures if f.key.area == area and f.dimensions == dimensions]


def refused(found: TableFigures) -> list[tuple[str, str, str]]:
    return [(row.code.value, str(row.place).partition(":")[2], row.found) for row in found.refused]


def proposed(sample: str, encoding: str | None = None) -> list[str]:
    """The profiles that are proposed for a sample and are not general."""
    file = read_source_file(SAMPLES / sample)
    assert not isinstance(file, RefusedRow)
    (first, *_) = read_tables(file, FileLayout(encoding=encoding))
    return [
        proposal.profile
        for proposal in propose_profiles(first, (), "delimited")
        if not proposal.general
    ]


def test_the_table_of_profiles_and_its_folder_agree() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(PROFILES)
    assert [read_profile(name).name for name in PROFILES] == list(PROFILES)


def test_a_name_that_no_profile_has() -> None:
    with pytest.raises(KeyError, match="nothing"):
        read_profile("nothing")


@pytest.mark.parametrize(
    ("sample", "names"),
    [
        ("open-sdg/data/indicator_1-2-1.csv", ["open-sdg"]),
        ("open-sdg/data/indicator_1-3-1_bom_quoted.csv", ["open-sdg"]),
        ("open-sdg/data/indicator_3-3-2_periods.csv", ["open-sdg"]),
        ("open-sdg/data/indicator_1-2-2_wide_hr.csv", ["open-sdg-wide"]),
        ("open-sdg/data/indicator_1-1-1_cr_only.csv", ["open-sdg-wide"]),
        ("world-bank/API_XX.NET.USER.ZS_DS2_en_csv_v2.csv", ["world-bank-csv"]),
        ("world-bank/resaved_semicolon.csv", ["world-bank-csv"]),
        ("world-bank/databank.csv", ["world-bank-csv"]),
        ("world-bank/long_frictionless.csv", ["world-bank-long"]),
        ("un-sdg/download.csv", ["un-sdg-csv"]),
        ("un-sdg/download_nul_padded.csv", ["un-sdg-csv"]),
        ("eurostat/xx_dens.tsv", ["eurostat-tsv"]),
        ("eurostat/xx_dens_old.tsv", ["eurostat-tsv"]),
        ("eurostat/xx_quarterly.tsv", ["eurostat-tsv"]),
        ("eurostat/xx_une_1.0.csv", ["sdmx-csv"]),
        ("eurostat/xx_une_2.0.csv", ["sdmx-csv"]),
        ("oecd/codes_only.csv", ["sdmx-csv"]),
        ("oecd/labels_both.csv", ["sdmx-csv"]),
        ("sdmx/data_1.0.csv", ["sdmx-csv"]),
        ("sdmx/data_3.0.csv", ["sdmx-csv"]),
        ("sdmx/data_labels_both_3.0.csv", ["sdmx-csv-labels"]),
        ("owid/grapher.csv", ["owid"]),
        ("owid/daily.csv", ["owid"]),
        ("owid/wide_codebook/data.csv", ["owid"]),
        ("owid/wide_codebook/codebook.csv", []),
        ("imf/weo.xls", ["imf-weo"]),
        ("pxweb/table.csv", ["pxweb-csv"]),
        ("pxweb/gso_semicolon.csv", ["gso-csv"]),
        ("who-gho/portal.csv", ["who-portal-csv"]),
        ("who-gho/old_athena.csv", ["who-athena-csv"]),
        ("climate/historical_emissions.csv", ["climate-watch-csv"]),
    ],
)
def test_a_sample_is_known_by_one_profile(sample: str, names: list[str]) -> None:
    assert proposed(sample) == names


def test_open_sdg() -> None:
    found = table("open-sdg/data/indicator_1-2-1.csv", "open-sdg")
    headline = of(found, None)
    assert told(headline) == [
        ("2015", 18.4),
        ("2016", 17.9),
        ("2017", 16.2),
        ("2018", 16.8),
        ("2019", 15.1),
    ]
    assert [f.status for f in headline] == ["normal", "normal", "break", "estimated", "provisional"]
    assert {f.key.unit for f in found.figures} == {"Percentage (%)"}
    assert told(of(found, None, Sex="Female")) == [("2015", 19.3), ("2016", 18.8)]
    assert told(of(found, None, Sex="Male")) == [("2015", 17.4)]
    (unsure,) = (f for f in of(found, None, Sex="Female") if f.period_text == "2016")
    assert (unsure.qualifier, unsure.note) == ("about", "Low reliability")
    assert told(of(found, None, Age="16 to 24", Sex="Female")) == [("2016", "confidential")]
    # its GeoCode X01 only says again that it is the region
    assert told(of(found, None, Region="Northland")) == [("2016", 21.0)]
    (small,) = of(found, None, Region="Southland")
    assert (small.value, small.value_text, small.status) == (0.0000812, "8.12e-05", "normal")
    assert (small.place.line, small.place.column) == (12, 9)
    assert found.refused == ()


def test_open_sdg_with_series_and_units() -> None:
    found = table("open-sdg/data/indicator_8-8-1.csv", "open-sdg")
    lost = [f for f in found.figures if f.series["Series"] == "Lost time claims"]
    assert told(lost) == [("2015", 41200.0), ("2016", 40100.0), ("2017", 38950.0)]
    assert {(f.key.unit, *f.key.dimensions) for f in lost} == {("Number",)}
    north = {"Geography": "Northland"}
    assert told(of(found, None, **north, Sex="Male")) == [("2015", 0.91), ("2016", 0.88)]
    assert told(of(found, None, **north, Sex="Female")) == [("2015", 0.11)]
    assert refused(found) == [("not_a_number", "8:6", "Inf")]


def test_open_sdg_refuses_different_values_of_one_thing() -> None:
    found = table("open-sdg/data/indicator_1-3-1_bom_quoted.csv", "open-sdg")
    assert told(list(found.figures)) == [("2015", 29.8), ("2016", 29.4)]
    assert {f.key.unit for f in found.figures} == {"%"}
    assert refused(found) == [
        ("duplicate", "4:5", "2016: 27.1"),
        ("duplicate", "5:5", "2016: 26.9"),
    ]


def test_the_periods_of_open_sdg() -> None:
    sample = "open-sdg/data/indicator_3-3-2_periods.csv"
    found = table(sample, "open-sdg")
    assert [(f.period_text, str(f.period), f.value) for f in found.figures] == [
        ("2016/2017", "2016/2017", 12.0),
        ("2017 Q1", "2017-Q1", 11.8),
        ("2018 01", "2018-01", 11.7),
        ("2015-2017", "2017", 12.2),
        ("2016 to 2018", "2018", 11.9),
        ("2001-2005 (baseline)", "2005", 13.5),
        ("2019*", "2019", 11.2),
        ("2021.0", "2021", 10.9),
    ]
    assert [str(f.since) for f in found.figures if f.is_span] == ["2015", "2016", "2001"]
    assert Counter(row.code.value for row in found.refused) == {"fiscal_year": 4, "not_a_period": 1}
    declared = read_profile("open-sdg").model_copy(update={"year_starts": "04"})
    found = table(sample, declared)
    fiscal = [
        (f.period_text, str(f.period), f.value) for f in found.figures if "/" in f.period_text
    ]
    assert fiscal == [
        ("2014/15", "2014/15", 12.1),
        ("2015/16", "2015/16", 12.4),
        ("2016/2017", "2016/17", 12.0),
        ("2019/20 [Note 5]", "2019/20", 11.1),
    ]
    assert refused(found) == [
        ("not_a_period", "14:1", "17 May to 11 June 2022"),
        # it would be kept as of 2019/20, and that year has a figure of its own
        ("span", "9:2", "2017/18 to 2019/20: 11.4"),
    ]


def test_a_sentence_in_place_of_data_is_one_problem() -> None:
    found = table("open-sdg/data/indicator_4-1-1_no_data.csv", "open-sdg")
    assert found.figures == ()
    assert refused(found) == [("no_data", "2:1", "There is no data for this indicator yet")]


def test_an_empty_file_is_told() -> None:
    file = read_source_file(SAMPLES / "open-sdg/data/indicator_5-1-1_blank_first_line.csv")
    found = import_files([file], read_profile("open-sdg"))
    assert [(row.code.value, row.place.line) for row in found.unread] == [("empty", 1)]


def test_open_sdg_wide() -> None:
    found = table("open-sdg/data/indicator_1-2-2_wide_hr.csv", "open-sdg-wide")
    by_column = {
        column: [f for f in found.figures if f.series["column"] == column]
        for column in ("Osobe u riziku (%)", "Muški", "Ženski", "manje od 18 godina")
    }
    assert {column: told(figures) for column, figures in by_column.items()} == {
        "Osobe u riziku (%)": [
            ("2021", 21.3),
            ("2022", 20.8),
            ("2023", 19.9),
            ("2024", "not-available"),
        ],
        "Muški": [("2021", 20.1), ("2022", 19.9), ("2023", 18.7), ("2024", "not-available")],
        "Ženski": [("2021", 22.4), ("2022", 21.6), ("2023", 21.0), ("2024", "unspecified")],
        "manje od 18 godina": [
            ("2021", 19.0),
            ("2022", 18.2),
            ("2023", 17.1),
            ("2024", "not-available"),
        ],
    }
    youngest = by_column["manje od 18 godina"]
    assert [f.qualifier for f in youngest] == [None, "about", "about", None]
    assert [f.status for f in youngest] == ["normal", "normal", "break", "normal"]
    assert youngest[2].note == "Prekid u vremenskoj seriji: novi izvori podataka.; (())"
    assert len(found.figures) == 16


def test_a_folder_may_mix_both_layouts_of_open_sdg() -> None:
    found = table("open-sdg/data/indicator_1-1-1_cr_only.csv", "open-sdg")
    assert found.profile == "open-sdg-wide"
    assert [(f.series["column"], f.value, f.place.line) for f in found.figures] == [
        ("var_1", 1.5, 2),
        ("var_2", 2.5, 2),
    ]


EXAMPLELAND: list[Told] = [
    ("2015", "blank"),
    ("2016", 51.2),
    ("2017", 55.9),
    ("2018", 60.1),
    ("2019", 64.7),
    ("2020", 68.4),
    ("2021", 71.8),
    ("2022", 74.5),
    ("2023", 78.0912),
    ("2024", "blank"),
]
OTHERLAND: list[Told] = [
    ("2015", 12.5),
    ("2016", 15.1),
    ("2017", "blank"),
    ("2018", 19.9),
    ("2019", 23.4),
    ("2020", 28.0),
    ("2021", 31.7),
    ("2022", 36.2),
    ("2023", 40.8),
    ("2024", "blank"),
]


@pytest.mark.parametrize(
    "sample", ["API_XX.NET.USER.ZS_DS2_en_csv_v2.csv", "resaved_semicolon.csv"]
)
def test_world_bank(sample: str) -> None:
    found = table(f"world-bank/{sample}", "world-bank-csv")
    assert told(of(found, "Exampleland")) == EXAMPLELAND
    assert told(of(found, "Otherland, The")) == OTHERLAND
    assert len(found.figures) == 20
    first = found.figures[1]
    assert first.key.area_code == "XAA"
    assert first.key.series == (NETWORK, ("indicator code", "XX.NET.USER.ZS"))
    assert str(first.published) == "2026-07-13"
    assert (first.place.line, first.place.column) == (6, 6)


def test_world_bank_databank() -> None:
    found = table("world-bank/databank.csv", "world-bank-csv")
    gone = "not-available"
    assert told(of(found, "Exampleland")) == [("2019", 64.7), ("2020", 68.4), ("2021", gone)]
    assert told(of(found, "Otherland, The")) == [("2019", 23.4), ("2020", gone), ("2021", gone)]
    assert len(found.figures) == 6
    assert {str(f.published) for f in found.figures} == {"2026-07-13"}
    assert found.refused == ()


def test_world_bank_long() -> None:
    found = table("world-bank/long_frictionless.csv", "world-bank-long")
    expected = [("2022", 1832641364775.52), ("2023", 1930489311088.89)]
    assert told(of(found, "Exampleland")) == expected
    assert len(found.figures) == 2


@pytest.mark.parametrize("sample", ["download.csv", "download_nul_padded.csv"])
def test_un_sdg(sample: str) -> None:
    found = table(f"un-sdg/{sample}", "un-sdg-csv")
    assert told(of(found, "Exampleland")) == [
        ("2019", 88.2),
        ("2020", 91.7),
        ("2021", "not-available"),
    ]
    assert [f.status for f in found.figures] == ["normal", "estimated", "normal"]
    assert [(f.low, f.high) for f in found.figures] == [(None, None), (90.1, 93.0), (None, None)]
    assert found.figures[1].note == "Two lines,\none footnote."
    assert [f.place.line for f in found.figures] == [2, 3, 5]
    key = found.figures[0].key
    assert (key.area_code, key.unit, key.dimensions) == ("998", "PERCENT", ())
    assert dict(key.series) == {
        "indicator": "9.c.1",
        "series": "XX_MOB_4G",
        "Reporting Type": "G",
    }


def test_eurostat_tsv() -> None:
    found = table("eurostat/xx_dens.tsv", "eurostat-tsv")
    rows = {area: [*of(found, area)] for area in ("XA", "XA11", "EX27_2020")}
    assert told(rows["XA"]) == [
        ("2018", 103.5),
        ("2019", 103.4),
        ("2020", 102.6),
        ("2021", 102.0),
        ("2022", "not-available"),
        ("2023", 102.7),
    ]
    assert told(rows["XA11"]) == [
        ("2018", "confidential"),
        ("2019", 51.2),
        ("2020", 51.4),
        ("2021", 0.0),
        ("2022", 53.8),
        ("2023", 54.1),
    ]
    assert told(rows["EX27_2020"]) == [
        ("2018", "not-available"),
        ("2019", "not-applicable"),
        ("2020", 109.1),
        ("2021", 109.4),
        ("2022", 110.0),
        ("2023", 1234567.8),
    ]
    assert [f.status for f in rows["XA"]][2:] == ["break", "normal", "normal", "provisional"]
    assert [f.status for f in rows["XA11"]][1:3] == ["estimated", "break"]
    assert [f.note for f in rows["XA11"]] == [None, None, "be", "n", None, "u"]
    assert rows["XA11"][5].qualifier == "about"
    assert [f.note for f in rows["EX27_2020"]][2:] == [None, "d", "r", "i"]
    assert {(f.key.unit, f.series["freq"]) for f in found.figures} == {("PER_KM2", "A")}
    assert (rows["XA"][0].place.line, rows["XA"][0].place.column) == (2, 2)
    assert rows["XA"][2].value_text == "102.6 b"


def test_old_eurostat_tsv() -> None:
    found = table("eurostat/xx_dens_old.tsv", "eurostat-tsv")
    assert told(of(found, "XA")) == [("2019", 103.4), ("2018", 103.5), ("2017", 102.6)]
    gone = "not-available"
    assert told(of(found, "XB")) == [("2019", gone), ("2018", 51.2), ("2017", gone)]
    assert found.figures[2].status == "break"


def test_quarterly_eurostat_tsv() -> None:
    found = table("eurostat/xx_quarterly.tsv", "eurostat-tsv")
    assert told(list(found.figures)) == [
        ("2023-Q1", 105150.1),
        ("2023-Q2", 105220.4),
        ("2023-Q3", "not-available"),
    ]
    assert found.figures[1].status == "provisional"
    assert found.figures[0].series == {"freq": "Q", "s_adj": "SCA"}
    assert found.figures[0].key.unit == "CLV20_MEUR"


def test_eurostat_sdmx_csv_1() -> None:
    found = table("eurostat/xx_une_1.0.csv", "sdmx-csv")
    assert told(of(found, "XA")) == [("2025-11", 6.4), ("2025-12", 6.5)]
    assert [f.status for f in of(found, "XA")] == ["normal", "provisional"]
    assert told(of(found, "XB")) == [("2025-12", "confidential")]
    (women,) = of(found, "XA", sex="F")
    assert (women.value, women.status) == (6.9, "break")
    assert {str(f.published) for f in found.figures} == {"2026-09-12"}
    assert {f.key.unit for f in found.figures} == {"PC_ACT"}


def test_eurostat_sdmx_csv_2() -> None:
    found = table("eurostat/xx_une_2.0.csv", "sdmx-csv")
    assert told(of(found, "XA")) == [("2025-11", 6.4), ("2025-12", 6.5)]
    assert told(of(found, "XB")) == [("2025-12", "blank")]
    assert found.figures[0].series == {"dataflow": "ESTAT:XX_UNE(1.0)", "freq": "M"}


def test_oecd_codes() -> None:
    found = table("oecd/codes_only.csv", "sdmx-csv")
    assert told(of(found, "XAA")) == [("2021", 52.77), ("2022", 53.5), ("2023", "not-available")]
    assert [f.status for f in found.figures] == ["normal", "break", "normal"]
    assert {f.key.unit for f in found.figures} == {"PT_POP"}


def test_oecd_labels() -> None:
    found = table("oecd/labels_both.csv", "sdmx-csv")
    attainment = [f for f in found.figures if f.series["MEASURE"] == "ATT"]
    assert told(attainment) == [("2021", 52.77), ("2022", 53.5), ("2023", "not-available")]
    (output,) = (f for f in found.figures if f.series["MEASURE"] == "GDP")
    assert (output.value, output.derived) == (1_250_000.0, "1.25 × 1000000")
    assert (output.status, output.key.unit) == ("estimated", "USD")
    assert {(f.key.area, f.key.area_code) for f in found.figures} == {("Exampleland", "XAA")}
    assert output.series == {
        "dataflow": "OECD.XX:DSD_XX@DF_XX(1.0)",
        "FREQ": "A",
        "MEASURE": "GDP",
    }


def test_sdmx_csv() -> None:
    found = table("sdmx/data_3.0.csv", "sdmx-csv")
    expected: list[Told] = [
        ("2015", 18.4),
        ("2016", 17.9),
        ("2017", 16.2),
        ("2018", 16.8),
        ("2019", 15.1),
        ("2030", 9.2),
        ("2014", "not-available"),
    ]
    assert told(of(found, "XA")) == expected
    statuses = ["normal", "normal", "break", "estimated", "provisional", "projected", "normal"]
    assert [f.status for f in found.figures] == statuses
    old = table("sdmx/data_1.0.csv", "sdmx-csv")
    assert told(of(old, "XA")) == expected[:3]
    assert [f.key for f in old.figures] == [f.key for f in found.figures[:3]]


def test_sdmx_csv_with_labels_in_the_cells() -> None:
    found = table("sdmx/data_labels_both_3.0.csv", "sdmx-csv-labels")
    (only,) = found.figures
    assert (str(only.period), only.value, only.status) == ("2015", 18.4, "normal")  # FREQ is A
    assert only.key.area == "XA"
    assert only.series == {"dataflow": "XX:DF_SDG(1.0)", "FREQ": "A", "SERIES": "SI_POV"}


def test_owid() -> None:
    found = table("owid/grapher.csv", "owid")
    assert told(of(found, "Exampleland")) == [("2021", 71.8), ("2022", 74.5)]
    assert told(of(found, "Example region (WB)")) == [("2022", 60.25)]
    assert told(of(found, "World")) == [("2022", 64.1)]
    share = {"indicator": "Share of the population using a network"}
    assert [f.series for f in found.figures] == [share] * 4
    assert refused(found) == [("not_a_period", "6:3", "-10000")]
    daily = table("owid/daily.csv", "owid")
    assert told(of(daily, "Exampleland")) == [("2024-01-31", 1200.0), ("2024-02-01", 1310.0)]


def test_owid_wide() -> None:
    found = table("owid/wide_codebook/data.csv", "owid")
    assert [
        (f.series["indicator"], str(f.period), f.missing or f.value) for f in found.figures
    ] == [
        ("population", "2021", 998000.0),
        ("co2", "2021", 12.4),
        ("co2_per_capita", "2021", 12.425),
        ("population", "2022", 1001000.0),
        ("co2", "2022", "blank"),
        ("co2_per_capita", "2022", "blank"),
    ]


def test_imf_weo() -> None:
    found = table("imf/weo.xls", "imf-weo")
    output = [f for f in found.figures if f.series["subject"] == "NGDP_R"]
    assert told(output) == [
        ("2021", 1_234_567_000_000.0),
        ("2022", 1_301_200_000_000.0),
        ("2023", 1_377_010_000_000.0),
        ("2024", 1_450_900_000_000.0),
        ("2025", 1_530_000_000_000.0),
    ]
    assert output[0].derived == "1,234.567 × 1000000000"
    assert [f.status for f in output] == ["normal", "normal", "normal", "projected", "projected"]
    rate = [f for f in found.figures if f.series["subject"] == "LUR"]
    assert told(rate) == [
        ("2021", "not-available"),
        ("2022", 3.2),
        ("2023", 3.1),
        ("2024", "unspecified"),
        ("2025", 3.0),
    ]
    assert [f.status for f in rate][1:3] == ["normal", "projected"]
    assert rate[0].key.unit == "Percent of total labor force"


def test_pxweb_csv() -> None:
    found = table("pxweb/table.csv", "pxweb-csv")
    assert told(of(found, None)) == [("2022", 5693.0), ("2023", 5560.0), ("2024", 5837.0)]
    on_time = {"column": "On-time"}
    assert told(of(found, None, **on_time)) == [
        ("2022", 4033.0),
        ("2023", 4037.0),
        ("2024", 4249.0),
    ]
    north = [("2022", 1201.0), ("2023", 1186.0), ("2024", "not-available")]
    assert told(of(found, "Region A")) == north
    assert told(of(found, "Region B", **on_time)) == [
        ("2022", 317.0),
        ("2023", 321.0),
        ("2024", 328.0),
    ]
    assert {f.status for f in found.figures if f.period_text.startswith("Prel.")} == {"provisional"}
    assert len(found.figures) == 18


def test_gso_csv() -> None:
    found = table("pxweb/gso_semicolon.csv", "gso-csv")
    names = ("Số doanh nghiệp", "Tỷ lệ", "Chưa có")
    rows = {n: [f for f in found.figures if f.series == {"Phân loại": n}] for n in names}
    assert told(rows["Số doanh nghiệp"]) == [
        ("2021", 51038.0),
        ("2022", 52411.0),
        ("2023", 53950.0),
    ]
    assert told(rows["Tỷ lệ"]) == [("2021", 7.4), ("2022", 7.51), ("2023", 8.02)]
    assert [f.missing for f in rows["Chưa có"]] == ["not-available", "not-available", "unspecified"]
    assert [f.status for f in rows["Tỷ lệ"]] == ["normal", "normal", "provisional"]
    assert [f.key.unit for f in rows["Số doanh nghiệp"]] == ["Doanh nghiệp"] * 3


def test_who_portal() -> None:
    found = table("who-gho/portal.csv", "who-portal-csv")
    (both,) = of(found, "Exampleland")
    assert (str(both.period), both.value, both.low, both.high) == ("2019", 10.01, 6.29, 13.74)
    (women,) = of(found, "Exampleland", Sex="SEX_FMLE")
    assert (str(women.period), women.value, women.qualifier) == ("2018", 0.5, "under")
    assert both.series == {"indicator": "XX_0001"}
    assert str(both.published) == "2022-08-11"


def test_who_athena() -> None:
    found = table("who-gho/old_athena.csv", "who-athena-csv")
    assert told(of(found, "XAA")) == [("2004", 770.27), ("2008", 15805.49)]
    later = found.figures[1]
    assert (later.low, later.high, later.note) == (14100.0, 17300.0, "Modelled")


def test_climate_watch() -> None:
    found = table("climate/historical_emissions.csv", "climate-watch-csv")
    including = [f for f in found.figures if f.series["sector"] == "Total including LUCF"]
    excluding = [f for f in found.figures if f.series["sector"] == "Total excluding LUCF"]
    assert told(including) == [("2016", 45.1), ("2015", 44.8), ("2014", 44.0), ("2013", 43.2)]
    assert told(excluding) == [("2016", 47.1), ("2015", 46.8), ("2014", 46.0), ("2013", "blank")]
    assert {f.key.unit for f in found.figures} == {"MtCO₂e"}


def test_the_series_of_a_file() -> None:
    found = import_files(
        [read_source_file(SAMPLES / "climate/historical_emissions.csv")],
        read_profile("climate-watch-csv"),
    )
    series = [
        (dict(s.key.series)["sector"], str(s.first), str(s.last), s.count, s.missing)
        for s in found.series()
    ]
    assert series == [
        ("Total including LUCF", "2013", "2016", 4, 0),
        ("Total excluding LUCF", "2013", "2016", 3, 1),
    ]


def figures_of(text: str, profile: str, name: str = "some.csv") -> TableFigures:
    """The figures of a text."""
    file = SourceFile(name, text.encode())
    (only,) = import_files([file], read_profile(profile)).tables
    return only


def test_tidy_csv() -> None:
    found = figures_of(
        "Country,Sex,Year,Value,Unit,Note\n"
        "Nordland,,2022,7.5,%,\n"
        "Nordland,Female,2022,8.25,%,revised\n"
        "Nordland,,2023,..,%,\n",
        "tidy-csv",
    )
    assert told(of(found, "Nordland")) == [("2022", 7.5), ("2023", "not-available")]
    (women,) = of(found, "Nordland", Sex="Female")
    assert (women.value, women.note, women.key.unit) == (8.25, "revised", "%")


def test_tidy_csv_in_vietnamese() -> None:
    found = figures_of(
        "Năm;Tỉnh;Giới tính;Giá trị;Đơn vị tính\n"
        "2022;Hà Nội;;1.234,5;tỷ đồng\n"
        "2023;Hà Nội;Nữ;51.038;tỷ đồng\n",
        "tidy-csv",
    )
    assert told(of(found, "Hà Nội")) == [("2022", 1234.5)]
    assert told(of(found, "Hà Nội", **{"Giới tính": "Nữ"})) == [("2023", 51038.0)]


def test_wide_csv() -> None:
    found = figures_of("year,men,women\n2022,1.5,2.5\n2023,1.75,(2.5)\n", "wide-csv")
    men = [f for f in found.figures if f.series == {"column": "men"}]
    women = [f for f in found.figures if f.series == {"column": "women"}]
    assert told(men) == [("2022", 1.5), ("2023", 1.75)]
    assert told(women) == [("2022", 2.5)]
    assert refused(found) == [("parentheses", "3:3", "(2.5)")]


def test_wide_periods_csv() -> None:
    found = figures_of("area,kind,2022,2023 Q1,2023*\nA,x,1.5,2.5,3\n", "wide-periods-csv")
    assert told(of(found, "A", kind="x")) == [("2022", 1.5), ("2023-Q1", 2.5), ("2023", 3.0)]


def test_a_deletion_is_refused() -> None:
    found = figures_of(
        "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,TIME_PERIOD,OBS_VALUE\n"
        "dataflow,X:Y(1.0),I,XA,2022,1.5\n"
        "dataflow,X:Y(1.0),D,XA,2021,-\n",
        "sdmx-csv",
    )
    assert told(of(found, "XA")) == [("2022", 1.5)]
    assert refused(found) == [("deletion", "3:3", "D")]


def test_multipliers() -> None:
    found = figures_of(
        "Year,Sex,Units,Unit multiplier,Observation status,Value\n"
        "2020,,people,Units,Normal value,12\n"
        "2021,,people,Thousands,Normal value,12.5\n"
        "2022,,people,Millions,Forecast value,0.35\n"
        "2023,,people,Dozens,Normal value,7\n",
        "open-sdg",
    )
    assert told(list(found.figures)) == [("2020", 12.0), ("2021", 12500.0), ("2022", 350000.0)]
    assert [f.derived for f in found.figures] == [None, "12.5 × 1000", "0.35 × 1000000"]
    assert found.figures[2].status == "projected"
    assert refused(found) == [("unknown_multiplier", "5:4", "Dozens")]


def test_a_status_that_nobody_knows_is_told_and_kept() -> None:
    found = figures_of("Year,Observation status,Value\n2020,Official guess,12\n", "open-sdg")
    (only,) = found.figures
    assert (only.value, only.status, only.note) == (12.0, "normal", "Official guess")
    assert refused(found) == [("unknown_status", "2:2", "Official guess")]


def test_a_row_that_says_the_same_again_is_counted() -> None:
    found = figures_of("Year,Value\n2020,12\n2020,12.0\n2021,\n2021,13\n", "open-sdg")
    assert told(list(found.figures)) == [("2020", 12.0), ("2021", 13.0)]
    assert (found.repeated, found.refused) == (1, ())


def test_rows_without_a_cell_for_each_column_are_refused() -> None:
    found = figures_of("Year,Sex,Value\n2020,,12\n2021,13\n2022,,14,x\n2023,,15,\n", "open-sdg")
    assert told(list(found.figures)) == [("2020", 12.0), ("2023", 15.0)]
    assert refused(found) == [("cells", "3", "2"), ("cells", "4", "4")]


def test_letters_behind_a_number_are_refused_where_no_flags_are_declared() -> None:
    found = figures_of("Year,Value\n2020,12.3 b\n2021,12.3\n", "open-sdg")
    assert told(list(found.figures)) == [("2021", 12.3)]
    assert refused(found) == [("unclear_letters", "2:2", "12.3 b")]


def test_a_bound_that_is_no_number_is_told() -> None:
    found = figures_of("year,value,low,high\n2020,5,x,6\n", "tidy-csv")
    (only,) = found.figures
    assert (only.value, only.low, only.high) == (5.0, None, 6.0)
    assert refused(found) == [("bad_bound", "2:3", "x")]


def test_the_shorthand_of_accessible_spreadsheets() -> None:
    found = figures_of(
        "Period,Value\n2020,5 [p]\n2021,[c]\n2022,[z]\n2023,6 [u]\n2024,7\n", "tidy-csv"
    )
    assert told(list(found.figures)) == [
        ("2020", 5.0),
        ("2021", "confidential"),
        ("2022", "not-applicable"),
        ("2023", 6.0),
        ("2024", 7.0),
    ]
    assert next(f.status for f in found.figures) == "provisional"
    assert [f.qualifier for f in found.figures] == [None, None, None, "about", None]


def test_a_multiplier_that_leads_beyond_all_numbers() -> None:
    found = figures_of(
        "Year,Unit multiplier,Units,Value\n2020,12,km,5e20\n2021,12,km,5e2\n", "open-sdg"
    )
    assert told(list(found.figures)) == [("2021", 5e14)]
    assert refused(found) == [("out_of_range", "2:4", "5e20")]


def test_further_columns_of_text_are_no_values() -> None:
    found = figures_of("year,kind,men\n2022,public,1.5\n2022,private,..\n", "wide-csv")
    assert told(of(found, None, kind="public")) == [("2022", 1.5)]
    assert told(of(found, None, kind="private")) == [("2022", "not-available")]
    text = "Entity,Code,Year,Share,World region\nA,AAA,2022,1.5,Europe\n"
    found = figures_of(text, "owid")
    assert [(f.series, f.value) for f in found.figures] == [({"indicator": "Share"}, 1.5)]


def test_a_sign_in_a_column_of_its_own() -> None:
    heads = "IndicatorCode,SpatialDimValueCode,Period,FactValueNumericPrefix,FactValueNumeric"
    rows = "X,XA,2020,<,5\nX,XA,2021,&lt;,6\nX,XA,2022,≥,7\n"
    found = figures_of(f"{heads}\n{rows}", "who-portal-csv")
    assert [(f.value, f.qualifier) for f in found.figures] == [(5.0, "under"), (7.0, "at-least")]
    assert refused(found) == [("unknown_prefix", "3:4", "&lt;")]
