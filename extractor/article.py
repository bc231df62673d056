"""The records that flow from the extractor to everybody else, and their one JSON codec.

Offsets count characters (code points) of ``Article.text``, ``end`` exclusive: ``text[start:end]`` is always the words claimed.
The keys of the JSON object are the field names, except that ``Evidence.origin`` is written ``from`` and ``Mention.kind`` is left out
where it is null. Keys are never renamed; new ones may be added.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from extractor.codec import KEY, LEFT_OUT_WHEN_NULL, plain, reader_of

SCHEMA: Final = 1

Origin = Literal["meta", "jsonld", "feed", "url", "byline", "dateline", "body", "given"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One date seen for an article: where, in which words, what it was read as, and what is wrong with it."""

    origin: Origin = field(metadata={KEY: "from"})
    text: str
    date: str | None
    """ISO date, or date-time with offset; null when the words give none."""
    ok: bool
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """Words that cleaning removed, with the reason (``read-also``, ``caption``, ``byline``, ``repeat``, …)."""

    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Relevance:
    """How strongly an article is about IKM policy (0 to 1), and why."""

    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the text that name something; ``kind`` is ``name`` or ``role`` for officials, null for the rest."""

    start: int
    end: int
    text: str
    kind: str | None = field(default=None, metadata={LEFT_OUT_WHEN_NULL: True})


@dataclass(frozen=True, slots=True)
class Official:
    """A person with a public office: what the text says (``name``, ``role``), what we conclude (``person``, a registry id)."""

    name: str
    person: str | None = None
    role: str | None = None
    org: str | None = None
    by_role_only: bool = False
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Programme:
    """A named state programme; ``programme`` is the registry id, null where the registry does not know it."""

    name: str
    programme: str | None = None
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Organisation:
    """A named body: ministry, agency, association, firm."""

    name: str
    organisation: str | None = None
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A province, kabupaten or kota; ``place`` is its official code."""

    name: str
    place: str | None = None
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity that states a fact of size. ``value`` is null for a range, which has ``low`` and ``high``.

    ``unit`` is ``%``, an ISO currency code, a physical unit, or the counted noun as printed. ``qualifier`` is ``about``, ``more than``,
    ``less than``, ``up to``, ``at least`` or null. ``as_of`` is the date or period it holds for, in ISO form where it can be told.
    """

    start: int
    end: int
    text: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    qualifier: str | None = None
    measure: str | None = None
    as_of: str | None = None
    indicator: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what. ``text`` is the words of ``spans`` joined by one space.

    ``speaker`` is null when nobody can be named, and ``rule`` then says why; ``confidence`` is from 0 to 1.
    """

    kind: Literal["direct", "indirect"]
    speaker: str | None
    person: str | None
    role: str | None
    text: str
    spans: tuple[tuple[int, int], ...]
    cue: str | None
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Raw:
    """Where the stored original is: its digest and length in bytes, the WARC file and the record's offset in it."""

    sha256: str
    length: int
    warc: str | None = None
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One clean article with everything that was read from it."""

    id: str
    source: str
    text: str
    raw: Raw
    source_id: str | None = None
    url: str | None = None
    canonical_url: str | None = None
    outlet: str | None = None
    language: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    dateline: str | None = None
    published: str | None = None
    published_evidence: tuple[Evidence, ...] = ()
    date_conflicts: tuple[tuple[str, str], ...] = ()
    dropped: tuple[Dropped, ...] = ()
    relevant: bool = False
    relevance: Relevance = Relevance(0.0)
    officials: tuple[Official, ...] = ()
    programmes: tuple[Programme, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    places: tuple[Place, ...] = ()
    figures: tuple[Figure, ...] = ()
    statements: tuple[Statement, ...] = ()
    story: str | None = None
    schema: int = SCHEMA


@dataclass(frozen=True, slots=True)
class Rejected:
    """A page that is not an article, with a reason from :data:`REJECTIONS` and a sentence for people."""

    source: str
    reason: str
    detail: str
    raw: Raw
    url: str | None = None
    outlet: str | None = None


REJECTIONS: Final[Mapping[str, str]] = {
    "empty": "halaman kosong",
    "not-text": "bukan teks atau HTML",
    "too-large": "melebihi batas ukuran",
    "undecodable": "pengodean hurufnya tidak terbaca",
    "listing": "halaman daftar, bukan berita",
    "too-short": "teks terlalu pendek untuk sebuah berita",
    "no-article": "tidak ditemukan isi berita",
    "paywall": "isi berita di balik paywall",
    "other-language": "bukan berbahasa Indonesia",
    "time-limit": "melebihi batas waktu pembacaan",
    "crash": "pembacaan gagal",
}
"""The closed list of reasons for which a page is rejected, with their Indonesian wording."""

_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)


def article_id(canonical_url: str | None, raw: bytes) -> str:
    """The stable id: 16 hexadecimal digits of the digest of the canonical URL, else of the raw bytes."""
    import hashlib

    return hashlib.sha256(canonical_url.encode() if canonical_url else raw).hexdigest()[:16]


def to_dict(record: Any) -> Any:
    """``record`` as plain lists and dictionaries, in the field order of the classes above."""
    return plain(record)


def to_json(record: Article | Rejected) -> str:
    """One line of JSON, UTF-8 characters kept; the same record always gives the same line."""
    return _ENCODER.encode(plain(record))


def article_from_dict(data: Mapping[str, Any]) -> Article:
    """The article that :func:`to_dict` wrote. Unknown keys are ignored; raises ``ValueError`` naming a missing or wrong one."""
    if data.get("schema") != SCHEMA:
        raise ValueError(f"schema: {data.get('schema')!r} is not {SCHEMA}")
    try:
        return reader_of(Article)(data)
    except ValueError as problem:
        raise ValueError(f"article{problem}") from None


def article_from_json(line: str | bytes) -> Article:
    """The article of one line of JSON; errors as in :func:`article_from_dict`."""
    return article_from_dict(json.loads(line))
