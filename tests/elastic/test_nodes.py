"""Servers of our own that are killed: what an index holds afterwards is what the store holds, once."""

import os
import tempfile
import threading
import time
from pathlib import Path

import pytest
from elasticsearch import ApiError, Elasticsearch, TransportError

from crawler.errors import EngineUnavailable
from search.document import Document
from search.engine import Query, open_engine
from search.engines.elastic import ElasticEngine, open_server
from search.indexing import Index, catch_up
from search.settings import SearchSettings
from search.store import Store
from tests.elastic.archive import expected, fill, held
from tests.es import Node, free_port, health

pytestmark = [pytest.mark.elastic, pytest.mark.slow]
SETTINGS = SearchSettings(timeout=60)
BULK = 10_000
KILLS = int(os.environ.get("KLIPING_TEST_KILLS", "2"))


@pytest.fixture
def folder(distribution):
    """A folder that the unprivileged server may enter; pytest's own are closed to it."""
    with tempfile.TemporaryDirectory(prefix="kliping-simpul-") as made:
        path = Path(made)
        path.chmod(0o755)
        yield path


@pytest.fixture
def cluster(folder):
    """Three nodes that know each other; whoever still runs in the end is stopped."""
    names, ports = ("satu", "dua", "tiga"), [free_port() for _ in range(3)]
    seeds = [f"127.0.0.1:{port}" for port in ports]
    nodes = {
        name: Node(folder / name, free_port(), port, name, f"kliping-{os.getpid()}", "384m", seeds, names)
        for name, port in zip(names, ports, strict=True)
    }
    for node in nodes.values():
        node.folder.mkdir()
        node.launch()
    try:
        for node in nodes.values():
            node.wait()
        yield nodes
    finally:
        for node in nodes.values():
            node.stop(kill=True)


def test_the_elected_master_dies_in_the_midst_of_ten_thousand_documents(cluster):
    addresses = ",".join(node.address for node in cluster.values())
    engine = open_server(addresses, SETTINGS)
    with Elasticsearch(addresses.split(","), request_timeout=60) as client:
        client.cluster.health(wait_for_nodes="3", wait_for_status="green", timeout="120s")
        master = client.cat.master(format="json")[0]["node"]

    documents = [
        Document("article", f"a{n:05}", None, "2022-01-01", streams={"text": f"rotan nomor {n} " * 40}, version=n + 1) for n in range(BULK)
    ]
    killer = threading.Thread(target=_kill_when_half_way, args=(cluster, master))
    killer.start()
    assert engine.put(documents) == ()
    killer.join()
    assert cluster[master].address not in _answering(cluster)
    engine.refresh()
    assert [hit.id for hit in sorted(engine.every(Query()), key=lambda hit: hit.id)] == [f"a{n:05}" for n in range(BULK)]
    assert engine.find(Query()).total == BULK
    engine.close()


def test_a_node_killed_again_and_again_while_it_is_told_holds_what_the_store_holds(folder):
    node = Node(folder / "tunggal", free_port(), free_port())
    node.folder.mkdir()
    archive = folder / "arsip"
    node.launch()
    try:
        node.wait()
        for number in range(KILLS):
            fill(archive, range(number * 400, number * 400 + 800))
            _kill_while_told(archive, node, 0.2 + 0.15 * number)
            node.launch()
            node.wait()
        with Store.open(archive, write=True) as store:
            Index(node.address, archive, SETTINGS).catch_up(store)
        engine = open_engine(node.address, archive, SETTINGS, make=False)
        assert held(engine) == expected(archive)
        engine.close()
    finally:
        node.stop(kill=True)


def _kill_when_half_way(cluster, master):
    with Elasticsearch(cluster[master].address, request_timeout=60) as client:
        while client.indices.stats(index="kliping-article")["_all"]["primaries"]["indexing"]["index_total"] < BULK // 4:
            time.sleep(0.05)
    cluster[master].stop(kill=True)


def _answering(cluster):
    return {node.address for node in cluster.values() if health(node.address) != "red"}


def _kill_while_told(archive, node, after):
    killer = threading.Thread(target=lambda: (time.sleep(after), node.stop(kill=True)))
    with Store.open(archive, write=True) as store:
        engine = ElasticEngine(node.address, SETTINGS, pause=lambda seconds: None)  # it stays dead: waiting helps nobody
        engine.open()
        killer.start()
        try:
            catch_up(store, engine, node.address)
        except (EngineUnavailable, ApiError, TransportError):
            pass
        finally:
            killer.join()
            engine._client.close()
