"""What may be wrong with an outlet in one run: a closed list, in plain Indonesian, and how each is recognised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from crawler.options import OutletReport
from crawler.outlets import Outlet
from crawler.reasons import FAILURES
from search.receipt_expected import Expected
from search.wording import day, number

TROUBLES: Final[Mapping[str, str]] = {
    "unfinished": "belum selesai dikunjungi",
    "robots": "ditolak robots.txt",
    "robots-unreachable": "robots.txt tidak dapat diambil, jadi tidak dikunjungi",
    "blocked": "situs menolak dikunjungi",
    "busy": "situs sibuk dan minta ditunda",
    "unreachable": "situs tidak terjangkau",
    "dead-feed": "umpan atau daftar berita mati",
    "template": "susunan situs tampaknya berubah",
    "paywall": "isi berita di balik paywall",
    "empty": "halamannya kosong",
    "errors": "banyak halaman gagal",
    "silent": "tidak ada berita baru, padahal biasanya ada",
    "few": "berita jauh lebih sedikit dari biasanya",
}
"""Why news of an outlet may be missing, the gravest first."""

TROUBLES_EN: Final[Mapping[str, str]] = {
    "unfinished": "the visit was not finished",
    "robots": "robots.txt forbids the visit",
    "robots-unreachable": "robots.txt could not be had, so the outlet was not visited",
    "blocked": "the site refuses visits",
    "busy": "the site is busy and asks to come later",
    "unreachable": "the site cannot be reached",
    "dead-feed": "a feed or list of news is dead",
    "template": "the site seems to be built differently now",
    "paywall": "articles are behind a paywall",
    "empty": "its pages are empty",
    "errors": "many pages failed",
    "silent": "no news, although there usually is some",
    "few": "far less news than usual",
}
"""The same in English."""

GAPS: Final = frozenset(TROUBLES) - {"errors"}
"""Troubles for which the outlet counts as missing on the first page of the kliping."""

_OF_THE_SITE: Final = {
    "robots": "robots", "robots-unreachable": "robots-unreachable", "blocked": "blocked", "busy": "busy",
    "dns": "unreachable", "connection": "unreachable", "timeout": "unreachable", "tls": "unreachable", "private-address": "unreachable",
}  # fmt: skip
"""Reasons for which an address failed that say something of the whole site."""

_UNREADABLE: Final = ("no-article", "too-short", "listing", "crash", "time-limit", "undecodable", "not-text")
_OTHER: Final = ("other-language", "too-large")
_ENOUGH: Final = 3
"""So many pages are needed before their share says something."""
_NOBODY: Final[Mapping[str, Expected]] = {}


@dataclass(frozen=True, slots=True)
class Finding:
    """One trouble of an outlet: a code of :data:`TROUBLES` and, in words, what was seen."""

    code: str
    detail: str = ""

    def __str__(self) -> str:
        return TROUBLES[self.code] + (f" ({self.detail})" if self.detail else "")


@dataclass(frozen=True, slots=True)
class Looks:
    """How an outlet's articles look: the share that has a date, and their average length in characters. Null: too few to say."""

    dated: float
    characters: float


def findings(
    outlet: Outlet,
    report: OutletReport,
    read: Mapping[str, int],
    usual: Expected,
    looks: tuple[Looks, Looks] | None = None,
    dead: Mapping[str, Expected] = _NOBODY,
) -> tuple[Finding, ...]:
    """Everything wrong with an outlet, the gravest first.

    ``read`` counts what reading its pages gave (``article`` or a reason); ``looks`` is how its articles looked until now and look today;
    ``dead`` holds its listings that fell silent.
    """
    seen = (
        *_of_listings(outlet, report),
        *_of_pages(report),
        *_of_giving_up(report),
        *_of_reading(read),
        *_of_looks(looks),
        *_of_counts(usual),
        *_of_feeds(dead),
    )
    found: dict[str, Finding] = {}
    for finding in seen:
        found.setdefault(finding.code, finding)
    if outlet.listings and report.end == "done" and not report.news and not report.listings_failed:
        found["unfinished"] = Finding("unfinished", "tidak satu pun daftar berita ditanya")
    if report.end != "done":
        found["unfinished"] = Finding("unfinished", "dihentikan" if report.end == "stopped" else "berhenti mendadak")
    return tuple(found[code] for code in TROUBLES if code in found)


