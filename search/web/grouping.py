"""Joining and splitting stories by hand, on the pages: what people decide outlives every later grouping."""

from __future__ import annotations

import re
from typing import Final

from starlette.responses import Response

from crawler.errors import UsageError
from search.storying import Dossier
from search.web.doors import Door
from search.web.request import Visit

_KEY: Final = re.compile(r"(?:.*/[as]/)?([0-9a-f]{16})(?:[/?#.].*)?", re.DOTALL)
"""An id, or the address of an article's or a story's page."""


def split(visit: Visit) -> Response:
    """The ticked carriers leave the story; together they are one of their own."""
    leaving = visit.form.all("berita")
    if not leaving:
        raise UsageError(visit.words("split_none"))
    found = visit.app.split(leaving, visit.caller.name)
    visit.note(found.story, " ".join(leaving))
    return _look_at(visit, found, "split_done")


def join(visit: Visit) -> Response:
    """The story and another one, named by its id, its address or one of its articles, become one."""
    named = visit.form.one("serupa") or visit.form.one("lain")
    matched = _KEY.fullmatch(named)
    if matched is None:
        raise UsageError(visit.words("join_none"))
    found = visit.app.join([visit.key, matched[1]], visit.caller.name)
    visit.note(found.story, matched[1])
    return _look_at(visit, found, "joined_done")


def undo(visit: Visit) -> Response:
    """A decision no longer stands; grouping goes by the evidence again."""
    pair = visit.form.one("satu"), visit.form.one("lain")
    found = visit.app.undecide(pair, visit.key)
    visit.note(found.story, " ".join(pair))
    return _look_at(visit, found, "undone_done")


def _look_at(visit: Visit, story: Dossier, done: str) -> Response:
    return visit.go(f"/s/{story.story}?kabar={done}")


DOORS: Final = (
    Door("/s/{key}/pisahkan", split, "editor", method="POST", does="split"),
    Door("/s/{key}/satukan", join, "editor", method="POST", does="join"),
    Door("/s/{key}/urungkan", undo, "editor", method="POST", does="decision-undo"),
)
