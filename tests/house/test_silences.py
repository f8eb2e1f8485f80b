"""Whoever silences a checker says why, on the line or on the one above, and says which rule."""

import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("mic_tracker", "tests", "benchmarks")
CODE = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")]

CODES = r"[A-Z]+\d+(?:, ?[A-Z]+\d+)*"
DIRECTIVE = re.compile(
    rf"(?:ruff: ?|flake8: ?)?noqa\b(?P<rules>: ?{CODES})?"
    r"|type: ?ignore\b(?P<errors>\[[\w, -]+\])?"
    r"|(?P<other>(?:pragma|pyright|mypy|fmt|isort): ?[\w-]+(?: [\w-]+)?(?:\[[\w, -]+\])?)"
)


def unexplained(source: str) -> Iterator[str]:
    """The silences of a module that lack a rule or a reason, by line."""
    comments = {
        token.start[0]: (token.string, token.line.lstrip().startswith("#"))
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT
    }
    for line, (comment, _) in comments.items():
        for found in DIRECTIVE.finditer(comment):
            above, alone = comments.get(line - 1, ("", False))
            if not any(found.groupdict().values()):
                yield f"{line}: silences everything: {comment}"
            elif not (reason(comment) or (alone and reason(above))):
                yield f"{line}: no reason: {comment}"


def reason(comment: str) -> bool:
    """Whether a comment says something besides its directives."""
    return len(re.findall(r"\w+", DIRECTIVE.sub("", comment))) >= 2


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_silence_has_its_reason(path: Path) -> None:
    assert list(unexplained(path.read_text(encoding="utf-8"))) == []


def test_every_rule_switched_off_for_the_project_has_its_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    ruff = text[text.index("[tool.ruff.lint]") : text.index("[tool.ruff.lint.pydocstyle]")]
    switched_off = re.findall(rf'^ *"{CODES}",.*$', ruff, re.MULTILINE)
    assert switched_off
    assert [line for line in switched_off if "# " not in line] == []


@pytest.mark.parametrize(
    "source",
    [
        "x = 1  # noqa",
        "x = 1  # noqa - everything is fine here",
        "x = 1  # noqa: S101",
        "x = 1  # type: ignore[misc]",
        "x = 1  # type: ignore",
        "x = 1  # pragma: no cover",
        "# ruff: noqa: E501\nx = 1",
        "# a reason, but two lines above\n\nx = 1  # noqa: S101",
        "y = 2  # this belongs to y, not to x\nx = 1  # noqa: S101",
    ],
)
def test_what_would_be_noticed(source: str) -> None:
    assert len(list(unexplained(source))) == 1


@pytest.mark.parametrize(
    "source",
    [
        "x = 1  # noqa: S101 - `one_bound` has refused it",
        "x = 1  # `one_bound` has refused it  # noqa: S101",
        "# `one_bound` has refused it\nx = 1  # noqa: S101, E501",
        "x = 1  # type: ignore[misc] # the stubs say otherwise",
        "x = '# noqa'",
        "x = 1  # about types",
    ],
)
def test_what_is_explained(source: str) -> None:
    assert list(unexplained(source)) == []
