"""A file from an address: whole, or an error that says what has failed."""

import gzip
import socket
from collections.abc import Callable, Iterator
from threading import Event
from zlib import compressobj

import pytest
from web_server import Answer, Send, WebServer, answer, moved, packed, web_server

from mic_tracker.errors import OutsideWorld, WrongUse
from mic_tracker.read.exchange.web.download import DownloadBounds, download

CSV = b"Year,Value\n2024,5\n"
PATIENT = 60.0
"""Seconds in which a test that waits for nothing is over, on any machine."""
TINY = DownloadBounds(bytes=1000, seconds=PATIENT, silence=PATIENT, redirects=5)


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """No proxy of the machine stands between a test and its own server."""
    monkeypatch.setenv("no_proxy", "*")


@pytest.fixture
def server() -> Iterator[WebServer]:
    with web_server({}) as running:
        yield running


def failed(server: WebServer, reply: Answer, bounds: DownloadBounds = TINY) -> OutsideWorld:
    """The error that an answer leads to."""
    server.answers["/x.csv"] = reply
    with pytest.raises(OutsideWorld) as error:
        download(f"{server.address}/x.csv", bounds)
    assert error.value.exit_code == 4
    assert error.value.facts["host"] == "127.0.0.1"
    return error.value


def chunked(*pieces: bytes, end: bytes = b"0\r\n\r\n") -> bytes:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    return head + b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in pieces) + end


# ── what is read ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "reply",
    [
        answer(CSV),
        answer(CSV, "Content-Encoding: identity"),
        packed(CSV),
        answer(gzip.compress(CSV[:5]) + gzip.compress(CSV[5:]), "Content-Encoding: x-gzip"),
        chunked(CSV[:3], CSV[3:]),
        b"HTTP/1.0 200 OK\r\n\r\n" + CSV,
        b"HTTP/1.1 100 Continue\r\n\r\n" + answer(CSV),
    ],
)
def test_a_whole_file_is_read(server: WebServer, reply: bytes) -> None:
    server.answers["/data/x.csv"] = reply
    assert download(f"{server.address}/data/x.csv", TINY) == ("x.csv", CSV, {})


def test_bytes_are_taken_as_they_are(server: WebServer) -> None:
    """An encoding that a server states is not believed: it is often its usual one."""
    data = "Region\nSüd\n".encode("latin-1")
    server.answers["/x.csv"] = answer(data, "Content-Type: text/csv; charset=utf-8")
    assert download(f"{server.address}/x.csv", TINY).data == data


def test_what_is_sent_says_who_asks_and_nothing_of_the_user(server: WebServer) -> None:
    server.answers["/a%20b/%E1?q=%C3%A9&x=[1]"] = answer(CSV)
    found = download(f"{server.address}/a%20b/%E1?q=é&x=[1]#part", TINY)
    assert found.name == "\ufffd"
    (asked,) = server.requests
    names = sorted(line.partition(":")[0] for line in asked.split("\r\n")[1:] if line)
    assert names == ["Accept", "Accept-Encoding", "Connection", "Host", "User-Agent"]
    assert "User-Agent: mic-tracker/" in asked


@pytest.mark.parametrize("status", ["301 X", "302 X", "303 X", "307 X", "308 X"])
def test_a_redirect_is_followed_and_the_name_stays(server: WebServer, status: str) -> None:
    server.answers["/new place"] = b""
    server.answers |= {"/old.csv": moved("/new%20place", status), "/new%20place": answer(CSV)}
    assert download(f"{server.address}/old.csv", TINY) == ("old.csv", CSV, {})


def test_without_a_path_the_file_is_called_as_its_host(server: WebServer) -> None:
    server.answers["/"] = answer(CSV)
    assert download(server.address, TINY).name == "127.0.0.1"


