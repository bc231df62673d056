"""A larger archive of invented articles, up to today, for tests that turn pages, count days and compare years.

Its outlets, people and offices are those of ``tests/web/samples``, whose articles it holds as well. What is written here depends on
nothing but the day that is called today.
"""

import json
import random
from datetime import datetime, time, timedelta, timezone

from search.app import App
from search.store import Store
from search.web.lists import today
from tests.web.archive import SAMPLES, config_of

WIB = timezone(timedelta(hours=7))
COUNT = 150
"""Articles on small trades of the last two months."""

OUTLETS = ("harianwanasari.example", "suaratirtomulyo.example", "niagapesisir.example")
TOWNS = ("Wanasari", "Tirtomulyo", "Pesisir Baru", "Lereng Selatan", "Bukit Gading", "Muara Tiga")
TRADES = (
    ("kopi", "biji sangrai"), ("tenun", "kain gendong"), ("gerabah", "guci taman"), ("anyaman", "tas pandan"), ("logam", "engsel pintu"),
    ("tempe", "keripik tempe"), ("kulit", "sepatu kerja"), ("mebel", "meja lipat"), ("garam", "garam halus"), ("cokelat", "bubuk kakao"),
)  # fmt: skip
EVENTS = (
    "membuka gudang bahan baku bersama", "menyelesaikan kelas pembukuan", "menyewa ruang pamer di pelabuhan", "menguji tungku hemat kayu",
    "menandatangani pesanan setahun penuh", "memperbaiki saluran limbah", "mendaftarkan merek bersama", "menata ulang jam giliran kerja",
    "mengganti kemasan plastik", "menerima tamu dari sekolah kejuruan", "menghitung ulang ongkos kirim", "mencari pemasok benang baru",
)  # fmt: skip
DETAILS = (
    "Pesanan terbanyak datang dari penginapan di tepi danau.", "Harga bahan baku turun sejak jalan kabupaten diperbaiki.",
    "Separuh anggota kelompok itu bekerja dari rumah.", "Listrik padam dua kali dalam sepekan dan menunda pekerjaan.",
    "Pembeli meminta ukuran yang lebih kecil.", "Alat ukur baru dipakai bergantian oleh tiga bengkel.",
    "Musim hujan memperlambat penjemuran.", "Anak muda mulai menangani penjualan lewat telepon genggam.",
    "Koperasi mencatat stok setiap Jumat sore.", "Dua bengkel lama pindah ke pinggir kota.",
    "Kelompok itu tidak lagi membeli bahan dari tengkulak.", "Ongkos angkut menjadi keluhan utama.",
    "Sebagian hasilnya dijual di pasar malam.", "Kadar air menjadi syarat pembeli luar pulau.",
    "Pelatih datang dari kabupaten tetangga.", "Contoh barang dikirim ke tiga toko.",
)  # fmt: skip
SPEAKERS = (
    ("kata Kepala Dinas Perindustrian Kota Wanasari Lestari Budiwati", 4),
    ("kata Kepala Dinas Perindustrian Kabupaten Tirtomulyo Haryo Prabanto", 3),
    ("kata Kepala Balai Besar Kerajinan Nusantara Suryani Atmawijaya", 2),
    ("kata Ketua Kelompok Usaha Darsono Wiguno", 1),
)
SAID = (
    "Kami tidak menjanjikan bantuan, kami menjanjikan pembeli", "Catatan ongkos harus lebih rapi daripada etalasenya",
    "Bengkel kecil perlu jadwal yang pasti", "Barang yang bagus tetap kalah kalau terlambat dikirim",
    "Kami mulai dari tiga kelompok dahulu", "Yang mahal bukan mesinnya, melainkan waktu menunggu",
    "Merek bersama menghemat biaya banyak orang", "Pembeli kembali karena ukurannya tetap",
)  # fmt: skip

