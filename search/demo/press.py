"""The press itself: one small web server an outlet, each on a loopback address of its own, as different publishers have different hosts."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final

from crawler.errors import UsageError
from search.demo.articles import Outlet, Source, load_outlets, load_sources
from search.demo.listings import Answer, listing_pages
from search.demo.pages import article_page

_FIRST_HOST: Final = 2
"""The outlets get 127.0.0.2, 127.0.0.3, …"""
_HTML: Final = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Press:
    """The running press. ``homes`` maps each outlet's id to the scheme, host and port under which it is served."""

    homes: Mapping[str, str]
    outlets: Mapping[str, Outlet]
    truth: tuple[Source, ...]
    """Every page that it prints."""


@contextmanager
def start_press() -> Iterator[Press]:
    """Serve all outlets on free ports until the block ends. Raises ``UsageError`` where this machine has only one loopback address."""
    outlets, sources = load_outlets(), load_sources()
    with ExitStack() as running:
        homes = {
            outlet.id: running.enter_context(_serving(outlet, [s for s in sources if s.outlet == outlet.id], f"127.0.0.{number}"))
            for number, outlet in enumerate(outlets.values(), _FIRST_HOST)
        }
        yield Press(homes, outlets, sources)


@contextmanager
def _serving(outlet: Outlet, sources: Sequence[Source], host: str) -> Iterator[str]:
    try:
        server = ThreadingHTTPServer((host, 0), BaseHTTPRequestHandler)
    except OSError as problem:
        raise UsageError(
            f"alamat {host} tidak dapat dipakai di komputer ini ({problem}); di macOS: sudo ifconfig lo0 alias {host}"
        ) from None
    home = f"http://{host}:{server.server_address[1]}"
    server.RequestHandlerClass = _handler(pages_of(outlet, sources, home))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield home
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def pages_of(outlet: Outlet, sources: Sequence[Source], home: str) -> dict[str, Answer]:
    """Every address of ``outlet`` (path and query) with what is served there; anything else is not found."""
    pages = listing_pages(outlet, sources, home)
    if outlet.robots is not None:
        pages["/robots.txt"] = ("text/plain; charset=utf-8", outlet.robots)
    for source in sources:
        if source.kind != "gone":
            pages[source.path] = (_HTML, article_page(source, outlet, sources))
            if outlet.one_page:
                pages[f"{source.path}?page=2"] = (_HTML, article_page(source, outlet, sources, 2))
                pages[f"{source.path}?{outlet.one_page}"] = (_HTML, article_page(source, outlet, sources, 0))
    return pages


def _handler(pages: Mapping[str, Answer]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            media_type, text = pages.get(self.path, (_HTML, ""))
            body = text.encode()
            self.send_response(200 if self.path in pages else 404)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments: object) -> None:
            """The demonstration prints a summary, not an access log."""

    return Handler
