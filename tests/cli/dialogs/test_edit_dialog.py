"""Dialogs in a pseudo-terminal: good, bad and interrupted answers, at the widths people have."""

import errno
import gc
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import ARTICLES
from program import environment
from rich.cells import cell_len
from terminal import COMMAND, END, INTERRUPT, Terminal

from mic_tracker.cli import environment as door
from mic_tracker.cli.dialogs import prompts as reader
from mic_tracker.cli.main import main
from mic_tracker.pipeline import edit as pipeline
from mic_tracker.show.language.catalogue import languages
from mic_tracker.show.language.words import Words

REGISTRY = ARTICLES.read_bytes()
WIDTHS = pytest.mark.parametrize("width", [60, 80, 120])
READING = pytest.mark.parametrize("lang", ["en", "vi"])
STOPPED = "error: stopped: nothing was written"

FIGURE = ("add-observation", "digital-firms-2030", "--as-of", "2025-02-01")
GOOD = ("active", "53,000", "2024-12", "Monthly report", "2025-01-10", "MIC", "", "p. 3")
ON_RECORD = """
[[observations]]
indicator  = "digital-firms"
period     = "2024-12"
value      = 53000
series     = "active"
source     = "mic-2025"
at         = "p. 3"
value_text = "53,000"
"""
TARGET = ("add-target", "--as-of", "2025-02-01")
NEW_TARGET = (
    *("level", "fibre", "Fibre lines", "lines", "count", "1,000", "2030", "fibre-goal"),
    *("make-in-vietnam-2021", "p. 3"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "targets.toml").write_bytes(REGISTRY)
    return tmp_path


def content(folder: Path) -> bytes:
    return (folder / "targets.toml").read_bytes()


def terminal(folder: Path, width: int = 80, **more: str) -> Terminal:
    return Terminal(folder, environment() | more, width)


def fits(text: str, width: int) -> bool:
    """Whether what the program wrote before a preview or an end fits; what was typed may not."""
    before = text.split("\ntargets.toml:", maxsplit=1)[0].split("\n  mic-tracker", maxsplit=1)[0]
    lines = (re.sub(r"(?<=: ).*", "", line) for line in before.splitlines())
    return all(cell_len(line.rstrip()) <= width for line in lines)


@WIDTHS
def test_good_answers_write_what_the_options_would(folder: Path, width: int) -> None:
    screen = terminal(folder, width)
    assert screen.run(FIGURE, [*GOOD, "y"]) == 0, screen.text
    assert ON_RECORD in content(folder).decode()
    assert fits(screen.text, width)
    assert "Publisher (Enter skips): MIC\n" in screen.text
    assert "Type ? to see what is allowed" in screen.text


@WIDTHS
def test_each_wrong_answer_is_refused_where_it_is_given_and_loses_nothing(
    folder: Path, width: int
) -> None:
    answers = (
        *("actve", "active", "53.000", "ninety", "", "53,000", "7/8/2024", "2030", "2024-12"),
        *("no-such-source", "Monthly report", "2025-13", "2026-01-01", "2025-01-10"),
        *("MIC", "", "p. 3", "maybe", "y"),
    )
    screen = terminal(folder, width)
    assert screen.run(FIGURE, answers) == 0, screen.text
    assert ON_RECORD in content(folder).decode()
    assert fits(screen.text, width)
    told = " ".join(screen.text.split())
    for reason in (
        "the indicator has no series actve did you mean active?",
        "53.000 may be 53000 or 53.000 the latest value on record is 51,038 write 53,000",
        "ninety is not a number",
        "This cannot be left out; type ? to see what is allowed.",
        "7/8/2024: the first number may be the day or the month",
        "2030 has not begun on 2025-02-01",
        "there is no source no-such-source",
        "2025-13 is not in the calendar",
        "the source is dated 2026-01-01, after the day of judgement, 2025-02-01",
        "Type y for yes or n for no",
    ):
        assert reason in told
    order = [told.index(word) for word in ("actve did", "53.000 may", "7/8/2024:", "2025-13 is")]
    assert order == sorted(order)


@WIDTHS
def test_a_target_is_asked_for_from_its_kind_to_its_source(folder: Path, width: int) -> None:
    screen = terminal(folder, width)
    assert screen.run(TARGET, [*NEW_TARGET, "y"]) == 0, screen.text
    assert (
        content(folder)
        .decode()
        .endswith(
            '\n[indicators.fibre]\nname    = "Fibre lines"\nunit    = "lines"\nmeasure = "count"\n'
            'desired = "increase"\n\n'
            '[targets.fibre-goal]\nkind      = "level"\nindicator = "fibre"\n'
            "at_least  = 1000\nby        = 2030\n"
            'stated    = { source = "make-in-vietnam-2021", at = "p. 3" }\n'
        )
    )
    assert fits(screen.text, width)
    words = " ".join(screen.text.split())
    asked = ("Kind", "Indicator", "Name of", "Unit", "Measure", "Goal", "Deadline", "Id", "Stated")
    places = [words.index(f"{word}") for word in asked]
    assert places == sorted(places)
    assert "fibre is not on record, so it is a new indicator" in words
    assert "Id of the target, permanent [fibre-2030]: fibre-goal" in words


@READING
def test_numbers_and_periods_are_read_in_the_language_asked_for(folder: Path, lang: str) -> None:
    value, period = {"en": ("53,000", "December 2024"), "vi": ("53.000", "tháng 12/2024")}[lang]
    answers = ["active", value, period, "global-expansion-2024", "", "y"]
    screen = terminal(folder)
    assert screen.run((*FIGURE, "--lang", lang), answers) == 0, screen.text
    assert b'period     = "2024-12"\nvalue      = 53000\n' in content(folder)


@READING
@WIDTHS
def test_help_shows_what_is_allowed_and_what_is_on_record(
    folder: Path, width: int, lang: str
) -> None:
    screen = terminal(folder, width)
    answers = ["?", "active", "?", "53.000" if lang == "vi" else "53,000", "?", "2024-12", "?"]
    assert screen.run((*FIGURE, "--lang", lang), [*answers, INTERRUPT]) == 130
    assert fits(screen.text, width)
    told = " ".join(screen.text.split())
    words = Words.load(lang if lang in languages() else "en")
    assert words.text("dialog", "choices", known="active, registered") in told
    assert words.text("dialog_help", "period") in told
    assert words.text("dialog", "signs") in told
    assert "51,038 (2024-07)" in told
    assert "make-in-vietnam-2021 (Aspiring to turn Vietnam into a technology powerhouse)" in told


def test_help_explains_each_kind_and_measure(folder: Path) -> None:
    screen = terminal(folder)
    assert screen.run(TARGET, ["?", "level", "new", "New", "things", "?", INTERRUPT]) == 130
    for line in (
        "  cadence     something happens so many times in every month, quarter or year",
        "  percent  a share, from 0 to 100",
    ):
        assert line in screen.text.splitlines()


def test_going_back_offers_what_was_answered(folder: Path) -> None:
    answers = [
        *("active", "52,000", "2024-11", "Monthly report", "<", "<", "<"),
        *("53,000", "2024-12", "", "2025-01-10", "MIC", "", "p. 4", "<", "<", "", "p. 3"),
        *("<", "p. 5", "<", "p. 3", "y"),
    ]
    screen = terminal(folder)
    assert screen.run(FIGURE, answers) == 0, screen.text
    assert ON_RECORD in content(folder).decode()
    assert "Value [52,000]: 53,000\n" in screen.text
    assert "Period [2024-11]: 2024-12\n" in screen.text
    assert "new one [Monthly report]: \n" in screen.text
    assert "Where in the source: page, paragraph [p. 4] (- for none): p. 3\n" in screen.text
    assert screen.text.count("Write to targets.toml? [Y/n]: ") == 4


def test_before_the_first_question_there_is_none(folder: Path) -> None:
    screen = terminal(folder)
    assert screen.run(FIGURE, ["<", "<", *GOOD, "y"]) == 0, screen.text
    assert screen.text.count("There is no question before this one.\n") == 2


def test_an_optional_answer_can_be_taken_out_again(folder: Path) -> None:
    screen = terminal(folder)
    assert screen.run(FIGURE, [*GOOD[:-1], "p. 4", "<", "-", "y"]) == 0, screen.text
    assert ON_RECORD.replace('at         = "p. 3"\n', "") in content(folder).decode()


@pytest.mark.parametrize(
    ("typed", "meant"), [("\\?", "?"), ("\\<", "<"), ("\\-", "-"), ("<5", "<5")]
)
def test_a_sign_can_be_an_answer(folder: Path, typed: str, meant: str) -> None:
    screen = terminal(folder)
    assert screen.run(FIGURE, [*GOOD[:-1], typed, "y"]) == 0, screen.text
    assert f'at         = "{meant}"\n' in content(folder).decode()


def going_on(screen: Terminal, folder: Path) -> list[str]:
    """The words of the command line that a dialog left behind, as bash splits them."""
    lines = screen.text.splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("To go on from here"))
    script = 'mic-tracker() { printf "%s\\0" "$@"; }\n' + lines[at + 1]
    done = subprocess.run(
        ["bash", "-c", script], cwd=folder, env=environment(), capture_output=True, check=True
    )
    return done.stdout.decode("utf-8").split("\0")[:-1]


