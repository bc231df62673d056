"""Stories, differences and pickups as people read them on a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from extractor.changes import Change, Changes
from extractor.story_evidence import Evidence
from extractor.story_quotes import Conflict, Family
from search.cli.context import Context
from search.cli.render import carrying, faint, safe, strong, title, where
from search.pickup import Pickup, PickupReport
from search.storying import Carriage, Difference, Dossier

_WHAT: Final = {
    "id": {"headline": "judul", "figure": "angka", "date": "tanggal", "name": "nama", "quotation": "kutipan", "wording": "kata"},
    "en": {"headline": "headline", "figure": "figure", "date": "date", "name": "name", "quotation": "quotation", "wording": "wording"},
}
_WORDS: Final = {
    "id": {
        "nothing": "tidak ada", "kept": "kalimat dipertahankan", "dropped": "Kalimat hilang", "added": "Kalimat tambahan",
        "lost": "Hilang", "gained": "Baru", "same": "Satu cerita", "other": "Bukan satu cerita", "origin": "sumber", "first": "Pertama",
        "carriers": "pemuat", "quotations": "Kutipan", "conflicts": "Fakta yang berbeda", "deviant": "lain", "reworded": "perubahan kata",
        "wording": "kesamaan kata", "shared": "kutipan bersama", "days": "hari selisih", "nobody": "Belum ada yang memuat siaran ini.",
        "archived": "Naskah ini sendiri tersimpan di arsip dan tidak dihitung sebagai pemuat",
        "messages": "Kalimat siaran dan jumlah pemuatnya", "share": "dimuat",
        "because": "karena", "with": "bersama", "by_hand": "Keputusan", "join": "disatukan", "split": "dipisahkan",
    },
    "en": {
        "nothing": "none", "kept": "of the sentences kept", "dropped": "Sentences dropped", "added": "Sentences added",
        "lost": "Lost", "gained": "New", "same": "One story", "other": "Not one story", "origin": "source", "first": "First",
        "carriers": "carriers", "quotations": "Quotations", "conflicts": "Facts that differ", "deviant": "other",
        "reworded": "wordings changed", "wording": "wording in common", "shared": "quotations in common", "days": "days apart",
        "nobody": "Nobody has carried this release.",
        "archived": "This text itself is in the archive and is not counted as a carrier",
        "messages": "Sentences of the release and how many carried each", "share": "carried",
        "because": "because", "with": "with", "by_hand": "Decisions", "join": "joined", "split": "taken apart",
    },
}  # fmt: skip


def difference(found: Difference, desk: Context) -> str:
    """What one carrier changed, with the evidence for their being one story."""
    say = _WORDS[desk.lang]
    lines = [
        f"{strong(title(found.original))}  {faint(where(found.original, desk))}",
        f"→ {strong(title(found.carrier))}  {faint(where(found.carrier, desk))}",
        f"{say['same' if found.strength else 'other']} ({carrying(found.kind, desk.lang)}): {_evidence(found.evidence, say)}",
        *_changed(found.changes, desk.lang, sentences=True),
    ]
    return "\n".join(lines)


def dossier(found: Dossier, desk: Context) -> str:
    """A story with everything about it."""
    say = _WORDS[desk.lang]
    origin = f" · {say['origin']}: {safe(found.origin)}" if found.origin else ""
    lines = [
        f"{strong(title(found.carriers[0].article))} ({len(found.carriers)} {say['carriers']} · {found.story}{origin})",
        f"{say['first']}: {where(found.first, desk)} · {found.first.id}",
        *(line for carrier in found.carriers for line in _carriage(carrier, desk)),
        *_section(say["quotations"], (line for family in found.quotations for line in _family(family, say))),
        *_section(say["conflicts"], (_conflict(one, desk.lang) for one in found.conflicts)),
        *_section(say["by_hand"], (f"{v.one} {say[v.verdict]} {v.other} · {safe(v.who)} · {v.made_at[:10]}" for v in found.verdicts)),
    ]
    return "\n".join(lines)


def report(found: PickupReport, desk: Context) -> str:
    """How a release fared."""
    say = _WORDS[desk.lang]
    head = f"{strong(title(found.release))} ({len(found.carriers)} {say['carriers']}, {found.share:.0%} {say['share']})"
    if found.archived:
        head += f"\n{say['archived']}: {found.release.id}"
    if not found.carriers:
        return f"{head}\n{say['nobody']}"
    messages = (f"{len(message.articles):>4} × {safe(message.text)}" for message in found.messages)
    return "\n".join([head, *(line for one in found.carriers for line in _pickup(one, desk)), *_section(say["messages"], messages)])


def _pickup(one: Pickup, desk: Context) -> Iterator[str]:
    kind = carrying(one.kind, desk.lang)
    yield f"  {where(one.article, desk)} · {kind} · {one.share:.0%} · {title(one.article)} {faint('· ' + one.article.id)}"
    yield from _facts(one.changes.facts, desk.lang)


def _carriage(one: Carriage, desk: Context) -> Iterator[str]:
    kind = carrying(one.kind, desk.lang)
    source = f" · {_WORDS[desk.lang]['origin']}: {safe(one.origin.name)}" if one.origin else ""
    yield f"  {where(one.article, desk)} · {kind}{source} · {title(one.article)} {faint('· ' + one.article.id)}"
    if one.bond:
        say = _WORDS[desk.lang]
        yield faint(f"    {say['because']}: {_evidence(one.bond.evidence, say)} ({say['with']} {one.bond.partner})")
    if one.changes:
        yield from _facts(one.changes.facts, desk.lang)


def _evidence(e: Evidence, say: dict[str, str]) -> str:
    days = [f"{e.days} {say['days']}"] if e.days is not None else []
    return ", ".join([f"{say['wording']} {e.wording:.0%}", f"{e.quotations} {say['shared']}", *days])


def _changed(found: Changes, lang: str, sentences: bool) -> Iterator[str]:
    say = _WORDS[lang]
    yield f"{found.kept:.0%} {say['kept']}"
    yield from _facts((change for change in found.altered if change.what == "headline"), lang)
    for change in found.facts:
        yield from _facts([change], lang)
        yield from (
            faint(f"      {sign} {safe(words)}") for sign, words in (("−", change.old_sentence), ("+", change.new_sentence)) if words
        )
    wordings = Counter(change.what for change in found.altered)["wording"]
    if wordings:
        yield f"  {wordings} {say['reworded']}"
    for heading, facts in (("lost", found.lost), ("gained", found.gained)):
        yield from _section(say[heading], (f"{_WHAT[lang][fact.what]}: {safe(fact.old or fact.new or '')}" for fact in facts))
    if sentences:
        yield from _section(say["dropped"], map(safe, found.dropped))
        yield from _section(say["added"], map(safe, found.added))


def _facts(altered: Iterable[Change], lang: str) -> Iterator[str]:
    nothing = f"({_WORDS[lang]['nothing']})"
    for change in altered:
        yield f"    {_WHAT[lang][change.what]}: {safe(change.old or nothing)} → {safe(change.new or nothing)}"


def _family(family: Family, say: dict[str, str]) -> Iterator[str]:
    carriers = len({key for variant in (family.agreed, *family.parts, *family.deviants) for key in variant.articles})
    yield f"{safe(family.speaker or '?')} ({carriers} {say['carriers']}): “{safe(family.agreed.text)}”"
    for variant in family.deviants:
        yield f"  {say['deviant']}: “{safe(variant.text)}” ({', '.join(variant.articles)})"


def _conflict(one: Conflict, lang: str) -> str:
    others = "; ".join(f"{safe(variant.text)} ({', '.join(variant.articles)})" for variant in one.others)
    return f"{_WHAT[lang][one.what]}: {safe(one.original)} ≠ {others}"


def _section(heading: str, lines: Iterable[str]) -> list[str]:
    found = [f"  {line}" for line in lines]
    return [strong(f"{heading}:"), *found] if found else []
