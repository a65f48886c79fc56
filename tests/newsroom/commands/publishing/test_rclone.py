"""Publish to real hosts on loopback: FTP, SFTP and S3."""

from __future__ import annotations

import gzip
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from newsroom.commands.publishing import rclone as module
from newsroom.commands.publishing.history import Relation
from newsroom.commands.publishing.ledger import KEPT_SECONDS, LEDGER, MARK, Ledger, is_own, load
from newsroom.commands.publishing.publication import Publication
from newsroom.commands.publishing.publisher import Outcome, Publisher, PublishingError
from newsroom.commands.publishing.rclone import RclonePublisher, batches
from newsroom.commands.publishing.rclone_folder import TargetFolder
from newsroom.commands.publishing.rclone_process import Rclone
from newsroom.engine import BuiltFile
from newsroom.model.gone import Gone
from newsroom.model.hosting import RcloneTarget
from tests.support.building import ROOT
from tests.support.papers import Paper, paper
from tests.support.remotes import NAME, Host, ftp, s3, sftp

pytestmark = pytest.mark.slow


def old_ftp(tmp_path: Path) -> AbstractContextManager[Host]:
    return ftp(tmp_path, is_old=True)


HOSTS: dict[str, Callable[[Path], AbstractContextManager[Host]]] = {
    "ftp": ftp,
    "old-ftp": old_ftp,
    "sftp": sftp,
    "s3": s3,
}
OURS = {LEDGER, MARK}


@pytest.fixture(params=HOSTS)
def any_host(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Host]:
    with HOSTS[request.param](tmp_path) as running:
        yield running


@pytest.fixture(params=["ftp", "s3"])
def host(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Host]:
    with HOSTS[request.param](tmp_path) as running:
        yield running


@pytest.fixture
def ftp_host(tmp_path: Path) -> Iterator[Host]:
    with ftp(tmp_path) as running:
        yield running


@pytest.fixture
def news(tmp_path: Path) -> Paper:
    return paper(tmp_path / "output")


def folder_of(host: Host, **environment: str) -> TargetFolder:
    target = RcloneTarget(NAME, host.path)
    rclone = Rclone(f"{NAME}:{host.path}", environment={**host.environment, **environment})
    return TargetFolder(target, rclone)


def publisher(host: Host, **options: Any) -> RclonePublisher:
    return RclonePublisher(RcloneTarget(NAME, host.path), folder=folder_of(host), **options)


def publish(host: Host, publication: Publication, dry: bool = False, **options: Any) -> Outcome:
    return publisher(host, **options).publish(publication, dry, lambda line: None)


def served(host: Host) -> dict[str, bytes]:
    """Read what readers can see of the host."""
    return {path: data for path, data in host.files().items() if path not in OURS}


def test_rclone_is_a_way_to_publish(ftp_host: Host) -> None:
    way: Publisher = publisher(ftp_host)
    assert way.go_back() is None


def test_a_site_goes_to_its_host_is_edited_and_tidied(any_host: Host, news: Paper) -> None:
    first = publish(any_host, news.publication())
    assert served(any_host) == news.files()
    assert first.sent == len(news.files())
    assert first.switched

    again = publish(any_host, news.publication("r2"))
    assert (again.sent, again.switched) == (0, False)
    assert again.notes == ("Không có gì mới: máy chủ đang có đúng bản này.",)

    gone = news.article("bai-9")
    news.write("index.html", "Trang chủ, có bài 9")
    assert publish(any_host, news.publication("r3")).sent == 3
    assert served(any_host) == news.files()

    news.remove("2024/07/bai-9/index.html")
    news.remove(gone)
    news.article("bai-0", "Nội dung đã sửa.", photo="ảnh khác")
    outcome = publish(any_host, news.publication("r4"))
    assert outcome.removed == 2, "the page and the photo that only it showed"
    assert served(any_host) == news.files()
    if (any_host.folder / "2024").is_dir():
        assert not (any_host.folder / "2024/07/bai-9").exists(), "an empty folder would answer 403"


def test_a_dry_run_tells_and_touches_nothing(ftp_host: Host, news: Paper) -> None:
    said: list[str] = []
    outcome = publisher(ftp_host).publish(news.publication(), True, said.append)
    assert "+ index.html" in said
    assert not outcome.switched
    assert ftp_host.files() == {}


