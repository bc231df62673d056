"""From sources to pages: what the demonstration's press prints at each address."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from html import escape
from string import Template
from typing import Any, Final

from search.demo.articles import FIRST_PAGE, Outlet, Source, furniture

_OTHERS: Final = 6
_PAYWALL: Final = "<p>Artikel ini hanya untuk pelanggan. Silakan berlangganan untuk melanjutkan membaca.</p>"
_EMPTY: Final = "<!doctype html><html><head><meta charset='utf-8'><title></title></head><body></body></html>"


def article_page(source: Source, outlet: Outlet, others: Sequence[Source], part: int = 1) -> str:
    """The page of ``source``; ``part`` 0 is the whole article on one page, where the outlet splits its articles."""
    if source.kind == "empty":
        return _EMPTY
    if source.kind == "listing":
        return index_page(source.title, others)
    return Template(outlet.page).substitute(
        title=escape(source.title),
        canonical=f"https://{outlet.site}{source.path}",
        iso=source.date.isoformat() if source.stated else "",
        jsonld=_jsonld(source, outlet),
        shown=source.shown,
        year=source.date.year,
        author=source.author,
        editor=source.editor,
        tags="".join(f'<li><a href="/tag">{escape(tag)}</a></li>' for tag in source.tags),
        others=_links([other for other in others if other is not source][:_OTHERS]),
        body=_body(source, outlet, part),
    )


def index_page(title: str, listed: Iterable[Source], following: str = "") -> str:
    """A page that only lists articles; ``following`` is the address of the next one."""
    more = f'<a href="{escape(following)}">Selanjutnya</a>' if following else ""
    head = f"<head><meta charset='utf-8'><title>{escape(title)}</title></head>"
    return f"<!doctype html><html>{head}<body><h1>{escape(title)}</h1><ul>{_links(listed)}</ul>{more}</body></html>"


def _links(sources: Iterable[Source]) -> str:
    return "\n".join(f'<li><a href="{source.path}">{escape(source.title)}</a></li>' for source in sources)


def _jsonld(source: Source, outlet: Outlet) -> str:
    stated: dict[str, Any] = {"datePublished": source.date.isoformat()} if source.stated else {}
    record = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": source.title, **stated,
        "author": {"@type": "Person", "name": source.author}, "publisher": {"@type": "Organization", "name": outlet.name},
    }  # fmt: skip
    return json.dumps(record, ensure_ascii=False).replace("</", "<\\/")


def _body(source: Source, outlet: Outlet, part: int) -> str:
    parts = [_part(source, outlet, words, number) for number, words in enumerate(source.body)]
    if source.kind == "paywall":
        return "\n".join([*parts, _PAYWALL])
    if outlet.one_page and part and len(parts) > FIRST_PAGE:
        pages = (
            f'<div class="paging"><a href="{source.path}?page=2">2</a> <a href="{source.path}?{outlet.one_page}">Tampilkan Semua</a></div>'
        )
        return "\n".join([*(parts[:FIRST_PAGE] if part == 1 else parts[FIRST_PAGE:]), pages])
    if source.copy:
        return "\n".join([*parts, f"<p>{source.copy}</p>", *parts])
    return "\n".join(parts)


def _part(source: Source, outlet: Outlet, words: str, number: int) -> str:
    kind, text = furniture(words)
    safe = escape(text)
    if kind == "baca":
        return Template(outlet.read_also).substitute(href="/", text=safe)
    if kind == "foto":
        return Template(outlet.caption).substitute(text=safe)
    if kind == "sub":
        return f"<h3>{safe}</h3>"
    first = source.dateline if number == _first_paragraph(source) else ""
    return _paragraph(f"{escape(first)} {safe}" if first else safe, outlet)


def _paragraph(text: str, outlet: Outlet) -> str:
    return f"{text}<br><br>" if outlet.id == "radar-tirtamaya" else f"<p>{text}</p>"


def _first_paragraph(source: Source) -> int:
    return next((number for number, part in enumerate(source.body) if not furniture(part)[0]), 0)
