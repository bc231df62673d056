"""Which words are a name: the weighing that tells the end of an office from the beginning of its holder's name."""

from __future__ import annotations

import re
from typing import Final

from extractor.names import UNKNOWN
from extractor.people_evidence import REGIONS, bound, evidence, listed_names, runs_alone, settled
from extractor.people_tokens import CAPITAL, CAPS, DEGREE, INITIAL, LOWER, NAMELIKE, OTHER, UPPER, Tokens
from extractor.titles import Lexicon, Phrases, match

_LONGEST_NAME: Final = 7
_ROMAN: Final = frozenset(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii"])
_CLASSES: Final = frozenset(["eselon", "golongan", "kelas", "klas", "tipe"])
"""Words with a letter behind them: "Terminal Tipe A"."""
_SEEN_ALONE: Final = 2.0
"""Added where the very same words stand by themselves elsewhere in the text."""
_CALLED: Final = 1.3
"""Added before a known first name by which the text calls somebody: the unknown word before it belongs to the office."""
_SPEAKS: Final = 4.0
"""The weight of a known name that also speaks by itself in the text: nothing makes it a place."""
_GIVEN: Final = 2.5
"""The weight of a known name."""
_BOUND: Final = -1.5
"""The weight of words that are the name of a body elsewhere in the text."""
_PLACED: Final = -2.0
"""The weight of the first word behind "Kota", "Desa", "Yayasan" and the like."""
_ACTS: Final = re.compile(r"me(?:m|n|ng|ny)\w{3,}")
"""What people do more than places: "Sekda Revli Baldani membuka pameran"."""
_OPENING, _CLOSING = frozenset("'\"“‘"), frozenset("'\"”’")


class Weigher:
    """Weighs the words of one text: positive like a name, negative like an office or an ordinary word."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon, known: Phrases | None = None) -> None:
        self.tokens, self.lexicon = tokens, lexicon
        self.within = {n for first, last in listed_names(tokens, known or {}) for n in range(first, last)}
        """Tokens that belong to a name of the lists."""
        self._weights = evidence(tokens, lexicon)
        self._alone = set(runs_alone(tokens))
        self._bound = bound(tokens, lexicon) | settled(tokens, lexicon)

    def weight(self, at: int) -> float:
        """The weight of one token: 2.5 for a known name, -2.5 for an abbreviation, the text's own evidence included."""
        word, kind = self.tokens.low[at], self.tokens.kind[at]
        if at in self.within:
            return 3.0
        if at in self._bound or word in self.lexicon.institutions or (self.tokens.low[at - 1], word) in self.lexicon.compounds:
            return _BOUND
        if kind == CAPS:
            first = word in self.lexicon.kept or self._ranked_initials(at)
            return 0.5 if first else 0.0 if self._surname_initials(at) and self.weight(at - 1) >= 1.5 else -2.5
        if word == "i" and self.tokens.low[at + 1] in self.lexicon.names.after_i:
            return 2.5
        if kind == INITIAL:
            return self._initial_weight(at, word)
        if (word, self.tokens.low[at + 1]) in self.lexicon.paired:
            return 2.5
        base = self._weights.get(word)
        if base is None:
            base = self._weights[word] = self.lexicon.names.weight(word)
        if base < 0 and word in self.lexicon.names.common and (self.is_forename(at) or self.is_second(at)):
            return UNKNOWN
        if word in self.lexicon.titled:
            if word in self.lexicon.names.forenames and self.is_forename(at):
                return UNKNOWN
            return 0.0 if base >= 2.5 else min(base - 3.0, -1.0)
        return base

    def _initial_weight(self, at: int, word: str) -> float:
        before, stopped = self.tokens.low[at - 1] if at else "", self.tokens.text[at].endswith(".")
        if word in self.lexicon.shortened or (not stopped and (before in _ROMAN or before in _CLASSES)):
            return -2.5
        return -1.0 if word in _ROMAN and not stopped else 1.0

    def is_bound(self, at: int) -> bool:
        """Whether the text elsewhere shows that token ``at`` belongs to the name of a body or a place."""
        return at in self._bound

    def name_weight(self, first: int, last: int) -> float:
        """The sum over a name's words."""
        return sum(self.weight(at) for at in range(first, last) if self.tokens.kind[at] != OTHER)

    def split(self, at: int, end: int, *, seat: float) -> int:
        """Where in capitalised words of a title the name begins; ``end`` where there is none.

        ``seat``: how much an unknown first word must be a place, because the office is one that a place follows ("Camat").
        """
        weights, places = self._run_weights(at, end)
        if weights[0] < 2.0:
            weights[0] -= seat
        total = best = -sum(weights)
        split = end
        for n in range(end - at - 1, -1, -1):
            total += 2 * weights[n]
            alone = self._bonus(at, at + n, end)
            if total + alone > best + 0.1 and weights[n] > 0 and self.tokens.low[at + n] not in self.lexicon.names.particles:
                best, split = total + alone, at + n
        floor = self._floor(end, end - split)
        placed = split in places or (split == at and self._past_region(at))
        floor = min(floor, 0.5) if placed and floor < 2.5 else floor
        return split if split < end and sum(weights[split - at :]) >= floor else end

    def _past_region(self, at: int) -> bool:
        """Whether brackets before ``at`` shorten the name of a region: "Bupati Lampung Barat (Lambar) Sarwi"."""
        tokens = self.tokens
        if at < 4 or tokens.text[at - 1] != ")" or tokens.text[at - 3] != "(":
            return False
        return match(self.lexicon.places, tokens.low, at - 2) is not None or tokens.low[at - 2] == "ri"

    def _bonus(self, at: int, n: int, end: int) -> float:
        """What speaks for a name from token ``n``: the same words alone elsewhere, or a first name that speaks alone elsewhere."""
        low = self.tokens.low
        if n in self.within and n - 1 not in self.within and n > at and self.weight(n - 1) == UNKNOWN:
            return _CALLED
        if end - n > 1 and tuple(low[n:end]) in self._alone:
            return _SEEN_ALONE
        called = n > at and self.weight(n) > 3.0 and low[n] in self.lexicon.names.given and self.weight(n - 1) == UNKNOWN
        return _CALLED if called and n not in self.within else 0.0

    def name_end(self, at: int) -> int:
        """The end of the name that begins at token ``at``; ``at`` itself where no name can begin there."""
        tokens, end = self.tokens, at
        while end - at < _LONGEST_NAME:
            if end > at and self._nicknamed(end):
                end += 3
            elif self._continues(at, end):
                end += 1
            else:
                break
        while end > at + 1 and tokens.kind[end - 1] == CAPITAL and self.weight(end - 1) < -0.6:
            end -= 1
        while end > at and tokens.kind[end - 1] == INITIAL and not tokens.text[end - 1].endswith("."):
            end -= 1
        return end

    def is_forename(self, at: int) -> bool:
        """Whether an ordinary word that is a first name as well ("Lalu Agha") stands before a capital that no office has."""
        after = at + 1
        if (self.tokens.low[at], self.tokens.low[after]) in self.lexicon.paired:
            return True
        named = self.tokens.low[at] in self.lexicon.names.forenames
        return named and self.tokens.kind[after] == CAPITAL and self.tokens.low[after] not in self.lexicon.titled

    def is_second(self, at: int) -> bool:
        """Whether an ordinary word is the second of a name: "Budi Ramadhan", "Putu Juli Wiratama", ", Sachri Ramadhan"."""
        names, before = self.lexicon.names, self.tokens.low[at - 1] if at else ""
        if self.tokens.low[at] not in names.seconds or self.tokens.kind[at - 1] != CAPITAL:
            return False
        if self.tokens.kind[at + 1] in UPPER:
            return before in names.given and self._may_name(at + 1)
        told = self.tokens.text[at - 2] == "," and self._may_name(at - 1)
        return told or before in names.given or (len(before) > 5 and names.endings.search(before) is not None)

    def _may_name(self, at: int) -> bool:
        """Whether the lists know nothing that keeps the word at ``at`` from being part of a name."""
        word = self.tokens.low[at]
        return self.lexicon.names.weight(word) >= UNKNOWN and word not in self.lexicon.titled

    def _nicknamed(self, at: int) -> bool:
        """Whether a nickname in quotation marks stands at ``at``."""
        text = self.tokens.text
        return text[at] in _OPENING and self.tokens.kind[at + 1] == CAPITAL and text[at + 2] in _CLOSING

    def name_after(self, at: int) -> tuple[int, int] | None:
        """The name that begins at ``at`` once titles of address and ranks are passed."""
        at = self.past_address(at)
        end = self.name_end(at)
        return (at, end) if end > at else None

    def name_before(self, end: int) -> int:
        """The beginning of the name that ends before token ``end``."""
        lexicon, tokens, first = self.lexicon, self.tokens, end
        while first > 0 and end - first < _LONGEST_NAME - 1 and tokens.kind[first - 1] in NAMELIKE:
            if tokens.low[first - 1] in lexicon.leading or tokens.low[first - 1] in lexicon.offices:
                break
            first -= 1
        while first + 1 < end and (
            self.weight(first) < 0 or (self.weight(first) < 1 and tuple(tokens.low[first + 1 : end]) in self._alone)
        ):
            first += 1
        return first

    def is_address(self, at: int) -> bool:
        """Whether a title of address or a rank stands at ``at`` with a name behind it."""
        if not self._addresses(at):
            return False
        after = self.past_address(at)
        return self.tokens.kind[after] in UPPER and self.tokens.low[after] not in self.lexicon.offices

    def is_rank(self, at: int) -> bool:
        """Whether a rank or a learned title stands at ``at``, which is never inside a name, with a name behind it."""
        low = self.tokens.low[at]
        return (low in self.lexicon.ranks or low in self.lexicon.learned) and self.is_address(at)

    def past_address(self, at: int) -> int:
        """The first token that is no title of address, rank or part of a rank ("Irjen Pol (Purn)")."""
        low, lexicon = self.tokens.low, self.lexicon
        ranked = False
        while True:
            ranked = ranked or low[at] in lexicon.ranks
            tail = ranked and (low[at] in lexicon.rank_tails or low[at] in ("(", ")", ".") or self._corps(at))
            if not tail and not self._addresses(at):
                return at
            at += 1

    def _corps(self, at: int) -> bool:
        """Whether brackets behind a rank name its holder's corps: "Letda Laut (PM)"."""
        return self.tokens.text[at - 1] == "(" and self.tokens.text[at + 1] == ")" and len(self.tokens.low[at]) < 3

    def _addresses(self, at: int) -> bool:
        low, kind = self.tokens.low[at], self.tokens.kind[at]
        if at in self.within:
            return False
        if kind == LOWER:
            return low in self.lexicon.physicians and self.tokens.kind[at + 1] in UPPER
        return kind in UPPER and (low in self.lexicon.address or low in self.lexicon.ranks)

    def is_place(self, at: int, end: int = 0) -> bool:
        """Whether the name of a province, kabupaten or kota begins at ``at``, and no name from ``at`` to ``end`` ("Padang Prio Utomo")."""
        place = match(self.lexicon.places, self.tokens.low, at)
        if place is None or len(place) > 1:
            return place is not None
        told = end - at > 1 and self.tokens.low[end] in self.lexicon.speech and self.tokens.low[at + 1] not in self.lexicon.chain
        return not told and self.name_weight(at + 1, end) < 2.5

    def _floor(self, end: int, length: int) -> float:
        """What a name must weigh: less where a comma or a verb of saying shows that a person was named."""
        low, kind = self.tokens.low, self.tokens.kind
        listed = low[end] == "," and (low[end + 1] in ("dan", "serta") or low[end + 1] in self.lexicon.chain)
        acts = (length > 1 or self.tokens.text[end - 2] == ")") and kind[end] == LOWER and _ACTS.fullmatch(low[end]) is not None
        learned = kind[end] == DEGREE or (low[end - 1] in self.lexicon.degrees and self._abbreviates(end - 1))
        if acts or learned or low[end] in self.lexicon.speech or self._nicknamed(end) or (low[end] == "," and not listed):
            return 0.5
        if low[end][:1].isdigit() or (low[end] == "(" and kind[end + 1] == CAPS):
            return 2.5
        return {1: 1.4, 2: 1.1, 3: 1.7}.get(length, 2.0)

    def _run_weights(self, at: int, end: int) -> tuple[list[float], set[int]]:
        """The weights of a run, corrected for the places in it; and the tokens at which those places end."""
        places: set[int] = set()
        weights = [self.weight(n) for n in range(at, end)]
        if at and self._begins_body(at - 1, weights[0]):
            weights[0] = _PLACED
        n = at
        while n < end:
            initialled = n > at and self.tokens.kind[n - 1] == INITIAL and self.tokens.text[n - 1].endswith(".")
            place = None if initialled else self._district(n) or match(self.lexicon.places, self.tokens.low, n)
            if n + 1 < end and self._opens(n, weights[n + 1 - at]) and self.tokens.low[n + 1] not in self.lexicon.chain:
                weights[n + 1 - at] = _PLACED
            if weights[n - at] == UNKNOWN and self._heads_body(n, end, weights[n - at + 1 :]):
                weights[n - at] = _BOUND
            if place and n + len(place) <= end:
                for inside in range(n - at, n - at + len(place)) if n not in self.within else ():
                    weights[inside] = -3.0 if len(place) > 1 else min(weights[inside] - 2.0, 0.4)
                n += len(place)
                places.add(n)
            else:
                n += 1
        self._pass_degrees(at, end, weights)
        if self._is_village(at, end):
            return [_BOUND] * (end - at), places
        return weights, places

    def _heads_body(self, at: int, end: int, weights: list[float]) -> bool:
        """Whether an unknown word between an abbreviation and a full known name belongs to the body: "PBH Peradi Indra Sukma"."""
        before = self.tokens.low[at - 1]
        office = before in self.lexicon.chain and before not in self.lexicon.private
        abbreviated = self.tokens.kind[at - 1] == CAPS and not office and before not in self.lexicon.places
        return abbreviated and end - at > 2 and min(weights[:2]) >= 1.5

    def _district(self, at: int) -> tuple[str, ...] | None:
        """The kecamatan or kelurahan of several words at ``at``, behind a word that says so: "Camat Banjar Agung"."""
        before, lexicon = self.tokens.low[at - 1] if at else "", self.lexicon
        told = before in lexicon.villages or before in lexicon.settlements or before in lexicon.seats
        return match(lexicon.districts, self.tokens.low, at) if told else None

    def _is_village(self, at: int, end: int) -> bool:
        """Whether the words behind "Kepala Desa" and the like are a village's by their last one, with no known name among the others."""
        low, lexicon = self.tokens.low, self.lexicon
        if at == 0 or end - at < 2 or low[at - 1] not in lexicon.villages or low[end - 1] not in lexicon.village_ends:
            return False
        return not any(low[n] in lexicon.names.given and low[n] not in lexicon.village_ends for n in range(at, end - 1))

    def _opens(self, at: int, weight: float) -> bool:
        """Whether the name of a place or a body begins after the word at ``at``, with at least one word of its own of that ``weight``."""
        if self.tokens.low[at] in REGIONS:
            return weight < _GIVEN
        return (self.tokens.low[at] in self.lexicon.settlements and weight < _SPEAKS) or self._begins_body(at, weight)

    def _begins_body(self, at: int, weight: float) -> bool:
        low, lexicon = self.tokens.low, self.lexicon
        seated = low[at] in lexicon.seats or (low[at] == "negeri" and low[at - 1] in ("pengadilan", "kejaksaan"))
        return (low[at] in lexicon.bodies and weight < _SPEAKS) or (seated and weight <= UNKNOWN)

    def _pass_degrees(self, at: int, end: int, weights: list[float]) -> None:
        """Lets degrees behind something like a name weigh nothing: those of the lists, and one abbreviation that is in none."""
        last = end - 1
        while last > at and self.tokens.low[last] in self.lexicon.degrees and self._abbreviates(last):
            last -= 1
        last -= last == end - 1 and last > at and self._abbreviates(last)
        if weights[last - at] > 0:
            weights[last - at + 1 :] = [0.0] * (end - 1 - last)

    def _abbreviates(self, at: int) -> bool:
        return self.tokens.kind[at] == CAPS and self.tokens.low[at] not in self.lexicon.chain

    def _ranked_initials(self, at: int) -> bool:
        """Whether the two capitals at ``at`` are first names after a rank: "Brigjen JO Sagala"."""
        tokens, lexicon = self.tokens, self.lexicon
        before = tokens.low[at - 1] if at else ""
        return len(tokens.low[at]) == 2 and tokens.kind[at + 1] == CAPITAL and (before in lexicon.ranks or before in lexicon.rank_tails)

    def _surname_initials(self, at: int) -> bool:
        """Whether the two or three capitals at ``at`` end a name ("Herman SN"): no known abbreviation, and nothing capitalised behind."""
        low, lexicon = self.tokens.low[at], self.lexicon
        known = (
            low in lexicon.chain
            or low in lexicon.degrees
            or match(lexicon.places, self.tokens.low, at)
            or match(lexicon.heads, self.tokens.low, at)
        )
        return (
            len(low) in (2, 3)
            and not known
            and self.tokens.kind[at - 1] == CAPITAL
            and self.tokens.kind[at + 1] not in UPPER
            and not self.tokens.text[at + 1].isdigit()
        )

    def _continues(self, at: int, end: int) -> bool:
        tokens, names = self.tokens, self.lexicon.names
        low, kind = tokens.low[end], tokens.kind[end]
        if end in self.within:
            return True
        if kind == LOWER:
            return end > at and low in names.particles and tokens.kind[end + 1] == CAPITAL
        if kind == CAPS:
            return (low in self.lexicon.kept or self._ranked_initials(at)) if end == at else self._surname_initials(end)
        if low in names.common and not (self.is_forename(at) if end == at else self.is_second(end)):
            return False
        if kind == DEGREE or kind not in NAMELIKE:
            return False
        if end > at and low in names.given and tokens.kind[end + 1] not in UPPER:
            return True
        return end == at or (low not in self.lexicon.offices and not match(self.lexicon.heads, tokens.low, end))
