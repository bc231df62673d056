"""Fixed words are found where a pattern alone would have found them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from extractor.stems import any_word, holds, lowered, matches, places

TEXTS = st.lists(st.sampled_from(["Senin", "senin", "sen", "sabtu", "Sabtu", "12", "1", "-", " ", ".", "x", "İ", "\n"])).map("".join)
WORDS = ("sabtu", "sen", "senin")


@given(TEXTS)
def test_every_place_of_a_stem_is_given_in_order(text):
    assert places(text, WORDS) == sorted(at for word in WORDS for at in range(len(text)) if text.startswith(word, at))
    assert holds(text, WORDS) == bool(places(text, WORDS))


@given(TEXTS)
def test_lower_case_leaves_every_character_in_its_place(text):
    assert [letter.lower() for letter in text if letter != "İ"] == [letter for letter in lowered(text) if letter != "İ"]
    assert len(lowered(text)) == len(text)


@given(TEXTS)
def test_matching_at_stems_gives_what_searching_everywhere_gives(text):
    pattern = re.compile(r"(?i:senin|sabtu)(?:\s*\d+)?")
    found = matches(pattern, text, places(lowered(text), ("senin", "sabtu")))
    assert [one.span() for one in found] == [one.span() for one in pattern.finditer(text)]


@given(TEXTS)
def test_words_parted_by_first_letters_match_like_a_plain_choice_of_whole_words(text):
    plain = re.compile(r"(?<![\w-])(?:senin|sabtu|sen)", re.IGNORECASE)
    parted = re.compile(any_word(WORDS, ignore_case=True, whole=True))
    assert [one.span() for one in parted.finditer(text)] == [one.span() for one in plain.finditer(text)]


@given(TEXTS)
def test_a_choice_that_minds_case_finds_only_what_is_written_so(text):
    parted = re.compile(any_word(("Senin", "sen")))
    assert [one.span() for one in parted.finditer(text)] == [one.span() for one in re.finditer("Senin|sen", text)]
