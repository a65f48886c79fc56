"""Publish the site: check the budgets, bring it to the host, look at it, and go back if it is not whole."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from newsroom.commands.publishing.budgets import require_fit
from newsroom.commands.publishing.history import Relation
from newsroom.commands.publishing.manifests import ManifestStore
from newsroom.commands.publishing.place import Place, SshPlace
from newsroom.commands.publishing.probe import Finding, is_answered, probe
from newsroom.commands.publishing.publication import Publication
from newsroom.commands.publishing.publisher import BY_MAKE, Publisher, PublishingError
from newsroom.commands.publishing.release import commit_of
from newsroom.commands.publishing.releases import ReleasePublisher
from newsroom.commands.publishing.sampling import hidden_of
from newsroom.commands.publishing.source import Source
from newsroom.commands.publishing.telling import findings_list, look_table, outcome_table
from newsroom.model.hosting import RcloneTarget, SshTarget, Target

REMEMBERED = "published"
"""The folder of the cache with the manifests of what was published."""

_NO_TARGET = {
    "pages": "Trang kiểu pages do CI đăng (.github/workflows); muốn tệp nén: «make zip».",
    "iis": "Chạy «make zip» rồi giải nén lên máy chủ IIS.",
}
_ANY_TARGET = (
    'Ghi target = "ssh://TÀI-KHOẢN@MÁY-CHỦ/THƯ-MỤC" hoặc "rclone:TÊN:THƯ-MỤC" vào mục [hosting] của'
    " site.toml, hoặc chạy «make zip»."
)


@dataclass(frozen=True, slots=True)
class Wish:
    """How to publish: see the options of ``python -m newsroom.commands.publishing deploy``.

    ``url`` is where the live site is asked, ``None`` for nowhere.
    """

    dry: bool = False
    force: bool = False
    scheduled: bool = False
    quiet_if_unchanged: bool = False
    url: str | None = None
    take: bool = False


def say(line: str) -> None:
    """Tell a line while work goes on; what the command is about goes to standard output."""
    print(line, file=sys.stderr, flush=True)


@contextmanager
def release_publisher(source: Source, wish: Wish) -> Iterator[ReleasePublisher]:
    """Log in to the server of releases, or take the folder ``source.local`` on this machine."""
    if source.local is not None:
        place, folder = Place(str(source.local)), source.local / "manifests"
    else:
        target = source.target
        if not isinstance(target, SshTarget):
            raise PublishingError(no_target(source))
        place, folder = SshPlace(target), source.cache / REMEMBERED
    with place:
        yield ReleasePublisher(place, source.history, ManifestStore(folder), wish.force, wish.scheduled)


@contextmanager
def publisher_of(source: Source, target: Target | None, wish: Wish) -> Iterator[Publisher]:
    """Choose the way to publish by the target."""
    if source.local is None and isinstance(target, RcloneTarget):
        from newsroom.commands.publishing.rclone import RclonePublisher

        history = source.history

        def relate(_: str, there: str) -> Relation:
            return history.relation(commit_of(there)) if history.commit else Relation.NEWER

        yield RclonePublisher(target, take=wish.take, relate=None if wish.force else relate)
    else:
        with release_publisher(source, wish) as publisher:
            yield publisher


def no_target(source: Source) -> str:
    """Say why there is nothing to publish to, and what to do."""
    hosting = source.site.hosting
    if hosting is None:
        return f"site.toml: lỗi: chưa có mục [hosting]: chưa biết đăng lên đâu. {_ANY_TARGET}"
    if isinstance(hosting.target, RcloneTarget):
        return (
            f"{hosting.target}: lỗi: nơi này không giữ các bản cũ. Muốn quay lại: hoàn tác commit (git"
            f" revert) rồi chạy «{BY_MAKE.publish}»."
        )
    return f"site.toml: lỗi: mục [hosting] không có target. {_NO_TARGET.get(hosting.kind, _ANY_TARGET)}"


def deploy(source: Source, wish: Wish) -> int:
    """Publish what the last build left; give the exit status."""
    with source.publication(say) as publication:
        require_fit(publication, "Chưa gửi gì, trang đang hiện không đổi.")
        if publication.site.base:
            say(
                f"Lưu ý: trang nằm ở {publication.site.base}/, máy tìm kiếm chỉ đọc robots.txt ở gốc tên"
                " miền: chép nội dung tệp robots.txt của trang vào tệp ở đó."
            )
        with publisher_of(source, source.target, wish) as publisher:
            return _publish(publisher, publication, wish, hidden_of(source.content, publication.files))


def look_at(source: Source, url: str) -> int:
    """Look at the live site at ``url``, where the last build should be; give the exit status."""
    if not url.startswith(("http://", "https://")):
        raise PublishingError(
            f"URL: lỗi: «{url}» không phải địa chỉ web. Ghi url trong site.toml, hoặc chạy make probe URL=https://…"
        )
    with source.publication(say) as publication:
        findings = probe(publication, url, hidden_of(source.content, publication.files))
    print(look_table(findings))
    return 0 if all(finding.ok for finding in findings) else 1


def _publish(publisher: Publisher, publication: Publication, wish: Wish, hidden: Sequence[str] = ()) -> int:
    url = None if wish.dry else wish.url
    was_answered = url is not None and is_answered(url)
    outcome = publisher.publish(publication, wish.dry, print if wish.dry else say)
    if wish.quiet_if_unchanged and not outcome.switched and not wish.dry:
        print(*outcome.notes, sep="\n")
        return 0
    findings = None
    if url and not outcome.held:
        findings = probe(publication, url, hidden, outcome.changed)
        if outcome.switched and not was_answered and not is_answered(url):
            findings = [_of_nobody(finding) for finding in findings]
    print(outcome_table(outcome, wish.dry, findings))
    return _judge(publisher, findings or [], outcome.switched)


def _of_nobody(finding: Finding) -> Finding:
    """Blame no release for a host that did not answer before it either: going back would mend nothing."""
    told = f"{finding.found}; trước khi đăng cũng vậy, nên bản mới vẫn để nguyên"
    return replace(finding, of_release=False, found=told)


def _judge(publisher: Publisher, findings: list[Finding], switched: bool) -> int:
    """Go back if the release is to blame for what was found; give the exit status."""
    wrong = findings_list(findings)
    if wrong:
        print(f"\nXem lại trang thấy:\n{wrong}", flush=True)
    if all(finding.ok or not finding.of_release for finding in findings):
        return 0
    if not switched:
        say(f"Trang đang hiện không đúng như bản này. Sửa điều nêu trên rồi chạy lại. {publisher.again}")
    elif name := publisher.go_back():
        say(f"Bản vừa đăng không hiện đúng: đã quay lại bản {name}. Sửa điều nêu trên rồi chạy lại.")
    else:
        say(f"Bản vừa đăng không hiện đúng. {publisher.stays}\nSửa điều nêu trên rồi chạy lại.")
    return 1
