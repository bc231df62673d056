"""What a carrier changed: each kind of change is found and named, and nothing is made up."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.article import Mention, Official
from extractor.changes import changes
from extractor.story_origin import origin
from extractor.story_quotes import conflicts, families
from extractor.story_spun import is_spun
from tests.release_work import PARAGRAPHS, RELEASE, RETOLD, SPUN, article, quoting


def told(old, new, **more):
    return [
        (change.what, change.old, change.new) for change in changes(article("asal", old, **more), article("salinan", new, **more)).altered
    ]


ALTERED = [
    ("scale of an amount", "Rp3,7 miliar", "Rp3,7 triliun", ("figure", "Rp3,7 miliar", "Rp3,7 triliun")),
    (
        "digits turned round",
        "214 pelaku",
        "241 pelaku",
        ("figure", "214 pelaku industri makanan ringan", "241 pelaku industri makanan ringan"),
    ),
    ("one figure of two in a sentence", "Rp615 per", "Rp165 per", ("figure", "Rp615", "Rp165")),
    ("day", "Selasa (4/3/2025)", "Rabu (5/3/2025)", ("date", "Selasa (4/3/2025)", "Rabu (5/3/2025)")),
    ("month", "30 Juni 2025", "30 Juli 2025", ("date", "30 Juni 2025", "30 Juli 2025")),
    ("name in the middle of a sentence", "oleh Ratna Sukma", "oleh Ratnah Sukma", ("name", "Ratna", "Ratnah")),
    ("word inside a quotation", "plastik kiloan", "karung kiloan", ("quotation", "plastik", "karung")),
    ("word outside one", "tanpa dipungut bayaran", "tanpa dipungut ongkos", ("wording", "bayaran", "ongkos")),
]


@pytest.mark.parametrize(("_name", "old", "new", "expected"), ALTERED, ids=[case[0] for case in ALTERED])
def test_an_alteration_is_named_with_the_whole_fact_on_both_sides(_name, old, new, expected):
    text = RELEASE + "\n\nPita peresmian digunting oleh Ratna Sukma bersama warga."
    assert told(text, text.replace(old, new)) == [expected]


def test_the_whole_name_is_told_where_it_was_read():
    new = RELEASE.replace("Lestari Budiwati", "Lestary Budiwati")
    at, there = RELEASE.index("Lestari Budiwati"), new.index("Lestary Budiwati")
    old = article("asal", officials=(Official("Lestari Budiwati", mentions=(Mention(at, at + 16, "Lestari Budiwati", "name"),)),))
    copy = article(
        "salinan", new, officials=(Official("Lestary Budiwati", mentions=(Mention(there, there + 16, "Lestary Budiwati", "name"),)),)
    )
    assert [(c.what, c.old, c.new) for c in changes(old, copy).altered] == [("name", "Lestari Budiwati", "Lestary Budiwati")]


SAME = {
    "capitals and spaces": ("Rp3,7 miliar", "RP 3,7 Miliar"),
    "quotation marks": ("“", '"'),
    "a number in words": ("dilengkapi enam mesin", "dilengkapi 6 mesin"),
}


@pytest.mark.parametrize(("old", "new"), SAME.values(), ids=SAME)
def test_another_way_of_writing_the_same_fact_is_no_altered_fact(old, new):
    assert changes(article("asal"), article("salinan", RELEASE.replace(old, new))).facts == ()


def test_a_copy_of_itself_changes_nothing():
    found = changes(article("asal"), article("salinan"))
    assert (found.altered, found.dropped, found.added, found.lost, found.gained) == ((), (), (), (), ())
    assert (found.kept, found.unchanged) == (1.0, 1.0)


def test_paragraphs_in_another_order_change_nothing():
    found = changes(article("asal"), article("salinan", "\n\n".join(PARAGRAPHS[::-1])))
    assert (found.altered, found.dropped, found.added, found.unchanged) == ((), (), (), 1.0)


def test_a_quotation_that_the_carrier_cuts_into_two_paragraphs_is_no_change():
    said = "“Alat tenun tua membuat kain kita lebih mahal daripada tetangga. Karena itu, kota menanggung sebagian harganya,” kata Sari."
    cut = '"' + said[1:].replace("tetangga. ", "tetangga.\n\n").replace("”", '"')
    assert told(said, cut) == [] == told(cut, said)


def test_what_was_cut_away_is_told_with_the_figures_dates_and_quotations_lost():
    found = changes(article("asal"), article("salinan", "\n\n".join(PARAGRAPHS[:3])))
    assert found.dropped[0].startswith("Rumah kemasan dikelola")
    lost = {(change.what, change.old) for change in found.lost}
    assert {("figure", "87 orang"), ("date", "30 Juni 2025")} <= lost
    assert any(what == "quotation" and "menangis" in said for what, said in lost)
    assert found.added == found.gained == ()


def test_what_was_added_is_told():
    found = changes(article("asal"), article("salinan", RELEASE + "\n\nBupati menambahkan bantuan Rp900 juta."))
    assert found.added == ("Bupati menambahkan bantuan Rp900 juta.",)
    assert [(change.what, change.new) for change in found.gained] == [("figure", "Rp900 juta")]


def test_another_headline_is_told_and_is_no_fact():
    (change,) = changes(article("asal"), article("salinan", title="Bungkus Keripik Kini Lebih Murah")).altered
    assert (change.what, change.new) == ("headline", "Bungkus Keripik Kini Lebih Murah")


def test_the_same_two_records_give_the_same_answer_in_the_other_direction_turned_round():
    new = RELEASE.replace("214", "241")
    one, other = article("asal"), article("salinan", new)
    assert [(c.old, c.new) for c in changes(one, other).facts] == [(c.new, c.old) for c in changes(other, one).facts]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PARAGRAPHS), max_size=8), st.lists(st.sampled_from(PARAGRAPHS), max_size=8))
def test_every_sentence_is_kept_or_dropped_and_shares_stay_within_bounds(olds, news):
    found = changes(article("asal", "\n\n".join(olds)), article("salinan", "\n\n".join(news)))
    assert 0 <= found.unchanged <= found.kept <= 1
    assert all(sentence in "\n\n".join(olds) for sentence in found.dropped)
    assert all(sentence in "\n\n".join(news) for sentence in found.added)


@pytest.mark.parametrize("filler", ["1", "a ", "a b a a ", "Aa. "])
def test_a_page_of_one_character_is_compared_in_passing(filler):
    many = filler * (200_000 // len(filler))
    assert changes(article("asal", many, figures=()), article("salinan", f"{many}akhir b", figures=())).kept <= 1


# -- machine-spun copies ---------------------------------------------------------------------------------------------------------


def test_a_copy_with_altered_names_figures_and_quotations_throughout_is_spun():
    assert is_spun(changes(article("asal"), article("salinan", SPUN)))


NOTED = (
    RELEASE.replace("membuka rumah kemasan bersama bagi", "meresmikan rumah kemasan bersama untuk")
    .replace("Rp3,7 miliar", "Rp3,9 miliar").replace("87 orang", "78 orang").replace("dilengkapi", "juga dilengkapi")
    .replace("barang bagus", "barang yang baik").replace("alasan lagi", "alasanlagi").replace("mendampingi mereka", "membina koperasi")
)  # fmt: skip
"""What a second reporter heard and noted at the same event."""


@pytest.mark.parametrize(
    "text",
    [RELEASE, RETOLD, RELEASE.replace("Rp3,7", "Rp7,3").replace("214", "241"), NOTED],
    ids=["copy", "retold", "two slips", "two reporters"],
)
def test_what_people_write_is_not_spun(text):
    assert not is_spun(changes(article("asal"), article("salinan", text)))


# -- one quotation, many carriers; facts in conflict -----------------------------------------------------------------------------


def test_a_quotation_is_one_family_with_the_agreed_wording_its_parts_and_its_deviants():
    whole = "Mulai hari ini tidak ada alasan lagi untuk plastik kiloan"
    articles = [quoting("a", whole), quoting("b", whole), quoting("c", "tidak ada alasan lagi untuk plastik kiloan")]
    (family,) = families([*articles, quoting("d", "Mulai hari ini tidak ada maaf lagi untuk plastik kiloan")])
    assert (family.agreed.text, len(family.agreed.articles), family.speaker) == (whole, 2, "Lestari Budiwati")
    assert [variant.text for variant in family.parts] == ["tidak ada alasan lagi untuk plastik kiloan"]
    assert [variant.text for variant in family.deviants] == ["Mulai hari ini tidak ada maaf lagi untuk plastik kiloan"]


def test_a_fact_that_carriers_print_differently_is_one_conflict():
    versions = {name: article(name, RELEASE.replace("214", size)) for name, size in (("a", "241"), ("b", "241"), ("c", "124"))}
    (found,) = conflicts((name, changes(article("asal"), copy)) for name, copy in versions.items())
    assert (found.what, found.original[:3]) == ("figure", "214")
    assert [(variant.text[:3], variant.articles) for variant in found.others] == [("241", ("a", "b")), ("124", ("c",))]


# -- where a text comes from -----------------------------------------------------------------------------------------------------

ORIGINS = [
    ("Sumber: https://www.antaranews.com", "wire", "ANTARA"),
    ("Wanasari (ANTARA) - Gedung dibuka.", "wire", "ANTARA"),
    ("Harga naik, dilansir dari Reuters, Senin.", "wire", "Reuters"),
    ("(ANTARA/Sinta)", "wire", "ANTARA"),
    ("sumber : Siaran Pers", "release", "siaran pers"),
    ("Siaran Pers\n\nGedung dibuka.", "release", "siaran pers"),
    ("Gedung dibuka, kata Lestari dalam keterangan tertulisnya, Senin.", "release", "siaran pers"),
    ("sumber: kabarwanasari.example.com", "outlet", "kabarwanasari.example.com"),
]


@pytest.mark.parametrize(("text", "kind", "name"), ORIGINS)
def test_a_text_that_names_its_source_is_believed(text, kind, name):
    found = origin(article("salinan", text))
    assert (found.kind, found.name) == (kind, name)
    assert found.words in text


@pytest.mark.parametrize("text", [RELEASE, "Perjalanan antara Wanasari dan kota lain.", "Sumber: warga setempat"])
def test_a_text_that_names_none_has_none(text):
    assert origin(article("salinan", text)) is None
