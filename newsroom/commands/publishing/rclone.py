"""Publish by rclone, to a host that cannot switch releases: what changed, in an order that readers bear."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from newsroom.commands.publishing.history import Relation
from newsroom.commands.publishing.ledger import (
    LEDGER,
    MARK,
    Ledger,
    NewerLedgerError,
    Plan,
    arrived,
    begun,
    differ,
    emptied,
    is_foreign_folder,
    is_own,
    merged,
    plan,
    rebuilt,
)
from newsroom.commands.publishing.publication import Publication, lost_archive, only_theirs, taken_down
from newsroom.commands.publishing.publisher import EMPTY_ARCHIVE, Outcome, PublishingError
from newsroom.commands.publishing.rclone_failures import RcloneError
from newsroom.commands.publishing.rclone_folder import COMPLETE, HALF_WAY, UNTOUCHED, TargetFolder
from newsroom.commands.publishing.rclone_remote import Remote
from newsroom.commands.publishing.regular import require_regular
from newsroom.engine import BuiltFile, Progress
from newsroom.model.hosting import HOST_FOLDER, RcloneTarget
from plugins.press.siblings import is_sibling

BATCH_FILES, BATCH_BYTES = 1000, 2**25
"""What is sent between two notes in the ledger: so much at most is sent again after a run is cut off."""
_SHOWN = 50
_HOST = f"{HOST_FOLDER}/"

Relate = Callable[[str, str], Relation]
"""Tells how the commit of the first release stands to that of the second."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found at the target; ``is_marked`` if the mark is there already."""

    ledger: Ledger
    is_marked: bool = True
    foreign: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class RclonePublisher:
    """Publishes into a folder that only files can be put into and taken from.

    ``take`` is needed for a first deployment into a folder that is not empty. ``clock`` gives seconds
    since 1970. Raises ``RcloneError`` and ``RemoteError``, whose texts are for the administrator.
    """

    stays = (
        "Nơi này không giữ các bản cũ nên không quay lại được. Muốn người đọc thấy lại như trước: hoàn tác"
        " commit (git revert) rồi chạy «make deploy»."
    )
    again = (
        f"Nếu trang ở máy chủ bị người khác sửa hoặc xóa: xóa tệp {LEDGER} ở đó rồi đăng lại; mọi trang được"
        " gửi lại, tệp lạ được kể tên để xóa tay."
    )

    def __init__(
        self,
        target: RcloneTarget,
        *,
        take: bool = False,
        relate: Relate | None = None,
        folder: TargetFolder | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._folder = folder or TargetFolder(target)
        self._target = target
        self._take = take
        self._relate = relate or (lambda here, there: Relation.NEWER)
        self._clock = clock

    def publish(self, publication: Publication, dry: bool, tell: Callable[[str], None]) -> Outcome:
        """Send what changed, then remove what went; if ``dry``, only tell what would be done."""
        try:
            return self._publish(publication, dry, tell)
        except RcloneError as error:
            raise PublishingError(f"{self._target}: lỗi: {error}") from error
        except KeyboardInterrupt as error:
            raise PublishingError(f"{self._target}: đã dừng theo yêu cầu. {self._folder.state}") from error

    def _publish(self, publication: Publication, dry: bool, tell: Callable[[str], None]) -> Outcome:
        began = time.monotonic()
        self._folder.state = UNTOUCHED
        remote = self._folder.remote()
        files = uploaded(publication)
        found = self._find(files)
        notes = [*found.notes, *self._refuse_older(publication.release, found.ledger.release)]
        if lost := lost_archive(found.ledger.digests, publication):
            raise RcloneError("", EMPTY_ARCHIVE.format(count=lost))
        doomed = self._doomed(found.ledger, publication, files)
        wanted = {path: file.digest for path, file in files.items()}
        planned = plan(found.ledger, wanted, doomed, publication.release, int(self._clock()))
        is_new = bool(planned.sent or planned.removed)
        if not is_new:
            notes.append(_NOTHING_NEW)
        if dry:
            _show(planned, tell)
        elif is_new:
            require_regular(publication.output, planned.sent)
            self._carry_out(publication, remote, found, planned)
        return Outcome(
            release=publication.release,
            sent=sum(not is_sibling(path) for path in planned.sent),
            sent_bytes=sum(files[path].size for path in planned.sent),
            removed=sum(not is_sibling(path) for path in planned.removed),
            waiting=len(planned.ledger.stale),
            seconds=time.monotonic() - began,
            foreign=found.foreign,
            notes=tuple(notes),
            switched=is_new and not dry,
            changed=planned.pages + planned.home,
        )

    def go_back(self) -> str | None:
        """Give ``None``: such a host keeps no former release."""
        return None

    def _find(self, files: Mapping[str, BuiltFile]) -> Found:
        """Find out what lies at the target; refuse a folder that is not empty and has no mark of ours."""
        try:
            seen = self._folder.look()
        except NewerLedgerError as error:
            raise RcloneError("", _NEWER.format(state=UNTOUCHED)) from error
        if seen.ledger is not None:
            return Found(seen.ledger)
        names = self._folder.names()
        others = [name for name in names if not is_own(name)]
        if not others and not seen.damaged:
            return Found(Ledger(), is_marked=False)
        is_ours = seen.damaged or len(others) < len(names)
        if not is_ours and not self._take:
            shown = ", ".join(others[:5]) + (" …" if len(others) > 5 else "")
            raise RcloneError("", _NOT_EMPTY.format(count=len(others), names=shown))
        wanted = {path: (file.size, file.digest) for path, file in files.items()}
        ledger, foreign = rebuilt(self._folder.sizes(), wanted)
        note = _REBUILT if is_ours else _TAKEN
        return Found(ledger, MARK in names, tuple(foreign), (note,))

    def _refuse_older(self, here: str, there: str) -> list[str]:
        """Refuse a commit that is older than that of the target, or apart; note where nobody can tell."""
        relation = self._relate(here, there) if there else Relation.NEWER
        refusal = {Relation.OLDER: _OLDER, Relation.APART: _APART}.get(relation)
        if refusal:
            raise RcloneError("", refusal.format(here=here, there=there))
        return [_UNSURE.format(there=there)] if relation is Relation.UNKNOWN else []

    def _doomed(self, ledger: Ledger, publication: Publication, files: Mapping[str, BuiltFile]) -> list[str]:
        """List the photos that only what is now taken down showed, by the pages that are there still."""
        found = differ(ledger, {path: file.digest for path, file in files.items()})
        changed = {*found.pages, *found.removed}
        down = [path for path in taken_down(list(ledger.digests), publication) if path in changed]
        if not down or not found.stale:
            return []
        return only_theirs(self._folder.read(down), found.stale)

    def _carry_out(self, publication: Publication, remote: Remote, found: Found, planned: Plan) -> None:
        run = secrets.token_hex(8)
        if found.ledger.unknown or not found.is_marked:
            self._folder.sweep(found.ledger.unknown)
        ledger = begun(found.ledger, planned, run)
        self._folder.write(ledger, "" if found.is_marked else _MARK_TEXT.format(name=publication.site.name))
        arriving = self._send(publication, remote, planned, ledger)
        for _ in Progress().track("Tải lên", arriving, len(planned.sent)):
            pass
        self._folder.state = HALF_WAY
        self._folder.delete(planned.removed)
        if remote.has_folders:
            self._folder.remove_empty(emptied(planned.removed, planned.ledger.digests))
        self._folder.state = COMPLETE
        self._finish(replace(planned.ledger, run=run))

    def _send(self, publication: Publication, remote: Remote, planned: Plan, ledger: Ledger) -> Iterator[str]:
        """Send files named by content first, then pages, the home page last; note each batch."""
        for group in (planned.hashed, planned.pages, planned.home):
            if group and group is not planned.hashed:
                self._folder.state = HALF_WAY
            for batch in batches(group, publication.files):
                yield from self._folder.send(publication.output, batch, with_headers=remote.keeps_headers)
                ledger = arrived(ledger, batch, planned)
                if len(planned.sent) > BATCH_FILES or len(batch) < len(group):
                    self._folder.write(ledger)

    def _finish(self, ledger: Ledger) -> None:
        """Write the ledger that knows all, unless another run wrote one meanwhile."""
        theirs = self._folder.look().ledger
        if theirs is not None and theirs.run != ledger.run:
            self._folder.write(merged(ledger, theirs))
            raise RcloneError("", _TWO_AT_ONCE)
        self._folder.write(ledger)


def uploaded(publication: Publication) -> dict[str, BuiltFile]:
    """Choose the files that are sent: not the server's own, nor where others keep theirs."""
    files = publication.files.items()
    return {path: file for path, file in files if not path.startswith(_HOST) and not is_foreign_folder(path)}


def batches(paths: Sequence[str], files: Mapping[str, BuiltFile]) -> Iterator[list[str]]:
    """Split paths into batches that are not too many files nor too many bytes."""
    batch: list[str] = []
    size = 0
    for path in paths:
        if batch and (len(batch) >= BATCH_FILES or size + files[path].size > BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(path)
        size += files[path].size
    if batch:
        yield batch


def _show(planned: Plan, tell: Callable[[str], None]) -> None:
    for sign, paths in (("+", planned.sent), ("-", planned.removed)):
        for path in paths[:_SHOWN]:
            tell(f"{sign} {path}")
        if len(paths) > _SHOWN:
            tell(f"{sign} … và {len(paths) - _SHOWN} tệp nữa")


_MARK_TEXT = """\
Thư mục này chứa trang «{name}», do lệnh make deploy đăng lên.
Xin đừng xóa tệp này và tệp bloc-manifest.json.gz: hai tệp cho biết những gì do lệnh đó đăng.
Tệp khác để ở đây thì lệnh đó không đụng tới, chỉ nhắc là có.
"""
_NOTHING_NEW = "Không có gì mới: máy chủ đang có đúng bản này."
_NEWER = (
    "bảng kê ở máy chủ do một bản mới hơn của chương trình ghi. Cập nhật chương trình rồi đăng lại. {state}"
)
_NOT_EMPTY = (
    "thư mục này đã có {count} mục ({names}) mà không có dấu của trang này: có thể là của trang khác. "
    "Chưa gửi gì lên. Kiểm tra lại dòng target của site.toml; nếu đúng là thư mục này, dọn trống nó, "
    "hoặc chạy make deploy TAKE=1 để đăng vào: tệp trùng tên bị ghi đè, các tệp khác để nguyên."
)
_REBUILT = (
    "Không đọc được bảng kê ở máy chủ nên đã xem lại cả thư mục, gửi lại mọi trang và không xóa gì: "
    "trang của bài đã gỡ, nếu còn, nằm trong số tệp lạ và phải xóa tay."
)
_TAKEN = "Đã nhận thư mục có sẵn tệp: tệp trùng tên bị ghi đè, các tệp khác để nguyên."
_OLDER = (
    "máy chủ đang có bản mới hơn ({there}) bản định đăng ({here}), nên không đăng: bài sửa sau sẽ mất. "
    "Chạy git pull rồi đăng lại. Trang ở máy chủ chưa đổi gì."
)
_APART = (
    "bản đang có ở máy chủ ({there}) và bản định đăng ({here}) tách nhánh nhau, nên không đăng: bài của "
    "người khác sẽ mất. Chạy git pull rồi đăng lại; nếu cố ý, thêm FORCE=1. Trang ở máy chủ chưa đổi gì."
)
_UNSURE = (
    "Lịch sử git ở đây không đủ để biết bản đang có ở máy chủ ({there}) cũ hay mới hơn bản này, "
    "nên vẫn đăng như thường."
)
_TWO_AT_ONCE = (
    "có một lượt đăng khác chạy cùng lúc, trang ở máy chủ có thể lẫn hai bản. "
    "Đợi lượt kia xong rồi chạy lại make deploy: những gì hai lượt cùng đụng tới sẽ được gửi lại."
)
