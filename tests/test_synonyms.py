"""The list of abbreviations that the project ships, and what is refused."""

from collections import Counter
from pathlib import Path

import pytest

from crawler.errors import ConfigError
from search.document import Document
from search.engine import Query
from search.engines.memory import MemoryEngine
from search.query import parse
from search.query_synonyms import load_synonyms
from search.terms import stems

CONFIG = Path(__file__).parent.parent / "config"
SHIPPED = load_synonyms(CONFIG)


def test_no_name_stands_in_two_groups():
    names = Counter(name for group in SHIPPED.groups for name in set(map(stems, group)))
    assert [" ".join(name) for name, count in names.items() if count > 1] == []


def test_within_a_group_every_name_is_another_one():
    assert [group for group in SHIPPED.groups if len(set(map(stems, group))) < len(group)] == []


def test_each_name_finds_each_other_name_of_its_group():
    missed = []
    for group in SHIPPED.groups:
        engine = MemoryEngine()
        engine.put(Document("article", name, streams={"text": f"Kabar {name} hari ini"}) for name in group)
        engine.refresh()
        for name in group:
            found = {hit.id for hit in engine.find(Query(match=parse(name, synonyms=SHIPPED).node, size=100)).hits}
            missed += [(name, other) for other in group if other not in found]
    assert missed == []


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("groups = [", "bukan TOML yang benar"),
        ("x = 1", "groups"),
        ('groups = [["IKM"]]', "ke-1"),
        ('groups = [["IKM", "industri kecil"], ["a", 5]]', "ke-2"),
        ('groups = [["IKM", "dan"]]', "ke-1"),
    ],
)
def test_a_wrong_list_is_refused_with_its_place(tmp_path, written, problem):
    (tmp_path / "synonyms.toml").write_text(written)
    with pytest.raises(ConfigError, match=problem):
        load_synonyms(tmp_path)


def test_a_missing_list_is_refused(tmp_path):
    with pytest.raises(ConfigError, match=r"synonyms\.toml"):
        load_synonyms(tmp_path)
