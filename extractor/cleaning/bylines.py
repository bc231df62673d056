"""Who wrote and who edited: labelled bylines, `Laporan Wartawan …`, and initials under the text."""

from __future__ import annotations

import re
from typing import Final, Literal

from extractor.cleaning.findings import Findings, words
from extractor.cleaning.vocabulary import CITIES, word_set
from extractor.stems import holds

_AUTHOR: Final = (
    r"(?:Redaktur|Editor|Penulis) ?[&/] ?(?:Reporter|Penulis|Editor)|"
    r"(?:Nama |Tim )?Penulis(?: (?:Naskah|Artikel|Berita))?|Reporter|Pewarta|Oleh|Laporan|Kontributor|Wartawan|Jurnalis|Koresponden|"
    r"Author|Writer|By|Source|(?:Teks|Naskah|Text)(?: ?(?:dan|&|/) ?Foto)?|Foto ?(?:dan|&|/) ?(?:Teks|Naskah)|Pewawancara|Interviewer|"
    r"Peliput|Liputan|Reportase|Penyusun|Rep|(?:Ditulis|Dilaporkan|Diliput|Disusun|Diadaptasi|Disadur|Diwawancarai) oleh|"
    r"(?-i:(?:Kontributor|KONTRIBUTOR|Koresponden|Wartawan|Jurnalis|Reporter|Pewarta)(?: [A-Z][\w.-]+){1,4})"
)
_EDITOR: Final = r"Editor(?: Bahasa| Video| Foto)?|Redaktur|Penyunting|Red|Redpel|Via|Uploader"
_OTHER: Final = r"Penerjemah|Sumber(?: Berita)?|Foto(?:grafer)?|Videografer|Translator|Publisher|Kamera(?:man|wan)?|Infografis"
_LABEL: Final = re.compile(rf"(?<!\w)(?:(?P<author>{_AUTHOR})|(?P<editor>{_EDITOR})|(?P<other>{_OTHER})) ?: ?", re.IGNORECASE)
_NAME_WORD: Final = r"(?:[A-Z][\w'’.-]*|bin|binti|van|de|al|el|M\.)"
_NAME: Final = re.compile(rf"{_NAME_WORD}(?:,? {_NAME_WORD}){{0,5}}")
_HANDLE: Final = re.compile(r"[\w.]+(?:/[\w.]+)*")
_SEPARATOR: Final = re.compile(r"\s*(?:\||/|&|;|,| dan )\s*")

_WHO_THEY_ARE: Final = re.compile(r" \([^()]{3,80}\)(?=\W*\Z)")
"""``Penulis: Nama Orang (Mahasiswa Universitas …)``: what follows the name is no name."""
_STAR: Final = re.compile(r"\s?\*{1,3}\)?\Z")
_BRACKET: Final = re.compile(r"[()\[\]]")
_DEGREE: Final = re.compile(r"[A-Z][A-Za-z]{0,2}(?:\.[A-Za-z]{0,5})+|[A-Z]{2,5}")

_REPORTER: Final = re.compile(
    r"(?:Laporan|Dilaporkan) (?:langsung )?(?:oleh )?(?:Wartawan|Reporter|Kontributor|Koresponden|Jurnalis)\b\s*(?P<who>[^\n]{2,100})",
    re.IGNORECASE,
)
_BY: Final = re.compile(
    r"(?:(?P<author>Oleh|OLEH|By|BY|Penulis|PENULIS|Reporter|REPORTER|Pewarta|PEWARTA|Kontributor|Jurnalis|Pewawancara|Peliput|Reportase|"
    r"(?:Ditulis|Dilaporkan|Diliput|Disusun|Diadaptasi|Disadur) oleh)|(?P<editor>Editor|EDITOR|Redaktur|Penyunting))"
    rf"\s+(?P<who>{_NAME.pattern}(?: dan {_NAME.pattern})?)\.?"
)
_AT_OUTLET: Final = re.compile(rf"(?P<who>{_NAME.pattern}?)(?: ?[-–|] ?|, )(?P<outlet>[\w. ]{{3,25}})")
_OUTLET_WORD: Final = re.compile(
    r"\.(?:com|co|id|net)\b|\b(?:Tribun\w*|Kompas\w*|Antara|detik\w*|Radar|Pos|Post|Media|News|Liputan6|Suara|"
    r"Harian|Koran|CNN|CNBC|Kontan|Bisnis|Okezone|VIVA|Republika)\w*\b",
    re.IGNORECASE,
)

