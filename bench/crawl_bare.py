"""Bare Scrapy with trafilatura, writing JSON Lines: what a capable colleague writes in an afternoon. The other side of the benches.

``python -m bench.crawl_bare OUTLETS.json OUT.jsonl [JOBDIR]``
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import scrapy
import trafilatura
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response


class Bare(scrapy.Spider):
    """Listings, then every article that they name, extracted in the callback."""

    name = "bare"

    def __init__(self, outlets: dict[str, dict[str, Any]]) -> None:
        super().__init__()
        self.outlets = outlets

    async def start(self) -> Any:
        for key, outlet in self.outlets.items():
            for url in (*outlet.get("feeds", ()), *outlet.get("sitemaps", ())):
                yield scrapy.Request(url, self.listing, cb_kwargs={"outlet": key})

    def listing(self, response: Response, outlet: str) -> Iterator[scrapy.Request]:
        for url in re.findall(r"<(?:link|loc)>(http[^<]+)</", response.text):
            if re.search(self.outlets[outlet]["article"][0], url):
                yield scrapy.Request(url, self.article, cb_kwargs={"outlet": outlet})

    def article(self, response: Response, outlet: str) -> Iterator[dict[str, Any]]:
        found = trafilatura.bare_extraction(response.text, url=response.url, with_metadata=True)
        if found:
            yield {"url": response.url, "outlet": outlet, "title": found.title, "date": found.date, "text": found.text}


def main(outlets: Path, out: Path, jobs: str | None) -> None:
    """Crawl and write."""
    settings: dict[str, Any] = {
        "FEEDS": {out: {"format": "jsonlines"}}, "LOG_LEVEL": "ERROR", "TELNETCONSOLE_ENABLED": False, "ROBOTSTXT_OBEY": True,
        "CONCURRENT_REQUESTS": 16, "CONCURRENT_REQUESTS_PER_DOMAIN": 1, "DOWNLOAD_DELAY": 0,
    }  # fmt: skip
    process = CrawlerProcess({**settings, "JOBDIR": jobs} if jobs else settings)
    process.crawl(Bare, outlets=json.loads(outlets.read_text()))
    process.start()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else None)
