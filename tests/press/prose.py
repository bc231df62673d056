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
    quote = f"Kami membagikan {dice.randint(12, 900)} {dice.choice(THINGS)} kepada perajin {craft} tahun ini,"
    paragraphs = (
        f"Program pembinaan industri kecil dan menengah (IKM) {craft} dari Dinas Perindustrian {place} mendapat anggaran senilai "
        f"Rp{dice.randint(11, 990)} juta pada {WEEKDAYS[moment.weekday()]} ({moment.day}/{moment.month}/{moment.year}), "
        f"urutan ke-{number} dalam catatan {outlet}.",
        f'"{quote}" kata {office} {place} {speaker}.',
        *(_filler(dice, craft, place) for _ in range(4)),
        f"{speaker} menyebutkan bahwa produksi {craft} naik {dice.randint(3, 60)} persen dibandingkan tahun lalu.",
    )
    return Article(outlet, number, moment, head, speaker, quote, paragraphs)


def _filler(dice: random.Random, craft: str, place: str) -> str:
    openings = ("Para perajin", "Kelompok usaha", "Anggota koperasi", "Warga desa", "Pengrajin muda")
    doings = ("mengikuti pendampingan", "mencoba resep baru", "mengirim contoh barang", "menata ulang bengkel", "menghitung ongkos")
    ends = ("sampai akhir bulan", "bersama penyuluh", "di balai pertemuan", "sebelum musim hujan", "dengan modal sendiri")
    return (
        f"{dice.choice(openings)} {craft} {place} {dice.choice(doings)} {dice.choice(ends)}, dan {dice.randint(5, 99)} orang di antaranya "
        f"{dice.choice(doings)} {dice.choice(ends)} karena {dice.choice(THINGS)} sudah tersedia."
    )