def test_what_others_keep_on_the_host_is_left(host: Host, news: Paper) -> None:
    publish(host, news.publication())
    for path in ("luot-xem/a.json", "2024/07/bai-1/cua-ai.txt", ".well-known/acme-challenge/x"):
        host.put(path, b"other")
    news.remove("2024/07/bai-1/index.html")
    assert publish(host, news.publication("r2")).foreign == ()
    host.put(LEDGER, b"broken")
    news.write("index.html", "Trang chủ mới")
    outcome = publish(host, news.publication("r3"))
    assert set(outcome.foreign) == {"2024/07/bai-1/cua-ai.txt"}
    assert len(outcome.notes) == 1
    assert {*served(host)} - {*news.files()} == {
        "luot-xem/a.json", "2024/07/bai-1/cua-ai.txt", ".well-known/acme-challenge/x"
    }  # fmt: skip
    assert publish(host, news.publication("r4")).sent == 0


def test_a_lost_ledger_is_made_again_and_photos_are_not_sent_again(host: Host, news: Paper) -> None:
    publish(host, news.publication())
    host.drop(LEDGER)
    outcome = publish(host, news.publication("r2"))
    assert outcome.sent == sum(not path.startswith(("photos/", "theme/")) for path in news.files())
    assert served(host) == news.files()


def test_a_folder_that_is_not_ours_is_refused_unless_it_is_to_be_taken(ftp_host: Host, news: Paper) -> None:
    ftp_host.folder.mkdir(exist_ok=True)
    (ftp_host.folder / "trang-khac.html").write_text("trang khác")
    (ftp_host.folder / "luot-xem").mkdir()
    (ftp_host.folder / "luot-xem/a.json").write_text("{}")
    with pytest.raises(PublishingError, match=r"1 mục \(trang-khac.html\).*TAKE=1"):
        publish(ftp_host, news.publication())
    assert {*ftp_host.files()} == {"trang-khac.html", "luot-xem/a.json"}
    outcome = publish(ftp_host, news.publication(), take=True)
    assert outcome.foreign == ("trang-khac.html",)
    assert news.files().items() <= ftp_host.files().items()
    publish(ftp_host, news.publication("r2"))
    assert (ftp_host.folder / "trang-khac.html").read_text() == "trang khác"


def test_a_first_run_that_was_cut_off_at_once_does_not_bar_the_next(ftp_host: Host, news: Paper) -> None:
    ftp_host.folder.mkdir()
    (ftp_host.folder / f"{LEDGER}.0123abcd.partial").write_bytes(b"half")
    outcome = publish(ftp_host, news.publication())
    assert (outcome.foreign, outcome.notes) == ((), ())
    assert served(ftp_host) == news.files()


def test_folders_of_others_are_not_published_into(ftp_host: Host, news: Paper) -> None:
    news.write("luot-xem/index.html", "trang của ta, nhưng ở chỗ của người khác")
    publish(ftp_host, news.publication())
    assert "luot-xem/index.html" not in served(ftp_host)
    assert publish(ftp_host, news.publication("r2")).sent == 0


def test_odd_names_arrive_and_go(host: Host, news: Paper) -> None:
    odd = ["#1.txt", ";2.txt", "a b [1].txt", "{x}*.txt", "tài liệu/Kế hoạch số 1.pdf", "-v", "a'b.txt"]
    for path in odd:
        news.write(path, path)
    publish(host, news.publication())
    assert served(host) == news.files()
    for path in odd:
        news.remove(path)
    publish(host, news.publication("r2"))
    assert served(host) == news.files()


def test_the_servers_own_files_are_not_sent(ftp_host: Host, news: Paper) -> None:
    news.write("_may-chu/nginx.conf", "server {}")
    assert "_may-chu/nginx.conf" not in (publish(ftp_host, news.publication()), served(ftp_host))[1]


def edit(news: Paper) -> None:
    """Change as many files as an edited article does among thousands."""
    for number in range(14):
        news.write(f"chu-de/{number}/index.html", f"sửa {time.monotonic_ns()}")
    for number in range(4):
        news.write(f"photos/{time.monotonic_ns():016x}-{number}.avif", "ảnh")
    news.write("index.html", f"sửa {time.monotonic_ns()}")


