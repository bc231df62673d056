"""The kliping as one message for WhatsApp: what happened, who carried it, one link a story."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from extractor.article import Article
from search.export.book import Book, Item, Missed
from search.wording import day, number

LONGEST: Final = 60_000
"""Characters; the application takes some 65,000 in one message."""
_FEW: Final = 5
_MARKS: Final = str.maketrans({"*": "∗", "_": " ", "~": "∼", "`": "'"})
"""Signs that the application would read as bold, italic, struck through or code."""


def whatsapp(book: Book) -> str:
    """The message; stories that no longer fit are counted at the end."""
    head = [f"*{_plain(book.heading.upper())}*", _plain(book.when), *([_plain(book.office.name)] if book.office.name else []), ""]
    tail = _missed_lines(book.missed)
    lines = [*head, *map(_plain, book.summary), ""]
    room = LONGEST - sum(len(line) + 1 for line in (*lines, *tail)) - 60
    told = 0
    for item in book.items:
        text = "\n".join(_item_lines(item)) + "\n"
        room -= len(text) + 1
        if room < 0:
            break
        lines.append(text)
        told += 1
    left = len(book.items) - told
    return "\n".join([*lines, *([f"… dan {number(left)} cerita lain."] if left else []), *tail]).rstrip() + "\n"


def share_text(article: Article, outlet: str) -> str:
    """One article as a message: title, outlet and date, who is quoted, the address."""
    title = article.title or " ".join(article.text.split()[:12]) + " …"
    speakers = dict.fromkeys(f"{said.speaker}, {said.role}" if said.role else said.speaker for said in article.statements if said.speaker)
    lines = [f"*{_plain(' '.join(title.split()))}*", _plain(f"{outlet}, {day(article.published)}")]
    lines += [f"Dikutip: {_plain('; '.join(list(speakers)[:_FEW]))}"] if speakers else []
    return "\n".join([*lines, *([article.url] if article.url else [])])


def missed_sentence(missed: tuple[Missed, ...] | None, visited: int) -> str:
    """What the kliping may lack, in a sentence."""
    if missed is None:
        return "Tidak ada catatan kunjungan ke media untuk masa ini."
    if not missed:
        return f"Semua {number(visited)} media yang dikunjungi terjangkau."
    return f"Berita dari {number(len(missed))} di antara {number(visited)} media mungkin belum lengkap:"


def _item_lines(item: Item) -> Iterator[str]:
    outlets = list(dict.fromkeys(carrier.outlet for carrier in item.carriers))
    more = f" dan {number(len(outlets) - _FEW)} media lain" if len(outlets) > _FEW else ""
    yield f"*{item.number}. {_plain(item.title)}*"
    yield f"{_plain(', '.join(outlets[:_FEW]))}{more} ({number(len(item.carriers))} pemuat)"
    speakers = list(dict.fromkeys(quotation.speaker for quotation in item.quotations))
    if speakers:
        yield f"Dikutip: {_plain('; '.join(speakers[:_FEW]))}"
    yield from [carrier.url for carrier in item.carriers if carrier.url][:1]


def _missed_lines(missed: tuple[Missed, ...] | None) -> list[str]:
    if not missed:
        return []
    return ["", f"_Belum lengkap ({number(len(missed))} media):_", *(f"- {_plain(one.outlet)}: {_plain(one.why)}" for one in missed)]


def _plain(text: str) -> str:
    return text.translate(_MARKS)
