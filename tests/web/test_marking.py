"""Overlapping stretches of a text as nested elements."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.article import Article, Figure, Mention, Official, Raw, Statement
from search.web.marking import Mark, marked, marked_paragraphs, marks_of
from tests.web.tags import Tags

KINDS = ("sentence", "statement", "official", "programme", "figure", "hit")


def bare(html):
    return unescape(re.sub(r"<[^>]*>", "", html))


def test_a_stretch_inside_another_is_an_element_inside_the_other():
    text = "kata Sari, 12 IKM siap"
    marks = [Mark(0, 22, "statement", "s0", "direct"), Mark(5, 9, "official", "o0-0", "name"), Mark(11, 17, "figure", "f0")]
    assert marked_paragraphs(text, marks) == (
        '<span class="statement direct" id="s0">kata <span class="official name" id="o0-0">Sari</span>, '
        '<span class="figure" id="f0">12 IKM</span> siap</span>',
    )


def test_a_stretch_that_crosses_another_is_cut_and_has_its_address_once():
    html = str(marked_paragraphs("satu dua tiga", [Mark(0, 8, "statement", "s0"), Mark(5, 13, "figure", "f0")])[0])
    assert html == ('<span class="statement" id="s0">satu <span class="figure" id="f0">dua</span></span><span class="figure"> tiga</span>')


def test_a_stretch_over_two_paragraphs_is_marked_in_both():
    first, second = marked_paragraphs("awal kutipan\n\nakhir kutipan", [Mark(5, 19, "statement", "s0")])
    assert first == 'awal <span class="statement" id="s0">kutipan</span>'
    assert second == '<span class="statement">akhir</span> kutipan'


def test_markup_in_the_text_stays_text():
    assert marked("<b>IKM</b> & 'co'", [(3, 6)]) == "&lt;b&gt;<mark>IKM</mark>&lt;/b&gt; &amp; &#39;co&#39;"


def test_every_part_of_a_record_is_marked_under_its_number():
    text = "Lestari berkata. Ia yakin 84 IKM siap."
    article = Article(
        "x", "x.txt", text, Raw("0" * 64, 1),
        officials=(Official("Lestari", mentions=(Mention(0, 7, "Lestari", "name"),)),),
        figures=(Figure(26, 32, "84 IKM"),),
        statements=(Statement("indirect", "Lestari", None, None, "Ia siap", ((17, 19), (33, 37)), None, "x", 1.0),),
    )  # fmt: skip
    html = "".join(marked_paragraphs(text, marks_of(article)))
    assert re.findall(r'id="([^"]+)"', html) == ["k0", "o0-0", "k1", "s0", "f0"]
    assert html.count('class="statement indirect"') == 2


@given(st.text('ab <>&"\n', max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20), st.sampled_from(KINDS)), max_size=12))
def test_whatever_crosses_the_text_is_kept_and_the_elements_are_balanced(text, spans):
    marks = [
        Mark(start, min(start + length, len(text)), kind, f"m{n}") for n, (start, length, kind) in enumerate(spans) if start < len(text)
    ]
    html = str(marked(text, [(m.start, m.end) for m in marks]))
    assert bare(html) == text
    paragraphs = marked_paragraphs(text, marks)
    assert "\n".join(bare(p) for p in paragraphs).split() == text.split()
    for paragraph in paragraphs:
        page = Tags(paragraph)
        assert not page.wrong and not page.open
    ids = re.findall(r'id="([^"]+)"', "".join(paragraphs))
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("count", [20_000])
def test_a_text_full_of_figures_is_marked_in_reasonable_time(count):
    text = "12 " * count
    marks = [Mark(3 * n, 3 * n + 2, "figure", f"f{n}") for n in range(count)]
    assert marked_paragraphs(text.strip(), marks)[0].count("<span") == count
