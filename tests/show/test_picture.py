"""The picture in the README is what the program prints."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_the_picture_of_the_status_screen_is_in_step(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = importlib.util.spec_from_file_location(
        "generate_picture", ROOT / "docs" / "generate_picture.py"
    )
    assert spec
    assert spec.loader
    generator = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generator)
    drawn = (ROOT / "docs" / "status.svg").read_text("utf-8")
    monkeypatch.chdir(ROOT)  # the screen names the registry as it was asked for
    assert drawn == generator.picture(Path()), "run: python docs/generate_picture.py"
