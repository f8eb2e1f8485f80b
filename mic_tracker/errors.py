"""What stops the program: one exception per exit code (docs/commands.md lists the codes).

An exception carries no sentence. It has a code and facts; `show` puts them into words.
"""

from datetime import date

ErrorFact = str | int | float | date | tuple[str, ...] | None
"""A value that a sentence needs; None, and a tuple of no names, say that there is none."""


class TrackerError(Exception):
    """Cannot go on. Bad data is no exception: it is a `Finding`, shown with the rest."""

    exit_code = 3

    def __init__(self, code: str, /, **facts: ErrorFact) -> None:
        """Take the code of what is wrong, as the catalogue has it, and the facts it needs."""
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        """The code and the facts: for developers, and where no catalogue can be read."""
        facts = ", ".join(f"{name}={fact!r}" for name, fact in self.facts.items())
        return f"{self.code} ({facts})" if facts else self.code


class WrongUse(TrackerError):
    """The command line, or an input it names, cannot be understood."""

    exit_code = 2


class OutsideWorld(TrackerError):
    """Permission, disk, lock or an optional dependency: trying again may help."""

    exit_code = 4


class NothingToJudge(TrackerError):
    """A check that looked at nothing must not look green."""

    exit_code = 5


class Declined(TrackerError):
    """The person at the prompt said no."""

    exit_code = 130
