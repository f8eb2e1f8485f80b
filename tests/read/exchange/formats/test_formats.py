"""The figures of each sample by the profile that ships for it, written down from the sample."""

from typing import NamedTuple

import pytest
from format_samples import sample

from mic_tracker.read.exchange.detect import detect_file
from mic_tracker.read.exchange.figures import ImportedFiles
from mic_tracker.read.exchange.imported_files import import_files
from mic_tracker.read.exchange.profiles import read_profile
from mic_tracker.read.exchange.source_folder import SourceFile


class Said(NamedTuple):
    """What is compared of a figure."""

    area: str | None
    what: str
    """Dimensions that are no totals, and parts of the key that are compared."""
    period: str
    value: float | str | None
    """The value, or why there is none."""
    status: str = "normal"
    low: float | None = None
    high: float | None = None


EXAMPLE, OTHER = "Exampleland", "Otherland"
# "Tổng số" is the total of the columns, and "CẢ NƯỚC" that of the rows
STATE, ALL = "Trong đó: Nhà nước", ""
RATE = "Rate (%) [note 2]"
SAMPLES = {
    "world-bank-json": "world-bank/api.json",
    "un-sdg-json": "un-sdg/api.json",
    "who-odata": "who-gho/odata.json",
    "json-stat": "eurostat/jsonstat.json",
    "pxweb-json": "pxweb/json_v1.json",
    "px": "pxweb/table.px",
    "sdmx-json": "sdmx/data_2.0.json",
    "sdmx-ml": "sdmx/structure_specific_2.1.xml",
    "xlsx-sdmx-converter": "excel/sdmx_converter_mapping.xlsx",
    "xlsx-table": "excel/two_header_rows.xlsx",
    "xlsx-accessible": "excel/accessible_shorthand.xlsx",
}
FIGURES = {
    "world-bank-json": [
        Said(EXAMPLE, "", "2024", "blank"),
        Said(EXAMPLE, "", "2023", 78.0912, "estimated"),
        Said(EXAMPLE, "", "2022", 74.5),
        Said("Example region", "", "2022", 60.25, "projected"),
    ],
    # of 2021 there are "NaN" and "<1": no value says nothing beside a value
    "un-sdg-json": [
        Said(EXAMPLE, "", "2019", 88.2),
        Said(EXAMPLE, "", "2020", 91.7, "estimated", 90.1, 93.0),
        Said(EXAMPLE, "", "2021", 1.0),
        Said(EXAMPLE, "URBAN", "2021", 97.4),
    ],
    "who-odata": [Said("XAA", "", "2019", 10.01, "normal", 6.29, 13.74)],
    "json-stat": [
        Said(EXAMPLE, "", "2022", 3.4),
        Said(EXAMPLE, "", "2023", 3.3, "provisional"),
        Said(EXAMPLE, "", "2024", "not-available"),
        Said(OTHER, "", "2022", 3.1),
        Said(OTHER, "", "2023", 8.9, "break"),
        Said(OTHER, "", "2024", 8.7),
    ],
    "px": [
        Said(None, "CASTELLÓN", "2023-Q4", 10.1),
        Said(None, "CASTELLÓN", "2024-Q1", "not-available"),
        Said(None, "CASTELLÓN", "2024-Q2", 12.5),
        Said(None, "ALICANTE", "2023-Q4", 3.4),
        Said(None, "ALICANTE", "2024-Q1", "not-available"),
        Said(None, "ALICANTE", "2024-Q2", "unspecified"),
    ],
    "sdmx-json": [
        Said(EXAMPLE, "", "2015", 18.4),
        Said(EXAMPLE, "", "2016", 17.9, "break"),
    ],
    "sdmx-ml": [
        Said("XA", "", "2015", 18.4),
        Said("XA", "", "2016", 17.9),
        Said("XA", "", "2017", 16.2, "break"),
        Said("XA", "", "2018", "not-available"),
        Said("XA", "F", "2015", 19.3),
    ],
    "xlsx-sdmx-converter": [
        Said("XA", "", "2021", 18.4),
        Said("XA", "", "2022", "blank"),
        Said("XA", "", "2023", 17.9),
        Said("XA", "F", "2021", 19.3),
        Said("XA", "F", "2022", "blank"),
    ],
    # 51.038 may be 51038, and nobody has said so
    "xlsx-table": [
        Said("Vùng A", ALL, "2022", 12034),
        Said("Vùng A", STATE, "2022", 310),
        Said("Vùng A", STATE, "2023", 305, "provisional"),
        Said("Vùng B", ALL, "2022", "not-available"),
        Said("Vùng B", STATE, "2022", "not-available"),
        Said("Vùng B", ALL, "2023", "unspecified", "provisional"),
        Said("Vùng B", STATE, "2023", "blank", "provisional"),
    ],
    "xlsx-accessible": [
        Said("Northland", "", "2025-Q1", 4.1, "normal", 3.8, 4.4),
        Said("Northland", "", "2025-Q2", 4.3, "provisional", 4.0, 4.6),
        Said("Southland", "", "2025-Q2", "confidential"),
        Said("Northland", "", "2024/25", 4.2, "break"),
        # the cell holds 0.043, shown in per cent
        Said("Northland", "", "2025-06-30", 4.3),
    ],
}
REFUSED = {
    "pxweb-json": {"not_a_period": ["0", "1"], "no_data": ["0"]},
    "xlsx-sdmx-converter": {"not_a_number": ["=L2+1"]},
    "xlsx-table": {"two_readings": ["51.038", "1.204", "53.950(*)"]},
}
"""What is not taken, with its first few spellings."""


