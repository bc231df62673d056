"""`kliping serve`: the web application on this computer."""

from __future__ import annotations

import ipaddress
import socket

import uvicorn

from crawler.errors import UsageError
from search.app import App
from search.web.application import build
from search.web.guard import LOCAL_NAMES


def serve(app: App, host: str, port: int) -> None:
    """Answer on ``host`` and ``port`` (0: any free one) until interrupted; the address is printed first.

    Raises ``UsageError`` for an address that others can reach (there are no accounts yet) or a port that is taken.
    """
    if not is_loopback(host):
        raise UsageError(
            f"--host {host}: tanpa akun pengguna, kliping hanya melayani komputer ini (127.0.0.1)"
            " / without accounts only this computer is served"
        )
    try:
        listener = listen(host, port)
    except OSError as problem:
        raise UsageError(f"--port {port}: tidak dapat dipakai ({problem.strerror}); pilih yang lain, misalnya --port 8010") from problem
    print(f"kliping: {address_of(listener)}  (Ctrl+C untuk berhenti / to stop)", flush=True)
    server_of(app).run(sockets=[listener])


def server_of(app: App) -> uvicorn.Server:
    """The server over the archive of ``app``, to be run with a socket of :func:`listen`."""
    return uvicorn.Server(uvicorn.Config(build(app, LOCAL_NAMES), log_level="warning", access_log=False, server_header=False))


def address_of(listener: socket.socket) -> str:
    """What to type into a browser."""
    host, port = listener.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def is_loopback(host: str) -> bool:
    """Whether only this computer can reach ``host``."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def listen(host: str, port: int) -> socket.socket:
    """A socket on this address; 0 takes any free port. Raises ``OSError``."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
    except OSError:
        listener.close()
        raise
    return listener
