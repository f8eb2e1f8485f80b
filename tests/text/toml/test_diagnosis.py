"""What people write by mistake, and what they are told: positions counted by hand."""

import pytest
from sentences import written as spelt

from mic_tracker.text.toml.decode import SyntaxProblem, decode
from mic_tracker.text.toml.diagnosis import diagnose_all
from mic_tracker.text.toml.places import Place


def only(text: str) -> SyntaxProblem:
    (problem,) = diagnose_all(text)
    return problem


@pytest.mark.parametrize(
    ("written", "code", "instead"),
    [
        ("1,000", "MT002", "1_000"),
        ("-51,038.5", "MT002", "-51_038.5"),
        ("1.234.567", "MT002", "1_234_567"),
        ("51 038", "MT002", "51_038"),
        ("51\u202f038", "MT002", "51_038"),
        ("0,3", "MT003", "0.3"),
        ("12,50", "MT003", "12.50"),
        ("1.234,5", "MT003", "1_234.5"),
        ("0,300", "MT003", "0.300"),
        ("007", "MT004", "7"),
        ("-08.5", "MT004", "-8.5"),
        ("2024-13-01", "MT005", "YYYY-MM-DD"),
        ("2024-02-30", "MT005", "2024-02-DD"),
        ("2024-00-10", "MT005", "YYYY-MM-DD"),
        ("2024-7-1", "MT005", "2024-07-01"),
        ("15/07/2024", "MT005", "2024-07-15"),
        ("07/15/2024", "MT005", "2024-07-15"),
        ("03/04/2024", "MT005", "YYYY-MM-DD"),
        ("2024-01-01T25:00:00", "MT005", "2024-01-01"),
        ("2024-07", "MT009", '"2024-07"'),
        ("2024-Q2", "MT009", '"2024-Q2"'),
        ("2024-W30", "MT009", '"2024-W30"'),
        ("level", "MT009", '"level"'),
        ("Bộ TTTT", "MT009", '"Bộ TTTT"'),
        ("“level”", "MT009", '"level"'),
        ("infinite", "MT009", '"infinite"'),
    ],
)
def test_a_value_toml_cannot_read_is_told_with_what_to_write(
    written: str, code: str, instead: str
) -> None:
    problem = only(f"[t]\nvalue = {written}  # a comment\n")
    assert (problem.code, problem.place) == (code, Place(2, 9, len(written)))
    assert (problem.facts["written"], problem.facts["instead"]) == (written, instead)


