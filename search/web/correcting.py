"""Setting right what was read of an article, adding what was missed, and taking both back; every one with who, when and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final, get_args

from starlette.responses import Response

from crawler.errors import EngineUnavailable, KlipingError, LockHeld, UsageError
from extractor.article import Article
from search import corrections
from search.corrections import Fate
from search.corrections_fields import ListName
from search.store import Store
from search.web.correcting_fields import Field, fields_of, meant
from search.web.doors import Door
from search.web.errors import missing_answer
from search.web.request import Visit, as_json
from search.web.sheets import csv_answer

LISTS: Final[tuple[ListName, ...]] = get_args(ListName)
_ITEM: Final = re.compile(r"(statements|figures|officials|programmes|organisations|places)\[(\d{1,4})\]")
_SEEN: Final = 500
"""So many corrections the page of all of them shows."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a form sets right: an item of list ``of``, or the article itself (``of`` and ``path`` empty). ``words`` say which item it is."""

    article: Article
    of: str
    path: str
    words: str
    fields: tuple[Field, ...]
    why: str = ""
    problem: str = ""
    adds: bool = False
    nth: str = "1"


def correct_page(visit: Visit) -> Response:
    """`/a/ID/betulkan?butir=statements[2]`: the form for one item; without `butir` for title, date and the like."""
    article = visit.app.article(visit.key)
    sheet = _sheet(visit, article, visit.request.query_params.get("butir", "")) if article else None
    return visit.page("correct.html", sheet=sheet) if sheet else missing_answer(visit.request)


def add_page(visit: Visit) -> Response:
    """`/a/ID/tambah?jenis=officials&kata=…`: the form for an item that the reading missed."""
    article, of = visit.app.article(visit.key), visit.request.query_params.get("jenis", "")
    if article is None or of not in LISTS:
        return missing_answer(visit.request)
    words = " ".join(visit.request.query_params.get("kata", "").split())[:5000]
    return visit.page("correct.html", sheet=Sheet(article, of, "", words, _fields(visit, of, None), adds=True))


def correct(visit: Visit) -> Response:
    """Enter what the form changed; a reason is needed."""
    article = visit.app.article(visit.key)
    sheet = _sheet(visit, article, visit.form.one("butir")) if article else None
    if sheet is None:
        return missing_answer(visit.request)
    if visit.form.one("kata") != sheet.words:
        return _again(visit, sheet, UsageError(visit.words("correct_moved")))
    changes = {"": corrections.REMOVE} if visit.form.one("hapus") and sheet.of else None
    try:
        changes = changes or dict(_changes(visit, sheet))
        if not changes:
            raise UsageError(visit.words("correct_nothing"))
        with Store.open(visit.app.data_dir, write=True) as store:
            _enter(visit, store, {".".join(filter(None, (sheet.path, attribute))): value for attribute, value in changes.items()})
            _settle(visit, store)
    except KlipingError as problem:
        return _again(visit, sheet, problem)
    visit.note(visit.key, ", ".join(f"{sheet.path} {attribute}".strip() for attribute in changes))
    return visit.go(f"/a/{visit.key}#riwayat")


def add(visit: Visit) -> Response:
    """Enter an item that the reading missed, on words of the text."""
    article, of = visit.app.article(visit.key), next((known for known in LISTS if known == visit.form.one("jenis")), None)
    if article is None or of is None:
        return missing_answer(visit.request)
    words, nth = visit.form.one("kata"), visit.form.one("ke") or "1"
    sheet = Sheet(article, of, "", words, _fields(visit, of, None), adds=True, nth=nth)
    try:
        values = {f.attribute: meant(f.attribute, text, visit.lang) for f in sheet.fields if (text := visit.form.one(f"isi-{f.attribute}"))}
        place = int(nth) - 1 if nth.isdecimal() and len(nth) < 5 else -1
        with Store.open(visit.app.data_dir, write=True) as store:
            corrections.add(visit.app, store, visit.key, of, words, values, visit.caller.name, visit.form.one("alasan"), place)
            _settle(visit, store)
    except KlipingError as problem:
        return _again(visit, sheet, problem)
    visit.note(visit.key, f"{of}[+] {words[:80]}")
    return visit.go(f"/a/{visit.key}#riwayat")


def undo(visit: Visit) -> Response:
    """Take a correction of this article back."""
    written = visit.form.one("nomor")
    number = int(written) if written.isdecimal() and len(written) < 12 else 0
    with Store.open(visit.app.data_dir, write=True) as store:
        found = store.corrections.get(number)
        if found is None or found.article != visit.key:
            return missing_answer(visit.request)
        corrections.take_back(store, number)
        _settle(visit, store)
    visit.note(visit.key, f"{written} {found.field}")
    return visit.go(f"/a/{visit.key}#riwayat")