@pytest.mark.parametrize("key", [INTERRUPT, END], ids=["Ctrl-C", "Ctrl-D"])
@pytest.mark.parametrize("number", range(len(GOOD) + 1))
def test_whenever_it_ends_the_answers_so_far_are_a_command_line(
    folder: Path, number: int, key: str
) -> None:
    screen = terminal(folder)
    assert screen.run(FIGURE, [*GOOD[:number], key]) == 130
    assert screen.text.rstrip().endswith(STOPPED)
    assert content(folder) == REGISTRY
    if number == 0:
        assert "To go on" not in screen.text
        return
    words = going_on(screen, folder)
    assert words[: len(FIGURE)] == list(FIGURE)
    # with what is still missing it writes the same; of a source on the command line less is asked
    rest = GOOD[number:] if number <= 3 else ["2025-01-10"] * (number == 4)
    if number > 3:
        more = {"--source-publisher": "MIC", "--at": "p. 3"}
        words += [w for pair in more.items() if pair[0] not in words for w in pair]
    assert screen.run(words, [*rest, "y"]) == 0, screen.text
    assert ON_RECORD in content(folder).decode()


@pytest.mark.parametrize("number", range(len(NEW_TARGET) + 1))
def test_the_same_of_a_target(folder: Path, number: int) -> None:
    screen = terminal(folder)
    assert screen.run(TARGET, [*NEW_TARGET[:number], INTERRUPT]) == 130
    assert screen.text.rstrip().endswith(STOPPED)
    assert content(folder) == REGISTRY
    if number:
        words = going_on(screen, folder)
        rest = ["--at", "p. 3"] if number == len(NEW_TARGET) - 1 else []
        answers = () if rest else NEW_TARGET[number:]
        assert screen.run([*words, *rest], [*answers, "y"]) == 0, screen.text
        assert b'at_least  = 1000\nby        = 2030\nstated    = { source = "make' in content(
            folder
        )