@pytest.mark.parametrize(
    ("text", "cause", "place", "instead"),
    [
        ('a = "x\nb = 1\n', "unterminated_string", Place(1, 5, 2), '"x"'),
        ("a = 'x\nb = 'y'\n", "unterminated_string", Place(1, 5, 2), "'x'"),
        ("a = 1\nb = '''x\n", "unterminated_string", Place(2, 5, 3), None),
        ('a = level"\n', "unterminated_string", Place(1, 5, 6), '"level"'),
        ('a = ["x, 1]\nb = 1\n', "unterminated_string", Place(1, 6, 6), None),
        ("kind level\n", "missing_equals", Place(1, 1, 10), "kind = level"),
        ("kind: 3\n", "missing_equals", Place(1, 1, 7), "kind = 3"),
        ("a =\n", "missing_value", Place(1, 4, 1), 'a = "..."'),
        ("a = # none\n", "missing_value", Place(1, 5, 1), 'a = "..."'),
        ("a = null\n", "missing_value", Place(1, 5, 4), None),
        ("= 1\n", "missing_key", Place(1, 1, 3), None),
        ("a = [1, 2\nb = 3\n", "unclosed_bracket", Place(1, 5, 1), None),
        ("a = [\n1,\n[[observations]]\nb = 3\n", "unclosed_bracket", Place(1, 5, 1), None),
        ("a = { b = 1\nc = 2\n", "unclosed_bracket", Place(1, 5, 1), None),
        ("[targets.x\nb = 1\n", "unclosed_bracket", Place(1, 1, 10), "[targets.x]"),
        ("[[observations]\nb = 1\n", "unclosed_bracket", Place(1, 1, 15), "[[observations]]"),
        ("[targets.my id]\n", "unquoted_key", Place(1, 1, 15), '[targets."my id"]'),
        ("tên = 1\n", "unquoted_key", Place(1, 1, 3), '"tên"'),
        ("a = [1 2]\n", "missing_comma", Place(1, 8, 1), None),
        ('a = "C:\\data"\n', "bad_escape", Place(1, 5, 9), "'C:\\data'"),
        ("a = True\n", "capital_boolean", Place(1, 5, 4), "true"),
        ("a = 0,3%\n", "percent_sign", Place(1, 5, 4), "0.3"),
        ("a = .5\n", "incomplete_number", Place(1, 5, 2), "0.5"),
        ("a = 1,\n", "trailing_comma", Place(1, 5, 2), "1"),
        ('a = "x",\n', "trailing_comma", Place(1, 5, 4), '"x"'),
        ("a = 1 b = 2\n", "two_on_one_line", Place(1, 5, 7), "1"),
        ("// note\n", "other", Place(1, 1, 7), None),
    ],
)
def test_other_mistakes_have_a_cause(
    text: str, cause: str, place: Place, instead: str | None
) -> None:
    problem = diagnose_all(text)[0]
    assert problem.code == "MT001"
    assert (problem.facts["cause"], problem.place) == (cause, place)
    assert problem.facts.get("instead") == instead


@pytest.mark.parametrize(
    ("text", "place", "written", "first"),
    [
        ("a = 1\n\na = 2\n", Place(3, 1, 1), "a", "1"),
        ('[t]\n"a b" = 1\n[[o]]\n[[o]]\nx = 1\nx = 2\n', Place(6, 1, 1), "x", "5"),
        ("[sources.a]\n[sources.b]\n[sources.a]\n", Place(3, 1, 11), "[sources.a]", "1"),
        ("[a]\nb = 1\n[a.b]\n", Place(3, 1, 5), "[a.b]", "2"),
        ("[[o]]\n[[o]]\n[o.x]\n[o.x]\n", Place(4, 1, 5), "[o.x]", "3"),
        ("x = 1\na = {\n b = 1,\n b = 2 }\n", Place(4, 2, 1), "b", "3"),
        ("a = { b = 1 }\na.c = 2\n", Place(2, 1, 3), "a.c", "1"),
    ],
)
def test_a_second_definition_names_the_line_of_the_first(
    text: str, place: Place, written: str, first: str
) -> None:
    problem = only(text)
    assert (problem.code, problem.place) == ("MT007", place)
    assert spelt(problem.facts) == {"written": written, "first": first}


BROKEN = """\
format = 1
title = Vietnam

[targets.a
kind = "level"
by = 2030

[targets.b]
kind = "level"
by = 2030
by = 2031

[[observations]]
value = 51,038
periods = [
  { period = 2024-07, value = 0,3 },  # ]
  { period = "2025", value = 1 },
]
value_text = "51,038
note = "fine"

[targets.b]
kind = "level"
"""


def test_all_errors_are_told_at_once_and_none_is_made_up() -> None:
    told = [(p.code, p.place.line, p.place.column) for p in diagnose_all(BROKEN)]
    assert told == [
        ("MT009", 2, 9),
        ("MT001", 4, 1),
        ("MT007", 11, 1),
        ("MT002", 14, 9),
        ("MT009", 16, 14),
        ("MT003", 16, 31),
        ("MT001", 19, 14),
        ("MT007", 22, 1),
    ]


def test_windows_newlines_and_a_byte_order_mark_move_nothing() -> None:
    assert diagnose_all("\ufeff" + BROKEN.replace("\n", "\r\n")) == diagnose_all(BROKEN)


