"""Every link between the pages leads somewhere: to a file, and to a heading where it names one."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").glob("**/*.md")),
    *sorted((ROOT / "seeds").glob("*.md")),
]
_CODE = re.compile(r"^ *(`{3,}|~{3,}).*?^ *\1|`[^`\n]+`", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(<?([^)\s>]+)>?(?: \"[^\"]*\")?\)")
_HEADING = re.compile(r"^#+ (.+?)\s*$", re.MULTILINE)
_ELSEWHERE = ("https://", "http://", "mailto:")


def broken(page: Path, text: str) -> Iterator[str]:
    """The links of a page that lead nowhere, as they are written."""
    for target in _LINK.findall(_CODE.sub("", text)):
        if target.startswith(_ELSEWHERE):
            continue
        name, _, anchor = target.partition("#")
        file = (page.parent / name if name else page).resolve()
        if not (file.exists() and file.is_relative_to(ROOT) and _names(file, anchor)):
            yield target


def _names(file: Path, anchor: str) -> bool:
    return not anchor or anchor in anchors(file.read_text("utf-8"))


def anchors(text: str) -> set[str]:
    """The names that headings get: small letters, no punctuation, hyphens for spaces."""
    headings = _HEADING.findall(re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    assert list(broken(page, page.read_text("utf-8"))) == []


def test_what_would_be_noticed() -> None:
    page = ROOT / "README.md"
    text = "[a](docs/none.md) [b](../outside.md) [c](#nowhere) [d](LICENSE) `[e](none.md)`\n"
    assert list(broken(page, text)) == ["docs/none.md", "../outside.md", "#nowhere"]
    assert list(broken(page, "# One `two` (three)\n[x](#one-two-three)\n")) == ["#one-two-three"]
    assert anchors("# One `two` (three)\n\n## In CI\n") == {"one-two-three", "in-ci"}
