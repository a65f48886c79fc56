"""Tell which signs drawn covers leave out, so that nothing goes without a word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from newsroom.engine import Build, Check, Reshared, Scope
from newsroom.model.content import SITE_FILE
from newsroom.model.problem import Problem, warning
from newsroom.model.records import Article, Record, cover_figure, published
from newsroom.model.site import Site
from plugins.photos.drawn_covers import left_out


def check_titles(records: Iterable[Record], has_own: Callable[[Article], bool]) -> Iterator[Problem]:
    """Warn of titles with signs that no font has, where the title is drawn for want of a photo.

    ``has_own`` tells whether an article has a share picture of its own.
    """
    for record in records:
        if not isinstance(record, Article) or cover_figure(record) is not None or not has_own(record):
            continue
        if signs := left_out(record.title):
            yield Problem.of(record.path, record.line("title"), "cover-signs", signs=" ".join(signs))


def check_names(site: Site) -> Iterator[Problem]:
    """Warn of signs that no font has in what every drawn cover says."""
    names = [(site.name, site.name_line), *((one.name, one.line) for one in site.categories)]
    for name, line in names:
        if signs := left_out(name):
            yield Problem.of(SITE_FILE, line, "cover-name-signs", name=name, signs=" ".join(signs))


def _find_in_titles(build: Build, records: Sequence[Record]) -> Iterator[Problem]:
    if build.edition.draws_covers:
        yield from check_titles(published(records, build.now, build.preview), build.edition.has_share_picture)


def _reshared(build: Build) -> Iterator[str]:
    """Name the records that got or lost a share picture of their own because others came or went."""
    return (f"articles/{url}index.md" for url in build.get(Reshared).urls)


def _find_in_names(build: Build, _: Sequence[Record]) -> Iterator[Problem]:
    return check_names(build.site) if build.edition.draws_covers else iter(())


TITLES = Check(
    name="photos.cover-titles",
    scope=Scope.RECORDS,
    find=_find_in_titles,
    also=_reshared,
    wordings={
        "cover-signs": warning(
            "phông chữ vẽ ảnh chia sẻ không có ký tự «{signs}» nên ảnh vẽ từ tiêu đề thiếu chỗ này",
            "Thêm ảnh vào bài hoặc viết tiêu đề cách khác, nếu muốn ảnh chia sẻ đủ chữ; trên trang vẫn đủ",
        ),
    },
)

NAMES = Check(
    name="photos.cover-names",
    scope=Scope.ALWAYS,
    find=_find_in_names,
    wordings={
        "cover-name-signs": warning(
            "phông chữ vẽ ảnh chia sẻ không có ký tự «{signs}» nên ảnh vẽ có tên «{name}» thiếu chỗ này",
            "Viết tên cách khác, nếu muốn ảnh chia sẻ đủ chữ; trên trang vẫn đủ",
        ),
    },
)
