"""Whole lines that Indonesian outlets print around an article: one list of forms for every reason.

They are the standing phrases of content systems and of the outlets' desks (WordPress, Blogger, AMP, the templates of national portals and
regional papers), in Indonesian and English. A line is furniture only when a form fits all of it.
"""

from __future__ import annotations

import re
from typing import Final

from extractor.cleaning.vocabulary import MONTHS, WEEKDAYS
from extractor.stems import holds

_NETWORK: Final = (
    r"(?:google ?news|google berita|whats ?app|\bwa channel|telegram|facebook|instagram|twitter|tiktok|youtube|threads|saluran|"
    r"channel|newsletter|notifikasi|aplikasi|play ?store|app ?store|e-?paper|fan ?page|medsos|media sosial)"
)
_NEWS: Final = r"(?:berita|kabar|artikel|konten|breaking news|update|informasi|info|liputan|ulasan|news|tulisan|bacaan|video)"
_OF_OURS: Final = (
    rf"(?:kami|us|grup|group|akun|halaman|fan ?page|saluran|channel|newsletter|notifikasi|google ?news|google berita|terbaru|terkini|"
    rf"lainnya|{_NEWS})"
)
_INVITED: Final = r"(?:(?:yuk|ayo|mari|silakan|silahkan|jangan lupa|selalu|juga|terus|kamu bisa|anda bisa|anda dapat)[ ,]*){0,2}"
_SHARED_ON: Final = (
    r"(?:facebook|twitter|whats ?app|telegram|line|linkedin|copy link|salin (?:link|tautan)|e-?mail|print|cetak|x|pinterest|threads|"
    r"tweet|messenger|google\+)"
)
_AGENCY: Final = (
    r"(?-i:ANTARA FOTO|ANTARA|Antara|TRIBUN[A-Z. ]*|Tribun[\w.]*|KOMPAS\.com|KOMPAS|Kompas|TEMPO|Tempo|REUTERS|AFP|AP|SINDOnews|"
    r"detikcom|detik|Liputan6\.com|Republika|MI|dok|[A-Z][A-Z.]{4,24})"
)

