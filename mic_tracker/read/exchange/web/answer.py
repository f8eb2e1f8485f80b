"""The answer of a web server: the addresses that it leads to are followed, a few of them."""

import string
from collections.abc import Callable
from functools import partial
from http.client import HTTPResponse
from typing import cast
from urllib.parse import quote, urljoin, urlsplit, urlunsplit
from urllib.request import HTTPHandler, HTTPSHandler, OpenerDirector, ProxyHandler, Request

from mic_tracker import __version__
from mic_tracker.errors import OutsideWorld
from mic_tracker.text.address import address_fault

_OK = 200
_MOVED = frozenset((301, 302, 303, 307, 308))
_HEADERS = {
    "User-Agent": f"mic-tracker/{__version__}",
    "Accept": "*/*",
    "Accept-Encoding": "gzip",
}


def open_address(address: str, redirects: int, silence: float) -> HTTPResponse:
    """Open an address, or the one that it leads to; OutsideWorld where there is no file.

    A redirect is followed to http and https only, and not from a secure connection to another.
    """
    ask = _make_opener(silence)
    for _ in range(redirects + 1):
        response = ask(Request(_in_ascii(address), headers=_HEADERS))  # noqa: S310 - http, https
        if response.status not in _MOVED:
            return _with_file(response, address)
        with response:
            address = _next_address(address, response.headers.get("Location"))
    raise OutsideWorld("address_redirects", host=urlsplit(address).hostname)


def _make_opener(silence: float) -> Callable[[Request], HTTPResponse]:
    """What asks for http and https and nothing else: the usual one opens files and FTP as well.

    Proxies are those that the environment names.
    """
    opener = OpenerDirector()
    for handler in (ProxyHandler(), HTTPHandler(), HTTPSHandler()):
        opener.add_handler(handler)
    return cast("Callable[[Request], HTTPResponse]", partial(opener.open, timeout=silence))


def _in_ascii(address: str) -> str:
    """An address as it is sent: other letters of the host in Punycode, of the path by their bytes.

    What stands behind # is for the reader alone.
    """
    parts = urlsplit(address)
    host = (parts.hostname or "").encode("idna").decode()
    place = f"{host}:{parts.port}" if parts.port else host
    path, query = (quote(part, safe=string.punctuation) for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, place, path or "/", query, ""))


def _with_file(response: HTTPResponse, address: str) -> HTTPResponse:
    if response.status == _OK:
        return response
    host = urlsplit(address).hostname
    response.close()
    raise OutsideWorld("address_status", host=host, status=response.status)


def _next_address(address: str, location: str | None) -> str:
    """The address that a redirect leads to."""
    host = urlsplit(address).hostname
    if not location:
        raise OutsideWorld("address_redirect_nowhere", host=host)
    # headers are read as Latin-1, and what is sent in them is mostly UTF-8
    written = quote(location.strip().encode("latin-1"), safe=string.punctuation)
    found = urljoin(address, written)
    if address_fault(found):
        raise OutsideWorld("address_redirect_scheme", host=host)
    if address.startswith("https:") and found.startswith("http:"):
        raise OutsideWorld("address_redirect_insecure", host=host)
    return found
