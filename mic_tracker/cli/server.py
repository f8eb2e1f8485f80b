"""A web server for this machine alone: the files of a site, from memory, with their reload."""

import os
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock
from typing import cast
from urllib.parse import unquote, urlsplit

HOST = "127.0.0.1"
_NAMES = frozenset({"127.0.0.1", "localhost"})
_TYPES = {
    "html": "text/html",
    "svg": "image/svg+xml",
    "csv": "text/csv",
    "json": "application/json",
    "atom": "application/atom+xml",
    "xml": "application/xml",
}
_VERSION = "/-/version"
_RELOAD = (
    '<script>(()=>{let seen;setInterval(async()=>{try{const now=await(await fetch("/-/version"))'
    ".text();if(seen!==undefined&&now!==seen)location.reload();seen=now}catch{}},1000)})()</script>"
)
"""What a page is given while it is served: it asks whether the registry has changed."""


class SiteServer(ThreadingHTTPServer):
    """Serves the files that it was given last."""

    daemon_threads = True
    # on Windows the option means that two servers may share a port, and either may answer
    allow_reuse_address = os.name == "posix"

    def __init__(self, port: int) -> None:
        """Listen on the loopback; port 0 is a free one."""
        super().__init__((HOST, port), _Handler)
        self._lock, self._files, self._version = Lock(), dict[str, str](), 0

    @property
    def address(self) -> str:
        """The address of the site."""
        return f"http://{HOST}:{self.server_port}/"

    def show(self, files: Mapping[str, str]) -> None:
        """Serve other files from now on."""
        with self._lock:
            self._files, self._version = dict(files), self._version + 1

    def find(self, path: str) -> tuple[str, str] | None:
        """The file at a path of an address, and its type; a folder is its index."""
        name = unquote(urlsplit(path).path).removeprefix("/")
        with self._lock:
            if f"/{name}" == _VERSION:
                return str(self._version), "text/plain"
            name = f"{name}index.html" if not name or name.endswith("/") else name
            text = self._files.get(name)
        if text is None:
            return None
        kind = _TYPES.get(name.rpartition(".")[2], "text/plain")
        return (text.replace("</body>", f"{_RELOAD}</body>") if kind == "text/html" else text), kind


class _Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD, to browsers that were led here by the name of this machine."""

    server_version = "mic-tracker"
    sys_version = ""

    def do_GET(self) -> None:
        """Send a file."""
        self._send(body=True)

    def do_HEAD(self) -> None:
        """Send what is known of a file."""
        self._send(body=False)

    def _send(self, *, body: bool) -> None:
        # a page elsewhere may have its own name point here (DNS rebinding)
        host = (self.headers.get("Host") or "").rpartition(":")[0] or self.headers.get("Host")
        if host not in _NAMES:
            self.send_error(HTTPStatus.FORBIDDEN)
            return
        found = cast("SiteServer", self.server).find(self.path)
        if found is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        text, kind = found
        data = text.encode("utf-8")
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if body:
            self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the library has it
        """Say nothing of each request."""
