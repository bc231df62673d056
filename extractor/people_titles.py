"""Titles in a text: where each one begins, how far its words reach, and the name that follows it.

A title is a head ("Kepala Dinas"), then the words of the office ("Perindustrian Kota Bandarlampung"), then often a name with nothing
in between ("Adiansyah"). Where the office ends and the name begins is decided by weighing every word as one or the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from extractor.people_tokens import CAPITAL, CAPS, DEGREE, INITIAL, LOWER, NAMELIKE, UPPER, Tokens
from extractor.titles import Lexicon, Standing, match

_LONGEST_TITLE: Final = 40
"""Tokens after which the words of an office are given up; real ones have fewer than 30."""
_LONGEST_NAME: Final = 6
_SEATS: Final = frozenset(
    [
        "bupati",
        "wabup",
        "gubernur",
        "wagub",
        "walikota",
        "kota",
        "camat",
        "lurah",
        "kades",
        "desa",
        "kapolsek",
        "kapolres",
        "kapolresta",
        "kapolda",
        "kapolrestabes",
        "kajari",
        "kajati",
        "dandim",
        "danrem",
        "pangdam",
    ]
)
"""Last words of heads which a place follows."""
_INSTITUTIONS: Final = frozenset(
    [
        "kementerian",
        "bank",
        "dpr",
        "dprd",
        "bi",
        "ojk",
        "bps",
        "kadin",
        "pemerintah",
        "pemprov",
        "pemkab",
        "pemkot",
        "pt",
        "universitas",
        "asosiasi",
    ]
)
"""Words that after "dan" begin another body rather than go on with the same office."""
_ROMAN: Final = frozenset(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii"])


@dataclass(frozen=True, slots=True)
class Title:
    """One title, in token numbers (ends exclusive), with the name printed beside it, if any."""

    first: int
    """First word, words such as "Plt." and "mantan" included."""
    head: int
    body: int
    """First word after the head."""
    last: int
    name: tuple[int, int] | None
    words: tuple[str, ...]
    standing: Standing
    former: bool = False
    candidate: bool = False


class TitleReader:
    """Finds titles in one text; holds the text's tokens and the evidence about its words."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon, weights: dict[str, float]) -> None:
        self.tokens, self.lexicon, self._weights = tokens, lexicon, weights

    def titles(self) -> Iterator[Title]:
        """All titles from left to right; a title inside another's words is not one of its own."""
        low, at = self.tokens.low, 0
        while at < len(self.tokens):
            head = match(self.lexicon.heads, low, at)
            title = self._title(at, head) if head else None
            if title is not None:
                yield title
                at = max(title.last, title.name[1] if title.name else 0)
            else:
                at += 1

    def name_at(self, at: int) -> tuple[int, int] | None:
        """The name that begins at token ``at`` once titles of address are passed; the weighing is left to the caller."""
        at = self._past_address(at)
        end = self._name_end(at)
        return (at, end) if end > at else None

    def weight(self, at: int) -> float:
        """How much token ``at`` looks like a part of a name (positive) or of an office (negative)."""
        word, kind = self.tokens.low[at], self.tokens.kind[at]
        if kind == CAPS:
            return 0.5 if word in self.lexicon.kept else -2.5
        if kind == INITIAL:
            return -1.0 if word in _ROMAN and not self.tokens.text[at].endswith(".") else 1.0
        base = self._weights.get(word)
        if base is None:
            base = self._weights[word] = self.lexicon.names.weight(word)
        if word in self.lexicon.chain:
            return min(base - 3.0, -1.0) if base < 2.5 else 0.0
        return base

    def name_weight(self, first: int, last: int) -> float:
        """The sum over a name's words."""
        return sum(self.weight(at) for at in range(first, last))

    def _title(self, at: int, head: tuple[str, ...]) -> Title | None:
        body = at + len(head)
        if self.tokens.kind[at] == LOWER and self.tokens.kind[body] not in UPPER:
            return None
        first, former, candidate = self._before(at)
        body = self._past_brackets(body)
        last, name = self._follow(body, self.tokens.low[at + len(head) - 1] in _SEATS)
        words = (*head, *(self.tokens.low[n] for n in range(body, last) if self.tokens.kind[n] in UPPER))
        return Title(first, at, body, last, name, words, self._standing(head, words), former, candidate)

    def _before(self, at: int) -> tuple[int, bool, bool]:
        first, former, candidate = at, False, False
        while first > 0:
            word = self.tokens.low[first - 1]
            if word in self.lexicon.former:
                former = True
            elif word in self.lexicon.candidate:
                candidate = True
            elif word not in self.lexicon.acting and not (word == "tugas" and self.tokens.low[first - 2] == "pelaksana"):
                break
            first -= 2 if word == "tugas" else 1
        return first, former, candidate

    def _standing(self, head: tuple[str, ...], words: tuple[str, ...]) -> Standing:
        standing = self.lexicon.standing[head]
        if standing != "open":
            return standing
        for word in words[len(head) :]:
            if word in self.lexicon.private:
                return "private"
            if word in self.lexicon.state:
                return "public"
        return "open"

    def _follow(self, at: int, seat: bool) -> tuple[int, tuple[int, int] | None]:
        """The end of the office's words that begin at ``at``, and the name after them."""
        limit = min(at + _LONGEST_TITLE, len(self.tokens))
        last = at
        while at < limit:
            if self._is_address(at):
                return last, self._strong_name(at)
            end = self._run_end(at)
            if end > at:
                split = self._split(at, end, seat)
                if split < end:
                    return split, (split, self._name_end(split))
                at = last = end
                seat = False
            bracket = self._past_brackets(at)
            if bracket > at:
                at = last = bracket
                continue
            onward = self._past_join(at)
            if onward == at:
                break
            at = onward
        return last, self._name_after(at, last)

    def _name_after(self, at: int, last: int) -> tuple[int, int] | None:
        """A name set off by a comma or a colon: "Direktur Jenderal IKMA, Gati Wibawaningsih,"."""
        low = self.tokens.low
        if low[last] == "yang" or low[last] in self.lexicon.pointing:
            at = next((n for n in range(last, min(last + 8, len(self.tokens))) if low[n] == ","), last)
            floor = 2.0
        else:
            at, floor = last, 0.5
        if self.tokens.text[at] not in (",", ":", "bernama"):
            return None
        if self._is_address(at + 1):
            return self._strong_name(at + 1)
        name = self.name_at(at + 1)
        if name is None or not self._stands_apart(name):
            return None
        return name if self.name_weight(*name) >= floor else None

    def _stands_apart(self, name: tuple[int, int]) -> bool:
        follower = self.tokens.low[name[1]]
        if match(self.lexicon.heads, self.tokens.low, name[0]):
            return False
        return self.tokens.kind[name[1]] not in UPPER and not match(self.lexicon.places, self.tokens.low, name[0]) and follower != "-"

    def _strong_name(self, at: int) -> tuple[int, int] | None:
        name = self.name_at(at)
        return name if name is not None and self.name_weight(*name) > -1.0 else None

    def _is_address(self, at: int) -> bool:
        low = self.tokens.low[at]
        if self.tokens.kind[at] not in UPPER or not (low in self.lexicon.address or low in self.lexicon.ranks):
            return False
        after = self._past_address(at)
        return self.tokens.kind[after] in UPPER and self.tokens.low[after] not in self.lexicon.chain

    def _past_address(self, at: int) -> int:
        low, kind = self.tokens.low, self.tokens.kind
        ranked = False
        while kind[at] in UPPER or (low[at] in (".", "(", ")", ",") and ranked):
            ranked = ranked or low[at] in self.lexicon.ranks
            tail = ranked and (low[at] in self.lexicon.rank_tails or low[at] in "().,")
            if not (tail or low[at] in self.lexicon.address or low[at] in self.lexicon.ranks):
                break
            at += 1
        return at

    def _past_brackets(self, at: int) -> int:
        if self.tokens.text[at] != "(":
            return at
        for close in range(at + 1, min(at + 8, len(self.tokens))):
            if self.tokens.text[close] == ")":
                return close + 1 if close > at + 1 and self.name_weight(at + 1, close) < 1.5 else at
            if self.tokens.kind[close] not in UPPER and self.tokens.low[close] not in ("/", "-", "dan", "&"):
                return at
        return at

    def _past_join(self, at: int) -> int:
        """The next word of the same office after "dan", a comma or the like; ``at`` itself where the office ends here."""
        low, kind = self.tokens.low, self.tokens.kind
        after = at
        if low[at] in (",", "/"):
            after = at + 1
        if low[after] in self.lexicon.joins and kind[after] in (LOWER, "p"):
            after += 1
            while low[after] in self.lexicon.joins:
                after += 1
        if after == at or kind[after] not in UPPER or (match(self.lexicon.heads, low, after) and low[after] not in self.lexicon.chain):
            return at
        if low[after - 1] in ("di", "dari", "pada", "bagi"):
            return after if low[after] in self.lexicon.state else at
        if low[after] in _INSTITUTIONS and low[after - 1] != "/":
            return at
        if low[after] not in self.lexicon.chain and ((low[at] == "," and after == at + 1) or self.weight(after) > 0.6):
            return at
        return after

    def _run_end(self, at: int) -> int:
        tokens = self.tokens
        end = at
        while tokens.kind[end] in UPPER and not (end > at and self._is_address(end)):
            if end > at and tokens.low[end] not in self.lexicon.chain and match(self.lexicon.heads, tokens.low, end):
                break
            end += 1
        return end

    def _split(self, at: int, end: int, seat: bool) -> int:
        """Where in the capitalised words the office ends and a name begins; ``end`` where there is no name."""
        weights = self._run_weights(at, end)
        if seat and weights[0] <= 0.6:
            weights[0] -= 1.5
        total = best = -sum(weights)
        split = end
        for n in range(end - at - 1, -1, -1):
            total += 2 * weights[n]
            if total > best + 0.1 and weights[n] > 0 and self.tokens.low[at + n] not in self.lexicon.names.particles:
                best, split = total, at + n
        if split < end and sum(weights[split - at :]) < self._floor(end, end - split):
            return end
        return split

    def _floor(self, end: int, length: int) -> float:
        """What a name must weigh: less where a comma or a verb of saying shows that a person was named."""
        follower = self.tokens.low[end]
        if follower in self.lexicon.speech or follower in (",", "("):
            return 0.5
        return 1.1 if length > 1 else 1.4

    def _run_weights(self, at: int, end: int) -> list[float]:
        weights = [self.weight(n) for n in range(at, end)]
        n = at
        while n < end:
            place = match(self.lexicon.places, self.tokens.low, n)
            if place and n + len(place) <= end:
                for inside in range(n - at, n - at + len(place)):
                    weights[inside] = -3.0 if len(place) > 1 else min(weights[inside] - 2.0, 0.4)
                n += len(place)
            else:
                n += 1
        return weights

    def _name_end(self, at: int) -> int:
        tokens, end = self.tokens, at
        while end - at < _LONGEST_NAME:
            if (
                tokens.text[end] in "'\"“‘"
                and tokens.text[end]
                and tokens.kind[end + 1] == CAPITAL
                and tokens.text[end + 2] in ("'", '"', "”", "’")
                and end > at
            ):
                end += 3
            elif self._continues(at, end):
                end += 1
            else:
                break
        while end > at and tokens.kind[end - 1] == INITIAL and not tokens.text[end - 1].endswith("."):
            end -= 1
        return end

    def _continues(self, at: int, end: int) -> bool:
        tokens = self.tokens
        low, kind = tokens.low[end], tokens.kind[end]
        if kind == LOWER:
            return end > at and low in self.lexicon.names.particles and tokens.kind[end + 1] == CAPITAL
        if kind == CAPS:
            return end == at and low in self.lexicon.kept
        if kind == DEGREE or kind not in NAMELIKE or low in self.lexicon.names.common:
            return False
        if end > at and (match(self.lexicon.heads, tokens.low, end) or (low in self.lexicon.chain and low not in self.lexicon.names.given)):
            return False
        return not (end > at and tokens.source[tokens.end[end - 1] : tokens.start[end]].count("\n"))
