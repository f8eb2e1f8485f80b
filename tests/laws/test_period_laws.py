"""One reader of periods: a spelling means the same in the file, in CSV and on the command line."""

import json
import tomllib
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from mic_tracker.edit.observation import plan_figure
from mic_tracker.edit.registry_file import amend_bytes
from mic_tracker.edit.request import FigureRequest, SourceRequest
from mic_tracker.model.edit import Amended, RequestProblem
from mic_tracker.model.finding import Finding
from mic_tracker.model.indicator import YearStart
from mic_tracker.model.period import Frequency, Interval, Period, span
from mic_tracker.model.registry import RegistryFile
from mic_tracker.read.registry import Loaded, read_registry, read_text, read_valid_text
from mic_tracker.show.schema import registry_schema
from mic_tracker.text.arguments import IndicatorYear, reference_argument
from mic_tracker.text.periods import PeriodReading, read_period

Reading = Period | Interval | str
"""What a text was read as, or the cause of its refusal."""

STARTS = st.none() | st.integers(2, 12)
DAYS = st.dates(date(1000, 1, 8), date(8998, 12, 31))
SHARED = {"period": "unknown", "empty": "unknown"}


@st.composite
def periods(draw: st.DrawFn, starts: int | None = None) -> Period:
    frequency = draw(st.sampled_from(Frequency))
    years = draw(st.sampled_from([1, starts or 1]))
    return Period.holding(draw(DAYS), frequency, years)


def sdmx(period: Period) -> list[str]:
    """The spellings of a calendar period, worked out from its first day."""
    first, year = period.first, f"{period.first.year:04}"
    iso = first.isocalendar()
    signs = {
        Frequency.YEAR: ["A1"],
        Frequency.HALF: [f"{letter}{1 + (first.month > 6)}" for letter in "HS"],
        Frequency.TRIMESTER: [f"T{(first.month - 1) // 4 + 1}"],
        Frequency.QUARTER: [f"Q{(first.month - 1) // 3 + 1}"],
        Frequency.MONTH: [f"M{first.month:02}"],
        Frequency.DAY: [f"D{first.timetuple().tm_yday:03}"],
        Frequency.WEEK: [f"W{iso.week:02}"],
    }[period.frequency]
    base = f"{iso.year:04}" if period.frequency is Frequency.WEEK else year
    return [f"{base}{joint}{sign}" for sign in signs for joint in ("-", "")]


@given(periods(), st.sampled_from([str.lower, str.upper]), STARTS)
def test_every_spelling_of_offices_is_the_period(
    period: Period, case: Callable[[str], str], starts: int | None
) -> None:
    for text in (*sdmx(period), str(period)):
        answer = read_period(case(text), year_starts=starts)
        assert isinstance(answer, PeriodReading)
        assert answer.period == period


@given(st.data(), STARTS)
def test_what_is_written_is_read_again(data: st.DataObject, starts: int | None) -> None:
    one, other = (data.draw(periods(starts)) for _ in range(2))
    since, until = sorted((one, other), key=lambda period: (period.first, period.last))
    texts: list[Period | Interval] = [one]
    if since.first < until.first and since.last < until.last:
        texts.append(span(since, until, starts or 1))
    for written in texts:
        answer = read_period(str(written), year_starts=starts)
        assert answer == PeriodReading(written, str(written))


@given(st.data(), STARTS)
def test_an_interval_never_has_the_days_of_a_period(
    data: st.DataObject, starts: int | None
) -> None:
    since, until = sorted(data.draw(periods(starts)) for _ in range(2))
    if not (since.first < until.first and since.last < until.last):
        return
    found = span(since, until, starts or 1)
    assert (found.first, found.last) == (since.first, until.last)
    if isinstance(found, Interval):
        days = {
            (p.first, p.last)
            for frequency in Frequency
            for p in [Period.holding(found.first, frequency, starts or 1)]
        }
        assert (found.first, found.last) not in days


PIECES = st.sampled_from(
    [
        *("2011/12", "2023/24", "2011-12", "FY2023", "FY2023/24", "2020/2021", "2021/2020", "2024"),
        *(
            "2024-A1",
            "2024S2",
            "2024-T1",
            "2024M07",
            "2024-D200",
            "2024-W30",
            "2023-W53",
            "2024-Q5",
        ),
        *("7/8/2024", "15/7/2024", "July 2024", "quý II năm 2024", "end of 2024", "2006/7", "soon"),
        *(
            "2024..2025",
            "2024-01..2024-06",
            "2020-01/2020-12",
            "2020/21/2022/23",
            "năm học 2023-2024",
        ),
    ]
)
TEXTS = PIECES | st.text("0123456789/-QMFY ", min_size=1, max_size=11).map(str.strip)
LANGUAGES = st.sampled_from(["en", "vi"])


