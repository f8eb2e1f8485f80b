"""A web server of this machine with answers that are written down, for files from an address.

It answers each request byte by byte as it is told, so that answers can be wrong in every way.
"""

import gzip
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Event, Thread

Send = Callable[[bytes], object]
Answer = bytes | Callable[[Send, Event], object]
"""All bytes of an answer; or what sends them, until the event says that the test is over."""


_TLS = b"\x16\x03"
"""With which whoever wants a secure connection begins."""


def answer(body: bytes, *headers: str, status: str = "200 OK", length: int | None = None) -> bytes:
    """An answer with its length, or with another one."""
    size = len(body) if length is None else length
    head = (f"HTTP/1.1 {status}", f"Content-Length: {size}", "Connection: close", *headers)
    return "\r\n".join((*head, "", "")).encode("latin-1") + body


def packed(body: bytes) -> bytes:
    """An answer that is packed by gzip."""
    return answer(gzip.compress(body), "Content-Encoding: gzip")


def moved(to: str, status: str = "302 Found") -> bytes:
    """A redirect."""
    return answer(b"", f"Location: {to}", status=status)


class _Handler(BaseRequestHandler):
    server: "WebServer"

    def handle(self) -> None:
        """Read a request to its blank line, or a greeting of TLS, note it, and answer."""
        asked = b""
        while not (b"\r\n\r\n" in asked or asked.startswith(_TLS)) and (
            piece := self.request.recv(65536)
        ):
            asked += piece
        self.server.requests.append(asked.decode("latin-1"))
        path = asked.split(b" ")[1].decode("latin-1") if b" " in asked else ""
        wanted = self.server.answers.get(path, answer(b"", status="404 Not Found"))
        try:
            if isinstance(wanted, bytes):
                self.request.sendall(wanted)
            else:
                wanted(self.request.sendall, self.server.over)
        except OSError:  # whoever asked has had enough
            return


class WebServer(ThreadingTCPServer):
    """The server, with its answers by their paths and the requests that it was sent."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, answers: Mapping[str, Answer]) -> None:
        """Take the answers; the system chooses the port."""
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: dict[str, Answer] = {**answers}
        self.requests: list[str] = []
        self.over = Event()

    @property
    def address(self) -> str:
        """Its address, without a slash at the end."""
        host, port = self.server_address[:2]
        return f"http://{host!s}:{port}"

    def handle_error(self, *_: object) -> None:
        """Say nothing: a client that goes away is part of the tests."""


@contextmanager
def web_server(answers: Mapping[str, Answer]) -> Iterator[WebServer]:
    """Run a server until the block ends."""
    with WebServer(answers) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            server.shutdown()
            thread.join()
