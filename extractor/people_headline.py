"""What the headline alone tells about the people of a text: fuller names, and offices."""

from __future__ import annotations

from extractor.people_cast import Cast, Member, in_order
from extractor.people_titles import Title, find_titles
from extractor.people_tokens import Tokens, tokenise
from extractor.people_weigh import Weigher
from extractor.titles import match, words_of


def find_in_headline(cast: Cast, headline: str) -> None:
    """Names of the registry in the headline: the text may then go on with a short form ("Teten")."""
    low = [word.lower() for word in words_of(headline)]
    at = 0
    while at < len(low):
        words = match(cast.registry.names, low, at)
        person = cast.registry.person_named[words] if words and len(words) > 1 else None
        if person and cast.with_person(person) is None:
            cast.join(Member(cast.registry.name_words[person], cast.registry.people[person].name, person))
        at += len(words) if words else 1


def find_headline_offices(cast: Cast, headline: str) -> None:
    """Whose office only the headline gives: "Mentan: Panen Raya Dimulai" and then "kata Amran".

    It is whoever of the text bears the name printed there, or a part of the name of the office's holder on the article's date; where the
    office opens the headline and speaks there, it is the one person of the text whom nothing else explains.
    """
    tokens = tokenise(headline, cast.lexicon)
    for title in find_titles(tokens, cast.lexicon, Weigher(tokens, cast.lexicon, cast.registry.names)):
        if title.standing != "public" or title.candidate or title.paper:
            continue
        verb = _verb(cast, tokens, title)
        words = tuple(tokens.low[slice(*title.name)]) if title.name and (verb is None or title.name[0] < verb) else ()
        person = cast.person_of(words, title) if words else None if title.former else cast.holder_of(title)
        if person is None and not words:
            if verb is not None and title.first == 0:
                _tell_speaker(cast, title, " ".join(tokens.words(0, verb).split()))
        elif person is None:
            _tell_office(cast, words, " ".join(tokens.words(title.first, title.last).split()))
        elif cast.with_person(person) is None:
            cast.unlinked(person)


def _tell_office(cast: Cast, words: tuple[str, ...], role: str) -> None:
    for member in cast.members:
        if not member.titles and member.person is None and (in_order(member.words, words) or in_order(words, member.words)):
            member.headline = role


def _verb(cast: Cast, tokens: Tokens, title: Title) -> int | None:
    """The colon, or the verb of saying, that ends the office in a headline: "Bupati Garut Minta …"."""
    behind = range(title.body, title.last + 1)
    return next((n for n in behind if tokens.low[n] in cast.lexicon.headlines or tokens.text[n] == ":"), None)


def _tell_speaker(cast: Cast, title: Title, role: str) -> None:
    """Gives the office that speaks in the headline to the only person whom the text leaves without one, and who speaks there."""
    opening = cast.opening(title)
    if title.former or any(cast.opening(own) == opening for member in cast.members for own in member.titles):
        return
    plain = (member for member in cast.members if member.spans and not member.titles and member.person is None)
    unexplained = [member for member in plain if not cast.described(member)]
    if len(unexplained) == 1 and _speaks(cast, unexplained[0]):
        unexplained[0].headline = role


def _speaks(cast: Cast, member: Member) -> bool:
    """Whether a verb of saying stands beside one of the member's names."""
    low, speech = cast.tokens.low, cast.lexicon.speech
    return any(low[last] in speech or (first > 0 and low[first - 1] in speech) for first, last, _ in member.spans)
