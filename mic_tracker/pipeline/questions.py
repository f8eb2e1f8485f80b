"""The questions of a dialog: what is asked next, whether an answer will do, what is allowed."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from mic_tracker.edit.questions.answers import STANCES, answer_option, given_options
from mic_tracker.edit.questions.draft_place import option_at
from mic_tracker.edit.questions.order import (
    OptionQuestion,
    faults,
    next_question,
    question_about,
    question_table,
)
from mic_tracker.edit.questions.recorded import CHOICES, recorded_answers
from mic_tracker.edit.questions.sketch import sketch_registry, with_stand_ins
from mic_tracker.edit.questions.target_id import suggest_target_id
from mic_tracker.edit.request import NewIndicatorRequest, Request, ReviewRequest, TargetRequest
from mic_tracker.model.edit import (
    Amended,
    Correction,
    EditPlan,
    Plan,
    RequestProblem,
    RequestRefused,
)
from mic_tracker.model.finding import Finding, InvalidInput, Severity
from mic_tracker.pipeline import edit
from mic_tracker.pipeline.edit import OpenRegistry
from mic_tracker.show.document import Document
from mic_tracker.show.formats.terminal import draw
from mic_tracker.show.screen import Screen, wrap
from mic_tracker.show.views.edit import questions as view

_NAMES = {"ID": "id", "--source-publisher": "publisher", "--source-url": "url"}


class Inquiry(NamedTuple):
    """What the planner says of a request as far as it has been answered."""

    request: Request
    plan: EditPlan
    question: OptionQuestion | None
    """What is to be asked next; None: nothing."""

    @property
    def problems(self) -> tuple[RequestProblem, ...]:
        """All that is missing or was refused."""
        return self.plan.problems if isinstance(self.plan, RequestRefused) else ()

    @property
    def is_hopeless(self) -> bool:
        """Whether something is missing that can only be said on the command line."""
        missing = (problem for problem in self.problems if problem.section == "missing")
        return any(answer_option(self.request, p.option, "") is None for p in missing)

    def about(self, question: OptionQuestion) -> RequestProblem | None:
        """What the planner says about a question: refused, else missing."""
        own = [problem for problem in self.problems if problem.option == question.option]
        return next(iter([*faults(own), *own]), None)


def inquire(opened: OpenRegistry, request: Request, asked: Collection[str]) -> Inquiry:
    """Plan what is known, and choose the next question; `asked` are those that were answered."""
    plan = edit.plan_request(opened, request)
    problems = plan.problems if isinstance(plan, RequestRefused) else ()
    return Inquiry(request, plan, next_question(request, problems, asked))


class Checked(NamedTuple):
    """A request with one more answer, and why the answer will not do."""

    request: Request
    fault: RequestProblem | None


def check_answer(
    opened: OpenRegistry, inquiry: Inquiry, question: OptionQuestion, text: str
) -> Checked:
    """Put an answer into a request and plan it: what is wrong now is wrong with the answer.

    What another question can settle is left to it.
    """
    request = answer_option(inquiry.request, question.option, text)
    assert request is not None  # the question could be put  # noqa: S101
    plan = edit.plan_request(opened, request)
    problems = plan.problems if isinstance(plan, RequestRefused) else ()
    elsewhere = {other.option for other in question_table(request)}
    new = [p for p in faults(problems) if p not in inquiry.problems and p.option not in elsewhere]
    own = [p for p in problems if p.option == question.option and (text or p.section != "missing")]
    return Checked(request, next(iter([*own, *new]), None))


def take_out(request: Request, question: OptionQuestion) -> Request:
    """Take the answer to a question out of a request; the question must be one that can be put."""
    return answer_option(request, question.option, "") or request


class Trial(NamedTuple):
    """A plan carried out in memory, or the errors that the registry would have with it."""

    change: Amended | None
    findings: tuple[Finding, ...] = ()
    question: OptionQuestion | None = None
    """The question that the first error is about, if it is about one."""


def try_plan(opened: OpenRegistry, request: Request, plan: Plan | Correction) -> Trial:
    """Carry a plan out in memory; where that is no valid registry, find the question behind it."""
    try:
        return Trial(edit.draft_change(opened, plan))
    except InvalidInput as problem:
        errors = tuple(f for f in problem.findings if f.severity is Severity.ERROR)
        data = edit.file_bytes(opened, plan)
        places = {option_at(finding, request, plan, data): None for finding in errors}
        askable = (o for o in places if o and answer_option(request, o, "") is not None)
        option = next(askable, None)
        return Trial(None, errors, question_about(request, option) if option else None)


def try_goal(opened: OpenRegistry, request: Request) -> Trial | None:
    """Try a goal before its id and source are asked for, in a sketch of the registry.

    None: too little is known, or nothing is wrong with the goal so far.
    """
    whole = with_stand_ins(request, opened.registry)
    if whole is None:
        return None
    try:
        sketch = edit.sketch(opened, sketch_registry(whole, opened.registry, opened.data))
    except InvalidInput:  # its indicators are written in a way that cannot be cut out
        return None
    plan = edit.plan_request(sketch, whole)
    trial = try_plan(sketch, whole, plan) if isinstance(plan, Plan) else None
    given = given_options(request)
    asked = trial and trial.question and trial.question.option in given
    return trial if asked else None


def question_name(option: str) -> str:
    """The name that the question about an option has in the catalogue."""
    return _NAMES.get(option, option.removeprefix("--").replace("-", "_"))


def put_question(
    opened: OpenRegistry, inquiry: Inquiry, question: OptionQuestion, earlier: Mapping[str, str]
) -> view.Ask | None:
    """Put a question as it is asked now; None for what can only be said on the command line.

    `earlier` are the answers so far by option, those that were taken back among them.
    """
    without = answer_option(inquiry.request, question.option, "")
    if without is None:
        return None
    problem = inquiry.about(question)
    choices = CHOICES.get(question.option, ()) or (problem.choices if problem else ())
    name = question_name(question.option)
    skippable = question.skippable or not _is_required(opened, without, question)
    return view.Ask(
        name=name,
        variants=_variants(inquiry.request),
        choices=() if name in {"indicator", "source", "than"} else choices,
        default=_default(opened, inquiry, question, earlier, skippable=skippable),
        skippable=skippable,
    )


def _is_required(opened: OpenRegistry, without: Request, question: OptionQuestion) -> bool:
    """Whether a request cannot do without the answer to a question."""
    plan = edit.plan_request(opened, without)
    problems = plan.problems if isinstance(plan, RequestRefused) else ()
    return any(p.option == question.option for p in problems) or question.option in STANCES


def _default(
    opened: OpenRegistry,
    inquiry: Inquiry,
    question: OptionQuestion,
    earlier: Mapping[str, str],
    *,
    skippable: bool,
) -> str:
    """What Enter stands for: the answer given before, else what is most likely meant."""
    if question.option in STANCES:
        return ""
    problem = inquiry.about(question)
    if problem and problem.section == "refused" and len(problem.choices) == 1:
        return problem.choices[0]
    if given := earlier.get(question.option):
        return given
    if problem is None and (held := given_options(inquiry.request).get(question.option)):
        return held
    if skippable or (problem and problem.section != "missing"):
        return ""
    return _suggested(opened, inquiry.request, question.option)


def _suggested(opened: OpenRegistry, request: Request, option: str) -> str:
    """The answer to a question that is most likely meant; "" where none is likelier."""
    if option == "ID" and isinstance(request, TargetRequest):
        return suggest_target_id(request, opened.registry, opened.language) or ""
    return edit.suggest_answers(opened, request).get(option, "")


def render_question(opened: OpenRegistry, ask: view.Ask, screen: Screen) -> str:
    """Render a question as a prompt, over several lines where it is longer than one."""
    return _prompt(question_text(opened, ask), screen)


def question_text(opened: OpenRegistry, ask: view.Ask) -> str:
    """The words of a question."""
    return view.question_text(ask, opened.words)


def render_yes_or_no(opened: OpenRegistry, question: str, screen: Screen, *, default: bool) -> str:
    """Render a question that is answered with yes or no."""
    key = "yes_default" if default else "no_default"
    return _prompt(opened.words.text("dialog", key, question=question), screen)


def read_yes_or_no(opened: OpenRegistry, text: str) -> bool | None:
    """Read a yes or a no; None for what is neither."""
    answers = opened.words.catalogue["dialog_answer"]
    return next((word == "yes" for word in answers if text.casefold() in answers[word]), None)


def _prompt(text: str, screen: Screen) -> str:
    return "\n".join(wrap(screen.spell(text) + ":", max(20, screen.width - 1))) + " "


def render_help(
    opened: OpenRegistry, inquiry: Inquiry, question: OptionQuestion, ask: view.Ask, screen: Screen
) -> str:
    """Render what is allowed as an answer, and how the last ones on record look."""
    recorded = recorded_answers(inquiry.request, question.option, opened.registry)
    return _drawn(opened, view.help_document(ask, recorded, opened.words), screen)


def render_reason(opened: OpenRegistry, problem: RequestProblem, screen: Screen) -> str:
    """Render why an answer will not do; a stance that is asked for has its own way out."""
    ways = problem.option not in STANCES
    return _drawn(opened, view.reason_document(problem, opened.words, ways=ways), screen)


def render_faults(opened: OpenRegistry, found: Sequence[Finding], screen: Screen) -> str:
    """Render the errors that the registry would have."""
    return _drawn(opened, view.faults_document(found, opened.words), screen)


def render_sentence(opened: OpenRegistry, key: str, screen: Screen, **facts: str) -> str:
    """Render a sentence of the dialog."""
    text = opened.words.text("dialog", key, **facts)
    return _drawn(opened, view.sentence_document(text), screen)


def _drawn(opened: OpenRegistry, document: Document, screen: Screen) -> str:
    return draw(document, opened.words, screen)


def _variants(request: Request) -> tuple[str, ...]:
    """What a question may be about, the closest first: a kind, a target."""
    if isinstance(request, NewIndicatorRequest):
        return ("indicator",)
    if isinstance(request, ReviewRequest):
        return ("review",)
    if not isinstance(request, TargetRequest):
        return ()
    closest = "restated" if request.restate is not None else request.kind or "target"
    return closest, "target"
