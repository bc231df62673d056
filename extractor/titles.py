"""The words around public offices, read once from ``config/titles.toml``, ``names.toml``, ``places.csv`` and ``districts.csv``."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final, Literal

from crawler.errors import ConfigError
from extractor.config import TomlFile, read_toml
from extractor.names import NameWords, load_name_words

Standing = Literal["public", "minor", "open", "private"]
"""What a title says about its owner; ``open`` leaves it to the words that follow."""

Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
"""Phrases in lower case by their first word, longest first."""

_AROUND: Final = (
    "acting", "former", "candidate", "address", "kept", "ranks", "rank_tails", "speech", "papers", "links", "tails", "namely",
    "things", "pointing", "villages", "regions", "borrowed", "several", "students", "levels", "institutions", "called", "learned",
    "physicians", "fields", "settlements", "firms", "bodies", "who", "units", "named_after", "beside", "directorates", "shortened",
    "bureaux", "outposts", "serving", "origins", "seats", "village_ends", "headlines", "kin", "held",
)  # fmt: skip
_OFFICES: Final = ("dis", "din")
"""Beginnings of the short names of offices ("Disperindag", "Dinkes")."""
_MINISTRY: Final = re.compile(r"kemen(?:ko)?\w{3,}")
"""Short names of ministries, which change their names with every cabinet ("Kemenekraf")."""
_MISSPELT: Final = {"sekretaris": "sekertaris", "kepala": "kapala", "jenderal": "jendral"}
"""Words of heads that the press often misspells."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


@dataclass(frozen=True)
class Lexicon:
    """Word lists in lower case. The comments in ``config/titles.toml`` say what each one is for."""

    heads: Phrases
    standing: Mapping[tuple[str, ...], Standing]
    state: frozenset[str]
    private: frozenset[str]
    chain: frozenset[str]
    elsewhere: frozenset[str]
    """Words that show that an office is not the registry's: of another country, a firm, a region, or a unit below it."""
    joins: frozenset[str]
    acting: frozenset[str]
    former: frozenset[str]
    candidate: frozenset[str]
    address: frozenset[str]
    kept: frozenset[str]
    ranks: frozenset[str]
    rank_tails: frozenset[str]
    degrees: frozenset[str]
    degree_pattern: str
    speech: frozenset[str]
    things: frozenset[str]
    pointing: frozenset[str]
    links: frozenset[str]
    villages: frozenset[str]
    regions: frozenset[str]
    borrowed: frozenset[str]
    several: frozenset[str]
    students: frozenset[str]
    levels: frozenset[str]
    institutions: frozenset[str]
    called: frozenset[str]
    learned: frozenset[str]
    physicians: frozenset[str]
    fields: frozenset[str]
    settlements: frozenset[str]
    firms: frozenset[str]
    bodies: frozenset[str]
    who: frozenset[str]
    units: frozenset[str]
    named_after: frozenset[str]
    beside: frozenset[str]
    directorates: frozenset[str]
    shortened: frozenset[str]
    bureaux: frozenset[str]
    outposts: frozenset[str]
    serving: frozenset[str]
    origins: frozenset[str]
    seats: frozenset[str]
    village_ends: frozenset[str]
    headlines: frozenset[str]
    kin: frozenset[str]
    held: frozenset[str]
    compounds: frozenset[tuple[str, ...]]
    paired: frozenset[tuple[str, ...]]
    namely: frozenset[str]
    papers: frozenset[str]
    tails: frozenset[str]
    then: Phrases
    nicknames: Phrases
    places: Phrases
    districts: Phrases
    """Kecamatan and kelurahan of several words: "Banjar Agung"."""
    long: Mapping[str, tuple[str, ...]]
    names: NameWords

    @cached_property
    def abbreviated(self) -> frozenset[str]:
        """Words which may be written with a full stop."""
        return self.acting | self.address | self.shortened | self.names.initials

    @cached_property
    def titled(self) -> frozenset[str]:
        """Words of titles, heads of one word included, but for those that are names as well."""
        return self.chain | ({head[0] for head in self.standing if len(head) == 1} - self.names.given)

    @cached_property
    def unnamed(self) -> frozenset[str]:
        """Words which in capitals are no part of a name: those of offices, places and degrees, and ordinary words."""
        places = (word for group in self.places.values() for place in group for word in place)
        return (self.chain | self.degrees | self.names.common | self.ranks | self.speech | frozenset(self.heads)).union(places)

    @cached_property
    def leading(self) -> frozenset[str]:
        """Words that may stand, with a capital, before a name without being part of it."""
        return (self.address | self.names.common | self.ranks | self.rank_tails | self.speech) - self.kept

    @cached_property
    def offices(self) -> frozenset[str]:
        """Words of titles that are no names as well."""
        return self.chain - self.names.given

    @cached_property
    def _parted(self) -> frozenset[str]:
        """Bodies of the state which a hyphen joins to a part of theirs; shorter ones are articles as well ("Al-Hikmah")."""
        return frozenset(word for word in self.state if len(word) > 2)

    def is_state(self, word: str) -> bool:
        """Whether ``word`` names a body of the state: one of the lists, or by its form a ministry, also in front of a hyphen."""
        return word in self.state or bool(_MINISTRY.fullmatch(word)) or ("-" in word and word.split("-")[0] in self._parted)

    def knowing(self, words: Iterable[str]) -> Lexicon:
        """The same lexicon with more words of names; words that offices, places and ordinary language have as well are left out."""
        places = {word for group in self.places.values() for place in group for word in place}
        told = {word for word in words if len(word) > 3} - self.chain - self.names.common - places - self.names.particles
        return replace(self, names=replace(self.names, given=self.names.given | told))

    def expanded(self, words: Iterable[str]) -> frozenset[str]:
        """``words`` with abbreviations written out, joining words left out: two spellings of one title give the same set."""
        spelled = (part for word in words for part in self.long.get(word, (word,)))
        return frozenset(word for word in spelled if word not in self.joins)


