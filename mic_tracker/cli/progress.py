"""A bar on standard error, for work of more than a second that a person waits for."""

import sys
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from mic_tracker.show.language.catalogue import LanguageWish
from mic_tracker.show.report.follow import Follow, Piece, unfollowed

PATIENCE = 1.0
"""So many seconds nobody minds to wait."""
_REFRESH = 0.1


@contextmanager
def followed(language: LanguageWish) -> Iterator[Follow]:
    """Show a bar from a second on, until all is done; nothing where nobody is at a terminal."""
    if not sys.stderr.isatty():
        yield unfollowed
        return
    watched = _Watched()
    watcher = Thread(target=watched.show, args=(language,), daemon=True)
    watcher.start()
    try:
        yield watched.follow
    finally:
        watched.over.set()
        watcher.join()


class _Watched:
    """What is worked at, as one thread does it and another shows it."""

    def __init__(self) -> None:
        self.over = Event()
        self.work = "judge"
        self.done = 0
        self.parts: int | None = None
        """None before it is known how many there are."""

    def follow(self, parts: Collection[Piece], work: str = "judge", /) -> Iterable[Piece]:
        """Hand on the parts, and count them."""
        self.work, self.done, self.parts = work, 0, len(parts)
        for part in parts:
            yield part
            self.done += 1

    def show(self, language: LanguageWish) -> None:
        """Show the bar from the moment on at which patience ends until all is over."""
        if self.over.wait(PATIENCE):
            return
        # only work that takes long needs these
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        from mic_tracker.show.language.words import Words

        words = Words.load(language.code())
        columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
        console = Console(stderr=True)
        # this thread draws: one of rich's own would not be waited for when all is over
        with Progress(*columns, console=console, transient=True, auto_refresh=False) as progress:
            task = progress.add_task(words.text("progress", self.work), total=None)
            progress.refresh()
            while not self.over.wait(_REFRESH):
                said = words.text("progress", self.work)
                progress.update(task, description=said, completed=self.done, total=self.parts)
                progress.refresh()
