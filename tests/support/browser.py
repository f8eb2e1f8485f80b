"""Chromium without a window: what a page says after its script has run."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")


def browser() -> str:
    """The program; with EVERY_BROWSER, as in CI, a test fails where there is none."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None and "EVERY_BROWSER" not in os.environ:
        pytest.skip("there is no Chromium here")
    assert found, "install Debian's chromium and fonts-liberation"
    return found


def page_after_script(page: Path, width: int, *, dark: bool = False) -> str:
    """The document of a page, as text, once its script has ended."""
    blink = ["--blink-settings=preferredColorScheme=0"] if dark else []
    done = subprocess.run(
        [
            browser(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={page.parent / 'profile'}",
            f"--window-size={width},2000",
            "--virtual-time-budget=20000",
            *blink,
            "--dump-dom",
            page.as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    return done.stdout