YEARS = (
    (2020, 640, "Lestari Budiwati", "Pendaftaran e-Smart IKM harus selesai dari ponsel, tidak boleh lagi dari kertas"),
    (2022, 910, "Lestari Budiwati", "Peserta e-Smart IKM yang sudah menjual perlu diajari menghitung laba"),
    (2024, 1_480, "Suryani Atmawijaya", "Tahun ini e-Smart IKM mendatangi sentra yang jauh dari kota"),
)
"""e-Smart IKM by year: how many had taken part, and who headed the invented Balai Besar Kerajinan Nusantara then."""


def newsroom(folder, day=None):
    """An App over the samples and what is written here, stored under ``folder``."""
    app = App(folder / "arsip", config_of(folder / "config"), engine_spec="embedded")
    (folder / "berita.jsonl").write_text("".join(json.dumps(row) + "\n" for row in articles(day or today())), "utf-8")
    report = app.import_paths([SAMPLES / "berita.jsonl", folder / "berita.jsonl"], 1, lambda items: items)
    assert not report.failures, report.failures
    return app


def miss_an_outlet(app):
    """Enter a night that could not reach one of the outlets."""
    line = {"outlet": "niaga-pesisir", "name": "Niaga Pesisir", "fetched": 0, "unchanged": 0, "failed": {"http-5xx": 4}, "missing": True,
            "got": 0, "expected": 6.0, "findings": [{"code": "unreachable", "text": "tidak terjangkau sejak Selasa"}]}  # fmt: skip
    with Store.open(app.data_dir, write=True) as store:
        store.end_run(store.start_run("nightly"), "done", {"outlets": [line]})


def articles(day):
    """The lines of an input file, the newest article first: up to ``day``."""
    return [*(_trade(number, day) for number in range(COUNT)), *(_programme(*one) for one in YEARS)]


def _trade(number, day):
    chance = random.Random(number)
    (trade, goods), town, event = chance.choice(TRADES), chance.choice(TOWNS), chance.choice(EVENTS)
    said, details = chance.choice(SAID), chance.sample(DETAILS, 5)
    speaker = chance.choices([words for words, _ in SPEAKERS], [weight for _, weight in SPEAKERS])[0]
    if number == 7:
        details[0] = "Papan di jalan masuk masih salah tulis: Tirtomulio."
    workers, percent = chance.randrange(12, 480), chance.randrange(3, 60)
    body = (
        f"{town.upper()} – Kelompok industri kecil dan menengah (IKM) {trade} di {town} {event}. {details[0]} {details[1]}",
        f"“{said},” {speaker}. {details[2]}",
        f"Produksi {goods} naik {percent} persen dan menyerap {workers} tenaga kerja. {details[3]} {details[4]}",
    )
    moment = _moment(day - timedelta(days=number * number // 400), number)
    return _row(f"usaha-{number}", f"IKM {trade.capitalize()} {town} {event.capitalize()}", body, moment, OUTLETS[number % 3])


def _programme(year, count, head, said):
    body = (
        f"PESISIR BARU – Sebanyak {count:,} IKM mengikuti program e-Smart IKM sepanjang {year}.".replace(",", "."),
        f"“{said},” kata Kepala Balai Besar Kerajinan Nusantara {head}.",
        "Balai itu mencatat peserta menurut kecamatan dan menerbitkan daftarnya setiap tiga bulan.",
    )
    return _row(f"esmart-{year}", f"Peserta e-Smart IKM {year} Dihitung Ulang", body, datetime(year, 9, 14, 8, 5, tzinfo=WIB), OUTLETS[2])


def _moment(day, number):
    return datetime.combine(day, time(6 + number % 12, number % 60), WIB)


def _row(name, title, body, moment, outlet):
    address = f"https://{outlet}/{moment:%Y/%m/%d}/{name}"
    return {"id": name, "url": address, "title": title, "published": moment.isoformat(), "text": "\n\n".join(body)}
