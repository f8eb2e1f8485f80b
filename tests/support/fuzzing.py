"""The fuzzers: one try each, which counts what came of it and raises where a promise is broken.

A try is told by its seed: the same seed makes the same input.
"""

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from datetime import date
from itertools import chain
from pathlib import Path
from random import Random
from tempfile import gettempdir
from typing import NoReturn
from unittest.mock import patch
from xml.etree import ElementTree as ET

from languages import ENGLISH, USUAL
from mutants import SEEDS, Mutant, mutant

from mic_tracker.assess.assess import assess
from mic_tracker.assess.gate.gate import gate, verdict_on_findings
from mic_tracker.cli.commands import COMMANDS
from mic_tracker.cli.main import main
from mic_tracker.edit.undo.journal import STEPS
from mic_tracker.errors import TrackerError
from mic_tracker.model.report import Clock, Report
from mic_tracker.model.verdict import Side, Verdict
from mic_tracker.pipeline.check import render_verdicts
from mic_tracker.pipeline.show import render_target
from mic_tracker.pipeline.status import render_status
from mic_tracker.pipeline.validate import render_validation
from mic_tracker.read.registry import Loaded, read_text
from mic_tracker.show.check.destinations import Destination
from mic_tracker.show.check.formats import VERDICTS
from mic_tracker.show.screen import Screen