_INITIALS: Final = re.compile(
    r"[(\[](?P<who>[a-z][a-z0-9]{1,8}(?: ?/ ?[a-z][a-z0-9]{1,14}){1,3}|"
    r"[A-Za-z]{2,9}(?:/[A-Za-z]{2,9}){0,3}|[A-Z]{2,4}-?\d{1,3}|[A-Z][a-z]*\.?(?: [A-Z][a-z.'’]+){1,3}"
    r"(?:(?:, | dan |/|& )[A-Z][a-z]*\.?(?: [A-Z][a-z.'’]*){1,3}){0,3}|"
    r"[A-Z][a-z.'’]+(?: [A-Z][a-z.'’]+){0,3} ?/ ?(?:[A-Z]{1,3}-?\d{1,3}|[a-z]{2,5}|[A-Z]{1,3}|[A-Z][a-z]{3,14})|"
    r"(?!(?:foto|sumber|tim|dari|oleh|baca|lihat) )[a-z]{3,12} [a-z]{3,12})[)\]]\W{0,3}\Z"
)
_SIGNED_BY: Final = re.compile(r", | dan |& |(?<=[a-z])/(?=[A-Z][a-z]+ )")
_GLUED_INITIALS: Final = re.compile(r"(?<=[a-z]{3}\.)[A-Z]{2,4}\Z")
"""Initials that a lost space glued to the last full stop: ``ujarnya.ABC``."""
_SMALL_INITIALS: Final = re.compile(r"\([a-z]{2,9}(?:/[a-z]{2,9}){0,3}\)\Z")
_MARK: Final = re.compile(
    r"\s*(?:\(\*+\)|\*{2,}|(?<=[.!?\"” ])\*(?=\Z)|(?<=[.!?\"” ])\([a-z]{2,4}(?=\Z)|\(\W{1,3}\)|"
    r"(?:\(|\b)(?:red|rls|adv|advertorial|rilis|ADV|Adv|RLS)\)|\((?i:berita|konten) (?i:kerja ?sama)\)|(?<=[.!?\"”] )\()\s*\Z"
)
_DESK: Final = word_set(
    """red rls adv ant rilis net int ist istimewa kominfo humas advertorial antara kontan kompas cnn bbc reuters afp advetorial"""
)
_ENDS_SENTENCE: Final = re.compile(r"[.!?…][\"”’)]*\s*\Z|[\"”]\s*\Z")
_NOT_NAMES: Final = re.compile(
    r"\b(?:komentar|pembaca|berita|media|cyber|redaksi|tim|kerja ?sama|advertorial|video|foto|galeri|halaman|"
    r"lampiran|selengkapnya|advertisement|(?:ber)?langganan|e-?paper|koran|majalah|cetak|digital|premium|unduh|download|aplikasi|ikuti|"
    r"google|klik|baca|simak|beranda|home|versi|version|amp|login|masuk|daftar|subscribe|newsletter|channel|whatsapp|"
    r"iklan|tags?|share)\b",
    re.IGNORECASE,
)
_SIGNED: Final = re.compile(
    r"(?:[A-Z]\. ?){0,2}[A-Z][a-z]{2,14}(?: [A-Z][a-z.]{1,14}){0,2}\Z|[A-Z]{3,14}(?: [A-Z.]{1,14}){1,2}\Z|"
    r"-{0,2}[a-z]{2,8}(?:/[a-z]{2,8})?-{0,2}\Z"
)

_WHOLE_DESK: Final = re.compile(r"(?:tim )?redaksi|admin(?:istrator)?", re.IGNORECASE)
"""What a byline names in the place of a person."""