def test_a_no_keeps_the_answers_too(folder: Path) -> None:
    screen = terminal(folder)
    assert screen.run(FIGURE, [*GOOD, "n"]) == 130
    assert "--source-title" in going_on(screen, folder)
    assert content(folder) == REGISTRY


def test_what_was_refused_on_the_command_line_is_replaced(folder: Path) -> None:
    screen = terminal(folder)
    words = ("add-target", "Fibre Goal", "--kind=level", "--by", "20x0", "-f", "targets.toml")
    answers = ["fibre-goal", "portal", "Portal", "things", "count", "2030", INTERRUPT]
    assert screen.run(words, answers) == 130
    assert going_on(screen, folder) == [
        *("add-target", "fibre-goal", "--kind", "level", "-f", "targets.toml", "--by", "2030"),
        *("--indicator", "portal", "--name", "Portal", "--unit", "things", "--measure", "count"),
    ]


STRANGE = [
    "Báo cáo tháng của Bộ",
    "Ba\u0301o ca\u0301o tha\u0301ng",
    "日本の統計 — 第三版",
    'it\'s $(touch caught) `touch caught` "quoted" \\ back',
    "##[group]x ::error::y \u202eevil\u2066",
    "long " * 600 + "!",
]


@WIDTHS
@pytest.mark.parametrize("title", STRANGE)
def test_any_text_comes_back_from_the_shell_as_it_was(folder: Path, width: int, title: str) -> None:
    screen = terminal(folder, width)
    assert screen.run(FIGURE, [*GOOD[:3], title, INTERRUPT]) == 130, screen.text
    words = going_on(screen, folder)
    assert words[words.index("--source-title") + 1] == title
    shown = screen.text.split("To go on")[1]
    assert "\u202e" not in shown
    assert "##[" not in shown
    assert not (folder / "caught").exists()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("\x1b[31mred\x1b[0m", "a sign that cannot be seen, U+001B"),
        ("\x1b[D", "a sign that cannot be seen, U+001B"),
        ("a\0b", "a sign that cannot be seen, U+0000"),
        (b"\xff\xfe\xc3", "no UTF-8 text: \\udcff\\udcfe\\udcc3"),
        ("y" * 5000, "no more than the first 4,095 letters"),
    ],
)
def test_what_is_no_text_is_asked_for_again(folder: Path, typed: str | bytes, told: str) -> None:
    screen = terminal(folder)
    answers = [*GOOD[:3], typed, *GOOD[3:5], typed, *GOOD[5:], "y"]
    assert screen.run(FIGURE, answers) == 0, screen.text[-2000:]
    assert " ".join(screen.text.split()).count(told) == 2
    assert ON_RECORD in content(folder).decode()


