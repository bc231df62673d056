"""Whole lines that are not the article: captions, shares, follow-us lines, tags, lists of other articles."""

from __future__ import annotations

import re
from typing import Final

from extractor.cleaning.bylines import take_labelled
from extractor.cleaning.findings import Findings
from extractor.cleaning.vocabulary import MONTHS, WEEKDAYS

_LINE_RULES: Final = tuple(
    (reason, re.compile(pattern, re.IGNORECASE))
    for reason, pattern in (
        (
            "caption",
            r"(?:ket(?:erangan|\.)? ?)?(?:foto|poto|gambar|ilustrasi|grafis)(?: utama)? ?[:/] ?.{1,300}|\(?(?:foto|sumber "
            r"foto|kredit foto) ?[:/].{1,200}\)?",
        ),
        (
            "caption",
            r"(?-i:ANTARA FOTO|ANTARA|TRIBUN[A-Z ]*|KOMPAS\.com|KOMPAS|TEMPO|Tempo|REUTERS|AFP|AP|SINDOnews|detikcom|"
            r"Liputan6\.com|Republika|MI|dok)(?-i:/[A-Z][\w .,'’/-]{1,80})",
        ),
        ("caption", r".{0,240}[.(\s]\(?(?:dok(?:umentasi|umen)?|foto)[.:] ?(?:[\w ./@&'’-]{1,80})\)?\.?"),
        ("caption", r".{0,240}\((?:foto|ist|istimewa|dok|ilustrasi|antara foto|grafis)\b[^()]{0,80}\)\.?"),
        ("caption", r"(?:ilustrasi|foto)\b.{0,160}(?:\((?:[^()]{2,60})\)|/[a-z][\w .]{1,40})"),
        (
            "caption",
            r".{0,240}\((?-i:ANTARA|REUTERS|AFP|AP|KOMPAS|Kompas|TEMPO|Tempo|Tribun|detik)[^()]{0,40}/[^()]{1,60}\)\.?|"
            r"foto istimewa",
        ),
        (
            "comment-prompt",
            r"(?:tulis|beri|tinggalkan|kirim)(?:kan)? komentar(?: anda)?.{0,40}|(?:\d+ )?komentar(?: pembaca| netizen)?|"
            r"filed under.{0,80}|(?:leave a (?:comment|"
            r"reply)).{0,40}|berikan tanggapan.{0,60}|login untuk.{0,60}|disclaimer\b.{0,300}",
        ),
        (
            "disclaimer",
            r"\*?(?:artikel|tulisan|konten|berita|informasi)(?: dalam (?:artikel|tulisan|konten) ini| ini)\b.{0,40}\b(?:opini pribadi|"
            r"tidak ditujukan|tidak mewakili|tidak mencerminkan|kerja ?sama|di luar tanggung jawab|"
            r"tanggung jawab (?:penulis|pengiklan))\b.{0,250}",
        ),
        ("release", r"demikian(?:lah)? (?:siaran pers|rilis|keterangan pers|press release)\b[^.]{0,80}\.?"),
        (
            "follow",
            r"(?:ikuti|follow|dapatkan|simak|cek|baca|gabung|join|bergabung|temukan|update)\b.{0,160}\b(?:google ?news|"
            r"google berita|whats ?app|telegram|facebook|instagram|twitter|tiktok|youtube|threads|saluran|channel|newsletter|"
            r"notifikasi|aplikasi)\b.{0,160}",
        ),
        (
            "follow",
            r"(?:dapatkan|ikuti|simak|baca|nikmati) (?:terus )?(?:update |info(?:rmasi)? |ulasan )?(?:mendalam )?(?:berita|"
            r"kabar|artikel|update|informasi|konten)\b.{0,80}\b(?:pilihan|terbaru|terkini|lainnya|menarik|hangat|setiap "
            r"hari)\b.{0,160}",
        ),
        ("follow", r"(?:cek|simak|baca|ikuti) (?:berita|artikel)[^.]{0,60}\b(?:lain(?:nya)?|kami)\b.{0,140}"),
        (
            "share",
            r"(?:bagikan|share|sebarkan|kirim)(?:kan)? ?:?(?: (?:ini|artikel|berita|ke|this|on|via|:).{0,60})?|(?:facebook|"
            r"twitter|whats ?app|telegram|line|linkedin|copy link|salin (?:link|tautan)|e-?mail|print|cetak|x|pinterest|"
            r"threads|tweet)(?:[ |·•,/]+(?:facebook|twitter|whats ?app|telegram|line|linkedin|copy link|salin tautan|"
            r"e-?mail|print|cetak|x|pinterest|tweet))*|(?:dilihat|dibaca) ?:? ?\d[\d.,]*(?: kali)?|(?:\d[\d.,]* ?)?(?:shares?|"
            r"views?|dibaca|kali dibaca|dilihat|"
            r"likes?)(?: ?: ?\d[\d.,]*)?(?: kali)?",
        ),
        (
            "page",
            r"hal(?:aman)?\.? ?:? ?(?:\d{1,2}(?!\d)|/|dari|of|all|semua|selanjutnya|berikutnya|next|[ >»|])+|"
            r"1(?:[ |/]{1,3}\d{1,2}(?!\d))+(?: ?(?:next|selanjutnya|tampilkan semua|show all|semua|>|»))?|"
            r"(?:next|prev|previous|selanjutnya|sebelumnya|lanjut(?:kan)?(?: baca)?|berikutnya|show all|"
            r"tampilkan semua|baca selengkapnya|selengkapnya|read more|load more|lihat (?:semua|foto|galeri))(?: ?[>»]+)?|"
            r"(?:waktu baca ?:? ?)?\d{1,2} (?:menit|min)(?: (?:baca|membaca|read))?|waktu baca ?: ?.{1,20}",
        ),
        (
            "tags",
            r"(?:tags?|topik|label|kata kunci|keywords?|tagar) ?:? ?#.{0,300}|(?:tags?|topik|kata kunci|keywords?) ?: "
            r"?.{1,300}|(?-i:Tags?) (?!.*[.!?]\Z).{1,300}|(?:# ?[\w-]+[ ,]*)+",
        ),
        (
            "video",
            r"(?:video|foto|infografis)(?: pilihan| terkait| populer)?|(?:simak|lihat|tonton|saksikan) (?:juga )?video\b.{0,200}|"
            r"saksikan live ?detik\w* ?:?|(?-i:Video) ?: .{5,160}",
        ),
        (
            "copyright",
            r"(?:copyright|hak cipta|©|all rights? reserved|under creative commons).{0,200}|tim redaksi|redaksi|dilarang "
            r"(?:keras )?(?:mengambil|"
            r"mengutip|menyalin|memperbanyak).{0,300}",
        ),
        (
            "source",
            r"(?:sumber(?: berita| artikel)?|source|via|dikutip dari) ?: ?(?:https?://\S+(?: under creative commons.{0,120})?|"
            r".{0,160})|https?://\S+|www\.\S+",
        ),
        (
            "press-release",
            r"(?:siaran pers|press release|rilis pers|rilis media|keterangan pers)(?: (?:no(?:mor)?\b|nomor|kementerian|"
            r"kemenperin|biro).{0,120})?(?: ?:.{0,80})?",
        ),
        ("amp", r"exit mobile version|view (?:non-)?amp version|lihat versi (?:desktop|mobile|lengkap)"),
        (
            "advertisement",
            r"(?:advertisement|iklan|advertorial|sponsored|promoted|adv)(?: (?:by|content|oleh).{0,40})?|(?:scroll|gulir) "
            r"(?:to|untuk).{0,40}|loading\.{0,3}|memuat\.{0,3}",
        ),
        ("section", r"(?:home|beranda|berita|news)(?: ?[/>»›|] ?[\w &-]{2,30}){1,5}|[\w ]{3,25} ?/"),
        ("residue", r"[\W_]{1,40}|\w"),
    )
)
_HEADINGS: Final = re.compile(
    r"(?:baca(?:an)? ?(?:juga|lainnya|terkait)?|berita (?:terkait|lainnya|terpopuler|populer|terbaru|rekomendasi|"
    r"pilihan|utama)|artikel (?:terkait|lainnya|menarik)|terpopuler|"
    r"video (?:pilihan|terkait|terpopuler)|rekomendasi(?: untuk anda)?|terkait|related (?:posts?|articles?|news)|"
    r"you may also like|jangan (?:lewatkan|ketinggalan)|pilihan editor|"
    r"tags?|topik|kata kunci|lihat juga|trending|most popular|populer|simak juga|(?:tonton|lihat) (?:juga )?video)(?: lainnya)? ?[:!]?",
    re.IGNORECASE,
)
_TAG_HEADINGS: Final = re.compile(r"(?:tags?|topik|kata kunci) ?:?", re.IGNORECASE)
_NAME_HEADINGS: Final = re.compile(r"source|penulis|oleh|reporter|pewarta|author|via|editor|redaktur|penerjemah|sumber", re.IGNORECASE)
_DATE_LINE: Final = re.compile(
    rf"(?:(?:[A-Z][\w. ]{{2,30}}?(?:,|\s[-|–])\s*)?(?:dipublikasikan|diterbitkan|diperbarui|terbit|published|"
    rf"updated|posted on|tayang|diposting|last updated)?\s*:?\s*)"
    rf"(?:(?:{WEEKDAYS})\s*[,|]?\s*)?(?:\d{{1,2}}[ /.-](?:\d{{1,2}}|{MONTHS})[ /.,-]{{1,2}}\d{{2,4}}|(?:{MONTHS}) "
    rf"\d{{1,2}},? \d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})"
    r"(?:[\s,|/•·–-]*(?:pukul|jam|at)?\s*\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*(?:WIB|WITA|WIT|AM|PM))?)?(?:[\s|•·–-]*(?:\(?(?:diperbarui|"
    r"update|oleh|dibaca)\b.{0,60}|[\w ]{0,20}))?",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"[.!?…][\"”’)]*\Z|[\"”]\Z")
