"""Promises of the matcher, the tokeniser, the spaCy components and the service's pipeline."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.vocab import Vocab

from crawler.errors import ConfigError
from extractor.nlp.automaton import Phrase, Phrases
from extractor.nlp.pipeline import COMPONENTS, Tagger, build
from extractor.nlp.tokenizer import RegexTokenizer
from extractor.organisations import find_organisations, load_organisations
from extractor.programmes import find_programmes, load_programmes

CONFIG = Path("config")
TEXT = (
    "SUKAMAJU - Dinas Perindustrian Kabupaten Sragen menyalurkan Kredit Usaha Rakyat (KUR) kepada 120 IKM.\n\n"
    '"Kami ingin perajin naik kelas," kata Kepala Dinas Perindustrian Kabupaten Sragen, Sulastri Wijayanti, Senin (4/3/2019).\n\n'
    "Kementerian Perindustrian (Kemenperin) menyebutkan bahwa program e-Smart IKM akan diperluas."
)


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger(CONFIG)


@pytest.fixture(scope="module")
def plain() -> Language:
    return spacy.blank("id")


def found(phrases: list[Phrase], text: str) -> list[tuple[str, str]]:
    return [(text[hit.start : hit.end], hit.phrase.key) for hit in Phrases(phrases).find(text)]


@pytest.mark.parametrize(
    ("phrases", "text", "expected"),
    [
        (
            [Phrase("dana desa", "dd")],
            "Dana Desa, DANA DESA dan dana  \n desa",
            [("Dana Desa", "dd"), ("DANA DESA", "dd"), ("dana  \n desa", "dd")],
        ),
        ([Phrase("KUR", "kur", "exact")], "KUR untuk Kur, kur, KURang, SKUR, (KUR)", [("KUR", "kur"), ("KUR", "kur")]),
        ([Phrase("sekolah rakyat", "sr", "capitals")], "sekolah rakyat dan Sekolah Rakyat", [("Sekolah Rakyat", "sr")]),
        ([Phrase("dana", "a"), Phrase("dana desa", "b")], "dana desa, dana desanya", [("dana desa", "b"), ("dana", "a")]),
        (
            [Phrase("program bantuan", "a"), Phrase("bantuan pangan tunai", "b")],
            "program bantuan pangan tunai",
            [("bantuan pangan tunai", "b")],
        ),
        ([Phrase("e-smart", "e")], "e‑Smart dan e–smart", [("e‑Smart", "e"), ("e–smart", "e")]),
        ([Phrase("BOS", "up", "exact"), Phrase("bos", "low", "exact")], "BOS bos Bos", [("BOS", "up"), ("bos", "low")]),
    ],
)
def test_phrases_are_whole_words_of_their_case_and_the_longer_of_two_that_overlap(
    phrases: list[Phrase], text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(phrases, text) == expected


@given(st.text(alphabet="ab İß’-\u00a0\n ", max_size=60))
def test_hits_are_spans_of_the_text_in_order_and_without_overlap(text: str) -> None:
    hits = Phrases([Phrase("a b", "1"), Phrase("ab", "2"), Phrase("a", "3")]).find(text)
    assert all("".join(text[hit.start : hit.end].split()).lower() in ("a", "ab") for hit in hits)
    assert all(one.end <= other.start for one, other in pairwise(hits))


@given(st.text(max_size=200))
def test_the_tokeniser_keeps_every_character_in_its_place(text: str) -> None:
    doc = RegexTokenizer(Vocab())(text)
    assert "".join(token.text_with_ws for token in doc) == text


def test_the_tokeniser_keeps_numbers_and_hyphenated_words_whole() -> None:
    doc = RegexTokenizer(Vocab())("Naik 12,39 juta di sentra-sentra, Rp1.000.")
    assert [token.text for token in doc] == ["Naik", "12,39", "juta", "di", "sentra-sentra", ",", "Rp", "1.000", "."]


def test_tags_hold_everything_read_from_one_text(tagger: Tagger) -> None:
    tags = tagger.tag(TEXT, None, "2019-03-05")
    assert tags.relevant
    assert {programme.programme for programme in tags.programmes} == {"kur", "e-smart-ikm"}
    assert "Sulastri Wijayanti" in {official.name for official in tags.officials}
    assert [place.place for place in tags.places] == ["33.14"]
    assert ("direct", "Sulastri Wijayanti") in {(statement.kind, statement.speaker) for statement in tags.statements}
    assert 120.0 in {figure.value for figure in tags.figures}


def test_every_mention_is_the_words_it_claims(tagger: Tagger) -> None:
    tags = tagger.tag(TEXT, None, "2019-03-05")
    records = (*tags.programmes, *tags.organisations, *tags.places, *tags.officials)
    assert all(TEXT[mention.start : mention.end] == mention.text for record in records for mention in record.mentions)


def test_the_same_text_gives_the_same_tags(tagger: Tagger) -> None:
    assert (
        tagger.tag(TEXT, "Judul", "2019-03-05")
        == tagger.tag(TEXT, "Judul", "2019-03-05")
        == Tagger(CONFIG).tag(TEXT, "Judul", "2019-03-05")
    )


def test_threads_may_share_a_tagger(tagger: Tagger) -> None:
    with ThreadPoolExecutor(4) as threads:
        assert len({repr(tags) for tags in threads.map(tagger.tag, [TEXT] * 8)}) == 1


def test_an_empty_text_has_no_tags(tagger: Tagger) -> None:
    tags = tagger.tag("", None, None)
    assert not tags.relevant
    assert (tags.officials, tags.programmes, tags.figures, tags.statements) == ((), (), (), ())


@pytest.mark.parametrize("name", COMPONENTS)
def test_each_component_works_alone_in_a_users_pipeline(name: str, plain: Language) -> None:
    component = plain.add_pipe(name)
    doc = plain.make_doc(TEXT)
    doc._.kliping_published = "2019-03-05"
    component(doc)
    plain.remove_pipe(name)
    key = name.removeprefix("kliping_")
    assert doc._.kliping[key]
    assert len(doc.spans[name]) >= len(doc._.kliping[key])


def test_spans_carry_the_registry_id(plain: Language) -> None:
    doc = plain.add_pipe("kliping_programmes")(plain.make_doc(TEXT))
    plain.remove_pipe("kliping_programmes")
    assert {(span.text, span.label_, span.kb_id_) for span in doc.spans["kliping_programmes"]} >= {
        ("Kredit Usaha Rakyat (KUR)", "PROGRAMME", "kur")
    }


def test_components_and_functions_agree() -> None:
    doc = build(CONFIG)(TEXT)
    assert doc._.kliping["programmes"] == find_programmes(TEXT, load_programmes(CONFIG))
    assert doc._.kliping["organisations"] == find_organisations(TEXT, load_organisations(CONFIG))


def test_a_wrong_list_is_named_when_it_is_needed(tmp_path: Path) -> None:
    (tmp_path / "units.toml").write_text("kaputt = [", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"units\.toml"):
        build(tmp_path)("12 ton")