def test_a_terminal_that_is_strict_about_utf8(folder: Path) -> None:
    screen = terminal(folder, LANG="C.UTF-8", PYTHONIOENCODING="utf-8:strict")
    assert screen.run(FIGURE, ["active", b"\xff", INTERRUPT]) == 130, screen.text
    assert "no UTF-8 text" in screen.text


def test_a_terminal_without_utf8(folder: Path) -> None:
    screen = terminal(folder, PYTHONIOENCODING="ascii")
    assert screen.run(FIGURE, [*GOOD[:3], "Báo cáo", *GOOD[4:], INTERRUPT]) == 130, screen.text


def test_keys_for_editing_work_where_the_terminal_has_them(folder: Path) -> None:
    pytest.importorskip("readline")
    screen = terminal(folder, TERM="xterm")
    left = "\x1b[D"
    answers = ["active", f"53,00{left}{left}{left}{left}{left}{left}", *GOOD[2:], "y"]
    screen.run(FIGURE, [answers[0], f"3,000{left * 5}5", *GOOD[2:], "y"])
    assert ON_RECORD in content(folder).decode(), screen.text


def test_what_only_the_whole_registry_shows_is_asked_again(folder: Path) -> None:
    """Nothing is lost: the other answers stand, and only the one that is wrong is asked for."""
    words = ("add-observation", "going-abroad-events", "--as-of", "2025-02-01")
    answers = ["1", "2023", "cooperation-conference-2024", "p. 3", "?", "2023-02", "y"]
    screen = terminal(folder)
    assert screen.run(words, answers) == 0, screen.text
    assert "longer than the month that a target counts by (MT038)" in " ".join(screen.text.split())
    block = 'period    = "2023-02"\nvalue     = 1\nsource    = "cooperation-conference-2024"\n'
    assert f'{block}at        = "p. 3"\n' in content(folder).decode()


