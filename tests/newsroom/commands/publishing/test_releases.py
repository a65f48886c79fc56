"""Releases on a server: the same for a folder of this machine, and over ssh to a real sshd."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.commands.publishing.history import History
from newsroom.commands.publishing.manifests import ManifestStore
from newsroom.commands.publishing.place import Place, SshPlace
from newsroom.commands.publishing.publication import Publication, is_hashed
from newsroom.commands.publishing.publisher import Outcome, PublishingError
from newsroom.commands.publishing.releases import ReleasePublisher
from newsroom.model.gone import Gone
from tests.support.publishing import (
    RSYNC,
    SshServer,
    left_behind,
    needs_sshd,
    publication,
    quiet,
    small_site,
    ssh_server,
)

pytestmark = [pytest.mark.slow, pytest.mark.skipif(RSYNC is None, reason="rsync is not installed")]

A, B, C = (letter * 16 for letter in "abc")
ARTICLE = "2024/07/bai-1/index.html"


class Office:
    """A folder of releases and those who publish into it, each with a memory of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.root = folder, folder / "srv"

    def publisher(self, who: str = "lan", **options: bool) -> ReleasePublisher:
        return ReleasePublisher(
            Place(str(self.root)), History(self.folder), ManifestStore(self.folder / who), **options
        )

    def publish(
        self, files: dict[str, str | bytes], gone: tuple[Gone, ...] = (), keep: int = 5, who: str = "lan"
    ) -> Outcome:
        return self.publisher(who).publish(self.publication(files, gone, keep), False, quiet)

    def publication(
        self, files: dict[str, str | bytes], gone: tuple[Gone, ...] = (), keep: int = 5
    ) -> Publication:
        return publication(self.folder / "output", files, gone, keep)

    @property
    def current(self) -> str:
        return (self.root / "current").readlink().name

    @property
    def served(self) -> dict[str, bytes]:
        """What readers can ask for; of the pool, what the release needs."""
        needed = (self.root / "releases" / f"{self.current}.pool").read_text().split()
        found = read(self.root / "current")
        return {path: data for path, data in found.items() if not is_hashed(path) or path in needed}

    @property
    def releases(self) -> set[str]:
        return {file.stem for file in (self.root / "releases").glob("*.info")}

    def in_pool(self, path: str) -> bool:
        return (self.root / "pool" / path).exists()


def read(folder: Path) -> dict[str, bytes]:
    """Read what is below a folder, through links of folders too."""
    found = {}
    for top, _, names in os.walk(folder, followlinks=True):
        for name in names:
            file = Path(top, name)
            found[file.relative_to(folder).as_posix()] = file.read_bytes()
    return found


def as_bytes(files: dict[str, str | bytes]) -> dict[str, bytes]:
    """Give what readers can ask for of the files of a site."""
    shown = {path: data for path, data in files.items() if not path.startswith("_may-chu/")}
    return {path: data if isinstance(data, bytes) else data.encode() for path, data in shown.items()}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_the_first_release_holds_the_site_and_the_files_for_the_host_stand_beside_it(office: Office) -> None:
    outcome = office.publish(small_site(A))
    assert office.served == as_bytes(small_site(A))
    assert outcome.switched
    assert outcome.sent == len(small_site(A))
    assert read(office.root / "host") == {"redirects.map": b'"/cu" "/moi/";\n'}
    assert (office.root / "current" / "theme").readlink() == Path("../../pool/theme")


def test_one_edit_sends_its_files_and_leaves_older_releases_as_they_were(office: Office) -> None:
    first = office.publish(small_site(A)).release
    edited = small_site(A) | {ARTICLE: "sửa", "2024/08/moi/index.html": "mới"}
    del edited["2024/07/bai-2/index.html"]
    outcome = office.publish(edited)
    assert (outcome.sent, outcome.removed) == (2, 1)
    assert office.served == as_bytes(edited)
    assert not (office.root / "current" / "2024/07/bai-2").exists()
    pages = {path for path in as_bytes(small_site(A)) if not path.startswith(("theme/", "photos/"))}
    older = office.root / "releases" / first
    assert {path for path in pages if (older / path).read_bytes() != as_bytes(small_site(A))[path]} == set()
    assert (older / "index.html").stat().st_ino == (office.root / "current/index.html").stat().st_ino


