"""Check that the photos in the folders of articles are shown."""

from __future__ import annotations

import os
import posixpath
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from newsroom.engine import Build, Check, Files, Index, Scope, composed
from newsroom.model.content import ALBUM, is_photo
from newsroom.model.naming import INDEX
from newsroom.model.problem import UNREAD_PHOTO, Problem, warning
from newsroom.model.records import Record
from newsroom.vietnamese.comparing import fold
from plugins.gate.entries import article_folder

_NAMED = 10
"""How many unused photos of an article are named."""
_CODE = "unused-photos"


def check_photos(photos: Mapping[str, Iterable[str]], used: Collection[str]) -> Iterator[Problem]:
    """Report photos that nothing shows; ``photos`` are by article folder, ``used`` those that are shown."""
    for folder, found in photos.items():
        unused = sorted(photo.removeprefix(f"{folder}/") for photo in found if photo not in used)
        if unused:
            names = ", ".join(unused[:_NAMED])
            rest = f" và {len(unused) - _NAMED} ảnh khác" if len(unused) > _NAMED else ""
            yield Problem.of(f"{folder}/{INDEX}", 0, _CODE, names=names + rest)


def photos_of_articles(paths: Iterable[str]) -> dict[str, list[str]]:
    """Give the photos among content paths by the article folder they lie in; all of an album are shown."""
    found: dict[str, list[str]] = {}
    for path in paths:
        folder = article_folder(path) if is_photo(path) else ""
        if folder and fold(path.removeprefix(f"{folder}/").partition("/")[0]) != ALBUM:
            found.setdefault(folder, []).append(path)
    return found


def _find(build: Build, _: Sequence[Record]) -> Iterator[Problem]:
    """Check the folders in which something changed, and those whose photos others came to show or no longer.

    Drafts, what was taken down and what could not be read are left alone, and what names a photo beside it
    that is not there or in a wrong form: of that others tell.
    """
    links = build.queries.links
    if build.scan.from_scratch:
        photos = photos_of_articles(entry.path for entry in build.scan.entries if entry.kind == "file")
        used = links.all_targets("photo")
    else:
        folders = _folders(build)
        photos = photos_of_articles(path for folder in sorted(folders) for path in _inside(build, folder))
        used = {photo for found in photos.values() for photo in found if links.sources("photo", photo)}
    used |= {*(banner.image for banner in build.site.banners), *build.site.brand.files.values()}
    drafts = build.queries.manuscripts.drafts()
    there, told = Files(build.scan.content), _told(build)
    for problem in check_photos(photos, used):
        folder, manuscript = article_folder(problem.path), problem.path
        named = links.targets(manuscript, "photo")
        lacking = any(article_folder(photo) == folder and photo not in there for photo in named)
        known = build.queries.records.is_shown(manuscript) is not None
        if known and manuscript not in drafts and not lacking:
            rest = [photo for photo in photos[folder] if not _is_named(photo, told.get(manuscript, ()))]
            yield from check_photos({folder: rest}, used)


def _told(build: Build) -> dict[str, list[Problem]]:
    """Give what else is told of each manuscript, by its path."""
    found: dict[str, list[Problem]] = defaultdict(list)
    index = build.get(Index)
    standing = (problem for problem in index.kept_problems if problem.path not in index.readings)
    for problem in (*standing, *build.problems):
        if problem.code != _CODE:
            found[problem.path].append(problem)
    return found


def _is_named(photo: str, told: Iterable[Problem]) -> bool:
    """Tell whether what is told of a manuscript is of a photo: that it is not shown follows from it."""
    name = re.compile(rf"(?<![\w-]){re.escape(posixpath.basename(photo))}(?!\w)")
    values = [value for problem in told for value in problem.values]
    return any(value in UNREAD_PHOTO.items() or name.search(value[1]) for value in values)


def _folders(build: Build) -> set[str]:
    """Name the article folders in which something changed, or whose photos others show or show no longer."""
    touched = {article_folder(entry.path) for entry in build.scan.entries}
    return {*touched, *map(article_folder, build.scan.gone), *_others(build)} - {""}


def _inside(build: Build, folder: str) -> Iterator[str]:
    """List the files of an article folder."""
    for stored in build.scan.content.below(os.fsencode(f"{folder}/")):
        path = os.fsdecode(stored)
        if not path.endswith("/"):
            yield composed(path)


def _others(build: Build) -> Iterable[str]:
    """Name the article folders whose photos another article came to show, or shows no longer."""
    return set(map(article_folder, build.get(Index).photos_in_question)) - {""}


def _again(build: Build) -> Iterator[str]:
    """Name the manuscripts whose folders are judged again."""
    return (f"{folder}/{INDEX}" for folder in _folders(build))


UNUSED_PHOTOS = Check(
    name="gate.unused_photos",
    scope=Scope.ENTRIES,
    find=_find,
    also=_again,
    wordings={
        _CODE: warning(
            "có ảnh không được dùng: {names:whole}",
            "Chèn vào bài bằng ![mô tả](tên-tệp), chuyển vào thư mục album để đăng cả bộ, hoặc xóa đi",
        ),
    },
)
