"""What people get told about records: codes, places and facts, one for each cause."""

from collections.abc import Mapping

import pytest
from pydantic import BaseModel

from mic_tracker.model.fact import MessageFact
from mic_tracker.model.finding import Finding
from mic_tracker.model.kinds import KINDS
from mic_tracker.model.registry import RegistryFile
from mic_tracker.read.record_keys import NESTED
from mic_tracker.read.registry import read_text

HEAD = 'format = 1\ntitle = "t"\n'
INDICATOR = '[indicators.firms]\nname = "Firms"\nunit = "firms"\ndesired = "increase"\n'
FIRMS = INDICATOR + 'measure = "count"\n'
LEVEL = '[targets.x]\nkind = "level"\nindicator = "firms"\n'


def found(text: str) -> tuple[Finding, ...]:
    return read_text((HEAD + text).encode(), name="r.toml", folder=None).findings


def told(text: str) -> list[tuple[str, str, Mapping[str, MessageFact]]]:
    """Code, marked text and facts of each finding."""
    return [(f.code, marked(f), f.facts) for f in found(text)]


def marked(finding: Finding) -> str:
    where = finding.location
    assert where
    assert finding.excerpt is not None
    return finding.excerpt[where.column - 1 : where.column - 1 + where.width]


def codes(text: str) -> list[tuple[str, str]]:
    return [(code, place) for code, place, _ in told(text)]


def test_an_unknown_key_is_marked_and_the_nearest_real_one_offered() -> None:
    ((code, place, facts),) = told(FIRMS + 'definitoin = "d"\n')
    assert (code, place, facts["suggestion"]) == ("MT010", "definitoin", "definition")


def test_keys_are_offered_as_people_write_them() -> None:
    cadence = '[targets.x]\nkind = "cadence"\nindicator = "firms"\nevery = "month"\n'
    by_code = {f.code: f for f in found(FIRMS + cadence + "form = 2024\n")}
    assert by_code["MT010"].facts["suggestion"] == "from"
    assert by_code["MT011"].facts["key"] == "from"
    assert marked(by_code["MT011"]) == "[targets.x]"


def test_a_misspelt_block_is_an_unknown_key() -> None:
    ((code, _, facts),) = told('[[observation]]\nindicator = "firms"\n')
    assert (code, facts["suggestion"]) == ("MT010", "observations")


def test_keys_of_a_target_are_those_of_its_kind() -> None:
    ((_, _, facts),) = told(FIRMS + LEVEL + 'at_least = 1\nby = 2030\nstages = ["a"]\n')
    assert "interim" in str(facts["allowed"])
    assert "silence" not in str(facts["allowed"])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("name = 5", [("MT012", "5")]),
        ('name = ""', [("MT019", '""')]),
        ("name = {}", [("MT019", "{}")]),
        ('name = { fr = "x" }', [("MT013", "fr")]),
        ("name = { en = 5 }", [("MT012", "5")]),
        ('name = { en = "x" }', []),
    ],
)
def test_a_name_has_one_finding_for_one_cause(name: str, expected: list[tuple[str, str]]) -> None:
    text = FIRMS.replace('name = "Firms"', name)
    assert codes(text) == expected


def test_a_number_in_quotes_is_offered_without_them() -> None:
    observation = '[[observations]]\nindicator = "firms"\nperiod = 2023\nunsourced = "u"\n'
    ((code, place, facts), *_) = told(FIRMS + observation + 'value = "51,038"\n')
    assert (code, place) == ("MT012", '"51,038"')
    assert (facts["number"], facts["spelling"]) == ("51038", "51,038")


@pytest.mark.parametrize("text", ["51.038,5", "5,1038", "about 5", "1e5", ""])
def test_a_text_that_is_no_plain_number_gets_no_guess(text: str) -> None:
    observation = '[[observations]]\nindicator = "firms"\nperiod = 2023\nunsourced = "u"\n'
    ((code, _, facts), *_) = told(FIRMS + observation + f'value = "{text}"\n')
    assert code == "MT012"
    assert "number" not in facts


def test_a_missing_key_is_told_at_the_header_of_the_record() -> None:
    assert codes(FIRMS + LEVEL + "at_least = 5\n") == [("MT011", "[targets.x]")]


def test_a_missing_key_of_an_inline_table_is_told_there() -> None:
    text = FIRMS + LEVEL + 'at_least = 5\nby = 2030\nstated = { at = "p. 3" }\n'
    assert codes(text) == [("MT011", '{ at = "p. 3" }')]


def test_an_unknown_kind_offers_the_kinds() -> None:
    ((code, place, facts),) = told(FIRMS + LEVEL.replace("level", "levl"))
    assert (code, place, facts["suggestion"]) == ("MT013", '"levl"', "level")