def test_another_publisher_without_memory_sends_no_page_that_is_there(office: Office) -> None:
    office.publish(small_site(A))
    outcome = office.publish(small_site(A) | {ARTICLE: "sửa"}, who="minh")
    assert outcome.sent == 1
    assert office.served == as_bytes(small_site(A) | {ARTICLE: "sửa"})


def test_files_have_rights_for_the_web_server_whatever_they_had(office: Office) -> None:
    place = office.publication(small_site(A))
    (place.output / "index.html").chmod(0o600)
    office.publisher().publish(place, False, quiet)
    assert (office.root / "current/index.html").stat().st_mode & 0o777 == 0o644
    assert (office.root / "current/2024").stat().st_mode & 0o777 == 0o755


def test_a_link_among_what_was_built_is_refused_before_anything_is_sent(office: Office) -> None:
    office.publish(small_site(A))
    planted = office.publication(small_site(A) | {ARTICLE: "sửa"})
    (planted.output / ARTICLE).unlink()
    (planted.output / ARTICLE).symlink_to("/etc/hostname")
    with pytest.raises(PublishingError, match=f"{ARTICLE}: lỗi: không phải tệp thường"):
        office.publisher().publish(planted, False, quiet)
    assert office.served == as_bytes(small_site(A))


def test_nothing_new_makes_no_release(office: Office) -> None:
    office.publish(small_site(A))
    outcome = office.publish(small_site(A))
    assert not outcome.switched
    assert len(office.releases) == 1


def test_force_compares_all_files_and_mends_what_was_spoilt(office: Office) -> None:
    office.publish(small_site(A))
    (office.root / "pool" / f"theme/site.{A}.css").write_text("cut")
    spoilt = office.root / "current" / ARTICLE
    spoilt.unlink()
    spoilt.write_text("spoilt")
    office.publisher(force=True).publish(office.publication(small_site(A)), False, quiet)
    assert office.served == as_bytes(small_site(A))


def test_a_file_that_went_missing_in_the_pool_is_sent_again(office: Office) -> None:
    office.publish(small_site(A))
    (office.root / "pool" / f"theme/site.{A}.css").unlink()
    said: list[str] = []
    edited = office.publication(small_site(A) | {ARTICLE: "sửa"})
    office.publisher().publish(edited, False, said.append)
    assert office.served == as_bytes(small_site(A) | {ARTICLE: "sửa"})
    assert len(said) == 1


def test_a_rehearsal_names_what_it_would_do_and_does_nothing(office: Office) -> None:
    office.publish(small_site(A))
    before = office.served
    edited = small_site(A) | {ARTICLE: "sửa"}
    del edited["2024/07/bai-2/index.html"]
    for who in ("lan", "minh"):
        said: list[str] = []
        outcome = office.publisher(who).publish(office.publication(edited), True, said.append)
        assert said == [f"+ {ARTICLE}", "- 2024/07/bai-2/index.html"]
        assert (outcome.sent, outcome.removed, outcome.switched) == (1, 1, False)
    assert office.served == before
    assert len(office.releases) == 1


def test_a_rehearsal_makes_no_folder_on_a_new_server(office: Office) -> None:
    outcome = office.publisher().publish(office.publication(small_site(A)), True, quiet)
    assert outcome.sent == len(small_site(A))
    assert not office.root.exists()


def test_what_cannot_be_removed_afterwards_is_no_failure_and_costs_no_file(office: Office) -> None:
    office.publish(small_site(A))
    stone = office.root / "releases" / "x.purge"
    stone.mkdir()
    assert office.publish(small_site(B)).switched
    assert office.served == as_bytes(small_site(B))
    stone.rmdir()
    office.publish(small_site(C))
    assert office.served == as_bytes(small_site(C))


