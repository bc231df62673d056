"""Site furniture inside the running text, with or without a line of its own: one list of fixed forms for every reason."""

from __future__ import annotations

import re
from typing import Final

_NATIVE: Final = (
    r"(?<![\w\"“])(?:Pembunuh [\w ]{4,25} ditemukan!|Para (?:pria|wanita) harus membacanya(?: sekarang)?!|Musuh terbesar \w+\?|"
    r"Coba ini malam ini!|Lakukan ini,? dan (?:pendengaran|penglihatan) Anda akan membaik dalam \d{1,2} hari|"
    r"\(?Lakukan ini sebelum tidur\)?!?|Metode ini akan membantu memulihkan (?:pendengaran|penglihatan) tanpa operasi|"
    r"Alat bantu dengar sudah ketinggalan zaman [–-] inilah yang mengganti(?:kannya)?|Ini cara untuk menambah tinggi badan Anda!|"
    r"Tidak mendengar dengan jelas\? Cek solusinya di sini|(?:Pendengaran|Penglihatan) bermasalah\?(?: Kembalikan [\w ]{4,40}!)?|"
    r"Cara menghilangkan lemak perut\.(?: ?-\d{1,2} ?kg dalam \d{1,2} minggu)?|Aman berarti untuk menurunkan berat badan\.|"
    r"Obat Jepang untuk [\w ]{4,40}\.(?: ?\+\d{1,2} ?cm dalam \d{1,2} bulan)?|Rolex [–-] diskon[^.!\n]{2,20}%\.|"
    r"Botak ini akan tumbuh dalam \d{1,2} (?:menit|hari) ?!(?: ?Tak Peduli Seberapa Parah Botak\w*)?|"
    r"Penjualan berakhir dalam \d{1,2} hari!(?: Sampai akhir promosi\.{0,3})?)"
)
"""Standing headlines of advertising networks on regional sites, glued in without a mark."""
FURNITURE: Final = (
    (
        "scroll",
        ("scroll", "gulir"),
        re.compile(
            r"(?:\. ?)?\b(?:SCROLL|GULIR|[Ss]croll|[Gg]ulir) (?i:(?:to|untuk) (?:continue|resume|lanjut\w*)(?: with "
            r"content| reading| membaca| content)?)\.?"
        ),
    ),
    (
        "advertisement",
        ("advertisement", "iklan"),
        re.compile(r"(?<![\w-])(?:ADVERTISEMENT|Advertisement)(?: by)?(?![\w-])|(?<=\n)(?:Iklan|IKLAN)(?=\n)"),
    ),
    (
        "advertisement",
        (
            "ditemukan!",
            "membacanya",
            "sebelum tidur",
            "musuh terbesar",
            "coba ini malam",
            "alat bantu dengar",
            "memulihkan pende",
            "memulihkan pengl",
            "mendengar dengan jelas",
            "bermasalah?",
            "tinggi badan",
            "botak ini",
            "lemak perut",
            "berat badan.",
            "obat jepang",
            "rolex",
            "penjualan berakhir",
        ),
        re.compile(_NATIVE, re.IGNORECASE),
    ),
    ("advertisement", ("berita kerja",), re.compile(r"[(\[]?\bBerita (?:K|k)erja ?(?:S|s)ama\b[)\]]?[ .]*(?=\n|\Z)")),
    (
        "embed",
        ("pic.twitter", "instagram", "post shared by", "dibagikan oleh"),
        re.compile(
            r"pic\.twitter\.com/\w+|(?:View this post on|Lihat (?:postingan|kiriman) ini di) Instagram|"
            r"(?:A post shared by|Sebuah kiriman(?: yang)? dibagikan oleh) [^()\n]{1,80}\(@[\w.]+\)"
        ),
    ),
    ("caption", ("inlihat foto",), re.compile(r"\bzoom-? ?inlihat foto\b[^\n]{0,40}")),
    ("video", ("[gambas:",), re.compile(r"\[Gambas:\s*[^\]\n]{1,60}\]")),
    (
        "video",
        ("detik sore", "detik pagi", "detiksore", "detikpagi", "(live streaming)", "live chat", "analisis pergerakan"),
        re.compile(
            r"[\"“]Detik ?(?:Sore|Pagi), [^\"”\n]{5,40}[\"”]|(?:Ikuti|Nikmati) terus [^!?\n]{10,160}\(live streaming\)[^!?\n]{5,120}?"
            r"detikcom\.|"
            r"Jangan ketinggalan untuk mengikuti analisis pergerakan [^.\n]{5,90}\.|Melihat Kembali detikSore on Location[^\n]{0,60}:|"
            r"(?:Sampaikan komentar Anda melalui|Tidak hanya menyimak, detikers [^.\n]{5,120} lewat) kolom ?live chat[^.\n]{0,30}\.|"
            r"(?:Simak ulasannya dalam ?|Saksikan pembahasan lengkapnya hanya di program )detik(?:Sore|Pagi)[^.!\n]{0,50}[.!]"
        ),
    ),
    ("amp", ("exit mobile version",), re.compile(r"\bExit mobile version\b")),
    (
        "page",
        ("halaman selanjutnya", "halaman berikutnya", "tampilkan semua"),
        re.compile(
            r"\bHalaman Selanjutnya\b(?:\s*:[^\n]{0,160}|\s*(?:>+|»))?|\bHALAMAN SELANJUTNYA\b|(?:(?:Simak|Baca|Lihat) "
            r"s|S)elengkapnya di halaman (?:selanjutnya|berikutnya)[.…]*|\bBACA HALAMAN BERIKUTNYA\b|"
            r"(?<=[.!?\"”] )1(?: \d){1,7} Tampilkan Semua(?=\s*(?:\n|\Z))"
        ),
    ),
    (
        "read-also",
        ("selengkapnya",),
        re.compile(r"(?:, )?(?:(?:(?:Berita|[Bb]aca|Saksikan|Simak) s|S)elengkapnya)(?: (?:baca|klik))? di ?sini(?:\b|(?=[A-Z]))\.?"),
    ),
    (
        "read-also",
        ("baca artikel",),
        re.compile(r"\bBaca artikel \w{4,20}, [\"“][^\"”\n]{5,200}[\"”] selengkapnya (?:di )?https?://\S+"),
    ),
    (
        "disclaimer",
        ("artikel ini", "berita ini", "konten ini", "tulisan ini", "kontak bantuan"),
        re.compile(
            r"(?:Informasi dalam (?:artikel|berita)|Artikel|Berita) ini tidak (?:ditujukan|bertujuan|dimaksudkan) [^.\n]{5,160}\."
            r"(?: (?:Bila|Jika|Apabila) (?:Anda|kamu|pembaca) [^.\n]{10,320}\.)?|"
            r"Kontak bantuan:? Bunuh diri [^\n]{20,600}?(?:keresahan yang ada|Anda tidak sendiri)\.|"
            r"(?:Artikel|Konten|Tulisan) ini (?:merupakan )?(?:hasil )?kerja ?sama (?:[^\n]{3,120}?"
            r"Isi \w{5,8} (?:ini )?(?:sepenuhnya )?di luar tanggung jawab [\w.]{3,30}(?: [A-Z][\w.]+){0,2}|[^.!?\n]{3,100}\.?(?=\n|\Z))"
        ),
    ),
    (
        "style-sheet",
        ("{",),
        re.compile(r"(?<![\w-])[.#@]?[\w-]{1,40}(?:[ ,>]{1,2}[.#@]?[\w-]{1,40}){0,5} ?\{[^{}\n]{0,600}:[^{}\n]{0,600}\}"),
    ),
    (
        "republished",
        (" ini telah", " ini sudah", " ini pertama", " ini tayang", " ini terbit", " ini dimuat"),
        re.compile(
            r"\b(?:Artikel|Berita|Tulisan) ini (?:telah |sudah |pertama kali )?(?:tayang|terbit|dimuat)(?: sebelumnya)? "
            r"(?:di|pada|dalam)(?=\s|[A-Z])[^\n]{0,300}"
        ),
    ),
    (
        "source",
        ("sumber:", "sumber :"),
        re.compile(
            r"(?:(?<=[.!?\"”] )|(?<=[\d%)]))Sumber ?: ?[A-Z][\w./-]*(?: [A-Z][\w./-]*){0,3}\s*(?=\n|\Z|(?:Penerjemah|Editor|Pewarta) ?:)"
        ),
    ),
    (
        "copyright",
        ("©", "dilarang keras"),
        re.compile(
            r"(?:Copyright )?© ?(?:ANTARA )?\d{4}[^\n]{0,40}?Dilarang keras[^\n]{0,300}|Dilarang keras mengambil konten[^\n]{0,300}|"
            r"Copyright © ?[^\n]{0,120}"
        ),
    ),
)
"""A reason, fixed words in small letters of which each match holds one, and the pattern."""
_AILMENT: Final = (
    r"(?:prostat\w*|papiloma|kutil|parasit|cacing|jamur kuku|lemak|berat badan|perut buncit|nyeri sendi|varises|wasir|ambeien|hipertensi|"
    r"diabetes|kolesterol|rematik|kebotakan|rambut rontok|keriput|keperkasaan|ejakulasi|impotensi|gula darah|asam urat|psoriasis)\b"
)
_PROMISE: Final = (
    r"(?:hilang|menghilangkan|hilangkan|lenyap|sembuh|tanpa bekas|dalam (?:se|\d+ )(?:minggu|hari|malam)|seminggu|ditemukan|rahasia|ampuh|"
    r"sendok|turun(?:kan)?|sekarang juga|dokter (?:terkejut|heran)|cara (?:paling|mudah|cepat))\b"
)
"""What native advertising between paragraphs cries out: an ailment and its cure, with an exclamation mark and outside quotation marks."""
CRIED_SIGNS: Final = ("!", "anda akan")
CRIED: Final = re.compile(
    rf"(?<!\S)(?<![\w,] )(?=[^.!?:\"“”\n]{{0,160}}!)(?=[^.!?\n]{{0,120}}\b{_AILMENT})(?=[^!\n]{{0,160}}\b{_PROMISE})"
    r"[^\s.!?:\"“”][^.!?:\"“”\n]{7,160}!(?![\"”])"
    r"|(?<!\S)(?-i:Lakukan|Minum|Oleskan|Cukup|Gunakan|Taruh)\b[^.!?\"“”\n]{0,60}\banda akan [^.!?\"“”\n]{3,40} "
    r"dalam (?:\d+ |se)(?:hari|minggu|malam)\b[.!]?",
    re.IGNORECASE,
)
