"""Single keys changed in place, and whole blocks taken out: each edit written out by hand."""

import pytest

from mic_tracker.text.toml.replacement import (
    UneditableText,
    element_data,
    find_element,
    remove_element,
    set_keys,
)

FIRST = ("observations", 0)
SECOND = ("observations", 1)
TEXT = """\
format = 1

[[observations]]
indicator = "firms"   # what is counted
period    = 2022
value     = 51_308 # as printed
note      = 'draft'

# the second
[[observations]]
indicator="firms"
value=2
# under the second

[targets.t]
by = 2030
"""


@pytest.mark.parametrize(
    ("values", "removed", "old", "new"),
    [
        ({"value": 51038}, (), "51_308 #", "51_038 #"),
        ({"value": 7}, (), "51_308 #", "7 #"),
        ({"value": -1234567.5}, (), "51_308 #", "-1_234_567.5 #"),
        ({"period": 2023}, (), "= 2022\n", "= 2023\n"),
        ({"period": "2022-Q1"}, (), "= 2022\n", '= "2022-Q1"\n'),
        ({"note": "final"}, (), "'draft'", "'final'"),
        ({"note": "it's"}, (), "'draft'", '"it\'s"'),
        ({"note": 'a\n"b"'}, (), "'draft'", '"a\\n\\"b\\""'),
        ({"at": "p. 3"}, (), "'draft'\n", "'draft'\nat        = \"p. 3\"\n"),
        ({"value_text": "5"}, (), "'draft'\n", "'draft'\nvalue_text = \"5\"\n"),
        ({}, ("note",), "note      = 'draft'\n", ""),
        ({"at": "p. 3"}, ("note",), "note      = 'draft'", 'at        = "p. 3"'),
        ({}, ("indicator",), 'indicator = "firms"   # what is counted\n', ""),
    ],
)
def test_only_the_tokens_that_change_are_written(
    values: dict[str, object], removed: tuple[str, ...], old: str, new: str
) -> None:
    assert TEXT.count(old) == 1
    changed = set_keys(TEXT, FIRST, values, removed)
    assert changed.text == TEXT.replace(old, new)
    assert changed.first_line == 3
    assert changed.old == TEXT.split("\n\n")[1] + "\n"
    assert changed.new == changed.text.split("\n\n")[1] + "\n"


def test_a_new_key_is_spaced_as_its_neighbours() -> None:
    changed = set_keys(TEXT, SECOND, {"note": "x", "at": "y"})
    assert changed.text == TEXT.replace("value=2\n", 'value=2\nnote="x"\nat="y"\n')


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("end", ["", "\n"])
def test_newlines_marks_and_tabs_stay(mark: str, newline: str, end: str) -> None:
    body = '[[observations]]\n\tperiod\t=\t"2022"\n\tvalue\t=\t1'
    text = mark + (body + end).replace("\n", newline)
    grown = body.replace("\t1", "\t2") + '\n\tnote\t=\t"x"'
    changed = set_keys(text, FIRST, {"value": 2, "note": "x"})
    assert changed.text == mark + (grown + end).replace("\n", newline)


@pytest.mark.parametrize(
    ("written", "value", "becomes"),
    [
        ('"""\nseveral\nlines"""', "one", '"one"'),
        ("'''\nraw'''", "one", '"one"'),
        ('"a # b = [c]"  # d', "one", '"one"  # d'),
        ("0xff", 255000, "255000"),
        ("1.5e3", 2.5, "2.5"),
        ("+1_0", 20000, "20_000"),
        ('"51_038"', 51_038, "51038"),
    ],
)
def test_any_spelling_of_a_value_is_replaced_whole(
    written: str, value: object, becomes: str
) -> None:
    text = '[[observations]]\n"value" = {}\nnote = "n"\n'
    changed = set_keys(text.format(written), FIRST, {"value": value})
    assert changed.text == text.format(becomes)


def test_keys_in_quotes_are_the_same_keys() -> None:
    text = "[[ \"observations\" ]]\n'value' = 1\n\"n\\u006fte\" = 'x'\n"
    assert element_data(text, FIRST) == {"value": 1, "note": "x"}
    assert set_keys(text, FIRST, {"value": 2}, ("note",)).text == (
        "[[ \"observations\" ]]\n'value' = 2\n"
    )


INLINE = 'observations = [ { a = 1, b = 2, c = 3 }, {a=4,"b"="x"}, {b=5} ]\n[t]\nx = 1\n'


@pytest.mark.parametrize(
    ("index", "values", "removed", "becomes"),
    [
        (0, {"b": 9}, (), INLINE.replace("b = 2", "b = 9")),
        (0, {"d": 9}, ("b",), INLINE.replace(", b = 2, c = 3", ", c = 3, d = 9")),
        (0, {}, ("a", "b"), INLINE.replace("a = 1, b = 2, ", "")),
        (0, {}, ("b", "c"), INLINE.replace(", b = 2, c = 3", "")),
        (0, {}, ("a", "c"), INLINE.replace("a = 1, b = 2, c = 3", "b = 2")),
        (1, {"b": "y"}, (), INLINE.replace('"x"', '"y"')),
    ],
)
def test_inline_tables_change_in_place(
    index: int, values: dict[str, object], removed: tuple[str, ...], becomes: str
) -> None:
    changed = set_keys(INLINE, ("observations", index), values, removed)
    assert changed.text == becomes
    assert (changed.first_line, changed.old) == (1, INLINE.split("\n", maxsplit=1)[0] + "\n")