@given(TEXTS.filter(bool), LANGUAGES, STARTS)
@settings(max_examples=80, deadline=None)
def test_one_text_is_the_same_everywhere(text: str, language: str, starts: int | None) -> None:
    typed = on_command_line(text, language, starts)
    assert in_toml(text, language, starts) == typed
    assert in_csv(text, language, starts) == typed


def on_command_line(text: str, language: str, starts: int | None) -> Reading:
    problems: list[RequestProblem] = []
    year = IndicatorYear("firms", starts)
    found = reference_argument(text, "--period", language, problems, year)
    return found or problems[0].key


def registry(language: str, starts: int | None, **more: object) -> dict[str, object]:
    year = {"year_starts": f"{starts:02}"} if starts else {}
    firms = {"name": "Firms", "unit": "firms", "measure": "count", "desired": "increase"}
    return {
        "format": 1,
        "title": "Test",
        "settings": {"language": language},
        "indicators": {"firms": firms | year},
        **more,
    }


def in_toml(text: str, language: str, starts: int | None) -> Reading:
    row = {"indicator": "firms", "period": text, "value": 1, "unsourced": "test"}
    content = tomli_w.dumps(registry(language, starts, observations=[row]))
    return reading(read_text(content.encode(), name="targets.toml", folder=None))


def in_csv(text: str, language: str, starts: int | None) -> Reading:
    with TemporaryDirectory() as folder:
        content = tomli_w.dumps(registry(language, starts, include=["data.csv"]))
        (Path(folder) / "targets.toml").write_text(content, "utf-8")
        rows = f'indicator,period,value,unsourced\nfirms,"{text}",1,test\n'
        (Path(folder) / "data.csv").write_text(rows, "utf-8")
        return reading(read_registry(Path(folder) / "targets.toml"))


def reading(loaded: Loaded) -> Reading:
    refusals = [cause(finding) for finding in loaded.findings if finding.code == "MT015"]
    if refusals:
        return refusals[0]
    assert loaded.registry, loaded.findings
    found = loaded.registry.observations[0].when
    assert found
    return found


def cause(finding: Finding) -> str:
    what = str(finding.facts["what"])
    return SHARED.get(what, what)


@given(st.data(), st.none() | st.sampled_from([4, 9]))
@settings(max_examples=50, deadline=None)
def test_what_the_program_writes_it_reads_and_an_editor_accepts(
    data: st.DataObject, starts: int | None
) -> None:
    written = str(data.draw(periods(starts)))
    content = tomli_w.dumps(registry("en", starts))
    request = FigureRequest(
        "firms", value="1", period=written, origin=SourceRequest(unsourced="test")
    )
    day = date(9000, 12, 31)
    answer = amend_bytes(
        content.encode(),
        partial(read_valid_text, name="r.toml", folder=Path(), day=day),
        lambda registry: plan_figure(request, registry, day),
    )
    assert isinstance(answer, Amended), answer
    (observation,) = answer.after.observations
    assert str(observation.period) == written
    (row,) = tomllib.loads(answer.data.decode())["observations"]
    assert row["period"] == written
    SCHEMA.validate(tomllib.loads(answer.data.decode()))


SCHEMA = jsonschema.Draft202012Validator(json.loads(registry_schema()))


@pytest.mark.parametrize(
    "text",
    [
        "2023/24",
        "2020/2021",
        "2020/21/2022/23",
        "2024-A1",
        "2024S1",
        "2024-T1",
        "2024M07",
        "2024W30",
    ],
)
def test_an_editor_accepts_what_offices_write(text: str) -> None:
    row = {"indicator": "firms", "period": text, "value": 1, "unsourced": "test"}
    SCHEMA.validate(registry("en", 4, observations=[row]))


@pytest.mark.parametrize("text", ["2023/2", "2024-Q5", "2024-7", "24", "2020/2021/2022", "soon"])
def test_an_editor_marks_what_is_none(text: str) -> None:
    row = {"indicator": "firms", "period": text, "value": 1, "unsourced": "test"}
    with pytest.raises(jsonschema.ValidationError):
        SCHEMA.validate(registry("en", 4, observations=[row]))


def test_every_month_but_january_can_start_a_year() -> None:
    months = RegistryFile.model_json_schema()["$defs"]["Indicator"]["properties"]["year_starts"]
    assert months["anyOf"][0]["enum"] == [f"{month:02}" for month in range(2, 13)]
    assert months["anyOf"][0]["enum"] == [*get_args(YearStart)]