def broken_listings(outlet: Outlet, report: OutletReport) -> tuple[dict[str, str], list[str]]:
    """The listings that failed, each with its reason, and those that name no article although they should.

    Of an index walked by day and page some pages may be empty or not there yet, as long as one of them names articles.
    """
    fixed = {*outlet.feeds, *outlet.sitemaps}
    walked = any(address not in fixed and address not in report.barren for address in report.news)
    failed = {a: reason for a, reason in report.listings_failed.items() if a in fixed or not walked or reason in _OF_THE_SITE}
    return failed, [address for address in report.barren if address in fixed or not walked]


def _of_listings(outlet: Outlet, report: OutletReport) -> list[Finding]:
    failed, barren = broken_listings(outlet, report)
    return [
        *(Finding(_OF_THE_SITE.get(reason, "dead-feed"), f"{a}: {FAILURES.get(reason, reason)}") for a, reason in sorted(failed.items())),
        *(Finding("template", f"{address} tidak menyebut satu pun alamat berita") for address in barren),
    ]


def _of_pages(report: OutletReport) -> list[Finding]:
    asked = report.fetched + report.unchanged + sum(report.failed.values())
    found = []
    for reason, count in sorted(report.failed.items(), key=lambda item: -item[1]):
        grave = reason in _OF_THE_SITE and 2 * count > asked
        code = _OF_THE_SITE[reason] if grave else "empty" if reason == "empty" and 2 * count > asked else None
        if code or (2 * count > asked and count >= _ENOUGH):
            found.append(Finding(code or "errors", f"{number(count)} dari {number(asked)} halaman: {FAILURES.get(reason, reason)}"))
    return found


def _of_giving_up(report: OutletReport) -> list[Finding]:
    why = report.given_up
    said = f"tidak dilanjutkan setelah beberapa kali gagal berturut-turut: {FAILURES[why]}" if why else ""
    return [Finding(_OF_THE_SITE.get(why, "unfinished"), said)] if why else []


def _of_reading(read: Mapping[str, int]) -> list[Finding]:
    pages = sum(read.values())
    kinds = {
        "paywall": read.get("paywall", 0),
        "empty": read.get("empty", 0),
        "template": sum(read.get(reason, 0) for reason in _UNREADABLE),
        "errors": sum(read.get(reason, 0) for reason in _OTHER),
    }
    said = {"paywall": "di balik paywall", "empty": "kosong", "template": "tidak terbaca sebagai berita", "errors": "tidak dapat dipakai"}
    most = [(code, count) for code, count in kinds.items() if 2 * count > pages and (count >= _ENOUGH or count == pages)]
    return [Finding(code, f"{number(count)} dari {number(pages)} halaman {said[code]}") for code, count in most]


def _of_looks(looks: tuple[Looks, Looks] | None) -> list[Finding]:
    if looks is None:
        return []
    before, now = looks
    if before.dated >= 0.8 and now.dated <= 0.3:
        return [Finding("template", "tanggal berita tidak lagi ditemukan")]
    if now.characters < 0.35 * before.characters:
        return [Finding("template", f"isi berita rata-rata {number(now.characters // 1)} huruf, biasanya {number(before.characters // 1)}")]
    return []


def _of_counts(usual: Expected) -> list[Finding]:
    if usual.silent:
        return [Finding("silent", f"terakhir {day(str(usual.last))}, sejak itu biasanya {number(usual.missing)}")]
    return [Finding("few", f"{number(usual.got)}, biasanya {number(usual.usual or 0)}")] if usual.few else []


def _of_feeds(dead: Mapping[str, Expected]) -> list[Finding]:
    return [Finding("dead-feed", f"{address} tidak menyebut berita baru sejak {day(str(usual.last))}") for address, usual in dead.items()]
