"""The pages about stories: the list of them, one story with its carriers, two texts side by side, and joining and splitting by hand."""

from __future__ import annotations

from typing import Final

from starlette.responses import Response

from crawler.errors import UsageError
from extractor.article import Article, to_dict
from search.web.comparing import side_by_side
from search.web.errors import missing_answer
from search.web.request import Visit, as_json

_NEWS: Final = ("split_done", "joined_done", "undone_done")
"""What a story's page can tell of a decision just made."""


def story_page(visit: Visit) -> Response:
    """`/s/ID`: who carried a story, what each changed, what they disagree on, why they count as one.

    The id may also be a former one, or that of one of its articles.
    """
    try:
        found = visit.app.dossier(visit.key)
    except UsageError:
        return missing_answer(visit.request)
    news = visit.request.query_params.get("kabar")
    return visit.page(
        "story.html",
        story=found,
        articles={carrier.article.id: carrier.article for carrier in found.carriers},
        similar=visit.app.similar(found.carriers[0].article),
        news=news if news in _NEWS else None,
    )


def story_data(visit: Visit) -> Response:
    """A story with its carriers, as `kliping story --json` prints it."""
    try:
        return as_json(visit.app.dossier(visit.key).as_dict())
    except UsageError:
        return missing_answer(visit.request)


def compare_page(visit: Visit) -> Response:
    """`/banding/ONE/OTHER`: two articles side by side, what differs marked; a story's id stands for the article that speaks for it."""
    try:
        found = visit.app.diff(visit.key, str(visit.request.path_params["other"]))
    except UsageError:
        return missing_answer(visit.request)
    compared = side_by_side(found.original.text, found.carrier.text)
    return visit.page("compare.html", diff=found, compared=compared)


def compare_data(visit: Visit) -> Response:
    """The difference, as `kliping diff --json` prints it."""
    try:
        return as_json(visit.app.diff(visit.key, str(visit.request.path_params["other"])).as_dict())
    except UsageError:
        return missing_answer(visit.request)


def version_page(visit: Visit) -> Response:
    """`/a/ID/versi/N`: what the N-th version (from 1) of an article said, beside what followed it."""
    versions, number = _versions(visit)
    if not 1 <= number < len(versions):
        return missing_answer(visit.request)
    old, new = versions[number - 1 : number + 1]
    return visit.page("version.html", article=versions[-1], number=number, last=len(versions) - 1, old=old, new=new,
                      compared=side_by_side(old.text, new.text))  # fmt: skip


def version_data(visit: Visit) -> Response:
    """The record of the N-th version; the last one is the present record."""
    versions, number = _versions(visit)
    return as_json(to_dict(versions[number - 1])) if 1 <= number <= len(versions) else missing_answer(visit.request)


def _versions(visit: Visit) -> tuple[tuple[Article, ...], int]:
    """All versions of the article that the address names, the present one last, and the number it asks for (0 where it is none)."""
    article = visit.app.article(visit.key)
    number = str(visit.request.path_params["number"])
    versions = (*visit.app.desk.store.versions(article.id), article) if article else ()
    return versions, int(number) if number.isdecimal() and len(number) < 6 else 0
