"""The installation's settings: `settings.toml` in the configuration folder, overridden by the environment."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Final

from crawler.contact import CONTACT
from search.settings_file import SettingsFile, Told, read_settings

_ENVIRONMENT: Final = {"engine": "KLIPING_ENGINE", "api_key": "KLIPING_API_KEY"}
"""Keys of ``[search]`` that the environment overrides."""
_CHOICES: Final[Mapping[str, tuple[re.Pattern[str], Told]]] = {
    "search.engine": (
        re.compile(r"embedded|memory|https?://.+"),
        (
            "`embedded`, `memory`, atau alamat seperti http://127.0.0.1:9200",
            "`embedded`, `memory` or an address such as http://127.0.0.1:9200",
        ),
    ),
    "mail.security": (re.compile("starttls|tls|none"), ("`starttls`, `tls`, atau `none`", "`starttls`, `tls` or `none`")),
    "crawl.contact": (
        re.compile(f"|{CONTACT.pattern}"),
        ('alamat surel atau situs, misalnya "humas@kantor.go.id"', 'an e-mail or web address, for example "humas@kantor.go.id"'),
    ),
}
"""Keys whose text must have a form: what fits, and how that is told."""
_SECRET: Final = frozenset({"api_key"})
"""Keys whose values are never repeated."""


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """``engine``: ``embedded``, ``memory`` or the address of an Elasticsearch (several nodes with commas between).

    The rest is for a server: ``index`` begins the names of its indexes, ``api_key`` (better in ``$KLIPING_API_KEY``) is never printed,
    ``ca`` is the file of the authority that signed its certificate, ``timeout`` the seconds one question may take.
    """

    engine: str = "embedded"
    index: str = "kliping"
    api_key: str = field(default="", repr=False)
    ca: str = ""
    timeout: float = 10


DEFAULT_SEARCH: Final = SearchSettings()


@dataclass(frozen=True, slots=True)
class CrawlSettings:
    """``contact`` goes into the User-Agent; ``allow_private`` permits addresses on loopback and private networks."""

    contact: str = ""
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """``time_limit``: seconds after which reading one page is given up and recorded."""

    time_limit: float = 10


@dataclass(frozen=True, slots=True)
class NightlySettings:
    """``hours``: after so long a run ends in order; what is left is for the next one."""

    hours: float = 5


@dataclass(frozen=True, slots=True)
class OfficeSettings:
    """Letterhead and signature of the kliping; ``template`` is the office's own Word file, as seen from the configuration folder."""

    name: str = ""
    unit: str = ""
    address: str = ""
    city: str = ""
    signatory: str = ""
    position: str = ""
    template: str = ""


@dataclass(frozen=True, slots=True)
class MailSettings:
    """How digests of saved searches are sent.

    Without ``host`` they are written to files in ``folder`` (as seen from the data folder) instead. ``security`` is ``starttls``,
    ``tls`` or ``none``; the password is in the file ``password_file`` or in ``$KLIPING_SMTP_PASSWORD``, never here. ``site`` is the
    address of the web pages, for links back.
    """

    host: str = ""
    port: int = 587
    security: str = "starttls"
    user: str = ""
    password_file: str = ""
    sender: str = ""
    folder: str = "mail"
    site: str = ""


@dataclass(frozen=True, slots=True)
class WebSettings:
    """How the web pages are served to an office network; see docs/accounts.md.

    ``hosts`` are the names under which people open them, ``proxies`` the addresses of reverse proxies whose `X-Forwarded-…` is believed,
    ``login`` asks for an account on this computer too. ``certificate`` and ``key`` are PEM files, for https without a proxy.
    """

    hosts: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ()
    login: bool = False
    certificate: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """All tables of ``settings.toml``; each has defaults, so that an absent file is a valid one."""

    search: SearchSettings = SearchSettings()
    crawl: CrawlSettings = CrawlSettings()
    read: ReadSettings = ReadSettings()
    nightly: NightlySettings = NightlySettings()
    office: OfficeSettings = OfficeSettings()
    mail: MailSettings = MailSettings()
    web: WebSettings = WebSettings()


def load_settings(config_dir: Path, environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings under ``config_dir``.

    Raises :class:`~crawler.errors.ConfigError` naming file, line and key when a table or key is unknown or a value cannot be honoured.
    """
    path = config_dir / "settings.toml"
    settings = _from_file(path) if path.exists() else Settings()
    found: dict[str, Any] = {name: environ[variable] for name, variable in _ENVIRONMENT.items() if environ.get(variable)}
    return replace(settings, search=replace(settings.search, **found))


def _from_file(path: Path) -> Settings:
    file = read_settings(path)
    file.only(file.tables, [f.name for f in fields(Settings)])
    return Settings(**{f.name: _table(file, f.name, type(getattr(Settings(), f.name))) for f in fields(Settings)})


def _table(file: SettingsFile, name: str, kind: type) -> Any:
    values = file.tables.get(name, {})
    if not isinstance(values, dict):
        raise file.error((f"seharusnya tabel, ditulis [{name}]", f"should be a table, written [{name}]"), name)
    defaults = kind()
    file.only(values, [f.name for f in fields(kind)], f"{name}.")
    for key, value in values.items():
        wanted = getattr(defaults, key)
        expected = _out_of_range(f"{name}.{key}", value) if _fits(value, wanted) else _kind_name(wanted)
        if expected:
            found = ("", "") if key in _SECRET else (f", bukan {value!r}", f", found {value!r}")
            raise file.error((f"seharusnya {expected[0]}{found[0]}", f"should be {expected[1]}{found[1]}"), f"{name}.{key}")
    return kind(**{key: tuple(value) if isinstance(value, list) else value for key, value in values.items()})


def _out_of_range(key: str, value: object) -> Told | None:
    """What a value of the right kind should be instead; null where it can be honoured."""
    if key in _CHOICES:
        fitting, told = _CHOICES[key]
        return None if fitting.fullmatch(str(value)) else told
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return None if value > 0 else ("lebih dari 0", "more than 0")


def _fits(value: object, wanted: object) -> bool:
    """Whether ``value`` is of the kind of ``wanted``; whole numbers and fractions are one kind."""
    if isinstance(wanted, tuple):
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    if isinstance(wanted, bool) or isinstance(value, bool):
        return isinstance(value, bool) and isinstance(wanted, bool)
    return isinstance(value, int | float if isinstance(wanted, int | float) else type(wanted))


def _kind_name(value: object) -> Told:
    if isinstance(value, bool):
        return "true atau false", "true or false"
    if isinstance(value, tuple):
        return 'daftar teks, misalnya ["kliping.kantor.example"]', 'a list of texts, for example ["kliping.kantor.example"]'
    return ("angka", "a number") if isinstance(value, int | float) else ("teks dalam tanda kutip", "text in quotation marks")
