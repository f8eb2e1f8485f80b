"""The standard streams: programs get UTF-8, people what the stream has signs for, and no lie."""

import errno
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from shell import Shell

from mic_tracker.cli.output import write_out
from mic_tracker.errors import OutsideWorld

TITLE = "Đường số ≥ 5"
REGISTRY = f"""\
format = 1
title = "{TITLE}"
[sources.s]
title = "Đà Nẵng – naïve café €5"
published = 2020-01-01
[indicators.x]
name = "Số lượng"
unit = "€"
measure = "count"
desired = "increase"
[targets.old]
kind = "level"
indicator = "x"
at_least = 5
by = 2030
stated = {{ source = "s" }}
[[observations]]
indicator = "x"
period = 2019
value = 3
source = "s"
[[observations]]
indicator = "x"
period = 2020
value = 4
source = "s"
"""


@pytest.fixture
def here(repository: Shell) -> Shell:
    """A repository with a registry of letters that few streams have."""
    repository.commit(REGISTRY)
    return repository


def typed(here: Shell, line: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    """What a line of a shell does; `mt` is the program."""
    program = f'mt() {{ "{sys.executable}" -m mic_tracker "$@"; }}\n{line}'
    env = here.env(**more)
    return subprocess.run(
        ["bash", "-c", program],
        cwd=here.folder,
        env=env,
        capture_output=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    "line",
    [
        *("mt status --json", "mt status --format csv", "mt show old --format markdown"),
        *("mt check --fail-on never --format junit", "mt diff --json", "mt completion zsh"),
        "mt status --only Đường --json 2>&1",
    ],
)
def test_what_programs_read_is_utf_8_on_every_stream(here: Shell, line: str) -> None:
    usual = typed(here, line)
    narrow = typed(here, line, PYTHONIOENCODING="cp1252")
    assert (narrow.stdout, narrow.returncode) == (usual.stdout, usual.returncode)
    usual.stdout.decode("utf-8")
    assert usual.returncode == (2 if "Đường" in line else 0)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp1258"])
@pytest.mark.parametrize("line", ["mt show old --explain", "mt check --help", "mt nope Đ"])
def test_people_get_the_signs_that_the_stream_has(here: Shell, line: str, encoding: str) -> None:
    usual = typed(here, line)
    narrow = typed(here, line, PYTHONIOENCODING=encoding)
    page, wide = (narrow.stdout + narrow.stderr), (usual.stdout + usual.stderr)
    assert page.count(b"?") == wide.count(b"?")
    assert "\\u" not in page.decode(encoding)


def test_the_nearest_spelling_is_told_apart_by_stream(here: Shell) -> None:
    shown = {
        encoding: typed(here, "mt show old", PYTHONIOENCODING=encoding).stdout.decode(encoding)
        for encoding in ("ascii", "latin-1", "utf-8")
    }
    assert "Da Nang - naive cafe EUR5" in shown["ascii"]
    assert "Dà Nang - naïve café EUR5" in shown["latin-1"]
    assert "Đà Nẵng – naïve café €5" in shown["utf-8"]


def test_errors_are_spelt_too(here: Shell) -> None:
    done = typed(here, "mt show Đường", PYTHONIOENCODING="ascii")
    assert done.stderr.decode("ascii").startswith("error: there is no target 'Duong'\n")


@pytest.mark.parametrize(
    "line",
    [
        *("status", "status --json", "check --fail-on never", "validate", "baseline write"),
        *("explain stale", "completion bash", "--version", "--help", "init other"),
        "check --fail-on never --format junit",
    ],
)
def test_an_output_that_nobody_gets_is_the_outside_world(here: Shell, line: str) -> None:
    done = typed(here, f"mt {line} >&-")
    assert done.returncode == 4
    assert done.stderr.count(b"\n") == (8 if "--json" in line else 1)
    assert b"Bad file descriptor" in done.stderr


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("mt status >/dev/full", 4),
        ("mt status --json >/dev/full", 4),
        ("mt status -q >&-", 0),
        ("mt status -o out.txt >&-", 0),
        ("mt status 2>&-", 0),
        ("mt status 2>/dev/full", 0),
        ("mt status --as-of x 2>&-", 2),
        ("mt status --as-of x 2>/dev/full", 2),
        ("mt status --as-of x --json 2>/dev/full", 2),
        ("mt status --as-of x --debug 2>/dev/full", 2),
        ("mt status --as-of x 2> >(exit)", 2),
        ("mt nope 2>/dev/full", 2),
        ("mt status -o nowhere/out 2>/dev/full", 4),
        ("mt validate >/dev/full 2>/dev/full", 4),
        ("mt validate -f nope.toml 2>/dev/full", 2),
        ("mt status <&- >&- 2>&-", 4),
        ("mt add-observation old 2>/dev/full", 2),
    ],
)
def test_a_stream_that_is_closed_or_full_makes_no_other_code(
    here: Shell, line: str, code: int
) -> None:
    done = typed(here, line)
    assert done.returncode == code
    assert b"Exception ignored" not in done.stderr


def test_a_reader_who_leaves_ends_the_program(here: Shell) -> None:
    done = typed(here, "set -o pipefail; (sleep 0.2; mt status --json) | true")
    assert (done.returncode, done.stderr) == (141, b"")


def test_a_name_that_is_no_text_breaks_no_format(here: Shell) -> None:
    name = os.fsdecode(b"t\xff.toml")
    try:
        Path(here.folder, name).write_text(REGISTRY, "utf-8")
    except (OSError, UnicodeError):  # as on macOS
        return
    done = typed(here, "mt status -f $'t\\xff.toml' --json")
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.decode("utf-8"))["registry"]["path"] == name
    assert b"t\\udcff.toml" in typed(here, "mt status -f $'t\\xff.toml'").stdout


INTERRUPTED = """
import os, signal, sys

which = int(sys.argv.pop())

class Interrupts:
    seen = 0
    def find_spec(self, name, path=None, target=None):
        self.seen += 1
        if self.seen == which:
            os.kill(os.getpid(), signal.SIGINT)

from mic_tracker.cli.main import main
sys.meta_path.insert(0, Interrupts())
sys.exit(main())
"""


@pytest.mark.parametrize("module", [1, 2, 5, 20, 60, 100, 150, 250, 350])
def test_ctrl_c_while_modules_are_loaded(here: Shell, module: int) -> None:
    done = here.run("status", str(module), code=("-c", INTERRUPTED))
    assert (done.code, done.out) == (130, "")
    assert done.err in {"", "error: stopped: nothing was written\n"}


class RefusingStream(io.StringIO):
    """A stream whose other side is gone, as Windows tells of it."""

    def write(self, _: str, /) -> int:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))


@pytest.mark.parametrize(("system", "raised"), [("nt", BrokenPipeError), ("posix", OutsideWorld)])
def test_a_reader_who_leaves_on_windows_is_a_broken_pipe(
    monkeypatch: pytest.MonkeyPatch, system: str, raised: type[Exception]
) -> None:
    monkeypatch.setattr(sys, "stdout", RefusingStream())
    with monkeypatch.context() as patch:
        patch.setattr(os, "name", system)
        caught = None
        try:
            write_out("text")
        except (OSError, OutsideWorld) as problem:
            caught = problem
    assert isinstance(caught, raised)
