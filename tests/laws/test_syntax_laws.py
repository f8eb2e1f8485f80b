"""Any bytes at all get an answer: a text that parses, or problems inside the file."""

import re
import time

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st
from toml_texts import styled

from mic_tracker.text.toml.decode import SyntaxProblem, decode
from mic_tracker.text.toml.diagnosis import diagnose_all

REGISTRY = """\
#:schema ./targets.schema.json
format = 1
title  = "Vietnam: digital technology goals"

[sources.make-in-vietnam-2021]
title     = "Aspiring to turn Vietnam into a technology powerhouse"
published = 2021-03-03

[indicators.digital-firms]
name       = { en = "Digital firms", vi = "Doanh nghiệp công nghệ số" }   # or a plain string

[targets.digital-firms-2030]
at_least  = 100_000
interim   = [[2025, 70000],
             [2027, 85000]]

[[observations]]
indicator = "digital-firms"
period    = '2024-07'
value     = 51038
note      = \"\"\"
as "written" there\"\"\"
""".encode()


_PIECES = st.sampled_from([b'"', b"[", b"}", b"\r\n", b"a = ", b"[a.b]", b"1,000"])


def answer(data: bytes) -> str | tuple[SyntaxProblem, ...]:
    text = decode(data)
    if isinstance(text, SyntaxProblem):
        return (text,)
    return diagnose_all(text) or text


def check(data: bytes) -> None:
    told = answer(data)
    if isinstance(told, str):
        tomli.loads(told)
        return
    lines = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").split("\n")
    for problem in told:
        assert re.fullmatch("MT00[1-9]", problem.code)
        assert 1 <= problem.place.line <= len(lines)
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1
        assert problem.facts["cause" if problem.code in {"MT001", "MT006", "MT008"} else "written"]


@settings(max_examples=200)
@given(st.binary())
def test_any_bytes_get_an_answer(data: bytes) -> None:
    check(data)


@settings(max_examples=200)
@given(st.text("a1.,-=[]{}\"'\\#\n\r\t :_đ\x00\ufeff0T"))
def test_any_text_made_of_syntax_gets_an_answer(text: str) -> None:
    check(text.encode())


@settings(max_examples=200)
@given(st.data())
def test_a_damaged_registry_gets_an_answer(data: st.DataObject) -> None:
    damaged = bytearray(REGISTRY)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(damaged) - 1))
        size = data.draw(st.integers(0, 3))
        damaged[at : at + size] = data.draw(st.binary(max_size=3) | _PIECES)
    check(bytes(damaged))


@settings(max_examples=100)
@given(styled())
def test_a_valid_text_is_never_called_broken(text: str) -> None:
    assert answer(text.encode()) == text.removeprefix("\ufeff")


@settings(max_examples=100)
@given(styled(), styled(), st.sampled_from(["1,000", "007", "2024-Q2", "0,3", "2024-13-01"]))
def test_a_broken_value_is_found_on_its_line_and_nothing_else_is(
    before: str, after: str, value: str
) -> None:
    before = before.removeprefix("\ufeff").removesuffix("\n") + "\n"
    broken = f"{before}[broken]\nvalue = {value}\n"
    (problem,) = diagnose_all(broken)
    assert problem.place.line == broken.count("\n")
    assert problem.facts["written"] == value
    both = diagnose_all(broken + after.removeprefix("\ufeff"))
    assert problem in both


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '"' * 100_001,
        "'" * 100_001,
        '"\\' * 100_000,
        '"""\\' * 50_000,
        "a." * 100_000,
        "a" * 300_000,
        "é" * 100_000 + "=",
        "a = " + "x" * 300_000,
        "a = [\n" * 20_000,
        "{a=" * 50_000,
        "a = [" + "{b = 1,\n" * 20_000,
        "[a" * 100_000,
        "[a]\n" * 30_000,
        "\n" * 300_000 + "x",
    ],
    ids=lambda text: repr(text[:6]),
)
def test_hostile_text_costs_no_more_than_its_size(text: str) -> None:
    # quadratic time over these sizes takes minutes; the bound only tells that from linear time
    started = time.perf_counter()
    check(text.encode())
    assert time.perf_counter() - started < 20
