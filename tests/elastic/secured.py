"""A node that only speaks TLS and only to who has a key: its certificate is made by openssl, its first user written into its files."""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from elasticsearch import ApiError, Elasticsearch, TransportError

from tests.es import Missing, Node

USER, PASSWORD = "penguji", "sandi-untuk-uji-saja"
_ROUNDS = 10_000


@dataclass
class SecuredNode(Node):
    """See :class:`tests.es.Node`."""

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"https://localhost:{self.http}"

    @property
    def ca(self) -> Path:
        """Who signed its certificate: itself."""
        return self.folder / "config/cert.pem"

    def administrator(self) -> Elasticsearch:
        """A client with the password."""
        return Elasticsearch(self.address, basic_auth=(USER, PASSWORD), ca_certs=str(self.ca), request_timeout=60)

    def healthy(self) -> bool:
        """Whether it answers its administrator."""
        try:
            with self.administrator() as client:
                return client.options(max_retries=0).cluster.health()["status"] in ("green", "yellow")
        except (ApiError, TransportError, OSError, ValueError):
            return False

    def _configure(self) -> None:
        config = self.folder / "config"
        config.mkdir(parents=True, exist_ok=True)
        _make_certificate(config)
        (config / "users").write_text(f"{USER}:{_hashed(PASSWORD)}\n", "ascii")
        (config / "users_roles").write_text(f"superuser:{USER}\n", "ascii")
        super()._configure()

    def _security(self) -> Iterator[str]:
        yield from ("xpack.security.enabled: true", "xpack.security.http.ssl.enabled: true")
        yield from ("xpack.security.http.ssl.certificate: cert.pem", "xpack.security.http.ssl.key: key.pem")
        yield "xpack.security.transport.ssl.enabled: false"


def _make_certificate(folder: Path) -> None:
    if not shutil.which("openssl"):
        raise Missing("openssl is not installed")
    made = ("-keyout", folder / "key.pem", "-out", folder / "cert.pem", "-days", "2", "-subj", "/CN=localhost")
    order = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", *made, "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    subprocess.run(order, check=True, capture_output=True)


def _hashed(password: str) -> str:
    """As the server's file of users has it: PBKDF2 with SHA-512."""
    salt = os.urandom(32)
    made = hashlib.pbkdf2_hmac("sha512", password.encode(), salt, _ROUNDS, 32)
    return f"{{PBKDF2}}{_ROUNDS}${base64.b64encode(salt).decode()}${base64.b64encode(made).decode()}"
