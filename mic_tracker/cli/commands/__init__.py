"""The commands, one file each; a new one is a file, an import and a line here."""

from collections.abc import Callable

from mic_tracker.cli.commands.add_observation import add_observation
from mic_tracker.cli.commands.add_target import add_target
from mic_tracker.cli.commands.claims import claims
from mic_tracker.cli.commands.explain import explain
from mic_tracker.cli.commands.history import history
from mic_tracker.cli.commands.init import init
from mic_tracker.cli.commands.schema import schema
from mic_tracker.cli.commands.show import show
from mic_tracker.cli.commands.status import status
from mic_tracker.cli.commands.validate import validate

COMMANDS: dict[str, Callable[..., None]] = {
    "status": status,
    "show": show,
    "history": history,
    "claims": claims,
    "explain": explain,
    "validate": validate,
    "init": init,
    "add-observation": add_observation,
    "add-target": add_target,
    "schema": schema,
}
