"""What the commands that add to a registry share: ask, show, agree, write, tell."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from mic_tracker.cli import environment
from mic_tracker.cli import prompts as asking
from mic_tracker.cli.output import emit, write
from mic_tracker.edit.request import Request
from mic_tracker.errors import WrongUse
from mic_tracker.model.edit import (
    Already,
    Amended,
    Answer,
    InvalidRequest,
    RequestProblem,
    RequestRefused,
)
from mic_tracker.model.finding import InvalidInput
from mic_tracker.model.report import Clock
from mic_tracker.pipeline import edit
from mic_tracker.show.screen import Screen


def read_stance(
    *, revise: bool, competing: bool, corroborate: bool
) -> Literal["revise", "competing", "corroborate"] | None:
    """What is said of a figure that is not the first; at most one thing."""
    told = {"revise": revise, "competing": competing, "corroborate": corroborate}
    said = [name for name, given in told.items() if given]
    if len(said) > 1:
        raise WrongUse("exclusive_stances")
    return said[0] if said else None  # type: ignore[return-value]  # one of the three keys


def registry_and_day(
    file: Path | None, as_of: str | None, language: str | None
) -> tuple[Path, Clock, str]:
    """The registry, the day and the language of a change."""
    known = ("en", "vi")
    if language is not None and language not in known:
        raise WrongUse("not_one_of", option="--lang", value=language, known=known)
    path, clock = environment.registry(file), environment.clock(as_of, None)
    return path, clock, edit.language(path, clock, language)


_YES = RequestProblem("missing", "yes", "--yes")


@dataclass(frozen=True, slots=True)
class EditDialog:
    """How a change is to be made: to which file, on which day, with how many questions."""

    path: Path
    clock: Clock
    language: str
    yes: bool
    dry_run: bool
    json: bool
    screen: Screen

    @property
    def asking(self) -> bool:
        """Whether somebody can be asked."""
        return environment.interactive() and not self.json

    def enter(self, request: Request, *, again: bool = True) -> None:
        """Carry a request out, or show what it would do; WrongUse where it may not be.

        A figure that is on record already is no error unless `again` is false.
        """
        try:
            self._enter(request, again=again)
        except InvalidInput:
            if not self.json:
                write(sys.stderr, self.question("not_written", {}))
            raise

    def _enter(self, request: Request, *, again: bool) -> None:
        if self.asking:
            request = asking.completed(request, self)
        answer = self._settled(self.draft(request))
        if isinstance(answer, Amended) and not self.dry_run:
            self._agreed(answer)
            answer = self._settled(edit.write(self.path, request, self.clock, self.language))
        if isinstance(answer, Already) and not again:
            place = answer.observation.location
            raise WrongUse("already_recorded", file=place.file, line=place.line)
        self._tell(answer)

    def draft(self, request: Request) -> Answer:
        """What would come of the request."""
        return edit.draft(self.path, request, self.clock, self.language)

    def likely(self, request: Request) -> Mapping[str, str]:
        """Defaults, by option."""
        return edit.suggestions(self.path, request, self.clock)

    def question(self, name: str, facts: Mapping[str, str]) -> str:
        """The words of a question."""
        return edit.question(name, facts, self.language)

    def refusal(self, problems: tuple[RequestProblem, ...]) -> tuple[str, tuple[str, ...]]:
        """What stands in the way, and the ways out."""
        return edit.refused(problems, self.language)

    def heading(self, request: Request) -> str | None:
        """What is asked for."""
        return edit.heading(self.path, request, self.clock, self.language)

    def echo(self, request: Request) -> str | None:
        """How the value was read."""
        return edit.echo(self.path, request, self.clock, self.language)

    def _settled(self, answer: Answer) -> Amended | Already:
        """The answer unless it is a refusal; without a terminal, also for want of a --yes."""
        unasked = not (self.asking or self.yes or self.dry_run)
        if isinstance(answer, RequestRefused):
            lacking = all(problem.section == "missing" for problem in answer.problems)
            more = (_YES,) if unasked and lacking else ()
            raise InvalidRequest((*answer.problems, *more))
        if isinstance(answer, Amended) and unasked:
            raise InvalidRequest((_YES,))
        return answer

    def _agreed(self, change: Amended) -> None:
        """Show what will be written and ask, unless that was agreed to beforehand."""
        if self.yes:
            return
        write(sys.stderr, self._preview(change))
        asking.agreed(self.question("write", {"file": self.path.as_posix()}))

    def _preview(self, change: Amended) -> str:
        return edit.preview(change, self.clock, self.language, self.screen)

    def _tell(self, answer: Amended | Already) -> None:
        if self.json:
            emit(edit.changed(answer, self.clock, written=not self.dry_run))
            return
        if isinstance(answer, Amended) and (self.yes or self.dry_run):
            emit(self._preview(answer) + "\n")
        if self.dry_run:
            emit(self.question("dry_run", {}))
        if isinstance(answer, Already) or not self.dry_run:
            emit(edit.outcome(answer, self.language))
