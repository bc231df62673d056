"""Reading the XML of feeds and sitemaps as outlets really print it: in time that grows with its length, and touching nothing else.

lxml reads it rather than feedparser, whose repair of broken feeds takes quadratic time (200 kB of unclosed tags: 5 s; a whole crawl would
wait for it). Entities are not resolved, so that no file is read and nothing grows.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import lxml.etree

_BARE: Final = re.compile(rb"&(?!#\d{1,7};|#x[0-9A-Fa-f]{1,6};|\w{2,31};)")
"""An ampersand that begins no reference: common in addresses, where lxml would cut away what follows it."""

_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")
_TAG: Final = re.compile(r"<[^<>]{0,2000}>")
_SPACE: Final = re.compile(r"\s+")


class BadMarkup(ValueError):
    """Not one of the documents looked for."""


@dataclass(frozen=True, slots=True)
class Row:
    """One repeated element (``item``, ``url``, …) with its descendants' texts and attributes by local name, each as first printed."""

    name: str
    texts: dict[str, str]
    links: tuple[dict[str, str], ...] = ()
    """Attributes of each ``link`` element inside."""

    def address(self, *names: str) -> str:
        """The first of ``names`` that has a text, as an address."""
        return next((self.texts[name].replace("&amp;", "&") for name in names if self.texts.get(name)), "")

    def words(self, *names: str) -> str | None:
        """The first of ``names`` that has a text, as words: references resolved, tags taken out."""
        found = next((self.texts[name] for name in names if self.texts.get(name)), "")
        return _SPACE.sub(" ", html.unescape(_TAG.sub("", html.unescape(found)))).strip() or None


def rows_of(data: bytes, rows: frozenset[str], roots: frozenset[str]) -> Iterator[Row]:
    """Every element of ``data`` named in ``rows``, in order; what stands after damage is left out.

    Raises :class:`BadMarkup` where there is no such element and the outermost one is not named in ``roots`` either.
    """
    events = lxml.etree.iterparse(
        io.BytesIO(_repaired(data)),
        events=("end",),
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    seen = False
    try:
        for _, element in events:
            if _local(element) in rows:
                seen = True
                yield _row(element)
                _forget(element)
    except lxml.etree.LxmlError as problem:
        if not seen:
            raise BadMarkup(str(problem)) from None
    if not seen and (events.root is None or _local(events.root) not in roots):
        raise BadMarkup(f"the document is none of {', '.join(sorted(roots))}")


def _repaired(data: bytes) -> bytes:
    data = data.strip(b" \t\r\n\x00")
    return data if data.startswith(_WIDE) else _BARE.sub(b"&amp;", data)


def _row(element: Any) -> Row:
    texts: dict[str, str] = {}
    links: list[dict[str, str]] = []
    for child in element.iterdescendants("*"):
        name = _local(child)
        if name == "link":
            links.append({str(key): str(value) for key, value in child.attrib.items()})
        text = "".join(child.itertext()).strip()
        if text:
            texts.setdefault(name, text)
    return Row(_local(element), texts, tuple(links))


def _forget(element: Any) -> None:
    """Throw the row and all before it away, so that memory stays flat."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