def test_an_edit_by_ftp_sends_what_changed_in_order_and_lists_nothing(ftp_host: Host, news: Paper) -> None:
    edit(news)
    publish(ftp_host, news.publication())
    edit(news)
    news.remove("2024/07/bai-2/index.html")
    ftp_host.requests()
    outcome = publish(ftp_host, news.publication("r2"))
    commands = ftp_host.requests()
    counted = Counter(line.split()[0] for line in commands)
    assert outcome.sent == 19
    assert counted["STOR"] <= 25
    assert not {"LIST", "MLSD", "NLST", "STAT"} & counted.keys()
    logging_in = {"USER", "PASS", "FEAT", "TYPE", "OPTS", "QUIT"}
    asked = sum(count for command, count in counted.items() if command not in logging_in)
    assert asked / counted["STOR"] <= 10
    named = [
        line.split(" ", 1)[1].removeprefix("www/") for line in commands if line.startswith(("RNTO", "DELE"))
    ]
    kinds = ["h" if path.startswith("photos/") else "l" if path in OURS else "p" for path in named]
    assert "".join(kinds) == "l" + "h" * 4 + "p" * 16 + "l"
    assert named[-3:-1] == ["index.html", "2024/07/bai-2/index.html"]


def test_an_edit_by_s3_sends_what_changed_and_lists_nothing(tmp_path: Path, news: Paper) -> None:
    with s3(tmp_path) as host:
        edit(news)
        publish(host, news.publication())
        edit(news)
        host.requests()
        publish(host, news.publication("r2"))
        asked = [line for line in host.requests() if re.search(r"serve s3: [A-Z]{3,} ", line)]
        assert sum("CREATE OBJECT" in line for line in asked) == 21
        assert not [line for line in asked if "LIST" in line]
        assert len(asked) <= 21 * 4


def test_files_take_type_and_caching_to_s3(tmp_path: Path, news: Paper) -> None:
    with s3(tmp_path) as host:
        photo = news.write("photos/0123456789abcdef-720.avif", "ảnh")
        publish(host, news.publication())
        rclone = Rclone(f"{NAME}:{host.path}", environment=host.environment)
        said = [
            rclone.ask(["lsjson", "--metadata", "--stat"], path).output
            for path in (photo, "feeds/tin-moi.atom.xml")
        ]
        assert b"immutable" in said[0]
        assert b"image/avif" in said[0]
        assert b"no-cache" in said[1]
        assert b"application/atom+xml" in said[1]


def test_old_files_named_by_content_go_after_a_week(ftp_host: Host, news: Paper) -> None:
    publish(ftp_host, news.publication(), clock=lambda: 1e9)
    news.remove("theme/site.0a1b.css")
    news.write("theme/site.9z.css", "p{color:red}")
    news.write("index.html", "Trang chủ khác")
    assert publish(ftp_host, news.publication("r2"), clock=lambda: 1e9).waiting == 1
    assert "theme/site.0a1b.css" in served(ftp_host)
    later = publish(ftp_host, news.publication("r3"), clock=lambda: 1e9 + KEPT_SECONDS)
    assert (later.sent, later.removed, later.waiting) == (0, 1, 0)
    assert served(ftp_host) == news.files()


def test_photos_of_a_withdrawn_article_go_at_once_but_not_those_that_others_show(
    ftp_host: Host, news: Paper
) -> None:
    own, other = news.article("bai-8"), news.article("bai-7", photo="chung")
    news.article("bai-6", photo="chung")
    publish(ftp_host, news.publication())
    news.write("2024/07/bai-8/index.html", "Bài đã gỡ")
    news.remove(own)
    news.remove("2024/07/bai-7/index.html")
    assert publish(ftp_host, news.publication("r2", (Gone("2024/07/bai-8/", (), True),))).removed == 2
    assert own not in served(ftp_host)
    assert other in served(ftp_host)


