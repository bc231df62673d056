"""The four tables that can be exported: their columns, and one row each of an article, a statement, a figure or a story.

Columns are named as in the views of the SQLite file. Every row carries the citation and the archive's id of its article.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from extractor.article import Article, Official
from search.document import What
from search.engine import Hit
from search.export.citation import bibtex, note, ris
from search.store import Story

_HOST: Final = re.compile(r"https?://(?:www\.)?([^/:?#\s]+)", re.IGNORECASE)
VERSION: Final = 1
"""Goes up whenever the same articles would give other rows."""

Subject = Literal["articles", "statements", "figures", "stories"]
Kind = Literal["text", "number", "whole", "yes"]
Value = str | float | int | bool | None
Values = dict[str, Value]
Label = Callable[[str, str], str]
"""How a facet's value is written for people."""


@dataclass(frozen=True, slots=True)
class Column:
    """``kind`` says what a cell holds: text, a number with or without fraction, or yes and no; ``meaning`` is for people."""

    name: str
    kind: Kind
    meaning: str


def _columns(text: str) -> tuple[Column, ...]:
    kinds: dict[str, Kind] = {"#": "whole", "~": "number", "?": "yes"}
    columns = []
    for line in filter(None, map(str.strip, text.splitlines())):
        name, _, meaning = line.partition(": ")
        kind = kinds.get(name[-1], "text")
        columns.append(Column(name.rstrip("#~?"), kind, meaning))
    return tuple(columns)


_ORIGIN: Final = """
    media: nama media
    alamat: alamat berita di internet
    sumber: alamat atau nama berkas asal
    cerita: id cerita (satu rilis, banyak pemuat)
    catatan: kutipan sumber untuk catatan kaki
    bibtex: kutipan sumber untuk BibTeX
    ris: kutipan sumber untuk pengelola pustaka (RIS)
    asli: sidik jari SHA-256 halaman asli di arsip
"""

# The sign behind a name is the column's kind: # whole number, ~ number, ? yes or no, none text.
COLUMNS: Final[Mapping[Subject, tuple[Column, ...]]] = {
    "articles": _columns(f"""
        id: id berita di arsip
        tanggal: tanggal terbit (ISO 8601)
        judul: judul
        penulis: penulis, dipisah titik koma
        relevan?: apakah tentang kebijakan IKM
        pemuat#: banyaknya berita dalam cerita yang sama
        dikutip: siapa yang dikutip
        pejabat: pejabat yang disebut
        program: program yang disebut
        isi: isi berita
        {_ORIGIN}"""),
    "statements": _columns(f"""
        id: id pernyataan di arsip
        tanggal: tanggal terbit (ISO 8601)
        penutur: siapa yang berkata
        orang: id pejabat dalam daftar
        jabatan: jabatan menurut berita atau pada tanggal itu
        jenis: langsung (direct) atau tidak langsung (indirect)
        pernyataan: pernyataan sebagaimana tertulis
        letak: rentang huruf dalam isi berita, akhir tidak termasuk
        isyarat: kata yang menandai penutur
        aturan: aturan yang menentukan penutur
        keyakinan~: dari 0 sampai 1
        judul: judul berita
        pemuat#: banyaknya berita dalam cerita yang sama
        berita: id berita di arsip
        {_ORIGIN}"""),
    "figures": _columns(f"""
        id: id angka di arsip
        tanggal: tanggal terbit (ISO 8601)
        tertulis: angka sebagaimana tertulis
        nilai~: nilai
        terendah~: batas bawah rentang
        tertinggi~: batas atas rentang
        satuan: satuan
        ketentuan: sekitar (about), lebih dari (more than), …
        ukuran: apa yang diukur
        indikator: id indikator
        per: tanggal atau masa yang diterangkan (ISO 8601)
        letak: rentang huruf dalam isi berita, akhir tidak termasuk
        judul: judul berita
        berita: id berita di arsip
        {_ORIGIN}"""),
    "stories": _columns(f"""
        id: id cerita
        tanggal: tanggal terbit pemuat pertama (ISO 8601)
        terakhir: tanggal terbit pemuat terakhir
        judul: judul berita yang mewakili cerita
        asal: kantor berita atau instansi asal naskah
        pemuat#: banyaknya berita
        pemuat_media: media pemuat
        berita: id semua berita di arsip
        {_ORIGIN}"""),
}
WHAT: Final[Mapping[Subject, What]] = {"articles": "article", "statements": "statement", "figures": "figure", "stories": "article"}


def article_values(article: Article, hit: Hit, label: Label) -> Values:
    """A row of ``articles``."""
    return {
        **_origin(article, label), "id": article.id, "penulis": _listed(article.authors), "relevan": article.relevant,
        "pemuat": hit.carriers, "dikutip": _listed(s.speaker for s in article.statements if s.speaker),
        "pejabat": _listed(map(_official, article.officials)), "program": _listed(p.name for p in article.programmes), "isi": article.text,
    }  # fmt: skip


def statement_values(article: Article, hit: Hit, label: Label) -> Values:
    """A row of ``statements``."""
    assert hit.number is not None
    s = article.statements[hit.number]
    return {
        **_origin(article, label), "id": hit.id, "berita": article.id, "penutur": s.speaker, "orang": s.person, "jabatan": s.role,
        "jenis": s.kind, "pernyataan": s.text, "letak": "; ".join(f"{start}-{end}" for start, end in s.spans), "isyarat": s.cue,
        "aturan": s.rule, "keyakinan": float(s.confidence), "pemuat": hit.carriers,
    }  # fmt: skip


def figure_values(article: Article, hit: Hit, label: Label) -> Values:
    """A row of ``figures``."""
    assert hit.number is not None
    f = article.figures[hit.number]
    return {
        **_origin(article, label), "id": hit.id, "berita": article.id, "tertulis": f.text, "nilai": _real(f.value),
        "terendah": _real(f.low), "tertinggi": _real(f.high), "satuan": f.unit, "ketentuan": f.qualifier, "ukuran": f.measure,
        "indikator": f.indicator, "per": f.as_of, "letak": f"{f.start}-{f.end}",
    }  # fmt: skip


def story_values(story: Story, label: Label) -> Values:
    """A row of ``stories``; citation and address are those of the article that speaks for it."""
    articles = [article for article, _ in story.carriers]
    dates = sorted(article.published for article in articles if article.published)
    return {
        **_origin(articles[0], label), "id": story.id, "cerita": story.id, "tanggal": dates[0] if dates else None,
        "terakhir": dates[-1] if dates else None, "asal": story.origin, "pemuat": len(articles),
        "pemuat_media": _listed(outlet_of(article, label) for article in articles), "berita": _listed(a.id for a in articles),
    }  # fmt: skip


def outlet_of(article: Article, label: Label) -> str:
    """The outlet's name; the host of the address, or the file, where the outlet is not known."""
    if article.outlet:
        return label("outlet", article.outlet)
    host = _HOST.match(article.url or "")
    return host.group(1).lower() if host else article.source


def _origin(article: Article, label: Label) -> Values:
    outlet = outlet_of(article, label)
    return {
        "tanggal": article.published, "judul": article.title, "media": outlet, "alamat": article.url, "sumber": article.source,
        "cerita": article.story, "catatan": note(article, outlet), "bibtex": bibtex(article, outlet), "ris": ris(article, outlet),
        "asli": article.raw.sha256,
    }  # fmt: skip


def _listed(values: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(values))


def _official(official: Official) -> str:
    return f"{official.name} ({official.role})" if official.role else official.name


def _real(value: float | None) -> float | None:
    return None if value is None else float(value)
