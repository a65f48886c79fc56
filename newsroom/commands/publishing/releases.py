"""Publish to a server of one's own: releases of hard links, one pool of files named by content, one rename.

``docs/adr/020`` has the scheme; ``upload.py`` does the work, ``server.sh`` what happens over there.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime

from newsroom.commands.publishing.faults import INCOMPLETE, OVERTAKEN, HostError
from newsroom.commands.publishing.history import History, Relation
from newsroom.commands.publishing.manifests import ManifestStore, name_of
from newsroom.commands.publishing.place import Place
from newsroom.commands.publishing.publication import Publication, articles, lost_archive, notices
from newsroom.commands.publishing.publisher import EMPTY_ARCHIVE, Outcome, PublishingError
from newsroom.commands.publishing.regular import require_regular
from newsroom.commands.publishing.release import Release, State, read_state, unused_name
from newsroom.commands.publishing.room import require_room
from newsroom.commands.publishing.telling import pages_list
from newsroom.commands.publishing.upload import Upload, read_sums
from newsroom.engine import Progress
from newsroom.vietnamese.printing import VIETNAM
from plugins.press.siblings import is_sibling

ATTEMPTS = 5
"""How often it is begun again when somebody else published meanwhile."""

WEB_PATIENCE = 10
"""Seconds that whoever reloads the web server gets to say that it is done."""

Tell = Callable[[str], None]

_AGAIN = {
    OVERTAKEN: "Có người vừa đăng cùng lúc; làm lại trên bản mới đó.",
    INCOMPLETE: "Máy chủ không còn đúng như đã ghi nhận; so sánh lại mọi tệp.",
}
_HELD = (
    "Trang đang hiện một bản cũ do «{0.rollback}»: lần đăng theo giờ không đăng gì cho tới khi có commit mới"
    " hơn hoặc có người chạy «{0.publish}»."
)
_LATE = (
    "nginx chưa nạp bảng địa chỉ của bản này, nên địa chỉ cũ và bài đã gỡ có thể chưa đúng. Xem trên máy chủ:"
    " systemctl status bantin-nginx"
)
_SAME = "Không có gì mới để đăng."


class ReleasePublisher:
    """Publishes releases into a ``Place``, which is open.

    ``force`` compares all files and minds no older commit; ``scheduled`` publishes nothing after a
    rollback before there is a newer commit.
    """

    def __init__(
        self,
        place: Place,
        history: History,
        store: ManifestStore,
        force: bool = False,
        scheduled: bool = False,
    ) -> None:
        self._place, self._history, self._store = place, history, store
        self._force, self._scheduled = force, scheduled
        self._progress = Progress()
        self._published: Publication | None = None
        self.commands = place.commands
        self.stays = ""
        self.again = f"Nếu tệp ở máy chủ hỏng hoặc thiếu: đăng lại, thêm {place.commands.force}."

    # What a publisher does

    def publish(self, publication: Publication, dry: bool, tell: Tell) -> Outcome:
        """Make a release and show it; begin again if somebody else published meanwhile."""
        began, thorough = time.monotonic(), self._force
        self._published = publication
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self._attempt(publication, dry, thorough, began, tell)
            except HostError as error:
                again = error.status == OVERTAKEN or (error.status == INCOMPLETE and not thorough)
                if not again or attempt == ATTEMPTS:
                    raise
                thorough = thorough or error.status == INCOMPLETE
                tell(_AGAIN[error.status])
        raise AssertionError("the last attempt returns or raises")

    def _attempt(
        self, publication: Publication, dry: bool, thorough: bool, began: float, tell: Tell
    ) -> Outcome:
        """Publish on top of what the server has now; raise ``HostError`` if that changes meanwhile."""
        part, spoken = f"{int(time.time())}-{secrets.token_hex(6)}", self._place.spoken
        with ExitStack() as running:
            said = self._place.run("tell") if dry else running.enter_context(self._place.hold(part))
            state = read_state(said)
            idle = self._reason_for_nothing(publication, state)
            if idle:
                name = state.current.name if state.current else ""
                took, held = time.monotonic() - began, idle != _SAME
                return Outcome(name, 0, 0, 0, 0, took, notes=(idle,), switched=False, held=held)
            notes = tuple(self._judge(state))
            self._keep_archive(publication, state)
            upload = self._begin(publication, state, part, thorough)
            if dry:
                return self._rehearsed(upload, notes, began, tell)
            waiting = upload.run()
            upload.sent_bytes += self._place.spoken - spoken
            self._store.keep(publication.manifest)
            with upload.step("dọn"):
                running.close()
            with upload.step("nginx"):
                notes += self.web_server(upload.release) if upload.concerns_web_server else ()
        return _outcome(upload, waiting, notes, began)

    def go_back(self) -> str | None:
        """Show the release before, unless an article that was taken down would return by it."""
        state = self.state()
        before = state.before
        if before is None:
            self.stays = "Không quay lại được vì không có bản trước."
            return None
        if self._published and (back := self.returning(before, self._published)):
            self.stays = (
                f"Không quay lại bản {before.name} vì bản đó còn {len(back)} bài đã gỡ:\n{pages_list(back)}\n"
                f"Vẫn muốn quay lại thì chạy «{self.commands.rollback}», thêm {self.commands.force}."
            )
            return None
        self.show(state, before)
        return before.name

    # For those who list releases and choose one

    def state(self) -> State:
        """Ask what the server has."""
        return read_state(self._place.run("tell"))

    def show(self, state: State, release: Release) -> None:
        """Show a release that the server has."""
        self._place.run("back", release.name, state.token)

    def web_server(self, release: Release) -> tuple[str, ...]:
        """Say what is to be noted of the maps of a release, which nginx reads when somebody reloads it.

        ``ops/nginx/apply`` on the server does, and tells; nothing is noted where it is not installed.
        """
        word, _, told = self._place.run("web", release.name, str(WEB_PATIENCE)).strip().partition(" ")
        if word == "late":
            return (_LATE,)
        return (f"{told[:1].upper()}{told[1:]}.",) if told else ()

    def returning(self, release: Release, publication: Publication) -> list[str]:
        """List the pages of articles that are to be seen no longer and that a release would show."""
        told = notices(publication)
        return [path for path in self._shown(release) if path not in publication.files or path in told]

    def lost_since(self, release: Release, state: State) -> list[str]:
        """List the pages of articles of a release that a later one, which readers see, has no longer."""
        if state.current is None or not state.is_before(release, state.current):
            return []
        now = set(self._shown(state.current))
        return [path for path in self._shown(release) if path not in now]

    def _shown(self, release: Release) -> list[str]:
        """Ask which articles a release shows: only the server knows which of its pages were notices."""
        return articles(self._place.run("pages", release.name).splitlines())

    # What is decided before anything is sent

    def _reason_for_nothing(self, publication: Publication, state: State) -> str:
        """Say why there is nothing to publish; nothing if there is."""
        if self._scheduled and state.held and self._history.relation(state.held) is not Relation.NEWER:
            return _HELD.format(self.commands)
        same = state.current is not None and state.current.manifest == name_of(publication.manifest)
        return _SAME if same and not self._force else ""

    def _judge(self, state: State) -> Iterator[str]:
        """Refuse an older commit than the one that readers see; note where nobody can tell."""
        published = state.current.commit if state.current else ""
        if not published or not self._history.commit or self._force:
            return
        relation = self._history.relation(published)
        if relation in (Relation.OLDER, Relation.APART):
            what = "cũ hơn" if relation is Relation.OLDER else "tách nhánh"
            raise PublishingError(
                f"{self._place}: lỗi: trên máy chủ đã đăng commit {published[:8]}; commit ở đây"
                f" ({self._history.commit[:8]}) {what}, đăng lên có thể mất bài của người khác."
                f" Trang đang hiện không đổi. {self.commands.catch_up}; nếu cố ý, thêm {self.commands.force}."
            )
        if relation is Relation.UNKNOWN:
            yield (
                f"Không rõ commit {published[:8]} đã đăng cũ hay mới hơn, vì lịch sử git ở đây không có"
                " commit đó. Bài vẫn được đăng. Nếu thấy thiếu bài:"
                f" {self.commands.catch_up[:1].lower()}{self.commands.catch_up[1:]}."
            )

    def _keep_archive(self, publication: Publication, state: State) -> None:
        """Refuse to take down all articles at once if nobody said so."""
        if state.current is None or publication.has_manuscripts:
            return
        if lost := lost_archive(self._shown(state.current), publication):
            raise PublishingError(f"{self._place}: lỗi: {EMPTY_ARCHIVE.format(count=lost)}")

    def _begin(self, publication: Publication, state: State, part: str, thorough: bool) -> Upload:
        """Find what readers see now: as noted here, else by asking for all files."""
        current, new = state.current, publication.manifest
        old = self._store.find(current.manifest) if current and not thorough else None
        noted = old is not None
        if current and old is None:
            old = read_sums(self._place.run("sums", current.name))
        release = Release(
            unused_name(publication.release, [one.name for one in state.releases]),
            self._history.commit,
            datetime.now(VIETNAM).isoformat(timespec="seconds"),
            name_of(new),
            len(articles(new.keys() - notices(publication))),
            sum(not is_sibling(path) for path in new),
        )
        upload = Upload(self._place, publication, state, release, part, old, noted, self._progress)
        require_room(upload, str(self._place))
        require_regular(publication.output, (*upload.difference.hashed, *upload.difference.pages))
        return upload

    def _rehearsed(self, upload: Upload, notes: tuple[str, ...], began: float, tell: Tell) -> Outcome:
        """Say what would be sent and removed."""
        found = upload.difference
        for mark, paths in (("+", upload.planned), ("-", found.removed)):
            for path in paths:
                tell(f"{mark} {path}")
        upload.sent = sum(not is_sibling(path) for path in upload.planned)
        upload.sent_bytes = upload.planned_bytes
        return _outcome(
            upload, sum(not is_sibling(path) for path in found.stale), notes, began, switched=False
        )


def _outcome(
    upload: Upload, waiting: int, notes: tuple[str, ...], began: float, switched: bool = True
) -> Outcome:
    return Outcome(
        release=upload.release.name,
        sent=upload.sent,
        sent_bytes=upload.sent_bytes,
        removed=sum(not is_sibling(path) for path in upload.difference.removed),
        waiting=waiting,
        seconds=time.monotonic() - began,
        notes=notes,
        switched=switched,
        steps=tuple(upload.steps),
        changed=upload.difference.pages,
    )