def test_the_other_side_of_a_comparison_may_be_new(folder: Path) -> None:
    answers = ["comparison", "digital-firms", "shops", "Shops", "shops", "", "decrease", "2030"]
    screen = terminal(folder)
    more = ["few-shops", "make-in-vietnam-2021", "", "y"]
    assert screen.run(TARGET, [*answers, *more]) == 0, screen.text
    text = content(folder).decode()
    assert '[indicators.shops]\nname    = "Shops"\nunit    = "shops"\nmeasure = "count"\n' in text
    assert 'indicator = "digital-firms"\nthan      = "shops"\nby        = 2030\n' in text


def test_a_goal_is_tried_as_soon_as_it_is_complete(folder: Path) -> None:
    answers = ["comparison", "digital-firms", "digital-firms", "", "2024"]
    screen = terminal(folder)
    screen.run(TARGET, [*answers, "firms-with-revenue-abroad", INTERRUPT])
    told, rest = screen.text.split("'digital-firms' refers to itself (MT022)\n")
    assert "Stated in" not in told
    assert "indicator's id: firms-with-revenue-abroad\nId of the target" in rest


@pytest.mark.parametrize("goal", ["ninety", "at most ninety", "150", "at most -3"])
def test_a_goal_that_cannot_be_is_refused_at_once(folder: Path, goal: str) -> None:
    answers = ["level", "trains", "Trains on time", "%", "percent", goal, "90", "2030", INTERRUPT]
    screen = terminal(folder)
    assert screen.run(TARGET, answers) == 130
    assert screen.text.count("Goal: at least (or start with: at most): ") == 2
    assert "Deadline, the end of: 2030" in screen.text


