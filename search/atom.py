"""Rows as an Atom feed (RFC 4287)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final
from xml.etree import ElementTree as Xml

ENTRIES: Final = 50
"""So many entries a feed has at most."""
MEDIA_TYPE: Final = "application/atom+xml; charset=utf-8"
_ATOM: Final = "http://www.w3.org/2005/Atom"
_EPOCH: Final = "1970-01-01T00:00:00Z"
_NO_XML: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 does not allow."""
_OFFSET: Final = re.compile(r"(?:Z|[+-]\d\d:\d\d)$")

Xml.register_namespace("", _ATOM)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: ``key`` names it for good, ``page`` is where it is shown, ``when`` an ISO day or moment (a bare one is in WIB).

    ``via`` is the address that it came from; only one of the web is passed on.
    """

    key: str
    title: str
    page: str
    when: str | None
    author: str
    summary: str
    via: str = ""


def feed_of(ident: str, title: str, entries: Iterable[Entry], base: str, links: Mapping[str, str], since: str = _EPOCH) -> bytes:
    """A feed of the first of ``entries``, which come newest first; ``base`` stands before their pages and before ``links`` by relation.

    ``since`` is the moment of a feed without entries.
    """
    shown = list(islice(entries, ENTRIES))
    root = Xml.Element(f"{{{_ATOM}}}feed")
    _add(root, "title", title)
    _add(root, "id", ident)
    _add(root, "updated", max((_moment(entry.when) for entry in shown), default=since))
    for relation, to in links.items():
        _link(root, relation, f"{base}{to}")
    for entry in shown:
        _write(root, entry, base)
    body: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return body


def _write(root: Xml.Element, entry: Entry, base: str) -> None:
    node = Xml.SubElement(root, f"{{{_ATOM}}}entry")
    _add(node, "title", entry.title)
    _add(node, "id", f"urn:x-kliping:{entry.key}")
    _add(node, "updated", _moment(entry.when))
    if entry.page:
        _link(node, "alternate", f"{base}{entry.page}")
    if entry.via.startswith(("http://", "https://")):  # an imported line may carry any address
        _link(node, "via", entry.via)
    author = Xml.SubElement(node, f"{{{_ATOM}}}author")
    _add(author, "name", entry.author)
    _add(node, "summary", entry.summary)


def _moment(when: str | None) -> str:
    if not when:
        return _EPOCH
    if len(when) == 10:
        return f"{when}T00:00:00+07:00"
    return when if _OFFSET.search(when) else f"{when}+07:00"


def _add(parent: Xml.Element, tag: str, text: str) -> None:
    Xml.SubElement(parent, f"{{{_ATOM}}}{tag}").text = _NO_XML.sub(" ", text)


def _link(parent: Xml.Element, relation: str, to: str) -> None:
    Xml.SubElement(parent, f"{{{_ATOM}}}link", rel=relation, href=_NO_XML.sub("", to))
