"""The commands, one file each; a new one is a file, an import and a line here."""

from collections.abc import Callable

from mic_tracker.cli.commands.add_observation import add_observation
from mic_tracker.cli.commands.add_target import add_target
from mic_tracker.cli.commands.baseline import baseline
from mic_tracker.cli.commands.check import check
from mic_tracker.cli.commands.claims import claims
from mic_tracker.cli.commands.completion import completion
from mic_tracker.cli.commands.diff import diff
from mic_tracker.cli.commands.explain import explain
from mic_tracker.cli.commands.history import history
from mic_tracker.cli.commands.init import init
from mic_tracker.cli.commands.schema import schema
from mic_tracker.cli.commands.show import show
from mic_tracker.cli.commands.status import status
from mic_tracker.cli.commands.validate import validate
from mic_tracker.cli.commands.what_if import what_if

COMMANDS: dict[str, Callable[..., None]] = {
    "status": status,
    "show": show,
    "history": history,
    "claims": claims,
    "diff": diff,
    "what-if": what_if,
    "explain": explain,
    "validate": validate,
    "check": check,
    "baseline": baseline,
    "init": init,
    "add-observation": add_observation,
    "add-target": add_target,
    "schema": schema,
    "completion": completion,
}
