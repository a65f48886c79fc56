"""Know which document replaces which, among those that are shown."""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.engine.queries import Queries
from newsroom.engine.stored_records import StoredRecords
from newsroom.model.documents import Replaced, number_key
from newsroom.model.records import Article, issue_day
from newsroom.vietnamese.comparing import comparable


class StoredSuccession:
    """The older and newer editions of documents, each looked for once."""

    def __init__(self, queries: Queries, records: StoredRecords) -> None:
        self._links, self._records = queries.links, records
        self._older: dict[str, tuple[tuple[Replaced, Article | None], ...]] = {}
        self._newer: dict[str, tuple[Article, ...]] = {}

    def older(self, article: Article) -> tuple[tuple[Replaced, Article | None], ...]:
        """List what a document says that it replaces; ``None`` where that is not shown."""
        if article.url not in self._older:
            olds = article.document.replaces if article.document else ()
            self._older[article.url] = tuple((old, self._meant(article, old)) for old in olds)
        return self._older[article.url]

    def newer(self, article: Article) -> tuple[Article, ...]:
        """List the documents that replace one, the oldest first."""
        if article.url not in self._newer:
            found = {one.url: one for one in self._asking(article) if one.url != article.url}
            meant = [
                one
                for one in found.values()
                if any(old and old.url == article.url for _, old in self.older(one))
            ]
            self._newer[article.url] = tuple(sorted(meant, key=lambda one: one.rank))
        return self._newer[article.url]

    def _asking(self, article: Article) -> Iterator[Article]:
        """Give those that may mean this one."""
        asked = [("replaces", article.url.rstrip("/"))]
        if article.document and article.document.number:
            asked.append(("replaces-number", number_key(article.document.number)))
        for kind, target in asked:
            yield from self._shown(kind, target)

    def _shown(self, kind: str, target: str) -> Iterator[Article]:
        for url in self._links.shown_sources(kind, target):
            if (found := self._records.article(url)) is not None:
                yield found

    def _meant(self, article: Article, old: Replaced) -> Article | None:
        """Choose the article that is meant: of one number the newest before, of the same issuer if any is."""
        if old.place:
            return self._records.article(f"{old.place}/")
        found = [
            one
            for one in self._shown("number", number_key(old.written))
            if one.url != article.url and issue_day(one) <= issue_day(article)
        ]
        return max(
            found, key=lambda one: (_issuer(one) == _issuer(article), issue_day(one), one.rank), default=None
        )


def _issuer(article: Article) -> str:
    return comparable(article.document.issuer) if article.document else ""
