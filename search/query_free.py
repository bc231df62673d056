"""Free text as people ask it: who is meant as speaker, in which office, in which time; the rest is the subject.

Rules rest on the wording of Indonesian questions (*apa kata … soal …*, *menurut …*, *pernyataan … tentang …*) and on the offices that the
press names (*dirjen*, *kepala dinas*, *bupati* …), with their English counterparts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from search.query_dates import Period, spoken_period, year_of
from search.query_names import Name, Names
from search.terms import STOP_WORDS

PartKind = Literal["subject", "speaker", "role", "date", "year", "ignored"]

_ASKING_TEXT: Final = """
    apa apakah apasaja siapa siapakah berapa berapakah kapan kapankah dimana mana mengapa kenapa bagaimana bagaimanakah gimana tolong
    carikan tampilkan what who when where why how did does say said about
"""
_ASKING: Final = frozenset(_ASKING_TEXT.split())
"""Question words: they ask, they name nothing."""

_SAYING_TEXT: Final = """
    kata perkataan ucapan ujar pernyataan komentar pendapat tanggapan pandangan penjelasan keterangan janji menurut statement statements
    quote quotes kutipan
"""
_SAYING: Final = frozenset(_SAYING_TEXT.split())
"""After one of these stands the speaker."""

_ABOUT_TEXT: Final = "soal tentang mengenai terkait perihal ihwal menyangkut seputar terhadap about on regarding"
_ABOUT: Final = frozenset(_ABOUT_TEXT.split())
"""After one of these stands the subject."""

_SAID_TEXT: Final = "bilang berkata mengatakan menyatakan menyebut katakan bicara berbicara said says say"
_SAID: Final = frozenset(_SAID_TEXT.split())
"""Before one of these stands the speaker, as in *bupati bilang apa soal …*."""

_HEADS_TEXT: Final = """
    menteri menperin mendag menkeu menaker mentan menkop mendagri menko wamen wamenperin presiden wapres dirjen direktur sekjen
    sekretaris sesditjen inspektur irjen deputi kepala kadis kadisperindag kabid kaban kasi kasubdit gubernur wagub bupati wabup
    walikota wali wawali ketua wakil seskab mensesneg kapolri kapolda kapolres panglima rektor dekan bendahara koordinator staf
    stafsus juru jubir camat lurah dirut komisaris anggota plt pj pelaksana penjabat pejabat
"""
_HEADS: Final = frozenset(_HEADS_TEXT.split())
"""The first word of an office."""

_OFFICE_TEXT: Final = """
    jenderal umum utama daerah dinas bidang badan balai bagian biro seksi subdit direktorat kementerian kemenperin kemendag kemenkeu
    kemenkop kemnaker kemenaker kementan perindustrian perdagangan koperasi ukm umkm ikm ikma ilmate ikft kpaii agro industri kecil
    menengah aneka tenaga kerja keuangan pertanian pariwisata provinsi kabupaten kota kab prov dprd dpr komisi disperindag disperin disdag
    dekranasda dekranas kadin apindo hipmi bps bpom bkpm bappenas ri republik indonesia negara wakil ketua menteri khusus bicara tugas
    gubernur bupati wali walikota direktur jakarta
"""
_OFFICE: Final = frozenset(_OFFICE_TEXT.split())
"""Words that go on naming an office after its first word."""

_OF_AN_OFFICE: Final = frozenset(
    {"peraturan", "keputusan", "instruksi", "surat", "edaran", "rancangan", "kantor", "gedung", "istana", "calon", "pemilihan"}
)
"""After one of these an office is part of another thing, as in *peraturan menteri*."""

_CONNECTING: Final = frozenset({"dan", "di", "pada", "untuk", "bidang"})


@dataclass(frozen=True, slots=True)
class Part:
    """Words ``start`` to ``end`` (exclusive) of the question, and what they are taken for."""

    kind: PartKind
    start: int
    end: int
    name: Name | None = None
    period: Period | None = None


def understand(folded: Sequence[str], names: Names) -> tuple[Part, ...]:
    """``folded`` cut into parts that cover it in order. Where nothing tells otherwise everything is the subject."""
    marked = _marked_speaker(folded, names)
    parts = list(_parts(folded, names, marked))
    if any(part.kind != "ignored" for part in parts):
        return tuple(parts)
    return (Part("subject", 0, len(folded)),) if folded else ()


def _parts(folded: Sequence[str], names: Names, marked: tuple[Part, ...]) -> Iterator[Part]:
    at = 0
    given = {part.start: part for part in marked}
    asked = bool(marked) or any(word in _ASKING for word in folded)
    while at < len(folded):
        part = given.get(at) or _part_at(folded, at, names, asked, bool(marked))
        yield part
        at = part.end


def _part_at(folded: Sequence[str], at: int, names: Names, asked: bool, marked: bool) -> Part:
    person = names.longest(folded, at, "person")
    if person and person[0] > 1:
        return Part("speaker", at, at + person[0], name=person[1])
    dated = spoken_period(folded, at)
    if dated:
        return Part("date", at, at + dated[0], period=dated[1])
    year = year_of(folded[at])
    if year:
        return Part("year", at, at + 1, period=year)
    if folded[at] in _HEADS and not marked and (at == 0 or folded[at - 1] not in _OF_AN_OFFICE):
        return Part("role", at, _end_of_office(folded, at))
    return Part("ignored" if _asks(folded, at, asked) else "subject", at, at + 1)


def _asks(folded: Sequence[str], at: int, asked: bool) -> bool:
    word = folded[at]
    if word in _ASKING or word in _ABOUT:
        return True
    return asked and (word in _SAYING or word in _SAID or word == "yang")


def _end_of_office(folded: Sequence[str], start: int) -> int:
    """To the word before *soal*, if it comes; else as long as the words name an office."""
    about = next((n for n in range(start, len(folded)) if folded[n] in _ABOUT), None)
    if about is not None:
        return about
    end = start + 1
    while end < len(folded) and (folded[end] in _OFFICE or _goes_on(folded, end)):
        end += 1
    return end


def _goes_on(folded: Sequence[str], at: int) -> bool:
    return folded[at] in _CONNECTING and at + 1 < len(folded) and folded[at + 1] in _OFFICE


def _marked_speaker(folded: Sequence[str], names: Names) -> tuple[Part, ...]:
    """The speaker that the wording gives: between *apa kata* and *soal*, or between the start and *bilang apa*."""
    if folded and (folded[0] in _SAYING or (len(folded) > 1 and folded[0] in _ASKING and folded[1] in _SAYING)):
        start = 1 if folded[0] in _SAYING else 2
        ends = _ABOUT
    elif any(word in _SAID for word in folded[1:]):
        start, ends = 0, _SAID
        while start < len(folded) and folded[start] in _ASKING | _CONNECTING:
            start += 1
    else:
        return ()
    end = next((n for n in range(start, len(folded)) if folded[n] in ends), None)
    return _speaker(folded, start, end, names)


def _speaker(folded: Sequence[str], start: int, end: int | None, names: Names) -> tuple[Part, ...]:
    known = names.longest(folded, start, "person")
    if known:
        return (Part("speaker", start, start + known[0], name=known[1]),)
    if start < len(folded) and folded[start] in _HEADS:
        return (Part("role", start, _end_of_office(folded, start) if end is None else end),)
    if end is None or end <= start or all(word in STOP_WORDS | _ASKING for word in folded[start:end]):
        return ()
    return (Part("speaker", start, end),)
