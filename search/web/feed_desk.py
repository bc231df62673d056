"""The lists of the working desk as feeds: visits to the outlets, corrections, what saved searches told, the kliping."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from starlette.responses import Response

from search import corrections
from search.atom import ENTRIES, Entry
from search.web import correcting, klipings, watching
from search.web.asked import Address
from search.web.atom import atom
from search.web.doors import Door
from search.web.feed import entry_of
from search.web.formats import headline
from search.web.request import Visit
from search.web.runs import runs


def visits(visit: Visit) -> Response:
    """`/media.atom`: the last visits to the outlets, each with what may be missing."""
    entries = (
        Entry(f"run:{run.number}", visit.words("visit_told", state=visit.words.code("run", run.state), n=run.troubled), "/media", run.when,
              "kliping", " ".join(run.missing) or visit.words("nothing_missing"))
        for run in runs(visit.app)
    )  # fmt: skip
    return atom(visit, f"kliping – {visit.words('outlets_title')}", entries, Address("/media"))


def corrected(visit: Visit) -> Response:
    """`/koreksi.atom`: the corrections that stand, the newest first."""
    fates = sorted(correcting.standing(visit), key=lambda fate: -fate.correction.id)[:ENTRIES]
    titles = {article.id: headline(article) for article in visit.app.desk.store.articles({f.correction.article for f in fates})}
    entries = (
        Entry(f"koreksi:{c.id}", f"{titles.get(c.article, c.article)}: {c.field}", f"/a/{c.article}#riwayat", c.made_at, c.who,
              f"{correcting.flat(c.before)} → {correcting.flat(c.after)} ({c.why}; {corrections.STATES[fate.state]})")
        for fate in fates for c in [fate.correction]
    )  # fmt: skip
    return atom(visit, f"kliping – {visit.words('corrections_title')}", entries, Address("/koreksi"))


def told(visit: Visit) -> Response:
    """`/pantauan.atom`: what all saved searches have told, the newest first."""
    return atom(visit, f"kliping – {visit.words('watches_title')}", _told(visit), Address(watching.PATH))


def picked(visit: Visit) -> Response:
    """`/kliping.atom`: the articles of the kliping that the address asks for; of the picks, where it asks for none."""
    sheet = klipings.made(visit)
    articles = visit.app.desk.store.articles(line.article for line in sheet.lines)
    newest = sorted(articles, key=lambda article: (article.published or "", article.id), reverse=True)
    return atom(visit, sheet.heading, (entry_of(visit, one, one.text[:300]) for one in newest), visit.address.at(klipings.PATH))


def _told(visit: Visit) -> Iterator[Entry]:
    store = visit.app.desk.store
    when = [(at, key, s) for s in store.saved_searches() for key, at in store.watches.told(s.id).items() if at]
    last = sorted(when, key=lambda one: one[:2], reverse=True)[:ENTRIES]
    articles = {article.id: article for article in store.articles({key for _, key, _ in last})}
    for at, key, saved in last:
        if key in articles:
            found = articles[key]
            title = f"{saved.name}: {headline(found)}"
            yield Entry(f"pantauan:{saved.id}:{key}", title, f"/a/{key}", at, "kliping", found.text[:300], found.url or "")


DOORS: Final = (
    Door("/media.atom", visits, "reader"),
    Door("/koreksi.atom", corrected, "reader"),
    Door("/pantauan.atom", told, "reader"),
    Door("/kliping.atom", picked, "reader"),
)
