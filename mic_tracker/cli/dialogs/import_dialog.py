"""How an import is carried out: the steps, the question, the report."""

from dataclasses import dataclass

import typer

from mic_tracker.cli import environment
from mic_tracker.cli.dialogs.confirmation import confirm
from mic_tracker.cli.output import emit, write_error
from mic_tracker.edit.exchange.request import ImportRequest
from mic_tracker.errors import WrongUse
from mic_tracker.model.edit import Amended, InvalidRequest, RequestProblem
from mic_tracker.model.edit.exchange.plan import ImportOutcome, ImportPlan, ImportReading
from mic_tracker.model.finding import InvalidInput
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
        drafted = self._draft(request, reading)
        plan, change = drafted.plan, drafted.change
        if self.dry_run or not self.yes:
            self._show(reading, plan, change, written=False)
        if refusal := self._refusal(request, reading, plan):
            self._tell_refusal(reading, plan, refusal)
        if self.dry_run:
            self._say_nothing_written()
            return
        if plan.open:
            raise InvalidRequest(plan.open)
        if change is None:
            self._report(reading, plan, change)
            return
        if not self.yes:
            if not environment.is_interactive() or self.json:
                raise InvalidRequest((_YES,))
            confirm(self.opened, pipeline.render_question(self.opened, plan))
        written, change = pipeline.write(self.opened, request, reading, drafted)
        self._report(reading, written, change)

    def _draft(self, request: ImportRequest, reading: ImportReading) -> pipeline.ImportDraft:
        """Plan the import; where the registry would be invalid with it, say so before why."""
        try:
            return pipeline.draft(self.opened, request, reading)
        except InvalidInput:
            if not self.json:
                write_error(edit.render_question(self.opened, "not_written"))
            raise

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

    def _refusal(
        self, request: ImportRequest, reading: ImportReading, plan: ImportPlan
    ) -> WrongUse | None:
        """Why the import is refused, if it is: nothing that can be taken, or not all of it."""
        refused, conflicts = reading.refused or None, plan.counts[ImportOutcome.CONFLICT] or None
        missing = plan.counts[ImportOutcome.MISSING] or None
        anything = reading.tables if self.dry_run else reading.figures
        # what is still to be said is told first, and by a dry run, too
        left = (refused or conflicts) and not (self.dry_run or plan.open)
        if not anything or (left and request.partial and not plan.takes_any):
            return WrongUse("import_nothing", refused=refused, conflicts=conflicts, missing=missing)
        if left and not request.partial:
            own = plan.competing or None
            return WrongUse("import_refused", refused=refused, conflicts=conflicts, competing=own)
        return None

    def _tell_refusal(self, reading: ImportReading, plan: ImportPlan, refusal: WrongUse) -> None:
        """Refuse an import, after what could not be taken of it: a document, or a page."""
        if self.json:
            if not self.dry_run:
                text = pipeline.render_json(self.opened, reading, plan, None, written=False)
                emit(text, for_programs=True)
            raise typer.Exit(refusal.exit_code)
        if self.yes and not self.dry_run:
            write_error(pipeline.render(self.opened, reading, plan, None, self.screen) + "\n")
        raise refusal

    def _report(self, reading: ImportReading, plan: ImportPlan, change: Amended | None) -> None:
        if self.json:
            text = pipeline.render_json(self.opened, reading, plan, change, written=bool(change))
            emit(text, for_programs=True)
            return
        if self.yes:
            emit(pipeline.render(self.opened, reading, plan, change, self.screen) + "\n")
        emit(pipeline.render_outcome(self.opened, reading, plan, change))
