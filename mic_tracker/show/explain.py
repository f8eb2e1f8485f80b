"""Pages about a word of the program: a finding's code, a status, a reason, a method."""

from collections.abc import Iterator, Mapping

from rich.text import Text

from mic_tracker.errors import WrongUse
from mic_tracker.model.assessment import MethodCard, Reason, Status
from mic_tracker.model.codes import CODES
from mic_tracker.show.screen import Screen
from mic_tracker.show.words import Words


def explain(word: str, methods: Mapping[str, MethodCard], words: Words, screen: Screen) -> str:
    """The page of a code (MT012), status (off-track), reason (zero-base) or method (un-2023).

    WrongUse for any other word.
    """
    plain = word.replace("-", "_")
    if word.upper() in CODES:
        return screen.render(_code(word.upper(), words, screen))
    if word in methods:
        return screen.render(_method(methods[word], words, screen))
    if plain in {*Status}:
        return screen.render(_status(Status(plain), words, screen))
    if plain in {*Reason}:
        return screen.render(_reason(Reason(plain), words, screen))
    raise WrongUse(f"nothing is called {word!r}", ways_out=(f"methods: {', '.join(methods)}",))


def _code(code: str, words: Words, screen: Screen) -> Iterator[Text]:
    entry = words.catalogue.get("findings", {}).get(code, {})
    severity = words.text("finding", CODES[code].severity)
    yield screen.text((code, "title"), f"   {severity}, {CODES[code].rule}")
    if entry:
        yield from screen.prose(entry.get("title", ""))
    for paragraph in entry.get("page", "").split("\n\n"):
        yield screen.text()
        yield from screen.prose(paragraph)


def _status(status: Status, words: Words, screen: Screen) -> Iterator[Text]:
    yield screen.text((f"{screen.mark(status)} {words.status(status)}", status))
    yield from screen.prose(words.text("status_page", status))


def _reason(reason: Reason, words: Words, screen: Screen) -> Iterator[Text]:
    yield screen.text((reason.value, "title"))
    yield from screen.prose(words.reason(reason))


def _method(card: MethodCard, words: Words, screen: Screen) -> Iterator[Text]:
    yield screen.text((card.name, "title"), f"   {card.title}")
    yield from screen.prose(card.citation)
    if card.url:
        yield screen.text(card.url)
    judged = words.text("screen", "list").join(card.judges)
    yield from screen.prose(words.text("method_page", "judges", judged=judged))
    yield screen.text()
    for band in card.bands:
        bound = band.at_least
        least = (
            words.text("cell", "none") if bound is None else words.notation.computed(bound, "ratio")
        )
        told = words.text("method_page", "band", least=least, status=words.status(band.status))
        yield from screen.labelled(band.name, [told], 40)
