"""`--format` with and without a file."""

import pytest
from sentences import message, ways_out

from mic_tracker.errors import WrongUse
from mic_tracker.show.check.destinations import Destination, parse_destination, parse_destinations
from mic_tracker.show.check.formats import VERDICTS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("github", Destination("github")),
        ("junit:junit.xml", Destination("junit", "junit.xml")),
        ("junit:-", Destination("junit")),
        ("sarif:C:\\out\\x.sarif", Destination("sarif", "C:\\out\\x.sarif")),
        ("sarif:C:/out/x.sarif", Destination("sarif", "C:/out/x.sarif")),
        ("markdown:out/step summary:1", Destination("markdown", "out/step summary:1")),
    ],
)
def test_a_format_and_its_file(text: str, expected: Destination) -> None:
    assert parse_destination(text, VERDICTS) == expected


def _refused(*texts: str) -> WrongUse:
    with pytest.raises(WrongUse) as problem:
        parse_destinations(texts, VERDICTS)
    return problem.value


@pytest.mark.parametrize(
    ("text", "meant"), [("junt:x.xml", "junit"), ("GitHub", "github"), ("mardown", "markdown")]
)
def test_an_unknown_format_suggests_one(text: str, meant: str) -> None:
    problem = _refused(text)
    assert repr(text.partition(":")[0]) in message(problem)
    assert ways_out(problem)[0] == f"did you mean {meant}?"
    assert all(name in ways_out(problem)[-1] for name in VERDICTS)


@pytest.mark.parametrize("text", ["nonsense", "", ":x.xml"])
def test_an_unlike_word_gets_the_list_only(text: str) -> None:
    assert len(ways_out(_refused(text))) == 1


@pytest.mark.parametrize("text", ["C:\\out\\junit.xml", "c:/out/junit.xml"])
def test_a_drive_letter_is_no_format(text: str) -> None:
    assert f"junit:{text}" in ways_out(_refused(text))[0]


def test_an_empty_variable_is_noticed() -> None:
    assert "variable is empty" in ways_out(_refused("markdown:"))[0]


def test_several_at_once_and_one_to_standard_output() -> None:
    texts = ["github", "junit:junit.xml", "markdown:summary.md"]
    assert [d.path for d in parse_destinations(texts, VERDICTS)] == [
        None,
        "junit.xml",
        "summary.md",
    ]


@pytest.mark.parametrize("texts", [("github", "text"), ("csv", "csv:-"), ("csv:a", "json:a")])
def test_two_to_one_place_are_refused(texts: tuple[str, str]) -> None:
    assert "both go to" in message(_refused(*texts))


def test_none_asked_for_is_none() -> None:
    assert parse_destinations([], VERDICTS) == ()
