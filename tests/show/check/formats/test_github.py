"""Workflow commands: read back by the rules that GitHub's own runner and toolkit follow."""

import re

import pytest
from checking import ENGLISH, HOSTILE, found, many, one, shared, verdict

from mic_tracker.model.finding import Severity
from mic_tracker.show.check.formats import github
from mic_tracker.show.check.rows import rows

_COMMAND = re.compile(r"^::(?P<kind>error|warning|notice) ?(?P<properties>.*?)::(?P<data>.*)$")
_ESCAPES = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}


def _unescaped(text: str) -> str:
    return re.sub(r"%(0D|0A|3A|2C|25)", lambda hit: _ESCAPES[hit[0]], text)


def _read(told: str) -> list[tuple[str, dict[str, str], str]]:
    commands = []
    for line in told.splitlines():
        hit = _COMMAND.match(line)
        assert hit, line
        pairs = (pair.split("=", 1) for pair in hit["properties"].split(",") if pair)
        properties = {name: _unescaped(text) for name, text in pairs}
        commands.append((hit["kind"], properties, _unescaped(hit["data"])))
    return commands


def test_a_command_has_its_place_its_title_and_the_help_on_a_line_of_its_own() -> None:
    told = github.check(
        [one("August has no event: 10 of 12", place=(58, 3), help_="add it")], ENGLISH
    )
    assert _read(told) == [
        (
            "error",
            {
                "file": "targets.toml",
                "line": "58",
                "col": "3",
                "title": "MT111 slipped overseas-events",
            },
            "August has no event: 10 of 12\nadd it",
        )
    ]


def test_the_escapes_are_the_ones_of_the_runner() -> None:
    told = github.check([one("100%, a:b", file="a,b:c%.toml")], ENGLISH)
    assert "file=a%2Cb%3Ac%25.toml,line=1" in told
    assert told.endswith("::100%25, a:b\n")


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip()])
def test_hostile_text_comes_back_as_the_text_of_its_row(text: str) -> None:
    told = one(text, file=text, help_=text)
    row = rows(told, ENGLISH)[0]
    ((kind, properties, data),) = _read(github.check([told], ENGLISH))
    assert (kind, properties["file"]) == ("error", row.file)
    assert data == f"{row.message}\n{row.help}"


def test_without_a_place_there_is_only_a_title() -> None:
    assert github.check([one("so", place=None)], ENGLISH) == (
        "::error title=MT111 slipped overseas-events::so\n"
    )


def test_waived_and_known_findings_are_notices_with_their_reason() -> None:
    told = _read(github.check([shared()], ENGLISH))
    assert [kind for kind, _, _ in told] == ["error", "error", "warning", "notice", "notice"]
    assert told[3][2].endswith("\nin the baseline")
    assert told[4][2].endswith("\nwaived until 2024-12-31: budget law pending")


def test_ten_of_a_kind_need_no_notice() -> None:
    assert len(github.check([verdict(many(10))], ENGLISH).splitlines()) == 10


def test_the_eleventh_is_counted_in_a_notice() -> None:
    lines = github.check([verdict(many(11))], ENGLISH).splitlines()
    assert [line.startswith("::error") for line in lines] == [True] * 10 + [False]
    assert lines[-1].startswith("::notice::1 finding more")


def test_each_kind_has_ten_and_the_count_is_one_of_the_notices() -> None:
    warnings = many(12, "MT201", Severity.WARNING)
    notes = many(12, "MT313", Severity.NOTE)
    lines = github.check([verdict(many(12), [*warnings, *notes])], ENGLISH).splitlines()
    kinds = [line[2:].split(" ")[0].split(":")[0] for line in lines]
    assert kinds == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert lines[-1].startswith("::notice::7 findings more")  # 36 - 29


def test_the_first_in_the_file_are_kept() -> None:
    told = _read(github.check([verdict(many(30)[::-1])], ENGLISH))
    assert [properties["line"] for _, properties, _ in told[:10]] == [str(i) for i in range(1, 11)]


def test_an_open_error_is_an_error_after_the_failing_ones() -> None:
    still = found("MT101", "missed", target="egov-rank-2030", file="a.toml")
    told = _read(github.check([verdict(many(1), [still])], ENGLISH))
    assert [data for _, _, data in told] == ["finding 1", "missed"]
