"""What the commands that change a registry share: ask, preview, confirm, write, report."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mic_tracker.cli import environment
from mic_tracker.cli.output import emit, write_error
from mic_tracker.edit.request import Request
from mic_tracker.errors import WrongUse
from mic_tracker.model.edit import (
    Already,
    Amended,
    InvalidRequest,
    RequestProblem,
    RequestRefused,
)
from mic_tracker.model.finding import InvalidInput
from mic_tracker.pipeline import edit
from mic_tracker.pipeline.edit import OpenRegistry
from mic_tracker.show.screen import Screen

if TYPE_CHECKING:
    from mic_tracker.cli.dialogs.interview import Interview

_YES = RequestProblem("missing", "yes", "--yes")


def open_registry(file: Path | None, as_of: str | None, lang: str | None) -> OpenRegistry:
    """Read the registry that --file names, to be changed as of a day."""
    path, clock = environment.registry(file), environment.clock(as_of, None)
    return edit.open_registry(path, clock, environment.language(lang))


@dataclass(frozen=True, slots=True)
class EditDialog:
    """How a registry is changed: with which questions, and how the result is shown."""

    opened: OpenRegistry
    yes: bool
    dry_run: bool
    json: bool
    screen: Screen

    @property
    def _can_ask(self) -> bool:
        """Whether somebody can be asked."""
        return environment.is_interactive() and not self.json

    def carry_out(self, request: Request, *, again: bool = True) -> None:
        """Carry a request out, or show what it would do; WrongUse where it may not be.

        A figure that is on record already is no error unless `again` is false.
        """
        try:
            answer = self._converse(request) if self._can_ask else self._apply_request(request)
        except InvalidInput:
            if not self.json:
                write_error(edit.render_question(self.opened, "not_written"))
            raise
        if isinstance(answer, Already) and not again:
            place = answer.observation.location
            raise WrongUse("already_recorded", file=place.file, line=place.line)
        self._report(answer)

    def _converse(self, request: Request) -> Amended | Already:
        """Ask for what the request lacks, show what will be written, and write it after a yes."""
        from mic_tracker.cli.dialogs.interview import Interview

        interview = Interview(self.opened, request)
        with interview.keep_answers():
            with interview.until_stopped():
                preview = self.dry_run or not self.yes
                answer = interview.complete(preview=preview)
                while not self._is_confirmed(interview, answer):
                    answer = interview.complete(preview=preview)
            return self._carry_on(answer, interview.request)

    def _is_confirmed(self, interview: "Interview", answer: Amended | Already | None) -> bool:
        """Show what will be written, if anything, and ask; False to go back to the questions."""
        if not isinstance(answer, Amended) or self.yes or self.dry_run:
            return True
        write_error(edit.render_preview(self.opened, answer, self.screen))
        file = {"file": answer.file}
        return interview.confirm(edit.render_question(self.opened, "write", file))

    def _apply_request(self, request: Request) -> Amended | Already:
        """Write what the request needs, or with --dry-run find out what that would be."""
        plan = edit.plan_request(self.opened, request)
        if isinstance(plan, RequestRefused):
            raise self._refusal_error(plan)
        if isinstance(plan, Already):
            return plan
        draft = None if self.yes and not self.dry_run else edit.draft_change(self.opened, plan)
        if not (self.yes or self.dry_run):
            raise InvalidRequest((_YES,))
        return self._carry_on(draft, request)

    def _carry_on(self, draft: Amended | Already | None, request: Request) -> Amended | Already:
        """Write what the request needs, unless it is on record or was only to be shown."""
        if isinstance(draft, Already) or (draft and self.dry_run):
            return draft
        written = edit.write_change(self.opened, request)
        if isinstance(written, RequestRefused):
            raise self._refusal_error(written)
        return written

    def _refusal_error(self, refused: RequestRefused) -> InvalidRequest:
        """Make one error of all problems; a missing --yes is one where nobody can be asked."""
        problems = refused.problems
        incomplete = all(problem.section == "missing" for problem in problems)
        if incomplete and not (self._can_ask or self.yes or self.dry_run):
            problems = (*problems, _YES)
        return InvalidRequest(problems)

    def _report(self, answer: Amended | Already) -> None:
        """Print what was done, for programs or for people."""
        if self.json:
            text = edit.render_json(self.opened, answer, written=not self.dry_run)
            emit(text, for_programs=True)
            return
        if isinstance(answer, Amended) and (self.yes or self.dry_run):
            emit(edit.render_preview(self.opened, answer, self.screen) + "\n")
        if self.dry_run:
            emit(edit.render_question(self.opened, "dry_run"))
        if isinstance(answer, Already) or not self.dry_run:
            emit(edit.render_outcome(self.opened, answer))
