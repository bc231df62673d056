"""Articles in several pages (``?page=2``): all of them are one page here, whose original holds every part as it was received.

The original is MIME ``multipart/mixed`` (RFC 2046), each part with its address and length, so that any mail reader takes it apart too.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Final, NamedTuple
from urllib.parse import quote, urljoin

MOST_PARTS: Final = 20
"""Parts of one article that are asked for."""

_HEAD: Final = re.compile(
    rb"--([0-9a-f]{32})\r\nContent-Type: text/html\r\nContent-Location: ([^\r\n]*)\r\nContent-Length: (\d{1,9})\r\n\r\n"
)
_HREF: Final = re.compile(rb"""\bhref\s*=\s*(?:"([^"]{1,2000})"|'([^']{1,2000})'|([^\s"'>]{1,2000}))""", re.I)
_SAFE: Final = "%/?#[]@!$&'()*+,;=:-._~"


class Part(NamedTuple):
    """One page of the article."""

    url: str
    body: bytes


def join(parts: Sequence[Part]) -> bytes:
    """The original of an article in ``parts``."""
    boundary = hashlib.sha256(b"".join(part.body for part in parts)).hexdigest()[:32].encode()
    rows = [
        b"--%s\r\nContent-Type: text/html\r\nContent-Location: %s\r\nContent-Length: %d\r\n\r\n%s\r\n"
        % (boundary, quote(part.url, _SAFE).encode("ascii"), len(part.body), part.body)
        for part in parts
    ]
    return b"".join([*rows, b"--%s--\r\n" % boundary])


def split(original: bytes) -> tuple[Part, ...]:
    """The parts of what :func:`join` made; raises ``ValueError`` for anything else."""
    parts, at = [], 0
    while head := _HEAD.match(original, at):
        end = head.end() + int(head[3])
        parts.append(Part(head[2].decode("ascii"), original[head.end() : end]))
        at = end + 2
    if not parts or original[at:] != b"--%s--\r\n" % hashlib.sha256(b"".join(p.body for p in parts)).hexdigest()[:32].encode():
        raise ValueError("no article in several parts")
    return tuple(parts)


def leads_to(page: bytes, url: str, part: str) -> bool:
    """Whether ``page``, got from ``url``, links to ``part``."""
    hrefs = (next(filter(None, match.groups())).replace(b"&amp;", b"&") for match in _HREF.finditer(page))
    return any(_joined(url, href) == part for href in hrefs)


def _joined(url: str, href: bytes) -> str | None:
    try:
        return urljoin(url, href.decode("utf-8", "replace").strip()).partition("#")[0]
    except ValueError:
        return None
