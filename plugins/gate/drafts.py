"""Check that nothing of a draft, of an article that is not due or was withdrawn, goes out with another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from newsroom.engine import Build, Check, Scope
from newsroom.model.content import name_from
from newsroom.model.problem import Problem, warning
from newsroom.model.records import Article, Record, all_recordings
from plugins.gate.entries import article_folder


def check_drafts(
    records: Iterable[Record], drafts: Mapping[str, str], withdrawn: Collection[str] = ()
) -> Iterator[Problem]:
    """Report photos, videos, recordings and files that go out with a record but lie in the folder of another.

    ``drafts`` names by their folders the articles that are not public, of which those are ``withdrawn``.
    """
    for record in records:
        for kind, target, line in _uses(record):
            draft = drafts.get(article_folder(target))
            if draft is not None and draft != record.path:
                name = name_from(draft, target)
                code = "of-withdrawn" if draft in withdrawn else "of-draft"
                yield Problem.of(record.path, line, code, kind=kind, target=name, other=draft)


def _uses(record: Record) -> Iterator[tuple[str, str, int]]:
    """List what a record takes from the content folder: its kind, its path and the line."""
    for figure in record.figures:
        yield "ảnh", figure.src, figure.line
    if isinstance(record, Article) and record.cover:
        yield "ảnh", record.cover, record.line("cover")
    for video in record.videos:
        if not video.host:
            yield "video", video.key, video.line
    for recording in all_recordings(record):
        yield "bản ghi âm", recording.key, recording.line
    for link in record.files:
        yield "tệp", link.target, link.line


def _find(build: Build, _: Sequence[Record]) -> Iterator[Problem]:
    """Check what is taken from the folders of drafts. They are few, so all are looked at."""
    paths = build.queries.manuscripts.drafts().union(build.queries.records.hidden())
    drafts = {folder: path for path in sorted(paths) if (folder := article_folder(path))}
    using = {path for folder in drafts for path in build.queries.links.takers(folder)}
    records = (build.edition.record(path) for path in sorted(using.difference(drafts.values())))
    withdrawn = set(filter(build.queries.records.is_withdrawn, drafts.values())) if using else set()
    return check_drafts([record for record in records if record], drafts, withdrawn)


DRAFTS = Check(
    name="gate.drafts",
    scope=Scope.ALWAYS,
    find=_find,
    wordings={
        "of-draft": warning(
            "{kind} «{target:whole}» thuộc bài chưa đăng {other:whole} nhưng sẽ được đăng cùng bài này",
            "Chép {kind} vào thư mục của bài này rồi sửa tên trong bài, hoặc bỏ đi nếu chưa được đăng",
        ),
        "of-withdrawn": warning(
            "{kind} «{target:whole}» thuộc bài đã gỡ {other:whole} nhưng sẽ được đăng cùng bài này",
            "Bỏ đi nếu không được đăng nữa; nếu vẫn dùng thì chép {kind} vào thư mục của bài này rồi sửa tên",
        ),
    },
)
