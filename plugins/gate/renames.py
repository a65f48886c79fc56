"""Check whether an article, a topic or an author has another address than at the last build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from newsroom.engine import AUTHOR, TOPIC, Build, Check, Index, Scope
from newsroom.model.content import ADDRESS_FILE
from newsroom.model.problem import Problem, warning
from newsroom.model.records import Record
from newsroom.model.site import Term
from plugins.gate.terms import line_to_keep

_KINDS = {TOPIC.folder: "chủ đề", AUTHOR.folder: "tác giả"}


def check_renames(renamed: Mapping[str, str]) -> Iterator[Problem]:
    """Report articles that were elsewhere at the last build; ``renamed`` has their addresses by path."""
    for path, url in sorted(renamed.items()):
        yield Problem.of(path, 0, "renamed-folder", url=url)


def check_readdressed(readdressed: Iterable[tuple[Term, Term]]) -> Iterator[Problem]:
    """Report topics and authors that had another address: as they were, and as they are."""
    for old, term in readdressed:
        table, keep = term.url.partition("/")[0], line_to_keep(term, old.slug)
        values = {"kind": _KINDS[table], "name": term.name, "old": old.url, "url": term.url}
        yield Problem.of(ADDRESS_FILE, 0, "readdressed", **values, table=table, keep=keep)


def _find(build: Build, _: Sequence[Record]) -> Iterator[Problem]:
    """Tell what the last build knew of: once, and not in a build from nothing."""
    index = build.get(Index)
    yield from check_renames(index.renamed)
    yield from check_readdressed(index.readdressed)


RENAMES = Check(
    name="gate.renames",
    scope=Scope.ALWAYS,
    find=_find,
    wordings={
        "renamed-folder": warning(
            "bài này trước ở /{url:whole}, địa chỉ ấy sẽ không còn",
            "Trả lại tên thư mục cũ, hoặc thêm dòng «Old_URL: /{url:whole}» vào phần đầu",
        ),
        "readdressed": warning(
            "{kind} «{name:whole}» trước ở /{old:whole}, nay chuyển sang /{url:whole}",
            "Muốn giữ địa chỉ cũ thì ghi vào dia-chi.toml, mục [{table:whole}]: {keep:whole}",
        ),
    },
)
