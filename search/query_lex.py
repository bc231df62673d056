"""A person's text into pieces: words, phrases, field names, exclusions. Nothing that can be typed is an error."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from search.query_nodes import Field

LONGEST: Final = 512
"""Characters read of a question."""
MOST_TERMS: Final = 32
"""Words and phrases read of a question."""

FieldName = Literal["official", "programme", "outlet", "date", "role", "quote", "title", "place", "kind"]

FIELD_NAMES: Final[Mapping[str, FieldName]] = {
    "pejabat": "official", "tokoh": "official", "official": "official", "speaker": "official",
    "program": "programme", "programme": "programme",
    "media": "outlet", "outlet": "outlet",
    "tanggal": "date", "terbit": "date", "date": "date",
    "jabatan": "role", "role": "role",
    "kutipan": "quote", "pernyataan": "quote", "quote": "quote",
    "judul": "title", "title": "title",
    "tempat": "place", "daerah": "place", "place": "place",
    "jenis": "kind", "kind": "kind",
}  # fmt: skip
"""What people write before a colon, and the field it stands for."""

STREAMS: Final[Mapping[FieldName, Field]] = {
    "official": "people",
    "programme": "programmes",
    "outlet": "outlet",
    "role": "roles",
    "quote": "quotes",
    "title": "title",
    "place": "places",
}
"""The stream of a document that a field name looks into; dates and kinds are no streams."""

Notice = Literal["too-long", "too-many", "open-quote", "bad-date", "no-words"]

_QUOTES: Final = '"“”„‟«»＂'
_PIECE: Final = re.compile(
    rf"(?P<minus>(?<!\S)-)?(?:(?P<field>{'|'.join(FIELD_NAMES)}):\s*)?"
    rf"(?:[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)[{_QUOTES}]|(?P<open>[{_QUOTES}])|(?P<bar>\|+)|(?P<word>[^\s|{_QUOTES}]+))",
    re.IGNORECASE,
)
_PARTS: Final = re.compile(r"[^/;:()\[\]{}<>=&!?#@~\\]+")
_DATES: Final = re.compile(r"[\w./-]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """One word or phrase as typed, ``text[start:end]`` being its words."""

    text: str
    start: int
    phrase: bool = False
    excluded: bool = False
    field: FieldName | None = None
    joined: bool = False
    """An OR stands between this piece and the one before."""

    @property
    def plain(self) -> bool:
        """An ordinary word of running text."""
        return not (self.phrase or self.excluded or self.field or self.joined)


@dataclass(frozen=True, slots=True)
class Lexed:
    """The pieces of a question and what could not be honoured."""

    pieces: tuple[Piece, ...]
    notices: tuple[Notice, ...]


def lex(text: str) -> Lexed:
    """Reads ``text`` from the left. Quotation marks of any style pair up; a single one left over is ignored with a notice."""
    notices: list[Notice] = ["too-long"] if len(text) > LONGEST else []
    text = text[:LONGEST].replace("\x00", " ")
    if any(m["open"] for m in _PIECE.finditer(text)):
        notices.append("open-quote")
    pieces = tuple(_operators(_raw_pieces(text), capitals=text == text.upper()))
    if len(pieces) > MOST_TERMS:
        notices.append("too-many")
    return Lexed(pieces[:MOST_TERMS], tuple(notices))


def _raw_pieces(text: str) -> Iterator[Piece]:
    for found in _PIECE.finditer(text):
        field = FIELD_NAMES[found["field"].lower()] if found["field"] else None
        excluded = bool(found["minus"])
        if found["phrase"] is not None:
            yield Piece(found["phrase"], found.start("phrase"), True, excluded, field)
        elif found["bar"]:
            yield Piece("OR", found.start())
        elif found["word"]:
            parts = _DATES if field == "date" and "/" in found["word"] else _PARTS
            for part in parts.finditer(found["word"]):
                yield Piece(part.group(), found.start("word") + part.start(), False, excluded, field)


def _operators(pieces: Iterator[Piece], capitals: bool) -> Iterator[Piece]:
    """Takes OR, AND and NOT out of the pieces. ATAU in a question all in capitals is an ordinary word."""
    either = {"OR"} if capitals else {"OR", "ATAU"}
    joined = negated = started = False
    for piece in pieces:
        operator = piece.text if piece.plain else ""
        if operator in either:
            joined = started
        elif operator == "NOT":
            negated = True
        elif operator != "AND":
            yield Piece(piece.text, piece.start, piece.phrase, piece.excluded or negated, piece.field, joined)
            joined, negated, started = False, False, True
