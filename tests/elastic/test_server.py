"""What only Elasticsearch promises: versioned indexes behind aliases, strict templates, whole lists, and texts that others can search."""

import threading
from dataclasses import replace

import pytest
from elasticsearch import BadRequestError, Elasticsearch

from search.document import Document
from search.engine import EngineDamaged, Query
from search.engines import elastic, elastic_schema
from search.engines.elastic import open_server
from search.query_nodes import Seq

pytestmark = pytest.mark.elastic


def documents(count, word="rotan", version=None):
    return [Document("article", f"a{n}", None, "2022-01-01", streams={"text": f"{word} nomor {n}"}, version=version) for n in range(count)]


def total(engine, **query):
    return engine.find(Query(size=0, **query)).total


@pytest.fixture
def client(server):
    with Elasticsearch(server, request_timeout=60) as opened:
        yield opened


@pytest.fixture
def filled(engine):
    engine.put(documents(5))
    engine.refresh()
    return engine


def test_what_was_dropped_is_gone_after_closing(filled, server, settings):
    other = open_server(server, settings)
    other.drop(["a1", "a2"])
    other.close()
    assert total(filled) == 3


def test_each_sort_has_a_numbered_index_behind_an_alias(filled, client, settings):
    assert set(client.indices.get_alias(name=f"{settings.index}-article")) == {f"{settings.index}-article-000001"}
    filled.rebuild(documents(3))
    assert set(client.indices.get_alias(name=f"{settings.index}-*")) == {
        f"{settings.index}-{what}-000002" for what in ("article", "statement", "figure")
    }


def test_a_field_that_is_not_in_the_template_is_an_error(filled, client, settings):
    with pytest.raises(BadRequestError, match="strict_dynamic_mapping_exception"):
        client.index(index=f"{settings.index}-article", document={"text": "x", "lain": 1})


def test_settings_of_the_administrator_have_the_last_word(filled, client, settings):
    client.cluster.put_component_template(name=f"{settings.index}-custom", template={"settings": {"number_of_shards": 2}})
    try:
        filled.rebuild(documents(30))
        (index,) = client.indices.get_settings(index=f"{settings.index}-article").values()
        assert index["settings"]["index"]["number_of_shards"] == "2"
        assert total(filled) == 30 and len(list(filled.every(Query()))) == 30
    finally:
        filled.remove()
        client.cluster.delete_component_template(name=f"{settings.index}-custom")


def test_a_rebuild_replaces_everything_at_once_while_readers_go_on(filled, server, settings):
    reader = open_server(server, settings)
    seen, stop = set(), threading.Event()

    def read():
        while not stop.is_set():
            seen.add(total(reader))

    thread = threading.Thread(target=read)
    thread.start()
    for count in (9, 4, 7):
        filled.rebuild(documents(count, "batik"))
    stop.set()
    thread.join()
    assert seen <= {5, 9, 4, 7}
    assert total(reader) == 7 and total(reader, match=Seq(("rotan",))) == 0
    reader.close()


def test_a_rebuild_that_fails_half_way_changes_nothing_and_is_cleared_away_by_the_next(filled, client, settings):
    def broken():
        yield from documents(2, "batik")
        raise RuntimeError("sumber putus")

    with pytest.raises(RuntimeError):
        filled.rebuild(broken())
    assert total(filled) == 5
    filled.rebuild(documents(2, "batik"))
    assert total(filled) == 2
    assert len(client.indices.get(index=f"{settings.index}-*")) == 3


def test_an_index_of_another_version_is_named_and_a_rebuild_mends_it(filled, server, settings, monkeypatch):
    monkeypatch.setattr(elastic_schema, "LAYOUT", elastic_schema.LAYOUT + 1)
    with pytest.raises(EngineDamaged, match="another version"):
        open_server(server, settings)
    elastic.rebuild(server, settings, documents(4))
    mended = open_server(server, settings)
    assert total(mended) == 4
    mended.close()


def test_an_index_that_should_be_there_and_is_not_is_damage(server, settings):
    with pytest.raises(EngineDamaged, match="kliping reindex"):
        open_server(server, settings, make=False)


def test_what_comes_late_does_not_replace_what_is_newer(filled):
    filled.put(documents(1, "batik", version=9))
    filled.put(documents(1, "logam", version=8))
    filled.refresh()
    assert total(filled, match=Seq(("batik",))) == 1 and total(filled, match=Seq(("logam",))) == 0


def test_a_document_that_no_index_can_hold_is_handed_back_and_the_others_are_there(engine):
    endless = Document("article", "panjang", None, "2022-01-01", keywords={"official": ("x" * 40_000,)})
    (refused,) = engine.put([*documents(3), endless])
    engine.refresh()
    assert refused.document == "panjang" and "immense term" in refused.reason
    assert total(engine) == 3


def test_a_list_longer_than_the_window_is_whole_and_pages_of_it_fit_together(engine):
    engine.rebuild(documents(12_500))
    asked = Query(sort="newest", size=1_000)
    everything = [hit.id for hit in engine.every(asked)]
    assert len(everything) == len(set(everything)) == 12_500
    paged = [hit.id for page in (10, 11, 12, 13, 14) for hit in engine.find(replace(asked, page=page)).hits]
    assert paged == everything[9_000:]


def test_a_list_is_as_of_one_moment_although_the_index_changes(filled):
    filled.rebuild(documents(5_000))
    listed = filled.every(Query())
    first = next(listed)
    filled.drop(f"a{n}" for n in range(5_000))
    filled.refresh()
    assert total(filled) == 0
    assert len({first.id, *(hit.id for hit in listed)}) == 5_000


def test_other_clients_find_the_printed_text_in_its_own_words_and_forms(engine, client, settings):
    streams = {"title": "Pelatihan perajin", "text": "Sentra rotan menyerap tenaga kerja."}
    engine.put([Document("article", "a1", None, "2022-02-10T08:00:00+07:00", streams=streams, keywords={"outlet": ("pelita",)})])
    engine.refresh()
    (hit,) = client.search(index=f"{settings.index}-article", query={"match": {"text": "penyerapan"}})["hits"]["hits"]
    kept = hit["_source"]
    assert kept["text"] == streams["text"] and kept["published"] == "2022-02-10T08:00:00+07:00" and kept["outlet"] == ["pelita"]
    assert not any(name.endswith(("_stems", "_words")) for name in kept)


def test_a_snapshot_gives_the_same_index_back(filled, client, settings, server, tmp_path_factory):
    from elasticsearch import ApiError

    try:
        client.snapshot.create_repository(name=settings.index, repository={"type": "fs", "settings": {"location": settings.index}})
    except ApiError as problem:
        pytest.skip(f"this server has no place for snapshots: {problem}")
    before = [hit.id for hit in filled.every(Query())]
    aliases = f"{settings.index}-*"
    client.snapshot.create(
        repository=settings.index, snapshot="satu", indices=aliases, wait_for_completion=True, include_global_state=False
    )
    filled.remove()
    client.snapshot.restore(repository=settings.index, snapshot="satu", wait_for_completion=True)
    restored = open_server(server, settings, make=False)
    assert [hit.id for hit in restored.every(Query())] == before
    restored.close()
    client.snapshot.delete(repository=settings.index, snapshot="satu")
    client.snapshot.delete_repository(name=settings.index)
