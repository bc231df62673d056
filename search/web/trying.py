"""`/media/baru`: an outlet added from the address of one article: tried as a crawl would, shown, then saved."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from starlette.responses import Response

from crawler.errors import UsageError
from crawler.outlets import KINDS
from extractor.article import Article, Rejected
from search.app import App
from search.outlet_trial import tried
from search.outlet_try import Trial, outlet_file, write_outlet
from search.receipt_findings import broken_listings
from search.web.chores import Chore
from search.web.doors import Door
from search.web.english import reason
from search.web.errors import missing_answer
from search.web.request import Visit, as_json

PATH: Final = "/media/baru"
_LONGEST: Final = 2_000
"""Letters of an address."""
_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NAME: Final = 80


@dataclass(frozen=True, slots=True)
class Told:
    """A trial in words: each listing with what it gave (``fine`` or not), and why the page could not be read (empty: it was)."""

    trial: Trial
    listings: tuple[tuple[str, str, bool], ...]
    problem: str

    @property
    def file(self) -> str:
        """The outlet's file as it would be written."""
        return outlet_file(self.trial.outlet)

    @property
    def article(self) -> Article | None:
        """What was read; null where nothing could be."""
        return self.trial.check.outcome if isinstance(self.trial.check.outcome, Article) else None


def new_page(visit: Visit) -> Response:
    """The form for an address."""
    return visit.page("outlet_new.html", url="", problem="")


def start(visit: Visit) -> Response:
    """Begin to try an address; the page that tells of it is the answer."""
    url, key = visit.form.one("alamat")[:_LONGEST], secrets.token_hex(8)
    if not url.startswith(("http://", "https://")) or not url.isprintable():
        return visit.page("outlet_new.html", 400, url=url, problem=visit.words("outlet_no_address"))
    visit.chores.start(key, visit.caller.name, visit.lang, partial(_try, url))
    visit.note(url)
    return visit.go(f"{PATH}/{key}")


def trial_page(visit: Visit) -> Response:
    """What the trial found, or that it is still under way."""
    return _page(visit)


def trial_data(visit: Visit) -> Response:
    """The same for the script of the page."""
    chore = _chore(visit)
    return as_json({"ended": chore.ended, "percent": None, "problem": chore.problem}) if chore else missing_answer(visit.request)


def save(visit: Visit) -> Response:
    """Write the outlet that was tried, under the name that the form gives it; the next run visits it."""
    chore = _chore(visit)
    if chore is None or not isinstance(chore.result, Trial):
        return missing_answer(visit.request)
    trial = _named(chore.result, {key: visit.form.one(key) for key in ("nama", "berkas", "jenis")})
    try:
        if not _ID.fullmatch(trial.outlet.id):
            raise UsageError(visit.words("outlet_bad_id"))
        write_outlet(trial, visit.app.config_dir, visit.app.data_dir / "pages")
    except UsageError as problem:
        return _page(visit, trial, str(problem))
    visit.registers.learn(trial.outlet)
    visit.note(trial.outlet.id, trial.url)
    return visit.go(f"/media?baru={trial.outlet.id}")


def _page(visit: Visit, trial: Trial | None = None, problem: str = "") -> Response:
    chore = _chore(visit)
    if chore is None:
        return missing_answer(visit.request)
    found = trial or chore.result
    told = _told(visit, found) if isinstance(found, Trial) else None
    return visit.page("outlet_trial.html", 400 if problem else 200, chore=chore, told=told, kinds=KINDS, problem=problem)


def _chore(visit: Visit) -> Chore | None:
    return visit.chores.find(visit.key, visit.caller.name)


def _try(url: str, app: App, chore: Chore) -> Trial:
    return tried(url, app.config_dir, Path(chore.folder), lambda: chore.tell(0, 0))


def _named(trial: Trial, typed: Mapping[str, str]) -> Trial:
    outlet = trial.outlet
    kind = typed["jenis"] if typed["jenis"] in KINDS else outlet.kind
    printable = (letter if letter.isprintable() else " " for letter in typed["nama"])
    name = " ".join("".join(printable).split())[:_NAME] or outlet.name
    return replace(trial, outlet=replace(outlet, id=typed["berkas"][:_NAME] or outlet.id, name=name, kind=kind))


def _told(visit: Visit, trial: Trial) -> Told:
    report, outcome, words = trial.check.report, trial.check.outcome, visit.words
    broken, barren = broken_listings(trial.check.outlet, report)
    read = [
        (address, words("listing_barren") if address in report.barren else words("listing_read", n=count), address not in barren)
        for address, count in report.news.items()
    ]
    failed = [(address, reason(code, visit.lang), address not in broken) for address, code in report.listings_failed.items()]
    if isinstance(outcome, Article):
        problem = ""
    elif isinstance(outcome, Rejected):
        problem = reason(outcome.reason, visit.lang)
    else:
        problem = ", ".join(reason(code, visit.lang) for code in report.failed) or words("nothing_fetched")
    return Told(trial, (*read, *failed), problem)


DOORS: Final = (
    Door(PATH, new_page, "administrator", at_home=True),
    Door(PATH, start, "administrator", method="POST", does="outlet-try", at_home=True),
    Door(f"{PATH}/{{key}}.json", trial_data, "administrator", at_home=True),
    Door(f"{PATH}/{{key}}", trial_page, "administrator", at_home=True),
    Door(f"{PATH}/{{key}}", save, "administrator", method="POST", does="outlet-add", at_home=True),
)
