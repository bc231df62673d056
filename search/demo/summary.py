"""What the demonstration found, told in plain words: Indonesian, or English on request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from crawler.reasons import FAILURES
from extractor.article import REJECTIONS, Article
from extractor.figures_indicators import load_indicators
from search.app import App
from search.contradictions import Contradiction, contradictions
from search.receipt import OutletLine, Receipt
from search.store import Ledger, Store
from search.storying import Dossier, dossier
from search.wording import day, number

MOST: Final = 6
"""Rows of each list."""

_SAY: Final[Mapping[str, Mapping[str, str]]] = {
    "id": {
        "start": "Pers rekaan: {outlets} media di komputer ini. Mengunjungi, membaca, mengelompokkan …",
        "web": "Halaman web; alamat berita terbuka di pers rekaan selama program ini berjalan:",
        "again": "Membukanya lagi: {command} --data {data} --config {data}/config serve",
        "held": "{articles} artikel dari {outlets} media, {first} sampai {last};",
        "of_which": "{relevant} tentang kebijakan IKM; {statements} pernyataan dan {figures} angka.",
        "stories": "Berita yang dimuat beberapa media", "story": "{title} ({day}, {carriers} artikel)",
        "speakers": "Yang paling banyak dikutip", "speaker": "{name}: {count} kali",
        "figures": "Angka yang bertentangan", "says": "{text} menurut {outlets}", "but": "{one}, tetapi {others}",
        "refused": "Yang ditolak, dan sebabnya", "nothing": "tidak ada",
        "ledger": "Buku besar: {discovered} halaman ditemukan = {parts} ({state}).", "balanced": "cocok", "unbalanced": "TIDAK COCOK",
        "article": "artikel", "duplicate": "kembar", "rejected": "ditolak", "failed": "gagal", "pending": "menunggu",
    },
    "en": {
        "start": "An invented press: {outlets} outlets on this computer. Visiting, reading, grouping …",
        "web": "The web page; addresses of articles open in the invented press while this program runs:",
        "again": "To open it again: {command} --data {data} --config {data}/config serve",
        "held": "{articles} articles from {outlets} outlets, {first} to {last};",
        "of_which": "{relevant} on IKM policy; {statements} statements and {figures} figures.",
        "stories": "Stories that several outlets carried", "story": "{title} ({day}, {carriers} articles)",
        "speakers": "Most quoted", "speaker": "{name}: {count} times",
        "figures": "Figures that contradict each other", "says": "{text} according to {outlets}", "but": "{one}, but {others}",
        "refused": "Refused, and why", "nothing": "none",
        "ledger": "Ledger: {discovered} pages found = {parts} ({state}).", "balanced": "balanced", "unbalanced": "NOT BALANCED",
        "article": "articles", "duplicate": "duplicates", "rejected": "rejected", "failed": "failed", "pending": "pending",
    },
}  # fmt: skip


def say(lang: str, key: str, **values: str | int) -> str:
    """One sentence of the demonstration with its values; whole numbers are written as the language does."""
    return _SAY[lang][key].format(**{name: number(v, lang) if isinstance(v, int) else v for name, v in values.items()})


def summary(app: App, receipt: Receipt) -> Iterator[str]:
    """The summary, line by line, for the store of ``app`` after the run of ``receipt``."""
    with Store.open(app.data_dir) as store:
        articles, counts = list(store.iterate_articles()), store.counts()
        stories = [dossier(store, story) for story in _carried(articles)]
    indicators = {indicator.id: indicator.name for indicator in load_indicators(app.config_dir / "indicators.toml")}
    tell = _Teller(app.lang, receipt.names, indicators)
    yield tell.say(
        "held", articles=counts.articles, outlets=counts.outlets, first=day(counts.first, app.lang), last=day(counts.last, app.lang)
    )
    yield tell.say("of_which", relevant=counts.relevant, statements=counts.statements, figures=counts.figures)
    yield from tell.section("stories", [line for story in stories for line in tell.story(story)])
    yield from tell.section("speakers", tell.speakers(articles))
    altered = [line for story in stories for line in tell.altered(story)]
    yield from tell.section("figures", [*altered, *map(tell.contradiction, contradictions(articles))])
    yield from tell.section("refused", [line for outlet in receipt.outlets for line in tell.refused(outlet)])
    yield ""
    yield tell.balance(receipt.ledger)


def _carried(articles: Sequence[Article]) -> list[str]:
    sizes = Counter(article.story for article in articles if article.story)
    return [story for story, size in sizes.most_common(MOST) if size > 1]


@dataclass(frozen=True, slots=True)
class _Teller:
    """The language, and the names of outlets and indicators by id."""

    lang: str
    names: Mapping[str, str]
    indicators: Mapping[str, str]

    def say(self, key: str, **values: str | int) -> str:
        return say(self.lang, key, **values)

    def section(self, title: str, lines: Sequence[str]) -> Iterator[str]:
        yield ""
        yield self.say(title)
        yield from (f"  {line}" for line in lines or (self.say("nothing"),))

    def story(self, found: Dossier) -> Iterator[str]:
        title, first = found.carriers[0].article.title or "", day(found.first.published, self.lang)
        yield self.say("story", title=title, day=first, carriers=len(found.carriers))
        yield f"    {', '.join(self._name(carrier.article) for carrier in found.carriers)}"

    def speakers(self, articles: Sequence[Article]) -> list[str]:
        said = [statement for article in articles for statement in article.statements if statement.speaker]
        offices = Counter((s.speaker, s.role) for s in said if s.role and s.role != s.speaker)
        usual = {name: role for (name, role), _ in sorted(offices.items(), key=lambda item: item[1])}
        most = Counter(str(s.speaker) for s in said).most_common(MOST)
        return [self.say("speaker", name=f"{name}, {usual[name]}" if name in usual else name, count=count) for name, count in most]

    def altered(self, found: Dossier) -> Iterator[str]:
        outlets = {carrier.article.id: self._name(carrier.article) for carrier in found.carriers}
        original = outlets[found.carriers[0].article.id]
        for conflict in found.conflicts:
            if conflict.what == "figure":
                others = [(other.text, [outlets[key] for key in other.articles]) for other in conflict.others]
                yield self._against([(conflict.original, [original]), *others])

    def contradiction(self, found: Contradiction) -> str:
        values = [(text, [self.names.get(outlet, outlet) for outlet in by]) for text, by in found.values]
        return f"{self.indicators[found.indicator]} ({found.as_of}): {self._against(values)}"

    def refused(self, outlet: OutletLine) -> Iterator[str]:
        unread = {reason: count for reason, count in outlet.read.items() if reason != "article"}
        known = {**REJECTIONS, **FAILURES} if self.lang == "id" else {}
        for reason, count in sorted((Counter(outlet.report.failed) + Counter(unread)).items()):
            yield f"{outlet.name}: {count} × {known.get(reason, reason)}"

    def balance(self, ledger: Ledger) -> str:
        counts = {
            "article": ledger.article, "duplicate": sum(ledger.duplicate.values()), "rejected": sum(ledger.rejected.values()),
            "failed": sum(ledger.failed.values()), "pending": ledger.pending,
        }  # fmt: skip
        parts = " + ".join(f"{number(count, self.lang)} {self.say(name)}" for name, count in counts.items() if count)
        state = self.say("balanced" if ledger.balanced else "unbalanced")
        return self.say("ledger", discovered=ledger.discovered, parts=parts, state=state)

    def _against(self, values: Sequence[tuple[str, Sequence[str]]]) -> str:
        one, *others = [self.say("says", text=text, outlets=", ".join(outlets)) for text, outlets in values]
        return self.say("but", one=one, others="; ".join(others))

    def _name(self, article: Article) -> str:
        return self.names.get(article.outlet or "", "?")
