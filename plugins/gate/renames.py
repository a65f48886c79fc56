"""Check whether the folder of an article got another name, so that its address is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newsroom.engine import Build, Check, Index, Scope
from newsroom.model.problem import Problem, warning
from newsroom.model.records import Record


def check_renames(renamed: Mapping[str, str]) -> Iterator[Problem]:
    """Report articles that were elsewhere at the last build; ``renamed`` has their addresses by path."""
    for path, url in sorted(renamed.items()):
        yield Problem.of(path, 0, "renamed-folder", url=url)


def _find(build: Build, _: Sequence[Record]) -> Iterator[Problem]:
    """Tell what the last build knew of: once, and not in a build from nothing."""
    return check_renames(build.get(Index).renamed)


RENAMES = Check(
    name="gate.renames",
    scope=Scope.ALWAYS,
    find=_find,
    wordings={
        "renamed-folder": warning(
            "bài này trước ở /{url:whole}, địa chỉ ấy sẽ không còn",
            "Trả lại tên thư mục cũ, hoặc thêm dòng «Old_URL: /{url:whole}» vào phần đầu",
        ),
    },
)
