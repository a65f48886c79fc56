"""List the releases of a server, and show one of before."""

from __future__ import annotations

from newsroom.commands.publishing.deploy import Wish, release_publisher, say
from newsroom.commands.publishing.publisher import BY_MAKE, Commands, PublishingError
from newsroom.commands.publishing.release import Release, State
from newsroom.commands.publishing.releases import ReleasePublisher
from newsroom.commands.publishing.source import Source
from newsroom.commands.publishing.telling import pages_list, releases_table, when


def list_releases(source: Source) -> int:
    """Print the releases that the server keeps."""
    with release_publisher(source, Wish()) as publisher:
        state = publisher.state()
    if not state.releases:
        print(f"Máy chủ chưa có bản nào. Chạy «{publisher.commands.publish}» để đăng bản đầu.")
        return 0
    print(releases_table(state))
    if state.held:
        print(f"Lần đăng theo giờ đang dừng, vì đã quay lại từ {state.held[:8]}.")
    return 0


def roll_back(source: Source, wanted: str, force: bool) -> int:
    """Show the release ``wanted``, or the one before; not one in which a taken-down article stands."""
    with release_publisher(source, Wish()) as publisher:
        state = publisher.state()
        release = chosen(state, wanted, publisher.commands)
        if not force:
            _refuse_returning(source, publisher, state, release)
        publisher.show(state, release)
        notes = publisher.web_server(release)
    print(
        f"Đang hiện bản {release.name} (đăng lúc {when(release.time)}). Lần đăng theo giờ dừng cho tới khi có"
        f" commit mới hơn hoặc có người chạy «{publisher.commands.publish}»."
    )
    for note in notes:
        print(f"Lưu ý: {note}")
    return 0


def chosen(state: State, wanted: str, commands: Commands = BY_MAKE) -> Release:
    """Find the release that is meant; raise ``PublishingError`` if there is none, or several."""
    if not wanted:
        if state.before is None:
            raise PublishingError(
                f"Không có bản nào trước bản đang hiện. Chạy «{commands.releases}» để xem các bản còn giữ."
            )
        return state.before
    found = [release for release in state.releases if release.name.startswith(wanted)]
    exact = [release for release in found if release.name == wanted]
    if len(exact or found) != 1:
        what = "không có bản nào" if not found else f"có {len(found)} bản"
        raise PublishingError(
            f"{commands.to}{wanted}: lỗi: {what} tên như vậy. Chạy «{commands.releases}» để xem tên các bản."
        )
    release = (exact or found)[0]
    if state.current and release.name == state.current.name:
        raise PublishingError(
            f"{commands.to}{wanted}: lỗi: bản này đang hiện. Chạy «{commands.releases}» để chọn bản khác."
        )
    return release


def _refuse_returning(source: Source, publisher: ReleasePublisher, state: State, release: Release) -> None:
    """Refuse a release that shows what was taken down since: by the last build here, or by what is shown.

    The build may be of an old clone, and what is shown may be older than the build: each knows of some.
    """
    with source.built(say) as built:
        found = publisher.returning(release, source.publication_of(built)) if built else []
    back = sorted({*found, *publisher.lost_since(release, state)})
    if back:
        commands = publisher.commands
        raise PublishingError(
            f"{release.name}: lỗi: bản này còn {len(back)} bài đã gỡ sau đó:\n{pages_list(back)}\n"
            f"Trang đang hiện không đổi. Chọn bản khác («{commands.rollback} {commands.to}TÊN»); nếu vẫn muốn"
            f" hiện lại các bài này, thêm {commands.force}."
        )
