"""What a dialog says: a question, what is allowed as its answer, why an answer will not do."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mic_tracker.model.edit import RequestProblem
from mic_tracker.model.finding import Finding
from mic_tracker.model.record import LocalText
from mic_tracker.show.document import Block, Document, Fact, Facts, Paragraphs, Section
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.edit.problems import prompt_refusal
from mic_tracker.text.escape import prose, shortened
from mic_tracker.text.suggest import list_words

_LONGEST_DEFAULT = 60


class Ask(NamedTuple):
    """A question as it is put to a person."""

    name: str
    """The name of its text in the catalogue."""
    variants: tuple[str, ...] = ()
    """What it may be about, the closest first: some texts are other ones then."""
    choices: tuple[str, ...] = ()
    """The words to choose from; none where anything may be typed."""
    default: str = ""
    """What Enter stands for."""
    skippable: bool = False
    """Whether the answer may be left out."""


def question_text(ask: Ask, words: Words) -> str:
    """Put a question into words, with its default, and what Enter does without one."""
    templates = words.catalogue["entry_ask"]
    template = templates.get(_key(ask, templates)) or words.text("dialog", "other")
    known = list_words(ask.choices, limit=30) or "…"
    question = words.fill(template, known=known, option=ask.name)
    key = ("default" if ask.default else "") + ("skip" if ask.skippable else "")
    if not key:
        return question
    return words.text("dialog", key, question=question, default=_short(ask.default))


def help_document(
    ask: Ask, recorded: Sequence[tuple[str, LocalText | None]], words: Words
) -> Document:
    """Say what is allowed as an answer, and what stands on record."""
    texts = words.catalogue["dialog_help"]
    blocks: list[Block] = []
    if key := _key(ask, texts):
        blocks.append(Paragraphs((words.fill(texts[key]),)))
    blocks += _choices(ask, words)
    if recorded:
        blocks.append(Paragraphs((words.text("dialog", "recorded"),)))
        lines = (_recorded(text, name, words) for text, name in recorded)
        blocks.append(Paragraphs(tuple(lines), indent=2, hanging=2))
    signs = words.text("dialog", "signs_skip" if ask.skippable else "signs")
    return Document("", sections=(Section("", (*blocks, Paragraphs((signs,)))),))


def reason_document(problem: RequestProblem, words: Words, *, ways: bool) -> Document:
    """Say why an answer will not do, and what to type instead."""
    message, ways_out = prompt_refusal(problem, words)
    lines = Paragraphs(ways_out if ways else (), indent=2, hanging=2)
    return Document("", sections=(Section("", (Paragraphs((message,)), lines)),))


def faults_document(findings: Sequence[Finding], words: Words) -> Document:
    """Say what would be wrong with the registry, and what to type instead."""
    blocks: list[Block] = []
    for finding in findings:
        message, help_ = words.finding(finding)
        told = words.text("dialog", "fault", code=finding.code, message=message)
        blocks.append(Paragraphs((told,)))
        blocks.append(Paragraphs((help_,) if help_ else (), indent=2, hanging=2))
    return Document("", sections=(Section("", tuple(blocks)),))


def sentence_document(text: str) -> Document:
    """Show one sentence."""
    return Document("", sections=(Section("", (Paragraphs((text,)),)),))


def _key(ask: Ask, texts: Mapping[str, str]) -> str:
    """The name under which there is a text for a question; "" where there is none."""
    keys = (*(f"{ask.name}_{variant}" for variant in ask.variants), ask.name)
    return next((key for key in keys if key in texts), "")


def _choices(ask: Ask, words: Words) -> list[Block]:
    """The words to choose from, with what they mean where the catalogue says it."""
    meanings = words.catalogue["dialog_choice"].get(ask.name, {})
    if not ask.choices:
        return []
    if not all(choice in meanings for choice in ask.choices):
        known = list_words(ask.choices, limit=30)
        return [Paragraphs((words.text("dialog", "choices", known=known),))]
    return [Facts(tuple(Fact(choice, (meanings[choice],)) for choice in ask.choices))]


def _recorded(text: str, name: LocalText | None, words: Words) -> str:
    shown = prose(_short(text))
    return words.text("dialog", "named", id=shown, name=words.local(name)) if name else shown


def _short(text: str) -> str:
    """A text in one line, the middle left out where it is long."""
    half = _LONGEST_DEFAULT // 2
    line = prose(shortened(text))
    return line if len(line) <= _LONGEST_DEFAULT else f"{line[:half]}…{line[-half:]}"