def imported(profile: str, data: bytes | None = None, **layout: object) -> ImportedFiles:
    """What the sample of a profile gives, or other data."""
    read = read_profile(profile)
    changed = read.layout.model_copy(update=layout)
    name = SAMPLES[profile]
    file = SourceFile(name.rpartition("/")[2], sample(name) if data is None else data)
    return import_files([file], read.model_copy(update={"layout": changed}))


def said(found: ImportedFiles) -> list[Said]:
    return [
        Said(
            figure.key.area,
            ", ".join(figure.dimensions.values()),
            str(figure.period),
            figure.value if figure.value is not None else figure.missing,
            figure.status,
            figure.low,
            figure.high,
        )
        for figure in found.figures
    ]


@pytest.mark.parametrize("profile", SAMPLES)
def test_the_figures_of_the_sample(profile: str) -> None:
    assert said(imported(profile)) == FIGURES.get(profile, [])


@pytest.mark.parametrize("profile", SAMPLES)
def test_what_is_not_taken_of_the_sample(profile: str) -> None:
    problems = imported(profile).problems()
    told = {p.code.value: [example.found for example in p.examples] for p in problems}
    assert told == REFUSED.get(profile, {})


@pytest.mark.parametrize("profile", SAMPLES)
def test_the_profile_is_the_first_to_be_proposed(profile: str) -> None:
    # whatever the file is called
    found = detect_file(SourceFile("download", sample(SAMPLES[profile])))
    assert found.proposals[0].profile == profile
    assert {one.profile for one in found.proposals if not one.general} <= {profile}


@pytest.mark.parametrize(
    ("profile", "published", "unit"),
    [
        ("world-bank-json", "2026-07-13", None),
        ("un-sdg-json", None, "PERCENT"),
        ("who-odata", "2022-08-11", None),
        ("json-stat", "2026-09-19", "EUR_KGOE"),
        ("px", "2026-03-15", "Porcentaje"),
        ("sdmx-json", "2026-05-12", None),
        ("sdmx-ml", "2026-05-12", "PT"),
        ("xlsx-table", None, "Doanh nghiệp"),
        ("xlsx-accessible", "2026-03-12", "%"),
    ],
)
def test_when_the_figures_were_published_and_their_unit(
    profile: str, published: str | None, unit: str | None
) -> None:
    figures = [*imported(profile).figures]
    days = {str(figure.published) if figure.published else None for figure in figures}
    assert (days, {figure.key.unit for figure in figures}) == ({published}, {unit})


def test_labels_of_pxweb_come_with_the_metadata_in_front() -> None:
    parts = [
        sample(f"pxweb/{name}").decode("utf-8-sig")
        for name in ("json_v1_meta.json", "json_v1.json")
    ]
    found = imported("pxweb-json", f"[{','.join(parts)}]".encode())
    assert said(found) == [
        Said(None, "Vùng A", "2023", 9355),
        Said(None, "Vùng A", "2024", 9424, "provisional"),
        Said(None, "Vùng B", "2023", "not-available"),
    ]
    assert not found.problems()


def test_an_office_table_is_read_whole_once_somebody_says_its_decimal_sign() -> None:
    found = imported("xlsx-table", decimal=",")
    figures = {(one.area, one.what, one.period): one.value for one in said(found)}
    whole = {
        (None, ALL, "2022"): 51038,
        (None, STATE, "2022"): 1204,
        (None, ALL, "2023"): 53950,
        (None, STATE, "2023"): 1150,
        ("Vùng A", ALL, "2022"): 12034,
        ("Vùng A", ALL, "2023"): 12900,
    }
    assert {key: figures[key] for key in whole} == whole
    assert not found.problems()


def test_both_versions_of_sdmx_json_say_the_same() -> None:
    older = imported("sdmx-json", sample("sdmx/data_1.0.json"))
    assert said(older) == FIGURES["sdmx-json"]


def test_generic_sdmx_ml_says_the_same_of_the_same() -> None:
    generic = imported("sdmx-ml", sample("sdmx/generic_2.1.xml"))
    assert said(generic) == [Said("XA", "", "2015", 18.4), Said("XA", "", "2016", 17.9, "break")]


def test_a_multiplier_in_the_data_set_is_applied() -> None:
    data = (
        b'<m:StructureSpecificData xmlns:m="m"><m:DataSet UNIT_MULT="3">'
        b'<Obs TIME_PERIOD="2015" OBS_VALUE="1.5"/></m:DataSet></m:StructureSpecificData>'
    )
    assert [figure.value for figure in imported("sdmx-ml", data).figures] == [1500]


@pytest.mark.parametrize("profile", SAMPLES)
@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"<a/>", b"PK\x03\x04", b"\xff\xfe", b"a,b\n1,2\n"]
)
def test_what_is_of_another_format_is_told_and_never_raised(profile: str, data: bytes) -> None:
    found = imported(profile, data)
    assert found.problems()
    assert not [*found.figures]


@pytest.mark.parametrize("profile", SAMPLES)
def test_a_file_that_is_cut_off_anywhere_is_told_and_never_raised(profile: str) -> None:
    whole = sample(SAMPLES[profile]).rstrip()
    for end in range(1, len(whole), max(len(whole) // 40, 1)):
        found = imported(profile, whole[:end])
        assert found.unread, end
