"""What stops the program: one exception per exit code (docs/commands.md lists the codes)."""


class TrackerError(Exception):
    """Cannot go on. Bad data is no exception: it is a `Finding`, shown with the rest."""

    exit_code = 3

    def __init__(self, message: str, *, ways_out: tuple[str, ...] = ()) -> None:
        """State what is wrong; each way out is a line that tells the reader what to do instead."""
        super().__init__(message)
        self.message = message
        self.ways_out = ways_out


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
