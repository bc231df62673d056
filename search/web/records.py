"""The pages about one article: its text with everything marked, the record, the stored original."""

from __future__ import annotations

from typing import Final

from starlette.responses import Response

from crawler.errors import StoreError
from extractor.article import Article, to_dict
from extractor.decode import decode
from search.corrections import history
from search.export import citation
from search.export.book_text import share_text
from search.web.errors import missing_answer
from search.web.marking import marked_paragraphs, marked_source, marks_in_source, marks_of
from search.web.request import Visit, as_json

_SHOWN: Final = 500_000
"""So many letters of an original are shown with marks; all of it comes as text."""


def article_page(visit: Visit) -> Response:
    """`/a/ID`: the text with everything marked that was read from it; ``?q=`` also marks the words of a question."""
    article = visit.app.article(visit.key)
    if article is None:
        return missing_answer(visit.request)
    asked = visit.address.one("q")
    outlet = visit.label("outlet", article.outlet) if article.outlet else article.source
    hits = visit.app.word_marks(article.text, asked) if asked else ()
    return visit.page(
        "article.html",
        article=article,
        paragraphs=marked_paragraphs(article.text, marks_of(article, hits)),
        story=visit.app.story(article.id),
        similar=visit.app.similar(article),
        cited=[write(article, outlet) for write in (citation.note, citation.bibtex, citation.ris)],
        shared=share_text(article, outlet),
        versions=visit.app.desk.store.versions(article.id),
        fates=history(visit.app.desk.store, article.id),
    )


def article_data(visit: Visit) -> Response:
    """The record."""
    article = visit.app.article(visit.key)
    return as_json(to_dict(article)) if article else missing_answer(visit.request)


def similar_data(visit: Visit) -> Response:
    """Articles about the same thing in other stories, the most similar first."""
    article = visit.app.article(visit.key)
    if article is None:
        return missing_answer(visit.request)
    return as_json({"id": article.id, "rows": [row.as_dict() for row in visit.app.similar(article)]})


def original_page(visit: Visit) -> Response:
    """`/a/ID/asli`: the source of the original with the same words marked as in the article; a browser never runs it."""
    article = visit.app.article(visit.key)
    body = _original(visit, article) if article else None
    if article is None or body is None:
        return missing_answer(visit.request)
    text = body.decode("utf-8", "replace")[:_SHOWN]
    asked = visit.address.one("q")
    marks = marks_in_source(text, article, visit.app.word_marks(text, asked) if asked else ())
    return visit.page("original.html", article=article, source=marked_source(text, marks), cut=len(body) > _SHOWN)


def original(visit: Visit) -> Response:
    """`/a/ID/asli.txt`: the original as it was received, as text."""
    article = visit.app.article(visit.key)
    body = _original(visit, article) if article else None
    return missing_answer(visit.request) if body is None else Response(body, media_type="text/plain; charset=utf-8")


def _original(visit: Visit, article: Article) -> bytes | None:
    """The stored original in UTF-8, where its letters can be decoded; null where there is none."""
    if article.raw.warc is None:
        return None
    try:
        page = visit.app.desk.store.archive.load(article.raw)
    except StoreError:
        return None
    text = decode(page.body, page.charset)
    return text.encode("utf-8", "replace") if text is not None else page.body
