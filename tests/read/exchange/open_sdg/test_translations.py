"""Texts that metadata name by a key."""

from pathlib import Path

import pytest

from mic_tracker.read.exchange.open_sdg.translations import Translations
from mic_tracker.text import limits


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for language, text in {
        "en": "1-1-title: Water\nplain.dotted: Dots\nshort:\n  a: 'Short  A'\n",
        "de": "1-1-title: Wasser\n",
    }.items():
        (tmp_path / "translations" / language).mkdir(parents=True)
        (tmp_path / "translations" / language / "names.yml").write_text(text)
    return tmp_path


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("names.1-1-title", "Water"),
        ("names.plain.dotted", "Dots"),
        ("names.short.a", "Short A"),
        ("names.other", None),
        ("others.1-1-title", None),
        ("Water  and more", "Water and more"),
        ("", None),
        ("../../secret.key", "../../secret.key"),
    ],
)
def test_a_key_stands_for_its_text(folder: Path, said: str, text: str | None) -> None:
    assert Translations(folder).text(said) == text


def test_english_then_the_first_language(folder: Path) -> None:
    for path in (folder / "translations" / "en").iterdir():
        path.unlink()
    (folder / "translations" / "en").rmdir()
    assert Translations(folder).text("names.1-1-title") == "Wasser"


def test_no_translations(tmp_path: Path) -> None:
    assert Translations(tmp_path).text("names.1-1-title") is None


def test_broken_ones_are_told_once(folder: Path) -> None:
    (folder / "translations" / "en" / "names.yml").write_text("a: [\n")
    translations = Translations(folder)
    assert [translations.text(f"names.{n}") for n in range(3)] == [None] * 3
    told = [(row.code.value, row.place.file) for row in translations.unread]
    assert told == [("broken_metadata", "translations/en/names.yml")]


def test_what_a_link_leads_to_outside_is_not_read(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside.yml"
    outside.write_text("key: secret\n")
    (folder / "translations" / "en" / "away.yml").symlink_to(outside)
    assert Translations(folder).text("away.key") is None


def test_no_more_is_read_than_of_all_metadata(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = folder / "translations" / "en"
    for name in ("one", "two", "three"):
        (texts / f"{name}.yml").write_text("key: text of some length\n")
    monkeypatch.setattr(limits, "ALL_METADATA_BYTES", 30)
    translations = Translations(folder)
    found = [translations.text(f"{name}.key") for name in ("one", "two", "three")]
    assert found == ["text of some length", None, None]
    told = [(row.code.value, row.place.file) for row in translations.unread]
    assert told == [("too_much_in_all", "translations/en/two.yml")]
