"""Every engine against the reference, on archives and questions that nobody chose: few words, so that questions find something."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.document import Document
from search.engine import FACETS, Filters, Query
from search.engines.memory import MemoryEngine
from search.query_nodes import EVERYWHERE, AllOf, AnyOf, AtLeast, Days, Is, Not, Prefix, Seq

WORDS = (
    "rotan",
    "batik",
    "mesin",
    "ikm",
    "industri",
    "kecil",
    "dan",
    "menengah",
    "e-smart",
    "4,4",
    "juta",
    "menyerap",
    "penyerapan",
    "10.500",
)
STEMS = ("rotan", "batik", "mesin", "ikm", "industri", "kecil", "menengah", "e", "smart", "4,4", "juta", "serap", "10500")
PRINTED = ("rotan", "industri", "dan", "menengah", "penyerapan", "smart")
FIELDS = ("title", "people", "roles", "programmes", "text", "context", "quotes", "outlet", "places")
VALUES = ("aa", "bb", "cc")
DAYS = ("2021-12-31", "2022-01-01", "2022-01-02", "2022-02-01")

texts = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
streams = st.dictionaries(st.sampled_from(FIELDS), texts, max_size=4)
values = st.lists(st.sampled_from(VALUES), max_size=2, unique=True).map(tuple)
published = st.one_of(st.none(), st.sampled_from(DAYS), st.sampled_from(DAYS).map(lambda day: day + "T10:00:00+07:00"))


@st.composite
def documents(draw, number):
    what = draw(st.sampled_from(("article", "article", "statement")))
    when = draw(published)
    keywords = {name: draw(values) for name in ("official", "programme", "kind")}
    keywords |= {"outlet": draw(values)[:1], "month": (when[:7],) if when else ()}
    story = draw(st.sampled_from(("s1", "s2", None)))
    return Document(
        what, f"a{number}", None if what == "article" else 0, when, story, group=story or "",
        streams=draw(streams), keywords=keywords,
    )  # fmt: skip


@st.composite
def archives(draw):
    return [draw(documents(number)) for number in range(draw(st.integers(0, 12)))]


fields = st.one_of(st.just(EVERYWHERE), st.lists(st.sampled_from(FIELDS), min_size=1, max_size=3, unique=True).map(tuple))
leaves = st.one_of(
    st.builds(Seq, st.lists(st.sampled_from(STEMS), min_size=1, max_size=3).map(tuple), fields),
    st.builds(Seq, st.lists(st.sampled_from(PRINTED), min_size=1, max_size=3).map(tuple), fields, st.just(True)),
    st.builds(Prefix, st.sampled_from(("ro", "penye", "4,", "105", "x")), fields),
    st.builds(Days, st.one_of(st.none(), st.sampled_from(DAYS)), st.one_of(st.none(), st.sampled_from(DAYS))),
    st.builds(Is, st.sampled_from(("outlet", "official", "month")), st.lists(st.sampled_from((*VALUES, "2022-01")), max_size=2).map(tuple)),
)


def _inner(children):
    several = st.lists(children, max_size=3).map(tuple)
    return st.one_of(
        st.builds(AllOf, several), st.builds(AnyOf, several), st.builds(AtLeast, st.integers(0, 3), several), st.builds(Not, children)
    )


nodes = st.recursive(leaves, _inner, max_leaves=6)
filters = st.builds(Filters, first=st.one_of(st.none(), st.sampled_from(DAYS)), outlets=values, officials=values)
queries = st.builds(
    Query,
    what=st.sampled_from(("article", "statement")),
    match=nodes,
    filters=filters,
    sort=st.sampled_from(("relevance", "newest", "oldest")),
    size=st.integers(0, 5),
    page=st.integers(1, 3),
    grouped=st.booleans(),
    facets=st.lists(st.sampled_from(FACETS), max_size=3, unique=True).map(tuple),
    values=st.sampled_from((1, 2, 100)),
    histogram=st.sampled_from((None, "day", "month")),
    counted_as=st.sampled_from(("documents", "groups")),
)


ENGINES = ("embedded", pytest.param("elasticsearch", marks=pytest.mark.elastic))
UNHURRIED = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


def answers(engine, documents, asked):
    engine.put(documents)
    engine.refresh()
    return [engine.find(query) for query in asked]


@pytest.mark.parametrize("spec", ENGINES)
@UNHURRIED
@given(documents=archives(), asked=st.lists(queries, min_size=1, max_size=8))
def test_an_engine_finds_counts_and_orders_as_the_reference_does(fresh, spec, documents, asked):
    whole = [replace(query, size=100, page=1) for query in asked]
    expected = answers(MemoryEngine(), documents, [*asked, *whole])
    found = answers(fresh(spec), documents, [*asked, *whole])
    for query, ours, theirs in zip([*asked, *whole], expected, found, strict=True):
        assert (theirs.total, theirs.groups, theirs.facets, theirs.histogram) == (ours.total, ours.groups, ours.facets, ours.histogram)
        assert len(theirs.hits) == len(ours.hits)
        if query.sort != "relevance":
            assert [hit.id for hit in theirs.hits] == [hit.id for hit in ours.hits]
        elif query.size == 100 and not query.grouped:
            assert {hit.id for hit in theirs.hits} == {hit.id for hit in ours.hits}


@UNHURRIED
@given(documents=archives(), query=queries)
def test_pages_add_up_to_the_whole_in_order(documents, query):
    engine = MemoryEngine()
    whole, *pages = answers(engine, documents, [replace(query, size=100, page=1), *(replace(query, size=3, page=n) for n in range(1, 6))])
    assert [hit for page in pages for hit in page.hits] == list(whole.hits)
