"""What is wrong with a command line is told in the reader's language, in English as it ever was."""

import re
from io import StringIO
from typing import Any

import pytest
from shell import Shell

from mic_tracker.cli.app import build_app
from mic_tracker.cli.usage_error import usage_error_text
from mic_tracker.show.language.catalogue import load
from mic_tracker.show.language.words import Words

MISTAKES = {
    ("status", "--foo"): "không có tùy chọn --foo (có phải: --color, --format?)",
    ("status", "-x"): "không có tùy chọn -x",
    ("stat",): "không có lệnh 'stat'; có phải 'status' không?",
    ("xyzzy",): "không có lệnh 'xyzzy'",
    ("show",): "thiếu đối số 'target'",
    ("correct", "i", "--set"): "tùy chọn '--set' cần một giá trị",
    ("status", "a", "b"): "thừa đối số (a b)",
    ("status", "--json=3"): "tùy chọn '--json' không nhận giá trị",
    ("baseline", "foo"): "giá trị của 'action' không hợp lệ: 'foo' không thuộc 'write', 'prune', "
    "'show'",
    ("status", "--width", "wide"): "giá trị của '--width' không hợp lệ: phải là số nguyên",
    ("status", "--width", "1"): "giá trị của '--width' không hợp lệ: phải từ 40 trở lên",
    ("serve", "--port", "99999"): "giá trị của '--port' không hợp lệ: không được quá 65535",
}


def problem_of(words: tuple[str, ...]) -> Any:  # noqa: ANN401 - the class is private to typer
    try:
        build_app()([*words], prog_name="mic-tracker", standalone_mode=False)
    except Exception as problem:  # noqa: BLE001 - whatever the library raises
        return problem
    raise AssertionError(f"nothing is wrong with {words}")


def library_text(words: tuple[str, ...]) -> str:
    problem_of(words).show(told := StringIO())
    return told.getvalue()


@pytest.mark.parametrize("words", MISTAKES, ids=" ".join)
def test_in_english_it_is_what_the_library_says(words: tuple[str, ...]) -> None:
    assert usage_error_text(problem_of(words), Words.load("en")) == library_text(words)


@pytest.mark.parametrize("words", MISTAKES, ids=" ".join)
def test_in_vietnamese_nothing_of_it_is_left(words: tuple[str, ...]) -> None:
    told = usage_error_text(problem_of(words), Words.load("vi"))
    assert told.splitlines()[-1] == f"lỗi: {MISTAKES[words]}"
    assert not re.findall(r"\b(Usage|Try|for|help|OPTIONS|COMMAND|ARGS|Error)\b", told)


def test_every_sentence_is_met() -> None:
    """A sentence that the library words otherwise would stay in English for good."""
    found = {text.splitlines()[-1] for text in map(library_text, MISTAKES)}
    unmet = {"missing_choice", "missing_option", "no_verb"}
    templates = load("en")["usage_message"]
    for key in templates.keys() - unmet:
        start = re.split(r"[{]", templates[key])[0]
        assert any(start in text for text in found), key


def test_a_choice_that_is_missing_is_told_on_one_line(shell: Shell) -> None:
    done = shell.run("baseline", MIC_TRACKER_LANG="vi")
    assert done.code == 2
    assert done.err.endswith("lỗi: thiếu đối số 'action'; chọn một trong: write, prune, show\n")


def test_what_no_sentence_fits_is_told_as_it_is() -> None:
    problem = problem_of(("status", "--foo"))
    problem.message, problem.possibilities = "A thing of tomorrow.", ()
    assert usage_error_text(problem, Words.load("vi")).endswith("lỗi: A thing of tomorrow.\n")


def test_help_of_the_program_takes_the_language_on_either_side(shell: Shell) -> None:
    before, behind = shell.run("--lang", "vi", "--help"), shell.run("--help", "--lang", "vi")
    assert before.out == behind.out
    assert "[TÙY CHỌN] LỆNH [ĐỐI SỐ]..." in behind.out


def test_help_needs_nothing_that_is_not_installed(shell: Shell) -> None:
    shell.write("raise ImportError", "hidden/click.py")
    hidden = f"{shell.folder}/hidden:{shell.env()['PYTHONPATH']}"
    done = shell.run("status", "--help", "--lang", "vi", PYTHONPATH=hidden)
    assert done.code == 0, done.err
