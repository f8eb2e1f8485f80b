"""Finding the one figure that a correction is about, and what is said without just one."""

import pytest

from mic_tracker.edit.lookup import find_figure
from mic_tracker.edit.request import CorrectionRequest, FigureRequest
from mic_tracker.edit.subject import Subject, find_subject
from mic_tracker.model.edit import RequestProblem
from mic_tracker.read.registry import read_text

HEAD = """\
format = 1
title = "Test"

[sources.yearbook]
title = "Yearbook"
published = 2024-03-01

[sources.ministry]
title = "Report"
published = 2024-03-01

[indicators.firms]
name = "Firms"
unit = "firms"
measure = "count"
desired = "increase"

[targets.north-2030]
kind = "level"
indicator = "firms"
area = "north"
at_least = 1_000
by = 2030
"""
FIGURE = '\n[[observations]]\nindicator = "firms"\n'
FIGURES = (
    'period = "2022"\nvalue = 1\nsource = "yearbook"\n',
    'period = "2022"\nvalue = 1\nsource = "ministry"\n',
    'period = "2023"\nvalue = 2\nsource = "yearbook"\n',
    'period = "2023"\nvalue = 3\nsource = "yearbook"\npublished = 2024-06-01\n',
    'period = "2023"\nvalue = 3\nsource = "yearbook"\narea = "north"\n',
    'period = "2023"\nvalue = 3\nsource = "yearbook"\nseries = "old"\nstage = "law"\n',
    'undated = "no year"\nvalue = 7\nunsourced = "heard"\n',
    'undated = "no year"\nvalue = 8\nsource = "ministry"\n',
)
TEXT = HEAD + "".join(FIGURE + figure for figure in FIGURES)
LOADED = read_text(TEXT.encode(), name="r.toml", folder=None).registry


def found(**wishes: str | bool) -> int | list[RequestProblem]:
    """The number of the figure, or the problems."""
    assert LOADED
    request = CorrectionRequest(**{"subject": "firms", **wishes})  # type: ignore[arg-type]  # any option
    subject = find_subject(FigureRequest(request.subject), LOADED)
    assert isinstance(subject, Subject)
    problems: list[RequestProblem] = []
    observation = find_figure(request, subject, LOADED, "en", problems)
    assert (observation is None) == bool(problems)
    return problems or next(i for i, o in enumerate(LOADED.observations) if o is observation)


@pytest.mark.parametrize(
    ("wishes", "number"),
    [
        ({"period": "2022", "source": "ministry"}, 1),
        ({"period": "2022", "source": "yearbook"}, 0),
        ({"period": "2023", "value": "2"}, 2),
        ({"period": "2023", "published": "2024-06-01"}, 3),
        ({"period": "2023", "published": "1 June 2024"}, 3),
        ({"period": "2023", "area": "north"}, 4),
        ({"period": "2023", "subject": "north-2030"}, 4),
        ({"period": "2023", "subject": "north-2030", "area": "", "value": "2"}, 2),
        ({"period": "2023", "stage": "law"}, 5),
        ({"period": "2023", "series": "old"}, 5),
        ({"period": "2023", "series": "", "area": "", "published": "2024-03-01"}, 2),
        ({"undated": True, "value": "7"}, 6),
        ({"undated": True, "source": ""}, 6),
        ({"undated": True, "source": "ministry"}, 7),
    ],
)
def test_options_tell_figures_apart(wishes: dict[str, str | bool], number: int) -> None:
    assert found(**wishes) == number


def place(number: int) -> str:
    starts = [at for at, line in enumerate(TEXT.split("\n"), 1) if line == "[[observations]]"]
    return f"r.toml:{starts[number]}"


@pytest.mark.parametrize(
    ("wishes", "key", "option", "facts"),
    [
        (
            {},
            "figure_period",
            "--period",
            {"known": "2022 (ministry), 2022 (yearbook), 2023 (yearbook)"},
        ),
        (
            {"period": "2021-07"},
            "no_figure_of_period",
            "--period",
            {"known": "2022 (ministry), 2022 (yearbook), 2023 (yearbook)"},
        ),
        (
            {"period": "2022", "source": "yearbok"},
            "no_figure_with",
            "--source",
            {"found": "yearbok", "known": "yearbook, ministry", "suggestion": "yearbook"},
        ),
        ({"period": "2022", "area": "south"}, "no_figure_with", "--area", {"known": "''"}),
        (
            {"period": "2022", "source": "ministry", "value": "5"},
            "no_figure_with",
            "--value",
            {"found": "5", "known": "1"},
        ),
        (
            {"undated": True, "value": "9"},
            "no_undated_figure_with",
            "--value",
            {"known": "7, 8"},
        ),
        ({"period": "2022"}, "several_figures", "", {"source": "yearbook, ministry"}),
        (
            {"period": "2023"},
            "several_figures",
            "",
            {
                "n": 4,
                "figures": ", ".join(map(place, (2, 3, 4, 5))),
                "series": "'', old",
                "area": "'', north",
                "stage": "'', law",
                "published": "2024-03-01, 2024-06-01",
                "value": "2, 3",
            },
        ),
        ({"undated": True}, "several_figures", "", {"source": "'', ministry", "value": "7, 8"}),
        ({"undated": True, "period": "2022"}, "exclusive", "--undated", {"other": "--period"}),
        ({"period": "7/8/2024"}, "day_or_month", "--period", {"found": "7/8/2024"}),
    ],
)
def test_what_is_said_where_there_is_not_just_one(
    wishes: dict[str, str | bool], key: str, option: str, facts: dict[str, object]
) -> None:
    answer = found(**wishes)
    assert isinstance(answer, list)
    (problem,) = answer
    assert (problem.key, problem.option) == (key, option)
    assert facts.items() <= problem.facts.items()


def test_the_nearest_of_many_periods_are_named_in_order() -> None:
    global_ = "".join(
        f'{FIGURE}period = "{year}"\nvalue = 1\nsource = "yearbook"\n' for year in range(1990, 2020)
    )
    registry = read_text((HEAD + global_).encode(), name="r.toml", folder=None).registry
    assert registry
    subject = find_subject(FigureRequest("firms"), registry)
    assert isinstance(subject, Subject)
    problems: list[RequestProblem] = []
    find_figure(CorrectionRequest("firms", period="2001-06"), subject, registry, "en", problems)
    # the ends of 1997 to 2004 lie within four years of the middle of 2001
    expected = [f"{year} (yearbook)" for year in range(1997, 2005)]
    assert problems[0].facts["known"] == ", ".join([*expected, "…"])


def test_an_indicator_without_figures_says_so() -> None:
    registry = read_text(HEAD.encode(), name="r.toml", folder=None).registry
    assert registry
    subject = find_subject(FigureRequest("firms"), registry)
    assert isinstance(subject, Subject)
    for request in (
        CorrectionRequest("firms", period="2022"),
        CorrectionRequest("firms", undated=True),
    ):
        problems: list[RequestProblem] = []
        assert find_figure(request, subject, registry, "en", problems) is None
        assert "known" not in problems[0].facts
