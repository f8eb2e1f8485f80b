"""The body of an answer: all of it, unpacked, or none."""

import zlib
from http.client import HTTPResponse

from mic_tracker.errors import OutsideWorld

_PIECE = 64 * 1024
_GZIP = zlib.MAX_WBITS | 16
_PLAIN = frozenset(("", "identity"))
_PACKED = frozenset(("gzip", "x-gzip"))
_SHOWN = 40


def read_body(response: HTTPResponse, host: str, most: int) -> bytes:
    """Read the whole body, of so many bytes at most; OutsideWorld where it is not whole."""
    stated = _stated_length(response, host)
    if stated is not None and stated > most:
        raise OutsideWorld("address_large", host=host, limit=most)
    body = _ReceivedBody(host, most, packed=_is_packed(response, host))
    while piece := response.read1(_PIECE):
        body.add(piece)
    return body.finish(stated)


def _stated_length(response: HTTPResponse, host: str) -> int | None:
    """How many bytes the answer says that it has; None where it does not say."""
    lengths = {text.strip() for text in response.headers.get_all("Content-Length", ())}
    if not lengths or response.chunked:
        return None
    length = lengths.pop()
    if lengths or not (length.isascii() and length.isdigit() and len(length) < _SHOWN):
        raise OutsideWorld("address_garbled", host=host)
    return int(length)


def _is_packed(response: HTTPResponse, host: str) -> bool:
    """Whether the body is packed by gzip, which is the only way that was asked for."""
    packing = response.headers.get("Content-Encoding", "").strip().lower()
    if packing not in _PLAIN | _PACKED:
        raise OutsideWorld("address_packing", host=host, packing=packing[:_SHOWN])
    return packing in _PACKED


class _ReceivedBody:
    """What has been read so far, within its bounds both as sent and unpacked."""

    def __init__(self, host: str, most: int, *, packed: bool) -> None:
        self._host, self._most = host, most
        self._unpacker = zlib.decompressobj(_GZIP) if packed else None
        self._sent, self._data = 0, bytearray()

    def add(self, piece: bytes) -> None:
        """Add what was sent; OutsideWorld where it becomes too much."""
        self._sent += len(piece)
        if self._unpacker is None:
            self._data += piece
        while self._unpacker and piece:
            piece = self._unpack(piece)
        if max(self._sent, len(self._data)) > self._most:
            raise OutsideWorld("address_large", host=self._host, limit=self._most)

    def _unpack(self, piece: bytes) -> bytes:
        """Unpack a piece as far as there is room; what is left of it belongs to the next member."""
        assert self._unpacker is not None  # the caller has asked  # noqa: S101
        if self._unpacker.eof:
            self._unpacker = zlib.decompressobj(_GZIP)
        room = self._most + 1 - len(self._data)
        self._data += self._unpacker.decompress(piece, room)
        return self._unpacker.unused_data if len(self._data) <= self._most else b""

    def finish(self, stated: int | None) -> bytes:
        """All of the body; OutsideWorld where the connection ended before it did."""
        short = stated is not None and self._sent < stated
        open_ended = self._unpacker is not None and not self._unpacker.eof
        if short or (open_ended and self._sent):
            raise OutsideWorld("address_cut_off", host=self._host)
        return bytes(self._data)