def test_the_newest_releases_are_kept_and_the_pool_for_a_week(office: Office) -> None:
    for mark in "abcd":
        office.publish(small_site(mark * 16), keep=2)
    assert len(office.releases) == 2
    assert office.in_pool(f"photos/{A}-360.jpg")
    for file in (office.root / "releases").glob("*.stale"):
        os.utime(file, (0, file.stat().st_mtime - 8 * 86400))
    office.publish(small_site("e" * 16), keep=2)
    kept = {mark for mark in "abcde" if office.in_pool(f"photos/{mark * 16}-360.jpg")}
    assert kept >= {"d", "e"}
    assert "a" not in kept
    assert left_behind(office.root) == []


def test_photos_of_what_was_taken_down_leave_the_pool_at_once(office: Office) -> None:
    photo, other = "photos/1111111111111111-360.jpg", "photos/2222222222222222-360.jpg"
    notice = "2024/07/bai-2/index.html"
    site = small_site(A) | {
        ARTICLE: f'<img src="/{photo}">',
        notice: f'<img src="/{other}">',
        photo: b"1",
        other: b"2",
    }
    office.publish(site)
    without = {path: data for path, data in site.items() if path not in (ARTICLE, photo, other)}
    office.publish(without | {notice: "đã gỡ"}, (Gone("2024/07/bai-2/", (), has_page=True),))
    assert not office.in_pool(photo)
    assert not office.in_pool(other)
    assert office.in_pool(f"photos/{A}-360.jpg")


def test_photos_that_others_still_show_stay(office: Office) -> None:
    office.publish(small_site(A))
    without = {path: data for path, data in small_site(A).items() if path != ARTICLE}
    office.publish(without)
    assert office.served == as_bytes(without)


def test_going_back_shows_the_release_before_and_holds_what_comes_by_the_clock(office: Office) -> None:
    first = office.publish(small_site(A)).release
    office.publish(small_site(B))
    publisher = office.publisher()
    assert publisher.go_back() == first
    assert office.served == as_bytes(small_site(A))
    assert (office.root / "host").readlink().name == f"{first}.host"
    assert (office.root / "held").read_text().strip()
    timer = office.publisher(scheduled=True)
    assert not timer.publish(office.publication(small_site(C)), False, quiet).switched
    assert office.current == first
    assert office.publish(small_site(C)).switched
    assert not (office.root / "held").exists()


def test_there_is_no_way_back_from_the_first_release(office: Office) -> None:
    office.publish(small_site(A))
    assert office.publisher().go_back() is None


def test_it_does_not_go_back_by_itself_to_what_was_taken_down(office: Office) -> None:
    office.publish(small_site(A))
    publisher = office.publisher()
    without = {path: data for path, data in small_site(A).items() if path != ARTICLE}
    publisher.publish(office.publication(without), False, quiet)
    assert publisher.go_back() is None
    assert f"/{ARTICLE.removesuffix('index.html')}" in publisher.stays
    assert "«ops/bin/rollback», thêm --force" in publisher.stays
    state = publisher.state()
    assert state.before is not None
    assert publisher.returning(state.before, office.publication(without)) == [ARTICLE]
    stranger = office.publisher("minh")
    assert stranger.returning(state.before, office.publication(without)) == [ARTICLE]
    assert stranger.lost_since(state.before, state) == [ARTICLE]


def test_a_page_that_says_its_article_is_gone_is_told_from_the_article(office: Office) -> None:
    gone = (Gone("2024/07/bai-1/", (), has_page=True),)
    office.publish(small_site(A))
    office.publish(small_site(A) | {ARTICLE: "đã gỡ"}, gone)
    office.publish(small_site(B) | {ARTICLE: "đã gỡ"}, gone)
    now = office.publication(small_site(B) | {ARTICLE: "đã gỡ"}, gone)
    for who in ("lan", "minh"):
        publisher = office.publisher(who)
        newest, middle, oldest = publisher.state().releases
        assert publisher.returning(oldest, now) == [ARTICLE]
        assert publisher.returning(middle, now) == publisher.returning(newest, now) == []


def test_a_notice_of_before_is_no_reason_against_going_back_after_all_pages_changed(office: Office) -> None:
    gone = (Gone("2024/07/bai-1/", (), has_page=True),)
    office.publish(small_site(A))
    office.publish(small_site(A) | {ARTICLE: "đã gỡ"}, gone)
    publisher = office.publisher()
    now = office.publication(small_site(B) | {ARTICLE: "đã gỡ, giao diện mới"}, gone)
    publisher.publish(now, False, quiet)
    newest, middle, oldest = publisher.state().releases
    assert publisher.returning(middle, now) == []
    assert publisher.returning(oldest, now) == [ARTICLE]
    assert publisher.go_back() == middle.name
    # What is new in a later release was not taken down: the way forward is open.
    assert publisher.lost_since(newest, publisher.state()) == []


