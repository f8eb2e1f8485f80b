"""The size of a drawing that somebody asks for."""

from typing import NamedTuple

from mic_tracker.errors import WrongUse
from mic_tracker.show.screen import Screen


class Size(NamedTuple):
    """A width and a height, in the unit of the format; None: as the format has it."""

    width: int | None = None
    height: int | None = None


_SMALLEST = 240
"""A picture that is smaller, in pixels, has no room for its words."""
_LEAST_COLUMNS = 60
"""A screen that is narrower has no room for a chart among other things."""


def has_room(screen: Screen) -> bool:
    """Whether a chart is drawn beside words: as rules and bars are, on a terminal only."""
    return screen.interactive and screen.width >= _LEAST_COLUMNS


def require_size(format_name: str, size: Size) -> None:
    """Raise WrongUse for a picture that would be too small to be read."""
    if format_name != "terminal":
        for option, number in (("--width", size.width), ("--height", size.height)):
            if number is not None and number < _SMALLEST:
                raise WrongUse("picture_too_small", option=option, value=number, least=_SMALLEST)
