"""A server that answers like Elasticsearch's bulk, as badly as a test asks for; and a gate before a real one that can be shut."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

Answer = tuple[int, Any]


class FakeBulk:
    """Keeps documents by id with their version. Each of ``faults`` answers one request, or lets it pass with null."""

    def __init__(self, *faults: Callable[[list[dict[str, Any]]], Answer | None]) -> None:
        self.faults = list(faults)
        self.documents: dict[str, dict[str, Any]] = {}
        self.requests: list[list[str]] = []

    def answer(self, lines: list[dict[str, Any]]) -> Answer:
        heads = [line for line in lines if "index" in line or "delete" in line]
        self.requests.append([next(iter(head.values()))["_id"] for head in heads])
        if self.faults:
            said = self.faults.pop(0)(lines)
            if said is not None:
                return said
        return 200, {"errors": False, "items": self.take(lines)}

    def take(self, lines: list[dict[str, Any]], spoilt: dict[str, tuple[int, str, str]] | None = None) -> list[dict[str, Any]]:
        """The outcome of each item; those in ``spoilt`` fail with status, type and reason."""
        items: list[dict[str, Any]] = []
        remaining = iter(lines)
        for head in remaining:
            ((verb, about),) = head.items()
            body = next(remaining) if verb == "index" else None
            items.append({verb: self._one(about, body, (spoilt or {}).get(about["_id"]))})
        return items

    def _one(self, about: dict[str, Any], body: dict[str, Any] | None, fault: tuple[int, str, str] | None) -> dict[str, Any]:
        if fault:
            status, kind, reason = fault
            return {"_id": about["_id"], "status": status, "error": {"type": kind, "reason": reason}}
        if body is None:
            self.documents.pop(about["_id"], None)
        else:
            self.documents[about["_id"]] = {**body, "_version": about.get("version")}
        return {"_id": about["_id"], "status": 200}


@contextmanager
def serving(fake: FakeBulk) -> Iterator[str]:
    """The address of ``fake``."""

    class Handler(BaseHTTPRequestHandler):
        def handle_request(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            status, said = fake.answer([json.loads(line) for line in body.splitlines() if line])
            if status == 0:
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            content = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("X-Elastic-Product", "Elasticsearch")
            self.send_header("Content-Type", "application/vnd.elasticsearch+json;compatible-with=9")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *arguments: object) -> None:
            pass

    for verb in ("GET", "PUT", "POST"):
        setattr(Handler, f"do_{verb}", Handler.handle_request)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Gate:
    """A port that leads to ``address`` while it is open, and refuses everybody while it is shut."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._target = (parts.hostname, parts.port)
        self._open: list[socket.socket] = []
        self._listening = self._listen(0)
        self.address = f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def shut(self) -> None:
        """As if the server had died: connections under way are cut."""
        for one in (self._listening, *self._open):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()
        self._open.clear()

    def open(self) -> None:
        """The server is back at the same address."""
        self._listening = self._listen(int(self.address.rpartition(":")[2]))

    def _listen(self, port: int) -> socket.socket:
        listening = socket.create_server(("127.0.0.1", port))
        threading.Thread(target=self._accept, args=(listening,), daemon=True).start()
        return listening

    def _accept(self, listening: socket.socket) -> None:
        with suppress(OSError):
            while True:
                arrived, _ = listening.accept()
                onward = socket.create_connection(self._target)
                self._open += [arrived, onward]
                for pair in ((arrived, onward), (onward, arrived)):
                    threading.Thread(target=_pump, args=pair, daemon=True).start()


def _pump(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while chunk := source.recv(65_536):
            target.sendall(chunk)
    for one in (source, target):
        with suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)


def spoil(fake: FakeBulk, faults: dict[str, tuple[int, str, str]]) -> Callable[[Sequence[dict[str, Any]]], Answer]:
    """A request of which the items in ``faults`` fail, the others not."""
    return lambda lines: (200, {"errors": True, "items": fake.take(list(lines), faults)})