def test_releases_of_one_commit_stay_held_until_the_newest_is_shown_again(
    office: Office, repository: Path
) -> None:
    history = History(repository, commit(repository))

    def publisher(**options: bool) -> ReleasePublisher:
        return ReleasePublisher(
            Place(str(office.root)), history, ManifestStore(office.folder / "lan"), **options
        )

    for mark in (A, B):
        publisher().publish(office.publication(small_site(mark)), False, quiet)
    publisher().go_back()
    assert not publisher(scheduled=True).publish(office.publication(small_site(C)), False, quiet).switched
    state = publisher().state()
    publisher().show(state, state.releases[0])
    assert not (office.root / "held").exists()


def test_two_at_once_one_begins_again_on_the_release_of_the_other(office: Office) -> None:
    office.publish(small_site(A))
    slow = office.publisher("minh")
    place = slow._place
    said: list[str] = []
    run = place.run

    def overtaken(verb: str, *words: str, data: object = ()) -> str:
        if verb == "switch" and not said:
            said.append("")
            office.root.joinpath("output").mkdir()
            other = publication(office.root / "output", small_site(B))
            office.publisher().publish(other, False, quiet)
        return run(verb, *words, data=data)  # type: ignore[arg-type]

    place.run = overtaken  # type: ignore[method-assign]
    slow.publish(office.publication(small_site(C)), False, said.append)
    assert len(said) == 2
    assert office.served == as_bytes(small_site(C))
    assert len(office.releases) == 3


