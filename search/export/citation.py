"""How an article is cited: as a footnote, for BibTeX, and for reference managers (RIS). Each ends with its id in the archive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from extractor.article import Article
from search.wording import day

_SPACES: Final = re.compile(r"\s+")
_TEX: Final = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
})  # fmt: skip


def note(article: Article, outlet: str) -> str:
    """A footnote: author, title, outlet, date, address, archive id."""
    named = [", ".join(article.authors)] if article.authors else []
    place = [article.url] if article.url else []
    parts = [*named, f"“{_line(article.title or 'tanpa judul')}”", outlet, day(article.published), *place]
    return f"{_line(', '.join(parts))} (arsip kliping {article.id})."


def bibtex(article: Article, outlet: str) -> str:
    """A ``@misc`` entry whose key is ``kliping`` and the archive id."""
    fields = {
        "author": " and ".join(f"{{{_tex(author)}}}" for author in article.authors),
        "title": f"{{{_tex(article.title or 'tanpa judul')}}}",
        "howpublished": _tex(outlet),
        "year": (article.published or "")[:4],
        "month": (article.published or "")[5:7],
        "day": (article.published or "")[8:10],
        "url": _line(article.url or "").translate({ord(brace): None for brace in "{}"}),
        "note": f"arsip kliping {article.id}",
    }
    written = "".join(f",\n  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{kliping{article.id}{written}\n}}"


def ris(article: Article, outlet: str) -> str:
    """A record of type NEWS, one tag a line."""
    return "\n".join(f"{tag}  - {_line(value)}".rstrip() for tag, value in _tags(article, outlet))


def _tags(article: Article, outlet: str) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS"
    yield "TI", article.title or "tanpa judul"
    yield from (("AU", author) for author in article.authors)
    yield "T2", outlet
    if article.published:
        yield "PY", article.published[:4]
        yield "DA", article.published[:10].replace("-", "/")
    if article.url:
        yield "UR", article.url
    yield "ID", f"kliping{article.id}"
    yield "N1", f"arsip kliping {article.id}"
    yield "ER", ""


def _tex(text: str) -> str:
    return _line(text).translate(_TEX)


def _line(text: str) -> str:
    return _SPACES.sub(" ", text).strip()
