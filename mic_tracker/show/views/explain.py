"""Pages about a word of the program: a code, a rule, a status, a flag, a reason, a method."""

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from functools import partial

from rich.text import Text

from mic_tracker.errors import WrongUse
from mic_tracker.model.assessment import Flag, Reason, Status
from mic_tracker.model.codes import CODES, RULES, Code
from mic_tracker.model.method import MethodCard
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen
from mic_tracker.show.views.method import method_page

_FEW = 3
"""So many codes of a rule are told in full, more are listed."""
ExplainPage = Callable[[Words, Screen], Iterator[Text]]


def explain(word: str, methods: Mapping[str, MethodCard], words: Words, screen: Screen) -> str:
    """The pages of a word: MT012, stale, off-track, zero-base, un-2023; it may mean several things.

    WrongUse, with the nearest words, for any other word.
    """
    found = [pages[key] for pages in _pages(methods) if (key := _key(word)) in pages]
    if not found:
        raise WrongUse("unknown_word", word=word, near=_near(word, methods), methods=tuple(methods))
    lines = [line for page in found for line in (screen.text(), *page(words, screen))]
    return screen.render(lines[1:])


def _pages(methods: Mapping[str, MethodCard]) -> Iterator[Mapping[str, ExplainPage]]:
    yield {_key(name): partial(method_page, card) for name, card in methods.items()}
    yield {_key(status): partial(_status, status) for status in Status}
    yield {_key(flag): partial(_flag, flag) for flag in Flag}
    yield {_key(reason): partial(_reason, reason) for reason in Reason}
    yield {_key(rule): partial(_rule, rule) for rule in RULES}
    yield {_key(name): partial(_code, code) for name, code in CODES.items()}


def _key(word: str) -> str:
    """Upper and lower case, hyphens and underscores are one."""
    return word.strip().lower().replace("_", "-")


def _near(word: str, methods: Mapping[str, MethodCard]) -> tuple[str, ...]:
    known = [name for pages in _pages(methods) for name in pages]
    near = dict.fromkeys(get_close_matches(_key(word), known, n=3, cutoff=0.6))
    return tuple(map(_spelt, near))


def _spelt(name: str) -> str:
    return name.upper() if name.upper() in CODES else name


def _code(code: Code, words: Words, screen: Screen) -> Iterator[Text]:
    entry = words.catalogue.get("findings", {}).get(code.code, {})
    severity = words.text("finding", code.severity)
    yield screen.text((code.code, "title"), f"   {severity}, {code.rule}")
    if entry:
        yield from screen.prose(entry.get("title", ""))
    for paragraph in entry.get("page", "").split("\n\n"):
        yield screen.text()
        yield from screen.prose(paragraph)


def _rule(rule: str, words: Words, screen: Screen) -> Iterator[Text]:
    """The pages of its codes; of a rule with many, their titles."""
    codes = [code for code in CODES.values() if code.rule == rule]
    if len(codes) <= _FEW:
        for i, code in enumerate(codes):
            yield from ([screen.text()] if i else [])
            yield from _code(code, words, screen)
        return
    yield screen.text((rule, "title"))
    yield from screen.prose(words.text("rule_page", "codes", rule=rule, n=len(codes)))
    for code in codes:
        title = words.catalogue["findings"][code.code]["title"]
        yield from screen.labelled(code.code, [title], 7)


def _status(status: Status, words: Words, screen: Screen) -> Iterator[Text]:
    yield screen.text((f"{screen.mark(status)} {words.status(status)}", status))
    yield from screen.prose(words.text("status_page", status))


def _flag(flag: Flag, words: Words, screen: Screen) -> Iterator[Text]:
    yield screen.text((words.flag(flag), "flag"))
    yield from screen.prose(words.text("flag_page", flag))


def _reason(reason: Reason, words: Words, screen: Screen) -> Iterator[Text]:
    yield screen.text((reason.value, "title"))
    yield from screen.prose(words.reason(reason))
