"""The extractor's functions as spaCy components, for people who build their own pipelines::

    nlp = spacy.blank("id")
    nlp.add_pipe("kliping_programmes")
    doc = nlp("Kemenperin melanjutkan program e-Smart IKM.")
    doc.spans["kliping_programmes"]        # spans, labelled and linked to the registry by kb_id
    doc._.kliping["programmes"]            # the records themselves, with exact character offsets

Names: ``kliping_figures``, ``kliping_organisations``, ``kliping_places``, ``kliping_programmes``, ``kliping_officials``,
``kliping_statements``. The headline and the date of publication, which people and figures depend on, are given as
``doc._.kliping_title`` and ``doc._.kliping_published`` (ISO) before the document goes through the pipeline.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final, NamedTuple
from weakref import WeakKeyDictionary

from numpy import array, int64, searchsorted
from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.article import Mention
from extractor.config import CONFIG
from extractor.figures import find_figures
from extractor.nlp.knowledge import Knowledge
from extractor.nlp.tokenizer import TEXT
from extractor.organisations import find_organisations
from extractor.people import find_people
from extractor.places import find_places
from extractor.programmes import find_programmes
from extractor.statements import find_statements

Component = Callable[[Doc], Doc]

_TOKEN_STARTS: Final = "kliping_token_starts"
_OPTIONS: Final = {"config_dir": str(CONFIG)}
_SHARED: Final[WeakKeyDictionary[Language, dict[str, Knowledge]]] = WeakKeyDictionary()


class _Marked(NamedTuple):
    start: int
    end: int
    label: str
    link: str | None = None


def register_extensions() -> None:
    """Make ``doc._.kliping``, ``doc._.kliping_title`` and ``doc._.kliping_published`` known to spaCy; safe to repeat."""
    Doc.set_extension("kliping", getter=_records, force=True)
    Doc.set_extension("kliping_title", default=None, force=True)
    Doc.set_extension("kliping_published", default=None, force=True)


@Language.factory("kliping_figures", default_config=_OPTIONS)
def figures(nlp: Language, name: str, config_dir: str) -> Component:
    """Quantities."""
    known = knowledge(nlp, config_dir)

    def component(doc: Doc) -> Doc:
        found = find_figures(_text(doc), doc._.kliping_published, known.units)
        return _store(doc, "figures", found, (_Marked(f.start, f.end, "FIGURE") for f in found))

    return component


@Language.factory("kliping_organisations", default_config=_OPTIONS)
def organisations(nlp: Language, name: str, config_dir: str) -> Component:
    """Ministries, agencies, associations, firms."""
    known = knowledge(nlp, config_dir)

    def component(doc: Doc) -> Doc:
        found = find_organisations(_text(doc), known.organisations)
        return _store(doc, "organisations", found, _mentions("ORG", ((o.organisation, o.mentions) for o in found)))

    return component


@Language.factory("kliping_places", default_config=_OPTIONS)
def places(nlp: Language, name: str, config_dir: str) -> Component:
    """Provinces, kabupaten and kota."""
    known = knowledge(nlp, config_dir)

    def component(doc: Doc) -> Doc:
        found = find_places(_text(doc), known.places)
        return _store(doc, "places", found, _mentions("GPE", ((p.place, p.mentions) for p in found)))

    return component


@Language.factory("kliping_programmes", default_config=_OPTIONS)
def programmes(nlp: Language, name: str, config_dir: str) -> Component:
    """State programmes."""
    known = knowledge(nlp, config_dir)

    def component(doc: Doc) -> Doc:
        found = find_programmes(_text(doc), known.programmes, doc._.kliping_title)
        return _store(doc, "programmes", found, _mentions("PROGRAMME", ((p.programme, p.mentions) for p in found)))

    return component


@Language.factory("kliping_officials", default_config=_OPTIONS)
def officials(nlp: Language, name: str, config_dir: str) -> Component:
    """People, with and without a public office; the records are under ``people``."""
    known = knowledge(nlp, config_dir)

    def component(doc: Doc) -> Doc:
        found = find_people(_text(doc), doc._.kliping_title, doc._.kliping_published, known.registry)
        _store(doc, "people", found, ())
        marked = _mentions("OFFICIAL", ((p.person, p.mentions) for p in found if p.official))
        return _store(doc, "officials", tuple(p for p in found if p.official), marked)

    return component


@Language.factory("kliping_statements", default_config=_OPTIONS)
def statements(nlp: Language, name: str, config_dir: str) -> Component:
    """Who said what; uses the people and organisations already found, and finds them where the pipeline has not."""
    known = knowledge(nlp, config_dir)

    def component(doc: Doc) -> Doc:
        records, text, title = doc._.kliping, _text(doc), doc._.kliping_title
        people = records["people"] if "people" in records else find_people(text, title, doc._.kliping_published, known.registry)
        bodies = records["organisations"] if "organisations" in records else find_organisations(text, known.organisations)
        found = find_statements(text, people, bodies, title, cues=known.cues)
        return _store(doc, "statements", found, (_Marked(*span, s.kind.upper(), s.person) for s in found for span in s.spans))

    return component


def knowledge(nlp: Language, config_dir: str) -> Knowledge:
    """The lists under ``config_dir``, loaded once for all components of one pipeline."""
    register_extensions()
    return _SHARED.setdefault(nlp, {}).setdefault(config_dir, Knowledge(Path(config_dir)))


def _records(doc: Doc) -> dict[str, tuple[Any, ...]]:
    records: dict[str, tuple[Any, ...]] = doc.user_data.setdefault("kliping", {})
    return records


def _mentions(label: str, found: Iterable[tuple[str | None, tuple[Mention, ...]]]) -> Iterable[_Marked]:
    return (_Marked(one.start, one.end, label, link) for link, mentions in found for one in mentions)


def _text(doc: Doc) -> str:
    """``doc.text``, put together once for all components."""
    if TEXT not in doc.user_data:
        doc.user_data[TEXT] = doc.text
    text: str = doc.user_data[TEXT]
    return text


def _starts(doc: Doc) -> Any:
    """Where each token begins, put together once for all components; of the same type as the borders, so that numpy need not copy it."""
    if _TOKEN_STARTS not in doc.user_data:
        doc.user_data[_TOKEN_STARTS] = doc.to_array(["IDX"]).ravel().astype(int64)
    return doc.user_data[_TOKEN_STARTS]


def _store(doc: Doc, key: str, found: tuple[Any, ...], marked: Iterable[_Marked]) -> Doc:
    """Keep the records, and mark their words: spans reach to the borders of the tokens that the words touch."""
    doc._.kliping[key] = found
    every = list(marked)
    borders = [(one.start, one.end - 1) for one in every]
    behind = searchsorted(_starts(doc), array(borders, int64), side="right").tolist() if borders else []
    doc.spans[f"kliping_{key}"] = [
        Span(doc, first - 1, end, label=one.label, kb_id=one.link or "") for one, (first, end) in zip(every, behind, strict=True)
    ]
    return doc