KINDS = {
    "level": (["digital-firms", "at most 9", "2031"], "at_most   = 9\nby        = 2031\n"),
    "threshold": (["digital-firms", "9", "2024", ""], "at_least  = 9\nfrom      = 2024\n"),
    "cadence": (
        ["going-abroad-events", "", "month", "2026-01", "2027"],
        'every     = "month"\nfrom      = "2026-01"\nuntil     = 2027\n',
    ),
    "comparison": (
        ["digital-firms", "firms-with-revenue-abroad", "2", "2031"],
        'than      = "firms-with-revenue-abroad"\ntimes     = 2\nby        = 2031\n',
    ),
    "milestone": (["going-abroad-programme", "2031"], "by        = 2031\n"),
    "direction": (["digital-firms", "increase"], 'desired   = "increase"\n'),
    "change": (
        ["digital-firms", "-5", "2024-07", "2031"],
        'percent   = -5\nfrom      = "2024-07"\nby        = 2031\n',
    ),
    "cumulative": (
        ["going-abroad-events", "9", "2026", "2031"],
        "at_least  = 9\nfrom      = 2026\nby        = 2031\n",
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_entered(folder: Path, kind: str) -> None:
    answers, keys = KINDS[kind]
    screen = terminal(folder)
    more = ["new-goal", "make-in-vietnam-2021", "", "y"]
    assert screen.run(TARGET, [kind, *answers, *more]) == 0, screen.text
    text = content(folder).decode()
    head = f'[targets.new-goal]\nkind      = "{kind}"\nindicator = "{answers[0]}"\n'
    assert head + keys + 'stated    = { source = "make-in-vietnam-2021" }\n' in text


def test_a_restatement_may_move_the_deadline_alone(folder: Path) -> None:
    words = ("add-target", "--restate", "digital-firms-2030")
    answers = ["", "2032", "Plan", "2025-01-10", "MIC", "", "", "y"]
    screen = terminal(folder)
    assert screen.run(words, answers) == 0, screen.text
    block = (
        '[[targets.digital-firms-2030.restated]]\nby     = 2032\nstated = { source = "mic-2025" }'
    )
    assert block in content(folder).decode()


def test_a_source_that_is_on_record_by_its_address_is_offered(folder: Path) -> None:
    text = REGISTRY.decode().replace(
        "[sources.make-in-vietnam-2021]\n",
        '[sources.make-in-vietnam-2021]\nurl = "https://a.b/c"\n',
    )
    (folder / "targets.toml").write_text(text, "utf-8")
    screen = terminal(folder)
    answers = [*GOOD[:6], "https://a.b/c", "", "", "y"]
    assert screen.run(FIGURE, answers) == 0, screen.text
    assert "the source make-in-vietnam-2021 has this address already" in screen.text
    assert 'source     = "make-in-vietnam-2021"\n' in content(folder).decode()


def test_another_kind_of_figure_is_gone_back_from(folder: Path) -> None:
    """Whether a figure revises another is a question as the others are."""
    words = (*FIGURE, "--series", "active", "--source", "global-expansion-2024")
    more = ("--published", "2025-01-15")
    screen = terminal(folder)
    answers = ["51,412", "2024-07", "?", "<", "2024-12", "y"]
    assert screen.run((*words, *more), answers) == 0, screen.text
    assert "Record it as a revision? [y/N]: <\nPeriod [2024-07]: 2024-12\n" in screen.text
    assert b'period     = "2024-12"\nvalue      = 51412\n' in content(folder)


def test_the_questions_do_not_get_into_the_result(folder: Path) -> None:
    line = shlex.join([*COMMAND, *FIGURE, "--dry-run"])
    screen = terminal(folder)
    assert screen.run(("-c", f"{line} > out.txt"), GOOD, program=["/bin/sh"]) == 0
    result = (folder / "out.txt").read_text("utf-8")
    assert result.startswith("digital-firms (Digital technology firms, active)\n")
    assert "Value: 53,000\n" in screen.text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("add-observation", "nothing"), "there is no target and no indicator nothing"),
        (("correct", "digital-firms"), "what is to be corrected is missing"),
        (("add-target", "--restate", "nothing"), "there is no target nothing"),
    ],
)
def test_nobody_is_asked_where_no_answer_could_help(
    folder: Path, words: tuple[str, ...], told: str
) -> None:
    screen = terminal(folder)
    assert screen.run(words, ["2024", "x"]) == 2
    assert screen.text.startswith("error: ")
    assert screen.text.count(told) == 1
    assert content(folder) == REGISTRY


def test_what_the_kind_does_not_have_is_left_out_by_enter(folder: Path) -> None:
    words = ("add-target", "few", "--kind", "level", "--every", "month", *TARGET[1:])
    answers = ["digital-firms", "", "9", "2031", "make-in-vietnam-2021", "", "y"]
    screen = terminal(folder)
    assert screen.run(words, answers) == 0, screen.text
    assert "a target of the kind level has no --every" in screen.text
    assert b"every" not in content(folder).split(b"[targets.few]")[1].split(b"[")[0]


@pytest.fixture
def collected() -> Iterator[None]:
    """The program lives for a second and switches the collector off; the tests go on."""
    yield
    gc.unfreeze()
    gc.enable()


@pytest.mark.usefixtures("collected")
def test_what_cannot_be_written_is_not_lost(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The disk is full, after the yes."""
    waiting = iter([*GOOD, "y"])

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.chdir(folder)
    monkeypatch.setattr(door, "is_interactive", lambda: True)
    monkeypatch.setattr(reader, "_read", lambda _: next(waiting))
    monkeypatch.setattr(pipeline, "write_change", refuse)
    monkeypatch.setattr(sys, "argv", ["mic-tracker", *FIGURE])
    assert main() == 4
    told = capsys.readouterr().err
    assert "To go on from here with the answers so far:\n  mic-tracker add-observation" in told
    assert "--source-title 'Monthly report'" in told
    assert told.rstrip().endswith("error: No space left on device")
    assert content(folder) == REGISTRY
