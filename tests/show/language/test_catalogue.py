"""The files of the catalogue: which sections each has, and when it is parsed."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import tomli

from mic_tracker.show.language import catalogue
from mic_tracker.show.language.catalogue import Catalogue

MESSAGES = Path(catalogue.__file__).parents[1] / "messages"
IN_SEVERAL_FILES = {"findings", "entry", "dialog_help", "dialog_choice", "prompt_refused"} | {
    f"entry_{part}" for part in ("ask", "missing", "refused", "remark")
}
"""Findings of a file and findings of a check are long texts for different readers; what is said of
a figure and what is said of a source or an indicator are, too.
"""


@pytest.mark.parametrize("language", catalogue.languages())
def test_every_section_has_the_entries_of_all_its_files(language: str) -> None:
    contents = [tomli.loads(file.read_text("utf-8")) for file in (MESSAGES / language).iterdir()]
    words = catalogue.load(language)
    assert set(words) == {section for content in contents for section in content}
    for content in contents:
        for section, entries in content.items():
            assert entries.items() <= words[section].items()


@pytest.mark.parametrize("language", catalogue.languages())
def test_a_section_stands_in_one_file(language: str) -> None:
    """Each further file is parsed for every answer that needs the section."""
    files = [tomli.loads(file.read_text("utf-8")) for file in (MESSAGES / language).iterdir()]
    sections = [section for file in files for section in file]
    assert {name for name in sections if sections.count(name) > 1} <= IN_SEVERAL_FILES


def test_a_file_is_parsed_when_a_section_of_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "good.toml").write_text('[status]\nmissed = "missed"\n', "utf-8")
    (tmp_path / "more.toml").write_text("[flag]\nstale = nothing\n", "utf-8")
    words = Catalogue(tmp_path)
    assert list(words) == ["status", "flag"]
    assert words["status"] == {"missed": "missed"}
    with pytest.raises(tomli.TOMLDecodeError):
        words["flag"]
    with pytest.raises(KeyError):
        words["reason"]


def test_a_section_may_stand_in_several_files(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[findings.MT001]\ntitle = "one"\n', "utf-8")
    (tmp_path / "b.toml").write_text('[findings.MT101]\ntitle = "two"\n', "utf-8")
    assert Catalogue(tmp_path)["findings"] == {"MT001": {"title": "one"}, "MT101": {"title": "two"}}


@pytest.mark.parametrize("language", catalogue.languages())
def test_a_short_form_is_no_other_term_of_its_scale(language: str) -> None:
    """Cut to "unlikely", a "very unlikely" would be another word of the IPCC's scale."""
    words = catalogue.load(language)
    shortened = [name.removesuffix("_short") for name in words if name.endswith("_short")]
    assert {"rough_word", "odds", "reason"} <= {*shortened}
    for scale in shortened:
        others = [words[scale]] + [words["likelihood"]] * (scale == "rough_word")
        for term, short in words[f"{scale}_short"].items():
            same = {k for terms in others for k, text in terms.items() if text == short}
            same |= {k for k, text in words[f"{scale}_short"].items() if text == short}
            assert same <= {term}, f"{scale}: {short!r} for {term!r} means another"


NOUNS = r"findings|stages|periods|figures|targets|years|months|days|points|observations|cells"
UNCOUNTED = {
    "All {n:digits} figures are equal": "one figure is not called equal",
    "that month has {last} days": "28 to 31",
    "{value} points": "a single point has an entry of its own",
}
"""Numbers before a plural that are never 1, with the reason."""


def texts(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    for part in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from texts(part)


@pytest.mark.parametrize("file", sorted((MESSAGES / "en").iterdir()), ids=lambda file: file.stem)
def test_a_number_of_things_is_counted(file: Path) -> None:
    """`{n} stages` would say "1 stages"; `{n:count stage}` has both forms."""
    content = tomli.loads(file.read_text("utf-8"))
    content.pop("count", None)
    wrong = [text for text in texts(content) if re.search(rf"\{{[^}}]*\}} (?:{NOUNS})\b", text)]
    assert [text for text in wrong if not any(known in text for known in UNCOUNTED)] == []