_FORMS: Final = {
    "caption": (
        r"(?:ket(?:erangan|\.)? ?)?(?:foto|poto|gambar|ilustrasi|grafis)(?: utama)? ?[:/] ?.{1,300}",
        r"\(?(?:foto|sumber foto|kredit foto|photo(?: credit)?) ?[:/].{1,200}\)?",
        rf"{_AGENCY}(?-i:/[A-Z][\w .,'’/-]{{1,80}})",
        r".{0,240}[.(\s]\(?(?:dok(?:umentasi|umen)?|foto)[.:] ?(?:[\w ./@&'’-]{1,80})\)?\.?",
        r".{0,240}\. (?-i:Dok(?:umentasi)?) [\w ./@&'’-]{1,60}",
        r".{0,240}\((?:foto|ist|istimewa|dok|ilustrasi|antara foto|grafis)\b[^()]{0,80}\)\.?",
        r"(?:ilustrasi|foto)\b.{0,160}(?:\((?:[^()]{2,60})\)|/[a-z][\w .]{1,40})",
        r"(?-i:Ilustrasi)(?: [\w-]+){0,6}\. .{5,200}",
        rf".{{0,240}}\({_AGENCY}[^()]{{0,40}}/[^()]{{1,60}}\)\.?",
        rf".{{0,240}}[.)] ?{_AGENCY}/[A-Z][\w .'’/-]{{1,60}}",
        r"[^|]{3,240} \| (?:[A-Z][\w.]+(?: [A-Z][\w.]+){0,3}/)[A-Z][\w. ]{1,40}",
        r"[^|]{3,240} \| (?:foto|dok)\b.{1,60}",
        r"dok(?:umentasi)?[.:] ?[\w ./&-]{2,60}|foto istimewa|photo by .{2,60}|.{0,300} ?(?-i:Perbesar)|zoom-? ?in ?lihat foto.{0,300}",
    ),
    "comment-prompt": (
        r"(?:tulis|beri|berikan|tinggalkan|kirim|tambah|lihat(?: semua)?|muat)(?:kan)? (?:komentar|tanggapan|balasan)"
        r"(?:(?:mu| anda| kamu| dengan| batalkan| di (?:sini|bawah|kolom)| lainnya\Z)\b.{0,140}|"
        r"[ /]{1,3}(?:alamat )?(?:e-?mail|surel) .{0,140}|\W*)",
        r"(?:alamat )?(?:e-?mail|surel) (?:anda |kamu )?tidak (?:akan )?(?:dipublikasikan|ditampilkan|diterbitkan|ditayangkan)\b.{0,120}",
        r"(?:(?:nama|name|e-?mail|surel|komentar|comment|situs ?web|website)(?: anda)? ?\*:?[ *]*){1,4}|situs web|website|"
        r"komentar(?: anda| facebook)? ?:?|(?:post|add|write) (?:a )?comment|facebook comments?(?: box)?|balas(?: komentar)?|"
        r"tidak ada komentar ?:?",
        r"(?:anda|kamu) harus (?:masuk|login|log in)\b.{0,20} untuk .{0,30}\b(?:ber|meng?)?(?:komentar|balas).{0,20}|"
        r"you must (?:be logged in|log ?in) to (?:post|comment|leave|reply).{0,40}|(?:login|masuk|daftar) untuk (?:ber)?komentar.{0,30}|"
        r"(?:harap|silah?kan|mohon) masukkan (?:komentar|nama|e-?mail|alamat)\b.{0,60}|"
        r"please enter your (?:comment|name|e-?mail)\b.{0,60}|berkomentar(?:lah)? (?:dengan|menggunakan) (?:akun|facebook)\b.{0,40}",
        r"(?:bagaimana (?:menurut|pendapat)(?:mu| anda| kamu)\b[^.]{0,80}\? ?)?(?:yuk,? |ayo |silah?kan )?"
        r"(?:tulis|sampaikan|bagikan|berikan|tinggalkan)(?:kan|lah)? "
        r"(?:(?:pendapat|opini|tanggapan|komentar|jawaban)(?:mu| anda| kamu)? )?(?:di|pada|lewat|melalui) (?:kolom )?komentar\b.{0,60}",
        r"(?:kolom )?komentar (?:ini )?(?:di ?tutup|dinonaktifkan)\b.{0,40}|comments are closed\.?|"
        r"(?:isi )?komentar (?:(?:di atas|anda|pembaca|sepenuhnya|ini) ){0,2}(?:adalah|menjadi|merupakan) tanggung ?jawab\b.{0,160}|"
        r"gunakan bahasa yang (?:sopan|baik|santun)\b.{0,40}\b(?:ber)?komentar.{0,20}",
        r"your e-?mail (?:address )?will not be (?:published|shown)\b.{0,80}|batalkan balasan|cancel reply",
        r"(?:ruas|bidang|kolom) yang wajib (?:diisi )?(?:ditandai|bertanda)\b.{0,20}|required fields are marked\b.{0,10}",
        r"(?:simpan|save) (?:nama|my name)\b.{0,80}\b(?:peramban|browser)\b.{0,80}",
        r"(?:\d+ )?komentar(?: pembaca| netizen)?(?: ?\(\d+\))?|belum ada komentar.{0,60}|jadilah yang pertama .{0,60}",
        r"filed under.{0,80}|leave a (?:comment|reply).{0,60}|(?:no|\d+) comments?.{0,40}",
        r"(?:silakan )?(?:login|masuk|log in)(?: dulu| dahulu| terlebih dahulu)? (?:untuk|to) (?:ber|mem|me|comment|view|read|post).{0,60}",
        r"apa reaksi anda.{0,40}|bagaimana (?:reaksi|tanggapan|pendapat) anda\b.{0,80}|what'?s your reaction.{0,20}",
        r"(?:beri|berikan) (?:nilai|rating|bintang)(?: untuk| pada)? (?:artikel|berita|tulisan)\b.{0,40}|rating (?:artikel|berita).{0,30}",
        r"(?:jajak pendapat|polling) ?:.{0,160}\?",
        r"terima ?kasih telah membaca .{0,120}|disclaimer\b.{0,300}",
        r"apakah (?:artikel|berita|informasi) ini (?:bermanfaat|membantu|menarik).{0,40}",
    ),
    "contact": (
        r"punya (?:informasi|info|foto|cerita|keluhan|pengalaman)\b(?=.*\b(?:redaksi|kami)\b).{0,120}\b(?:kirim|hubungi|e-?mail)\b.{0,160}",
        r"(?:kirim(?:kan)?|hubungi)\b.{0,80}\bredaksi\b.{0,160}|redaksi menerima .{3,80}@.{3,60}",
        r"tetap terhubung dengan kami.{0,60}|fakta atau hoaks\?.{0,300}",
    ),
    "disclaimer": (
        r"\*?(?:artikel|tulisan|konten|berita|informasi)(?: dalam (?:artikel|tulisan|konten) ini| ini)\b.{0,40}\b(?:opini pribadi|"
        r"tidak ditujukan|tidak mewakili|tidak mencerminkan|kerja ?sama|di luar tanggung jawab|"
        r"tanggung jawab (?:penulis|pengiklan))\b.{0,250}",
        r"(?:seluruh )?isi\b.{0,30}\b(?:di luar|bukan) tanggung ?jawab redaksi.{0,80}",
        r"(?:tulisan|artikel|konten) dari .{2,60} tidak (?:mewakili|mencerminkan) .{3,80}",
        r"this article is written by our community .{3,120}",
        r"(?:dalam segala situasi, ?)?(?:[A-Z][\w.]+ ){1,3}"
        r"berkomitmen (?:memberikan|menyajikan|menghadirkan) (?:fakta|berita|informasi)\b.{0,200}",
    ),
    "release": (r"demikian(?:lah)? (?:siaran pers|rilis|keterangan pers|press release)\b[^.]{0,80}\.?",),
    "follow": (
        rf"{_INVITED}(?:ikuti|follow|dapatkan|simak|cek|baca|gabung|join|bergabung|temukan|update|subscribe|like)\b(?=.*\b{_OF_OURS}\b)"
        rf".{{0,160}}\b{_NETWORK}\b.{{0,160}}",
        rf"{_INVITED}(?:download|unduh|instal+|pasang|aktifkan|allow|enable)\b(?=.{{0,200}}\b(?:berita|kabar|pengalaman|update|terbaru|"
        rf"terkini|news)\b).{{0,80}}\b(?:{_NETWORK}|notifications?)\b.{{0,200}}",
        r"(?:dapatkan|ikuti|simak|baca|nikmati) (?:terus )?(?:update |info(?:rmasi)? |ulasan )?(?:mendalam )?(?:berita|kabar|artikel|"
        r"update|informasi|konten)\b.{0,80}\b(?:pilihan|terbaru|terkini|lainnya|menarik|hangat|premium|lebih dalam|setiap hari)\b.{0,160}",
        r"nikmati konten premium.{0,120}|konten premium",
        r"akses berita (?:lokal|nasional|terkini)\b.{0,60}\baplikasi\b.{0,40}|unduh|download|install?",
        r"(?:cek|simak|baca|ikuti) (?:berita|artikel)[^.]{0,60}\b(?:lain(?:nya)?|kami)\b.{0,140}",
        rf"{_INVITED}(?:simak|baca|ikuti|dapatkan)\b.{{0,40}}\b{_NEWS}\b.{{0,100}}\b(?:di|dari|melalui|lewat) "
        r"(?:kanal|grup|akun|laman|situs)\b.{0,120}",
        r"\*{1,2} ?(?:follow|ikuti|fakta atau hoaks)\b.{10,300}|selalu update\b.{0,200}|(?:anda|kamu) harus instal+ aplikasi.{0,120}",
        r"caranya(?:,| dengan)? klik (?:link|tautan).{0,160}|(?:klik|tap) (?:link|tautan|di ?sini|here)\b.{0,120}",
        rf"(?:info(?:rmasi)?|{_NEWS}) (?:se|lebih )lengkap(?:nya)? klik di ?sini.{{0,40}}|silakan akses .{{0,120}}\bdi ?sini\.?",
        r"(?:subscribe|sign up|join|register) (?:to|for|our|now)\b.{0,120}|follow us\b.{0,120}|we use cookies.{0,200}",
        r"dengarkan murr?ott?al\b.{0,120}|yuk,? (?:koleksi buku|ngaji hari ini)\b.{0,100}|(?:silakan|silahkan) akses e-?paper\b.{0,120}|"
        r"viral! \d+ kampus .{5,250}|cek data (?:ini|lainnya) di \w{4,20}|survei kg media|add ?source on google.{0,20}",
        r"(?:eksplorasi|jelajahi) konten lain(?:nya)? dari .{2,60}|berlangganan (?:untuk|agar|dan) .{3,80}\b(?:e-?mail|surel)\b.{0,40}",
        r"stay connected.{0,60}|donasi, dapat vou?ch?er gratis.{0,40}|dukungan anda akan menambah semangat kami untuk menyajikan.{0,200}",
    ),
    "subscription": (
        r"(?:(?:ayo|yuk|mari|silakan) )?(?:ber)?langganan (?:e-?paper|koran|majalah|harian|newsletter|konten|edisi|digital|premium|kanal)\b"
        r"[^.!?\d]{0,60}|subscribe (?:to )?(?:e-?paper|newsletter|premium)\b.{0,80}|"
        r"baca (?:koran|e-?paper|majalah) (?:digital|edisi)\b.{0,80}",
    ),
    "embed": (
        r"(?:view this post on|lihat (?:postingan|kiriman) ini di|lihat profil .{1,60} di) instagram",
        r"(?:a post (?:shared )?by|sebuah (?:kiriman|postingan)(?: yang)? dibagikan oleh)\b.{0,160}|pic\.twitter\.com/\w+",
        r"[—–-]{1,3} ?[^()]{2,80} \(@\w+\) (?:[A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})",
    ),
    "share": (
        r"(?:bagikan|share|sebarkan|kirim)(?:kan)? ?:?(?: (?:ini|artikel|berita|ke|this|on|via|:).{0,60})?",
        rf"share (?:to|on) {_SHARED_ON}|{_SHARED_ON}(?:[ |·•,/]+{_SHARED_ON})*",
        r"(?:dilihat|dibaca) ?:? ?\d[\d.,]*(?: kali)?|(?:\d[\d.,]* ?)?(?:shares?|views?|dibaca|kali dibaca|dilihat|likes?)"
        r"(?: ?: ?\d[\d.,]*)?(?: kali)?|(?:post|total|page) ?views? ?:? ?\d[\d.,]*",
        r"(?:berita|pos|artikel|halaman) ini (?:telah |sudah )?(?:\d[\d.,]* kali )?di(?:baca|lihat)(?: ?:? ?\d[\d.,]*)?(?: kali)?\.?",
        r"menyukai ini ?:?|print this (?:page|article)|like this:?|(?:like )?loading\.{0,3}|click to (?:share|print|email|copy)\b.{0,80}",
        r"(?:link|tautan) (?:berhasil|telah|sudah) disalin!?",
        r"bookmark|simpan (?:artikel|berita)|laporkan(?: artikel| tulisan| berita)?|dengarkan (?:berita|artikel)(?: ini)?|"
        r"(?:ukuran )?(?:font|huruf)(?: size)?|font size|kecil(?:[ |]+sedang)?[ |]+besar|(?:A[ +|-]*){2,4}",
    ),
    "page": (
        r"(?:hal(?:aman)?|page)\.? ?:? ?(?:\d{1,2}(?!\d)|/|dari|of|all|semua|selanjutnya|berikutnya|next|show all|tampilkan semua|[ >»|])+",
        r"1(?:[ |/]{1,3}\d{1,2}(?!\d))+(?: ?(?:next|selanjutnya|tampilkan semua|show all|semua|>|»))?",
        r"(?:next|prev|previous|selanjutnya|sebelumnya|lanjut(?:kan)?(?: baca)?|berikutnya|show all|"
        r"tampilkan (?:semua|lebih banyak|lainnya)|"
        r"(?:baca|lihat|simak)(?: (?:berita|artikel))? (?:selengkapnya|semua|lengkap)|selengkapnya|(?:read|load|see|view) (?:more|all)|"
        r"continue reading|muat (?:lainnya|lebih banyak)|lihat (?:semua|foto|galeri|lainnya)|artikel asli|lihat artikel asli)(?: ?[>»→]+)?",
        r"(?:ber)?(?:lanjut|sambung) ke (?:halaman|hal\.?|sebelah|laman)\b.{0,40}|(?:previous|next) (?:article|post)|post navigation|"
        r"navigasi pos|(?:lihat|telusuri|indeks) (?:berita|artikel)(?: \w+)? lainnya",
        r"(?:waktu baca ?:? ?)?\d{1,2} (?:menit|min)(?: (?:baca|membaca|read))?|waktu baca ?: ?.{1,20}",
        r"(?:baca|simak) (?:berita|artikel)? ?selengkapnya di ?sini\.?",
    ),
    "read-also": (
        r"(?:also read|read also|read more|see also|related(?: (?:news|articles?|stories))?|menarik dibaca|pilihan editor|"
        r"editor'?s (?:pick|choice)|next article|artikel (?:pilihan|menarik)|berita pilihan|jangan lewatkan|selanjutnya|"
        r"sebelumnya) ?: (?!.*[.;]\Z).{5,200}",
        r"(?-i:Next Article|NEXT ARTICLE) .{5,200}|baca juga artikel terkait .{2,60} atau tulisan lain(?:nya)? dari .{2,60}",
    ),
    "tags": (
        r"(?:tags?|topik|label|kata kunci|keywords?|tagar) ?:? ?#.{0,300}",
        r"(?:tags?|topik(?: terkait)?|kata kunci|keywords?) ?: ?.{1,300}|(?-i:Tags?) (?!.*[.!?]\Z).{1,300}",
        r"(?:kategori|category|categories) ?: ?[^.!?:;]{1,50}",
        r"(?:# ?[\w-]+[ ,]*)+|tag terpopuler",
    ),
    "video": (
        r"(?:video|foto|infografis)(?: pilihan| terkait| populer)?|(?:simak|lihat|tonton|saksikan) (?:juga )?video\b.{0,200}",
        r"(?-i:Video|VIDEO)(?-i: [A-Z][\w.]+){1,3} ?: (?!.*[.!?]\Z).{5,160}",
        r"simak! video pilihan redaksi ?:?|kamu sudah menonton video terbaru .{0,40}",
        r"saksikan live ?detik\w* ?:?|(?-i:Video|Infografis) ?: .{5,160}|saksikan (?:live )?streaming\b.{0,120}",
        r"(?:jangan (?:sampai )?(?:ketinggalan|lewatkan) )?video (?:pilihan|terpopuler|terbaru|yang mungkin)\b.{0,80}",
    ),
    "copyright": (
        r"(?:copyright|hak cipta|©|all rights? reserved|under creative commons).{0,200}|tim redaksi|redaksi|dari redaksi|indeks berita",
        r"anda dapat menyiarkan ulang\b.{0,200}",
        r"dilarang (?:keras )?(?:mengambil|mengutip|menyalin|memperbanyak).{0,300}|powered by .{2,60}",
    ),
    "source": (
        r"(?:sumber(?: berita| artikel)?|source|via|dikutip dari) ?: ?(?:https?://\S+(?: under creative commons.{0,120})?|.{0,160})",
        r"https?://\S+|www\.\S+|(?:artikel|berita|tulisan) ini (?:bersumber|dikutip|disadur|diambil) dari .{2,120}",
    ),
    "press-release": (
        r"(?:siaran pers|press release|rilis pers|rilis media|keterangan pers)(?: (?:no(?:mor)?\b|nomor|kementerian|"
        r"kemenperin|biro).{0,120})?(?: ?:.{0,80})?",
        r"biro (?:hubungan masyarakat|humas|komunikasi)(?: (?:dan|kementerian|kemen\w+|sekretariat|setda)\b[^.!?]{2,80})?",
    ),
    "byline": (
        r"(?:oleh|penulis|editor|reporter|pewarta|redaktur|by) ?: ?(?:tim|redaksi|admin(?:istrator)?|advertorial|humas)\b.{0,60}",
        r"tim liputan [\w ]{3,50}",
        r"(?:fotografer|videografer|desain grafis|ilustrator|penerjemah) ?: ?[^:]{3,60}",
    ),
    "author-note": (
        r"\*+\)? ?(?:penulis|oleh)\b(?!.*\b(?:mengatakan|menilai)\b).{3,300}",
        r"\*+\) ?(?:tulisan ini\b.{3,200}|[^.!?]{3,80}\b(?:pemerhati|pelajar|mahasiswa|dosen|peneliti|pengamat|pegiat|praktisi|"
        r"pengajar|guru|aktivis|analis|ekonom|konsultan|pendiri|founder|alumni|awardee|jurnalis|wartawan|advokat|direktur|ketua|anggota|staf|aparatur|"
        r"widyaiswara|statistisi|penyuluh|kandidat)\b.{3,300})",
        r"(?:tentang|profil) penulis ?:?.{0,300}|\(?penulis adalah [^.]{3,200}\.?\)?",
    ),
    "amp": (
        r"exit mobile version|(?:(?:view|open|go to|lihat) )?(?:non-? ?)?amp (?:version|versi|page)|"
        r"(?:lihat |buka )?versi (?:desktop|mobile|lengkap|amp|penuh|web)|(?:view|go to|open) (?:desktop|full|mobile|web) (?:version|site)",
    ),
    "live": (
        r"(?:halaman|artikel|berita|liputan)(?: langsung)? ini (?:akan |masih |terus ){1,3}"
        r"(?:di-?(?:perbarui|update|kembangkan)|diperbaharui|berkembang)\b[^.]{0,100}\.?",
        r"(?:perkembangan|berita) (?:berita|terbaru|selanjutnya|lainnya|lain) (?:ini )?akan (?:terus )?(?:di-?(?:perbarui|update)|menyusul)"
        r"[^.]{0,60}\.?",
        r"(?:segarkan|refresh|muat ulang) (?:halaman|laman) (?:ini|secara berkala)\b.{0,100}",
        r"(?:pembaruan|update|pemutakhiran) (?:terakhir|terbaru) ?:? ?(?:pukul )?\d{1,2}[.:]\d{2}.{0,20}|"
        r"(?:diperbarui|diperbaharui|diupdate|updated?|dimutakhirkan)(?: terakhir)?(?: pada)? ?:? ?(?:(?:pukul|pkl\.?|jam) )?"
        r"\d{1,2}[.:]\d{2}(?: ?(?:WIB|WITA|WIT))?",
    ),
    "advertisement": (
        r"\W{0,3}(?:advertisement|iklan|advertorial|adv(?:etorial)?|sponsor(?:ed)?|promoted|konten bersponsor|berita kerja ?sama)\W{0,3}",
        r"(?:advertisement|iklan|advertorial|sponsored|promoted|adv) (?:by|content|oleh).{0,40}",
        r"(?:advertisement\W{1,5})?(?:scroll|gulir) (?:to|untuk|ke)\b.{0,60}|memuat\.{0,3}",
    ),
    "section": (
        r"(?-i:kumparan[A-Z]\w+|tirto\.id) ?(?:[-–] ?\w+)?|intinya sih\.*|"
        r"(?:home|beranda|berita|news)(?: ?[/>»›|] ?[\w &-]{2,30}){1,5}|[\w ]{3,25} ?/",
    ),
    "residue": (r"[\W_]{1,40}|\w",),
}
_CAPTION_SIGNS: Final = ("foto", "poto", "gambar", "ilustrasi", "grafis", "photo", "dok", "(ist", "/", " | ", "perbesar")
"""Of these, in small letters, every caption holds one; its forms are the slowest to try."""
_RULES: Final = tuple((reason, re.compile("|".join(forms), re.IGNORECASE)) for reason, forms in _FORMS.items())
_RULES_BUT_CAPTIONS: Final = tuple(rule for rule in _RULES if rule[0] != "caption")

