"""Which changes of an article make a version."""

from dataclasses import replace

import pytest

from extractor.article import Article, Figure, Raw, Statement
from search.store.changes import says_something_else

TEXT = 'Sebanyak 40 perajin dilatih. "Kami siap," kata Wira Sanjata.'
BEFORE = Article(
    "a1", "https://kabar.example/1", TEXT, Raw("0" * 64, 1),
    title="Perajin Dilatih", published="2026-11-20", figures=(Figure(9, 11, "40", 40.0, unit="perajin"),),
    statements=(Statement("direct", "Wira Sanjata", None, None, "Kami siap,", ((30, 40),), "kata", "x", 1.0),),
)  # fmt: skip

TOLD = {
    "title": {"title": "Perajin Batal Dilatih"},
    "figure": {"figures": (replace(BEFORE.figures[0], value=4.0),)},
    "quotation": {"statements": (replace(BEFORE.statements[0], text="Kami belum siap,"),)},
    "speaker": {"statements": (replace(BEFORE.statements[0], speaker="Surya Wardana"),)},
    "text": {"text": TEXT + " Acara ditunda."},
    "date": {"published": "2026-11-21"},
}
COSMETIC = {
    "spaces": {"text": TEXT.replace(" ", "  ")},
    "quotation marks": {"text": TEXT.replace('"', "“")},
    "capitals": {"title": "PERAJIN DILATIH"},
    "bytes": {"raw": Raw("1" * 64, 2)},
    "relevance": {"relevant": True},
    "editor": {"editors": ("Dewi",)},
}


@pytest.mark.parametrize("changes", TOLD.values(), ids=TOLD)
def test_a_change_of_what_is_told_is_one(changes):
    assert says_something_else(BEFORE, replace(BEFORE, **changes))


@pytest.mark.parametrize("changes", COSMETIC.values(), ids=COSMETIC)
def test_a_cosmetic_change_is_none(changes):
    assert not says_something_else(BEFORE, replace(BEFORE, **changes))