# ── what is not whole, too much, or no file ──────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (answer(CSV, length=len(CSV) + 1), "address_cut_off"),
        (answer(gzip.compress(CSV)[:-9], "Content-Encoding: gzip"), "address_cut_off"),
        (chunked(CSV, end=b""), "address_cut_off"),
        (chunked(CSV, end=b"50\r\nhalf"), "address_cut_off"),
        (b"", "address_cut_off"),
        (answer(b"x" * 1001), "address_large"),
        (chunked(*[b"x" * 100] * 11), "address_large"),
        (b"HTTP/1.0 200 OK\r\n\r\n" + b"x" * 1001, "address_large"),
        (answer(b"", length=10**30), "address_large"),
        (packed(b"\0" * 10**7), "address_large"),
        (answer(CSV, "Content-Length: 3"), "address_garbled"),
        (answer(CSV).replace(b"Content-Length: 18", b"Content-Length: -1"), "address_garbled"),
        (answer(CSV).replace(b"Content-Length: 18", b"Content-Length: many"), "address_garbled"),
        (answer(CSV, "Content-Encoding: gzip"), "address_garbled"),
        (b"\0\1\2 what is this\r\n\r\n", "address_garbled"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1000, "address_garbled"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 10**6, "address_garbled"),
        (answer(CSV, "Content-Encoding: br"), "address_packing"),
        (answer(b"", status="404 Not Found"), "address_status"),
        (answer(b"", status="401 \x1b[31mred"), "address_status"),
        (answer(b"", status="500 X"), "address_status"),
        (answer(b"", status="204 X"), "address_status"),
        (answer(CSV, status="206 X"), "address_status"),
        (answer(b"", status="304 X"), "address_status"),
        (answer(b"\n <!DOCTYPE html><p>Sign in"), "address_page"),
        (answer(b"<HTML lang='en'>"), "address_page"),
        (answer(b"", status="302 Found"), "address_redirect_nowhere"),
        (moved("file:///etc/passwd"), "address_redirect_scheme"),
        (moved("ftp://127.0.0.1/x"), "address_redirect_scheme"),
        (moved("data:text/csv,Year"), "address_redirect_scheme"),
        (moved("http://somebody:something@127.0.0.1/"), "address_redirect_scheme"),
        (moved("x.csv"), "address_redirects"),
    ],
    ids=lambda found: found if isinstance(found, str) else "",
)
def test_what_is_no_whole_file(server: WebServer, reply: bytes, code: str) -> None:
    assert failed(server, reply).code == code


def test_a_few_redirects_are_followed_and_no_more(server: WebServer) -> None:
    server.answers |= {f"/{i}": moved(f"/{i + 1}") for i in range(6)}
    server.answers["/6"] = answer(CSV)
    assert download(f"{server.address}/1", TINY).data == CSV
    with pytest.raises(OutsideWorld) as error:
        download(f"{server.address}/0", TINY)
    assert (error.value.code, len(server.requests)) == ("address_redirects", 6 + 6)


def test_a_packed_file_is_not_unpacked_beyond_its_bound(server: WebServer) -> None:
    """A gigabyte of zeros: a megabyte as it is sent."""
    packer = compressobj(9, wbits=31)
    zeros = bytes(2**20)
    data = b"".join(packer.compress(zeros) for _ in range(1024)) + packer.flush()
    reply = answer(data, "Content-Encoding: gzip")
    bounds = DownloadBounds(bytes=2 * 2**20, seconds=PATIENT, silence=PATIENT)
    assert failed(server, reply, bounds).code == "address_large"


# ── time: what never ends is given up after a bound that is an argument ──────────────────────────


def endless(piece: bytes) -> Callable[[Send, Event], object]:
    """What sends a piece again and again."""

    def send(out: Send, over: Event) -> None:
        while not over.wait(0.01):
            out(piece)

    return send


def silent(start: bytes) -> Callable[[Send, Event], object]:
    """What begins, and then says nothing until the test is over."""

    def send(out: Send, over: Event) -> None:
        out(start)
        over.wait()

    return send


