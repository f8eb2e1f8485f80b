"""Finds the shell sessions that documents show, and runs them as a reader would.

A session is a fenced block with lines that start with `$ `; the lines after a command are what it
prints. Lines that start with `> `, or follow a backslash, continue a command. A line `…` stands
for any lines. A command, or a line `[exit 2]` after it, may end with `# exit 2`: the exit code it
should have, 0 unless told. Each block starts in a fresh copy of the registry; one that follows
`<!-- continues -->` goes on in the copy that the block before it left behind.
"""

import difflib
import re
import subprocess
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

CONTINUES = "<!-- continues -->"
ANYTHING = "…"
_FENCE = re.compile(r"( *)(`{3,}|~{3,})")
_PLACE = re.compile(r"(observations/[\w-]+\.toml):\d+(?:[-:]\d+)*")
_EXIT = re.compile(r"# exit (\d+)$|^\[exit (\d+)\]$")
_MARK = "--- end of command: "


@dataclass(slots=True)
class Step:
    """A command, the output shown under it and the exit code it should have."""

    line: int
    command: str
    shown: list[str] = field(default_factory=list)
    code: int = 0


@dataclass(slots=True)
class Transcript:
    """The steps of a block, and of those that continue it."""

    document: str
    steps: list[Step]

    def __str__(self) -> str:
        """Where it starts."""
        return f"{self.document}:{self.steps[0].line}"


def transcripts(document: str, text: str) -> list[Transcript]:
    """The sessions of a Markdown document; ValueError where one cannot be read."""
    found: list[Transcript] = []
    for line, block, continues in _blocks(text):
        if not any(row.startswith("$ ") for row in block):
            continue
        steps = list(_steps(document, line, block))
        if continues and found:
            found[-1].steps += steps
        else:
            found.append(Transcript(document, steps))
    return found


def _blocks(text: str) -> Iterator[tuple[int, list[str], bool]]:
    """Each fenced block: the line it starts on, its lines, whether it continues another."""
    rows = iter(enumerate(text.splitlines(), start=1))
    before = ""
    for number, row in rows:
        if fence := _FENCE.match(row):
            indent, mark = len(fence[1]), fence[2]
            block: list[str] = []
            for _, inner in rows:
                if inner.strip().startswith(mark) and not inner.strip(mark[0] + " "):
                    break
                block.append(inner[min(indent, len(inner) - len(inner.lstrip())) :])
            yield number + 1, block, before == CONTINUES
            before = ""
        elif row.strip():
            before = row.strip()


def _steps(document: str, start: int, block: list[str]) -> Iterator[Step]:
    step: Step | None = None
    for number, row in enumerate(block, start=start):
        if row.startswith("$ "):
            if step:
                yield _finished(step)
            step = Step(number, row[2:])
        elif step is None:
            raise ValueError(f"{document}:{number}: output before the first command")
        elif not step.shown and (row.startswith("> ") or step.command.endswith("\\")):
            step.command += "\n" + row.removeprefix("> ")
        else:
            step.shown.append(row.rstrip())
    if step:
        yield _finished(step)


def _finished(step: Step) -> Step:
    """The step with its exit code taken from where it is told."""
    _trim(step.shown)
    if found := _EXIT.search(step.command):
        step.code = int(found[1] or found[2])
    elif step.shown and (found := _EXIT.search(step.shown[-1])):
        step.code = int(found[1] or found[2])
        step.shown.pop()
    return step


def _trim(lines: list[str]) -> None:
    while lines and not lines[-1]:
        lines.pop()


def failures(
    transcript: Transcript, folder: Path, env: Mapping[str, str], skipped: Collection[str] = ()
) -> list[str]:
    """What happened otherwise than shown when the commands, but for the skipped, ran in a shell."""
    steps = [step for step in transcript.steps if step.command not in skipped]
    outcomes = list(_run([step.command for step in steps], folder, env))
    told = [_difference(step, *outcome) for step, outcome in zip(steps, outcomes, strict=False)]
    told += [["the shell ended before this command did"] for _ in steps[len(outcomes) :]]
    return [
        "\n".join([f"{transcript.document}:{step.line}: $ {step.command}", *lines])
        for step, lines in zip(steps, told, strict=True)
        if lines
    ]


def _run(
    commands: list[str], folder: Path, env: Mapping[str, str]
) -> Iterator[tuple[list[str], int]]:
    """Output (both streams, as a terminal shows them) and exit code of each command."""
    script = "\n".join(f'{command}\nprintf "\\n{_MARK}%s\\n" "$?"' for command in commands)
    done = subprocess.run(
        ["bash", "--norc", "-c", script],
        cwd=folder,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=300,
        check=False,
    )
    lines: list[str] = []
    for line in done.stdout.decode("utf-8", "replace").splitlines():
        if line.startswith(_MARK):
            _trim(lines)
            yield lines, int(line.removeprefix(_MARK))
            lines = []
        else:
            lines.append(line.rstrip())


def _difference(step: Step, output: list[str], code: int) -> list[str]:
    told = [] if code == step.code else [f"exit {code}, not {step.code}", *output]
    if step.shown and not _matches(step.shown, output):
        told += difflib.unified_diff(step.shown, output, "shown", "printed", lineterm="")
    return told


def _matches(shown: list[str], output: list[str]) -> bool:
    lines = ((s if s == ANYTHING else _without_place(s)) for s in shown)
    pattern = "".join(r"(?:.*\n)*" if s == ANYTHING else re.escape(s) + r"\n" for s in lines)
    printed = "".join(_without_place(line) + "\n" for line in output)
    return re.fullmatch(pattern, printed) is not None


def _without_place(line: str) -> str:
    """A line without the numbers of lines of the shipped figures, which move with every new one."""
    return _PLACE.sub(r"\1", line)
