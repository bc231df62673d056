"""Programmes that no list knows: a noun that announces one ("program …", "Gerakan …", "… Expo") and a proper name.

Only where words of the state stand near by: a firm's "program …" is not one. Generic work ("pelatihan", "program strategis") has no proper
name and is never found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from extractor.config import TomlFile
from extractor.matching import abbreviates
from extractor.stems import any_word

_NEAR: Final = 250
"""Characters on either side within which the state must be named."""
_WORD: Final = r"(?:[A-Z][\w'’-]*|\d{1,2}(?:\.0)?(?![\d.,%]))"
_FIRST_WORD: Final = r"[A-Z\d](?<![\w-].)(?:(?<=[A-Z])[\w'’-]*|(?<=\d)\d?(?:\.0)?(?![\d.,%]))"
"""The same with neither a word nor a hyphen before it, asked behind the first letter: so a search passes over most of a text at once."""
_NAME: Final = rf"{_WORD}(?: {{1,2}}(?:(?:dan|untuk|of|for) {{1,2}})?{_WORD}){{0,7}}"
_QUOTED: Final = r"[\"“”‘'](?P<quoted>[A-Z][^\"“”’'\n.]{2,50})[\"“”’']"
_SHORT: Final = r"\s?\(\s?(?P<short>[A-Z][\w-]{1,20}(?: [A-Z][\w-]{1,20})?)\s?\)"
_BRACKET: Final = re.compile(_SHORT)
_WORDS: Final = re.compile(r"\w[\w-]*")
_INSIDE_NAME: Final = re.compile(
    r"(?<![.!?])\s[A-Z]\w*\s$|\b(?:Asosiasi|Perhimpunan|Persatuan|Perkumpulan|Ikatan|Lembaga|Badan|Yayasan|Dewan|Forum|Komite|Komisi)\s$"
)
_SETTLEMENTS: Final = frozenset({"Desa", "Kampung", "Kelurahan", "Kota", "Kabupaten", "Pekon", "Keluarga", "Masyarakat"})
_DAYS: Final = frozenset({"Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"})
_TRADES: Final = frozenset({"IKM", "UMKM", "UKM", "APBD", "APBN"})
"""With which a fair's or an award's name may begin ("IKM Award"), though they name nothing behind "program"."""
_RANK: Final = re.compile(r"\d{1,2}\s")
_COINED: Final = re.compile(r"[A-Z][a-z]{3,}(?: [A-Z][a-z]+)?")


_TOLD: Final = re.compile(
    r"[Pp](?<![\w-].)rogram\s{1,2}(?:(?P<short>[A-Z]{3,7})(?![\w-])(?! \([A-Z])"
    r"|(?P<slogan>(?i:satu\s\w{3,15},?\ssatu\s\w{3,15}(?:,?\ssatu\s\w{3,15})?"
    r"|Indonesia\s(?:bangkit|berdaya|bersih|bersinar|cerdas|emas|hijau|kuat|maju|makmur|mandiri|membaca|mengajar|sehat|sejahtera|terang)))(?!\w))"
)
"""A programme known by an abbreviation alone ("Program BMW") or by a slogan, often in lower case ("program satu desa satu sarjana")."""


class Candidate(NamedTuple):
    """A possible programme: where its mention stands, and its name."""

    start: int
    end: int
    name: str


@dataclass(frozen=True)
class OpenProgrammes:
    """The compiled patterns and the words that decide."""

    announcing: re.Pattern[str]
    first: re.Pattern[str]
    first_short: re.Pattern[str]
    last: re.Pattern[str]
    press: frozenset[str]
    occasion: re.Pattern[str]
    lead: frozenset[str]
    stop: frozenset[str]
    not_name: frozenset[str]
    settled: frozenset[str]
    state: frozenset[str]
    places: frozenset[str]
    bodies: frozenset[str]
    """Abbreviations of bodies."""


def load_open_programmes(file: TomlFile, places: frozenset[str], bodies: frozenset[str]) -> OpenProgrammes:
    """The part ``[open]`` of ``programmes.toml``; ``places`` are lower-case names, ``bodies`` abbreviations of bodies.

    Raises :class:`~crawler.errors.ConfigError`.
    """
    named = {key: any_word(file.words("open", key), whole=True) for key in ("first", "first_short")}
    announcing, occasion = (any_word(file.words("open", key), ignore_case=True, whole=True) for key in ("announcing", "occasion"))
    last = any_word(file.words("open", "last"))
    return OpenProgrammes(
        re.compile(rf"{announcing}\s{{1,2}}(?:{_QUOTED}|(?P<name>{_NAME}))"),
        re.compile(rf"(?P<name>{named['first']}\s{{1,2}}{_NAME})"),
        re.compile(rf"(?P<name>{named['first_short']}\s{{1,2}}{_NAME}){_SHORT}"),
        re.compile(rf"(?P<name>{_FIRST_WORD}\s{{1,2}}(?:{_WORD}\s{{1,2}}){{0,4}}{last})(?![\w-])(?:(?P<on>(?:\s{_WORD}){{1,5}}){_SHORT})?"),
        occasion=re.compile(rf"{occasion}\s{{1,2}}(?P<name>{_NAME}){_SHORT}"),
        **{key: frozenset(file.words("open", key)) for key in ("lead", "press", "stop", "not_name", "settled", "state")},
        places=places,
        bodies=bodies,
    )


def open_programmes(text: str, rules: OpenProgrammes) -> Iterator[Candidate]:
    """What looks like a programme, in order; the first of overlapping ones."""
    end_of_last = 0
    for found in sorted(_candidates(text, rules), key=_longest_first):
        if found.start >= end_of_last and state_is_near(text, found.start, found.end, rules):
            end_of_last = found.end
            yield Candidate(found.start, found.end, " ".join(found.name.split()))


def _longest_first(candidate: Candidate) -> tuple[int, int, int]:
    return candidate.start, -candidate.end, -len(candidate.name)


def _candidates(text: str, rules: OpenProgrammes) -> Iterator[Candidate]:
    for found in rules.announcing.finditer(text):
        if found["quoted"]:
            yield Candidate(found.start(), found.end(), found["quoted"])
        else:
            yield from _proper(text, found.start(), found.span("name"), rules, fewest=2)
    for found in _TOLD.finditer(text):
        if found["slogan"] or not any(found["short"] in words for words in (rules.not_name, rules.stop, rules.bodies)):
            yield Candidate(found.start(), found.end(), found["slogan"] or found["short"])
    for found in rules.first.finditer(text):
        yield from _proper(text, found.start(), found.span("name"), rules, fewest=3)
    for found in rules.first_short.finditer(text):
        if abbreviates(found["short"], found["name"]) and not _INSIDE_NAME.search(text, max(0, found.start() - 30), found.start()):
            yield from _proper(text, found.start(), found.span("name"), rules, fewest=3)
    yield from _fairs(text, rules)
    for found in rules.occasion.finditer(text):
        if _COINED.fullmatch(found["short"]) and abbreviates(found["short"], found["name"]):
            yield from _proper(text, found.start("name"), found.span("name"), rules, fewest=3)


def _fairs(text: str, rules: OpenProgrammes) -> Iterator[Candidate]:
    """Names that a noun ends: fairs, festivals and awards."""
    for found in rules.last.finditer(text):
        start = _behind_lead(text, *found.span("name"), rules)
        goes_on = found["on"] and abbreviates(found["short"], text[start : found.end("on")])
        if text[start : found.end("name")].split()[0] in _TRADES:
            yield Candidate(start, found.end("name"), text[start : found.end("name")])
        elif rules.press.isdisjoint(found["name"].split()):
            yield from _proper(text, start, (start, found.end("on" if goes_on else "name")), rules, fewest=2)


def _proper(text: str, start: int, name: tuple[int, int], rules: OpenProgrammes, fewest: int) -> Iterator[Candidate]:
    """The candidate that begins at ``start``, if its name has enough words and begins like one.

    The name ends at the first word that cannot be part of one, except where an abbreviation in brackets shows how far it runs.
    """
    words = list(_WORDS.finditer(text, *name))
    bracket = _BRACKET.match(text, name[1])
    if not (bracket and abbreviates(bracket["short"], text[slice(*name)])):
        words = _uncut(words, rules)
    names = [word[0] for word in words]
    if len(words) >= fewest and _begins_name(names[fewest - 2 :], rules) and " ".join(names).lower() not in rules.places:
        yield Candidate(start, words[-1].end(), text[name[0] : words[-1].end()])


def _begins_name(names: list[str], rules: OpenProgrammes) -> bool:
    """``program Desa Mandiri`` is a programme, ``program Desa Sukamaju`` some village's; likewise ``program Jumat Berbagi`` and a date.

    ``Gerakan Nasional`` needs a name of its own.
    """
    if names[0] == "Nasional" and len(names) > 1:
        names = names[1:]
    return names[0] not in rules.not_name or (names[0] in _SETTLEMENTS | _DAYS and not rules.settled.isdisjoint(names[1:2]))


def _uncut(words: list[re.Match[str]], rules: OpenProgrammes) -> list[re.Match[str]]:
    end = next((place for place, word in enumerate(words) if place and word[0] in rules.stop), len(words))
    while end > 1 and words[end - 1][0].islower():
        end -= 1
    return words[:end]


def _behind_lead(text: str, start: int, end: int, rules: OpenProgrammes) -> int:
    """Where the name begins behind words such as "Acara"; at the last one, so that "Tuan Rumah Festival …" loses both.

    With "Juara" goes the rank behind it.
    """
    ends = [word.end() for word in _WORDS.finditer(text, start, end) if word[0] in rules.lead]
    if not ends:
        return start
    rank = _RANK.match(text, ends[-1] + 1, end)
    return rank.end() if rank else min(ends[-1] + 1, end)


def state_is_near(text: str, start: int, end: int, rules: OpenProgrammes) -> bool:
    """Whether words of the state stand near ``text[start:end]``."""
    around = text[max(0, start - _NEAR) : end + _NEAR].lower()
    return any(word in rules.state for word in _WORDS.findall(around))
