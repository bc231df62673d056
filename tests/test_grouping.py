"""Stories in the store: grouped as articles come, settled once, forwarded when they move, and obedient to people."""

import random

import pytest

from crawler.errors import UsageError
from crawler.page import TEXT, page_of
from search.grouping import regroup
from search.pickup import how_carried, pickup
from search.store import Store
from search.storying import diff, dossier, join, split
from tests.release_work import LOOKALIKE, PARAGRAPHS, RELEASE, RETOLD, SPUN, article

NOW = "2025-05-01T00:00:00Z"
CARRIERS = {
    "asal": (RELEASE, "2025-03-04T08:00:00+07:00"),
    "salinan": (RELEASE, "2025-03-04T09:00:00+07:00"),
    "potongan": ("\n\n".join(PARAGRAPHS[:3]), "2025-03-04T10:00:00+07:00"),
    "ubahan": (RETOLD, "2025-03-05"),
    "lomba": (LOOKALIKE, "2025-04-10"),
}


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path, write=True, clock=lambda: NOW) as opened:
        yield opened


def put(store, *names, **others):
    for name in names:
        text, published = others.get(name) or CARRIERS[name]
        record = article(name, text, published)
        store.put_page(page_of(f"{name}.txt", f"{name} {text}".encode(), TEXT), record)


def key(name):
    return article(name).id


def stories(store):
    """Every story's sources, the one that speaks first, then by name."""
    found = {}
    for one in store.iterate_articles():
        found[one.story] = [carrier.source.removesuffix(".txt") for carrier, _ in store.story(one.story).carriers]
    return {story: [members[0], *sorted(members[1:])] for story, members in found.items()}


def test_carriers_become_one_story_named_after_the_first_with_their_kinds(store):
    put(store, *CARRIERS)
    assert regroup(store) == 5
    assert stories(store) == {f"s{key('asal')}": ["asal", "potongan", "salinan", "ubahan"], f"s{key('lomba')}": ["lomba"]}
    kinds = {one.source: kind for one, kind in store.story(f"s{key('asal')}").carriers}
    assert kinds == {"asal.txt": None, "salinan.txt": "exact", "potongan.txt": "cut", "ubahan.txt": "rewritten"}


def test_a_second_run_changes_nothing_and_tells_the_engines_nothing(store):
    put(store, *CARRIERS)
    regroup(store)
    store.acknowledge("mesin", store.last_change())
    assert regroup(store) == 0
    assert store.waiting("mesin") == 0


@pytest.mark.parametrize("seed", range(20))
def test_batches_in_any_order_give_what_one_run_gives(tmp_path, store, seed):
    put(store, *CARRIERS)
    regroup(store)
    names = list(CARRIERS)
    chance = random.Random(seed)
    chance.shuffle(names)
    with Store.open(tmp_path / "lain", write=True, clock=lambda: NOW) as other:
        while names:
            size = chance.randint(1, len(names))
            put(other, *names[:size])
            regroup(other)
            del names[:size]
        assert stories(other) == stories(store)


def test_a_story_that_gets_an_earlier_first_carrier_is_found_under_its_former_id(store):
    put(store, "potongan")
    regroup(store)
    put(store, "salinan")
    regroup(store)
    put(store, "asal")
    regroup(store)
    present = f"s{key('asal')}"
    assert [store.story(f"s{key(name)}").id for name in ("potongan", "salinan", "asal")] == [present] * 3


def test_an_article_that_changed_leaves_a_story_it_no_longer_carries(store):
    put(store, "asal", "salinan")
    regroup(store)
    store.finish_page(2, article("salinan", LOOKALIKE, "2025-04-10"))
    regroup(store)
    assert sorted(stories(store).values()) == [["asal"], ["salinan"]]


def test_a_machine_spun_copy_is_marked_and_does_not_speak_for_its_story(store):
    put(store, "asal", "mesin", mesin=(SPUN, "2025-03-05"))
    regroup(store)
    assert [(one.source, kind) for one, kind in store.story(f"s{key('asal')}").carriers] == [("asal.txt", None), ("mesin.txt", "spun")]


def test_what_was_split_by_hand_stays_apart_in_every_later_run(store):
    put(store, "asal", "salinan", "ubahan")
    regroup(store)
    split(store, [key("ubahan")], "Sari")
    regroup(store)
    assert sorted(stories(store).values()) == [["asal", "salinan"], ["ubahan"]]
    put(store, "potongan")
    regroup(store)
    assert sorted(stories(store).values()) == [["asal", "potongan", "salinan"], ["ubahan"]]


