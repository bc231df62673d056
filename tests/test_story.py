"""One release, many carriers: what is one story, what stays apart, and that order does not matter."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.story import StoryIndex
from extractor.story_carriers import kind_of, representative
from extractor.story_grouping import Decision, group
from extractor.story_signature import signature, unpack
from tests.release_work import LOOKALIKE, PARAGRAPHS, RELEASE, RETOLD, article, unwrapped


def stories(articles, decisions=()):
    """The groups, as sets of sources, that result from adding ``articles`` one by one."""
    index, links = StoryIndex(), []
    for one in articles:
        links += index.add(one.id, signature(one))
    names = {one.id: one.source.removesuffix(".txt") for one in articles}
    ids = {name: key for key, name in names.items()}
    decided = [Decision(*sorted((ids[one], ids[other])), verdict) for one, other, verdict in decisions]
    return {frozenset(names[key] for key in members) for members in group(names, links, decided)}


def together(one, other):
    return stories([article("satu", one), article("dua", other)]) == {frozenset({"satu", "dua"})}


BOILERPLATE = "\n\nIkuti saluran kami di aplikasi percakapan untuk kabar terbaru setiap pagi. Unduh juga aplikasinya di gawai Anda."

CARRIED = {
    "word for word": RELEASE,
    "in other letters": RELEASE.upper(),
    "with the outlet's own closing": RELEASE + BOILERPLATE,
    "in another order": "\n\n".join(PARAGRAPHS[::-1]),
    "retold with its quotations": RETOLD,
    "with an altered figure": RELEASE.replace("Rp3,7 miliar", "Rp7,3 miliar"),
    "inside a longer report": "\n\n".join([*LOOKALIKE.split("\n\n")[:1], RELEASE, *LOOKALIKE.split("\n\n")[3:]]),
}


@pytest.mark.parametrize("text", CARRIED.values(), ids=CARRIED)
def test_a_carrier_joins_its_release(text):
    assert together(RELEASE, text)


@pytest.mark.parametrize("kept", range(2, len(PARAGRAPHS)))
def test_a_copy_cut_after_any_paragraph_beyond_the_second_joins_its_original(kept):
    assert together(RELEASE, "\n\n".join(PARAGRAPHS[:kept]))


def test_another_event_of_the_same_office_with_the_same_background_stays_apart():
    release, other = article("rilis"), article("lomba", LOOKALIKE, "2025-04-10")
    assert stories([release, other]) == {frozenset({"rilis"}), frozenset({"lomba"})}


def test_the_same_announcement_a_year_later_stays_apart():
    later = RELEASE.replace("2025", "2026").replace("214", "305").replace("Selama ini perajin kita membungkus barang bagus", "Tahun lalu")
    assert len(stories([article("rilis"), article("tahun-depan", later, "2026-03-03")])) == 2


def test_a_form_filled_in_anew_with_other_figures_is_another_story():
    form = (
        "Harga gula di Pasar Wanasari hari ini tercatat Rp{}.250 per kilogram, telur Rp{}.400 per kilogram, dan minyak goreng Rp{}.900 per "
        "liter. Petugas dinas mencatatnya di lima belas lapak sejak pagi. Pembeli diminta membandingkan harga sebelum berbelanja."
    )
    days = [article(f"hari-{n}", form.format(n + 14, n + 21, n + 17), f"2025-03-0{n}") for n in (3, 4)]
    assert len(stories(days)) == 2


def test_an_outlets_own_follow_up_with_the_same_quotation_stays_apart():
    quotation = PARAGRAPHS[1]
    sequel = (
        "Antrean di rumah kemasan mengular sampai jalan raya pada hari kedua. Petugas membagikan nomor sejak subuh dan menutup pintu "
        "sebelum tengah hari karena tinta habis.\n\n" + quotation + "\n\nWarga berharap jam layanan ditambah. Pengelola menjawab bahwa "
        "tenaga yang ada baru cukup untuk satu giliran, sedangkan perancang masih belajar memakai mesin."
    )
    pair = article("rilis", outlet="kabar"), article("sambungan", sequel, "2025-03-05", outlet="kabar")
    assert len(stories(pair)) == 2


NEXT_REPORT = unwrapped("""\
Tiga puluh ibu dari Kampung Sukun sudah mencoba mesin baru pada pagi pembukaan, lalu antre lagi sampai siang
sambil menimbang keripik masing-masing.