_MAX_TAIL: Final = 400
_KEYWORDS: Final = 450
"""Characters at the end of a text that keywords and the initials before them take."""
_SIGNATURE: Final = 120
"""Characters at the end of an article in which a signature is looked for."""
_MOST_MARKS: Final = 4
_GLUED_TAGS: Final = re.compile(r"(?<=[.!?\"”)])\s+(?=(?:Tags?|Topik):? ?# ?\w)")
_TRAINEE: Final = re.compile(
    r"\*?\(?(?:Artikel|Berita|Tulisan) ini (?:ditulis|dibuat|disusun) oleh "
    r"(?P<who>[A-Z][\w'’.]*(?: [A-Z][\w'’.]*){0,4})(?:,|\s|\.|\Z).{0,200}"
)
"""The note under reports of trainees and guests: ``Artikel ini ditulis oleh Nama Orang, peserta Program Magang …``."""
_CREDITED: Final = ("Pewarta", "Reporter", "Penulis", "Penerjemah", "Sumber")
_GLUED_NOTE: Final = re.compile(r"(?<=[.!?\"”)])\s+(?=\*{1,3}\) ?[A-Z])")
_GLUED_WORDS: Final = re.compile(r"\([a-z]{2,4}/[a-z]{2,4}\)(?=[a-z](?:[^.!?\n]|\.(?=\w)){2,400}\s*\Z)")
"""The keywords of an article that a lost line break glued to the writers' initials."""
_GLUED_TAIL: Final = re.compile(
    rf"(?<=[.!?\"”)\w])\s+(?=(?:{'|'.join(_CREDITED)}) ?: ?[A-Z][^:\n]{{2,120}}(?:Editor|Redaktur|Penerjemah) ?: ?[A-Z])"
)

Kind = Literal["author", "editor", "other"]


def take_labelled(line: str, findings: Findings) -> bool:
    """Whether all of ``line`` is a byline (``Penulis: A | Editor: B``, ``Laporan Wartawan …``); its names are noted then."""
    line = _unwrapped(line)
    if reporter := _REPORTER.match(line):
        _note_reporter(reporter["who"], findings)
        return True
    if trainee := _TRAINEE.fullmatch(line):
        findings.author(trainee["who"])
        return True
    if len(line) <= _MAX_TAIL and _LABEL.match(line):
        return _take_parts(line, findings)
    return _take_unlabelled(line, findings)


def _unwrapped(line: str) -> str:
    """``line`` without what templates set around a byline: bars, dashes, brackets around all of it, the star of a footnote."""
    line = (_STAR.sub("", line) if "*" in line[-4:] else line).strip(" |•-–—")
    inner = line[1:-1]
    return inner if line[:1] in ("(", "[") and line[-1:] in (")", "]") and not _BRACKET.search(inner) else line


def _take_unlabelled(line: str, findings: Findings) -> bool:
    """``Oleh Nama Orang``, ``Penulis Nama Orang | Editor Nama Orang``, ``Nama Orang - detikNews``."""
    found = [_BY.fullmatch(piece.strip()) for piece in line.split("|")]
    if all(found):
        for by in filter(None, found):
            _note("author" if by["author"] else "editor", by["who"], findings)
        return True
    at_outlet = _AT_OUTLET.fullmatch(line)
    if at_outlet is None or not _OUTLET_WORD.search(at_outlet["outlet"]) or len(at_outlet["who"].split()) < 2:
        return False
    findings.author(at_outlet["who"])
    return True


def _take_parts(line: str, findings: Findings) -> bool:
    labels = list(_LABEL.finditer(line))
    ends = [found.start() for found in labels[1:]] + [len(line)]
    parts = [(found, _WHO_THEY_ARE.sub("", line[found.end() : end]).strip(" |•/,-–—")) for found, end in zip(labels, ends, strict=True)]
    if _is_credit(labels) or any(not _could_name(found, part) for found, part in parts):
        return False
    for found, part in parts:
        _note(_kind(found), part, findings)
    return True


def _is_credit(labels: list[re.Match[str]]) -> bool:
    """Whether only a picture or a source is named: a caption or a source line, no byline."""
    return all(label["other"] and label["other"].lower().startswith(("foto", "sumber", "infografis")) for label in labels)


def _kind(found: re.Match[str]) -> Kind:
    return "author" if found["author"] else "editor" if found["editor"] else "other"


