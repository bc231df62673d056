"""What an engine indexes: articles, their statements and their figures as flat documents, made by pure functions."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from typing import Final, Literal

from extractor.article import Article, Figure, Official, Statement
from search.query_nodes import Field, Keyword
from search.terms import stems

VERSION: Final = 1
"""Goes up whenever the same article would give other documents; an index made with another version is rebuilt."""

What = Literal["article", "statement", "figure"]
WHATS: Final[tuple[What, ...]] = ("article", "statement", "figure")

_RECOGNISED: Final = 6
"""So many words that carry meaning are said in this way only once."""
_WIB: Final = timezone(timedelta(hours=7))
_LETTER: Final[Mapping[What, str]] = {"article": "", "statement": "#s", "figure": "#f"}


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that can be found.

    ``streams`` holds raw text by field, ``keywords`` exact values by facet. ``group`` is shared by documents that say the same: for
    articles the story, for statements and figures the same claim within one story. ``number`` is the position of the statement or
    figure in its article. ``version`` grows with every change of the article, so that an engine on a server can tell what comes late.
    """

    what: What
    article: str
    number: int | None = None
    published: str | None = None
    story: str | None = None
    carriers: int = 1
    representative: bool = True
    group: str = ""
    streams: Mapping[Field, str] = field(default_factory=dict)
    keywords: Mapping[Keyword, tuple[str, ...]] = field(default_factory=dict)
    version: int | None = None

    @property
    def id(self) -> str:
        """The article's id, with ``#s3`` for its third statement (counted from 0) and ``#f2`` for a figure."""
        return self.article if self.number is None else f"{self.article}{_LETTER[self.what]}{self.number}"

    @property
    def day(self) -> str | None:
        """The day of publication as printed, ISO; null without a date."""
        return self.published[:10] if self.published else None

    @property
    def tie(self) -> int:
        """The last key of every order: arbitrary between articles, the order of the text within one; fits 60 bits."""
        return tie_of(self.article, self.number)


def what_of(key: str) -> What:
    """The sort of document that :attr:`Document.id` names."""
    return "statement" if "#s" in key else "figure" if "#f" in key else "article"


def tie_of(article: str, number: int | None) -> int:
    """:attr:`Document.tie` of the document with this number in this article."""
    return (digest_of(article) >> 16 << 16) + min(number or 0, 0xFFFF)


def digest_of(text: str) -> int:
    """A 60-bit number for ``text``, the same in every run."""
    return int(hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:15], 16)


def moment(published: str | None) -> int | None:
    """Seconds since 1970 of an ISO date or date-time; a date alone is its midnight, and without an offset the time is WIB (UTC+7)."""
    if not published:
        return None
    when = datetime.fromisoformat(published)
    return int((when if when.tzinfo else when.replace(tzinfo=_WIB)).timestamp())


def documents_of(
    article: Article, carriers: int = 1, representative: bool = True, version: int | None = None
) -> tuple[Document, ...]:  # fmt: skip
    """The article, then its statements, then its figures.

    ``carriers`` is how many articles its story has, ``representative`` whether it is the one that speaks for the story, ``version`` the
    number of the article's last change.
    """
    statements = (_statement(article, n, s, carriers, representative) for n, s in enumerate(article.statements))
    figures = (_figure(article, n, f, carriers, representative) for n, f in enumerate(article.figures))
    found = (_article(article, carriers, representative), *statements, *figures)
    return found if version is None else tuple(replace(document, version=version) for document in found)


def _article(article: Article, carriers: int, representative: bool) -> Document:
    people, roles = _people(article.officials)
    streams: dict[Field, str] = {
        **_common_streams(article),
        "text": article.text,
        "people": people,
        "roles": roles,
        "programmes": " ; ".join(p.name for p in article.programmes),
        "quotes": " ¶ ".join(s.text for s in article.statements),
    }
    keywords = {**_common_keywords(article), "official": tuple(_official_key(o) for o in article.officials)}
    return Document(
        "article", article.id, None, article.published, article.story, carriers, representative,
        article.story or article.id, streams, _unique(keywords),
    )  # fmt: skip