HEADINGS: Final = re.compile(
    r"(?:baca(?:an)? ?(?:juga|lainnya|terkait)?|(?:berita|artikel|konten|video) (?:terkait|lainnya|terpopuler|populer|terbaru|terkini|"
    r"rekomendasi|"
    r"pilihan|utama|menarik)|terpopuler|terkini|rekomendasi(?: (?:untuk ?(?:anda|mu)|artikel|berita))?|untuk anda|terkait|"
    r"related(?: (?:posts?|articles?|news|stories))?|you may also like|jangan (?:lewatkan|ketinggalan)|pilihan (?:editor|redaksi)|"
    r"mungkin (?:anda|kamu) suka|"
    r"editor['’]?s (?:pick|choice)s?|(?:tags?|topik|label|kata kunci)(?: (?:artikel|berita|terkait|populer|pilihan))?|"
    r"lihat juga|trending|most popular|populer|simak juga|"
    r"(?:tonton|lihat) (?:juga )?video)"
    r"(?: lainnya)? ?[:!]?",
    re.IGNORECASE,
)
"""Lines that head a list of other articles, or of tags."""
TAG_HEADINGS: Final = re.compile(r"(?:tags?|topik|label|kata kunci)(?: (?:artikel|berita|terkait|populer|pilihan))? ?:?", re.IGNORECASE)
NAME_HEADINGS: Final = re.compile(r"source|penulis|oleh|reporter|pewarta|author|via|editor|redaktur|penerjemah|sumber", re.IGNORECASE)

