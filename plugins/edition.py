"""Hold what one build publishes, in order, and answer what pages ask of it.

Pages ask by meaning (the newest of a category, the articles of a month); nothing here is
worse than linear in the number of articles, all questions together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import chain, count
from typing import TypeVar

from plugins.model import Article, Figure, Photo, Record, Site, StandingPage, Term
from plugins.vietnamese import collation, comparable, locale_date, slug, without_end_mark
from plugins.views import Crumb, Headline, Teaser

FALLBACK_SLUG = "ten-khac"
"""The address of a name without Latin letters and digits."""

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Edition:
    """The published articles, newest first, with their indexes (lists newest first too)."""

    site: Site
    now: datetime
    articles: tuple[Article, ...]
    pages: tuple[StandingPage, ...]
    photos: Mapping[str, Photo]
    by_category: Mapping[str, Sequence[Article]]
    by_topic: Mapping[str, Sequence[Article]]
    by_author: Mapping[str, Sequence[Article]]
    by_month: Mapping[tuple[int, int], Sequence[Article]]
    topics: Mapping[str, Term]
    authors: Mapping[str, Term]
    by_url: Mapping[str, Article] = field(default_factory=dict)

    @property
    def standing(self) -> tuple[Crumb, ...]:
        """The links to the standing pages, which every page shows."""
        return tuple(Crumb(page.title, page.url) for page in self.pages)

    def headline(self, article: Article) -> Headline:
        """Give what a plain list shows of an article."""
        return Headline(article.url, article.title, article.date, locale_date(article.date))

    def teaser(self, article: Article) -> Teaser:
        """Give what a list with leads and photos shows of an article."""
        photo, alt = self.cover(article)
        return Teaser(
            url=article.url,
            title=article.title,
            kicker=article.kicker.rstrip(": "),
            date=article.date,
            locale_date=locale_date(article.date),
            category=article.category,
            summary=without_end_mark(article.summary),
            photo=photo,
            alt=alt,
            photo_count=len(article.figures),
            preview=self.preview_note(article),
        )

    def cover(self, article: Article) -> tuple[Photo | None, str]:
        """Give the cover of an article and its alt text: ``Cover``, else the first photo."""
        figure = cover_figure(article)
        return (self.photos.get(figure.src), figure.alt) if figure else (None, "")

    def preview_note(self, article: Article) -> str:
        """Say why an article is not public yet: ``draft``, ``future`` or ``""``."""
        return hidden(article, self.now)

    def terms_of(self, article: Article) -> tuple[Term, ...]:
        """Give the topics of an article as links."""
        return tuple(self.topics[comparable(tag)] for tag in article.tags)

    def authors_of(self, article: Article) -> tuple[Term, ...]:
        """Give the authors of an article, each named as this article writes the name."""
        known = self.authors
        return tuple(replace(known[comparable(name)], name=name) for name in article.authors)


def cover_figure(article: Article) -> Figure | None:
    """Give the figure of the cover: ``Cover`` with the texts it has in the body, else the first."""
    figures = article.figures
    if not article.cover:
        return figures[0] if figures else None
    same = (figure for figure in figures if figure.src == article.cover)
    return next(same, Figure(article.cover, article.title))


def hidden(record: Record, now: datetime) -> str:
    """Say why a record is not public: ``draft``, ``future`` or ``""``."""
    if record.draft:
        return "draft"
    return "future" if isinstance(record, Article) and record.date > now else ""


def published(records: Iterable[R], now: datetime, preview: bool) -> list[R]:
    """Choose what a build shows: what is public, or everything in a preview."""
    return [record for record in records if preview or not hidden(record, now)]


def assemble(
    site: Site,
    articles: Iterable[Article],
    pages: Iterable[StandingPage],
    photos: Mapping[str, Photo],
    now: datetime,
    preview: bool = False,
) -> Edition:
    """Sort what is shown and build the indexes."""
    shown = sorted(published(articles, now, preview), key=lambda a: a.rank, reverse=True)
    by_topic = _index(shown, lambda a: map(comparable, a.tags))
    by_author = _index(shown, lambda a: map(comparable, a.authors))
    return Edition(
        site=site,
        now=now,
        articles=tuple(shown),
        pages=tuple(sorted(published(pages, now, preview), key=lambda page: page.url)),
        photos=photos,
        by_category=_index(shown, lambda a: [a.category.slug]),
        by_topic=by_topic,
        by_author=by_author,
        by_month=_index(shown, lambda a: [(int(a.url[:4]), int(a.url[5:7]))]),
        topics=_terms(by_topic, "chu-de", lambda a: a.tags),
        authors=_terms(by_author, "tac-gia", lambda a: a.authors),
        by_url={article.url: article for article in shown},
    )


K = TypeVar("K", str, tuple[int, int])


def _index(articles: Sequence[Article], keys: Callable[[Article], Iterable[K]]) -> dict[K, Sequence[Article]]:
    index: dict[K, list[Article]] = defaultdict(list)
    for article in articles:
        for key in keys(article):
            if not (index[key] and index[key][-1] is article):
                index[key].append(article)
    return dict(index)


def _terms(
    index: Mapping[str, Sequence[Article]],
    folder: str,
    spellings: Callable[[Article], Iterable[str]],
) -> dict[str, Term]:
    """Name each term by its commonest spelling, in dictionary order, each with an address of its own.

    Where two differ in diacritics only, the one that appeared first has the plain slug and
    keeps it; the next has ``-2``.
    """
    terms: dict[str, Term] = {}
    taken: set[str] = set()
    for key, articles in sorted(index.items(), key=lambda item: (item[1][-1].rank, item[0])):
        counted = Counter(name for a in articles for name in spellings(a) if comparable(name) == key)
        name = min(counted, key=lambda name: (-counted[name], collation(name)))
        plain = slug(name) or FALLBACK_SLUG
        numbered = (f"{plain}-{number}" for number in count(2))
        address = next(candidate for candidate in chain([plain], numbered) if candidate not in taken)
        taken.add(address)
        terms[key] = Term(name, address, f"{folder}/{address}/")
    return dict(sorted(terms.items(), key=lambda item: collation(item[1].name)))
