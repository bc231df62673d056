"""Bytes to characters, exactly where they are valid and as gently as possible where they are not."""

from __future__ import annotations

import codecs
import re
from typing import Final

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC: Final = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b", b"\x7fELF", b"\xd0\xcf\x11\xe0", b"Rar!")
_META_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]{1,40})", re.IGNORECASE)
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MULTIBYTE: Final = re.compile(rb"[\xc3-\xf4][\x80-\xbf]{1,3}")
_MAX_CONTROL_SHARE: Final = 0.003
_SNIFF: Final = 4096


def decode(body: bytes, charset: str | None = None) -> str | None:
    """The text of ``body``, or ``None`` when it is no text at all (a picture, an archive, random bytes).

    Valid UTF-8 is always read as such, since other encodings practically never form it by chance; then ``charset`` (what the server
    said) and an HTML ``meta`` charset count. A text that is valid in none of them is UTF-8 with damaged bytes when it holds more good
    sequences than bad ones, and Windows-1252 otherwise.
    """
    if body.startswith(_MAGIC):
        return None
    exact = _strict(body, charset)
    text = _damaged(body) if exact is None else exact
    return None if _binary(text) else text.removeprefix("\ufeff")


def _strict(body: bytes, charset: str | None) -> str | None:
    for mark, name in _BOMS:
        if body.startswith(mark):
            return _try(body, name)
    if wide := _wide_without_mark(body):
        return _try(body, wide)
    meta = _META_CHARSET.search(body[:_SNIFF])
    named = ("utf-8", charset or "utf-8", meta.group(1).decode("ascii") if meta else "utf-8")
    texts = (_try(body, encoding) for encoding in named)
    return next((text for text in texts if text is not None), None)


def _wide_without_mark(body: bytes) -> str | None:
    """UTF-16 betrays itself: in Latin script every second byte of it is zero."""
    head = body[:_SNIFF]
    if len(head) < 8 or len(body) % 2:
        return None
    if head[1::2].count(0) > 0.7 * len(head) / 2 and 0 not in head[::2]:
        return "utf-16-le"
    if head[::2].count(0) > 0.7 * len(head) / 2 and 0 not in head[1::2]:
        return "utf-16-be"
    return None


def _try(body: bytes, name: str) -> str | None:
    try:
        return str(body, name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _damaged(body: bytes) -> str:
    patched = body.decode("utf-8", "replace")
    if len(_MULTIBYTE.findall(body)) > patched.count("\ufffd"):
        return patched
    return _try(body, "cp1252") or body.decode("latin-1")


def _binary(text: str) -> bool:
    return "\x00" in text or len(_CONTROL.findall(text)) > _MAX_CONTROL_SHARE * len(text)
