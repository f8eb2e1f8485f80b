"""What a whole command costs beside the command floor: processor time, start and end included.

The command floor is a typer command with the options of `status`, which are taken from its
signature, so that they never drift; it uses one pydantic model and draws one Rich table, and does
nothing else. Machines are noisy: in each round every program runs once, in a new order, and the
median of the rounds' ratios is told. Run `python benchmarks/startup.py [ROUNDS]` with the
interpreter of the environment that holds mic-tracker.
"""

import inspect
import os
import random
import statistics
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from mic_tracker.cli.commands.status import status

ROOT = Path(__file__).parents[1]
ROUNDS = 15
FLOOR = """
from pathlib import Path
from typing import Annotated
import typer
from pydantic import BaseModel
from rich.console import Console
from rich.table import Table

class Record(BaseModel):
    value: float

app = typer.Typer(add_completion=True, rich_markup_mode=None, pretty_exceptions_enable=False)

@app.command()
def command(
    *,
{options}
) -> None:
    table = Table("value", box=None)
    table.add_row(str(Record.model_validate({{"value": 1.0}}).value))
    Console(width=120).print(table)

app([], standalone_mode=False)
"""
PROGRAM = "import sys; from mic_tracker.cli.main import main; sys.exit(main())"
"""What the installed script does."""
FIGURE = (
    *("add-observation", "firms-abroad", "1,650", "--period", "2024"),
    *("--source-title", "ICT white book", "--published", "2025-05-20", "--dry-run"),
)


@dataclass(frozen=True, slots=True)
class Case:
    """A command line with the ratio that it may cost at most; None: nothing was agreed."""

    words: tuple[str, ...]
    target: float | None = None


def cases(large: Path) -> dict[str, Case]:
    """What is measured, by the name under which it is told."""
    return {
        "--version": Case(("--version",), 0.4),
        "status": Case(("status",), 1.3),
        "status, 300 targets, 5,000 figures": Case(("status", "--file", str(large)), 3.0),
        "show": Case(("show", "firms-abroad")),
        "validate": Case(("validate",)),
        "check": Case(("check",)),
        "add-observation --dry-run": Case(FIGURE),
    }


def floor() -> str:
    """A program that has the options of `status` and does next to nothing."""
    return FLOOR.format(options="\n".join(options()))


def options() -> Iterator[str]:
    """The parameters of `status`, as source text that needs no module of ours."""
    for name, parameter in inspect.signature(status).parameters.items():
        kind, option = get_args(parameter.annotation)
        # in `Annotated` the first name of an option stands where its default would
        names = [n for n in (option.default, *(option.param_decls or ())) if isinstance(n, str)]
        words = [*map(repr, names), f"help={option.help!r}"]
        words += [f"{key}={getattr(option, key)!r}" for key in ("min", "max", "envvar", "metavar")]
        default = repr(parameter.default)
        yield f"    {name}: Annotated[{spelt(kind)}, typer.Option({', '.join(words)})] = {default},"


def spelt(kind: Any) -> str:  # noqa: ANN401 - a type, or a union, which is none
    """A type as it is written: `str`, `Path | None`."""
    return kind.__name__ if isinstance(kind, type) else str(kind).replace("pathlib.", "")


def registry(targets: int, figures: int) -> str:
    """A registry with so many targets and figures."""
    head = 'format = 1\ntitle = "Large"\n[sources.s]\ntitle = "S"\npublished = 2025-01-01\n'
    blocks = [
        f'[indicators.i{n}]\nname = "I"\nunit = "u"\nmeasure = "count"\ndesired = "increase"\n'
        f'[targets.t{n}]\nkind = "level"\nindicator = "i{n}"\nat_least = 1000\nby = 2030\n'
        for n in range(targets)
    ]
    rows = [
        f'[[observations]]\nindicator = "i{n % targets}"\nperiod = {2000 + n // targets}\n'
        f'value = {100 + n % 97 + n // targets}\nsource = "s"\n'
        for n in range(figures)
    ]
    return head + "".join(blocks) + "".join(rows)


def seconds(command: list[str], folder: Path) -> float:
    """Processor time of one run, of user and system; a check may fail."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = str(folder)
    with (folder / "output").open("w") as output:
        places = [(os.POSIX_SPAWN_DUP2, output.fileno(), stream) for stream in (1, 2)]
        child = os.posix_spawn(command[0], command, environment, file_actions=places)
    _, code, used = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(code) not in {0, 1}:
        raise RuntimeError(f"{command} failed: {(folder / 'output').read_text('utf-8')}")
    return used.ru_utime + used.ru_stime


def measured(
    commands: Mapping[str, list[str]], folder: Path, rounds: int
) -> dict[str, list[float]]:
    """The times of each command, by round; a first round, which is not told, warms up."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds + 1):
        for name in random.sample(list(commands), len(commands)):
            times[name].append(seconds(commands[name], folder))
    return {name: taken[1:] for name, taken in times.items()}


def main() -> None:
    """Print a line per command: its ratio, the ratio it may have, its time."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "floor.py").write_text(floor(), encoding="utf-8")
        (folder / "large.toml").write_text(registry(300, 5_000), encoding="utf-8")
        told = cases(folder / "large.toml")
        python = [sys.executable, "-c"]
        commands = {name: [*python, PROGRAM, *case.words] for name, case in told.items()}
        times = measured(commands | {"floor": [*python, "import floor"]}, folder, rounds)
    print(f" ratio  target      ms  of {rounds} rounds; the command floor is 1")
    for name, taken in times.items():
        ratio = statistics.median(a / b for a, b in zip(taken, times["floor"], strict=True))
        most = told[name].target if name in told else None
        target = f"≤ {most:4.2f}" if most else ""
        print(f"{ratio:6.2f}  {target:6} {1000 * statistics.median(taken):7.0f}  {name}")


if __name__ == "__main__":
    main()
