"""What the Python interface raises: an error with its sentence, and its findings if it has any."""

from collections.abc import Iterator
from contextlib import contextmanager

from mic_tracker.api.finding_message import FindingMessage, put_into_words
from mic_tracker.errors import TrackerError
from mic_tracker.model.finding import InvalidInput
from mic_tracker.pipeline.validate import render_findings
from mic_tracker.show.language.catalogue import LanguageWish
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen
from mic_tracker.show.views.error import error_text
from mic_tracker.text.escape import plain


class MicTrackerError(Exception):
    """Nothing can be answered: no such registry, method or day, or something is not installed."""

    code: str
    message: str
    ways_out: tuple[str, ...]
    """What to do instead, each in a sentence."""

    def __init__(self, code: str, message: str, ways_out: tuple[str, ...] = ()) -> None:
        """Take the code of what is wrong, a sentence about it, and what to do instead."""
        super().__init__(code, message, ways_out)
        self.code = code
        self.message = message
        self.ways_out = ways_out

    def __str__(self) -> str:
        """The sentence, and each way out in a line below it."""
        return "\n".join((self.message, *(f"  {way}" for way in self.ways_out)))


class InvalidRegistry(MicTrackerError):
    """A registry has errors: all findings of it, warnings and notes included."""

    findings: tuple[FindingMessage, ...]

    def __init__(self, message: str, findings: tuple[FindingMessage, ...]) -> None:
        """Take what `validate` prints of the registry, and its findings one by one."""
        super().__init__("invalid_registry", message)
        self.args = message, findings  # so that a copy is made of what this takes
        self.findings = findings


@contextmanager
def refusals_in_words(language: str | None) -> Iterator[None]:
    """Raise what stops the program as MicTrackerError, in a language; in English without words."""
    try:
        yield
    except InvalidInput as problem:
        raise _invalid_registry(problem, _spoken(language)) from None
    except TrackerError as problem:
        message, ways_out = error_text(problem, Words.load(_spoken(language)))
        raise MicTrackerError(
            problem.code, _plain_lines(message), tuple(map(_plain_lines, ways_out))
        ) from None


def _plain_lines(text: str) -> str:
    """A text of which nothing steers the terminal that a traceback is shown on."""
    return "\n".join(map(plain, text.split("\n")))


def _spoken(language: str | None) -> str:
    return LanguageWish(language).spoken()


def _invalid_registry(problem: InvalidInput, language: str) -> InvalidRegistry:
    told = render_findings(problem.findings, "terminal", LanguageWish(language), Screen())
    findings = put_into_words(problem.findings, Words.load(language))
    return InvalidRegistry(told.rstrip("\n"), findings)
