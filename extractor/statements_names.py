"""Names and offices as an attribution prints them: found in a phrase, shortened, abbreviated, misprinted."""

from __future__ import annotations

import re
from typing import Final

from extractor.cues import Cues
from extractor.statements_phrases import kin_before, name_first
from extractor.statements_reading import WORD, Who

_NAME_TAIL: Final = re.compile(
    r"(?:\A|,\s|(?:\A|\s)([a-z][a-z-]*),?\s)((?:[A-Z]\.?\s)?[A-Z][a-z']+(?:\s[A-Z][a-z'.]*){0,3}(?:\s[A-Z]{2,3})?)"
    r"(?:(?:,\s*|\s)(?:[A-Z]\w{0,4}\.[\w.]*|[A-Z]{2,5}))*\Z"
)
_NAME_AFTER_CAPITALS: Final = re.compile(r"\s[A-Z]{2,}\s([A-Z][a-z']+(?:\s[A-Z][a-z']+){0,3})\Z")
"""Behind an abbreviation, capitals and small letters are a name: ``petani di Desa BNS Maryono``."""
_NAME_OF_MANY: Final = re.compile(r"(?:[A-Z][\w()-]*\s|of\s|dan\s|dari\s){2,}([A-Z][a-z']+\s[A-Z][a-z']+)\Z")
"""An office or body in capitals, then a name: most names in the news have two words."""
_KIND: Final = r"(?:Kab(?:\.|up\w{0,2}ten)?|(?<!Wali )Kota|Kecamatan|Kec\.|Provinsi|Prov\.|Desa|Kelurahan|Kampung|Pekon|Nagari)\s"
_PLACE: Final = re.compile(rf"\b{_KIND}\Z")
_FIRST_OF_MORE: Final = re.compile(r"[A-Z]\w+\s+(?:(?:Utara|Selatan|Barat|Timur|Tengah|Tenggara|Raya|Hulu|Hilir)\s+)*(?=[A-Z])")
_BALINESE: Final = re.compile(r"\s((?:I|Ni)\s[A-Z][a-z']+(?:\s[A-Z][a-z'.]+){1,4})\Z")
_PLACE_FIRST: Final = re.compile(rf"{_KIND}{_FIRST_OF_MORE.pattern}")
_AGENCY: Final = re.compile(
    r"Dis(?:nak|bun|per|kop|dik|pora|par|dag|hub|kes|tan|naker|kominfo|perindag|dukcapil|bud)[a-z]*\b|[A-Z]{2,}(?:\s[A-Z]{2,})+\Z"
)
"""``Disperindag Ende``, ``BEM UI``."""
_PET_NAME: Final = re.compile(r"[A-Z]\w(\w)\1[yi]")
"""``Benny`` of ``Benyamin``."""
_SHORT, _LONG = 5, 6
"""Letters from which on a name may differ by one, and from which on that one may stand near its beginning."""
_SHORTEST_GLUED: Final = 4
_GLUED: Final = frozenset({"saat", "dan", "yang", "mengaku", "mengatakan", "untuk", "pada", "dalam", "ketika", "usai", "itu", "juga"})
_FROM: Final = frozenset({"asal", "dari", "di", "warga", "sebuah", "salah", "satu", "dan", "serta"})
_LEADS: Final = frozenset({"plt", "plh", "pj", "penjabat", "mantan", "koordinator", "bidang"})


def introduced(cues: Cues, words: str) -> Who:
    """Somebody whom only the attribution names: ``pemilik bengkel Slamet Widodo``, or by office alone: ``seorang pedagang``."""
    head = WORD.search(words)
    if head is not None and (head[0].lower() in cues.bodies or _AGENCY.match(words)):
        return Who(words, "body")
    if first := name_first(cues, words):
        return Who(first[1], "person", role=words[first.start(2) :])
    name = _name_in(cues, words)
    if name is None:
        return Who(words, "phrase", role=words)
    return Who(name, "person", role=words[: words.rindex(name)].strip(" ,") or None)


