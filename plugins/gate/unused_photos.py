"""Check that the photos in the folders of articles are shown, and how that is found of other files."""

from __future__ import annotations

import os
import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from newsroom.engine import Build, Check, Files, Index, Scope, composed
from newsroom.model.content import ALBUM, is_photo
from newsroom.model.naming import INDEX
from newsroom.model.problem import UNREAD_PHOTO, Problem, warning
from newsroom.model.records import Record
from newsroom.vietnamese.comparing import fold
from plugins.gate.entries import article_folder

_NAMED = 10
"""How many unused files of an article are named."""
_CODE = "unused-photos"


def check_files(
    files: Mapping[str, Iterable[str]], used: Collection[str], code: str = _CODE, kind: str = "ảnh"
) -> Iterator[Problem]:
    """Report files of a kind that nothing shows, and how a link spells the first of them.

    ``files`` are by article folder, ``used`` those that are shown.
    """
    for folder, found in files.items():
        unused = sorted(file.removeprefix(f"{folder}/") for file in found if file not in used)
        if unused:
            names = ", ".join(unused[:_NAMED])
            rest = f" và {len(unused) - _NAMED} {kind} khác" if len(unused) > _NAMED else ""
            first = f"<{unused[0]}>" if re.search(r"[\s()]", unused[0]) else unused[0]
            yield Problem.of(f"{folder}/{INDEX}", 0, code, names=names + rest, first=first)


def files_of_articles(paths: Iterable[str], is_such: Callable[[str], bool]) -> dict[str, list[str]]:
    """Give such files among content paths by the article folder they lie in; all of an album are shown."""
    found: dict[str, list[str]] = {}
    for path in paths:
        folder = article_folder(path) if is_such(path) else ""
        if folder and fold(path.removeprefix(f"{folder}/").partition("/")[0]) != ALBUM:
            found.setdefault(folder, []).append(path)
    return found


def _find(build: Build, _: Sequence[Record]) -> Iterator[Problem]:
    used = {*(banner.image for banner in build.site.banners), *build.site.brand.files.values()}
    return find_unused(build, "photo", is_photo, _CODE, "ảnh", used)


def find_unused(
    build: Build, link: str, is_such: Callable[[str], bool], code: str, kind: str, used: Collection[str] = ()
) -> Iterator[Problem]:
    """Check the folders in which something changed, and those whose files others came to show or no longer.

    ``link`` is the kind of link that leads to such files. Drafts, what was taken down and what could not be
    read are left alone, and what names a file beside it that is not there or in a wrong form: of that others
    tell.
    """
    links = build.queries.links
    if build.scan.from_scratch:
        files = files_of_articles((one.path for one in build.scan.entries if one.kind == "file"), is_such)
        used = {*used, *links.all_targets(link)}
    else:
        paths = (path for folder in sorted(_folders(build)) for path in inside(build, folder))
        files = files_of_articles(paths, is_such)
        used = {*used, *(path for found in files.values() for path in found if links.sources(link, path))}
    drafts = build.queries.manuscripts.drafts()
    there, told = Files(build.scan.content), _told(build, code)
    for problem in check_files(files, used, code, kind):
        folder, manuscript = article_folder(problem.path), problem.path
        named = filter(is_such, links.targets(manuscript, link))
        lacking = any(article_folder(path) == folder and path not in there for path in named)
        known = build.queries.records.is_shown(manuscript) is not None
        if known and manuscript not in drafts and not lacking:
            rest = [path for path in files[folder] if not is_named(path, told.get(manuscript, ()))]
            yield from check_files({folder: rest}, used, code, kind)


def _told(build: Build, code: str) -> dict[str, list[Problem]]:
    """Give what else is told of each manuscript, by its path."""
    found: dict[str, list[Problem]] = defaultdict(list)
    index = build.get(Index)
    standing = (problem for problem in index.kept_problems if problem.path not in index.readings)
    for problem in (*standing, *build.problems):
        if problem.code != code:
            found[problem.path].append(problem)
    return found


def is_named(path: str, told: Iterable[Problem]) -> bool:
    """Tell whether what is told of a manuscript is of a file: that it is not shown follows from it."""
    name = re.compile(rf"(?<![\w-]){re.escape(posixpath.basename(path))}(?!\w)")
    unread = [*UNREAD_PHOTO.items()] if is_photo(path) else [("nearest", "Recording")]
    values = [value for problem in told for value in problem.values]
    return any(value in unread or name.search(value[1]) for value in values)


def _folders(build: Build) -> set[str]:
    """Name the article folders in which something changed, or whose files others show or show no longer."""
    touched = {article_folder(entry.path) for entry in build.scan.entries}
    return {*touched, *map(article_folder, build.scan.gone), *_others(build)} - {""}


def inside(build: Build, folder: str) -> Iterator[str]:
    """List the files of an article folder."""
    for stored in build.scan.content.below(os.fsencode(f"{folder}/")):
        path = os.fsdecode(stored)
        if not path.endswith("/"):
            yield composed(path)


def _others(build: Build) -> Iterable[str]:
    """Name the article folders whose files another article came to show, or shows no longer."""
    return set(map(article_folder, build.get(Index).photos_in_question)) - {""}


def again(build: Build) -> Iterator[str]:
    """Name the manuscripts whose folders are judged again."""
    return (f"{folder}/{INDEX}" for folder in _folders(build))


UNUSED_PHOTOS = Check(
    name="gate.unused_photos",
    scope=Scope.ENTRIES,
    find=_find,
    also=again,
    wordings={
        _CODE: warning(
            "có ảnh không được dùng: {names:whole}",
            "Chèn vào bài bằng ![mô tả](tên-tệp), chuyển vào thư mục album để đăng cả bộ, hoặc xóa đi",
        ),
    },
)
