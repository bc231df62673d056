"""Passwords: what makes one good enough, and what is kept of it."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import threading
import unicodedata
from dataclasses import dataclass
from typing import Final, Literal

SHORTEST: Final = 12
LONGEST: Final = 200
"""Characters. There are no rules about kinds of characters, and none about how often to change it (NIST SP 800-63B, ASVS 5.0 6.2)."""
_FEWEST: Final = 5
"""Different characters."""

Weakness = Literal["short", "long", "plain", "name"]
WEAK: Final[dict[Weakness, tuple[str, str]]] = {
    "short": (f"Kata sandi paling sedikit {SHORTEST} huruf; beberapa kata berurutan mudah diingat.",
              f"A password has at least {SHORTEST} characters; a few words in a row are easy to remember."),
    "long": (f"Kata sandi paling banyak {LONGEST} huruf.", f"A password has at most {LONGEST} characters."),
    "plain": ("Kata sandi ini terlalu mudah ditebak.", "This password is too easy to guess."),
    "name": ("Kata sandi tidak boleh memuat nama akun.", "A password must not contain the account's name."),
}  # fmt: skip
"""What is wrong with a password: Indonesian, English."""

_GUESSED: Final = (
    "password",
    "katasandi",
    "sandisandi",
    "kliping",
    "qwerty",
    "123456",
    "987654",
    "abcdef",
    "administrator",
    "kemenperin",
    "indonesia",
)
"""What guessers try first. A password is refused when these and digits are all there is of it."""

_SALT, _DIGEST = 16, 32
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Cost:
    """How much work one check is: scrypt with N = 2 ** ``ln``, ``r``, ``p``; it takes 128 · r · N bytes of memory."""

    ln: int
    r: int
    p: int


COST: Final = Cost(17, 8, 1)
"""The first choice of OWASP's Password Storage Cheat Sheet: 128 MiB, some tenths of a second."""

_turns: Final = threading.BoundedSemaphore(2)
"""So many checks at once: more would take the memory of a small machine."""


def weakness(password: str, name: str) -> Weakness | None:
    """Why ``password`` is not good enough for the account ``name``; null when it is."""
    if len(password) < SHORTEST:
        return "short"
    if len(password) > LONGEST:
        return "long"
    plain = "".join(c for c in password.casefold() if c.isalnum())
    if name.casefold() in password.casefold() and len(name) > 3:
        return "name"
    for guess in _GUESSED:
        plain = plain.replace(guess, "")
    only_digits = not any(letter.isalpha() for letter in plain)
    return "plain" if len(set(password)) < _FEWEST or (only_digits and len(plain) < SHORTEST) else None


def kept_of(password: str, cost: Cost = COST) -> str:
    """What is kept of ``password``: salt, cost and digest as a PHC string."""
    salt = secrets.token_bytes(_SALT)
    return _phc(cost, salt, _scrypt(password, salt, cost))


def decoy(cost: Cost = COST) -> str:
    """Something that no password fits and that takes as long to check as any other."""
    return _phc(cost, secrets.token_bytes(_SALT), secrets.token_bytes(_DIGEST))


def fits(password: str, kept: str) -> bool:
    """Whether ``kept`` was made of ``password``."""
    _, kind, work, salt, digest = kept.split("$")
    assert kind == "scrypt"
    cost = Cost(**{name: int(value) for name, _, value in (part.partition("=") for part in work.split(","))})
    return hmac.compare_digest(_scrypt(password, base64.b64decode(salt), cost), base64.b64decode(digest))


def generated() -> str:
    """A password to be given to somebody and replaced by them: 80 bits in letters that are not mixed up."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(4)) for _ in range(4))


def _phc(cost: Cost, salt: bytes, digest: bytes) -> str:
    return f"$scrypt$ln={cost.ln},r={cost.r},p={cost.p}${base64.b64encode(salt).decode()}${base64.b64encode(digest).decode()}"


def _scrypt(password: str, salt: bytes, cost: Cost) -> bytes:
    """The same letters typed on another keyboard are the same password (NFKC)."""
    letters = unicodedata.normalize("NFKC", password[: 2 * LONGEST]).encode("utf-8", "replace")
    with _turns:
        return hashlib.scrypt(letters, salt=salt, n=2**cost.ln, r=cost.r, p=cost.p, maxmem=2**28, dklen=_DIGEST)
