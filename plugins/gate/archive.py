"""Check that an archive is not taken down by a folder that was not found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newsroom.engine import ALL, Build, Check, Scan, Scope, Takedowns
from newsroom.model.addresses import place_of
from newsroom.model.content import ARTICLES, SITE_FILE
from newsroom.model.gone import Takedown
from newsroom.model.problem import Problem, error, warning
from newsroom.model.records import Record


def check_archive(
    lost: Iterable[str], listed: Iterable[Takedown], no_articles: int, has_any: bool
) -> Iterator[Problem]:
    """Report an archive of which nothing is left, unless it is said that this is meant, or of each article.

    ``lost`` are the addresses of its articles; ``no_articles`` is the line that says so, 0 if none does.
    """
    told = {place for takedown in listed for place in takedown.places}
    missing = [url for url in lost if place_of(url) not in told]
    if missing and not no_articles:
        yield Problem.of(ARTICLES, 0, "empty-archive", count=len(missing))
    if no_articles and has_any:
        yield Problem.of(SITE_FILE, no_articles, "not-empty")


def _find(build: Build, _: Sequence[Record]) -> Iterator[Problem]:
    has_any = build.queries.entries.holds_any(ALL.of())
    listed = build.get(Takedowns).listed
    lost = () if is_no_folder(build.scan) else build.scan.lost
    return check_archive(lost, listed, build.site.no_articles, has_any)


def is_no_folder(scan: Scan) -> bool:
    """Tell whether instead of the folder of all articles there is a file or a link; its check tells."""
    is_file = scan.content.get(ARTICLES.encode()) is not None
    return is_file or any(entry.path == ARTICLES for entry in scan.entries)  # links are in each build


ARCHIVE = Check(
    name="gate.archive",
    scope=Scope.ALWAYS,
    find=_find,
    wordings={
        "empty-archive": error(
            "không thấy bài viết nào, trong khi bản dựng trước có {count} bài",
            "Kiểm tra đã lấy đủ thư mục articles chưa (submodule, sparse checkout, đường dẫn); nếu đúng là bỏ"
            " hết bài thì ghi từng bài vào da-go.toml, hoặc thêm dòng no_articles = true lên đầu site.toml",
        ),
        "not-empty": warning(
            "site.toml ghi là trang không có bài viết, trong khi trang có bài",
            "Xóa dòng này, để khi thư mục bài bị thiếu chương trình còn báo",
        ),
    },
)
