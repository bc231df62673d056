"""More like this: articles about the same thing that are not carriers of the same story.

The words that an article is about are those of its headline, the names in it, and what its text repeats; how telling each word is among
all articles is for the engine's ranking to say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from extractor.article import Article
from search.asking import Desk
from search.engine import Query
from search.query_nodes import AtLeast, Is, Node, Not, Seq, all_of
from search.snippets import snippet
from search.terms import stems
from search.views import ArticleRow

_REPEATED: Final = 12
"""So many of the words that the text repeats most are asked for."""
_SHARE: Final = 4
"""One in so many of the words must be in an article that counts as similar."""


def similar(desk: Desk, article: Article, size: int) -> tuple[ArticleRow, ...]:
    """At most ``size`` articles, the most similar first, one of each story; none of the article's own story."""
    asked = tuple(dict.fromkeys(_telling(article)))
    if not asked:
        return ()
    alike = AtLeast(max(2, len(asked) // _SHARE), asked) if len(asked) > 1 else asked[0]
    own: tuple[Node, ...] = (Not(Is("article", (article.id,))), *((Not(Is("story", (article.story,))),) if article.story else ()))
    hits = desk.engine.find(Query("article", all_of(alike, *own), size=size, grouped=True)).hits
    found = {one.id: one for one in desk.store.articles(hit.article for hit in hits)}
    rows = ((hit, found[hit.article]) for hit in hits if hit.article in found)
    return tuple(ArticleRow(n, hit.score, hit.carriers, snippet(one.text, alike), one) for n, (hit, one) in enumerate(rows, 1))


def _telling(article: Article) -> Iterator[Node]:
    for word in stems(article.title or ""):
        yield Seq((word,))
    yield from (Seq(words) for words in (stems(programme.name) for programme in article.programmes) if words)
    yield from (Seq(words, ("people", "text")) for words in (stems(official.name) for official in article.officials) if words)
    counts = Counter(word for word in stems(article.text) if not word[0].isdigit())
    yield from (Seq((word,)) for word, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_REPEATED] if n > 1)
