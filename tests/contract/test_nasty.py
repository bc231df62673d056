"""A thousand things that nobody should type, and some that everybody does: none may fail, in any engine."""

import itertools
import random

import pytest

from search.document import Document
from search.engine import Query
from search.query import parse
from search.query_names import Name, Names
from search.query_synonyms import Synonyms
from search.query_widen import ask
from search.query_words import notices, understood, widened
from search.snippets import snippet

NAMES = Names.of([Name("Sari Melati", "sari"), Name("Program Tunas", "tunas", "programme")])
SYNONYMS = Synonyms.of([("IKM", "industri kecil dan menengah"), ("Dirjen", "direktur jenderal")])

HAND_MADE = (
    "", " ", "\x00", "e-Smart", "4,4 juta", "IKM's", "C++", "-ikm", "- ikm", "--ikm", '"', '""', '"""', "“", "«»",
    '"ikm', 'ikm"', "*", "a*", "ik*", "**", "OR", "OR OR", "ATAU", "ikm OR", "OR ikm", "NOT", "NOT NOT ikm", "AND", "|",
    "||", "a|b", "()", "(((", ")))", "[ikm]", "{ikm}", "ikm~2", "ikm^5", "ikm?", "/ikm/", "\\", "\\\\", "ikm\\",
    "ikm AND (rotan", "text:ikm", "title_stems:ikm", "_id:1", "*:*", "ikm:*", "pejabat:", "pejabat:*", 'pejabat:"',
    "tanggal:", "tanggal:0000-99-99", "tanggal:9999", "tanggal:..", "tanggal:2022..", "tanggal:..2022-13", "jenis:",
    "jenis:langsung", "kind:x", "😀", "ikm 😀", "👩‍👩‍👧‍👦", "\u202eikm\u202c", "مرحبا", "北京 工业", "ﷺ", "é", "e\u0301",
    "\ud800", "ikm\ud800", "\ufeffikm", "'; DROP TABLE articles; --", "1 OR 1=1", "<script>alert(1)</script>",
    "{{7*7}}", "${ikm}", "%00", "%s%s%s", "../../etc/passwd", "NULL", "NEAR(ikm rotan, 5)", 'ikm NEAR "rotan"',
    "ikm + rotan", "+ikm", "=ikm", "@ikm", "#ikm", "ikm:rotan:kayu", "https://contoh.id/a?b=c#d", "yang dan di", "apa",
    "apa kata", "apa kata soal", "apa kata yang soal ikm", "menurut", "kata Sari Melati", "siapa bilang apa", "dirjen",
    "dirjen soal", "soal", "februari", "februari 2022", "31 februari 2022", "2022", "99999999999999999999", "1.2.3.4.5",
    "1,,,2", "Rp10.500", "-4,4",
)  # fmt: skip
LONG = (
    " OR ".join(["ikm"] * 5000), "(" * 3000, "a" * 200_000, '"' * 100_000, "1" * 100_000, "-" * 100_000, "a b " * 50_000, "é" * 100_000,
    " ".join(f"kata{n}" for n in range(5000)), "pejabat:" * 20_000, "* " * 10_000, "e-" * 50_000, "'" * 50_000, "ikm OR " * 20_000,
)  # fmt: skip


def mixed(count):
    """Strings of random syntax, the same ones in every run."""
    chance = random.Random(20221121)
    bits = [*HAND_MADE, " ", " ", '"', "-", "*", ":", "(", ")", "OR", "rotan", "Sari Melati", "\n", "\t", "~1", "^2", "TO", "[", "]"]
    return ["".join(chance.choices(bits, k=chance.randint(2, 9))) for _ in range(count)]


NASTY = (*HAND_MADE, *LONG, *mixed(1000 - len(HAND_MADE) - len(LONG)))
DOCUMENT = Document(
    "article", "a1", None, "2022-02-01",
    streams={"title": "IKM rotan", "people": "Sari Melati", "text": "Sentra e-Smart menjual 4,4 juta kursi rotan seharga Rp10.500."},
)  # fmt: skip


@pytest.fixture
def filled(engine):
    engine.put([DOCUMENT, Document("statement", "a1", 0, "2022-02-01", streams={"text": "rotan laris", "people": "Sari Melati"})])
    engine.refresh()
    return engine


def test_there_are_a_thousand_of_them():
    assert len(NASTY) == 1000


@pytest.mark.parametrize("what", ["article", "statement"])
def test_nothing_that_can_be_typed_fails(filled, what):
    for text in NASTY:
        parsed = parse(text, NAMES, SYNONYMS, what)
        answer = ask(filled, parsed, Query(what=what, facets=("outlet",)), NAMES, SYNONYMS)
        assert answer.results.total in (0, 1)
        for lang in ("id", "en"):
            assert isinstance(understood(parsed, lang), str) and all(notices(parsed, lang)) and widened(answer, lang) != ""
        assert snippet(DOCUMENT.streams["text"], parsed.node).text


@pytest.mark.parametrize("text", ["e-Smart", "esmart", "4,4 juta", "4.4 juta", "IKM's", "Rp10.500", "Rp 10500", "ikm ROTAN", "rotan|batik"])
def test_ordinary_words_with_odd_signs_find_what_they_name(filled, text):
    assert filled.find(Query(match=parse(text, NAMES, SYNONYMS).node)).total == 1


def test_what_reaches_an_engine_holds_only_letters_digits_and_commas():
    for text in NASTY:
        for part in itertools.chain.from_iterable(_terms(parse(text, NAMES, SYNONYMS).node)):
            assert all(c.isalnum() or c == "," for c in part)


def _terms(node):
    children = getattr(node, "children", ()) or ((node.child,) if hasattr(node, "child") else ())
    yield getattr(node, "terms", ())
    yield (node.prefix,) if hasattr(node, "prefix") else ()
    for child in children:
        yield from _terms(child)
