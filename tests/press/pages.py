"""How Indonesian outlets build their pages, in small: ten ways to print the same article."""

# ruff: noqa: E501 - markup reads best as one line where the outlet prints it as one

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape

from tests.press.prose import Article

MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember")

Printer = Callable[[Article, str], str]


def paragraphs(article: Article) -> str:
    """The text as HTML paragraphs."""
    return "\n".join(f"<p>{escape(words, quote=False)}</p>" for words in article.paragraphs)


def date_line(article: Article) -> str:
    """The date as outlets print it."""
    day = article.moment
    return f"{day.day} {MONTHS[day.month - 1]} {day.year} {day:%H:%M} WIB"


def plain(article: Article, origin: str) -> str:
    """A page with nothing but the article."""
    return f"<!doctype html><title>{article.title}</title><h1>{article.title}</h1><div class=isi>{paragraphs(article)}</div>"


def national(article: Article, origin: str) -> str:
    """A national portal: everything said three times for machines, and an aside."""
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "datePublished": article.moment.isoformat(),
    }
    return (
        f'<!doctype html><html lang="id"><head><title>{article.title} - Portal</title><link rel="canonical" href="{origin}{article.path}">'
        f'<meta property="og:title" content="{article.title}"><meta property="article:published_time" content="{article.moment.isoformat()}">'
        f'<script type="application/ld+json">{json.dumps(data)}</script></head><body><nav><a href="/">Beranda</a><a href="/indeks">Indeks</a>'
        f'</nav><article><h1>{article.title}</h1><div class="read__time">{date_line(article)}</div><div class="read__content">'
        f"{paragraphs(article)}<p><strong>Baca juga: <a href='/'>Kabar lain dari kota</a></strong></p></div></article>"
        f"<aside><h2>Terpopuler</h2><ol><li><a href='/'>Harga Cabai Hari Ini</a></ol></aside></body></html>"
    )


def blog(article: Article, origin: str) -> str:
    """A regional paper on a blog system."""
    return (
        f'<html><head><title>{article.title} | Kabar Daerah</title></head><body class="single"><div id="content"><h1 class="entry-title">'
        f'{article.title}</h1><div class="entry-meta">Oleh Redaksi, {date_line(article)}</div><div class="entry-content">{paragraphs(article)}'
        f'</div><div class="tags">Tag: <a href="/tag/ikm">ikm</a></div><div id="comments"><h3>Tinggalkan Balasan</h3></div></div></body></html>'
    )


def agency(article: Article, origin: str) -> str:
    """A news agency: dateline before, reporters behind."""
    return (
        f"<html><head><title>{article.title}</title><meta name='pubdate' content='{article.moment.isoformat()}'></head><body>"
        f"<header><h1>{article.title}</h1><span>{date_line(article)}</span></header><div class='post-content'><p>Kota Rekaan (PRESS) - "
        f"{escape(article.paragraphs[0], quote=False)}</p>{paragraphs(article).partition(chr(10))[2]}<p>Pewarta: Redaksi<br>Editor: Redaksi</p>"
        "<p>Hak Cipta © PRESS 2026</p></div></body></html>"
    )


def tables(article: Article, origin: str) -> str:
    """A site that has not changed for twenty years."""
    text = "<br><br>".join(escape(words, quote=False) for words in article.paragraphs)
    return (
        f"<html><head><title>{article.title}</title></head><body><table width=780><tr><td><font size=4><b>{article.title}</b></font><br>"
        f"<i>{date_line(article)}</i><br><br>{text}</td><td width=200><a href=/>Depan</a></td></tr></table></body></html>"
    )


def office(article: Article, origin: str) -> str:
    """The site of a government office."""
    return (
        f"<html lang=id-id><head><title>{article.title}</title></head><body><div class='item-page'><div class='page-header'><h2>"
        f"{article.title}</h2></div><dl class='article-info'><dd class='published'>Diterbitkan: {date_line(article)}</dd></dl>"
        f"<div itemprop='articleBody'>{paragraphs(article)}</div></div><footer>Jalan Rekaan 1, Telepon 0</footer></body></html>"
    )


def shouting(article: Article, origin: str) -> str:
    """A portal with advertisements between the paragraphs."""
    text = paragraphs(article).replace(
        "</p>\n", "</p>\n<div class='ads'>ADVERTISEMENT</div><div>SCROLL TO CONTINUE WITH CONTENT</div>\n", 1
    )
    return (
        f"<html><head><meta property='og:title' content='{article.title}'><title>{article.title}</title></head><body><h1>{article.title}</h1>"
        f"<time datetime='{article.moment.isoformat()}'>{date_line(article)}</time><div class='detail__body-text'>{text}</div></body></html>"
    )


def divs(article: Article, origin: str) -> str:
    """An application that knows no paragraphs."""
    text = "".join(f"<div><span>{escape(words, quote=False)}</span></div>" for words in article.paragraphs)
    return (
        f"<html><head><title>{article.title}</title></head><body><div id=root><div><h1>{article.title}</h1></div>{text}</div></body></html>"
    )


def with_twin(article: Article, origin: str) -> str:
    """A page that names its light twin for telephones."""
    return national(article, origin).replace("<meta", f'<link rel="amphtml" href="{origin}{article.path}/amp"><meta', 1)


def in_parts(article: Article, origin: str, part: int = 1) -> str:
    """An article in two parts (``part`` 0: the whole)."""
    half = len(article.paragraphs) // 2
    words = {0: article.paragraphs, 1: article.paragraphs[:half], 2: article.paragraphs[half:]}[part]
    text = "".join(f"<p>{escape(line, quote=False)}</p>" for line in words)
    ways = f'<div class="paging"><a href="{article.path}?page=2">2</a><a href="{article.path}?page=all">Tampilkan Semua</a></div>'
    return f"<html><head><title>{article.title}</title></head><body><article><h1>{article.title}</h1>{text}</article>{ways}</body></html>"


def in_pages(article: Article, origin: str, page: int = 1) -> str:
    """An article in three pages, each naming the next one, with the headline and the reporter's name on all of them."""
    words = article.paragraphs[(page - 1) * 3 : page * 3]
    text = "".join(f"<p>{escape(line, quote=False)}</p>" for line in words)
    others = "".join(f'<a href="{article.path}?page={n}">{n}</a>' for n in (1, 2, 3) if n != page)
    return (
        f"<html><head><title>{article.title}</title><link rel=canonical href='{origin}{article.path}'></head><body><article><h1>"
        f"{article.title}</h1>{text}</article><div class=halaman>{others}</div><footer>Jalan Rekaan 1</footer></body></html>"
    )


PRINTERS: dict[str, Printer] = {
    "polos": plain, "portal": national, "blog": blog, "kantor-berita": agency, "tabel": tables, "dinas": office, "iklan": shouting,
    "aplikasi": divs, "kembar": with_twin, "bersambung": in_parts,
    "berhalaman": in_pages,
}  # fmt: skip
