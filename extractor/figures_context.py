"""What stands around a number: why it may be no quantity at all, and how firmly the text holds it.

The labels are those of Indonesian laws, addresses, schools, ranks and calendars; a number behind one of them names something.
"""

from __future__ import annotations

import re
from typing import Final

from extractor.figures_nouns import is_counter

_REACH: Final = 44
"""How far to the left, in characters, labels and qualifiers are looked for."""

_CODES: Final = r"nomor|nomer|nomor urut|no|nmr|pasal|ayat|sni|iso|iec|hs|kode|pos|hp|telp|telepon|wa|whatsapp|sk|se|pmk|uu|undang-undang|pp|perpres|keppres|inpres"
_NAMES: Final = (
    r"bab|lampiran|halaman|hal|hlm|blok|kav|kavling|gang|gg|rt|rw|km|kilometer|jalan|jl|jln|tahun|thn|th|ta|abad|usia|umur|berusia|berumur|seusia|tanggal|tgl|pukul"
    r"|jam|perppu|permen\w*|kepmen\w*|perda|pergub|perbup|perwal\w*|covid|formula|windows|android|ios|versi|pt|cv|ud|smp\w*|sma\w*|smk\w*|sd\w*|mts\w*|man|negeri"
    r"|rsud|lq|idx|peringkat|ranking|rangking|juara|urutan|liga|dapil|asisten|jilid|volume|vol|edisi|model|tipe|type|seri|undang-undang dasar|perang dunia"
)
_PLACES: Final = (
    r"kelas|kelompok|grup|group|tahap|fase|gelombang|batch|angkatan|kuartal|triwulan|tw|semester|posisi|grade|level|golongan|gol|eselon|tingkat|jalur|gate|terminal"
    r"|pintu|komisi|divisi|zona|lantai|poin|butir|angka|huruf|misi|pilar|klausul|top|ruang|gedung|seksi|region|scope|tier|stasiun|dermaga|kamar|kloter|shift"
    r"|society|generasi|desil|kuintil|persentil|strata|revolusi industri|pasar|taman"
)
_CODED: Final = re.compile(rf"(?<![\w-])(?:{_CODES})[.:]?\s*$", re.IGNORECASE)
_NAMED: Final = re.compile(rf"(?<![\w-])(?:{_NAMES})[.:]?\s*(?:ke-?)?$", re.IGNORECASE)
_PLACED: Final = re.compile(rf"(?<![\w-])(?:{_PLACES})\.?\s*$", re.IGNORECASE)
_COUNTING: Final = re.compile(
    r"(?<!\w)(?:sebanyak|sejumlah|sekitar|ada|mencapai|menjadi|total|lebih dari|hampir|hingga|sebesar|menyerap|melibatkan|diikuti|dari|oleh|untuk|bagi)\s$",
    re.IGNORECASE,
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_NAME_BEFORE: Final = re.compile(r"(?<![.!?:\"“”]\s)(?<!^)(?<!\n)\b([A-Z][\w-]*)\s$")
_NAME_AFTER: Final = re.compile(r"\s[A-Z]")
_PLATE_BEFORE: Final = re.compile(r"(?<!\w)[A-Z]{1,2}\s$")
_PLATE_AFTER: Final = re.compile(r"\s[A-Z]{1,3}(?!\w)")
_GLUE: Final = frozenset(
    "hingga sebanyak mencapai sebesar sekitar sampai dari sejumlah hanya ada total menjadi capai dan dengan senilai seharga lebih kurang atau serta untuk".split()
)
_LAST_WORD: Final = re.compile(r"[^\W\d_]+$")

_QUALIFIERS: Final = (
    ("at least", r"minimal|minimum|min|paling sedikit|paling rendah|paling tidak|setidaknya|setidak-tidaknya|sedikitnya|sekurang-kurangnya|sekurangnya|tidak kurang dari"
                 r"|tak kurang dari|terkecil|sekecil-kecilnya|serendah-rendahnya"),
    ("less than", r"kurang dari|di bawah|dibawah|tidak sampai|tak sampai|belum sampai|tidak lebih dari|tak lebih dari|belum mencapai|lebih rendah dari|lebih kecil dari"),
    ("more than", r"lebih dari|lebih daripada|di atas|diatas|melebihi|melampaui|lebih besar dari|lebih tinggi dari|tembus di atas"),
    ("up to", r"hingga|sampai|sampai dengan|maksimal|maksimum|maks|paling banyak|paling tinggi|paling lama|setinggi-tingginya|sebanyak-banyaknya|up to|s/d|bisa mencapai"),
    ("about", r"sekitar|sekira|sekitaran|kira-kira|kurang lebih|lebih kurang|berkisar|kisaran|di kisaran|di kisaran angka|diperkirakan|hampir|mendekati|nyaris|rata-rata sekitar|±|~"),
)  # fmt: skip
_QUALIFIED: Final = tuple(
    (
        name,
        re.compile(rf"(?<![\w-])(?:{words})(?: (?:sebesar|sebanyak|sekitar|menjadi|mencapai|senilai|antara))?[ \u00a0]?$", re.IGNORECASE),
    )
    for name, words in _QUALIFIERS
)
_MINUS: Final = re.compile(r"(?<![\w-])(?:minus|negatif|min(?= \d))(?: (?:sekitar|hingga|sampai|di kisaran))?\s$", re.IGNORECASE)
_DASH: Final = re.compile(r"(?:[a-z0-9)] |\()[-–−]\s?$")


def left_of(text: str, start: int) -> str:
    """The words before ``start`` that can say something about the number there."""
    return text[max(0, start - _REACH) : start]


def is_label(left: str, digits: str, noun: str | None) -> bool:
    """Whether a bare number with ``left`` before it and the counted ``noun`` after it only names, dates or orders something."""
    if _CODED.search(left):
        return True
    if "." in digits or "," in digits:
        return False
    counted = noun is not None and is_counter(noun.split()[0])
    if _YEAR.fullmatch(digits) and not (counted and _COUNTING.search(left)):
        return True
    return bool(_NAMED.search(left)) or (not counted and bool(_PLACED.search(left)))


def is_inside_name(left: str, right: str, noun: str | None) -> bool:
    """Whether the number stands between two capitalised words, as in the names of schools, streets and committees."""
    if _PLATE_BEFORE.search(left) and _PLATE_AFTER.match(right):
        return True
    if noun is not None and (is_counter(noun.split()[0]) or noun.split()[0].isupper()):
        return False
    return bool(_NAME_BEFORE.search(left)) and bool(_NAME_AFTER.match(right))


def starts_well(text: str, start: int) -> bool:
    """Whether a number may begin at ``start``: not inside a code, a date, a clock time, an ordinal or a hyphenated name."""
    if start == 0:
        return True
    before = text[start - 1]
    if before.isalpha():
        word = _LAST_WORD.search(left_of(text, start))
        return word is not None and word[0].casefold() in _GLUE
    if before in "-–—−":
        return start < 2 or text[start - 2].isspace() or text[start - 2] == "("
    return before not in "/:#@_+" and not (before in ".," and start > 1 and text[start - 2].isdigit())


def qualifier_of(left: str) -> str | None:
    """How the words just before a number hedge it: one of the five qualifiers of ``Figure``, or null."""
    return next((name for name, pattern in _QUALIFIED if pattern.search(left)), None)


def is_negative(left: str) -> bool:
    """Whether a sign or the word ``minus`` or ``negatif`` stands before the number."""
    return bool(_MINUS.search(left) or _DASH.search(left))
