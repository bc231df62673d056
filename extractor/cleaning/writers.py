"""Who wrote an opinion: the name with its bearer's work under the text, and the footnote that tells who the writer is."""

from __future__ import annotations

import re
from typing import Final

from extractor.cleaning.bylines import ends_sentence, names_nobody
from extractor.cleaning.findings import words

_WORKING: Final = re.compile(
    r"(?P<who>(?:(?:Prof|Dr|Drs|Dra|Ir|KH|H|Hj)\.? ){0,3}"
    r"(?:(?:[A-Z]\.){1,3} ?[A-Z][\w'’-]+|[A-Z][\w'’-]+\.?(?: [A-Z][\w'’-]*\.?){1,4})),? ?(?:, |(?<=,)|(?<=\.)|(?<=\. ))"
    r"(?:Pengamat|Pengajar|Dosen|Peneliti|Guru Besar|Pemerhati|Praktisi|Mahasiswa|Direktur|Ketua|Wakil Ketua|Anggota|Pegiat|Aktivis|Analis|"
    r"Ekonom|Akademisi|Advokat|Alumni|Alumnus|Rektor|Dekan|Widyaiswara|Statistisi|Penyuluh|Konsultan|Pendiri|Founder|Pengurus|Kepala|"
    r"Sekretaris|Tenaga Ahli|Kandidat|Fraksi|Politisi|Politikus|Staf|Mantan|Juru Bicara)"
    r"(?:,? (?:[A-Z(&][\w().&'’/-]*|dan|di|of|and|untuk|pada|dari|bidang|tetap|satu|pendiri|sekaligus|serta)){1,30}"
)
"""A name and what its bearer does, with no verb."""
_NOTE: Final = re.compile(r"\*{1,3}\) ?(?P<who>[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){1,5})(?:,| adalah| merupakan) .{3,300}")
_SENTENCE: Final = 3


def signed_with_work(line: str, previous: str) -> str | None:
    """The writer whose name and work are all of ``line``, the last one, under a finished text: ``Nama Orang, Dosen Universitas …``."""
    found = _WORKING.fullmatch(line)
    finished = ends_sentence(previous) and len(words(previous)) > _SENTENCE
    return found["who"].removesuffix(".") if found and finished and not names_nobody(found["who"]) else None


def noted_writer(line: str) -> str | None:
    """The writer whom a footnote, all of ``line``, introduces: ``*) Nama Orang adalah peneliti …``."""
    found = _NOTE.fullmatch(line)
    return found["who"] if found and not names_nobody(found["who"]) else None
