"""Listings that a site names itself: feeds in the head of its pages, sitemaps in robots.txt. For outlets that nobody has described yet."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urljoin

import lxml.etree
import lxml.html

_FEED_TYPES: Final = ("application/rss+xml", "application/atom+xml")
_COMMENTS: Final = re.compile(r"comment|komentar", re.I)
_SITEMAP: Final = re.compile(r"^[ \t]*sitemap[ \t]*:[ \t]*(\S{1,2000})", re.I | re.M)


def feeds_named(body: bytes, url: str) -> tuple[str, ...]:
    """The addresses of feeds that an HTML page names in its head, those of comments left out."""
    try:
        page = lxml.html.document_fromstring(body, parser=lxml.html.HTMLParser(no_network=True))
    except (lxml.etree.LxmlError, ValueError):
        return ()
    links = [link for link in page.xpath("//link[@rel='alternate'][@href]") if link.get("type") in _FEED_TYPES]
    return tuple(urljoin(url, link.get("href")) for link in links if not _COMMENTS.search(f"{link.get('href')} {link.get('title')}"))


def sitemaps_named(body: bytes, url: str) -> tuple[str, ...]:
    """The addresses of sitemaps that a robots.txt names."""
    return tuple(urljoin(url, address) for address in _SITEMAP.findall(body.decode("utf-8", "replace")))
