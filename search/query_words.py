"""How a question was understood, told in words, Indonesian and English."""

from __future__ import annotations

from typing import Final, Literal

from search.query import Parsed
from search.query_lex import LONGEST, MOST_TERMS, Notice
from search.query_terms import How, Term
from search.query_widen import Answer

Language = Literal["id", "en"]

_HOW: Final[dict[How, tuple[str, str]]] = {
    "word": ("", ""),
    "phrase": ("frasa", "the phrase"),
    "prefix": ("kata berawalan", "words beginning with"),
    "official": ("pejabat", "official"),
    "role": ("jabatan", "office"),
    "programme": ("program", "programme"),
    "outlet": ("media", "outlet"),
    "place": ("tempat", "place"),
    "quote": ("dalam kutipan", "in quotations"),
    "title": ("dalam judul", "in the title"),
    "date": ("waktu", "time"),
    "kind": ("jenis kutipan", "kind of quotation"),
}
_NOTICES: Final[dict[Notice, tuple[str, str]]] = {
    "too-long": (
        f"Hanya {LONGEST} huruf pertama yang dibaca.",
        f"Only the first {LONGEST} characters were read.",
    ),
    "too-many": (
        f"Hanya {MOST_TERMS} kata atau frasa pertama yang dicari.",
        f"Only the first {MOST_TERMS} words or phrases were looked for.",
    ),
    "open-quote": ("Satu tanda kutip tidak berpasangan dan diabaikan.", "One quotation mark has no partner and was ignored."),
    "bad-date": (
        "Tanggal tidak dikenali; tulis misalnya tanggal:2022, tanggal:2022-02 atau tanggal:10/2/2022.",
        "The date was not recognised; write for example date:2022, date:2022-02 or date:10/2/2022.",
    ),
    "no-words": ("Tidak ada kata yang dapat dicari.", "There is no word to look for."),
}


def understood(parsed: Parsed, lang: Language = "id") -> str:
    """One sentence: what is looked for, what is left out, and which other names are included. Empty for an empty question."""
    if not parsed.terms:
        return ""
    indonesian = lang == "id"
    wanted = [_told(term, lang) for term in parsed.terms if not term.excluded]
    unwanted = [_told(term, lang) for term in parsed.terms if term.excluded]
    also = dict.fromkeys(f"{term.shown} = {', '.join(term.also)}" for term in parsed.terms if term.also)
    parts = [", ".join(wanted) or ("semua" if indonesian else "everything")]
    if unwanted:
        parts.append(("tanpa " if indonesian else "without ") + ", ".join(unwanted))
    if also:
        parts.append(("termasuk " if indonesian else "including ") + "; ".join(also))
    return ("Mencari: " if indonesian else "Looking for: ") + " · ".join(parts)


def notices(parsed: Parsed, lang: Language = "id") -> tuple[str, ...]:
    """What could not be honoured, one sentence each."""
    return tuple(_pick(_NOTICES[notice], lang) for notice in parsed.notices)


def widened(answer: Answer, lang: Language = "id") -> str | None:
    """The sentence that tells of a looser reading; null when the question was answered as it was asked."""
    attempt = answer.attempt
    if attempt.loosened:
        return _pick(("Tidak ada yang cocok dengan nama, jabatan, atau waktu itu; ditampilkan yang memuat sebagian katanya.",
                      "Nothing matches that name, office or time; these contain some of the words."), lang)  # fmt: skip
    if not attempt.needed:
        return None
    needed, words, strict = attempt.needed, attempt.words, answer.strict_total
    if strict:
        return _pick((f"{strict} memuat semua kata; ditampilkan pula yang memuat sedikitnya {needed} dari {words} kata.",
                      f"{strict} contain all the words; those with at least {needed} of {words} words follow."), lang)  # fmt: skip
    return _pick((f"Tidak ada yang memuat semua kata; ditampilkan yang memuat sedikitnya {needed} dari {words} kata.",
                  f"Nothing contains all the words; these contain at least {needed} of {words}."), lang)  # fmt: skip


def _told(term: Term, lang: Language) -> str:
    name = _pick(_HOW[term.how], lang)
    return f"{name} “{term.shown}”" if name else f"“{term.shown}”"


def _pick(pair: tuple[str, str], lang: Language) -> str:
    return pair[0] if lang == "id" else pair[1]