def history_data(visit: Visit) -> Response:
    """Every correction of an article as data."""
    return as_json({"corrections": [fate.as_dict() for fate in corrections.history(visit.app.desk.store, visit.key)]})


def all_page(visit: Visit) -> Response:
    """`/koreksi`: every correction that stands, those first that no longer find what they were made on."""
    fates = standing(visit)
    titles = {article.id: article for article in visit.app.desk.store.articles({f.correction.article for f in fates[:_SEEN]})}
    return visit.page("corrections.html", fates=fates[:_SEEN], total=len(fates), articles=titles)


def all_data(visit: Visit) -> Response:
    """The corrections that stand as data."""
    return as_json({"corrections": [fate.as_dict() for fate in standing(visit)]})


def all_table(visit: Visit) -> Response:
    """The corrections that stand for a spreadsheet."""
    columns = ("nomor", "berita", "bidang", "butir", "semula", "menjadi", "oleh", "alasan", "waktu", "keadaan")
    rows = (
        (c.id, c.article, c.field, fate.of, flat(c.before), flat(c.after), c.who, c.why, c.made_at, corrections.STATES[fate.state])
        for fate in standing(visit)
        for c in [fate.correction]
    )
    return csv_answer("koreksi", columns, rows)


def standing(visit: Visit) -> list[Fate]:
    """Every correction that was not taken back, those first that no longer find what they were made on."""
    store = visit.app.desk.store
    fates = [fate for key in store.corrections.articles() for fate in corrections.history(store, key) if fate.state != "withdrawn"]
    return sorted(fates, key=lambda fate: (fate.state != "orphan", -fate.correction.id))


def flat(values: Mapping[str, Any] | None) -> str:
    """What stood, or stands, in one line."""
    return corrections.REMOVE if values is None else "; ".join(f"{name}: {value}" for name, value in values.items() if value is not None)


def _sheet(visit: Visit, article: Article, path: str) -> Sheet | None:
    """The form for ``path``; null where the article has no such item."""
    if not path:
        return Sheet(article, "", "", "", _fields(visit, "", article))
    match = _ITEM.fullmatch(path)
    items = getattr(article, match[1]) if match else ()
    if match is None or int(match[2]) >= len(items):
        return None
    item = items[int(match[2])]
    return Sheet(article, match[1], path, " ".join((getattr(item, "text", "") or item.name).split()), _fields(visit, match[1], item))


def _fields(visit: Visit, of: str, item: Any) -> tuple[Field, ...]:
    return fields_of(of, item, visit.lang, tuple(visit.registers.indicators))


def _changes(visit: Visit, sheet: Sheet) -> Iterator[tuple[str, str]]:
    """The attributes that the form says otherwise, each with what is meant."""
    for field in sheet.fields:
        typed = visit.form.one(f"isi-{field.attribute}")
        if " ".join(typed.split()) != " ".join(field.text.split()):
            yield field.attribute, meant(field.attribute, typed, visit.lang)


def _again(visit: Visit, sheet: Sheet, problem: KlipingError) -> Response:
    """The form once more, with what was typed and what is wrong."""
    typed = tuple(Field(f.attribute, visit.form.one(f"isi-{f.attribute}"), f.choices) for f in sheet.fields)
    shown = Sheet(sheet.article, sheet.of, sheet.path, sheet.words, typed, visit.form.one("alasan"), str(problem), sheet.adds, sheet.nth)
    return visit.page("correct.html", 503 if isinstance(problem, LockHeld) else 400, sheet=shown)


def _enter(visit: Visit, store: Store, changes: Mapping[str, str]) -> None:
    """All ``changes`` by path, or none of them."""
    with store.transaction():
        for path, value in changes.items():
            corrections.correct(visit.app, store, visit.key, path, value, visit.caller.name, visit.form.one("alasan"))


def _settle(visit: Visit, store: Store) -> None:
    """A server that is away is told by the next run."""
    with suppress(EngineUnavailable):
        visit.app.settle(store)


DOORS: Final = (
    Door("/a/{key}/riwayat.json", history_data, "reader"),
    Door("/a/{key}/betulkan", correct_page, "editor"),
    Door("/a/{key}/betulkan", correct, "editor", method="POST", does="correct"),
    Door("/a/{key}/tambah", add_page, "editor"),
    Door("/a/{key}/tambah", add, "editor", method="POST", does="correct"),
    Door("/a/{key}/urungkan", undo, "editor", method="POST", does="correction-undo"),
    Door("/koreksi.json", all_data, "reader"),
    Door("/koreksi.csv", all_table, "reader"),
    Door("/koreksi", all_page, "reader", lists=True),
)
