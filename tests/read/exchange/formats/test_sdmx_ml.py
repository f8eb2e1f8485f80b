"""SDMX-ML without its structure, held against pysdmx where that can read it."""

import pytest
from format_samples import columns, refusal, sample, table, tables
from pysdmx.io import read_sdmx
from pysdmx.io.pd import PandasDataset

from mic_tracker.text import limits

FORMAT = "sdmx-ml"
DIMENSIONS = ("FREQ", "REF_AREA", "SERIES", "SEX", "UNIT_MEASURE")
NAMESPACES = (
    'xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v3_0/message"'
    ' xmlns:c="http://www.sdmx.org/resources/sdmxml/schemas/v3_0/common"'
    ' xmlns:g="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


def message(content: str, header: str = "", root: str = "StructureSpecificData") -> bytes:
    inside = f"<m:Header>{header}</m:Header>{content}"
    return f"<m:{root} {NAMESPACES}>{inside}</m:{root}>".encode()


def data_set(content: str, attributes: str = "") -> bytes:
    return message(f"<m:DataSet {attributes}>{content}</m:DataSet>")


def test_the_figures_of_the_structure_specific_sample() -> None:
    found = table(FORMAT, sample("sdmx/structure_specific_2.1.xml"))
    assert columns(found, "SEX", "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS", "COMMENT_OBS") == [
        ("_T", "2015", "18.4", "A", "Invented"),
        ("_T", "2016", "17.9", "A", ""),
        ("_T", "2017", "16.2", "B", ""),
        ("_T", "2018", "NaN", "M", ""),
        ("F", "2015", "19.3", "A", ""),
    ]
    same = ("FREQ", "REF_AREA", "SERIES", "UNIT_MEASURE", "UNIT_MULT")
    assert {*columns(found, *same)} == {("A", "XA", "SI_POV", "PT", "0")}
    assert found.facts == {"publisher": "XX", "published": "2026-05-12T00:00:00Z"}
    assert list(found.lines) == [16, 17, 18, 19, 22]


def test_the_figures_of_the_generic_sample() -> None:
    found = table(FORMAT, sample("sdmx/generic_2.1.xml"))
    assert columns(found, *DIMENSIONS, "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS") == [
        ("A", "XA", "SI_POV", "_T", "PT", "2015", "18.4", "A"),
        ("A", "XA", "SI_POV", "_T", "PT", "2016", "17.9", "B"),
    ]
    assert list(found.lines) == [17, 21]


@pytest.mark.parametrize("name", ["generic_2.1.xml", "structure_specific_2.1.xml"])
def test_pysdmx_reads_the_same(name: str) -> None:
    data = sample(f"sdmx/{name}")
    found = table(FORMAT, data)
    (theirs,) = read_sdmx(data.decode(), validate=False).data or ()
    assert isinstance(theirs, PandasDataset)
    rows = theirs.data.fillna("").to_dict("records")
    assert [dict(zip(found.header, row, strict=True)) for row in found.rows] == rows


def test_attributes_of_groups_reach_their_observations() -> None:
    data = data_set(
        '<Group xsi:type="Sibling" AREA="XA" UNIT_MULT="3"/>'
        '<Group xsi:type="Sibling" AREA="XB" UNIT_MULT="6"/>'
        '<Series FREQ="A" AREA="XB"><Obs TIME_PERIOD="2015" OBS_VALUE="1"/></Series>'
        '<Series FREQ="M" AREA="XA"><Obs TIME_PERIOD="2015-01" OBS_VALUE="2"/></Series>'
        '<Series FREQ="M" AREA="XC"><Obs TIME_PERIOD="2015-01" OBS_VALUE="3"/></Series>'
    )
    assert columns(table(FORMAT, data), "AREA", "OBS_VALUE", "UNIT_MULT") == [
        ("XB", "1", "6"),
        ("XA", "2", "3"),
        ("XC", "3", ""),
    ]


def test_generic_groups_have_keys_and_attributes() -> None:
    value = '<g:Value id="{}" value="{}"/>'.format
    data = data_set(
        f'<g:Group type="Sibling"><g:GroupKey>{value("AREA", "XA")}</g:GroupKey>'
        f"<g:Attributes>{value('UNIT', 'T')}</g:Attributes></g:Group>"
        f"<g:Obs><g:ObsKey>{value('AREA', 'XA')}{value('TIME_PERIOD', '2015')}</g:ObsKey>"
        '<g:ObsValue value="7"/></g:Obs>'
    )
    found = table(FORMAT, data)
    assert found.header == ("AREA", "TIME_PERIOD", "OBS_VALUE", "UNIT")
    assert found.rows == [("XA", "2015", "7", "T")]


def test_groups_of_too_many_kinds_are_refused() -> None:
    names = [f"D{i}" for i in range(101)]
    obs = "<Obs " + " ".join(f'{name}="1"' for name in names) + "/>"
    groups = "".join(f'<Group {name}="1"/>' for name in names)
    assert refusal(FORMAT, data_set(groups + obs))[:2] == ("sdmx_groups", {"limit": 100})


def test_the_dimension_at_the_observation_is_the_one_of_the_header() -> None:
    header = '<m:Structure dimensionAtObservation="AREA"/>'
    content = '<g:Obs><g:ObsDimension value="XA"/><g:ObsValue value="7"/></g:Obs>'
    found = table(FORMAT, message(f"<m:DataSet>{content}</m:DataSet>", header))
    assert found.header == ("AREA", "OBS_VALUE")


def test_several_values_of_an_attribute_are_joined() -> None:
    obs = (
        '<Obs TIME_PERIOD="2015" OBS_VALUE="1">'
        '<c:Comp id="OBS_STATUS"><c:Value>A</c:Value><c:Value>F</c:Value></c:Comp></Obs>'
    )
    assert columns(table(FORMAT, data_set(obs)), "OBS_STATUS") == [("A; F",)]


def test_what_holds_for_a_data_set_stands_in_each_row() -> None:
    obs = '<Obs TIME_PERIOD="2015" OBS_VALUE="1"/>'
    found = table(FORMAT, data_set(obs, 'UNIT_MULT="6" action="Replace" m:structureRef="X"'))
    assert found.header == ("TIME_PERIOD", "OBS_VALUE", "UNIT_MULT")


def test_each_data_set_is_a_table() -> None:
    one = '<m:DataSet><Obs TIME_PERIOD="{}" OBS_VALUE="1"/></m:DataSet>'.format
    first, second = tables(FORMAT, message(one("2015") + one("2016")))
    assert (first.name, second.name) == ("file#1", "file#2")
    assert columns(second, "TIME_PERIOD") == [("2016",)]


def test_the_name_of_a_sender_is_the_publisher() -> None:
    header = '<m:Sender id="XX"><c:Name>Example office</c:Name></m:Sender>'
    found = table(FORMAT, message("<m:DataSet><Obs A='1'/></m:DataSet>", header))
    assert found.facts == {"publisher": "Example office"}


def test_what_a_service_says_in_place_of_data_is_told() -> None:
    said = "<m:Footer><m:Message><c:Text>Ask again later</c:Text></m:Message></m:Footer>"
    assert refusal(FORMAT, message(said))[:2] == ("service_message", {"message": "Ask again later"})


def test_a_message_that_takes_observations_back_is_refused_with_its_line() -> None:
    data = data_set("\n<Obs/>", 'm:action="Delete"')
    assert refusal(FORMAT, data) == ("sdmx_deletes", {}, 1)


def test_an_observation_outside_a_data_set_is_refused() -> None:
    assert refusal(FORMAT, message("<Obs TIME_PERIOD='2015'/>"))[0] == "sdmx_outside"


def test_a_structure_is_no_data() -> None:
    found = refusal(FORMAT, sample("sdmx/structure_2.1.xml"))
    assert found[:2] == ("other_shape", {"format": FORMAT})


@pytest.mark.parametrize(
    ("count", "code"), [(limits.COLUMNS + 1, "too_many_columns"), (1_000_000, "long_line")]
)
def test_a_million_columns_are_refused(count: int, code: str) -> None:
    attributes = " ".join(f'A{i}="1"' for i in range(count))
    assert refusal(FORMAT, data_set(f"<Obs {attributes}/>"))[0] == code
