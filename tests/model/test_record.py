"""Records are strict: what a person wrote is taken as written or refused, never converted."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from facts import period
from pydantic import ValidationError

from mic_tracker.model.indicator import Indicator
from mic_tracker.model.observation import ObservationRecord
from mic_tracker.model.record import Record
from mic_tracker.model.registry import RegistryFile, Waiver
from mic_tracker.model.source import Source
from mic_tracker.model.target import TargetRecord

OBSERVATION: dict[str, Any] = {"indicator": "x", "period": 2024, "value": 1, "source": "s"}
INDICATOR: dict[str, Any] = {
    "name": "X",
    "unit": "things",
    "measure": "count",
    "desired": "increase",
}
WAIVER: dict[str, Any] = {"target": "t", "rule": "stale", "until": date(2027, 6, 30), "reason": "r"}


def refused(record: Callable[..., Any], written: object) -> list[tuple[int | str, ...]]:
    """The keys at which a record refuses what was written."""
    with pytest.raises(ValidationError) as refusal:
        record(written)
    return [error["loc"] for error in refusal.value.errors()]


@pytest.mark.parametrize("value", [51038, 51038.0, -1.5, 0, 1e24, -1e24, 1e-24, -1e-24])
def test_a_value_is_a_number(value: float) -> None:
    assert ObservationRecord.model_validate(OBSERVATION | {"value": value}).value == value


@pytest.mark.parametrize(
    "value",
    [
        "51038",
        "51,038",
        True,
        False,
        float("inf"),
        float("-inf"),
        float("nan"),
        1.1e24,
        10**400,
        9e-25,
        -5e-324,
    ],
)
def test_a_value_is_nothing_else(value: object) -> None:
    key = refused(ObservationRecord.model_validate, OBSERVATION | {"value": value})
    assert key == [("value",)]


def number_keys() -> list[tuple[type[Record], str]]:
    """Every key of the file that takes a number with decimals."""
    records: list[type[Record]] = [*Record.__subclasses__(), *TargetRecord.__subclasses__()]
    return [
        (record, name)
        for record in records
        for name, field in record.model_fields.items()
        if "float" in repr(field.annotation) and name != "weights"  # a table of them
    ]


@pytest.mark.parametrize(("record", "key"), number_keys())
def test_no_key_takes_a_number_that_is_next_to_zero(record: type[Record], key: str) -> None:
    written = [[2025, 3e-25]] if key == "interim" else 3e-25
    with pytest.raises(ValidationError) as refusal:
        record.model_validate({key: written})
    assert [e["type"] for e in refusal.value.errors() if e["loc"][0] == key] == ["tiny"]


def test_the_keys_with_numbers_are_those_of_the_page_of_the_format() -> None:
    assert {key for _, key in number_keys()} == {
        *("value", "low", "high", "at_least", "at_most", "interim", "limit"),
        *("times", "percent", "objective", "likelihood", "months"),
    }


@pytest.mark.parametrize(
    ("record", "written"),
    [(ObservationRecord, OBSERVATION), (Indicator, INDICATOR), (Waiver, WAIVER)],
)
def test_unknown_keys_are_refused(record: type[Any], written: dict[str, Any]) -> None:
    record.model_validate(written)  # as it stands it is fine
    assert refused(record.model_validate, written | {"vlaue": 1}) == [("vlaue",)]


@pytest.mark.parametrize(
    ("record", "written", "key"),
    [
        (ObservationRecord, OBSERVATION, "indicator"),
        (Indicator, INDICATOR, "unit"),
        (Indicator, INDICATOR, "desired"),
        (Waiver, WAIVER, "reason"),
        (Waiver, WAIVER, "until"),
    ],
)
def test_missing_keys_are_refused(record: type[Any], written: dict[str, Any], key: str) -> None:
    rest = {k: v for k, v in written.items() if k != key}
    assert refused(record.model_validate, rest) == [(key,)]


@pytest.mark.parametrize("name", ["x", "4g-coverage", "a-b-c", "x" * 100])
def test_an_id(name: str) -> None:
    assert ObservationRecord.model_validate(OBSERVATION | {"indicator": name}).indicator == name


@pytest.mark.parametrize(
    "name", ["", "-x", "X", "a_b", "a b", "a.b", "số", "x\n", "x" * 101, 4, True, "../x"]
)
def test_no_id(name: object) -> None:
    key = refused(ObservationRecord.model_validate, OBSERVATION | {"indicator": name})
    assert key == [("indicator",)]


@pytest.mark.parametrize("text", ["", " ", "\n\t", "x" * 10_001, 5, True, ["x"]])
def test_no_text(text: object) -> None:
    assert refused(ObservationRecord.model_validate, OBSERVATION | {"at": text}) == [("at",)]


@pytest.mark.parametrize("status", ["Normal", "final", "E", "", 1, True])
def test_no_status(status: object) -> None:
    key = refused(ObservationRecord.model_validate, OBSERVATION | {"status": status})
    assert key == [("status",)]


@pytest.mark.parametrize(
    "day",
    ["2027-06-30", 2027, datetime(2027, 6, 30)],  # noqa: DTZ001 - TOML has local date-times
)
def test_a_day_is_a_date_of_the_file_format(day: object) -> None:
    assert refused(Waiver.model_validate, WAIVER | {"until": day}) == [("until",)]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (date(2021, 3, 3), period("2021-03-03")),
        (2024, period("2024")),
        ("2024-07", period("2024-07")),
        ("unknown", "unknown"),
    ],
)
def test_a_publication_date_may_be_a_day_a_period_or_unknown(written: object, read: object) -> None:
    assert Source.model_validate({"title": "T", "published": written}).published == read


@pytest.mark.parametrize("written", ["Unknown", "", "3 March 2021", True, 21, 2021.0])
def test_no_publication_date(written: object) -> None:
    key = refused(Source.model_validate, {"title": "T", "published": written})
    assert key == [("published",)]


def test_a_name_is_a_text_or_one_text_per_language() -> None:
    both = {"en": "Digital firms", "vi": "Doanh nghiệp công nghệ số"}
    assert Indicator.model_validate(INDICATOR | {"name": both}).name == both
    for wrong in ({}, {"fr": "Entreprises"}, {"en": ""}, ["Digital firms"]):
        assert refused(Indicator.model_validate, INDICATOR | {"name": wrong})


def test_how_often_is_a_word() -> None:
    assert Indicator.model_validate(INDICATOR | {"every": "quarter"}).every == "quarter"
    for wrong in ("quarterly", "Quarter", 3, True):
        assert refused(Indicator.model_validate, INDICATOR | {"every": wrong}) == [("every",)]


def test_records_do_not_change() -> None:
    record = ObservationRecord.model_validate(OBSERVATION)
    with pytest.raises(ValidationError, match="frozen"):
        record.value = 2.0


@pytest.mark.parametrize("version", [True, 1.0, "1", 0, 2, None])
def test_the_format_is_the_number_one(version: object) -> None:
    written = {"format": version, "title": "T"}
    assert refused(RegistryFile.model_validate, written) == [("format",)]


def test_an_empty_registry_has_the_stated_defaults(
    record_of: Callable[[str], RegistryFile],
) -> None:
    file = record_of('format = 1\ntitle = "T"')
    assert (file.settings.language, file.settings.method) == ("en", "forecast")
    assert file.settings.stale_after is None
    assert file.check.fail_on is None
    assert (file.check.tolerance.likelihood, file.check.tolerance.months) == (0.05, 12)
    written = (file.sources, file.indicators, file.targets, file.observations, file.waivers)
    assert not any(written)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[settings]\nlanguage = 'fr'", ("settings", "language")),
        ("[settings]\nstale_after = 18", ("settings", "stale_after")),
        ("[check]\nfail_on = 'missed'", ("check", "fail_on")),
        ("[check.rules]\nstale = 'fatal'", ("check", "rules", "stale")),
        ("[check.tolerance]\nlikelihood = 5", ("check", "tolerance", "likelihood")),
        ("[check.tolerance]\nmonths = nan", ("check", "tolerance", "months")),
        ("include = 'observations.toml'", ("include",)),
        ("[sources.Big]\ntitle = 'T'", ("sources", "Big", "[key]")),
        ("[sources.s]\ntitle = 'T'\nsha256 = 'abc'", ("sources", "s", "sha256")),
        ("[sources.s]\ntitle = 'T'\narchive = 'a.org/b'", ("sources", "s", "archive")),
        ("[targets.t]\nkind = 'guess'\nindicator = 'x'", ("targets", "t")),
        ("[[observations]]\nvalue = 5", ("observations", 0, "indicator")),
    ],
)
def test_what_is_wrong_is_told_by_its_key(
    record_of: Callable[[str], RegistryFile], text: str, key: tuple[str | int, ...]
) -> None:
    keys = refused(record_of, f"format = 1\ntitle = 'T'\n{text}")
    assert keys == [key]