_MOST_TITLES: Final = 25
_LONGEST_TITLE: Final = 25
_LONGEST_LINE: Final = 420


def is_sentence(line: str) -> bool:
    """Whether ``line`` ends as running text does."""
    return _SENTENCE.search(line) is not None


def is_date_line(line: str) -> bool:
    """Whether ``line`` is the printed moment of publication and nothing else."""
    return len(line) < 120 and _DATE_LINE.fullmatch(line) is not None


def line_reason(line: str) -> str | None:
    """Why ``line`` as a whole is no part of the article, or ``None`` when it may be."""
    if len(line) > _LONGEST_LINE:
        return None
    return next((reason for reason, pattern in _LINE_RULES if pattern.fullmatch(line)), None)


def without_furniture(lines: list[str], findings: Findings) -> list[str]:
    """``lines`` without those that are furniture, bylines or dates; what they say about authors and dates is noted."""
    kept: list[str] = []
    at = 0
    while at < len(lines):
        taken = _take(lines, at, findings)
        if not taken:
            kept.append(lines[at])
        at += max(taken, 1)
    return kept


def _take(lines: list[str], at: int, findings: Findings) -> int:
    """How many lines from ``at`` are furniture; they are noted as dropped."""
    line = lines[at]
    if at + 1 < len(lines) and _is_split_byline(line, lines[at + 1]) and take_labelled(_rejoined(line, lines[at + 1]), findings):
        return _note(lines[at : at + 2], "byline", findings)
    if _HEADINGS.fullmatch(line):
        return _note(lines[at : at + 1 + _titles_after(lines, at)], "tags" if _TAG_HEADINGS.fullmatch(line) else "related", findings)
    if is_date_line(line):
        findings.hint("byline", line)
        return _note([line], "date", findings)
    if take_labelled(line, findings):
        return _note([line], "byline", findings)
    reason = line_reason(line)
    return _note([line], reason, findings) if reason else 0


def _is_split_byline(line: str, following: str) -> bool:
    """Whether a template set a byline's label and its name on two lines."""
    return _NAME_HEADINGS.fullmatch(line.rstrip(" :")) is not None and (line.endswith(":") or following.startswith(":"))


def _rejoined(line: str, following: str) -> str:
    return f"{line.rstrip(' :')}: {following.lstrip(' :')}"


def _note(lines: list[str], reason: str, findings: Findings) -> int:
    for line in lines:
        findings.drop(reason, line)
    return len(lines)


def _titles_after(lines: list[str], at: int) -> int:
    """How many headlines, printed like a list, follow the heading at ``at``."""
    count = 0
    for line in lines[at + 1 : at + 1 + _MOST_TITLES]:
        if is_sentence(line) or len(line.split()) > _LONGEST_TITLE or line.startswith(("“", '"')):
            break
        count += 1
    return count
