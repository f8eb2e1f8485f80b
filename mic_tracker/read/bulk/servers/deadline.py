"""A deadline for calls that wait for somebody else, and would wait for ever."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

_AGAIN = 0.2
"""Seconds until a stop is tried again: at first there may be nothing yet that can be stopped."""


@contextmanager
def end_after(seconds: int, stop: Callable[[], None]) -> Iterator[Event]:
    """Call `stop` when the context lasts longer, until it ends; the event says that it was late.

    `stop` has to make the waiting call fail: it runs beside it.
    """
    passed, done = Event(), Event()

    def watch() -> None:
        if done.wait(seconds):
            return
        passed.set()
        stop()
        while not done.wait(_AGAIN):
            stop()

    watcher = Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield passed
    finally:
        done.set()
        watcher.join()
