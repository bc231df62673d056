"""Who we say we are: outlets must be able to tell us to stop."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from crawler.addresses import is_loopback
from crawler.errors import ConfigError
from crawler.outlets import Outlet
from crawler.robots import AGENT


def user_agent(contact: str) -> str:
    """Name, version and contact, in the form that site administrators know."""
    try:
        name = f"{AGENT}/{version(AGENT)}"
    except PackageNotFoundError:
        name = AGENT
    return f"{name} (+{contact})" if contact else name


def require_contact(outlets: Iterable[Outlet], contact: str, config_dir: Path = Path("config")) -> None:
    """Raises :class:`ConfigError` when an outlet on another machine would be asked without a contact."""
    for outlet in outlets:
        if not contact.strip() and not all(map(is_loopback, outlet.domains)):
            problem = f'perlu diisi sebelum {outlet.id} dikunjungi; tulis alamat untuk pengelolanya, misalnya "humas@kantor.go.id"'
            english = f"needed before {outlet.id} can be crawled; write how its administrator reaches you"
            raise ConfigError(config_dir / "settings.toml", f"{problem} / {english}", key="crawl.contact")


def crawl_table(config_dir: Path) -> tuple[str, bool]:
    """``contact`` and ``allow_private`` of ``[crawl]`` in ``settings.toml``, for ``scrapy`` started on its own; raises ``ConfigError``."""
    path = config_dir / "settings.toml"
    try:
        table = tomllib.loads(path.read_text("utf-8")).get("crawl", {}) if path.exists() else {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise ConfigError(path, f"not valid TOML: {problem}") from None
    return str(table.get("contact", "")), table.get("allow_private", False) is True