def _statement(article: Article, number: int, statement: Statement, carriers: int, representative: bool) -> Document:
    speakers = [o for o in article.officials if _is_speaker(o, statement)]
    people, roles = _people(speakers)
    streams: dict[Field, str] = {
        **_common_streams(article),
        "text": statement.text,
        "quotes": statement.text,
        "people": _joined(statement.speaker, people),
        "roles": _joined(statement.role, roles),
        "context": _joined(_lead(article.text), *(_paragraph(article.text, *span) for span in statement.spans)),
    }
    spoken = statement.person or statement.speaker
    keywords: dict[Keyword, tuple[str, ...]] = {
        **_common_keywords(article),
        "official": (spoken,) if spoken else (),
        "kind": (statement.kind,),
    }
    return Document(
        "statement", article.id, number, article.published, article.story, carriers, representative,
        claim_of(article, number), streams, _unique(keywords),
    )  # fmt: skip


def _figure(article: Article, number: int, figure: Figure, carriers: int, representative: bool) -> Document:
    people, roles = _people(article.officials)
    streams: dict[Field, str] = {
        **_common_streams(article),
        "text": _joined(figure.text, figure.measure, figure.indicator),
        "people": people,
        "roles": roles,
        "programmes": " ; ".join(p.name for p in article.programmes),
        "context": _paragraph(article.text, figure.start, figure.end),
    }
    keywords: dict[Keyword, tuple[str, ...]] = {
        **_common_keywords(article),
        "indicator": (figure.indicator,) if figure.indicator else (),
    }
    claim = " ".join(map(repr, (figure.value, figure.low, figure.high, figure.unit, figure.as_of, figure.indicator or figure.measure)))
    return Document(
        "figure", article.id, number, article.published, article.story, carriers, representative,
        _claim(article.story or article.id, claim), streams, _unique(keywords),
    )  # fmt: skip


def _common_streams(article: Article) -> dict[Field, str]:
    return {
        "title": article.title or "",
        "outlet": (article.outlet or "").replace("_", " "),
        "places": " ; ".join(p.name for p in article.places),
    }


def _common_keywords(article: Article) -> dict[Keyword, tuple[str, ...]]:
    return {
        "article": (article.id,),
        "outlet": (article.outlet,) if article.outlet else (),
        "month": (article.published[:7],) if article.published else (),
        "programme": tuple(p.programme or p.name for p in article.programmes),
        "place": tuple(p.place or p.name for p in article.places),
        "relevance": ("relevant" if article.relevant else "other",),
        "story": (article.story or article.id,),
    }


def _unique(keywords: Mapping[Keyword, tuple[str, ...]]) -> dict[Keyword, tuple[str, ...]]:
    return {key: tuple(dict.fromkeys(values)) for key, values in keywords.items()}


def _people(officials: Iterable[Official]) -> tuple[str, str]:
    listed = tuple(officials)
    return " ; ".join(o.name for o in listed), " ; ".join(_joined(o.role, o.org) for o in listed if o.role or o.org)


def _official_key(official: Official) -> str:
    return official.person or official.name


def _is_speaker(official: Official, statement: Statement) -> bool:
    if statement.person:
        return official.person == statement.person
    return official.name == statement.speaker


def claim_of(article: Article, number: int) -> str:
    """The group of the article's ``number``-th statement (from 0)."""
    statement = article.statements[number]
    return _said(article, statement.person or statement.speaker or "", statement.text)


def _said(article: Article, speaker: str, text: str) -> str:
    """The same words of the same speaker; words too few to be recognised only count as the same within one story."""
    carrying = stems(text)
    scope = "" if len(carrying) >= _RECOGNISED else article.story or article.id
    return _claim(scope, " ".join((speaker, *carrying)))


def _claim(scope: str, claim: str) -> str:
    return f"{scope}:{digest_of(claim):015x}"


def _lead(text: str) -> str:
    return text.partition("\n\n")[0]


def _paragraph(text: str, start: int, end: int) -> str:
    first = text.rfind("\n\n", 0, start)
    last = text.find("\n\n", end)
    return text[first + 2 if first >= 0 else 0 : last if last >= 0 else len(text)]


def _joined(*parts: str | None) -> str:
    return " ; ".join(part for part in parts if part)
