"""The commands, one file each; a new one is a file and a line here."""

from collections.abc import Callable

from mic_tracker.lazy_table import LazyTable

COMMANDS: LazyTable[Callable[..., None]] = LazyTable(
    {
        "status": "mic_tracker.cli.commands.status:status",
        "show": "mic_tracker.cli.commands.show:show",
        "history": "mic_tracker.cli.commands.history:history",
        "claims": "mic_tracker.cli.commands.claims:claims",
        "diff": "mic_tracker.cli.commands.diff:diff",
        "changes": "mic_tracker.cli.commands.changes:changes",
        "what-if": "mic_tracker.cli.commands.what_if:what_if",
        "explain": "mic_tracker.cli.commands.explain:explain",
        "validate": "mic_tracker.cli.commands.validate:validate",
        "check": "mic_tracker.cli.commands.check:check",
        "baseline": "mic_tracker.cli.commands.baseline:baseline",
        "init": "mic_tracker.cli.commands.init:init",
        "add-observation": "mic_tracker.cli.commands.add_observation:add_observation",
        "add-target": "mic_tracker.cli.commands.add_target:add_target",
        "add-review": "mic_tracker.cli.commands.add_review:add_review",
        "correct": "mic_tracker.cli.commands.correct:correct",
        "schema": "mic_tracker.cli.commands.schema:schema",
        "completion": "mic_tracker.cli.commands.completion:completion",
    }
)
