"""What a saved search has told, as an Atom feed (RFC 4287): an entry a story, stable under later carriers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from xml.etree import ElementTree as Xml

from extractor.article import Article
from search.alerts import saved_search
from search.alerts_digest import one_line
from search.app import App
from search.export.tables import outlet_of
from search.store import Store

ENTRIES: Final = 50
_ATOM: Final = "http://www.w3.org/2005/Atom"
_NO_XML: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Xml.register_namespace("", _ATOM)


def feed(app: App, store: Store, name: str, site: str = "") -> bytes:
    """The feed of the saved search ``name``: what it told last, newest first; a later carrier renews its story's entry.

    ``site`` is the address of the web pages, for its links; without it that of the settings. Raises ``UsageError`` when there is no search
    of that name.
    """
    saved = saved_search(store, name)
    told = {key: at for key, at in store.watches.told(saved.id).items() if at}
    site = site or app.settings.mail.site.rstrip("/")
    root = Xml.Element(f"{{{_ATOM}}}feed")
    _add(root, "title", f"kliping – {saved.name}")
    _add(root, "id", f"urn:x-kliping:pantauan:{saved.id}")
    _add(root, "updated", max(told.values(), default=saved.made_at))
    Xml.SubElement(Xml.SubElement(root, f"{{{_ATOM}}}author"), f"{{{_ATOM}}}name").text = "kliping"
    for story, members in _stories(store.articles(_newest(told))):
        _entry(root, story, members, max(told[article.id] for article in members), app, site)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + Xml.tostring(root, encoding="unicode").encode()


def _newest(told: dict[str, str]) -> Iterable[str]:
    return sorted(told, key=lambda key: (told[key], key), reverse=True)


def _stories(articles: Iterable[Article]) -> list[tuple[str, list[Article]]]:
    stories: dict[str, list[Article]] = {}
    for article in articles:
        stories.setdefault(article.story or article.id, []).append(article)
    return list(stories.items())[:ENTRIES]


def _entry(root: Xml.Element, story: str, members: list[Article], updated: str, app: App, site: str) -> None:
    first = min(members, key=lambda article: (article.published or "~", article.id))
    entry = Xml.SubElement(root, f"{{{_ATOM}}}entry")
    outlets = dict.fromkeys(outlet_of(article, app.desk.known.label) for article in members)
    _add(entry, "title", one_line(first.title or first.text[:90]))
    _add(entry, "id", f"urn:x-kliping:{story}")
    _add(entry, "updated", updated)
    address = f"{site}/s/{story}" if site else first.url
    if address:
        Xml.SubElement(entry, f"{{{_ATOM}}}link", rel="alternate", href=_NO_XML.sub("", address))
    _add(entry, "summary", f"{', '.join(outlets)}. {first.text[:300]}")


def _add(parent: Xml.Element, tag: str, text: str) -> None:
    Xml.SubElement(parent, f"{{{_ATOM}}}{tag}").text = _NO_XML.sub(" ", text)
