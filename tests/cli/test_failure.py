"""What a failure prints: in the language asked for, in English, or without any words at all."""

import subprocess
import sys

import pytest

from mic_tracker.cli import failure
from mic_tracker.cli.arguments import asked_language
from mic_tracker.errors import TrackerError, WrongUse
from mic_tracker.model.edit import InvalidRequest, RequestProblem
from mic_tracker.model.finding import Finding, InvalidInput, Location, Severity
from mic_tracker.show.language import catalogue

UNKNOWN = WrongUse("unknown_target", target="x", near=("a", "b"))
FINDING = Finding("MT010", Severity.ERROR, Location("targets.toml", 3), {"key": "by"})


@pytest.mark.parametrize("language", [None, "en", "tlh", ""])
def test_an_error_is_in_english_where_there_are_no_words_in_the_language(
    language: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert failure.tell(UNKNOWN, debug=False, json=False, language=language) == 2
    assert capsys.readouterr().err == "error: there is no target 'x'\n  did you mean a, b?\n"


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("status --lang vi", "vi"),
        ("--lang vi status", "vi"),
        ("status --lang=vi --json", "vi"),
        ("status --lang=", ""),
        ("status --lang", None),
        ("status --language vi", None),
        ("status", None),
    ],
)
def test_the_language_is_the_one_that_was_typed(typed: str, language: str | None) -> None:
    assert asked_language(typed.split()) == language


@pytest.mark.parametrize("json", [False, True])
@pytest.mark.parametrize(
    ("error", "told"),
    [
        (UNKNOWN, "error: unknown_target (target='x', near=('a', 'b'))\n"),
        (
            InvalidRequest((RequestProblem("missing", "value", "--value"),)),
            "error: invalid_request (problems=('missing.value',))\n",
        ),
        (InvalidInput((FINDING,)), "error: targets.toml:3:1: MT010 {'key': 'by'}\n"),
        (LookupError("oh"), "error: bug (kind='LookupError', problem='oh')\n"),
    ],
)
def test_without_a_catalogue_an_error_is_told_by_its_code_and_facts(
    error: Exception,
    told: str,
    json: bool,  # noqa: FBT001 - a parameter of the test
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fails() -> tuple[str, ...]:
        raise FileNotFoundError(2, "No such file or directory", "messages")

    monkeypatch.setattr(catalogue, "languages", fails)
    code = error.exit_code if isinstance(error, TrackerError) else failure.INTERNAL
    assert failure.tell(error, debug=False, json=json) == code
    assert capsys.readouterr().err == told


def test_a_code_without_a_sentence_is_told_all_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert failure.tell(WrongUse("brand_new", day=1), debug=False, json=False) == 2
    assert capsys.readouterr().err == "error: brand_new (day=1)\n"


def test_nothing_of_show_is_loaded_before_something_fails() -> None:
    code = "import sys, mic_tracker.cli.failure; print([n for n in sys.modules if '.show' in n])"
    assert subprocess.check_output([sys.executable, "-c", code], encoding="utf-8") == "[]\n"
