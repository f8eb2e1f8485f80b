"""The commands, one file each; a new one is a file and a line here."""

from collections.abc import Callable

from mic_tracker.lazy_table import LazyTable

COMMANDS: LazyTable[Callable[..., None]] = LazyTable(
    {
        "overview": "mic_tracker.cli.commands.overview:overview",
        "status": "mic_tracker.cli.commands.status:status",
        "show": "mic_tracker.cli.commands.show:show",
        "history": "mic_tracker.cli.commands.history:history",
        "plot": "mic_tracker.cli.commands.plot:plot",
        "claims": "mic_tracker.cli.commands.claims:claims",
        "due": "mic_tracker.cli.commands.due:due",
        "diff": "mic_tracker.cli.commands.diff:diff",
        "changes": "mic_tracker.cli.commands.changes:changes",
        "what-if": "mic_tracker.cli.commands.what_if:what_if",
        "report": "mic_tracker.cli.commands.report:report",
        "serve": "mic_tracker.cli.commands.serve:serve",
        "explain": "mic_tracker.cli.commands.explain:explain",
        "validate": "mic_tracker.cli.commands.validate:validate",
        "check": "mic_tracker.cli.commands.check:check",
        "baseline": "mic_tracker.cli.commands.baseline:baseline",
        "init": "mic_tracker.cli.commands.init:init",
        "add-observation": "mic_tracker.cli.commands.add_observation:add_observation",
        "add-observations": "mic_tracker.cli.commands.add_observations:add_observations",
        "add-indicator": "mic_tracker.cli.commands.add_indicator:add_indicator",
        "add-source": "mic_tracker.cli.commands.add_source:add_source",
        "add-target": "mic_tracker.cli.commands.add_target:add_target",
        "add-review": "mic_tracker.cli.commands.add_review:add_review",
        "correct": "mic_tracker.cli.commands.correct:correct",
        "undo": "mic_tracker.cli.commands.undo:undo",
        "import": "mic_tracker.cli.commands.import_:import_",
        "export": "mic_tracker.cli.commands.export:export",
        "schema": "mic_tracker.cli.commands.schema:schema",
        "completion": "mic_tracker.cli.commands.completion:completion",
    }
)

HEADINGS = {"overview": "See", "validate": "Check", "init": "Change", "import": "Exchange"}
"""The headings of the help, each by the first command under it, in the order of the table."""
