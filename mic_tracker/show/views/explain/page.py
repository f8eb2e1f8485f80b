"""This view explains a word of the program: of its screens, its rules, codes and methods."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from mic_tracker.errors import WrongUse
from mic_tracker.model.assessment import Reason
from mic_tracker.model.codes import CODES, RULES, Code, Flag, Status
from mic_tracker.model.method import Band, MethodCard
from mic_tracker.show.document import Command, Document, Fact, Facts, Paragraphs, Section
from mic_tracker.show.language.catalogue import DEFAULT
from mic_tracker.show.language.glossary import SCALE, fold_word, screen_words
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import MARKS
from mic_tracker.show.views.explain import method
from mic_tracker.show.views.explain.screen_words import screen_word_page
from mic_tracker.text.suggest import nearest_words

_FEW = 3
"""The page of a rule has the pages of so many codes; of more, a list."""
_CODE = 7
"""The width of a code and a gap."""
ExplainPage = Callable[[Words], Iterator[Document]]
ExplainEntry = tuple[str, ExplainPage]
"""A word as screens show it, and its pages."""


def documents(word: str, methods: Mapping[str, MethodCard], words: Words) -> tuple[Document, ...]:
    """Return the pages of a word, for it may mean several things.

    Every word that screens show has one: statuses, flags, headings, grades, likelihoods, marks; and
    so have codes, rules, reasons and methods. WrongUse, with the nearest words, for any other word.
    """
    pages = _pages(word, methods, words)
    if not pages:
        near = _nearest_words(word, methods, words)
        raise WrongUse("unknown_word", word=word, near=near)
    return tuple(document for page in pages for document in page(words))


def _pages(word: str, methods: Mapping[str, MethodCard], words: Words) -> list[ExplainPage]:
    """The pages of a word: as the screens have it, or in English, as commands and files do."""
    english = _entries(methods, Words.load(DEFAULT))
    named = {fold_word(word)}
    return [
        page
        for (entry, page), (other, _) in zip(_entries(methods, words), english, strict=True)
        if named & {fold_word(entry), fold_word(other)}
    ]


def index(methods: Mapping[str, MethodCard], words: Words) -> Document:
    """Make the list of all words that have a page, by what they are."""
    lead = (words.text("explain", "lead"),)
    sections = (
        Section(words.text("explain_group", name), (Paragraphs((_listed(name, entries, words),)),))
        for name, entries in _groups(methods, words).items()
    )
    return Document(words.text("explain", "title"), lead=(Paragraphs(lead),), sections=(*sections,))


_LOOKED_UP = {"flags", "words", "reasons"}
"""The groups without an order of their own, such as from best to worst."""


def _listed(group: str, entries: Iterable[ExplainEntry], words: Words) -> str:
    listed = dict.fromkeys(entry for entry, _ in entries)
    return words.names(words.in_order(listed) if group in _LOOKED_UP else listed)


def _entries(methods: Mapping[str, MethodCard], words: Words) -> Iterator[ExplainEntry]:
    """Every word with its pages; the names that programs use for some of them as well."""
    for entries in _groups(methods, words).values():
        yield from entries
    short = words.catalogue["reason_short"]
    flags = ((flag, words.flag(flag), partial(_flag, flag)) for flag in Flag)
    reasons = ((reason, short[reason], partial(_reason, reason)) for reason in Reason)
    for name, shown, page in (*flags, *reasons):
        same = fold_word(name) == fold_word(shown)
        yield "" if same else name, page


def _groups(methods: Mapping[str, MethodCard], words: Words) -> Mapping[str, list[ExplainEntry]]:
    """The words by what they are, in the order in which their pages are shown."""
    short = words.catalogue["reason_short"]
    return {
        "methods": [(name, partial(_method, card)) for name, card in methods.items()],
        "statuses": [(words.status(status), partial(_status, status)) for status in Status],
        "marks": [(mark, partial(_mark, s)) for s in Status for mark in MARKS[s]],
        "flags": [(words.flag(flag), partial(_flag, flag)) for flag in Flag],
        "likelihood": _screen_words(words, likelihood=True),
        "words": _screen_words(words, likelihood=False),
        "reasons": [(short[reason], partial(_reason, reason)) for reason in Reason],
        "bands": [*_bands(methods, words)],
        "rules": [(rule, partial(_rule, rule)) for rule in RULES],
        "codes": [(name, partial(_code, code)) for name, code in CODES.items()],
    }


def _screen_words(words: Words, *, likelihood: bool) -> list[ExplainEntry]:
    return [
        (word, partial(screen_word_page, word, section, key))
        for word, section, key in screen_words(words.catalogue)
        if (section == SCALE) is likelihood
    ]


def _bands(methods: Mapping[str, MethodCard], words: Words) -> Iterator[ExplainEntry]:
    for name, card in methods.items():
        for band in (*card.bands, *(card.bands_without_target or ())):
            if told := words.band(name, band.name):
                yield told, partial(_band, band, card)


def _nearest_words(word: str, methods: Mapping[str, MethodCard], words: Words) -> tuple[str, ...]:
    folded = {fold_word(entry): entry for entry, _ in _entries(methods, words) if entry}
    near = nearest_words(fold_word(word), folded, limit=3)
    return tuple(code if (code := folded[name]) in CODES else name for name in near)


def _mark(status: Status, words: Words) -> Iterator[Document]:
    lead = Paragraphs((words.text("explain", "mark"),))
    yield from (replace(page, lead=(lead, *page.lead)) for page in _status(status, words))


def _band(band: Band, card: MethodCard, words: Words) -> Iterator[Document]:
    lead = words.text("explain", "band", method=card.name, status=words.status(band.status))
    yield Document(words.band(card.name, band.name), card.name, lead=(Paragraphs((lead,)),))


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
    lead = (Paragraphs((words.status_page(status),)), _listing(status, words))
    yield Document(words.status(status), lead=lead, style=status.value)


def _flag(flag: Flag, words: Words) -> Iterator[Document]:
    lead = (Paragraphs((words.text("flag_page", flag),)), _listing(flag, words))
    yield Document(words.flag(flag), words.text("page_of", "flag"), lead=lead, style="flag")


def _listing(name: Status | Flag, words: Words) -> Command:
    command = words.text("explain", "only", name=name.value.replace("_", "-"))
    return Command(words.text("explain", "listing"), command)


def _reason(reason: Reason, words: Words) -> Iterator[Document]:
    short = words.catalogue["reason_short"][reason]
    lead = Paragraphs((words.reason(reason),))
    yield Document(short, words.text("page_of", "reason"), lead=(lead,))
