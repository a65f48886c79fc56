"""Check the headings under which articles are listed: categories, topics, authors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from newsroom.engine.build import Build
from newsroom.engine.checks import Check, Scope
from newsroom.engine.edition import Edition
from newsroom.engine.lists import ArticleList
from newsroom.model.content import SITE_FILE
from newsroom.model.problem import Problem, warning
from newsroom.model.records import Record
from newsroom.model.site import Term
from newsroom.vietnamese.slugs import slug


def check_categories(edition: Edition) -> Iterator[Problem]:
    """Report categories without any article."""
    for category in edition.site.categories:
        if category.slug not in edition.by_category:
            yield Problem.of(SITE_FILE, category.line, "empty-category", name=category.name)


def check_spellings(edition: Edition) -> Iterator[Problem]:
    """Report topics and authors that differ in diacritics only: likely one, perhaps two."""
    kinds: tuple[tuple[str, str, Mapping[str, Term], Mapping[str, ArticleList]], ...] = (
        ("chủ đề", "tags", edition.topics, edition.by_topic),
        ("tác giả", "author", edition.authors, edition.by_author),
    )
    for kind, key, terms, index in kinds:
        alike: dict[str, list[str]] = {}
        for term in terms:
            alike.setdefault(slug(terms[term].name) or term, []).append(term)
        for group in alike.values():
            if len(group) > 1:
                names = ", ".join(f"«{terms[term].name}»" for term in group)
                article = min((index[term][-1] for term in group), key=lambda article: article.path)
                line = article.line(key) if article.line(key) > 1 else article.line("authors")
                yield Problem.of(article.path, line, "spellings", kind=kind, names=names)


def _find_empty(build: Build, _: Sequence[Record]) -> Iterable[Problem]:
    """Check the categories, if all articles could be read."""
    return () if build.catalogue.one("SELECT 1 FROM unread") else check_categories(build.edition)


def _find_alike(build: Build, _: Sequence[Record]) -> Iterable[Problem]:
    """Check topics and authors, if the catalogue has any two that are alike."""
    alike = build.catalogue.one("SELECT 1 FROM terms GROUP BY plain HAVING COUNT(*) > 1")
    return check_spellings(build.edition) if alike else ()


CATEGORIES = Check(
    name="gate.categories",
    scope=Scope.ALWAYS,
    find=_find_empty,
    wordings={
        "empty-category": warning(
            "chuyên mục «{name:whole}» chưa có bài nào", "Đăng bài vào chuyên mục hoặc bỏ nó khỏi site.toml"
        ),
    },
)


SPELLINGS = Check(
    name="gate.spellings",
    scope=Scope.ALWAYS,
    find=_find_alike,
    wordings={
        "spellings": warning(
            "{kind} chỉ khác nhau ở dấu: {names:whole}", "Nếu là một thì thống nhất cách viết"
        ),
    },
)
