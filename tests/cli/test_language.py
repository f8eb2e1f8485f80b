"""In which language the program answers, and that a further language is a folder and no code."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import tomli
import tomli_w
from shell import Shell
from typer.testing import CliRunner

from mic_tracker.cli.app import build_app
from mic_tracker.cli.failure import render_error
from mic_tracker.errors import TrackerError, WrongUse
from mic_tracker.show.language import catalogue

MESSAGES = Path(catalogue.__file__).parents[1] / "messages"
REGISTRY = """\
format = 1
title = "XX"
{settings}
[sources.s]
title = "SSS"
published = 2024-03-26

[indicators.i]
name = "III"
unit = "UUU"
measure = "count"
desired = "increase"

[targets.t]
indicator = "i"
kind = "level"
at_least = 90_000
by = 2030
stated = {{ source = "s" }}

[[observations]]
indicator = "i"
period = 2022
value = 48_900
source = "s"

[[observations]]
indicator = "i"
period = 2023
value = 51_038
source = "s"

[[observations]]
indicator = "i"
period = 2021
value = 47_100
source = "s"
"""
DAY = ("--as-of", "2024-11-21")


def write(shell: Shell, settings: str = "") -> None:
    (shell.folder / "targets.toml").write_text(REGISTRY.format(settings=settings), "utf-8")


OWN = '[settings]\nlanguage = "{}"\n'
VIETNAMESE, ENGLISH = "Đánh giá", "Status"


@pytest.mark.parametrize(
    ("words", "variables", "settings", "told"),
    [
        ((), {}, "", ENGLISH),
        ((), {"LANG": "vi_VN.UTF-8"}, "", VIETNAMESE),
        ((), {"LANG": "vi_VN.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "", ENGLISH),
        ((), {"LC_MESSAGES": "en_GB.UTF-8", "LC_ALL": "vi_VN.UTF-8"}, "", VIETNAMESE),
        ((), {"LANG": "fr_FR.UTF-8"}, "", ENGLISH),
        ((), {"LANG": "vi_VN.UTF-8"}, OWN.format("en"), ENGLISH),
        ((), {}, OWN.format("vi"), VIETNAMESE),
        ((), {"MIC_TRACKER_LANG": "vi"}, OWN.format("en"), VIETNAMESE),
        ((), {"MIC_TRACKER_LANG": ""}, OWN.format("vi"), VIETNAMESE),
        (("--lang", "en"), {"MIC_TRACKER_LANG": "vi"}, OWN.format("vi"), ENGLISH),
    ],
)
def test_the_nearest_wish_counts(
    shell: Shell, words: tuple[str, ...], variables: dict[str, str], settings: str, told: str
) -> None:
    write(shell, settings)
    done = shell.run("status", *DAY, *words, **variables)
    assert done.code == 0, done.err
    assert {VIETNAMESE, ENGLISH} & {*re.findall(r"Đánh giá|Status", done.out)} == {told}


@pytest.mark.parametrize("command", [("status",), ("explain",), ("init", "--dry-run")])
def test_a_language_without_words_is_told(shell: Shell, command: tuple[str, ...]) -> None:
    write(shell)
    done = shell.run(*command, MIC_TRACKER_LANG="tlh")
    assert (done.code, done.out) == (2, "")
    assert "'tlh'" in done.err


def test_an_error_is_told_in_the_language_of_the_reader(shell: Shell) -> None:
    done = shell.run("status", LANG="vi_VN.UTF-8")
    assert done.code == 2
    assert done.err.startswith("lỗi: không thấy sổ theo dõi")


def test_numbers_are_typed_as_they_are_shown(shell: Shell) -> None:
    write(shell)
    figure = ("t", "52.500", "--period", "quý 3/2024", "--published", "2024-11-01")
    done = shell.run(
        "add-observation", *figure, "--source", "s", *DAY, "--dry-run", "--yes", "--lang", "vi"
    )
    assert done.code == 0, done.err
    assert "52.500" in done.err + done.out
    assert re.search(r"\+ value +=.* 52_?500\n", done.out)


@pytest.mark.parametrize("word", ["khó đạt", "kho\u0301 đa\u0323t", "KHÓ ĐẠT", "off-track"])
def test_a_word_is_explained_by_what_screens_and_commands_call_it(shell: Shell, word: str) -> None:
    done = shell.run("explain", word, "--lang", "vi")
    assert done.code == 0, done.err
    assert "khó đạt" in done.out
    assert "Khả năng dưới 1/3" in done.out


def test_what_programs_read_keeps_its_keys_and_numbers(shell: Shell) -> None:
    write(shell)
    answers = [
        shell.run("status", "--format", "csv", *DAY, "--lang", language).out
        for language in ("en", "vi")
    ]
    assert answers[0] == answers[1]
    assert "48900" not in answers[0]
    assert "51038" in answers[0]


# ── A third language ─────────────────────────────────────────────────────────────────────────────

ACCENTED = str.maketrans("aeiouyAEIOUY", "áéíóúýÁÉÍÓÚÝ")
HELD = re.compile(r"(\{[^{}]*\})")
FORMS = {f"period_{style}" for style in ("text", "cell", "chart", "when", "part")}
KEPT = {"notation", "collation", "page_example", "dialog_answer"} | FORMS


def _strange(text: str) -> str:
    """A text with accents, a third longer; its facts as they are."""
    parts = [
        part if HELD.fullmatch(part) else part.translate(ACCENTED) for part in HELD.split(text)
    ]
    return "".join(parts) + "·" * (len(text) * 3 // 10)


def _made_strange(value: object, *, fixed: bool = False) -> object:
    if isinstance(value, dict):
        # a name of a table and the names of facts are no text for people
        return {
            key: _made_strange(inner, fixed=key in {"optional"} | KEPT or _names_table(key, inner))
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [_made_strange(part, fixed=fixed) for part in value]
    return value if fixed else _strange(str(value))


def _names_table(key: str, value: object) -> bool:
    """Whether an entry of a finding names the table that has the words of a fact."""
    tables = {"status", "cause", "reason", "measure", "unfit_measure", "kind", "every"}
    return isinstance(value, str) and value in tables and key not in {"title", value, *KINDS}


KINDS = {"level", "count"}


@pytest.fixture
def pseudo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A language that nobody speaks, as a folder beside the others."""
    folder = tmp_path / "messages"
    shutil.copytree(MESSAGES, folder)
    (folder / "xx").mkdir()
    for file in (folder / "en").glob("*.toml"):
        read = tomli.loads(file.read_text("utf-8"))
        made = {key: _made_strange(value) for key, value in read.items()}
        (folder / "xx" / file.name).write_text(tomli_w.dumps(made), "utf-8")
    monkeypatch.setattr(catalogue, "_FOLDER", folder)
    for cached in (catalogue.load, catalogue.languages):
        cached.cache_clear()
    yield
    for cached in (catalogue.load, catalogue.languages):
        cached.cache_clear()


