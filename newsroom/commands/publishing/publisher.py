"""Say what every way of publishing does, and what it tells afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from newsroom.commands.publishing.publication import Publication


@dataclass(frozen=True, slots=True)
class Commands:
    """What is typed where one publishes, as messages name it.

    ``to`` stands before the name of a release, ``catch_up`` is what to do if a newer commit is shown.
    """

    publish: str
    rollback: str
    releases: str
    to: str
    force: str
    catch_up: str


BY_MAKE = Commands(
    "make deploy", "make rollback", "make releases", "TO=", "FORCE=1", "Chạy «git pull» rồi đăng lại"
)
ON_SERVER = Commands(
    "ops/bin/publish",
    "ops/bin/rollback",
    "ops/bin/releases",
    "",
    "--force",
    "Đẩy lên nhánh main có đủ các commit đó",
)


EMPTY_ARCHIVE = (
    "thư mục nội dung không có bài viết nào, trong khi trang đang hiện có {count} bài, nên không đăng. Kiểm"
    " tra đã lấy đủ thư mục articles chưa; nếu đúng là bỏ hết bài thì ghi từng bài vào da-go.toml, hoặc thêm"
    " dòng no_articles = true lên đầu site.toml. Trang đang hiện không đổi."
)
"""Why a publication without articles is refused."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What publishing did, or would do.

    ``sent_bytes`` is what went over the line if that is known, else the sizes of the files. ``waiting``
    files named by content are no longer used and kept for a while. ``foreign`` paths at the host are not
    ours and were left. ``switched`` is false if readers see what they saw before, ``held`` if
    that is a release of before because somebody went back to it. ``steps`` are what took
    how many seconds, ``changed`` the pages that readers see anew.
    """

    release: str
    sent: int
    sent_bytes: int
    removed: int
    waiting: int
    seconds: float
    foreign: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    switched: bool = True
    steps: tuple[tuple[str, float], ...] = ()
    changed: tuple[str, ...] = ()
    held: bool = False


class Publisher(Protocol):
    """A way to publish.

    ``stays`` tells, after ``go_back`` gave no name, why and what to do, in whole sentences; ``again`` how all
    files are sent again to a host that has other ones than noted.
    """

    stays: str
    again: str

    def publish(self, publication: Publication, dry: bool, tell: Callable[[str], None]) -> Outcome:
        """Bring the host up to date; ``dry`` only says what would be done. ``tell`` takes lines meanwhile."""
        ...

    def go_back(self) -> str | None:
        """Go back to the release before; give its name, ``None`` if there is none."""
        ...


class PublishingError(Exception):
    """Publishing ended before the readers saw anything new.

    The text says what happened and what to do, in Vietnamese, as whole sentences.
    """
