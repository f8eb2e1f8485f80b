"""A deadline for calls that wait for somebody else, and would wait for ever."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Timer


@contextmanager
def end_after(seconds: int, stop: Callable[[], None]) -> Iterator[Event]:
    """Call `stop` when the context lasts longer; the event says whether that has happened.

    `stop` has to make the waiting call fail: it runs beside it.
    """
    passed = Event()

    def end() -> None:
        passed.set()
        stop()

    timer = Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield passed
    finally:
        timer.cancel()
