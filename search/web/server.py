"""`kliping serve`: the web application on this computer, or for an office network where there are accounts."""

from __future__ import annotations

import ipaddress
import socket
import ssl
from pathlib import Path
from typing import Any, Final

import uvicorn

from crawler.errors import ConfigError, UsageError
from search.accounts import Office
from search.app import App
from search.web.application import build
from search.web.guard import LOCAL_NAMES
from search.web.patience import PatientProtocol

_MOST_AT_ONCE: Final = 200
"""Open connections; whoever comes beyond is told to come again (503)."""
_LARGEST_HEAD: Final = 16 * 1024
"""Bytes of address and headers."""


def serve(app: App, host: str, port: int) -> None:
    """Answer on ``host`` and ``port`` (0: any free one) until interrupted; the address is printed first.

    Raises ``UsageError`` for a port that is taken, or where login is needed and there is no administrator yet; ``ConfigError`` for a
    certificate that cannot be used.
    """
    login = needs_login(app, host)
    if login:
        require_administrator(app, host)
    try:
        listener = listen(host, port)
    except OSError as problem:
        raise UsageError(
            f"--host {host} --port {port}: tidak dapat dipakai ({problem.strerror}); pilih yang lain, misalnya --port 8010"
        ) from problem
    server = server_of(app, login, (host,))
    print(f"kliping: {address_of(listener, server.config.is_ssl)}  (Ctrl+C untuk berhenti / to stop)", flush=True)
    if login and not server.config.is_ssl and not app.settings.web.proxies:
        print("kliping: tanpa https, kata sandi dapat dibaca di jaringan; lihat docs/accounts.md / passwords can be read on the network")
    server.run(sockets=[listener])


def needs_login(app: App, host: str) -> bool:
    """Whether others can reach the pages: at another address than loopback, or through a proxy, or because the settings say so."""
    web = app.settings.web
    return web.login or bool(web.hosts or web.proxies) or not is_loopback(host)


def require_administrator(app: App, host: str) -> None:
    """Raise ``UsageError``, which says what to do, unless there is an administrator."""
    with Office(app.data_dir) as office:
        if not office.people.has_administrator():
            raise UsageError(
                f"--host {host}: alamat ini dapat dibuka orang lain, dan belum ada administrator. Buat dulu:"
                " `kliping user add NAMA --role administrator` / others can reach this address: add an administrator first"
            )


def server_of(app: App, login: bool = False, hosts: tuple[str, ...] = ()) -> uvicorn.Server:
    """The server over the archive of ``app``, to be run with a socket of :func:`listen`; it answers to ``hosts`` besides its own names."""
    web = app.settings.web
    names = {name.lower() for name in (*LOCAL_NAMES, *web.hosts, *hosts) if name not in ("0.0.0.0", "::", "")}
    config = uvicorn.Config(
        build(app, names, login), http=PatientProtocol, ws="none", log_level="warning", access_log=False, server_header=False,
        date_header=True, proxy_headers=bool(web.proxies), forwarded_allow_ips=list(web.proxies), limit_concurrency=_MOST_AT_ONCE,
        h11_max_incomplete_event_size=_LARGEST_HEAD, **_certificate(app),
    )  # fmt: skip
    return uvicorn.Server(config)


def address_of(listener: socket.socket, secure: bool = False) -> str:
    """What to type into a browser."""
    host, port = listener.getsockname()[:2]
    return f"http{'s' if secure else ''}://{f'[{host}]' if ':' in host else host}:{port}/"


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


def _certificate(app: App) -> dict[str, Any]:
    """The options for https. Raises ``ConfigError`` for files that are no certificate with its key."""
    web = app.settings.web
    if not web.certificate:
        return {}
    files: dict[str, Path] = {
        "ssl_certfile": app.config_dir / web.certificate,
        "ssl_keyfile": app.config_dir / (web.key or web.certificate),
    }
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(files["ssl_certfile"], files["ssl_keyfile"])
    except OSError as problem:
        raise ConfigError(
            app.config_dir / "settings.toml", f"bukan sertifikat dengan kuncinya ({problem})", key="web.certificate"
        ) from None
    return {name: str(path) for name, path in files.items()}
