"""What can go wrong at an outlet, one behaviour each."""

from __future__ import annotations

import gzip
import socket
import struct
import time
import zlib

import brotli

from tests.press.server import Behaviour, Handler, Reply

PAGE = "<html><body><h1>Kabar</h1><p>Perajin rekaan menerima alat baru.</p></body></html>"
MEBIBYTE = 1024 * 1024
ZSTD = bytes.fromhex("28b52ffd0458410000") + PAGE.encode()[:11]
"""The beginning of a Zstandard frame. We ask for gzip only; who sends something else is refused before a byte of it is unpacked."""


def redirect(to: str, status: int = 302) -> Reply:
    """Send the visitor elsewhere."""
    return Reply("", status, headers={"Location": to})


def packed(data: bytes, encoding: str) -> Reply:
    """An answer with a ``Content-Encoding``."""
    return Reply(data, headers={"Content-Encoding": encoding})


def bomb(size: int = 64 * MEBIBYTE) -> bytes:
    """A small gzip that unpacks to ``size`` bytes."""
    return gzip.compress(bytes(size))


def slow(seconds: float) -> Behaviour:
    """Nothing for a while, then a page."""

    def answer(handler: Handler) -> None:
        time.sleep(seconds)
        Reply(PAGE)(handler)

    return answer


def drip(handler: Handler) -> None:
    """One byte every tenth of a second."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b" ")
        time.sleep(0.1)


def cut_short(handler: Handler) -> None:
    """Half of what was announced."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", str(2 * len(PAGE)))
    handler.end_headers()
    handler.wfile.write(PAGE.encode())
    handler.close_connection = True


def reset(handler: Handler) -> None:
    """Hang up rudely."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()
    handler.close_connection = True


def endless(handler: Handler) -> None:
    """A body without announced length that does not stop."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Connection", "close")
    handler.end_headers()
    for _ in range(64):
        handler.wfile.write(b"x" * MEBIBYTE)
    handler.close_connection = True


def garbage(handler: Handler) -> None:
    """Something that is not HTTP."""
    handler.wfile.write(b"\x00\x01\x02 halo\r\n\r\n")
    handler.close_connection = True


def old_http(handler: Handler) -> None:
    """HTTP/1.0, without a length, ended by hanging up."""
    handler.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode())
    handler.close_connection = True


def bad_chunks(handler: Handler) -> None:
    """Chunks whose lengths are no numbers."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhalo\r\n")
    handler.close_connection = True


def unfinished_chunks(handler: Handler) -> None:
    """A first chunk, and no last one."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalo\r\n")
    handler.close_connection = True


def huge_header(handler: Handler) -> None:
    """A header line of a megabyte."""
    Reply(PAGE, headers={"X-Panjang": "x" * MEBIBYTE})(handler)


def silent(handler: Handler) -> None:
    """Accept the request and never answer."""
    time.sleep(4)
    handler.close_connection = True


def many_headers(handler: Handler) -> None:
    """A thousand cookies and a page."""
    Reply(PAGE, headers={f"Set-Cookie{n}": f"k{n}=1" for n in range(1000)})(handler)


