"""In which language the program answers."""

import re

import pytest
from pseudo_language import REGISTRY
from shell import Shell

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
