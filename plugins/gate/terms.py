"""Check the headings under which articles are listed: categories, topics, authors."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from newsroom.engine import AUTHOR, TOPIC, Build, Check, Edition, KeptAddresses, Scope
from newsroom.model.content import SITE_FILE
from newsroom.model.problem import Problem, warning
from newsroom.model.records import Record
from newsroom.model.site import Term
from newsroom.vietnamese.slugs import slug
from plugins.gate.archive import is_no_folder


def check_categories(edition: Edition) -> Iterator[Problem]:
    """Report categories without any article."""
    for category in edition.site.categories:
        if not edition.by_category(category.slug):
            yield Problem.of(SITE_FILE, category.line, "empty-category", name=category.name)


def check_spellings(
    edition: Edition, kept: Mapping[str, Mapping[str, str]] = MappingProxyType({})
) -> Iterator[Problem]:
    """Report topics and authors that differ in diacritics only, likely one, perhaps two.

    Those that are all ``kept`` (``KeptAddresses``) were said to be two.
    Told is the newest article of the spelling that deviates: the rarest, of equal ones the one used last.
    """
    for kind, key, listed in (("chủ đề", "tags", TOPIC), ("tác giả", "author", AUTHOR)):
        terms = edition.terms(listed)
        alike: dict[str, list[str]] = {}
        for term in terms:
            alike.setdefault(slug(terms[term].name) or term, []).append(term)
        for group in alike.values():
            known = kept.get(listed.name, {})
            if len(group) > 1 and not known.keys() >= set(group):
                names = ", ".join(f"«{terms[term].name}»" for term in group)
                lists = [edition.list_of(listed, term) for term in group]
                article = max(lists, key=lambda found: (-len(found), found[-1].rank))[0]
                line = article.line(key) if article.line(key) > 1 else article.line("authors")
                told = "; ".join(line_to_keep(terms[term]) for term in group if term not in known)
                values = {"kind": kind, "names": names, "table": listed.folder, "lines": told}
                yield Problem.of(article.path, line, "spellings", **values)


def line_to_keep(term: Term, slug: str = "") -> str:
    """Write the line of ``dia-chi.toml`` by which a name keeps its address, or another one."""
    return f'{json.dumps(term.name, ensure_ascii=False)} = "{slug or term.slug}"'


def _find_empty(build: Build, _: Sequence[Record]) -> Iterable[Problem]:
    """Check the categories, if all articles could be read, and are not missing as a whole."""
    is_lost = is_no_folder(build.scan) or (build.scan.lost and not build.site.no_articles)
    return () if is_lost or build.queries.manuscripts.unread() else check_categories(build.edition)


def _find_alike(build: Build, _: Sequence[Record]) -> Iterable[Problem]:
    """Check topics and authors, if the catalogue has any two that are alike."""
    alike = build.queries.terms.have_equal_ones()
    return check_spellings(build.edition, build.get(KeptAddresses).slugs) if alike else ()


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
            "{kind} chỉ khác nhau ở dấu: {names:whole}",
            "Nếu là một thì thống nhất cách viết; nếu không phải một thì ghi vào dia-chi.toml, mục"
            " [{table:whole}], mỗi tên một dòng, để địa chỉ không đổi (trang đã đăng với địa chỉ khác thì"
            " ghi địa chỉ đã đăng): {lines:whole}",
        ),
    },
)