TODAY = date(2026, 11, 26)
CODES = {0, 1, 2, 4, 5, 130}
MOST_SHOWN = 400_000
"""A message repeats no more of a long argument than this; answers are as long as registries."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f\u2028\u2029]")


class BrokenPromiseError(AssertionError):
    """A fuzzer has found what must not happen."""


@contextmanager
def told_by(seed: str) -> Iterator[None]:
    """Say with which seed a try broke a promise."""
    try:
        yield
    except Exception as error:
        raise BrokenPromiseError(f"seed {seed}: {type(error).__name__}: {error}") from error


def safe_folder(folder: Path) -> Path:
    """Refuse to write anywhere but below the folder for temporary files, even as root."""
    folder, temporary = folder.resolve(), Path(gettempdir()).resolve()
    if temporary not in folder.parents:
        raise BrokenPromiseError(f"{folder} is no temporary folder")
    return folder


def _refuse(constant: str) -> NoReturn:
    raise BrokenPromiseError(f"{constant} is no JSON")


def _parse_json(text: str) -> None:
    json.loads(text, parse_constant=_refuse)


def _parse_lines(text: str) -> None:
    for line in text.splitlines():
        _parse_json(line)


def _parse_csv(text: str) -> None:
    rows = [*csv.reader(io.StringIO(text), strict=True)]
    if len({len(row) for row in rows}) > 1:
        raise BrokenPromiseError("rows of different lengths")


def _no_check(_: str) -> None:
    """What people read has no form to be held against."""


PARSERS: dict[str, Callable[[str], object]] = {
    "json": _parse_json,
    "gitlab": _parse_json,
    "sarif": _parse_json,
    "jsonl": _parse_lines,
    "junit": ET.fromstring,
    "csv": _parse_csv,
}


# ── Files ────────────────────────────────────────────────────────────────────────────────────────


def try_file(seed: int, folder: Path) -> Counter[str]:
    """Read a mutant; judge it, check it and show it, or all that is wrong with it."""
    with told_by(f"file {seed}"):
        return _try_mutant(mutant(Random(seed)), folder)  # noqa: S311 - to be repeated


def _try_mutant(tried: Mutant, folder: Path) -> Counter[str]:
    drafts = {} if tried.table is None else {"data.csv": tried.table}
    loaded = read_text(tried.registry, name="targets.toml", folder=folder, day=TODAY, drafts=drafts)
    _require_places(loaded)
    _parse_json(render_validation(loaded, Path("targets.toml"), "json", ENGLISH, Screen()))
    render_validation(loaded, Path("targets.toml"), "terminal", ENGLISH, Screen())
    if loaded.registry is None:
        verdict = verdict_on_findings("targets.toml", loaded.findings, Clock(TODAY))
        return Counter(read=1, findings=len(loaded.findings), outputs=2) + _outputs(verdict)
    try:
        report = assess(loaded.registry, Clock(TODAY))
        return Counter(read=1, valid=1) + _show(report) + _check(report)
    except TrackerError as error:
        return Counter({"read": 1, "valid": 1, "refused": 1, f"exit {error.exit_code}": 1})


def _require_places(loaded: Loaded) -> None:
    lost = [f.code for f in loaded.findings if f.location is None or f.location.line < 1]
    if lost or (loaded.registry is None and not loaded.errors):
        raise BrokenPromiseError(f"without place: {lost}, without reason: {not loaded.errors}")


def _show(report: Report) -> Counter[str]:
    screen = Screen(explain=True)
    texts = [render_status(report, name, USUAL, screen) for name in ("terminal", "markdown")]
    data = [render_status(report, "json", USUAL, Screen())]
    for target in [*report.registry.targets][:3]:
        known = [s.id for s in report.standings]
        if target in known:
            texts.append(render_target(report, target, "terminal", USUAL, screen))
            data.append(render_target(report, target, "json", USUAL, Screen()))
    for text in data:
        _parse_json(text)
    return Counter(judged=len(report.standings), outputs=len(texts) + len(data))


def _check(report: Report) -> Counter[str]:
    verdict = gate(Side(report), None, targets=(), fail_on=None, baseline=None, allow_empty=True)
    return _outputs(verdict)


def _outputs(verdict: Verdict) -> Counter[str]:
    for name in VERDICTS:
        text = render_verdicts([verdict], Destination(name), ENGLISH, Screen())
        PARSERS.get(name, _no_check)(text)
    return Counter(outputs=len(VERDICTS))


# ── Command lines ────────────────────────────────────────────────────────────────────────────────

OPTIONS: tuple[str, ...] = (
    "--file",
    "-f",
    "--as-of",
    "--known-on",
    "--at",
    "--base",
    "--since",
    "--baseline",
)
OPTIONS += ("--format", "--json", "--lang", "--color", "--width", "--only", "--sort", "--explain")
OPTIONS += ("--fail-on", "--policy", "--period", "--source", "--dry-run", "--yes", "--method", "-q")
OPTIONS += ("--value", "--growth", "--deadline", "--set", "--note", "--help", "--strict", "--quiet")
OPTIONS += ("--all-methods", "--kind", "--at-least", "--by", "--debug-not", "--allow-empty", "-h")
ARGUMENTS: tuple[str, ...] = (
    "targets.toml",
    "broken.toml",
    "folder",
    "pipe",
    "none",
    "link",
    "",
    "-",
    "--",
    "x" * 3_000,
)
ARGUMENTS += ("2024", "2030-06", "8999-12-31", "1000", "7d", "last year", "0", "-5", "5%", "1e999")
ARGUMENTS += ("NaN", "json", "csv", "junit:out.xml", "markdown:folder/out.md", "vi", "en", "missed")
ARGUMENTS += (
    "\u202e",
    "\x1b[31m",
    "\udcff",
    "a\nb",
    "HEAD",
    "origin/main",
    "file:other.toml",
    ":/x",
)
ARGUMENTS += (
    "digital-firms-2030",
    "portal",
    "online-services",
    "forecast",
    "MT008",
    "write",
    "show",
)
ARGUMENTS += ("status", "github", "zsh", "other.toml", "level", "every=year", "--output=out.txt")


def prepare(folder: Path) -> None:
    """Put files, a folder, a link and a pipe into a temporary folder, for command lines to name."""
    folder = safe_folder(folder)
    (folder / "targets.toml").write_bytes(SEEDS[1])
    (folder / "other.toml").write_bytes(SEEDS[0])
    (folder / "broken.toml").write_text("format = 1\n[x", "utf-8")
    (folder / "folder").mkdir()
    (folder / ".git").mkdir()  # so that nothing above the folder is looked at
    (folder / "link").symlink_to("targets.toml")
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe")


def command_line(chance: Random) -> list[str]:
    """A random command line, with a command in front more often than not."""
    command = [chance.choice([*COMMANDS])] if chance.random() < 0.95 else []
    asked = ["digital-firms-2030"] * chance.choice((0, 0, 1))
    more = range(chance.choice((0, 0, 0, 1, 2)))
    parts = asked + [chance.choice(ARGUMENTS) for _ in more]
    for _ in range(chance.choice((0, 1, 1, 2, 3))):
        value = [chance.choice(ARGUMENTS)] if chance.random() < 0.7 else []
        parts += [chance.choice(OPTIONS), *value]
    return [*command, *parts]


def try_command_line(seed: int, folder: Path) -> Counter[str]:
    """Run a random command line in this process, in a prepared folder."""
    words = command_line(Random(seed))  # noqa: S311 - to be repeated
    with told_by(f"command line {seed}: {words!r}"):
        code, out, err = run_main(words, folder)
        if code not in CODES:
            raise BrokenPromiseError(f"exit {code}: {err[-500:]}")
        if "Traceback" in err or _CONTROL.search(out + err) or len(out + err) > MOST_SHOWN:
            raise BrokenPromiseError((out + err)[-500:])
        tomllib.loads((folder / "targets.toml").read_text("utf-8"))
        return Counter({f"exit {code}": 1})


def run_main(words: Sequence[str], folder: Path) -> tuple[int, str, str]:
    """Run the program in this process: its exit code, and what it wrote."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
    before = Path.cwd()
    os.chdir(safe_folder(folder))
    plain = {"PATH": os.defpath, "COLUMNS": "100", "NO_COLOR": "1", "HOME": str(folder)}
    try:
        with (
            patch.object(sys, "argv", ["mic-tracker", *words]),
            patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(), encoding="utf-8")),
            patch.dict(os.environ, plain),
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            code = main()
    finally:
        os.chdir(before)
    return code, _written(out), _written(err)


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8", "replace")


