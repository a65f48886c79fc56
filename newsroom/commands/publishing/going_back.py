"""List the releases of a server, and show one of before."""

from __future__ import annotations

from newsroom.commands.publishing.deploy import Wish, release_publisher, say
from newsroom.commands.publishing.publisher import PublishingError
from newsroom.commands.publishing.release import Release, State
from newsroom.commands.publishing.releases import ReleasePublisher
from newsroom.commands.publishing.source import Source
from newsroom.commands.publishing.telling import releases_table, when

NAMED = 10
"""How many articles a refusal names."""


def list_releases(source: Source) -> int:
    """Print the releases that the server keeps."""
    with release_publisher(source, Wish()) as publisher:
        state = publisher.state()
    if not state.releases:
        print("Máy chủ chưa có bản nào. Chạy «make deploy» để đăng bản đầu.")
        return 0
    print(releases_table(state))
    if state.held:
        print(f"Lần đăng theo giờ đang dừng, vì đã quay lại từ {state.held[:8]}.")
    return 0


def roll_back(source: Source, wanted: str, force: bool) -> int:
    """Show the release ``wanted``, or the one before; not one in which a taken-down article stands."""
    with release_publisher(source, Wish()) as publisher:
        state = publisher.state()
        release = chosen(state, wanted)
        if not force:
            _refuse_returning(source, publisher, state, release)
        publisher.show(state, release)
        notes = publisher.web_server(release)
    print(
        f"Đang hiện bản {release.name} (đăng lúc {when(release.time)}). Lần đăng theo giờ dừng cho tới khi có"
        " commit mới hơn hoặc có người chạy «make deploy»."
    )
    for note in notes:
        print(f"Lưu ý: {note}")
    return 0


def chosen(state: State, wanted: str) -> Release:
    """Find the release that is meant; raise ``PublishingError`` if there is none, or several."""
    if not wanted:
        if state.before is None:
            raise PublishingError(
                "Không có bản nào trước bản đang hiện. Chạy «make releases» để xem các bản còn giữ."
            )
        return state.before
    found = [release for release in state.releases if release.name.startswith(wanted)]
    exact = [release for release in found if release.name == wanted]
    if len(exact or found) != 1:
        what = "không có bản nào" if not found else f"có {len(found)} bản"
        raise PublishingError(
            f"TO={wanted}: lỗi: {what} tên như vậy. Chạy «make releases» để xem tên các bản."
        )
    release = (exact or found)[0]
    if state.current and release.name == state.current.name:
        raise PublishingError(f"TO={wanted}: lỗi: bản này đang hiện. Chạy «make releases» để chọn bản khác.")
    return release


def _refuse_returning(source: Source, publisher: ReleasePublisher, state: State, release: Release) -> None:
    """Refuse a release that shows what was taken down since: by the last build here, or by what is shown.

    The build may be of an old clone, and what is shown may be older than the build: each knows of some.
    """
    with source.built(say) as built:
        found = publisher.returning(release, source.publication_of(built)) if built else []
    back = sorted({*found, *publisher.lost_since(release, state)})
    if back:
        names = [f"  /{page.removesuffix('index.html')}" for page in back[:NAMED]]
        more = [f"  … và {len(back) - NAMED} bài nữa"] if len(back) > NAMED else []
        raise PublishingError(
            "\n".join(
                [
                    f"{release.name}: lỗi: bản này còn {len(back)} bài đã gỡ sau đó:",
                    *names,
                    *more,
                    "Trang đang hiện không đổi. Chọn bản khác (TO=…); nếu vẫn muốn hiện lại các bài này,"
                    " thêm FORCE=1.",
                ]
            )
        )
