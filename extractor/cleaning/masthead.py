"""What stands under a headline before the article begins: the moment of publication, the outlet, and who wrote it.

Templates print the writer there without a label: a bare name beside the line with the date, ``Nama Orang - Kamis, 3 April 2025 | 09:10``,
``Nama Orang, Jurnalis · …``, ``Diterbitkan … oleh Nama Orang``. A line is taken only when every piece of it is one of these things.
"""

from __future__ import annotations

import re
from typing import Final

from extractor.cleaning.bylines import is_outlet, names_nobody, take_labelled
from extractor.cleaning.datelines import split_dateline
from extractor.cleaning.findings import Findings
from extractor.cleaning.head import is_dated_subtitle, same_headline
from extractor.cleaning.lines import is_date_line, is_sentence, line_reason
from extractor.cleaning.rubrics import PAPER_WORDS, RUBRIC_WORDS, is_rubric
from extractor.cleaning.vocabulary import CITIES, MONTHS, NOT_PLACES, PREPOSITIONS, ROLES, STARTERS, SUBJECTS, WEEKDAYS, word_set
from extractor.figures_words import COUNTERS

_DEEPEST: Final = 8
_FEWEST_WORDS: Final = 6
"""Words that a line must exceed to be a sentence of the article rather than a label."""
_LONGEST: Final = 140
_TIME: Final = r"(?:(?:pukul|pkl|jam|at|@)\.? ?)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?(?:WIB|WITA|WIT|AM|PM|GMT\S{0,3}))?"
_MOMENT: Final = re.compile(
    rf"(?:(?<!\w)(?:{WEEKDAYS})(?: (?:pahing|pon|wage|kliwon|legi|paing))?[ ,|/–-]{{0,3}})?"
    rf"\(?(?:(?<!\d)\d{{1,2}}[ /.-]{{1,2}}(?:\d{{1,2}}|(?:{MONTHS})\.?)[ /.,-]{{1,2}}(?:(?:19|20)\d{{2}}|\d{{2}})(?!\d)|"
    rf"(?<!\w)(?:{MONTHS})\.? \d{{1,2}},? \d{{4}}|(?<!\d)\d{{4}}-\d{{2}}-\d{{2}})\)?(?:[ ,|/•·–-]{{0,4}}{_TIME})?",
    re.IGNORECASE,
)
_STATED: Final = re.compile(
    r"(?<!\w)(?:di(?:publikasi|terbit)kan|diperbarui|diunggah|diposting|dimuat|ditayangkan|terbit|tayang|rilis|terakhir|publi(?:sh(?:ed)?|kasi)|"
    r"posted|updated?|last updated|waktu)(?: (?:pada|on|at|tanggal|hari))?(?!\w) ?:?|\s(?:pada|on|at|tanggal)\s+(?=\|)",
    re.IGNORECASE,
)
_PIECE: Final = re.compile(r"\s*[|·•–—]+\s*|\s+[-/]+\s+|\s*,\s+|\s*[-,]\s*\Z|\A\s*[-,]\s*")
_LABEL: Final = re.compile(
    r"(?:ditulis )?(?:oleh|by|dari|laporan|penulis|reporter|jurnalis|wartawan|kontributor|pewarta)\s*:?\s+", re.IGNORECASE
)
_TRADE: Final = re.compile(
    r"(?P<editor>editor|redaktur|penyunting)|(?:jurnalis|wartawan|wartawati|reporter|kontributor|koresponden|pewarta|penulis|author|"
    r"journalist|writer)(?: (?:lepas|senior|muda|magang))?(?: \S{3,25}){0,3}",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(
    r"(?:dibaca|dilihat|views?|hits?|\d+ ?(?:x|kali|views?|komentar|menit(?: baca)?)|in|[\d.,]+)(?: ?:? ?[\d.,]+(?: kali)?)?\W*",
    re.IGNORECASE,
)
_NAME: Final = re.compile(
    r"(?:[A-Z]\.? ?){0,2}[A-Z][\w'’]{2,}(?:-[A-Z]\w+)?(?: (?:[A-Z][\w'’]*\.?(?:-[A-Z]\w+)?|bin|binti|van|de|al|el)){0,4}"
)
_AND: Final = re.compile(r" (?:dan|&|/) ")
_EVENTS: Final = word_set(
    """
    Bencana Tsunami Gempa Banjir Longsor Erupsi Kebakaran Kecelakaan Tragedi Insiden Musibah Kerusuhan Kemerdekaan Peringatan Perayaan
    Upacara Pembukaan Penutupan Peresmian Pelantikan Pelatihan Peluncuran Pencoblosan Pameran Festival Lomba Turnamen Kejuaraan Rapat
    Sidang Aksi Pemilu Pilkada Pilpres Pileg Jadwal Agenda Tenggat
    """
)
"""What a subtitle tells that something happened to, with its day behind: ``Peringatan Hari Batik, 2 Oktober 2024``."""
_COMMON_WORDS: Final = frozenset(
    word.casefold() for words in (NOT_PLACES, STARTERS, SUBJECTS, RUBRIC_WORDS, PAPER_WORDS, COUNTERS, _EVENTS) for word in words
)
_COMMON: Final = _COMMON_WORDS - {"hari", "utama"}
_OFFICES: Final = frozenset(word.casefold() for word in ROLES)
"""Words with which no name begins, though *Hakim* and *Mayor* stand in the midst of many."""
_OPENERS: Final = _OFFICES | PREPOSITIONS - {"de", "van", "al", "el", "bin", "binti"}
_PASSIVE: Final = re.compile(r"\bdi(?:ter|ber|se|per)\w{4,}|\bdi\w{3,}kan\b", re.IGNORECASE)


def without_masthead(lines: list[str], title: str | None, findings: Findings) -> list[str]:
    """``lines`` without those above the first sentence that print when the article appeared, where, and the names of its writers."""
    end = _end(lines)
    head = [at for at in range(end) if len(lines[at]) <= _LONGEST and not same_headline(lines[at], title)]
    taken = {at for at in head if _take_dated(lines[at], lines[end:], findings)}
    anchors = taken | {at for at in head if is_date_line(lines[at]) or take_labelled(lines[at], Findings())}
    taken |= {at for at in head if at not in anchors and {at - 1, at + 1} & anchors and _take_name(lines[at], lines[end:], findings)}
    return [line for at, line in enumerate(lines) if at not in taken]


def is_name(words: str) -> bool:
    """Whether ``words`` are shaped like a person's name and hold no word of sections, offices, places or outlets."""
    if not _NAME.fullmatch(words) or words.casefold() in CITIES or is_outlet(words) or names_nobody(words):
        return False
    parts = words.casefold().split()
    return parts[0] not in _OPENERS and _COMMON.isdisjoint(parts) and _PASSIVE.search(words) is None


def _end(lines: list[str]) -> int:
    for at, line in enumerate(lines[:_DEEPEST]):
        sentence = is_sentence(line) and len(line.split()) > _FEWEST_WORDS and line_reason(line) is None
        if sentence or len(line) > 2 * _LONGEST or split_dateline(line)[0] is not None:
            return at
    return min(len(lines), _DEEPEST)


def _take_dated(line: str, text: list[str], findings: Findings) -> bool:
    """Whether ``line`` gives the moment of publication among other things that are no part of the article either."""
    if not _MOMENT.search(line) or take_labelled(line, Findings()) or is_dated_subtitle(line):
        return False
    if not _take_pieces(_STATED.sub(" | ", _MOMENT.sub(" | ", line)), text, findings):
        return False
    findings.hint("byline", line)
    findings.drop("date", line)
    return True


def _take_name(line: str, text: list[str], findings: Findings) -> bool:
    if is_sentence(line) or line_reason(line) or is_rubric(line) or not _take_pieces(line, text, findings):
        return False
    findings.drop("byline", line)
    return True


def _take_pieces(line: str, text: list[str], findings: Findings) -> bool:
    """Whether each piece of ``line`` is a name, a trade, an outlet, a place or a section; the names are noted then."""
    pieces = [piece for piece in (piece.strip(" :,|-") for piece in _PIECE.split(line)) if piece]
    names: list[str] = []
    editor = False
    labelled = Findings()
    for piece in pieces:
        if names and ":" in piece and take_labelled(piece, labelled):
            continue
        trade = _TRADE.fullmatch(piece)
        follows = bool(names) and (_follows_name(piece) or _opens_dateline(piece, text))
        found = [] if trade or follows else _names(piece, text)
        if not (trade or found or _is_aside(piece) or follows):
            return False
        editor = editor or bool(trade and trade["editor"])
        names += found
    for name in names:
        (findings.editor if editor else findings.author)(name)
    for name in labelled.authors:
        findings.author(name)
    for name in labelled.editors:
        findings.editor(name)
    return True


def _names(piece: str, text: list[str]) -> list[str]:
    """The names that ``piece`` consists of, none where one of them is a person of the story."""
    names = [name.strip() for name in _AND.split(_LABEL.sub("", piece, count=1) if _LABEL.match(piece) else piece)]
    return names if all(is_name(name) and not _is_told_of(name, text) for name in names) else []


def _is_told_of(name: str, text: list[str]) -> bool:
    return any(name in line and line_reason(line) is None for line in text)


def _follows_name(piece: str) -> bool:
    """Whether ``piece`` behind a name can be its outlet: one word with capitals inside (``KabarKita``), or what looks like a site."""
    return is_outlet(piece) or (" " not in piece and sum(letter.isupper() for letter in piece) > 1)


def _opens_dateline(piece: str, text: list[str]) -> bool:
    """Whether the article opens with ``piece`` in capitals, as papers do that name themselves there: ``RANTAU KITA, Wira Jaya - …``."""
    return bool(text) and re.match(rf"{re.escape(piece.upper())}(?:,| [-–—])", text[0]) is not None


def _is_aside(piece: str) -> bool:
    return is_outlet(piece) or is_rubric(piece) or piece.casefold() in CITIES or _COUNTED.fullmatch(piece) is not None
