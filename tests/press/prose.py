"""What the invented press writes about: articles made from word lists, each its own, all of it made up."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime

CRAFTS = ("anyaman pandan", "gula aren", "tenun ikat", "batik tulis", "logam cor", "gerabah", "keripik singkong", "sepatu kulit", "rotan",
          "perhiasan perak", "kopi sangrai", "mebel jati", "sirup pala", "tas kanvas", "garam rebus", "sabun kelapa")  # fmt: skip
PLACES = ("Lembah Tirta", "Muara Kencana", "Sukarimba", "Bukit Seroja", "Rantau Asri", "Wanasari", "Tirtomulyo", "Karang Elok",
          "Batu Hening", "Pasir Jambu Alas", "Rawa Indah", "Teluk Melati")  # fmt: skip
PEOPLE = ("Wira Sanjata", "Lestari Budiwati", "Surya Wardana", "Ratna Pamungkas", "Bagus Wiguno", "Dewi Anggraini Puspa", "Harun Sabda",
          "Murni Kartawijaya", "Togar Sinarbulan", "Made Suwirya")  # fmt: skip
OFFICES = ("Kepala Dinas Perindustrian", "Ketua Koperasi", "Bupati", "Camat", "Ketua Asosiasi Perajin", "Kepala Balai Latihan")
DEEDS = ("Menambah Perajin", "Membuka Gerai", "Mendapat Mesin Baru", "Menggelar Pelatihan", "Mencatat Pesanan", "Menyiapkan Pameran")
THINGS = ("mesin pemotong", "tungku hemat kayu", "alat tenun", "mesin pengemas", "bahan baku", "rumah produksi")
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


_LEADS = (
    "Program pembinaan industri kecil dan menengah (IKM) {craft} dari Dinas Perindustrian {place} mendapat anggaran {amount} pada {day} "
    "untuk membeli {one} dan {two}, setelah {three} yang lama rusak.",
    "Dinas Perindustrian {place} pada {day} menyalurkan {amount} kepada IKM {craft} yang kehilangan {one} ketika {two} meluap ke {three}.",
    "Sebanyak {amount} bantuan pemerintah bagi industri kecil {craft} di {place} mulai cair, {day}, dan dipakai membayar {one}, {two}, "
    "serta {three}.",
    "Pelaku IKM {craft} {place} menandatangani kesepakatan {one} dengan Dinas Perindustrian, {day}; nilainya {amount} termasuk {two} "
    "dan {three}.",
)


@dataclass(frozen=True)
class Article:
    """One article of the press: the truth against which an archive is compared."""

    outlet: str
    number: int
    moment: datetime
    title: str
    speaker: str
    quote: str
    paragraphs: tuple[str, ...]

    @property
    def path(self) -> str:
        """Its address on the outlet's site."""
        return f"/{self.moment:%Y/%m/%d}/{self.number}/{'-'.join(self.title.lower().split()[:4])}"


def article(outlet: str, number: int, moment: datetime) -> Article:
    """The article with this number: always the same, and like no other."""
    dice = random.Random(f"{outlet}/{number}")
    craft, place, speaker, office = (dice.choice(words) for words in (CRAFTS, PLACES, PEOPLE, OFFICES))
    head = f"Sentra {craft.title()} {place} {dice.choice(DEEDS)} Tahap {number}"
    quote = f"Kami membagikan {dice.randint(12, 900)} {dice.choice(THINGS)} {_word(dice)} kepada perajin {craft} {_word(dice)} tahun ini,"
    weekday, amount = WEEKDAYS[moment.weekday()], f"Rp{dice.randint(11, 990)} juta"
    day = f"{weekday} ({moment.day}/{moment.month}/{moment.year})"
    lead = dice.choice(_LEADS).format(craft=craft, place=place, amount=amount, day=day, one=_word(dice), two=_word(dice), three=_word(dice))
    paragraphs = (
        f"{lead} Kabar ini urutan ke-{number} dalam catatan {outlet}.",
        f'"{quote}" kata {office} {place} {speaker}.',
        *(_filler(dice) for _ in range(6)),
        f"{speaker} menyebutkan bahwa produksi {craft} {_word(dice)} naik {dice.randint(3, 60)} persen dibandingkan {_word(dice)} lalu.",
    )
    return Article(outlet, number, moment, head, speaker, quote, paragraphs)


def _filler(dice: random.Random) -> str:
    """A sentence about invented things in invented words, so that no two articles report the same."""
    words = iter([_word(dice) for _ in range(12)])
    shapes = (
        "Para perajin {} dan {} di {} menata ulang {} {} agar {} tidak lagi {} oleh {} pada musim {} yang {}.",
        "Menurut catatan {} {}, kelompok {} sudah {} {} sebanyak {n} kali karena {} {} dan {} belum {}.",
        "Bengkel {} yang dulu {} kini {} bersama {} {}, sedangkan {} {} masih {} sampai {} selesai {}.",
        "Warga {} berharap {} {} tetap {} supaya {} {} dapat {} dengan {} {} seharga {}.",
    )
    return dice.choice(shapes).format(*words, n=dice.randint(3, 99))


_SYLLABLES = [a + b for a in "bcdgjklmnprstw" for b in "aeiou"] + ["ang", "ing", "ung", "an", "ir", "us"]


def _word(dice: random.Random) -> str:
    return "".join(dice.choice(_SYLLABLES) for _ in range(dice.randint(2, 4)))