_DATE_LINE: Final = re.compile(
    rf"(?:(?:[A-Z][\w. ]{{2,30}}?(?:,|\s[-|–])\s*)?(?:dipublikasikan|diterbitkan|diperbarui|terbit|published|"
    rf"updated?|posted on|tayang|diposting|last updated|edisi(?: (?:no\.? ?|ke-)?\d{{1,4}},)?)?\s*:?\s*)"
    rf"(?:(?:{WEEKDAYS})(?: (?:pahing|paing|pon|wage|kliwon|legi))?\s*[,|/]?\s*)?"
    rf"(?:\d{{1,2}}[ /.-](?:\d{{1,2}}|{MONTHS})[ /.,-]{{1,2}}\d{{2,4}}|(?:{MONTHS}) "
    rf"\d{{1,2}},? \d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})"
    r"(?:[\s,|/•·–-]*(?:pukul|jam|at)?\s*\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*(?:WIB|WITA|WIT|AM|PM))?)?(?:[\s|•·–-]*(?:\(?(?:diperbarui|"
    r"update|oleh|dibaca)\b.{0,60}|[\w ]{0,20}))?",
    re.IGNORECASE,
)
_AGE_LINE: Final = re.compile(
    r"(?:(?:dipublikasikan|diterbitkan|diperbarui|terbit|published|updated?|tayang|diposting)\s*:?\s*)?"
    r"(?:\d{1,3} (?:detik|menit|jam|hari|pekan|minggu|bulan|tahun)(?: yang)? (?:lalu|silam)|"
    r"\d{1,3} (?:second|minute|hour|day|week|month|year)s? ago)\.?",
    re.IGNORECASE,
)
"""How old the article was when its page was fetched, which no reader can use later."""
_STOPS: Final = (".", "!", "?", "…")
_QUOTATION_MARKS: Final = ('"', "”")
_LONGEST_LINE: Final = 420
_LONGEST_DATE_LINE: Final = 120


def is_sentence(line: str) -> bool:
    """Whether ``line`` ends as running text does."""
    return line.endswith(_QUOTATION_MARKS) or line.rstrip('"”’)').endswith(_STOPS)


def is_date_line(line: str) -> bool:
    """Whether ``line`` is the printed moment or age of publication and nothing else."""
    return len(line) < _LONGEST_DATE_LINE and (_DATE_LINE.fullmatch(line) or _AGE_LINE.fullmatch(line)) is not None


def line_reason(line: str) -> str | None:
    """Why ``line`` as a whole is no part of the article, or ``None`` when it may be."""
    if len(line) > _LONGEST_LINE:
        return None
    rules = _RULES if holds(line.lower(), _CAPTION_SIGNS) else _RULES_BUT_CAPTIONS
    return next((reason for reason, pattern in rules if pattern.fullmatch(line)), None)
