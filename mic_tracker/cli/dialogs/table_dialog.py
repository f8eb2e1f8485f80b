"""How a table of figures is added: preview, question, report; and the editor to type it in."""

from dataclasses import dataclass, replace

from mic_tracker.cli import environment
from mic_tracker.cli.command_line import command_line, shell_word
from mic_tracker.cli.dialogs.confirmation import confirm
from mic_tracker.cli.dialogs.editor import EditedFile
from mic_tracker.cli.output import emit, write_error
from mic_tracker.edit.figure_table.rows import FigureTableRequest
from mic_tracker.errors import Declined, WrongUse
from mic_tracker.model.edit import Amended, InvalidRequest, RequestProblem
from mic_tracker.model.edit.figure_table import STANDARD_INPUT, TablePlan, TableRefused
from mic_tracker.pipeline import add_observations as pipeline
from mic_tracker.pipeline import edit
from mic_tracker.pipeline.edit import OpenRegistry
from mic_tracker.show.screen import Screen

_YES = RequestProblem("missing", "yes", "--yes")


@dataclass(frozen=True, slots=True)
class TableDialog:
    """How tables are added to a registry: with which question, and how the result is shown."""

    opened: OpenRegistry
    yes: bool
    dry_run: bool
    json: bool
    screen: Screen

    @property
    def can_ask(self) -> bool:
        """Whether somebody can be asked."""
        return environment.is_interactive() and not self.json

    def add(self, request: FigureTableRequest, data: bytes, name: str) -> None:
        """Add the figures of an input, or show what that would do; WrongUse where it may not be."""
        table = pipeline.read_table(self.opened, request.defaults, data, name)
        try:
            self._report(self._apply(replace(request, table=table)))
        except TableRefused as refused:
            self._show_refused(refused.plan)
            raise

    def read_input(self, most: int, *, typed: bool) -> bytes:
        """Read standard input; a terminal only if it is to be `typed` there."""
        if typed and self.can_ask:
            write_error(self._words("paste"))
        data = environment.standard_input(most, typed=typed)
        if not data.strip():
            raise WrongUse("no_table")
        return data

    def _apply(self, request: FigureTableRequest) -> Amended:
        """Write the table, or with --dry-run find out what that would do."""
        if self.yes and not self.dry_run:
            return pipeline.write_table(self.opened, request)
        draft = pipeline.draft_table(self.opened, pipeline.plan_table(self.opened, request))
        if self.dry_run or not draft.blocks:
            return draft
        if not self.can_ask:
            raise InvalidRequest((_YES,))
        write_error(pipeline.render_preview(self.opened, draft, self.screen))
        confirm(self.opened, pipeline.render_question(self.opened, draft))
        return pipeline.write_table(self.opened, request)

    def _show_refused(self, plan: TablePlan) -> None:
        """Show all rows, those that are refused with their reasons."""
        if self.json:
            emit(pipeline.render_refused_json(self.opened, plan), for_programs=True)
        else:
            write_error(pipeline.render_refused(self.opened, plan, self.screen) + "\n")

    def _report(self, change: Amended) -> None:
        """Print what was done, for programs or for people."""
        if self.json:
            text = pipeline.render_json(self.opened, change, written=not self.dry_run)
            emit(text, for_programs=True)
            return
        if self.yes or self.dry_run or not change.blocks:
            emit(pipeline.render_preview(self.opened, change, self.screen) + "\n")
        if self.dry_run and change.blocks:
            emit(edit.render_question(self.opened, "dry_run"))
        else:
            emit(pipeline.render_outcome(self.opened, change))

    def type_in_editor(self, request: FigureTableRequest) -> None:
        """Let somebody type figures in their editor, and again while some are refused.

        What was typed is kept until it is written; Declined where nothing was.
        """
        text = pipeline.render_template(self.opened, request.defaults)
        page = EditedFile.make()
        first = text
        while True:
            typed = page.edit(text)
            if typed == first.encode():
                page.remove()
                raise Declined("nothing_typed")
            try:
                self.add(request, typed, STANDARD_INPUT)
            except WrongUse as problem:
                if problem.code == "empty_table":
                    page.remove()
                    raise Declined("nothing_typed") from None
                self._tell(problem)
                self._offer_again(page)
                text = self._marked(typed, problem)
            except BaseException:
                self._say_kept(page)
                raise
            else:
                page.remove()
                return

    def _tell(self, problem: WrongUse) -> None:
        from mic_tracker.cli.failure import render_error

        write_error(render_error(problem, self.opened.words.language, json=False))

    def _offer_again(self, page: EditedFile) -> None:
        """Ask whether the editor is to be opened again; the text stays where it is if not."""
        try:
            confirm(self.opened, self._words("reopen"))
        except BaseException:
            self._say_kept(page)
            raise

    def _marked(self, typed: bytes, problem: WrongUse) -> str:
        plan = problem.plan if isinstance(problem, TableRefused) else None
        return pipeline.render_marks(self.opened, typed.decode("utf-8", "replace"), plan)

    def _say_kept(self, page: EditedFile) -> None:
        """Say where the text is, and the command that goes on with it: as typed, and the file."""
        encoding = self.screen.encoding
        command = command_line(environment.arguments(), {"TABLE": str(page.path)}, encoding)
        path = shell_word(str(page.path), encoding)
        write_error(self._words("kept", path=path, command=command))

    def _words(self, key: str, **facts: str) -> str:
        return self.opened.words.text("figure_table", key, **facts)
