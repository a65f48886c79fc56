"""Check that something links to the files for download in the folders of articles."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Sequence

from newsroom.engine import Build, Check, Scope
from newsroom.model.attachment import KINDS, suffix_of
from newsroom.model.problem import Problem, warning
from newsroom.model.records import Record
from plugins.gate.unused_photos import again, find_unused

_CODE = "unused-files"


def is_download(path: str) -> bool:
    """Tell whether a file is of a kind that readers may download."""
    return suffix_of(path) in KINDS


def other_forms(linked: Iterable[str]) -> set[str]:
    """Name the files that may be another form of one that is linked: the ``a.docx`` that made ``a.pdf``.

    Nobody forgot those.
    """
    stems = {posixpath.splitext(path)[0] for path in linked}
    return {f"{stem}{suffix}" for stem in stems for suffix in KINDS}


def _find(build: Build, _: Sequence[Record]) -> Iterator[Problem]:
    links = build.queries.links
    forms = other_forms(links.all_targets("file"))
    for problem in find_unused(build, "file", is_download, _CODE, "tệp", forms):
        if not any(map(is_download, links.targets(problem.path, "photo"))):  # else it is told that it is none
            yield problem


UNUSED_FILES = Check(
    name="gate.unused_files",
    scope=Scope.ENTRIES,
    find=_find,
    also=again,
    wordings={
        _CODE: warning(
            "có tệp không được dẫn tới nên không đăng: {names:whole}",
            "Thêm liên kết vào nội dung, ví dụ [Toàn văn]({first:whole}), hoặc xóa tệp",
        ),
    },
)
