"""A server behind TLS and a key: kliping works with both, says what is wrong with either, and prints neither."""

import logging
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.errors import EngineUnavailable
from search.document import Document
from search.engine import Query
from search.engines.elastic import open_server
from search.settings import SearchSettings
from tests.elastic.secured import PASSWORD, USER, SecuredNode
from tests.es import Missing, free_port

pytestmark = [pytest.mark.elastic, pytest.mark.slow]

NEEDED = {
    "kliping": {
        "cluster": ["manage_index_templates", "monitor"],
        "indices": [{"names": ["kliping-*"], "privileges": ["manage", "read", "write"]}],
    }
}
"""What docs/elasticsearch.md says that the key needs."""


@pytest.fixture(scope="module")
def node(distribution):
    with tempfile.TemporaryDirectory(prefix="kliping-aman-") as made:
        folder = Path(made)
        folder.chmod(0o755)
        started = SecuredNode(folder, free_port(), free_port())
        try:
            started.launch()
            started.wait()
            yield started
        except Missing as reason:
            pytest.skip(str(reason))
        finally:
            started.stop(kill=True)


@pytest.fixture(scope="module")
def settings(node):
    with node.administrator() as client:
        key = client.security.create_api_key(name="uji", role_descriptors=NEEDED)["encoded"]
    return SearchSettings(api_key=key, ca=str(node.ca), timeout=60)


def test_everything_works_with_a_key_that_has_only_the_documented_rights(node, settings, caplog, capfd):
    with caplog.at_level(logging.DEBUG):
        engine = open_server(node.address, settings)
        engine.rebuild([Document("article", "a1", streams={"text": "rotan"}, version=1)])
        engine.put([Document("article", "a2", streams={"text": "batik"}, version=2)])
        engine.refresh()
        assert [hit.id for hit in engine.every(Query(sort="newest"))] and engine.find(Query()).total == 2
        engine.drop(["a2"])
        engine.close()
        again = open_server(node.address, settings, make=False)
        assert again.find(Query()).total == 1
        again.close()
    said = caplog.text + "".join(capfd.readouterr())
    assert settings.api_key not in said and settings.api_key not in repr(settings)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [({"ca": ""}, "sertifikat ditolak"), ({"api_key": "a2VsaXJ1OmtlbGlydQ=="}, "kunci ditolak"), ({"api_key": ""}, "kunci ditolak")],
)
def test_what_is_wrong_with_certificate_or_key_is_said_without_the_key(node, settings, change, complaint):
    wrong = replace(settings, **change)
    with pytest.raises(EngineUnavailable, match=complaint) as said:
        open_server(node.address, wrong)
    assert not wrong.api_key or wrong.api_key not in str(said.value)


def test_a_password_in_the_address_works_and_is_printed_nowhere(node, settings):
    address = node.address.replace("//", f"//{USER}:{PASSWORD}@")
    engine = open_server(address, replace(settings, api_key=""))
    engine.close()
    node.stop()
    with pytest.raises(EngineUnavailable) as said:
        open_server(address, replace(settings, api_key=""))
    assert PASSWORD not in str(said.value)