def _could_name(label: re.Match[str], part: str) -> bool:
    if _kind(label) == "other":
        return len(part.split()) <= 12
    if _WHOLE_DESK.fullmatch(part):
        return True
    return not part or (not _NOT_NAMES.search(part) and all(_NAME.fullmatch(name) or _HANDLE.fullmatch(name) for name in _names(part)))


def _names(part: str) -> list[str]:
    pieces = (piece.strip(" ().") for piece in _SEPARATOR.split(part))
    return [name for at, name in enumerate(pieces) if name and not (at and _DEGREE.fullmatch(name))]


def _note(kind: Kind, part: str, findings: Findings) -> None:
    add = {"author": findings.author, "editor": findings.editor}.get(kind)
    if add and not _WHOLE_DESK.fullmatch(part):
        for name in _names(part):
            add(name)


def _note_reporter(who: str, findings: Findings) -> None:
    """``Laporan Wartawan Tribun Medan, Nama Orang``: the outlet comes first and is no author."""
    for piece in re.split(r"[,:|]", who):
        name = piece.strip(" .")
        if _NAME.fullmatch(name) and not _OUTLET_WORD.search(name):
            findings.author(name)


def split_glued_tail(text: str) -> str:
    """``text`` with closing bylines, notes on the writer, tags and keywords on lines of their own: ``… kata dia. Pewarta: A Editor: B``."""
    if ":" in text and holds(text, _CREDITED):
        text = _GLUED_TAIL.sub("\n\n", text)
    if "*)" in text:
        text = _GLUED_NOTE.sub("\n\n", text)
    if keywords := _GLUED_WORDS.search(text, max(0, len(text) - _KEYWORDS)):
        text = f"{text[: keywords.end()]}\n\n{text[keywords.end() :]}"
    return _GLUED_TAGS.sub("\n\n", text) if "#" in text else text


def take_signature(paragraph: str, findings: Findings) -> str:
    """``paragraph``, the last one, without the initials, the name in brackets or the ``(*)`` that close it."""
    for _ in range(_MOST_MARKS):
        mark = _MARK.search(paragraph, max(0, len(paragraph) - _SIGNATURE))
        if mark is None:
            break
        findings.drop("byline", mark.group())
        paragraph = paragraph[: mark.start()].rstrip()
    if glued := _GLUED_INITIALS.search(paragraph):
        findings.drop("byline", glued.group())
        if glued.group().lower() not in _DESK:
            findings.author(glued.group())
        return paragraph[: glued.start()]
    found = _INITIALS.search(paragraph, max(0, len(paragraph) - _SIGNATURE))
    before = paragraph[: found.start()].rstrip() if found else ""
    if found is None or _NOT_NAMES.search(found["who"]) or (before and not _ENDS_SENTENCE.search(before)):
        return paragraph
    findings.drop("byline", found.group())
    if found["who"].lower() not in _DESK:
        for name in _SIGNED_BY.split(found["who"]):
            findings.author(name)
    return before.rstrip("* ")


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends as a finished sentence or quotation does."""
    return _ENDS_SENTENCE.search(text) is not None


def is_outlet(words: str) -> bool:
    """Whether ``words`` name a site or a paper, as far as their own form tells."""
    return _OUTLET_WORD.search(words) is not None


def names_nobody(words: str) -> bool:
    """Whether ``words`` hold one that belongs to the site: subscriptions, comments, the desk as a whole."""
    return _NOT_NAMES.search(words) is not None


def has_initials(line: str) -> bool:
    """Whether ``line`` ends with an author's initials in brackets, after a finished sentence or alone: ``(abc)``, ``(abc/de)``."""
    found = _SMALL_INITIALS.search(line)
    return found is not None and (found.start() == 0 or _ENDS_SENTENCE.search(line[: found.start()].rstrip()) is not None)


def is_signature_line(line: str, previous: str) -> bool:
    """Whether ``line``, the last one, is nothing but a reporter's name under a finished text."""
    return (
        _SIGNED.match(line) is not None
        and line.lower() not in CITIES
        and _NOT_NAMES.search(line) is None
        and _ENDS_SENTENCE.search(previous) is not None
        and len(words(previous)) > 3
    )
