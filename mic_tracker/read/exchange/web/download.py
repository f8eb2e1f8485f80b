"""A file from an address: the whole of it within a time, or an error of the outside world.

Nothing else in the package reads an address. The work is done in a thread of its own: looking for
a host, a proxy and a handshake have no bounds in time of their own, and a host that sends a byte
now and then would never be silent.
"""

from queue import Empty, SimpleQueue
from threading import Thread
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from mic_tracker.errors import OutsideWorld
from mic_tracker.read.exchange.feed_place import refuse_address
from mic_tracker.read.exchange.source_folder import SourceFile
from mic_tracker.read.exchange.web.answer import open_address
from mic_tracker.read.exchange.web.body import read_body
from mic_tracker.read.exchange.web.failure import failure_of
from mic_tracker.text import limits

_LONGEST_NAME = 100
_PAGE = (b"<!doctype html", b"<html")
_START = 1024


class DownloadBounds(NamedTuple):
    """How much is read from an address, and for how long."""

    bytes: int = limits.TABLE_BYTES
    """Of the file, unpacked."""
    seconds: float = limits.DOWNLOAD_SECONDS
    """In all."""
    silence: float = limits.SILENCE_SECONDS
    """In which nothing is sent."""
    redirects: int = limits.REDIRECTS


def download(address: str, bounds: DownloadBounds | None = None) -> SourceFile:
    """Read a file from its address.

    Raises WrongUse for what is no address that is read, and OutsideWorld for all that keeps the
    whole file from being read.
    """
    refuse_address(address)
    host, allowed = _host_of(address), bounds or DownloadBounds()
    answers: SimpleQueue[bytes | OutsideWorld] = SimpleQueue()
    Thread(target=_read, args=(address, host, allowed, answers), daemon=True).start()
    try:
        answer = answers.get(timeout=allowed.seconds)
    except Empty:
        raise OutsideWorld("address_slow", host=host, seconds=allowed.seconds) from None
    if isinstance(answer, OutsideWorld):
        raise answer
    if answer[:_START].lstrip().lower().startswith(_PAGE):
        raise OutsideWorld("address_page", host=host)
    return SourceFile(_name_of(address), answer)


def _read(
    address: str,
    host: str,
    bounds: DownloadBounds,
    answers: "SimpleQueue[bytes | OutsideWorld]",
) -> None:
    """Read an address, and answer with its file or with what has failed."""
    try:
        with open_address(address, bounds.redirects, bounds.silence) as response:
            answers.put(read_body(response, host, bounds.bytes))
    except OutsideWorld as error:
        answers.put(error)
    except Exception as error:  # noqa: BLE001 - whatever a stranger's answer leads to is told
        answers.put(failure_of(error, host, bounds.silence))


def _host_of(address: str) -> str:
    return urlsplit(address).hostname or ""


def _name_of(address: str) -> str:
    """What a file is called, by the end of its address: kinds of file are told by it, too."""
    path = unquote(urlsplit(address).path)
    return path.rstrip("/").rpartition("/")[2][-_LONGEST_NAME:] or _host_of(address)
