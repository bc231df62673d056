"""HTML pages: the article in them, what they say about it, what is refused. All pages here are of our own making."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import document_fromstring

from crawler.outlets import Outlet
from crawler.page import HTML, page_of
from extractor.article import REJECTIONS, Rejected
from extractor.blocks import blocks, densest, residue
from extractor.clean import clean
from extractor.draft import MAX_BYTES, MAX_CHARACTERS, DateHint, Draft
from extractor.headlines import headline, without_site
from extractor.html import draft_of_html
from extractor.language import language_of
from extractor.metadata import facts_of_jsonld, facts_of_meta

PARAGRAPHS = (
    "Pemerintah Kota Rantau Jaya membuka sentra tenun di tepi Sungai Manis, dekat pasar terapung yang sudah lama dikenal warga.",
    "Sentra itu menampung 40 perajin dari tiga kecamatan dan dilengkapi dengan ruang pamer serta gudang benang untuk anggota.",
    "“Kami menunggu tempat seperti ini sejak lama,” kata Sari Wening, perajin yang menenun sejak muda di teras rumahnya.",
    "Dinas perindustrian setempat akan melatih perajin baru setiap bulan dan menyediakan alat tenun bagi yang lulus pelatihan.",
    "Pembeli dapat datang langsung pada hari kerja, sedangkan pesanan dari luar pulau dikirim dengan kapal setiap pekan.",
    "Hasil penjualan dibagi menurut kesepakatan anggota, yang tertulis dalam aturan koperasi dan ditinjau setiap tahun.",
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
TEXT = "\n\n".join(PARAGRAPHS)
MENU = "<nav><ul><li><a href=/>Beranda</a></li><li><a href=/e>Ekonomi</a></li></ul></nav>"
OUTLET = {"id": "rantau", "name": "Media Rantau", "kind": "daerah", "home": "https://mediarantau.id", "domains": ("mediarantau.id",)}


def read(body: str, head: str = "", outlet: Outlet | None = None) -> Draft | Rejected:
    source = f"<html lang=id><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    return draft_of_html(page_of("https://mediarantau.id/a", source.encode(), HTML, url="https://mediarantau.id/a"), outlet)


def draft(body: str, head: str = "", outlet: Outlet | None = None) -> Draft:
    found = read(body, head, outlet)
    assert isinstance(found, Draft), found
    return found


def text_of(body: str, head: str = "") -> str:
    return clean(draft(body, head)).text


def test_the_article_is_found_between_menu_and_footer():
    assert text_of(f"{MENU}<h1>Sentra Tenun Dibuka di Rantau Jaya</h1><div>{BODY}</div><footer>Kontak Redaksi</footer>") == TEXT


def test_a_first_sentence_outside_any_paragraph_tag_is_kept():
    bare = f"<div><b>Pembuka</b> yang penting {PARAGRAPHS[0]}{BODY}</div>"
    assert text_of(bare).startswith("Pembuka yang penting Pemerintah Kota")


@pytest.mark.parametrize("gap", ["<br><br>", "<br/>", "</div><div>", "</p><p>"])
def test_block_tags_and_line_breaks_become_paragraph_breaks(gap):
    assert text_of(f"<div><div>{gap.join(PARAGRAPHS)}</div></div>") == TEXT


def test_inline_tags_break_no_word():
    assert "sentra tenun di tepi" in text_of(f"<div>{BODY.replace('sentra tenun', 'sentra <a href=/t>te</a><b>nun</b>')}</div>")


@pytest.mark.parametrize(
    "junk",
    [
        "<div class=baca-juga><a href=/x>Harga Benang Naik Lagi</a></div>",
        "<p><strong>Baca juga: <a href=/x>Harga Benang Naik Lagi</a></strong></p>",
        "<figure><img src=a.jpg><figcaption>Perajin menenun, kemarin.</figcaption></figure>",
        "<div class='share-buttons'>Bagikan artikel ini ke teman, keluarga, dan siapa saja.</div>",
        "<script>var a = 'Teks yang bukan berita, sama sekali.';</script>",
        "<div style='display: none'>Teks tersembunyi, yang tidak dibaca siapa pun.</div>",
        "<ul class=tags><li><a href=/t>tenun</a></li></ul>",
        "<blockquote class=twitter-tweet>Kicauan seseorang, dengan koma, dan titik.</blockquote>",
        "<p>ADVERTISEMENT</p>",
    ],
)
def test_what_templates_set_between_paragraphs_is_left_out(junk):
    assert text_of(f"<div>{BODY.replace('</p>', '</p>' + junk, 1)}</div>") == TEXT


def test_a_class_that_names_a_sidebar_does_not_hide_the_article_inside():
    assert text_of(f"<div class='content with-sidebar share'>{BODY}</div>") == TEXT


def test_comments_longer_than_a_paragraph_are_left_out():
    comments = "".join(f"<p>Komentar nomor {n}: saya setuju sekali dengan rencana ini, lanjutkan.</p>" for n in range(20))
    assert text_of(f"<div>{BODY}</div><div id=comments>{comments}</div>") == TEXT


def test_bylines_and_the_date_beside_the_article_are_read():
    found = clean(
        draft(f"<h1>Sentra Tenun Dibuka</h1><div>Penulis: Sari Wening</div><div>Rabu, 7 April 2021 20:43 WIB</div><div>{BODY}</div>")
    )
    assert (found.authors, found.text) == (("Sari Wening",), TEXT)
    assert DateHint("byline", "Rabu, 7 April 2021 20:43 WIB") in found.hints


def test_dates_of_a_list_of_other_articles_are_not_taken_for_the_articles():
    others = "".join(f"<li>Rabu, {day} April 2021 20:43 WIB</li>" for day in range(1, 6))
    assert [hint for hint in draft(f"<ul>{others}</ul><div>{BODY}</div>").hints if hint.origin == "byline"] == []
    assert "April" not in text_of(f"<ul>{others}</ul><div>{BODY}</div>")


def test_json_ld_gives_headline_names_dates_and_address():
    node = {
        "@graph": [
            {
                "@type": "NewsArticle",
                "headline": "Sentra Tenun Dibuka",
                "author": [{"@type": "Person", "name": "Sari Wening"}, {"@type": "Organization", "name": "Media Rantau"}],
                "editor": {"name": "Bowo Lestari"},
                "publisher": {"name": "Media Rantau"},
                "datePublished": "2021-04-07T20:43:00+07:00",
                "mainEntityOfPage": {"@id": "https://mediarantau.id/tenun"},
            }
        ]
    }
    found = draft(f"<div>{BODY}</div>", f"<script type='application/ld+json'>{json.dumps(node)}</script>")
    assert (found.title, found.authors, found.editors) == ("Sentra Tenun Dibuka", ("Sari Wening",), ("Bowo Lestari",))
    assert found.canonical_url == "https://mediarantau.id/tenun"
    assert found.hints == (DateHint("jsonld", "2021-04-07T20:43:00+07:00"),)


def test_meta_tags_give_what_json_ld_does_not():
    head = (
        "<meta property=og:title content='Sentra Tenun Dibuka | Media Rantau'><meta property=og:site_name content='Media Rantau'>"
        "<meta property=article:published_time content=2021-04-07><meta name=author content='Sari Wening'>"
        "<link rel=canonical href='https://mediarantau.id/tenun'>"
    )
    found = draft(f"<div>{BODY}</div>", head)
    assert (found.title, found.authors, found.site) == ("Sentra Tenun Dibuka", ("Sari Wening",), "Media Rantau")
    assert (found.canonical_url, found.hints) == ("https://mediarantau.id/tenun", (DateHint("meta", "2021-04-07"),))


def test_the_article_body_of_json_ld_counts_where_the_page_shows_less():
    node = {"@type": "NewsArticle", "headline": "Sentra Tenun Dibuka", "articleBody": "\n".join(PARAGRAPHS)}
    assert text_of(f"<p>{PARAGRAPHS[0]}</p>", f"<script type='application/ld+json'>{json.dumps(node)}</script>") == TEXT


@pytest.mark.parametrize(
    "script", ["{", "[]", "null", '"a"', '{"@graph": {"@graph": 3}}', '{"@type": ["NewsArticle"], "author": 3}', "[" * 5000]
)
def test_broken_json_ld_is_passed_over(script):
    assert facts_of_jsonld([script]).authors == ()


@pytest.mark.parametrize("name", ["Admin", "Redaksi Media Rantau", "https://facebook.com/rantau", "Media Rantau", "redaksi@rantau.id", "x"])
def test_a_site_that_signs_for_its_author_gives_no_author(name):
    assert facts_of_meta([("author", name), ("og:site_name", "Media Rantau")]).authors == ()


def test_an_outlets_selectors_come_first():
    outlet = Outlet(**OUTLET, selectors={"title": (".j",), "body": (".isi",), "drop": (".buang",), "author": (".p",), "date": (".t",)})
    other = "".join(f"<p>Catatan lain, {paragraph}</p>" for paragraph in PARAGRAPHS * 2)
    head = "<div class=j>Sentra Tenun</div><i class=p>Sari</i><i class=t>7/4/2021</i>"
    body = f"{head}<div>{other}</div><div class=isi><p class=buang>Buang, ini.</p>{BODY}</div>"
    found = draft(body, outlet=outlet)
    assert (found.title, found.authors, found.text) == ("Sentra Tenun", ("Sari",), TEXT)
    assert DateHint("byline", "7/4/2021") in found.hints


def test_selectors_that_find_nothing_leave_the_general_way():
    assert draft(f"<div>{BODY}</div>", outlet=Outlet(**OUTLET, selectors={"body": (".hilang",)})).text == TEXT


def test_a_short_report_among_many_links_to_others_is_an_article():
    others = "".join(f"<li><a href=/{n}>Berita lain nomor {n} dari daerah kita</a></li>" for n in range(12))
    report = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[:4])
    assert text_of(f"<div class=isi><h1>Sentra Tenun Dibuka</h1>{report}</div><ul>{others}</ul>") == "\n\n".join(PARAGRAPHS[:4])


def test_a_release_loses_its_closing_formula():
    assert text_of(f"{BODY}<p>Demikian Siaran Pers ini untuk disebarluaskan.</p>") == TEXT


@pytest.mark.parametrize("sign", ["-", "–", "|", ":"])
def test_the_outlets_name_before_a_headline_is_no_part_of_it(sign):
    outlet = Outlet(**{**OUTLET, "name": "Media Rantau"})
    assert (
        draft(BODY, f"<title>Media Rantau {sign} Sentra Tenun Dibuka di Rantau Jaya</title>", outlet).title
        == "Sentra Tenun Dibuka di Rantau Jaya"
    )


@pytest.mark.parametrize(
    ("body", "head", "reason"),
    [
        ("", "", "no-article"),
        ("<div id=app></div><noscript>Aktifkan JavaScript</noscript><script>mulai()</script>", "", "no-article"),
        (MENU + "".join(f"<h3><a href=/{n}>Berita nomor {n} dari daerah kita</a></h3>" for n in range(40)), "", "listing"),
        (
            "".join(
                f"<h3><a href=/{n}>Judul berita nomor {n} dari desa</a></h3><p>Ringkasan berita nomor {n}, dari desa.</p>"
                for n in range(40)
            ),
            "",
            "listing",
        ),
        (f"<p>{PARAGRAPHS[0]}</p><div>Artikel ini khusus untuk pelanggan. Sudah berlangganan?</div>", "", "paywall"),
        (
            f"<p>{PARAGRAPHS[0]}</p>",
            '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>',
            "paywall",
        ),
        ("<p>Rapat ditunda, kata panitia.</p>", '<meta property="article:published_time" content="2021-04-07">', "too-short"),
        (
            "<div>" + "<p>The city opened a weaving centre near the river, and it is the first of its kind in the area.</p>" * 6 + "</div>",
            "",
            "other-language",
        ),
        ("<b>x</b>" * 40_000, "", "too-large"),
        (f"<p>{PARAGRAPHS[0]}</p>" * (MAX_CHARACTERS // len(PARAGRAPHS[0]) + 1), "", "too-large"),
    ],
)
def test_a_page_without_an_article_is_refused_with_its_reason(body, head, reason):
    found = read(body, head)
    assert isinstance(found, Rejected)
    assert found.reason == reason
    assert reason in REJECTIONS


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"GIF89a....", "not-text"),
        (b"a" * (MAX_BYTES + 1), "too-large"),
        (b"<?xml version='1.0'?><rss version='2.0'><channel><title>Umpan</title></channel></rss>", "listing"),
        (b"<?xml version='1.0'?><urlset><url><loc>https://mediarantau.id</loc></url></urlset>", "listing"),
    ],
)
def test_bytes_that_are_no_page_are_refused(raw, reason):
    found = draft_of_html(page_of("a.html", raw, HTML))
    assert isinstance(found, Rejected)
    assert found.reason == reason


def test_a_short_article_with_a_date_is_no_listing():
    assert text_of(f"{MENU}<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>", "<meta property=article:published_time content=2021-04-07>")


def test_an_element_nested_deeper_than_pythons_stack_is_read():
    assert isinstance(read("<div>" * 5000 + BODY), Draft | Rejected)


@pytest.mark.parametrize("unit", ["<p>a b c</p>", "<br>a b", "<a href=x>a b</a> ", "<td>x</td>", "<div><b>x"])
def test_twenty_thousand_tiny_elements_are_decided_upon(unit):
    assert isinstance(read(unit * 20_000), Draft | Rejected)


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Sentra Tenun Rantau Jaya Dibuka - Media Rantau", "Sentra Tenun Rantau Jaya Dibuka"),
        ("Sentra Tenun Rantau Jaya Dibuka | Ekonomi | Kompas.com", "Sentra Tenun Rantau Jaya Dibuka"),
        ("Mediarantau.id: Sentra Tenun Rantau Jaya Dibuka", "Sentra Tenun Rantau Jaya Dibuka"),
        (
            "Wali Kota: Sentra Tenun - Kebanggaan Seluruh Warga Rantau Jaya",
            "Wali Kota: Sentra Tenun - Kebanggaan Seluruh Warga Rantau Jaya",
        ),
    ],
)
def test_the_sites_name_is_no_part_of_the_headline(title, shown):
    assert without_site(title, "Media Rantau") == shown


def test_the_printed_heading_is_preferred_to_the_shortened_title():
    assert headline(["Sentra Tenun Rantau Jaya Dibuka"], ["Menu", "Sentra Tenun Rantau Jaya Dibuka untuk Umum"]) == (
        "Sentra Tenun Rantau Jaya Dibuka untuk Umum"
    )


def test_a_heading_that_no_title_confirms_is_not_taken():
    assert headline(["Sentra Tenun Dibuka Hari Ini"], ["Berita Terpopuler Pekan Ini"]) == "Sentra Tenun Dibuka Hari Ini"


@pytest.mark.parametrize(
    ("text", "language"),
    [(TEXT, "id"), ("It is said that the price of rice and of oil was up for the week. " * 3, "en"), ("Rp 12.000", None)],
)
def test_the_language_is_told_by_its_commonest_words(text, language):
    assert language_of(text) == language


@given(st.binary(max_size=400))
def test_any_bytes_give_a_draft_or_a_rejection(raw):
    assert isinstance(draft_of_html(page_of("a.html", raw, HTML)), Draft | Rejected)


PIECES = st.sampled_from(
    ["<div>", "</div>", "<p>", "<br>", "<a href=x>", "</a>", "<table><td>", "kata dia, ", "Judul ", "<b>tebal</b> ", "&nbsp;"]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_blocks_hold_every_visible_letter_once_and_in_order(source):
    root = document_fromstring(f"<html><body>{source}akhir</body></html>").body
    assert "".join("".join(block.text.split()) for block in blocks(root)) == "".join(root.text_content().split())
    assert densest(root, blocks(root, residue(root))) is not None


def gallery(*captions: str) -> str:
    return "".join(f"<figure><img src=a.jpg><figcaption>{caption}</figcaption></figure>" for caption in captions)


CAPTIONS = (
    "Sari Wening menata benang di sentra tenun Rantau Jaya, Senin (3/3/2025). (REUTERS / Bowo Lestari)",
    "Para perajin muda memilih motif kain di ruang pamer sentra tenun Rantau Jaya. (REUTERS / Bowo Lestari)",
    "Pembeli dari luar pulau menawar kain di dermaga Sungai Manis pada pagi hari. (REUTERS / Bowo Lestari)",
)
STATED = (
    '<meta property="article:published_time" content="2025-03-03T10:00:00+07:00">'
    '<meta property="og:title" content="Sehari di Sentra Tenun">'
)


def test_a_series_of_pictures_is_read_by_its_captions_each_once():
    found = draft(gallery(*CAPTIONS, CAPTIONS[0]), STATED)
    assert found.photo_story
    assert clean(found).text == "\n\n".join(CAPTIONS)


def test_pictures_beside_an_article_lend_it_no_words():
    found = draft(f"<article>{BODY}{gallery(*CAPTIONS)}</article>", STATED)
    assert not found.photo_story
    assert clean(found).text == TEXT


def test_one_caption_or_pictures_on_a_page_that_states_no_article_make_no_story():
    assert isinstance(read(gallery(CAPTIONS[0]), STATED), Rejected)
    assert isinstance(read(MENU + gallery(*CAPTIONS)), Rejected)