def test_what_was_joined_by_hand_stays_together_and_both_ids_lead_to_it(store):
    put(store, "asal", "lomba")
    regroup(store)
    join(store, [f"s{key('asal')}", key("lomba")], "Sari")
    regroup(store)
    assert regroup(store) == 0
    assert {store.story(f"s{key(name)}").id for name in ("asal", "lomba")} == {f"s{key('asal')}"}


def test_the_later_decision_counts(store):
    put(store, "asal", "salinan")
    regroup(store)
    split(store, [key("salinan")], "Sari")
    regroup(store)
    join(store, [key("asal"), key("salinan")], "Budi")
    regroup(store)
    assert list(stories(store).values()) == [["asal", "salinan"]]


@pytest.mark.parametrize("keys", [["tidak-ada"], ["asal"], ["asal", "salinan"]], ids=["unknown", "one alone", "one story"])
def test_a_join_needs_two_known_stories(store, keys):
    put(store, "asal", "salinan")
    regroup(store)
    with pytest.raises(UsageError):
        join(store, [key(name) for name in keys], "Sari")


def test_a_split_must_leave_somebody(store):
    put(store, "asal", "salinan")
    regroup(store)
    with pytest.raises(UsageError):
        split(store, [key("asal"), key("salinan")], "Sari")


def test_a_difference_tells_the_changes_and_why_the_two_are_one_story(store):
    put(store, "asal", "ubah", ubah=(RELEASE.replace("Rp3,7 miliar", "Rp3,7 triliun"), "2025-03-05"))
    regroup(store)
    found = diff(store, f"s{key('asal')}", key("ubah")).as_dict()
    assert (found["kind"], found["same_story"], found["evidence"]["days"]) == ("near", True, 1)
    assert [(change["old"], change["new"]) for change in found["altered"]] == [("Rp3,7 miliar", "Rp3,7 triliun")]


def test_a_dossier_names_the_first_the_quotations_and_the_conflicts(store):
    put(store, "salinan", "asal", "ubah", ubah=(RELEASE.replace("Rp3,7 miliar", "Rp3,7 triliun"), "2025-03-05"))
    regroup(store)
    found = dossier(store, key("ubah")).as_dict()
    assert found["first"]["source"] == "asal.txt"
    assert [carrier["kind"] for carrier in found["carriers"]] == [None, "exact", "near"]
    assert [(one["original"], [other["text"] for other in one["others"]]) for one in found["conflicts"]] == [
        ("Rp3,7 miliar", ["Rp3,7 triliun"])
    ]


# -- pickup ----------------------------------------------------------------------------------------------------------------------


def test_a_release_finds_everybody_who_carried_it_and_nobody_else(store):
    put(store, *CARRIERS)
    regroup(store)
    found = pickup(store, article("siaran"))
    assert {carrier.article.source for carrier in found.carriers} == {"asal.txt", "salinan.txt", "potongan.txt", "ubahan.txt"}
    assert found.share == 1.0


def test_each_carrier_tells_the_share_it_carried_and_each_message_its_carriers(store):
    put(store, "potongan", "lomba")
    regroup(store)
    (carrier,), messages = (found := pickup(store, article("siaran"))).carriers, found.messages
    assert carrier.share == pytest.approx(5 / 9)
    assert [bool(message.articles) for message in messages] == [True] * 5 + [False] * 4


def test_a_release_that_nobody_carried_says_so(store):
    put(store, "lomba")
    regroup(store)
    assert pickup(store, article("siaran")).carriers == ()


def test_a_release_that_is_in_the_archive_itself_is_not_its_own_carrier(store):
    put(store, "asal", "salinan")
    regroup(store)
    found = pickup(store, article("asal"))
    assert [carrier.article.source for carrier in found.carriers] == ["salinan.txt"]
    assert found.archived and next(found.rows())["archived"] == found.release.id
    assert not pickup(store, article("siaran")).archived


FATES = [
    ("Gedung itu dibangun dengan biaya Rp3,7 miliar.", "verbatim"),
    ("Gedung itu dibangun dengan biaya Rp7,3 miliar.", "altered"),
    ("Biaya untuk membangun gedung tersebut Rp3,7 miliar, kata panitia kemarin sore.", "retold"),
    ("Pasar malam dibuka pekan depan di alun-alun.", "dropped"),
]


@pytest.mark.parametrize(("carrier", "fate"), FATES)
def test_a_sentence_is_carried_word_for_word_altered_retold_or_not_at_all(carrier, fate):
    assert how_carried("Gedung itu dibangun dengan biaya Rp3,7 miliar.", carrier) == (fate,)
