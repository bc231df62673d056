"""One spider for each outlet, so that ``scrapy list`` and ``scrapy crawl NAME`` know them by the names of their TOML files."""

from __future__ import annotations

import builtins
from pathlib import Path

from scrapy import Request
from scrapy.settings import BaseSettings

from crawler.outlets import Outlet, load_outlets, outlet_of
from crawler.spider import OutletSpider


class OutletSpiders:
    """Scrapy's spider loader for this project: the outlets under the folder named by the setting ``KLIPING_CONFIG``."""

    def __init__(self, outlets: dict[str, Outlet]) -> None:
        self._outlets = outlets

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> OutletSpiders:
        """As Scrapy builds it."""
        return cls(load_outlets(Path(settings["KLIPING_CONFIG"])))

    def load(self, spider_name: str) -> type[OutletSpider]:
        """The spider of an outlet; ``KeyError`` for an unknown one."""
        if spider_name not in self._outlets:
            raise KeyError(f"no outlet named {spider_name!r}; `scrapy list` shows all")
        return spider_of(self._outlets[spider_name])

    def list(self) -> builtins.list[str]:
        """The names of all outlets."""
        return sorted(self._outlets)

    def find_by_request(self, request: Request) -> builtins.list[str]:
        """The outlet to which the request's address belongs, if any."""
        outlet = outlet_of(request.url, self._outlets.values())
        return [outlet.id] if outlet else []


def spider_of(outlet: Outlet) -> type[OutletSpider]:
    """The spider class of one outlet."""
    return type(f"Spider_{outlet.id.replace('-', '_')}", (OutletSpider,), {"name": outlet.id, "outlet": outlet, "__doc__": outlet.name})
