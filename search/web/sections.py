"""The main pages, and to which of them every other page belongs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

MAIN_PAGES: Final[Mapping[str, str]] = {
    "/": "nav_news", "/cerita": "nav_stories", "/pernyataan": "nav_statements", "/angka": "nav_figures", "/media": "nav_outlets",
    "/kliping": "nav_kliping", "/pantauan": "nav_watches", "/panduan": "nav_guide",
}  # fmt: skip
"""Address and key of the wording of each, in the order of the navigation."""
_BELONGS: Final[Mapping[str, str]] = {
    "a": "/", "koreksi": "/", "program": "/", "s": "/cerita", "banding": "/cerita", "siaran": "/cerita", "pejabat": "/pernyataan",
}  # fmt: skip
"""The section of the pages whose addresses begin with another word."""
_LISTS: Final[Mapping[str, str]] = {"articles": "/", "stories": "/cerita", "statements": "/pernyataan", "figures": "/angka"}
"""The section of each table of which a file can be made."""


def section_of(path: str) -> str | None:
    """The address of the main page that ``path`` belongs to; null for pages of accounts, and for those that there are not."""
    if path == "/":
        return path
    first, _, rest = path[1:].partition("/")
    if first == "siapkan":
        return _LISTS.get(rest.partition(".")[0])
    return f"/{first}" if f"/{first}" in MAIN_PAGES else _BELONGS.get(first)
