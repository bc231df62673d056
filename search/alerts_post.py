"""Two ways out for digests: the office's mail server, and a folder of files."""

from __future__ import annotations

import hashlib
import os
import smtplib
import ssl
from collections.abc import Mapping
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from typing import Final

from crawler.errors import ConfigError
from search.alerts import Post
from search.alerts_digest import one_line
from search.export.files import whole_file
from search.settings import MailSettings
from search.store.watches import Mail

PASSWORD: Final = "KLIPING_SMTP_PASSWORD"
_PATIENCE: Final = 30.0
"""Seconds for one step of the conversation with the server."""
_SECURITY: Final = ("starttls", "tls", "none")


def post_of(settings: MailSettings, data_dir: Path, environ: Mapping[str, str] = os.environ) -> Post:
    """The way out that the settings name. Raises ``ConfigError`` for settings that cannot be used."""
    if not settings.host:
        return FolderPost(data_dir / settings.folder, settings.sender or "kliping@localhost")
    if settings.security not in _SECURITY:
        raise ConfigError("settings.toml", f"pilih {', '.join(_SECURITY)}, bukan {settings.security!r}", key="mail.security")
    if "@" not in settings.sender:
        raise ConfigError("settings.toml", "alamat pengirim belum diisi", key="mail.sender")
    return SmtpPost(settings, _password(settings, environ))


def message_of(mail: Mail, sender: str) -> EmailMessage:
    """The mail as a message. The same mail has the same Message-ID, by which a server or reader recognises a repetition."""
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = one_line(sender), one_line(mail.recipient), one_line(mail.subject)
    message["Date"] = format_datetime(datetime.fromisoformat(mail.made_at))
    host = one_line(sender).rpartition("@")[2] or "localhost"
    message["Message-ID"] = f"<kliping.{mail.day}.{_digest(mail.recipient)}@{host}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.body, cte="quoted-printable")
    return message


class FolderPost:
    """Writes each mail to a file of its own, whole or not at all; the same mail again writes nothing."""

    def __init__(self, folder: Path, sender: str) -> None:
        self._folder, self._sender = folder, sender

    def deliver(self, mail: Mail) -> None:
        """Write the mail to ``DAY-DIGEST.eml``."""
        path = self._folder / f"{mail.day}-{_digest(mail.recipient)}.eml"
        if not path.exists():
            with whole_file(path) as draft:
                draft.write_bytes(message_of(mail, self._sender).as_bytes())


class SmtpPost:
    """Hands each mail to a mail server, in a conversation of its own. The password is never shown, also not in an error."""

    def __init__(self, settings: MailSettings, password: str) -> None:
        self._settings, self._password = settings, password

    def deliver(self, mail: Mail) -> None:
        """Raises ``OSError`` (of which ``smtplib.SMTPException`` is one) when the server does not take the mail."""
        settings = self._settings
        context = ssl.create_default_context()
        direct = settings.security == "tls"
        server = smtplib.SMTP_SSL(settings.host, settings.port, timeout=_PATIENCE, context=context) if direct else smtplib.SMTP(
            settings.host, settings.port, timeout=_PATIENCE
        )  # fmt: skip
        with server:
            if settings.security == "starttls":
                server.starttls(context=context)
            if settings.user:
                server.login(settings.user, self._password)
            server.send_message(message_of(mail, settings.sender))


def _password(settings: MailSettings, environ: Mapping[str, str]) -> str:
    if not settings.password_file:
        return environ.get(PASSWORD, "")
    path = Path(settings.password_file)
    try:
        return path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as problem:
        raise ConfigError(path, f"berkas kata sandi surel tidak terbaca ({type(problem).__name__})", key="mail.password_file") from None


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
