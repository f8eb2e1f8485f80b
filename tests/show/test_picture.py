"""The picture in the README is what the program prints."""

from pathlib import Path

import pytest
from pages import load_generator

ROOT = Path(__file__).parents[2]


def test_the_picture_of_the_status_screen_is_in_step(monkeypatch: pytest.MonkeyPatch) -> None:
    generator = load_generator("generate_picture")
    drawn = (ROOT / "docs" / "status.svg").read_text("utf-8")
    monkeypatch.chdir(ROOT)  # the screen names the registry as it was asked for
    assert drawn == generator.picture(Path()), "run: python docs/generate_picture.py"
