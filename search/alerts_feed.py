"""What a saved search has told, as an Atom feed: an entry a story, stable under later carriers."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.article import Article
from search.alerts import saved_search
from search.alerts_digest import one_line
from search.app import App
from search.atom import Entry, feed_of
from search.export.tables import outlet_of
from search.store import Store


def feed(app: App, store: Store, name: str, site: str = "") -> bytes:
    """The feed of the saved search ``name``: what it told last, newest first; a later carrier renews its story's entry.

    ``site`` is the address of the web pages, for its links; without it that of the settings. Raises ``UsageError`` when there is no search
    of that name.
    """
    saved = saved_search(store, name)
    told = {key: at for key, at in store.watches.told(saved.id).items() if at}
    site = site or app.settings.mail.site.rstrip("/")
    stories = _stories(store.articles(sorted(told, key=lambda key: (told[key], key), reverse=True)))
    entries = (_entry(app, story, members, max(told[article.id] for article in members), site) for story, members in stories.items())
    return feed_of(f"urn:x-kliping:pantauan:{saved.id}", f"kliping – {saved.name}", entries, "", {}, saved.made_at)


def _stories(articles: Iterable[Article]) -> dict[str, list[Article]]:
    stories: dict[str, list[Article]] = {}
    for article in articles:
        stories.setdefault(article.story or article.id, []).append(article)
    return stories


def _entry(app: App, story: str, members: list[Article], when: str, site: str) -> Entry:
    first = min(members, key=lambda article: (article.published or "~", article.id))
    outlets = ", ".join(dict.fromkeys(outlet_of(article, app.desk.known.label) for article in members))
    page = f"{site}/s/{story}" if site else first.url or ""
    return Entry(story, one_line(first.title or first.text[:90]), page, when, "kliping", f"{outlets}. {first.text[:300]}")
