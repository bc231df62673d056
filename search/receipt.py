"""The receipt of a run: every outlet and every page is accounted for, and what is missing is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from crawler.options import CrawlReport, OutletReport
from crawler.reasons import FAILURES
from extractor.article import REJECTIONS
from search.receipt_expected import Expected
from search.receipt_findings import GAPS, Finding
from search.store import Ledger
from search.wording import day, number

_ENDS: Mapping[str, str] = {"done": "selesai", "stopped": "DIHENTIKAN", "late": "WAKTU HABIS", "died": "BERHENTI MENDADAK"}


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
    notices: tuple[str, ...] = ()
    """What concerns no single outlet: missed nights, a language that disappeared."""
    problems: tuple[str, ...] = ()
    """What does not add up in the archive itself."""

    @property
    def names(self) -> dict[str, str]:
        """The outlets' names by id."""
        return {line.report.outlet: line.name for line in self.outlets}

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


def missed_nights(nights: int, last: str) -> str:
    """The notice that nights were missed before this run."""
    return f"{number(nights)} malam terlewat sejak putaran {day(last)}; malam ini mengejarnya"


def silent_language(language: str, last: str) -> str:
    """The notice that articles in a language no longer come."""
    return f"tidak ada lagi berita berbahasa {language!r} sejak {day(last)}"
