"""`serve`, as a browser and as a page elsewhere meet it."""

import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from articles import ARTICLES
from shell import Shell

PATIENCE = 120
"""Seconds; a busy machine takes its time."""


@pytest.fixture
def address(shell: Shell) -> Iterator[str]:
    shell.write(ARTICLES.read_text("utf-8"))
    words = [sys.executable, "-m", "mic_tracker", "serve", "--port", "0", "--as-of", "2026-11-26"]
    running = subprocess.Popen(
        words, cwd=shell.folder, env=shell.env(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert running.stdout
    yield running.stdout.readline().decode().strip()
    running.terminate()
    running.communicate(timeout=PATIENCE)


def ask(address: str, path: str, host: str | None = None) -> tuple[int, str, str]:
    """The status, the type and the text of an answer."""
    parts = urlsplit(address)
    connection = HTTPConnection(str(parts.hostname), parts.port, timeout=PATIENCE)
    connection.request("GET", path, headers={"Host": host or parts.netloc})
    answer = connection.getresponse()
    return answer.status, answer.getheader("Content-Type", ""), answer.read().decode("utf-8")


def test_pages_and_data_are_served_to_this_machine_alone(address: str) -> None:
    assert address.startswith("http://127.0.0.1:")
    status, kind, text = ask(address, "/")
    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert "targets/firms-abroad/" in text
    assert ask(address, "/targets/firms-abroad/")[0] == 200
    assert ask(address, "/targets/firms-abroad/data.json")[1].startswith("application/json")
    assert ask(address, "/../targets.toml")[0] == 404
    assert ask(address, "/%2e%2e/targets.toml")[0] == 404
    assert ask(address, "/", host="evil.example:80")[0] == 403


def test_a_change_of_the_registry_is_shown(address: str, shell: Shell) -> None:
    file = Path(shell.folder, "targets.toml")
    text = file.read_text("utf-8")
    assert "Programme abroad!" not in ask(address, "/")[2]
    deadline = time.monotonic() + PATIENCE
    while "Programme abroad!" not in ask(address, "/")[2]:
        assert time.monotonic() < deadline
        changed = text.replace('en = "Programme for going abroad"', 'en = "Programme abroad!"')
        file.write_text(changed + f"# {time.monotonic()}\n", "utf-8")
        time.sleep(1)
    file.write_text("[broken", "utf-8")
    time.sleep(1)
    assert "Programme abroad!" in ask(address, "/")[2]