@pytest.mark.parametrize(
    ("index", "gone"),
    [(0, "{ a = 1, b = 2, c = 3 }, "), (1, '{a=4,"b"="x"}, '), (2, ", {b=5}")],
)
def test_an_inline_table_goes_with_its_comma(index: int, gone: str) -> None:
    assert remove_element(INLINE, ("observations", index)).text == INLINE.replace(gone, "")


def test_an_inline_table_on_a_line_of_its_own_goes_with_its_line() -> None:
    text = "observations = [\n  {a=1}, # one\n  # between\n  {a=2},\n  {a=3}\n]\n"
    for index, gone in enumerate(["  {a=1}, # one\n", "  {a=2},\n", "  {a=3}\n"]):
        assert remove_element(text, ("observations", index)).text == text.replace(gone, "")
    alone = "observations = [{a=1}]\n"
    assert remove_element(alone, FIRST).text == "observations = []\n"


BLOCK = "[[observations]]\nvalue = 1 # one\n# between\nnote = 'x'\n# under it"


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("a = 1\n\n@\n\n[t]\nx = 1\n", "@\n\n"),
        ("a = 1\n\n\n@\n\n[t]\nx = 1\n", "@\n\n"),
        ("a = 1\n\n@\n\n\n[t]\nx = 1\n", "\n@\n"),
        ("a = 1\n@\n\n[t]\nx = 1\n", "@\n"),
        ("a = 1\n\n@\n", "\n@\n"),
        ("a = 1\n\n@", "\n@"),
        ("a = 1\n\n@\n\n# free\n", "@\n\n"),
        ("@\n\n[t]\n", "@\n\n"),
        ("@\n", "@\n"),
        ("@", "@"),
        ("a = 1\n# about it\n@\n\n[t]\n", "# about it\n@\n"),
        ("a = 1\n\n# about it\n# and more\n@\n\n[t]\n", "# about it\n# and more\n@\n\n"),
        ("a = 1\n\n# free\n\n@\n\n[t]\n", "@\n\n"),
        ("a = 1\n\n# ── Firms ──\n@\n\n[t]\n", "@\n"),
        ("a = 1\n\n# ------\n# Firms\n# ------\n# about it\n@\n\n[t]\n", "# about it\n@\n"),
        ("a = 1\n\n## Firms\n@\n\n[t]\n", "@\n"),
        ("a = '''\n# no comment'''\n@\n\n[t]\n", "@\n"),
        ('a = """\n# no comment\n"""\n# about it\n@\n\n[t]\n', "# about it\n@\n"),
    ],
)
def test_a_block_goes_with_its_comment_and_leaves_headings(text: str, gone: str) -> None:
    whole, gone = (part.replace("@", BLOCK) for part in (text, gone))
    assert whole.count(gone) == 1
    changed = remove_element(whole, FIRST)
    assert changed.text == whole.replace(gone, "")
    assert (changed.old, changed.new) == (gone, "")
    assert changed.first_line == whole[: whole.index(gone)].count("\n") + 1


def test_comments_can_be_kept() -> None:
    changed = remove_element(TEXT, SECOND, keep_comments=True)
    assert changed.text == TEXT.replace(
        '[[observations]]\nindicator="firms"\nvalue=2\n# under the second\n', ""
    )


def test_what_stands_below_a_block_goes_with_it() -> None:
    text = "[[observations]]\nvalue = 1\n[observations.more]\nx = 1\n\n[t]\n"
    assert remove_element(text, FIRST).text == "[t]\n"
    changed = set_keys(text, FIRST, {"note": "x"})
    assert changed.text == text.replace("value = 1\n", 'value = 1\nnote = "x"\n')


@pytest.mark.parametrize(
    "text",
    [
        "[[observations]]\nvalue = 1\n[t]\n[observations.more]\nx = 1\n",  # [t] lies between
        "observations = [\n{a=1}\n, {a=2}\n]\n",
    ],
)
def test_what_would_touch_something_else_is_refused(text: str) -> None:
    last = text.count("{a=") - 1
    with pytest.raises(UneditableText):
        remove_element(text, ("observations", max(last, 0)))


def test_a_dotted_key_is_no_key_to_change() -> None:
    text = "[[observations]]\nmore.x = 1\nvalue = 2\n"
    with pytest.raises(UneditableText):
        set_keys(text, FIRST, {"more": 3})


def test_an_element_is_found_where_it_starts() -> None:
    assert find_element(TEXT, "observations", 10, 1) == SECOND
    assert find_element("\ufeff" + TEXT, "observations", 3, 1) == FIRST
    assert find_element(INLINE, "observations", 1, INLINE.index("{a=4") + 1) == SECOND
    for line, column in ((1, 1), (4, 1), (3, 2), (99, 1), (14, 1)):
        with pytest.raises(UneditableText):
            find_element(TEXT, "observations", line, column)