def test_both_are_whole_when_many_publish_at_once(office: Office) -> None:
    marks = "abcd"
    places = {mark: publication(office.folder / f"output-{mark}", small_site(mark * 16)) for mark in marks}

    def publish(mark: str) -> None:
        office.publisher(mark).publish(places[mark], False, quiet)

    threads = [threading.Thread(target=publish, args=(mark,)) for mark in marks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert office.served in [as_bytes(small_site(mark * 16)) for mark in marks]
    assert len(office.releases) == len(marks)


def test_what_a_killed_run_left_is_swept_and_that_of_a_running_one_is_not(office: Office) -> None:
    office.publish(small_site(A))
    left = office.root / "releases" / "17-dead.part"
    left.mkdir()
    running = office.root / "releases" / "18-live.part"
    with Place(str(office.root)).hold("18-live"):
        running.mkdir()
        office.publish(small_site(B))
        assert not left.exists()
        assert running.exists()
    office.publish(small_site(C))
    assert not running.exists()


def test_the_next_release_begins_with_a_copy_that_was_made_ahead(office: Office) -> None:
    first = office.publish(small_site(A)).release
    ahead = office.root / "releases" / f"{first}.ahead"
    if shutil.disk_usage(office.root).free < 3e9:
        pytest.skip("there is too little room here for a copy ahead")
    wait_for(ahead)
    inode = ahead.stat().st_ino
    edited = small_site(A) | {ARTICLE: "sửa"}
    del edited["2024/07/bai-2/index.html"]
    second = office.publish(edited).release
    assert (office.root / "current").stat().st_ino == inode
    assert office.served == as_bytes(edited)
    wait_for(office.root / "releases" / f"{second}.ahead")
    office.publisher().go_back()
    office.publish(small_site(B))
    assert office.served == as_bytes(small_site(B))
    assert not (office.root / "releases" / f"{second}.ahead").exists()


def wait_for(path: Path) -> None:
    for _ in range(100):
        if path.exists():
            return
        time.sleep(0.05)
    raise AssertionError(f"{path} did not come")


def test_a_folder_that_is_not_ours_is_refused(office: Office) -> None:
    (office.root / "current").mkdir(parents=True)
    with pytest.raises(PublishingError, match="không dùng được thư mục này"):
        office.publish(small_site(A))
    assert [file.name for file in office.root.iterdir()] == ["current"]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "git"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    return folder


def git(folder: Path, *words: str) -> str:
    names = ["-c", "user.name=a", "-c", "user.email=a@example.vn", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", "-C", folder, *names, *words], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def commit(folder: Path) -> str:
    git(folder, "commit", "-q", "--allow-empty", "-m", "x")
    return git(folder, "rev-parse", "HEAD")


def test_an_older_commit_is_refused_and_timers_wait_for_a_newer_one(office: Office, repository: Path) -> None:
    old, new = commit(repository), commit(repository)

    def publisher(at: str, **options: bool) -> ReleasePublisher:
        history = History(repository, at)
        return ReleasePublisher(
            Place(str(office.root)), history, ManifestStore(office.folder / "lan"), **options
        )

    publisher(old).publish(office.publication(small_site(A)), False, quiet)
    publisher(new).publish(office.publication(small_site(B)), False, quiet)
    with pytest.raises(PublishingError, match=f"commit {new[:8]}.*cũ hơn"):
        publisher(old).publish(office.publication(small_site(C)), False, quiet)
    assert office.served == as_bytes(small_site(B))
    publisher(new).go_back()
    assert (office.root / "held").read_text() == f"{new}\n"
    assert (
        not publisher(new, scheduled=True).publish(office.publication(small_site(C)), False, quiet).switched
    )
    newer = commit(repository)
    assert publisher(newer, scheduled=True).publish(office.publication(small_site(C)), False, quiet).switched
    publisher(old, force=True).publish(office.publication(small_site(A)), False, quiet)
    assert office.served == as_bytes(small_site(A))


# Over ssh


@pytest.fixture(scope="module")
def sshd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SshServer]:
    with ssh_server(tmp_path_factory.mktemp("ssh") / "sshd") as server, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSH_CONFIG", str(server.config))
        yield server


@needs_sshd
@pytest.mark.slow
def test_over_ssh_a_release_is_made_edited_listed_and_taken_back(office: Office, sshd: SshServer) -> None:
    with SshPlace(sshd.target(office.root)) as place:
        publisher = ReleasePublisher(place, History(office.folder), ManifestStore(office.folder / "lan"))
        first = publisher.publish(office.publication(small_site(A)), False, quiet)
        assert office.served == as_bytes(small_site(A))
        edited = small_site(A) | {ARTICLE: "sửa"}
        second = publisher.publish(office.publication(edited), False, quiet)
        assert (second.sent, office.served) == (1, as_bytes(edited))
        assert 0 < second.sent_bytes < 100_000
        assert [release.name for release in publisher.state().releases] == [second.release, first.release]
        assert publisher.go_back() == first.release
    assert office.served == as_bytes(small_site(A))


@needs_sshd
@pytest.mark.slow
def test_a_server_with_another_key_is_not_trusted(office: Office, sshd: SshServer) -> None:
    with pytest.MonkeyPatch.context() as patch:
        config = office.folder / "config"
        config.write_text(sshd.config.read_text().replace("known_hosts", "unknown"))
        patch.setenv("SSH_CONFIG", str(config))
        with pytest.raises(PublishingError, match="chưa biết khóa"), SshPlace(sshd.target(office.root)):
            pass
        known = sshd.folder / "unknown"
        known.write_text(f"[127.0.0.1]:{sshd.port} {(sshd.folder / 'user.pub').read_text()}")
        with pytest.raises(PublishingError, match="khác khóa đã biết"), SshPlace(sshd.target(office.root)):
            pass
        known.unlink()
    assert not office.root.exists()


def test_a_checkout_without_its_articles_takes_down_no_archive(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.publish(small_site("một"))
    before = office.current, office.served
    empty = replace(office.publication({"index.html": "Trống"}), has_manuscripts=False)
    for dry in (True, False):
        with pytest.raises(PublishingError, match="không có bài viết nào, trong khi trang đang hiện có"):
            office.publisher().publish(empty, dry, quiet)
    assert (office.current, office.served) == before
    meant = replace(empty, site=replace(empty.site, no_articles=1))
    assert office.publisher().publish(meant, False, quiet).switched
    assert ARTICLE not in office.served
