"""How an import is carried out: the steps, the question, the report."""

from dataclasses import dataclass

from mic_tracker.cli import environment
from mic_tracker.cli.dialogs.confirmation import confirm
from mic_tracker.cli.output import emit, write_error
from mic_tracker.edit.exchange.request import ImportRequest
from mic_tracker.errors import WrongUse
from mic_tracker.model.edit import Amended, InvalidRequest, RequestProblem
from mic_tracker.model.edit.exchange.plan import ImportOutcome, ImportPlan, ImportReading
from mic_tracker.pipeline import edit
from mic_tracker.pipeline import import_ as pipeline
from mic_tracker.pipeline.edit import OpenRegistry
from mic_tracker.show.screen import Screen

_YES = RequestProblem("missing", "yes", "--yes")


@dataclass(frozen=True, slots=True)
class ImportDialog:
    """How files are imported into a registry: with which question, and how that is shown."""

    opened: OpenRegistry
    yes: bool
    dry_run: bool
    json: bool
    screen: Screen

    def carry_out(self, request: ImportRequest, reading: ImportReading) -> None:
        """Import figures, or show what that would do; WrongUse where it may not be."""
        drafted = pipeline.draft(self.opened, request, reading)
        plan, change = drafted.plan, drafted.change
        if self.dry_run or not self.yes:
            self._show(reading, plan, change, written=False)
        if self.dry_run:
            self._say_nothing_written()
            return
        self._require_complete(request, reading, plan)
        if change is None:
            self._report(reading, plan, change)
            return
        if not self.yes:
            if not environment.is_interactive() or self.json:
                raise InvalidRequest((_YES,))
            confirm(self.opened, pipeline.render_question(self.opened, plan))
        written, change = pipeline.write(self.opened, request, reading, drafted)
        self._report(reading, written, change)

    def _show(
        self, reading: ImportReading, plan: ImportPlan, change: Amended | None, *, written: bool
    ) -> None:
        if self.json:
            if self.dry_run:
                text = pipeline.render_json(self.opened, reading, plan, change, written=written)
                emit(text, for_programs=True)
            return
        text = pipeline.render(self.opened, reading, plan, change, self.screen) + "\n"
        if self.dry_run:
            emit(text)
        else:
            write_error(text)

    def _say_nothing_written(self) -> None:
        if not self.json:
            emit(edit.render_question(self.opened, "dry_run"))

    def _require_complete(
        self, request: ImportRequest, reading: ImportReading, plan: ImportPlan
    ) -> None:
        """Refuse what cannot be taken whole: questions, refused rows, contradictions."""
        if plan.open:
            raise InvalidRequest(plan.open)
        if request.partial:
            return
        conflicts = plan.counts[ImportOutcome.CONFLICT]
        if reading.refused or conflicts:
            raise WrongUse("import_refused", refused=reading.refused, conflicts=conflicts)

    def _report(self, reading: ImportReading, plan: ImportPlan, change: Amended | None) -> None:
        if self.json:
            text = pipeline.render_json(self.opened, reading, plan, change, written=bool(change))
            emit(text, for_programs=True)
            return
        if self.yes:
            emit(pipeline.render(self.opened, reading, plan, change, self.screen) + "\n")
        emit(pipeline.render_outcome(self.opened, plan, change))