def test_a_valid_text_has_no_problem() -> None:
    assert diagnose_all("a = 1\n[t]\nb = [1, 2]\n") == ()


def test_a_problem_is_placed_in_the_text_as_saved() -> None:
    problem = only("a = 1\r\nb = [\r\n  1,\r\n  2024-Q2\r\n]\r\n")
    assert (problem.code, problem.place) == ("MT009", Place(4, 3, 7))


def test_at_most_fifty_attempts_are_made() -> None:
    assert len(diagnose_all("a = x\n" * 80)) == 50


@pytest.mark.parametrize(
    ("text", "cause", "line"),
    [
        ("a = 1\nb = " + "[" * 500 + "]" * 500, "too_deep", 2),
        ("a = 1\nb = " + "9" * 5000 + "\n", "long_number", 2),
    ],
)
def test_what_the_parser_refuses_to_read_is_beyond_the_bounds(
    text: str, cause: str, line: int
) -> None:
    problem = only(text)
    assert (problem.code, problem.facts["cause"], problem.place.line) == ("MT008", cause, line)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a = 1\r\n", "a = 1\r\n"),
        (b"\xef\xbb\xbfa = '\xc4\x91'\n", "a = 'đ'\n"),
        (b"", ""),
    ],
)
def test_utf8_is_decoded_with_its_newlines_and_without_its_mark(data: bytes, text: str) -> None:
    assert decode(data) == text


@pytest.mark.parametrize(
    ("data", "code", "cause", "place"),
    [
        ("a = 1\nb = 'đ".encode() + b"\xe9'\n", "MT006", "not_utf_8", Place(2, 7, 1)),
        (b"\xef\xbb\xbfa = '\xff'\n", "MT006", "not_utf_8", Place(1, 6, 1)),
        (b"\xef\xbb\xbf\xef\xbb\xbfa = 1\n", "MT006", "control_character", Place(1, 1, 1)),
        ("a = 1\n".encode("utf-16"), "MT006", "utf_16", Place(1, 1, 1)),
        ("a = 1\n".encode("utf-16-le"), "MT006", "utf_16", Place(1, 1, 1)),
        ("kỳ = 'số'\n".encode("utf-16-be"), "MT006", "utf_16", Place(1, 1, 1)),
        (b"PK\x03\x04\x14\x00\x06\x00", "MT006", "spreadsheet", Place(1, 1, 1)),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "MT006", "spreadsheet", Place(1, 1, 1)),
        (b"a = 1\n\x00\n", "MT006", "control_character", Place(2, 1, 1)),
        (b"a = 1\nb = '\x00'\n", "MT006", "control_character", Place(2, 6, 1)),
        (b"a = 1 # \x1b[31m\n", "MT006", "control_character", Place(1, 9, 1)),
        (b"a = 1\rb = 2\r", "MT006", "line_end", Place(1, 6, 1)),
        (b"a = 1\n" + b"k." * 100 + b"k = 1\n", "MT008", "long_key", Place(2, 1, 201)),
        (b"#" * (16 * 1024 * 1024 + 1), "MT008", "too_large", Place(1, 1, 1)),
    ],
)
def test_bytes_that_are_no_toml_text_are_refused(
    data: bytes, code: str, cause: str, place: Place
) -> None:
    problem = decode(data)
    assert isinstance(problem, SyntaxProblem)
    assert (problem.code, problem.facts["cause"], problem.place) == (code, cause, place)


@pytest.mark.parametrize(
    "text",
    [
        "k." * 99 + "k = 1\n",
        f'a = "{"k." * 200}"\n',
        f"a = 1  # {'k.' * 200}\n",
        f'a = """\n{"k." * 200}k\n"""\n',
    ],
)
def test_dots_elsewhere_are_no_long_key(text: str) -> None:
    assert decode(text.encode()) == text