def _name_in(cues: Cues, words: str) -> str | None:
    """The name at the end of ``pemilik bengkel Slamet Widodo`` or of ``Direktur Utama Maju Jaya Slamet Widodo``."""
    tail = _NAME_TAIL.search(words)
    many = None if tail else _BALINESE.search(words) or _NAME_AFTER_CAPITALS.search(words) or _NAME_OF_MANY.search(words)
    if (tail is None or tail[1] in _FROM) and many is None:
        return None
    start = tail.start(2) if tail else many.start(1) if many else 0
    end = tail.end(2) if tail else len(words)
    if kin_before(cues, words, 0, start) or words[:end].lower() in cues.persons:
        return None
    while (rank := WORD.match(words, start)) and rank[0].lower() in cues.ranks and rank.end() < end:
        start = end - len(words[rank.end() : end].lstrip(" ."))
    name = _after_office(cues, words[_past_place(words, start) : end])
    return name if name and name.split()[0].lower() not in cues.not_people else None


def _after_office(cues: Cues, capitals: str) -> str | None:
    """``Slamet Widodo`` of ``Maju Indonesia Slamet Widodo``: what follows the last word that no name holds."""
    heads = cues.persons | cues.bodies
    ends = (
        word.end()
        for word in WORD.finditer(capitals)
        if word[0].lower() in cues.office_words or (word[0].lower() in heads and word.end() < len(capitals))
    )
    last = max(ends, default=0)
    name = capitals[last:].strip(" ,.")
    return None if not name or (last and name.lower() in heads) else name


def _past_place(words: str, at: int) -> int:
    """``at``, past the first of several capitalised words behind ``Kabupaten``, which is the place's."""
    place = _FIRST_OF_MORE.match(words, at) if _PLACE.search(words, 0, at) else _PLACE_FIRST.match(words, at)
    return place.end() if place else at


def office_words(who: Who) -> set[str]:
    """The words of the office of ``who``, in lower case."""
    return {word.lower() for word in WORD.findall(who.role or "")}


def abbreviates_office(words: str, who: Who) -> bool:
    """Whether a one-word title is built from an office's first two words: ``Wapres`` from ``Wakil Presiden``."""
    office = [word.lower() for word in WORD.findall(who.role or "") if word.lower() not in _LEADS][:2]
    short = words.lower()
    if len(office) < 2 or not words.isalpha() or not 4 <= len(short) <= 9:
        return False
    return any(_chunk(short[:cut], office[0]) and _chunk(short[cut:], office[1]) for cut in (2, 3, 4))


def _chunk(part: str, word: str) -> bool:
    """Whether ``part``, two letters at least, are letters of ``word`` in order (``dag`` of ``perdagangan``)."""
    letters = iter(word)
    return (len(part) >= 2 and part in word) or (part[:1] == word[:1] and all(letter in letters for letter in part))


def alike(short: str, part: str) -> bool:
    """Whether one word of a name is the beginning or the end of another (``Yuli``, ``Ani``, ``Yuliani``) or differs by one letter."""
    if (
        part.startswith(short)
        or part.endswith(short.lower())
        or _glued_to(short, part)
        or (_PET_NAME.fullmatch(short) and part[:3] == short[:3])
    ):
        return True
    least = min(len(short), len(part))
    if least < _SHORT or short[: 1 if least >= _LONG else 3] != part[: 1 if least >= _LONG else 3] or abs(len(short) - len(part)) > 1:
        return False
    head = next((at for at, (a, b) in enumerate(zip(short, part, strict=False)) if a != b), min(len(short), len(part)))
    return any(short[head + skip :] == part[head + other :] for skip, other in ((1, 1), (0, 1), (1, 0)))


def _glued_to(longer: str, part: str) -> bool:
    """Whether ``longer`` is the name ``part`` and the next word, run together: ``Budisaat``."""
    return len(part) >= _SHORTEST_GLUED and longer.startswith(part) and longer[len(part) :] in _GLUED


def misprints(name: str, other: str) -> bool:
    """Whether the words of ``name`` are words of ``other`` in order, at least one as printed and the rest but for a letter."""
    parts, same = iter(other.split()), 0
    for word in name.split():
        part = next(
            (part for part in parts if part == word or (len(word) >= _SHORT and abs(len(part) - len(word)) < 2 and alike(word, part))), None
        )
        if part is None:
            return False
        same += part == word
    return same > 0
