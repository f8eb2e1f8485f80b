"""What shells say of a half-written line, and how they are answered."""

import pytest

from mic_tracker.cli.shell_words import HalfLine, read_half_line, split_line, write_answer

BREAKS = " \t\n\"'><=;|&(:"


@pytest.mark.parametrize(
    ("line", "words", "begun", "kept", "quote"),
    [
        ("p show fi", ("p", "show"), "fi", 0, ""),
        ("p show ", ("p", "show"), "", 0, ""),
        ("p --area Hà\\ N", ("p", "--area"), "Hà N", 0, ""),
        ("p --area 'Hà N", ("p", "--area"), "Hà N", 0, "'"),
        ('p --area="Hà N', ("p",), "--area=Hà N", 7, '"'),
        ("p --area=H", ("p",), "--area=H", 7, ""),
        ("p --area a:b\\:c", ("p", "--area"), "a:b:c", 2, ""),
        ("p 'a b' \"c'd\" x", ("p", "a b", "c'd"), "x", 0, ""),
        ("p '' x", ("p", ""), "x", 0, ""),
        ('p "a\\"b\\c', ("p",), 'a"b\\c', 0, '"'),
    ],
)
def test_a_line_is_split_as_the_shell_does(
    line: str, words: tuple[str, ...], begun: str, kept: int, quote: str
) -> None:
    assert split_line(line, BREAKS) == HalfLine(words, begun, kept, quote)


def test_the_variables_of_each_shell() -> None:
    line = {"_MIC_TRACKER_LINE": "p show f", "_MIC_TRACKER_BREAKS": BREAKS}
    words = {"_MIC_TRACKER_WORDS": "p\x1fshow\x1ff"}
    expected = HalfLine(("p", "show"), "f")
    assert read_half_line("bash", line) == expected
    for shell in ("zsh", "fish", "powershell"):
        assert read_half_line(shell, words) == expected
    quoted = {"_MIC_TRACKER_WORDS": "p\x1f'Hà N"}
    assert read_half_line("fish", quoted).begun == "Hà N"


@pytest.mark.parametrize(
    ("begun", "kept", "quote", "line"),
    [
        ("", 0, "", 'Hà\\ Nội:\\ \\"x\\"\\ \\$\\\''),
        ("H", 0, '"', 'Hà Nội: \\"x\\" \\$\''),
        ("H", 0, "'", "Hà Nội: \"x\" $'\\''"),
        ("Hà Nội:", 7, "", ' \\"x\\"\\ \\$\\\''[0:0] + '\\ \\"x\\"\\ \\$\\\''),
    ],
)
def test_bash_gets_words_with_their_quotes(begun: str, kept: int, quote: str, line: str) -> None:
    answer = write_answer("bash", HalfLine(("p",), begun, kept, quote), ['Hà Nội: "x" $\''])
    assert answer == f"words\n{line}\n"


def test_the_others_get_them_as_they_are() -> None:
    half = HalfLine(("p",), "--area=H")
    assert write_answer("zsh", half, ["Hà Nội"]) == "words\nHà Nội\n"
    assert write_answer("fish", half, ["Hà Nội"]) == "words\n--area=Hà Nội\n"
    assert write_answer("powershell", half, ["Hà Nội"]) == "words\n--area=Hà Nội\n"
    assert write_answer("bash", HalfLine(("p",), "--area=H", 7), ["Hà"]) == "words\nHà\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_what_could_move_the_cursor_is_not_offered(shell: str) -> None:
    half = HalfLine(("p",), "")
    assert write_answer(shell, half, ["a\x1b[2J", "b\nc", "d\te", "f"]) == "words\nf\n"
    assert write_answer(shell, half, []) == "words\n"
    assert write_answer(shell, half, None) == "files\n"
