"""Indonesian words to their stems.

The Snowball stemmer knows no words: it takes *menumbuhkan* for *umbuh*, since it cannot know that *men-* swallowed a *t*, *pesanan* for
*sanan*, and *capaian* for *capai* but *tercapai* for *capa*. Hence prefixes and suffixes first come off where a listed root is left, with
the consonant put back that a nasal prefix swallowed (after Nazief and Adriani 1996, and Asian 2007). All other words are left to Snowball.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from itertools import product
from typing import Final

import Stemmer

from search.stemming_roots import ROOTS

_EXCEPTIONS: Final = {
    **dict.fromkeys(("himbau", "himbauan", "menghimbau", "dihimbau"), "imbau"),
    "digitalisasi": "digital",
    "pengrajin": "perajin",
}
"""Forms that neither the rules nor the roots lead back."""

_SHORTEST: Final = 5
"""Letters of the shortest word that anything is taken off."""
_CLITICS: Final = ("nya", "lah", "kah", "pun", "ku", "mu")
_SUFFIXES: Final = ("", "an", "i", "kan")
_VOWELS: Final = "aeiou"
_PLAIN_PREFIXES: Final = (
    "di", "ter", "te", "ber", "be", "ke", "se", "per", "pe", "diper", "memper", "keber", "keter", "kese", "berke", "pember", "member",
    "terper", "seper", "diber", "ketidak", "pemer",
)  # fmt: skip
_NASAL_PREFIXES: Final = {
    "me": ("lrwymn", ""), "pe": ("lrwymn", ""), "mem": ("bfpv", "p"), "pem": ("bfpv", "p"), "men": ("cdjstz", "t"),
    "pen": ("cdjstz", "t"), "meng": ("ghk" + _VOWELS, "k"), "peng": ("ghk" + _VOWELS, "k"), "meny": ("", "s"), "peny": ("", "s"),
}  # fmt: skip
"""What a root after the prefix begins with, and the consonant that was swallowed where a vowel follows."""


def stem(word: str) -> str:
    """The stem of a folded word: a listed root, or else what Snowball leaves of it; numbers stay as they are."""
    known = _EXCEPTIONS.get(word) or root_of(word)
    if known:
        return known
    stemmed: str = _stemmer().stemWord(word)
    return stemmed or word


_local: Final = threading.local()


def _stemmer() -> Stemmer.Stemmer:
    """One stemmer per thread: the C object is not safe to share."""
    if not hasattr(_local, "stemmer"):
        _local.stemmer = Stemmer.Stemmer("indonesian", 0)
    return _local.stemmer


def root_of(word: str) -> str | None:
    """The listed root of a folded ``word``, with as little taken off as leaves one; null when none is left."""
    if word in ROOTS:
        return word
    if len(word) < _SHORTEST:
        return None
    return next((root for form in _without_endings(word) for root in (form, *_without_beginnings(form)) if root in ROOTS), None)


def _without_endings(word: str) -> Iterator[str]:
    """``word`` itself, then what is left of it without *-nya* and the like, without a suffix, without both."""
    forms = [word, *(word.removesuffix(clitic) for clitic in _CLITICS if word.endswith(clitic))]
    for suffix, form in product(_SUFFIXES, forms):
        if form.endswith(suffix):
            yield form.removesuffix(suffix)


def _without_beginnings(form: str) -> Iterator[str]:
    """What may stand behind the prefixes that ``form`` begins with."""
    for prefix, (begins, swallowed) in _NASAL_PREFIXES.items():
        rest = form.removeprefix(prefix)
        if rest and rest != form:
            if rest[0] in begins:
                yield rest
            if swallowed and rest[0] in _VOWELS:
                yield swallowed + rest
    yield from (form.removeprefix(prefix) for prefix in _PLAIN_PREFIXES if form.startswith(prefix))