HEAD = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize(
    "reply",
    [
        silent(b""),
        silent(HEAD),
        silent(HEAD + b"\r\nYear,"),
        endless(b""),
    ],
)
@pytest.mark.parametrize(
    "bounds",
    [
        DownloadBounds(bytes=1000, seconds=PATIENT, silence=0.2),
        DownloadBounds(bytes=1000, seconds=0.2, silence=PATIENT),
    ],
)
def test_a_server_that_is_silent_is_given_up(
    server: WebServer, reply: Answer, bounds: DownloadBounds
) -> None:
    found = failed(server, reply, bounds)
    assert (found.code, found.facts["seconds"]) == ("address_slow", 0.2)


def dripping(start: bytes) -> Callable[[Send, Event], object]:
    """What begins, and goes on with a byte now and then: it is never silent."""

    def send(out: Send, over: Event) -> None:
        out(start)
        endless(b"x")(out, over)

    return send


@pytest.mark.parametrize("start", [b"", HEAD + b"X: ", HEAD + b"\r\n"])
def test_a_server_that_sends_a_byte_now_and_then_is_given_up(
    server: WebServer, start: bytes
) -> None:
    bounds = DownloadBounds(bytes=10**9, seconds=0.3, silence=PATIENT)
    assert failed(server, dripping(start), bounds).code == "address_slow"


def test_a_server_that_never_ends_is_given_up_by_its_size(server: WebServer) -> None:
    def send(out: Send, over: Event) -> None:
        out(HEAD + b"\r\n")
        while not over.is_set():
            out(b"x" * 65536)

    assert failed(server, send).code == "address_large"


# ── no connection ────────────────────────────────────────────────────────────────────────────────


def test_nobody_listens() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, and not listening: nobody else can be there
        with pytest.raises(OutsideWorld) as error:
            download(f"http://127.0.0.1:{taken.getsockname()[1]}/x.csv", TINY)
    assert error.value.code == "address_refused"


def test_a_host_that_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(OutsideWorld) as error:
        download("https://figures.example.org/x.csv", TINY)
    assert (error.value.code, error.value.facts["host"]) == ("address_host", "figures.example.org")


def test_a_name_server_that_never_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    over = Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: over.wait())
    bounds = DownloadBounds(seconds=0.2, silence=PATIENT)
    with pytest.raises(OutsideWorld) as error:
        download("https://figures.example.org/x.csv", bounds)
    over.set()
    assert error.value.code == "address_slow"


def test_no_secure_connection(server: WebServer) -> None:
    with pytest.raises(OutsideWorld) as error:
        download(server.address.replace("http:", "https:") + "/x.csv", TINY)
    assert error.value.code == "address_tls"


def test_a_proxy_of_the_environment_is_asked(
    server: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("no_proxy")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.setenv("http_proxy", server.address)
    server.answers["http://figures.example.org/x.csv"] = answer(CSV)
    assert download("http://figures.example.org/x.csv", TINY).data == CSV


# ── what is no address ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("http://somebody:something@example.org/x.csv", "address_credentials"),
        ("https://somebody@example.org", "address_credentials"),
        ("ftp://somebody:something@example.org/", "address_credentials"),
        ("file:///etc/passwd", "address_scheme"),
        ("ftp://example.org/x.csv", "address_scheme"),
        ("gopher://127.0.0.1:70/_x", "address_scheme"),
        ("data:text/csv,Year", "address_whole"),
        ("", "address_whole"),
        ("https://", "address_whole"),
        ("https:///x.csv", "address_whole"),
        ("https://exa mple.org/", "address_whole"),
        ("https://example.org/a b", "address_whole"),
        ("https://example.org/\x00", "address_whole"),
        ("https://example.org/a\r\nHost: other", "address_whole"),
        ("https://example.org:99999/", "address_whole"),
        ("https://example.org:-1/", "address_whole"),
        ("x.csv", "address_whole"),
    ],
)
def test_what_is_no_address_of_a_file(address: str, code: str) -> None:
    with pytest.raises(WrongUse) as error:
        download(address)
    assert (error.value.code, dict(error.value.facts)) == (code, {})
    assert error.value.exit_code == 2
