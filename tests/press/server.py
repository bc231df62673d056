"""A press on loopback: a web server whose every address is set by the test, and which writes down who asked for what and when."""

from __future__ import annotations

import math
import ssl
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

Handler = BaseHTTPRequestHandler
Behaviour = Callable[[Handler], None]


@dataclass(frozen=True)
class Reply:
    """An ordinary answer. With ``etag`` the server answers 304 to whoever already has it."""

    body: bytes | str = b""
    status: int = 200
    type: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    etag: str | None = None

    def __call__(self, handler: Handler) -> None:
        known = self.etag is not None and handler.headers.get("If-None-Match") == self.etag
        body = b"" if known else self.body.encode() if isinstance(self.body, str) else self.body
        handler.send_response(304 if known else self.status)
        sent = {"Content-Type": self.type, "Content-Length": str(len(body)), "ETag": self.etag, **self.headers}
        for name, value in sent.items():
            if value is not None:
                handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)


@dataclass
class Hit:
    """One request as the server saw it: when it came, when its answer was begun, and when that had been sent (infinite until then)."""

    path: str
    headers: Mapping[str, str]
    start: float
    answered: float = math.inf
    end: float = math.inf


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Visitors that hang up are what some tests are about."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Press:
    """A server on ``127.0.0.N``, as a context manager. ``pages`` maps a path with its query to what happens there; else 404. With
    a certificate it speaks TLS."""

    def __init__(self, host: str = "127.0.0.1", certificate: Path | None = None) -> None:
        self.pages: dict[str, Behaviour] = {"/robots.txt": Reply("", status=404)}
        self.hits: list[Hit] = []
        self._server = _Server((host, 0), self._handler())
        self.host, self.port = host, int(self._server.server_address[1])
        self.origin = f"{'https' if certificate else 'http'}://{host}:{self.port}"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)

    def __enter__(self) -> Press:
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def behaviour(self, path: str) -> Behaviour:
        """What happens at ``path``; a query that nobody planned for is ignored, as on most sites."""
        bare = path.partition("?")[0]
        return self.pages.get(path) or self.pages.get(bare) or Reply("tidak ada", status=404)

    def paths(self, prefix: str = "/") -> list[str]:
        """The paths asked for, robots.txt left out, in order."""
        return [hit.path for hit in self.hits if hit.path.startswith(prefix) and hit.path != "/robots.txt"]

    def forget(self) -> None:
        """Start a new access log."""
        self.hits.clear()

    def _handler(self) -> type[Handler]:
        press = self

        class PressHandler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                self.hit = hit = Hit(self.path, dict(self.headers), time.monotonic())
                press.hits.append(hit)
                try:
                    press.behaviour(self.path)(self)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True
                finally:
                    hit.end = time.monotonic()

            def flush_headers(self) -> None:
                self.hit.answered = time.monotonic()
                super().flush_headers()

            def log_message(self, *_: Any) -> None:
                pass

        return PressHandler