def test_an_older_commit_is_refused_and_doubt_is_told(ftp_host: Host, news: Paper) -> None:
    def standing(relation: Relation) -> Callable[[str, str], Relation]:
        return lambda here, there: relation if (here, there) == ("r1", "r2") else Relation.NEWER

    publish(ftp_host, news.publication("r2"), relate=lambda here, there: Relation.OLDER)
    news.write("index.html", "bản cũ")
    with pytest.raises(PublishingError, match=r"bản mới hơn \(r2\) bản định đăng \(r1\)"):
        publish(ftp_host, news.publication("r1"), relate=standing(Relation.OLDER))
    with pytest.raises(PublishingError, match=r"\(r2\) và bản định đăng \(r1\) tách nhánh"):
        publish(ftp_host, news.publication("r1"), relate=standing(Relation.APART))
    assert served(ftp_host)["index.html"] != b"b\xe1\xba\xa3n c\xc5\xa9"
    unsure = publish(ftp_host, news.publication("r1"), relate=standing(Relation.UNKNOWN))
    assert "Lịch sử git" in unsure.notes[0]


def test_a_checkout_without_its_articles_takes_down_no_archive(ftp_host: Host, news: Paper) -> None:
    publish(ftp_host, news.publication())
    before = served(ftp_host)
    for path in list(news.files()):
        news.remove(path)
    news.write("index.html", "Trống")
    with pytest.raises(PublishingError, match="không có bài viết nào, trong khi trang đang hiện có 3 bài"):
        publish(ftp_host, replace(news.publication("r2"), has_manuscripts=False))
    assert served(ftp_host) == before


def test_a_link_among_what_was_built_is_refused_before_anything_is_sent(ftp_host: Host, news: Paper) -> None:
    planted = news.publication()
    (planted.output / "index.html").unlink()
    (planted.output / "index.html").symlink_to("/etc/hostname")
    with pytest.raises(PublishingError, match="không phải tệp thường"):
        publisher(ftp_host).publish(planted, False, lambda _: None)
    assert served(ftp_host) == {}


def test_a_host_of_files_tells_why_there_is_no_way_back(ftp_host: Host) -> None:
    way = publisher(ftp_host)
    assert way.go_back() is None
    assert "git revert" in way.stays


def test_two_deployments_at_once_are_noticed_and_mended_by_the_next(ftp_host: Host, news: Paper) -> None:
    publish(ftp_host, news.publication())
    mine = news.publication("mine")
    news.write("index.html", "của tôi")
    mine = news.publication("mine")

    class Meanwhile(TargetFolder):
        """Lets another run publish in the midst of this one."""

        def delete(self, paths: Any) -> None:
            other = paper(news.output.parent / "other", 4)
            publish(ftp_host, other.publication("theirs"))

    target = RcloneTarget(NAME, ftp_host.path)
    slow = Meanwhile(target, Rclone(f"{NAME}:{ftp_host.path}", environment=ftp_host.environment))
    with pytest.raises(PublishingError, match="cùng lúc"):
        RclonePublisher(target, folder=slow).publish(mine, False, print)
    publish(ftp_host, news.publication("again"))
    assert news.files().items() <= served(ftp_host).items()
    assert {*served(ftp_host)} - {*news.files()} <= {
        path for path in served(ftp_host) if path.startswith("photos/")
    }