ENGLISH_WORDS = re.compile(
    r"(?<![-\w./`])(the|and|is|was|are|with|which|that|from|this|of|has|have|not|for|by|it|its|"
    r"a|an|be|no|figures|targets|deadline|status|goal|likely|warning|error|help)(?![-\w:/.`=_\]])"
)
COMMANDS = [
    ("overview",),
    ("status", "--explain", "--wide"),
    ("show", "t", "--explain"),
    ("show", "t", "--all-methods"),
    ("show", "i"),
    ("history", "t"),
    ("claims",),
    ("due",),
    ("due", "--within", "all", "--wide"),
    ("changes", "--since", "2024-01-01"),
    ("diff", "file:targets.toml", "--as-of", "2024-01-01..2024-11-21"),
    ("what-if", "t", "--value", "60000@2024"),
    ("check",),
    ("validate",),
    ("add-observation", "t", "52500", "--period", "2024-09", "--source", "s", "--dry-run"),
    ("add-observation", "t", "5x2500", "--period", "2024-19", "--source", "q", "--dry-run"),
    ("add-review", "t", "missed", "--on", "2024-10-01", "--reason", "RRR", "--dry-run"),
    ("add-target", "u", "--indicator", "q", "--dry-run"),
    ("init", "--dry-run", "new"),
    ("status", "--only", "nothing"),
    ("show", "unknown"),
]
DAYLESS = {"init", "add-review", "validate"}


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_no_sentence_stands_in_the_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    (tmp_path / "targets.toml").write_text(REGISTRY.format(settings=""), "utf-8")
    monkeypatch.chdir(tmp_path)
    day = () if words[0] in DAYLESS or "--as-of" in words else DAY
    done = CliRunner().invoke(build_app(words[:1]), [words[0], *words[1:], *day, "--lang", "xx"])
    told = done.output + _told(done.exception)
    assert not isinstance(done.exception, AssertionError | KeyError), done.exception
    assert "·" in told
    assert ENGLISH_WORDS.findall(re.sub(r"mic-tracker [a-z-]+", "", told)) == []


def _told(problem: BaseException | None) -> str:
    """What the door would say of an error."""
    return render_error(problem, "xx", json=False) if isinstance(problem, TrackerError) else ""


@pytest.mark.usefixtures("pseudo")
def test_a_text_that_a_language_lacks_is_said_in_english() -> None:
    folder = catalogue.load("xx").folder
    (folder / "due.toml").unlink()
    catalogue.load.cache_clear()
    assert catalogue.load("xx")["due_kind"] == catalogue.load("en")["due_kind"]
    with pytest.raises(WrongUse):
        catalogue.load("yy")