@pytest.mark.parametrize("kind", ["5", "[]", "true"])
def test_a_kind_that_is_no_word_is_refused(kind: str) -> None:
    assert codes(FIRMS + LEVEL.replace('"level"', kind)) == [("MT013", kind)]


def test_ids_are_marked_where_they_are_given() -> None:
    text = '[sources."Bad Id"]\ntitle = "t"\npublished = 2024\n'
    ((code, place, facts),) = told(text)
    assert (code, place, facts["suggestion"]) == ("MT014", '[sources."Bad Id"]', "bad-id")


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ('by = "soon"', "period"),
        ('by = 2030\nstale_after = "2 jours"', "duration"),
    ],
)
def test_times_are_refused_with_how_to_write_them(line: str, fact: str) -> None:
    ((code, _, facts),) = told(FIRMS + LEVEL + "at_least = 5\n" + line + "\n")
    assert code == "MT015"
    assert fact in facts


@pytest.mark.parametrize(
    ("written", "meant"),
    [("2024.Q2", "2024-Q2"), ("Q2.2024", "2024-Q2"), ("2024.7", "2024-07"), ("2024.H1", "2024-H1")],
)
def test_spellings_with_a_point_are_offered_right(written: str, meant: str) -> None:
    ((_, _, facts),) = told(FIRMS + LEVEL + f'at_least = 5\nby = "{written}"\n')
    assert facts["suggestion"] == meant


@pytest.mark.parametrize("written", ["13/2024", "2024-13", "Q5 2024", "1/2/2024"])
def test_what_no_period_can_mean_gets_no_guess(written: str) -> None:
    ((_, _, facts),) = told(FIRMS + LEVEL + f'at_least = 5\nby = "{written}"\n')
    assert "suggestion" not in facts


@pytest.mark.parametrize("value", ["nan", "inf", "-inf", "1e25", "1" + 30 * "0"])
def test_numbers_beyond_all_bounds(value: str) -> None:
    assert codes(FIRMS + LEVEL + f"by = 2030\nat_least = {value}\n") == [("MT016", value)]


@pytest.mark.parametrize("version", ["2", '"1"', "true", "1.0"])
def test_other_formats_are_refused(version: str) -> None:
    data = f'format = {version}\ntitle = "t"\n'.encode()
    loaded = read_text(data, name="r.toml", folder=None)
    assert [f.code for f in loaded.findings] == ["MT017"]


def test_all_levels_of_a_file_are_told_at_once() -> None:
    text = '[settings]\nlanguage = "de"\n' + FIRMS + "extra = 1\n" + LEVEL + "by = 2030\n"
    text += '[[observations]]\nindicator = "shops"\nperiod = 2023\nvalue = 5\nunsourced = "u"\n'
    assert [f.code for f in found(text)] == ["MT013", "MT010", "MT020", "MT052"]


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ('format = 1\ntitle = ""\n', "MT019"),
        ("format = 1\n", "MT011"),
        ('format = 2\ntitle = "t"\n', "MT017"),
        ('title = "t"\n', "MT011"),
        ('format = 1\ntitle = "t"\nsources = 5\n', "MT012"),
    ],
)
def test_errors_of_the_head_do_not_hide_those_below(head: str, code: str) -> None:
    data = (head + FIRMS + LEVEL.replace("firms", "shops") + "at_least = 5\nby = 2030\n").encode()
    assert [f.code for f in read_text(data, name="r.toml", folder=None).findings] == [code, "MT020"]


def test_an_indicator_with_an_error_is_still_known_to_others() -> None:
    text = FIRMS + "extra = 1\n" + LEVEL + "at_least = 5\nby = 2030\n"
    assert codes(text) == [("MT010", "extra")]


def test_places_hold_behind_a_record_with_an_error() -> None:
    good = '[[observations]]\nindicator = "shops"\nperiod = 2023\nvalue = 5\nsource = "s"\n'
    bad = good.replace("value = 5", "value = true")
    text = '[sources.s]\ntitle = "t"\npublished = 2024\n' + bad + good
    lines = [f.location.line for f in found(text) if f.location]
    assert lines == [9, 12]


def records_in(model: type[BaseModel]) -> set[type[BaseModel]]:
    """Every record that a field of a model, or of those in it, can hold."""
    seen, todo = set[type[BaseModel]](), [model]
    while todo:
        for field in todo.pop().model_fields.values():
            for part in _parts(field.annotation):
                if part not in seen:
                    seen.add(part)
                    todo.append(part)
    return seen


def _parts(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    inside = getattr(annotation, "__args__", ())
    return [part for argument in inside for part in _parts(argument)]


def test_the_keys_of_every_record_can_be_offered() -> None:
    assert records_in(RegistryFile) == {*NESTED.values(), *KINDS.values()}
