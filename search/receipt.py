"""The receipt of a run: every outlet and every page is accounted for, and what is missing is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from crawler.options import CrawlReport, OutletReport
from crawler.reasons import FAILURES
from extractor.article import REJECTIONS
from search.receipt_expected import Expected
from search.receipt_findings import GAPS, TROUBLES_EN, Finding
from search.store import Ledger
from search.wording import day, number

Language = Literal["id", "en"]

_ENDS: Mapping[str, str] = {"done": "selesai", "stopped": "DIHENTIKAN", "late": "WAKTU HABIS", "died": "BERHENTI MENDADAK"}
_CUT_SHORT: Mapping[str, tuple[str, str]] = {
    "stopped": ("putaran dihentikan sebelum selesai", "the run was stopped before its end"),
    "late": ("waktu putaran habis sebelum selesai", "the time for the run was over before its end"),
    "died": ("putaran berhenti mendadak", "the run broke off"),
}


@dataclass(frozen=True, slots=True)
class OutletLine:
    """How one outlet fared: the crawl, what reading its pages gave (``article`` or a reason), what is usual, what is wrong."""

    name: str
    report: OutletReport
    read: Mapping[str, int]
    usual: Expected
    findings: tuple[Finding, ...] = ()

    @property
    def missing(self) -> bool:
        """Whether news of this outlet may be missing."""
        return any(finding.code in GAPS for finding in self.findings)

    def as_dict(self) -> dict[str, Any]:
        """The line as it is stored."""
        return {
            "name": self.name,
            **asdict(self.report),
            "read": dict(self.read),
            "expected": self.usual.usual,
            "got": self.usual.got,
            "missing": self.missing,
            "findings": [{"code": finding.code, "text": str(finding)} for finding in self.findings],
        }

    def __str__(self) -> str:
        """The line in plain Indonesian."""
        report = self.report
        usually = "" if self.usual.usual is None else f", biasanya {number(round(self.usual.usual, 1))}"
        parts = [f"{number(self.usual.got)} berita{usually}", f"{number(report.fetched)} halaman diambil"]
        if report.unchanged:
            parts.append(f"{number(report.unchanged)} tidak berubah")
        parts += [f"{number(count)} {FAILURES.get(reason, reason)}" for reason, count in sorted(report.failed.items())]
        parts += [f"{number(n)} {REJECTIONS.get(reason, reason)}" for reason, n in sorted(self.read.items()) if reason != "article"]
        wrong = "".join(f"\n  PERHATIAN: {finding}" for finding in self.findings)
        return f"{self.name}: {', '.join(parts)}{wrong}"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a run did: outlet by outlet, what reading gave, the ledger of all pages, and what does not add up."""

    crawl: CrawlReport
    end: str
    """``done``, ``stopped``, ``late`` (the time for the run was over) or ``died``."""
    outlets: tuple[OutletLine, ...]
    read: Mapping[str, int]
    languages: Mapping[str, int]
    """Articles read in this run, by language."""
    ledger: Ledger
    nights: int = 1
    """How many nights this run covers: one more than were missed before it."""
    silent: Mapping[str, str] = field(default_factory=dict)
    """Languages in which articles no longer come, each with the last day (ISO) of one."""
    last_night: str | None = None
    """The day (ISO) of the last night before this one."""
    problems: tuple[str, ...] = ()
    """What does not add up in the archive itself."""

    @property
    def names(self) -> dict[str, str]:
        """The outlets' names by id."""
        return {line.report.outlet: line.name for line in self.outlets}

    @property
    def notices(self) -> tuple[str, ...]:
        """What concerns no single outlet: missed nights, a language that disappeared."""
        return tuple(_notices(self.nights, self.last_night, self.silent, "id"))

    @property
    def complete(self) -> bool:
        """Whether every outlet was reached and gave what it usually gives, the run came to its end and everything adds up."""
        return self.end == "done" and not self.problems and not any(line.missing for line in self.outlets)

    def as_dict(self) -> dict[str, Any]:
        """The receipt as it is stored and as `--json` prints it."""
        return {
            "end": self.end,
            "complete": self.complete,
            "nights": self.nights,
            "outlets": [line.as_dict() for line in self.outlets],
            "gaps": list(self.gaps()),
            "last_night": self.last_night,
            "silent": dict(self.silent),
            "notices": list(self.notices),
            "problems": list(self.problems),
            "read": dict(self.read),
            "languages": dict(self.languages),
            "ledger": {**asdict(self.ledger), "accounted": self.ledger.accounted, "balanced": self.ledger.balanced},
        }

    def gaps(self) -> Iterator[str]:
        """What a reader of tonight's kliping must know before anything else: a sentence for each outlet whose news may be missing."""
        for line in self.outlets:
            if line.missing:
                grave = next(finding for finding in line.findings if finding.code in GAPS)
                yield f"{line.name}: {grave}"

    def lines(self) -> Iterator[str]:
        """The receipt in plain Indonesian: what is wrong, then a line an outlet, then the sums."""
        yield f"Putaran {_ENDS[self.end]}."
        yield from (f"PERHATIAN: {notice}" for notice in self.notices)
        missing = sum(line.missing for line in self.outlets)
        if missing:
            yield f"PERHATIAN: berita dari {number(missing)} dari {number(len(self.outlets))} media mungkin tidak lengkap."
        yield from map(str, self.outlets)
        read = ", ".join(f"{number(count)} {_outcome(what)}" for what, count in sorted(self.read.items())) or "tidak ada halaman baru"
        yield f"Dibaca: {read}."
        yield from (f"TIDAK BERES: {problem}" for problem in self.problems)
        state = "cocok" if self.ledger.balanced else "TIDAK COCOK"
        yield f"Buku besar: {number(self.ledger.discovered)} halaman ditemukan, {number(self.ledger.accounted)} tercatat ({state})."


def _outcome(what: str) -> str:
    return "berita" if what == "article" else REJECTIONS.get(what, what)


def missing(receipt: Mapping[str, Any], language: Language = "id") -> list[str]:
    """What a reader of the archive must know before anything else, in sentences, the gravest first: that a run did not come to its end,
    what does not add up, nights that were missed, languages and outlets whose news may be missing. Empty when everything is there.

    ``receipt`` is one as it is stored, also by an earlier version.
    """
    said = [_CUT_SHORT[end][language == "en"]] if (end := receipt.get("end", "done")) in _CUT_SHORT else []
    said += receipt.get("problems", ())
    said += _notices(receipt.get("nights", 1), receipt.get("last_night"), receipt.get("silent", {}), language)
    return said + [_gap(row, language) for row in receipt.get("outlets", ()) if row.get("missing")]


def _gap(row: Mapping[str, Any], language: Language) -> str:
    grave = [finding for finding in row.get("findings", ()) if finding["code"] in GAPS]
    words = [TROUBLES_EN.get(finding["code"], finding["code"]) if language == "en" else finding["text"] for finding in grave]
    return f"{row.get('name', row.get('outlet'))}: {'; '.join(words)}"


def _notices(nights: int, last: str | None, silent: Mapping[str, str], language: Language) -> Iterator[str]:
    if nights > 1 and last:
        missed, since = number(nights - 1, language), day(last, language)
        yield (
            f"{missed} malam terlewat sejak putaran {since}; malam ini mengejarnya"
            if language == "id"
            else f"nights missed since the run of {since}: {missed}; this one catches up"
        )
    for code, until in silent.items():
        yield (
            f"tidak ada lagi berita berbahasa {code!r} sejak {day(until)}"
            if language == "id"
            else f"no more articles in the language {code!r} since {day(until, language)}"
        )