# ── Writers ──────────────────────────────────────────────────────────────────────────────────────

ROOM = """format = 1
title = "t"

[sources.s]
title = "s"
published = 2025-01-31

[indicators.visits]
name = "Visits"
unit = "visits"
measure = "event"
desired = "increase"
"""


def start_writer(folder: Path, day: date) -> subprocess.Popen[bytes]:
    """Start a process that adds a figure of a day, and says so once it has."""
    figure = ("visits", "1", "--period", day.isoformat(), "--source", "s")
    return _start(folder, "add-observation", *figure, "--yes")


def _start(folder: Path, *words: str) -> subprocess.Popen[bytes]:
    plain = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": str(folder)}
    plain["PYTHONPATH"] = str(Path(__file__).parents[2])
    return subprocess.Popen(
        [sys.executable, "-m", "mic_tracker", *words],
        cwd=safe_folder(folder),
        env=plain,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def try_writers(seed: int, folder: Path, number: int) -> Counter[str]:
    """Start writers at once, kill half of them at some moment, and look what is left."""
    chance = Random(seed)  # noqa: S311 - to be repeated
    folder = safe_folder(folder) / f"writers-{seed}"
    folder.mkdir()
    file = folder / "targets.toml"
    file.write_text(ROOM, "utf-8")
    days = [date(2024, 1 + i // 28, 1 + i % 28) for i in range(number)]
    with told_by(f"writers {seed}"):
        writers = {day: start_writer(folder, day) for day in days}
        doomed = chance.sample(days, number // 2)
        for day in doomed:
            _kill_later(writers[day], chance)
        ended = {
            day: (*writer.communicate(timeout=300), writer.returncode)
            for day, writer in writers.items()
        }
        acknowledged = {day for day, (_, _, code) in ended.items() if code == 0}
        _require_whole(file, acknowledged)
        steps = _require_undone(file, ROOM.encode())
        codes = Counter("killed" if code < 0 else f"exit {code}" for *_, code in ended.values())
        return codes + Counter(writers=number, acknowledged=len(acknowledged), undone=steps)


def _kill_later(writer: subprocess.Popen[bytes], chance: Random) -> None:
    try:
        writer.wait(chance.uniform(0.05, 1.2))
    except subprocess.TimeoutExpired:
        writer.send_signal(signal.SIGKILL)


def _require_whole(file: Path, acknowledged: set[date]) -> None:
    """The file is a registry, nothing that was acknowledged is lost, and nothing strays."""
    loaded = read_text(file.read_bytes(), name="targets.toml", folder=file.parent, day=TODAY)
    if loaded.registry is None:
        raise BrokenPromiseError("the file is no registry any more")
    kept = {o.period.first for o in loaded.registry.observations if o.period}
    if lost := acknowledged - kept:
        raise BrokenPromiseError(f"acknowledged and lost: {lost}")
    # what a killed writer left is taken away by the next one
    following = start_writer(file.parent, date(2024, 12, 31))
    out, err = following.communicate(timeout=300)
    hidden = {".targets.toml.lock", ".targets.toml.undo"}
    stray = {p.name for p in file.parent.iterdir()} - {"targets.toml", *hidden}
    if following.returncode or stray:
        raise BrokenPromiseError(f"stray: {stray}; {(out + err).decode()[-300:]}")


def _require_undone(file: Path, start: bytes) -> int:
    """Step by step the file leads back to where it started, as far as steps are kept."""
    steps = 0
    while True:
        undo = _start(file.parent, "undo", "--yes")
        out, err = undo.communicate(timeout=300)
        if undo.returncode:
            break
        steps += 1
    left = file.read_bytes()
    if b"nothing to undo" not in err or (steps < STEPS and left != start):
        told = (out + err).decode()[-300:]
        raise BrokenPromiseError(f"{steps} steps back, and {len(left)} bytes are left; {told}")
    return steps


def added(counts: Iterable[Counter[str]]) -> Counter[str]:
    """All counts together."""
    return Counter(chain.from_iterable(c.elements() for c in counts))