def load_lexicon(config_dir: Path) -> Lexicon:
    """The lexicon of ``config_dir``; raises :class:`~crawler.errors.ConfigError`."""
    file = read_toml(config_dir / "titles.toml")
    clipped = frozenset(_clipped(file))
    chain = {key: _lower(file, "chain", key) for key in ("state", "private", "words", "abroad", "joins")}
    chain["state"] |= clipped
    around = {key: _lower(file, "around", key) for key in _AROUND}
    degrees = file.words("around", "degrees")
    standing = _standing(file, clipped)
    places = [*_place_names(config_dir / "places.csv"), *map(words_of, file.words("chain", "places"))]
    place_words = frozenset(word for place in places for word in place)
    return Lexicon(
        heads=phrases(standing),
        standing=standing,
        chain=chain["state"] | chain["private"] | chain["words"] | chain["abroad"],
        state=chain["state"],
        private=chain["private"],
        elsewhere=((chain["abroad"] | chain["private"]) - chain["state"]) | around["levels"] | around["units"] | place_words,
        joins=chain["joins"],
        degrees=frozenset(degree.replace(".", "").lower() for degree in degrees),
        degree_pattern=_degree_pattern(degrees),
        then=phrases(words_of(words) for words in file.words("around", "then")),
        compounds=frozenset(words_of(words) for words in file.words("around", "compounds")),
        paired=frozenset(words_of(words) for words in file.words("around", "paired")),
        nicknames=phrases(words_of(link) for link in file.words("around", "nicknames")),
        places=phrases(places),
        districts=phrases(map(words_of, _column(config_dir / "districts.csv"))),
        long={key: tuple(file.words("long", key)) for key in file.keys("long")},
        names=load_name_words(config_dir / "names.toml"),
        **around,
    )


def words_of(phrase: str) -> tuple[str, ...]:
    """``phrase`` as lower-case words, without punctuation."""
    return tuple(word.lower() for word in _WORD.findall(phrase))


def phrases(found: Iterable[tuple[str, ...]]) -> Phrases:
    """Phrases ready for :func:`match`."""
    groups: dict[str, set[tuple[str, ...]]] = {}
    for phrase in found:
        groups.setdefault(phrase[0], set()).add(phrase)
    return {first: tuple(sorted(group, key=lambda p: (-len(p), p))) for first, group in groups.items()}


def match(known: Phrases, low: list[str], at: int) -> tuple[str, ...] | None:
    """The longest of the ``known`` phrases that begins at word ``at`` of ``low``."""
    group = known.get(low[at]) if at < len(low) else None
    if group is None:
        return None
    second = low[at + 1] if at + 1 < len(low) else ""
    for phrase in group:
        if len(phrase) == 1 or (phrase[1] == second and tuple(low[at : at + len(phrase)]) == phrase):
            return phrase
    return None


def _clipped(file: TomlFile) -> Iterable[str]:
    """Regional offices whose name is two clipped words at most; longer ones are listed."""
    words = file.words("chain", "clipped")
    return (f"{head}{one}{other}" for head in ("dis", "din") for one in words for other in ("", *words))


def _standing(file: TomlFile, clipped: Iterable[str]) -> dict[tuple[str, ...], Standing]:
    """The heads; the chief and the secretary of every office that is known by a short name included ("Kadisperindag")."""
    order: tuple[Standing, ...] = ("open", "private", "minor", "public")
    short: dict[tuple[str, ...], Standing] = {
        (f"{rank}{word.lower()}",): "public"
        for word in (*file.words("chain", "state"), *clipped)
        if word.lower().startswith(_OFFICES)
        for rank in ("ka", "sek")
    }
    heads = {words_of(head): kind for kind in order for head in file.words("heads", kind)}
    misspelt = {tuple(_MISSPELT.get(word, word) for word in head): kind for head, kind in heads.items()}
    return short | misspelt | heads


def _lower(file: TomlFile, section: str, key: str) -> frozenset[str]:
    return frozenset(word.lower() for word in file.words(section, key))


def _degree_pattern(degrees: Iterable[str]) -> str:
    spelled = ("".join(map(_degree_letter, f".{degree}", degree)) for degree in degrees if "." in degree)
    return "(?:" + "|".join(sorted(spelled, key=len, reverse=True)) + r")\.?(?!\w)"


def _degree_letter(before: str, letter: str) -> str:
    """The pattern of one letter of a degree, of either case but for the first: "S.IP" is also written "S.Ip"."""
    if letter == ".":
        return r"\.\s?"
    return letter if before == "." and letter.isupper() else f"[{letter.upper()}{letter.lower()}]"


def _column(path: Path) -> list[str]:
    """The names of a list of places."""
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return [row["name"] for row in csv.DictReader(lines)]
    except (OSError, KeyError) as problem:
        raise ConfigError(path, f"cannot be read as a list of places: {problem!r}") from None


def _place_names(path: Path) -> Iterable[tuple[str, ...]]:
    for name in _column(path):
        words = words_of(name)
        bare = words[1:] if words[0] in ("kabupaten", "kota") else words
        bare = bare[1:] if bare[0] == "administrasi" else bare
        yield bare
        if len(bare) == 2:
            yield ("".join(bare),)
