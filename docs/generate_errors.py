"""Writes docs/errors.md from the message catalogue and the gallery of errors in tests/errors."""

from pathlib import Path

from mic_tracker.model.codes import CODES, Code
from mic_tracker.show.language.words import Words

HERE = Path(__file__).parent
PAGE = HERE / "errors.md"
GALLERY = HERE.parent / "tests" / "errors"

_INTRODUCTION = """\
# Findings

Every finding has a code. `mic-tracker explain CODE` prints the text below; the examples are what
`mic-tracker validate` prints for the small registries in `tests/errors`. A finding's rule is the
name by which `[check]` and waivers refer to it. MT0xx are about the data: an error among them means
that nothing is judged until it is mended; a warning is told and can be accepted. The others are
what `mic-tracker check` finds: MT1xx where targets stand, MT2xx how fresh their figures are, MT3xx
moved goals, waivers and known findings. There, an error is what the check was told to fail on; the
word below is the level of the rule that `--fail-on error` looks at.

This page is generated: `python docs/generate_errors.py`.
"""


def page() -> str:
    """The whole page."""
    words = Words.load("en")
    return _INTRODUCTION + "".join(_section(code, words) for code in CODES.values())


def _section(code: Code, words: Words) -> str:
    entry = words.catalogue["findings"][code.code]
    heading = f"\n## {code.code}: {entry['title']}\n\n*{code.severity}, rule `{code.rule}`*\n\n"
    return heading + str(entry["page"]).strip() + "\n" + _example(code.code)


def _example(code: str) -> str:
    expected = GALLERY / code / "expected.txt"
    if not expected.exists():
        return ""
    first = expected.read_text("utf-8").split("\n\n")[0].strip("\n")
    return f"\n```text\n{first}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8", newline="\n")
