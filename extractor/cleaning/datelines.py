"""Datelines: the place and the outlet before the first sentence."""

from __future__ import annotations

import re
from typing import Final

from extractor.cleaning.vocabulary import CITIES, MONTHS, NOT_PLACES, PREPOSITIONS

_DASH: Final = r"(?:-{1,3}|[–—]|:)"
_PLACE: Final = r"[A-Z][\w'’./-]*(?:,? (?:[A-Z][\w'’./-]*|di|de|van)){0,4}"
_SITE: Final = (
    r"(?:[\w-]+\.(?i:com|co\.id|co|id|net|org|tv|news|info|go\.id|or\.id)|"
    r"[A-Za-z]+ ?(?:News|Indonesia|Post|Ekspres|Express|TV|Pos|Online)|ANTARA|Antara|iNews|VIVA(?:news)?|INILAHCOM|RMOL\w*|KBRN|"
    r"SINDO\w*|InfoPublik|Kominfo|Humas|KOMPAS|Kompas|TEMPO|Suara|IDN Times|Bisnis|Okezone|Kontan|Republika|Warta Ekonomi|Medcom|Metro TV|"
    r"Diskominfo(?: [A-Z]\w+)?|MC [A-Z]\w+(?: [A-Z]\w+)?)"
)
_DATE: Final = rf"(?:\d{{1,2}} (?i:{MONTHS}) \d{{4}}|\d{{1,2}}/\d{{1,2}}/\d{{4}})"

_FORMS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # Jakarta (ANTARA) - · ISTANBUL, 23 Februari 2016 (Antara/PRNewswire) - · Liwa (Lampost.co) –
        rf"(?P<line>{_PLACE},?(?: {_DATE})? ?[-–—]*\s?\((?:{_SITE}|[A-Z][\w-]+\.\w{{1,4}}|[A-Z]{{2,6}}|[A-Z][A-Za-z]{{2,14}})(?:[ /]"
        rf"[\w ./&-]{{1,40}})?\))\.? ?{_DASH}+[ ]*",
        # JAKARTA, KOMPAS.com - · Jakarta, CNN Indonesia -- · KBRN, Jakarta :
        rf"(?P<line>{_PLACE}(?:,| \|) ?{_SITE}) ?{_DASH}+[ ]*",
        # SUARANIAGA.COM RANTAU JAYA - · Suaraniaga.com (Grup Niaga) Rantau Jaya -
        rf"(?P<line>[A-Z][\w-]+\.(?i:com|co\.id|co|id|net|news)(?: \([^()]{{2,30}}\))? {_PLACE}) ?[-–—]+[ ]+",
        # TRIBUNNEWS.COM, JAKARTA - · Bisnis.com, JAKARTA—
        rf"(?P<line>{_SITE}(?:, ?| ?\| ?){_PLACE}) ?{_DASH}+[ ]*",
        # KONTAN.CO.ID - JAKARTA. · TEMPO.CO - Jakarta -
        rf"(?P<line>[\w-]+\.(?i:com|co\.id|co|id|net) ?{_DASH} ?(?:[A-Z]{{3,}}(?: [A-Z]{{2,}}){{0,3}}|[A-Z][a-z]+))(?:\. | ?{_DASH}+ )",
        # Diskominfo Rantau Jaya - · MC Rantau Jaya –
        r"(?P<line>(?:Diskominfo|MC|Humas)(?: [A-Z]\w+){1,3}) [-–—]+ ",
        # RMOL. · AKURAT.CO
        r"(?P<line>RMOL\w*|[A-Z]{4,}\.CO(?:M|\.ID)?)\.? (?=[A-Z])",
        # Kabarperajin.com. ·
        r"(?P<line>[A-Z][a-z]\w{3,24}\.(?:com|co\.id|id|net|news))\. (?=[A-Z])",
        # Topcareer.id –
        rf"(?P<line>[\w-]+\.(?i:com|co\.id|co|id|net|news|tv)|Okezone|VIVA) {_DASH}+ ",
        # Jakarta, 5 Mei 2020 – · KEBUN TEBU (27/11/2018) –
        rf"(?P<line>{_PLACE}(?:, ?{_DATE}| \(\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?\))) ?{_DASH}+[ ]*",
    )
)
_BARE: Final = re.compile(
    r"(?P<line>[A-Z][\w'’.]*(?: [A-Z][\w'’.]*){0,3}(?: ?, (?:[A-Z][\w'’.]*)(?: [A-Z][\w'’.]*){0,2})?) ?(?:--?|[–—])[ ]*"
    r"(?:[A-Z][\w-]{2,24}\.(?i:com|co\.id|id|net|news)\.? )?(?=[\"“'‘]?[A-Z0-9])"
)
_BEFORE_COLON: Final = re.compile(r"(?P<line>[A-Z]\w+(?: [A-Z]\w+){0,2}): (?=[\"“]?[A-Z])")
_BEFORE_SMALL: Final = re.compile(r"(?P<line>[A-Z][\w'’.]*(?: [A-Z][\w'’.]*){0,2}) [-–—]{1,2} (?=(?P<word>[a-z]+) )")
"""Before a sentence that was begun in lower case."""
_OUTLET: Final = re.compile(rf"\(|{_SITE}")
_LONGEST: Final = 90


def split_dateline(paragraph: str) -> tuple[str | None, str]:
    """The dateline at the beginning of ``paragraph`` without its dash (or ``None``), and the rest."""
    head = paragraph[:_LONGEST]
    for form in _FORMS:
        if (found := form.match(head)) and not _begins_with_common_word(found["line"]):
            return found["line"].strip(), paragraph[found.end() :].lstrip()
    found = _BARE.match(head) or _before_small(head) or _before_colon(head)
    if found and _is_place(found["line"]):
        return found["line"].strip(), paragraph[found.end() :].lstrip()
    return None, paragraph


def _before_small(head: str) -> re.Match[str] | None:
    found = _BEFORE_SMALL.match(head)
    return found if found and found["word"] not in PREPOSITIONS else None


def _before_colon(head: str) -> re.Match[str] | None:
    """``Jakarta: Kementerian …``, as some outlets write; only a known place, for many a line begins with a label."""
    found = _BEFORE_COLON.match(head)
    return found if found and found["line"].lower() in CITIES else None


def names_outlet(dateline: str) -> bool:
    """Whether ``dateline`` has more than a place: then it is beyond doubt one."""
    return _OUTLET.search(dateline) is not None


def _begins_with_common_word(line: str) -> bool:
    return line.split(" ", 1)[0] in NOT_PLACES


def _is_place(line: str) -> bool:
    """Capitals all through, or a place that is known: ``Jalur Puncak - Cianjur`` is none."""
    if _begins_with_common_word(line):
        return False
    letters = [letter for letter in line if letter.isalpha()]
    first = line.split(",")[0].strip().lower()
    return (len(letters) > 3 and all(letter.isupper() for letter in letters)) or first.removeprefix("kota ").removeprefix(
        "kabupaten "
    ) in CITIES
