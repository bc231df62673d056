"""Lists as Atom feeds."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.responses import Response

from search.atom import MEDIA_TYPE, Entry, feed_of
from search.web.asked import Address
from search.web.request import Visit


def atom(visit: Visit, title: str, entries: Iterable[Entry], page: Address) -> Response:
    """The feed that the visit asked for, of the list on ``page``; ``entries`` come newest first, their pages are paths of ours."""
    site, own = visit.site, str(visit.address)
    return Response(feed_of(f"{site}{own}", title, entries, site, {"self": own, "alternate": str(page)}), media_type=MEDIA_TYPE)
