"""An interview asks a person for all that a request lacks, and checks each answer at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from mic_tracker.cli import environment
from mic_tracker.cli.command_line import command_line
from mic_tracker.cli.dialogs import prompts
from mic_tracker.cli.dialogs.confirmation import read_yes
from mic_tracker.edit.questions.answers import STANCES, given_options
from mic_tracker.edit.questions.order import OptionQuestion
from mic_tracker.edit.request import Request
from mic_tracker.errors import Declined
from mic_tracker.model.edit import (
    Already,
    Amended,
    Correction,
    EditPlan,
    InvalidRequest,
    Plan,
    RequestProblem,
)
from mic_tracker.model.finding import InvalidInput
from mic_tracker.pipeline import edit, questions
from mic_tracker.pipeline.edit import OpenRegistry
from mic_tracker.pipeline.questions import Inquiry, Trial
from mic_tracker.show.views.edit.questions import Ask


class _Answered(NamedTuple):
    """A question that was answered, and the request as it was before."""

    question: OptionQuestion
    before: Request


class Interview:
    """The questions so far, and the request with the answers to them."""

    def __init__(self, opened: OpenRegistry, request: Request) -> None:
        """Begin with what was typed on the command line."""
        self._opened = opened
        self._given = request
        self.request = request
        self._trail: list[_Answered] = []
        self._earlier: dict[str, str] = {}
        """All answers by option: each is offered when its question is asked again."""
        self._next: OptionQuestion | None = None
        """A question to ask whatever the planner says: one that was gone back to."""
        self._introduced = False

    def complete(self, *, preview: bool) -> Already | Amended | None:
        """Ask until nothing is missing or wrong; what would be written then, in memory.

        None where nothing had to be asked and no preview is wanted.
        Raises InvalidRequest or InvalidInput where no answer could help.
        """
        while True:
            asked = {answered.question.option for answered in self._trail}
            inquiry = questions.inquire(self._opened, self.request, asked)
            chosen, self._next = self._next, None
            if question := chosen or inquiry.question:
                repeated = not chosen and question.option in asked
                self._ask(inquiry, question, repeated=repeated)
            elif isinstance(inquiry.plan, Already):
                return inquiry.plan
            elif not (preview or self._trail):
                return None
            elif change := self._try(inquiry.plan):
                return change

    def confirm(self, question: str) -> bool:
        """Ask for a yes; False where the person wants to go back. Declined for a no."""
        while (answer := read_yes(self._opened, question, default=True)) is None:
            if self._go_back():
                return False
        if not answer:
            raise Declined("declined")
        return True

    @contextmanager
    def until_stopped(self) -> Iterator[None]:
        """As long as nothing is being written, Ctrl-C and the end of the input say so."""
        try:
            yield
        except (KeyboardInterrupt, EOFError):
            prompts.show("\n")
            raise Declined("declined") from None

    @contextmanager
    def keep_answers(self) -> Iterator[None]:
        """Whatever ends the dialog, show its answers as a command line: none is lost."""
        try:
            yield
        except BaseException:
            self._show_command_line()
            raise

    def _show_command_line(self) -> None:
        given, known = given_options(self._given), given_options(self.request)
        answers = {option: text for option, text in known.items() if given.get(option) != text}
        if not answers:
            return
        screen = prompts.prompt_screen()
        line = command_line(environment.arguments(), answers, screen.encoding)
        prompts.show(questions.render_sentence(self._opened, "so_far", screen))
        prompts.show(f"  {line}")

    def _introduce(self) -> None:
        """Say once what is asked for, and how to get help."""
        if self._introduced:
            return
        self._introduced = True
        if heading := edit.render_heading(self._opened, self.request):
            prompts.show(heading)
        self._say("introduction")

    def _say(self, key: str, **facts: str) -> None:
        screen = prompts.prompt_screen()
        prompts.show(questions.render_sentence(self._opened, key, screen, **facts))

    def _ask(self, inquiry: Inquiry, question: OptionQuestion, *, repeated: bool) -> None:
        """Ask a question until its answer will do, or the person goes back."""
        ask = questions.put_question(self._opened, inquiry, question, self._earlier)
        if ask is None or inquiry.is_hopeless:
            raise InvalidRequest(inquiry.problems)
        self._introduce()
        self._explain(inquiry.about(question), missing=repeated)
        while True:
            text = self._read_answer(inquiry, question, ask)
            if text is None:
                if self._go_back():
                    return
                continue
            request, fault = questions.check_answer(self._opened, inquiry, question, text)
            if fault is None:
                break
            self._explain(fault)
        self._keep(question, text, request)

    def _keep(self, question: OptionQuestion, text: str, request: Request) -> None:
        self._trail.append(_Answered(question, self.request))
        self.request = request
        self._earlier[question.option] = text
        if question.option == "--value" and (echo := edit.render_echo(self._opened, request)):
            prompts.show(f"  {echo}")
        if trial := questions.try_goal(self._opened, request):
            self._ask_again(trial)

    def _explain(self, problem: RequestProblem | None, *, missing: bool = False) -> None:
        """Say why an answer will not do; that there is none yet needs no word."""
        if problem and (missing or problem.section != "missing"):
            screen = prompts.prompt_screen()
            prompts.show(questions.render_reason(self._opened, problem, screen))

    def _read_answer(self, inquiry: Inquiry, question: OptionQuestion, ask: Ask) -> str | None:
        """Read an answer; "" leaves it out, None goes back."""
        if question.option in STANCES:
            return self._read_stance(ask)
        while True:
            screen = prompts.prompt_screen()
            line = prompts.read_line(questions.render_question(self._opened, ask, screen))
            if prompts.is_cut(line):
                self._say("cut")
            elif sign := prompts.unseen_sign(line):
                self._say("unseen", sign=sign)
            elif line == prompts.BACK:
                return None
            elif line == prompts.HELP:
                prompts.show(questions.render_help(self._opened, inquiry, question, ask, screen))
            elif ask.skippable and line == prompts.NONE:
                return ""
            elif line or ask.default or ask.skippable:
                return prompts.literal(line) or ask.default
            else:
                self._say("needed")

    def _read_stance(self, ask: Ask) -> str | None:
        """Read whether a figure is meant as the planner takes it; Declined for a no."""
        answer = read_yes(self._opened, questions.question_text(self._opened, ask), default=False)
        if answer is False:
            raise Declined("declined")
        return None if answer is None else "yes"

    def _go_back(self) -> bool:
        """Take the last answer back, to ask for it again; False where there is none."""
        if not self._trail:
            self._say("first")
            return False
        self._next, self.request = self._trail.pop()
        return True

    def _try(self, plan: EditPlan) -> Amended | None:
        """Try the plan; where the registry would be invalid with it, choose what to ask again."""
        assert isinstance(plan, Plan | Correction)  # no question is left  # noqa: S101
        trial = questions.try_plan(self._opened, self.request, plan)
        if trial.change:
            return trial.change
        if not self._trail:
            raise InvalidInput(trial.findings)
        self._ask_again(trial)
        return None

    def _ask_again(self, trial: Trial) -> None:
        """Say what would be wrong with the registry, and ask the question behind it again."""
        screen = prompts.prompt_screen()
        prompts.show(questions.render_faults(self._opened, trial.findings, screen))
        self._next = trial.question or self._trail[-1].question
        if trial.question:  # what is wrong is not offered again
            self._earlier.pop(trial.question.option, None)
            self.request = questions.take_out(self.request, trial.question)
