"""This view explains a word of the program: a code, rule, status, flag, reason or method."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from mic_tracker.errors import WrongUse
from mic_tracker.model.assessment import Reason
from mic_tracker.model.codes import CODES, RULES, Code, Flag, Status
from mic_tracker.model.method import MethodCard
from mic_tracker.show.document import Document, Fact, Facts, Paragraphs, Section
from mic_tracker.show.language.words import Words
from mic_tracker.show.views import method
from mic_tracker.text.suggest import nearest_words

_FEW = 3
"""The page of a rule has the pages of so many codes; of more, a list."""
_CODE = 7
"""The width of a code and a gap."""
ExplainPage = Callable[[Words], Iterator[Document]]


def documents(word: str, methods: Mapping[str, MethodCard], words: Words) -> tuple[Document, ...]:
    """Return the pages of a word, for it may mean several things.

    There are pages of MT012, stale, off-track, zero-base, un-2023 and all words of these kinds.
    WrongUse, with the nearest words, for any other word.
    """
    key = _key(word)
    pages = [group[key] for group in _pages(methods) if key in group]
    if not pages:
        near = _nearest_words(word, methods)
        raise WrongUse("unknown_word", word=word, near=near, methods=tuple(methods))
    return tuple(document for page in pages for document in page(words))


def _pages(methods: Mapping[str, MethodCard]) -> Iterator[Mapping[str, ExplainPage]]:
    yield {_key(name): partial(_method, card) for name, card in methods.items()}
    yield {_key(status): partial(_status, status) for status in Status}
    yield {_key(flag): partial(_flag, flag) for flag in Flag}
    yield {_key(reason): partial(_reason, reason) for reason in Reason}
    yield {_key(rule): partial(_rule, rule) for rule in RULES}
    yield {_key(name): partial(_code, code) for name, code in CODES.items()}


def _key(word: str) -> str:
    """Return the word as pages list it: case does not matter, nor hyphen or underscore."""
    return word.strip().lower().replace("_", "-")


def _nearest_words(word: str, methods: Mapping[str, MethodCard]) -> tuple[str, ...]:
    every_word = [key for group in _pages(methods) for key in group]
    near = dict.fromkeys(nearest_words(_key(word), every_word, limit=3))
    return tuple(map(_as_printed, near))


def _as_printed(name: str) -> str:
    return name.upper() if name.upper() in CODES else name


def _method(card: MethodCard, words: Words) -> Iterator[Document]:
    yield method.document(card, words)


def _code(code: Code, words: Words) -> Iterator[Document]:
    entry = words.catalogue.get("findings", {}).get(code.code, {})
    paragraphs = entry.get("page", "").split("\n\n")
    yield Document(
        title=code.code,
        name=words.names((words.text("finding", code.severity), code.rule)),
        lead=(Paragraphs((entry.get("title", ""),)),) if entry else (),
        sections=tuple(Section("", (Paragraphs((text,)),)) for text in paragraphs),
    )


def _rule(rule: str, words: Words) -> Iterator[Document]:
    """Return the pages of the codes of a rule; of a rule with many codes, their titles."""
    codes = [code for code in CODES.values() if code.rule == rule]
    if len(codes) <= _FEW:
        for code in codes:
            yield from _code(code, words)
        return
    entries = words.catalogue["findings"]
    titles = tuple(Fact(code.code, (entries[code.code]["title"],)) for code in codes)
    lead = words.text("rule_page", "codes", rule=rule, n=len(codes))
    yield Document(rule, lead=(Paragraphs((lead,)), Facts(titles, width=_CODE)))


def _status(status: Status, words: Words) -> Iterator[Document]:
    page = Paragraphs((words.status_page(status),))
    yield Document(words.status(status), lead=(page,), style=status.value)


def _flag(flag: Flag, words: Words) -> Iterator[Document]:
    page = Paragraphs((words.text("flag_page", flag),))
    yield Document(words.flag(flag), lead=(page,), style="flag")


def _reason(reason: Reason, words: Words) -> Iterator[Document]:
    yield Document(reason.value, lead=(Paragraphs((words.reason(reason),)),))
