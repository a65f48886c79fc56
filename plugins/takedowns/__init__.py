"""READ: ``da-go.toml`` → the articles that were taken down and deleted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pelican.plugins import signals

from newsroom.engine import REGISTRY, Build, Check, Generator, Scope, Takedowns
from newsroom.model.content import TAKEDOWN_FILE
from newsroom.model.problem import Problem
from newsroom.model.records import Article, Record
from plugins.takedowns.problems import LIST, PUBLISHED
from plugins.takedowns.takedowns import check_published, parse


class TakedownGenerator(Generator):
    """Reads the list; a build never writes it."""

    def run(self) -> Takedowns:
        file = self.content / TAKEDOWN_FILE
        if file.is_symlink() or not file.is_file():
            return Takedowns()
        listed, problems = parse(file.read_bytes())
        self.build.report(*problems)
        return Takedowns(listed)


def _find(build: Build, _: Sequence[Record]) -> Iterator[Problem]:
    """Check the list against the articles that are there."""

    def article_at(url: str) -> Article | None:
        record = build.edition.record(f"articles/{url}index.md")
        return record if isinstance(record, Article) else None

    return check_published(build.get(Takedowns).listed, article_at)


CHECK = Check(name="takedowns.published", scope=Scope.ALWAYS, wordings=PUBLISHED, find=_find)


def get_generators(_: object) -> type[Generator]:
    return TakedownGenerator


def register() -> None:
    REGISTRY.register(__name__, LIST, CHECK)
    signals.get_generators.connect(get_generators)
