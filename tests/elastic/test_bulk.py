"""Every document that is sent has an outcome: taken, sent again, or handed back with the reason. None is dropped without a word."""

import pytest
from elasticsearch import Elasticsearch

from crawler.errors import EngineUnavailable
from search.engine import open_engine
from search.engines.elastic_bulk import PAUSES, Bulk, take_out, write
from search.engines.elastic_client import connect
from search.settings import SearchSettings
from tests.elastic.fake import FakeBulk, serving, spoil

BUSY = (429, "es_rejected_execution_exception", "queue is full")
FULL_DISK = (403, "cluster_block_exception", "index [x] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark]")
WRONG = (400, "document_parsing_exception", "failed to parse field [day]")
OLD = (409, "version_conflict_engine_exception", "current version [9] is higher")


def actions(*keys):
    return [write("x", key, key, {"text": f"isi {key}"}, 7) for key in keys]


def deliver(fake, sent):
    """What was refused, and the pauses that were made."""
    pauses = []
    with serving(fake) as address, Elasticsearch(address) as client:
        refused = list(Bulk(client, "server", pauses.append).send(sent))
    return refused, pauses


@pytest.mark.parametrize("fault", [BUSY, FULL_DISK, (503, "unavailable_shards_exception", "primary shard is not active")])
def test_an_item_that_is_not_taken_now_is_sent_again_by_itself(fault):
    fake = FakeBulk()
    fake.faults = [spoil(fake, {"b": fault}), spoil(fake, {"b": fault})]
    refused, pauses = deliver(fake, actions("a", "b", "c"))
    assert refused == [] and set(fake.documents) == {"a", "b", "c"}
    assert fake.requests == [["a", "b", "c"], ["b"], ["b"]]
    assert pauses == list(PAUSES[:2])


def test_a_bad_item_is_handed_back_with_the_reason_and_the_others_are_stored():
    fake = FakeBulk()
    fake.faults = [spoil(fake, {"b": WRONG, "c": BUSY})]
    refused, _ = deliver(fake, actions("a", "b", "c"))
    assert [(r.document, r.article, r.reason) for r in refused] == [("b", "b", "document_parsing_exception: failed to parse field [day]")]
    assert set(fake.documents) == {"a", "c"}


def test_a_newer_version_on_the_server_and_a_deletion_of_nothing_are_no_errors():
    fake = FakeBulk()
    fake.faults = [spoil(fake, {"a": OLD, "b": (404, "not_found", "")})]
    assert deliver(fake, [*actions("a"), take_out("x", "b", "b")]) == ([], [])


@pytest.mark.parametrize(
    "answer",
    [
        (429, {"error": {"type": "circuit_breaking_exception", "reason": "too much"}, "status": 429}),
        (503, {"error": {"type": "master_not_discovered_exception", "reason": "no master"}, "status": 503}),
        (403, {"error": {"type": "cluster_block_exception", "reason": "index blocked by flood-stage"}, "status": 403}),
        (502, "bad gateway"),
        (0, None),  # the connection is cut
    ],
)
def test_a_request_that_fails_as_a_whole_is_sent_again_unchanged(answer):
    fake = FakeBulk(lambda lines: answer)
    refused, pauses = deliver(fake, actions("a", "b"))
    assert refused == [] and fake.requests == [["a", "b"], ["a", "b"]] and len(pauses) == 1
    assert {key: row["_version"] for key, row in fake.documents.items()} == {"a": 7, "b": 7}


def test_what_was_taken_before_the_connection_broke_is_the_same_after_it_is_sent_again():
    fake = FakeBulk()

    def taken_and_cut(lines):
        fake.take(lines)
        return 0, None

    fake.faults = [taken_and_cut]
    deliver(fake, actions("a", "b"))
    assert {key: row["text"] for key, row in fake.documents.items()} == {"a": "isi a", "b": "isi b"}


def test_a_request_that_is_too_large_is_halved():
    fake = FakeBulk()
    too_large = lambda lines: (413, "too large") if len(lines) > 4 else None  # noqa: E731
    fake.faults = [too_large] * 9
    refused, pauses = deliver(fake, actions(*"abcdefgh"))
    assert (refused, pauses, len(fake.documents)) == ([], [], 8)


def test_a_server_that_stays_busy_is_given_up_with_the_reason_after_a_minute():
    fake = FakeBulk()
    fake.faults = [spoil(fake, {"b": BUSY})] * 99
    pauses = []
    with serving(fake) as address, Elasticsearch(address) as client, pytest.raises(EngineUnavailable, match="queue is full"):
        list(Bulk(client, "server", pauses.append).send(actions("a", "b")))
    assert sum(pauses) == sum(PAUSES) and 60 <= sum(PAUSES) <= 90
    assert set(fake.documents) == {"a"}


def test_a_refused_key_is_named_without_the_key():
    refusal = (403, {"error": {"type": "security_exception", "reason": "action is unauthorized for API key"}, "status": 403})
    fake = FakeBulk(lambda lines: refusal)
    with serving(fake) as address:
        client = connect(address, SearchSettings(api_key="cmFoYXNpYTpzZWthbGk="))
        with client, pytest.raises(EngineUnavailable, match="kunci ditolak") as said:
            list(Bulk(client, "server", lambda seconds: None).send(actions("a")))
    assert "cmFoYXNpYTpzZWthbGk" not in str(said.value)
    assert len(fake.requests) == 1


def test_many_documents_go_in_several_requests_and_each_is_sent_once():
    fake = FakeBulk()
    large = [write("x", f"k{n}", f"k{n}", {"text": "y" * 1_000_000}, 1) for n in range(11)]
    assert deliver(fake, large) == ([], [])
    assert len(fake.requests) > 1 and sorted(key for request in fake.requests for key in request) == sorted(fake.documents)


def test_a_password_in_an_address_is_in_no_message():
    address = "http://orang:rahasia@127.0.0.1:1"
    with pytest.raises(EngineUnavailable) as said:
        open_engine(address, None)
    assert "rahasia" not in str(said.value) and "127.0.0.1:1" in str(said.value)


def test_a_server_of_another_kind_is_named_as_such():
    class Other(FakeBulk):
        def answer(self, lines):
            return 404, "<html>nginx</html>"

    with serving(Other()) as address, pytest.raises(EngineUnavailable):
        open_engine(address, None)
