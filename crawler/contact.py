"""Who we say we are: outlets must be able to tell us to stop."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from crawler.addresses import is_loopback
from crawler.errors import ConfigError
from crawler.toml_source import source_of

if TYPE_CHECKING:
    from crawler.outlets import Outlet

CONTACT: Final = re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>().]{2,}|https?://[^\s/.]+\.[^\s<>()]+")
"""An address by which somebody can be reached: of mail, or of a site."""


def user_agent(contact: str) -> str:
    """Name, version and contact, in the form that site administrators know."""
    from importlib.metadata import PackageNotFoundError, version  # whoever only checks settings needs none of this

    from crawler.robots import AGENT

    try:
        name = f"{AGENT}/{version(AGENT)}"
    except PackageNotFoundError:
        name = AGENT
    return f"{name} (+{contact})" if contact else name


def require_contact(outlets: Iterable[Outlet], contact: str, config_dir: Path = Path("config")) -> None:
    """Raises :class:`ConfigError` when an outlet on another machine would be asked without a contact, or with one that is no address."""
    reachable = CONTACT.fullmatch(contact.strip())
    for outlet in outlets:
        if not reachable and not all(map(is_loopback, outlet.domains)):
            what = ("seharusnya alamat", "should be an address") if contact.strip() else ("perlu diisi", "needed")
            problem = f'{what[0]} sebelum {outlet.id} dikunjungi; tulis alamat untuk pengelolanya, misalnya "humas@kantor.go.id"'
            english = f"{what[1]} before {outlet.id} can be crawled; write how its administrator reaches you"
            raise ConfigError(config_dir / "settings.toml", f"{problem} / {english}", key="crawl.contact")


def crawl_table(config_dir: Path) -> tuple[str, bool]:
    """``contact`` and ``allow_private`` of ``[crawl]`` in ``settings.toml``, for ``scrapy`` started on its own; raises ``ConfigError``."""
    path = config_dir / "settings.toml"
    table = source_of(path)[1].get("crawl", {}) if path.exists() else {}
    if not isinstance(table, dict):
        raise ConfigError(path, "seharusnya tabel, ditulis [crawl] / should be a table, written [crawl]", key="crawl")
    return str(table.get("contact", "")), table.get("allow_private", False) is True
