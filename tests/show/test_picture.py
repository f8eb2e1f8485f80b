"""The pictures of the pages are what the program draws."""

from pathlib import Path

import pytest
from pages import load_generator

ROOT = Path(__file__).parents[2]


def test_the_picture_of_the_status_screen_is_in_step(monkeypatch: pytest.MonkeyPatch) -> None:
    generator = load_generator("generate_picture")
    drawn = (ROOT / "docs" / "status.svg").read_text("utf-8")
    monkeypatch.chdir(ROOT)  # the screen names the registry as it was asked for
    assert drawn == generator.picture(Path()), "run: python docs/generate_picture.py"


def test_the_chart_is_in_step(monkeypatch: pytest.MonkeyPatch) -> None:
    generator = load_generator("generate_picture")
    drawn = (ROOT / "docs" / "digital-firms.svg").read_text("utf-8")
    monkeypatch.chdir(ROOT)
    assert drawn == generator.chart(Path()), "run: python docs/generate_picture.py"