PAGE_FAULTS: dict[str, tuple[Behaviour, str | None]] = {
    "not-found": (Reply("tidak ada", 404), "gone"),
    "gone": (Reply("", 410), "gone"),
    "forbidden": (Reply("dilarang", 403), "blocked"),
    "login": (Reply("masuk dulu", 401), "blocked"),
    "legal": (Reply("", 451), "blocked"),
    "error-500": (Reply("galat", 500), "http-error"),
    "error-502": (Reply("galat", 502), "http-error"),
    "teapot": (Reply("", 418), "http-error"),
    "uninvited-304": (Reply("", 304), "http-error"),
    "partial": (Reply(PAGE[:20], 206), "http-error"),
    "redirect-nowhere": (Reply("", 302), "http-error"),
    "redirect-to-file": (redirect("file:///etc/hostname"), "http-error"),
    "redirect-to-script": (redirect("javascript:alert(1)"), "bad-address"),
    "redirect-offsite": (redirect("http://127.9.9.9:1/2026/11/20/x"), "offsite"),
    "redirect-loop": (redirect("/2026/11/20/redirect-loop"), "redirect-loop"),
    "redirect-six": (redirect("/lompat/5"), "redirect-loop"),
    "redirect-five": (redirect("/lompat/4"), None),
    "redirect-with-password": (redirect("http://a:b@127.0.0.1:1/2026/11/20/x"), "bad-address"),
    "redirect-home": (redirect("/"), "gone"),
    "slow": (slow(6), "timeout"),
    "drip": (drip, "timeout"),
    "reset": (reset, "connection"),
    "garbage": (garbage, "connection"),
    "silent": (silent, "timeout"),
    "bad-chunks": (bad_chunks, "truncated"),
    "unfinished-chunks": (unfinished_chunks, "truncated"),
    "huge-header": (huge_header, "connection"),
    "cut-short": (cut_short, "truncated"),
    "gzip-cut-short": (packed(gzip.compress(PAGE.encode() * 50)[:-20], "gzip"), "truncated"),
    "gzip-damaged": (packed(b"\x1f\x8b\x08\x00" + b"\xff" * 50, "gzip"), "truncated"),
    "not-gzip": (packed(PAGE.encode(), "gzip"), "truncated"),
    "bomb-gzip": (packed(bomb(), "gzip"), "too-large"),
    "bomb-deflate": (packed(zlib.compress(bytes(64 * MEBIBYTE)), "deflate"), "too-large"),
    "bomb-nested": (packed(gzip.compress(bomb()), "gzip, gzip"), "too-large"),
    "three-layers": (packed(b"x", "gzip, gzip, gzip"), "not-text"),
    "unknown-encoding": (packed(b"x", "kabar"), "not-text"),
    "bomb-br": (packed(brotli.compress(bytes(64 * MEBIBYTE)), "br"), "not-text"),
    "zstd-uninvited": (packed(ZSTD, "zstd"), "not-text"),
    "zstd-in-capitals": (packed(ZSTD, " ZSTD "), "not-text"),
    "bomb-br-in-gzip": (packed(gzip.compress(brotli.compress(bytes(64 * MEBIBYTE))), "br, gzip"), "not-text"),
    "bomb-gzip-in-br": (packed(brotli.compress(bomb()), "gzip, br"), "not-text"),
    "gzip-bomb-around-zstd": (packed(bomb(), "zstd, gzip"), "too-large"),
    "br-that-is-none": (packed(PAGE.encode(), "br"), "not-text"),
    "endless": (endless, "too-large"),
    "announced-huge": (Reply(b"x", headers={"Content-Length": str(1024**3)}), "too-large"),
    "pdf": (Reply(b"%PDF-1.7 ...", type="application/pdf"), "not-text"),
    "pdf-as-html": (Reply(b"%PDF-1.7 ...", type="text/html"), "not-text"),
    "image": (Reply(b"\x89PNG", type="image/png"), "not-text"),
    "binary-as-html": (Reply(bytes(range(256)), type="text/html"), "not-text"),
    "empty": (Reply(b""), "empty"),
    "blank": (Reply(b" \n\t "), "empty"),
    "deflate": (packed(zlib.compress(PAGE.encode()), "deflate"), None),
    "raw-deflate": (packed(zlib.compress(PAGE.encode())[2:-4], "deflate"), None),
    "gzip": (packed(gzip.compress(PAGE.encode()), "gzip"), None),
    "no-type": (Reply(PAGE, type=""), None),
    "plain-text": (Reply("Kabar dari kota rekaan.", type="text/plain"), None),
    "old-http": (old_http, None),
    "many-headers": (many_headers, None),
    "moved-once": (redirect("/2026/11/20/gzip", 301), None),
    "meta-refresh": (Reply('<meta http-equiv="refresh" content="0;url=http://127.0.0.66:9/">' + PAGE), None),
}
"""Name of the page, what happens there, and the reason it must be recorded with (``None``: the page is kept)."""