def test_the_work_is_split_and_noted_in_between(
    ftp_host: Host, news: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BATCH_FILES", 2)
    publish(ftp_host, news.publication())
    assert served(ftp_host) == news.files()
    assert publish(ftp_host, news.publication("r2")).sent == 0


def test_batches_are_bounded_in_files_and_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BATCH_FILES", 3)
    monkeypatch.setattr(module, "BATCH_BYTES", 10)
    files = {name: BuiltFile(size, b"") for name, size in zip("abcdefg", (1, 1, 1, 1, 9, 20, 1), strict=True)}
    assert list(batches("abcdefg", files)) == [["a", "b", "c"], ["d", "e"], ["f"], ["g"]]


PUBLISH = """\
import os, sys
from pathlib import Path
from newsroom.commands.publishing.rclone import RclonePublisher
from newsroom.model.hosting import RcloneTarget
from tests.support.papers import Paper
RclonePublisher(RcloneTarget(sys.argv[1], sys.argv[2])).publish(Paper(Path(sys.argv[3])).publication("r2"), False, print)
"""


@pytest.mark.parametrize("commands", [12, 120, 240, 330])
def test_the_next_run_finishes_what_was_killed(ftp_host: Host, news: Paper, commands: int) -> None:
    publish(ftp_host, news.publication())
    edit(news)
    gone = news.article("bai-1", photo="khác")
    news.remove("2024/07/bai-2/index.html")
    ftp_host.requests()
    environment = {**ftp_host.environment, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-B", "-c", PUBLISH, NAME, ftp_host.path, str(news.output)]
    with subprocess.Popen(command, env=environment, cwd=ROOT) as process:
        while process.poll() is None and ftp_host.log.read_bytes().count(b"\n") < commands:
            time.sleep(0.002)
        process.send_signal(signal.SIGKILL)
    time.sleep(0.3)
    publish(ftp_host, news.publication("r3"))
    left = {path: data for path, data in served(ftp_host).items() if not is_own(path)}
    assert news.files().items() <= left.items()
    assert gone in left
    assert all(path.startswith("photos/") for path in left.keys() - news.files().keys()), "no leavings"
    assert publish(ftp_host, news.publication("r4")).sent == 0
    assert isinstance(load((ftp_host.folder / LEDGER).read_bytes()), Ledger)


def test_leavings_of_a_cut_off_upload_are_swept_and_those_of_others_are_left(
    ftp_host: Host, news: Paper
) -> None:
    publish(ftp_host, news.publication())
    ledger = gzip.decompress((ftp_host.folder / LEDGER).read_bytes())
    broken = re.sub(rb'"2024/07/bai-1/index.html": "[^"]+"', b'"2024/07/bai-1/index.html": ""', ledger)
    (ftp_host.folder / LEDGER).write_bytes(gzip.compress(broken))
    ours, theirs = "2024/07/bai-1/index.html.0123abcd.partial", "2024/07/bai-1/khac.0123abcd.partial"
    for path in (ours, theirs):
        (ftp_host.folder / path).write_text("nửa chừng")
    publish(ftp_host, news.publication("r2"))
    assert {*served(ftp_host)} - {*news.files()} == {theirs}


def refused(host: Host, news: Paper, **environment: str) -> str:
    folder = folder_of(host, **environment)
    with pytest.raises(PublishingError) as error:
        RclonePublisher(RcloneTarget(NAME, host.path), folder=folder).publish(
            news.publication("r2"), False, print
        )
    return str(error.value)


def test_failures_are_told_in_words(ftp_host: Host, news: Paper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsroom.commands.publishing.rclone_folder.time.sleep", lambda seconds: None)
    said = refused(ftp_host, news, RCLONE_CONFIG_THU_USER="ai-do")
    assert said.startswith("rclone:thu:www: lỗi: máy chủ không nhận tên đăng nhập")
    assert "Trang ở máy chủ chưa đổi gì." in said
    assert refused(ftp_host, news, RCLONE_CONFIG_THU_PORT="1").startswith(
        "rclone:thu:www: lỗi: không kết nối được"
    )
    assert refused(ftp_host, news, RCLONE_CONFIG_THU_TYPE="").startswith("rclone: lỗi: không tìm thấy «thu»")


def test_a_full_disk_is_told_and_the_next_run_finishes(tmp_path: Path, news: Paper) -> None:
    big = news.write("photos/0123456789abcdef-720.jpg", "x" * 300_000)
    with ftp(tmp_path, most_bytes=200_000) as host:
        said = refused(host, news)
        assert "lỗi: máy chủ hết chỗ trống" in said
        news.remove(big)
        (host.folder / big).unlink(missing_ok=True)
        publish(host, news.publication("r3"))
        assert served(host) == news.files()


def test_another_host_key_is_refused(tmp_path: Path, news: Paper) -> None:
    with sftp(tmp_path) as host:
        known = tmp_path / "sftp-keys" / "known"
        known.write_text(
            known.read_text().split()[0] + " ssh-ed25519 " + "AAAAC3NzaC1lZDI1NTE5AAAAI" + "B" * 43 + "\n"
        )
        said = refused(host, news)
        assert "lỗi: khóa của máy chủ không khớp" in said
        assert host.files() == {}


def test_a_missing_bucket_and_a_wrong_key_are_told(tmp_path: Path, news: Paper) -> None:
    with s3(tmp_path) as host:
        elsewhere = Host(host.folder, "khong-co", host.environment, host.log)
        assert refused(elsewhere, news).startswith("rclone:thu:khong-co: lỗi: không có bucket")
        assert "khóa trong cấu hình của rclone" in refused(host, news, RCLONE_CONFIG_THU_ACCESS_KEY_ID="SAI")