“Besok kami tambah giliran sore supaya tidak ada yang pulang dengan tangan kosong,” ujar Ketua Koperasi Wanasari Bersama Tarno Hadi.""")


def test_an_outlets_next_report_that_repeats_most_of_the_first_around_one_of_its_quotations_stays_apart():
    sequel = "\n\n".join([NEXT_REPORT, *PARAGRAPHS[2:]])
    pair = article("rilis", outlet="kabar"), article("sambungan", sequel, "2025-03-04", outlet="kabar")
    assert len(stories(pair)) == 2


STEPS = ("mencuci wadah", "menimbang tepung", "merebus botol", "menyangrai biji", "menyaring santan", "menjemur tampah", "mengasah pisau")
ADVICE = " ".join(
    f"Langkah ke-{n} ialah {step} sampai bersih, menunggu {n * 7} menit, lalu mencatat {step} itu di buku dapur sebelum tutupnya dipasang."
    for n, step in enumerate(STEPS * 2, 3)
)
OPENINGS = (
    "Pelaku usaha rumahan sering bertanya kepada penyuluh bagaimana menjaga dapur tetap bersih ketika pesanan datang bertubi-tubi dan "
    "tenaga yang ada hanya seorang. Jawabannya ternyata sederhana saja, asalkan urutannya tidak dibolak-balik.",
    "Debu adalah musuh makanan ringan yang dijual berminggu-minggu di warung. Penyuluh dari kota sebelah membagikan caranya mengusir si "
    "pengganggu itu tanpa alat mahal, cukup dengan air panas dan kesabaran sepanjang pagi hari kerja.",
)


def test_a_copy_whose_first_sentences_a_second_desk_wrote_anew_joins():
    one, other = (article(f"meja-{n}", f"{opening} {ADVICE}", f"2025-03-0{n}") for n, opening in enumerate(OPENINGS, 4))
    assert len(stories([one, other])) == 1


def test_prices_of_two_days_stay_apart_also_where_one_report_lost_its_date():
    form = (
        "Harga rotan di Pasar Wanasari {} tercatat Rp{}.250 per kilogram, bambu Rp{}.400 per batang, pandan Rp{}.900 per ikat, dan mendong "
        "Rp{}.100 per ikat. Petugas dinas mencatatnya di lima belas lapak sejak pagi hari. Pembeli diminta membandingkan harga sebelum "
        "berbelanja, sedangkan pedagang diminta menempelkan daftar harga di depan lapak masing-masing supaya mudah dibaca orang."
    )
    days = [
        article("satu", form.format("naik lagi", 14, 21, 17, 9), "2025-03-03"),
        article("dua", form.format("turun", 15, 22, 17, 8), None),
    ]
    assert len(stories(days)) == 2


WORDS = [a + b + c for a in ("ba", "ki", "lo", "mu", "sa", "te") for b in ("ra", "ndi", "lu", "pe") for c in ("n", "t", "ka", "s")]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 10_000), st.integers(30, 200))
def test_two_random_articles_never_join(one, other, length):
    texts = [" ".join(random.Random(seed).choices(WORDS, k=length)).capitalize() + "." for seed in (one, other + 20_000)]
    assert not together(*texts)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 8), st.booleans())
def test_any_article_cut_after_its_second_paragraph_or_later_joins_its_original_boilerplate_or_not(seed, kept, closing):
    chance = random.Random(seed)
    paragraphs = [" ".join(chance.choices(WORDS, k=chance.randint(20, 50))).capitalize() + "." for _ in range(8)]
    assert together("\n\n".join(paragraphs), "\n\n".join(paragraphs[:kept]) + (BOILERPLATE if closing else ""))


def test_any_order_gives_the_same_stories():
    articles = [article(name, text) for name, text in CARRIED.items()] + [article("lomba", LOOKALIKE, "2025-04-10")]
    expected = stories(articles)
    for seed in range(20):
        random.Random(seed).shuffle(articles)
        assert stories(articles) == expected


def test_what_was_split_by_hand_stays_apart_whatever_links_it():
    articles = [article("rilis"), article("salinan"), article("potongan", "\n\n".join(PARAGRAPHS[:3]))]
    decisions = [("potongan", "rilis", "split"), ("potongan", "salinan", "split")]
    assert stories(articles, decisions) == {frozenset({"rilis", "salinan"}), frozenset({"potongan"})}


def test_what_was_joined_by_hand_is_one_story_whatever_keeps_it_apart():
    articles = [article("rilis"), article("lomba", LOOKALIKE, "2025-04-10")]
    assert stories(articles, [("lomba", "rilis", "join")]) == {frozenset({"rilis", "lomba"})}


KINDS = {
    "exact": RELEASE,
    "near": CARRIED["with an altered figure"],
    "cut": "\n\n".join(PARAGRAPHS[:3]),
    "rewritten": RETOLD,
}


@pytest.mark.parametrize(("kind", "text"), KINDS.items(), ids=KINDS)
def test_each_carrier_says_how_it_carries(kind, text):
    assert kind_of(unpack(signature(article("pemuat", text))), unpack(signature(article("rilis")))) == kind


def test_the_carrier_whose_wording_the_others_share_speaks_for_the_story():
    texts = {**KINDS, "altered": CARRIED["with an altered figure"].replace("enam", "delapan")}
    signatures = {name: unpack(signature(article(name, text))) for name, text in texts.items()}
    assert representative(signatures, signatures) == "exact"


def test_signatures_kept_elsewhere_give_the_same_links_and_one_that_is_gone_gives_none():
    articles = [article(name, text) for name, text in CARRIED.items()]
    elsewhere: dict[str, bytes] = {}
    held, asking = StoryIndex(), StoryIndex(elsewhere.get)
    for one in articles:
        data = signature(one)
        assert sorted(asking.add(one.id, data)) == sorted(held.add(one.id, data))
        elsewhere[one.id] = data
    last = signature(article("terakhir", RELEASE))
    loaded = StoryIndex.load(elsewhere.items(), elsewhere.get)
    assert loaded.find(last) == held.find(last) != []
    del elsewhere[articles[0].id]
    gone = StoryIndex.load([(one.id, signature(one)) for one in articles], elsewhere.get)
    assert {key for key, _ in gone.find(last)} == {key for key, _ in held.find(last)} - {articles[0].id}
    with pytest.raises(KeyError):
        gone.signature(articles[0].id)
