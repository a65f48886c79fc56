"""The commands from end to end: a real build, a folder of releases, nginx before it."""

from __future__ import annotations

import errno
import hashlib
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsroom.commands.publishing.__main__ import main, reason_of
from tests.support.building import SITE_TOML, build, write_article, write_site
from tests.support.publishing import RSYNC, needs_nginx, nginx_server

pytestmark = [pytest.mark.slow, pytest.mark.skipif(RSYNC is None, reason="rsync is not installed")]

HOSTED = SITE_TOML + '\n[hosting]\nkind = "nginx"\n'


class Newsdesk:
    """A content folder, what is built of it, and a folder of releases."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.content = folder, write_site(folder / "content", HOSTED)
        for number in (1, 2, 3):
            write_article(self.content, f"2024/0{number}/bai-{number}")

    def build(self) -> None:
        assert build(self.content, self.folder / "output", "publishconf.py").status == 0

    def run(self, verb: str, *more: str) -> int:
        places = [f"--{name}={self.folder / name}" for name in ("content", "output", "cache")]
        return main([verb, *places, f"--local={self.folder / 'srv'}", *more])


@pytest.fixture
def desk(tmp_path: Path) -> Newsdesk:
    return Newsdesk(tmp_path)


@pytest.fixture
def url(desk: Newsdesk) -> Iterator[str]:
    with nginx_server(desk.folder / "nginx", desk.folder / "srv" / "current") as port:
        yield f"http://127.0.0.1:{port}"


@needs_nginx
def test_a_site_is_published_edited_and_taken_back(
    desk: Newsdesk, url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.build()
    assert desk.run("deploy", f"--url={url}") == 0
    assert "Xem lại trang" in capsys.readouterr().out
    write_article(desk.content, "2024/04/bai-4")
    desk.build()
    assert desk.run("deploy", "--dry", f"--url={url}") == 0
    rehearsed = capsys.readouterr().out
    assert "+ 2024/04/bai-4/index.html" in rehearsed
    assert desk.run("deploy", f"--url={url}") == 0
    assert (desk.folder / "srv/current/2024/04/bai-4/index.html").is_file()
    assert desk.run("releases") == 0
    listed = capsys.readouterr().out
    assert listed.count("đang hiện") == 1
    assert desk.run("rollback") == 0
    assert not (desk.folder / "srv/current/2024/04/bai-4/index.html").exists()
    assert desk.run("deploy", "--scheduled", "--unless-unchanged", "--no-probe") == 0
    assert "ops/bin/rollback" in capsys.readouterr().out
    assert not (desk.folder / "srv/current/2024/04/bai-4/index.html").exists()


@needs_nginx
def test_a_release_that_is_not_shown_whole_is_taken_back(
    desk: Newsdesk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.build()
    assert desk.run("deploy", "--no-probe") == 0
    first = (desk.folder / "srv/current").readlink()
    write_article(desk.content, "2024/04/bai-4")
    desk.build()
    with nginx_server(desk.folder / "nginx", desk.folder / "srv" / first) as port:
        assert desk.run("deploy", f"--url=http://127.0.0.1:{port}") == 1
    said = capsys.readouterr()
    assert "đã quay lại bản" in said.err
    assert (desk.folder / "srv/current").readlink() == first


def test_a_release_with_an_article_that_was_taken_down_comes_back_by_force_only(
    desk: Newsdesk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.build()
    desk.run("deploy", "--no-probe")
    shutil.rmtree(desk.content / "articles/2024/02/bai-2")
    desk.build()
    desk.run("deploy", "--no-probe")
    assert desk.run("rollback") == 1
    assert "/2024/02/bai-2/" in capsys.readouterr().err
    assert desk.run("rollback", "--force") == 0
    assert (desk.folder / "srv/current/2024/02/bai-2/index.html").is_file()


def test_an_old_build_elsewhere_brings_no_article_back(
    desk: Newsdesk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.build()
    desk.run("deploy", "--no-probe")
    for name in ("output", "cache"):
        shutil.copytree(desk.folder / name, desk.folder / "old" / name)
    shutil.rmtree(desk.content / "articles/2024/02/bai-2")
    desk.build()
    desk.run("deploy", "--no-probe")
    old = [f"--{name}={desk.folder / 'old' / name}" for name in ("output", "cache")]
    assert main(["rollback", f"--content={desk.content}", *old, f"--local={desk.folder / 'srv'}"]) == 1
    assert "/2024/02/bai-2/" in capsys.readouterr().err


def test_the_output_of_another_user_is_published_without_writing_there(desk: Newsdesk) -> None:
    desk.build()
    for folder in (desk.folder / "cache", desk.folder / "output"):
        subprocess.run(["chmod", "-R", "a-w", folder], check=True)
    before = sorted((file, file.stat().st_mtime_ns) for file in (desk.folder / "cache").rglob("*"))
    assert desk.run("deploy", "--no-probe") == 0
    assert sorted((file, file.stat().st_mtime_ns) for file in (desk.folder / "cache").rglob("*")) == before


def test_a_site_that_is_too_much_for_its_host_is_not_sent(
    desk: Newsdesk, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk.content / "site.toml").write_text(f"{HOSTED}[hosting.limits]\nfiles = 5\n", encoding="utf-8")
    desk.build()
    assert desk.run("deploy", "--no-probe") == 1
    assert "giới hạn trong [hosting.limits] là nhiều nhất 5" in capsys.readouterr().err
    assert not (desk.folder / "srv").exists()


def test_without_a_finished_build_nothing_is_sent(desk: Newsdesk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.build()
    (desk.folder / "cache/site.seal").unlink()
    assert desk.run("deploy", "--no-probe") == 1
    assert "lần dựng trước chưa xong" in capsys.readouterr().err


def test_what_this_machine_lacks_is_told_in_vietnamese(
    desk: Newsdesk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.build()
    monkeypatch.setenv("PATH", str(desk.folder))
    assert desk.run("deploy", "--no-probe") == 1
    assert "máy này chưa có chương trình «sh»" in capsys.readouterr().err
    full = OSError(errno.ENOSPC, "No space left on device", "trang-tin.zip")
    assert reason_of(full).startswith("trang-tin.zip: lỗi: ổ đĩa của máy này đã đầy")


def test_under_a_prefix_it_says_where_robots_txt_must_lie(
    desk: Newsdesk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITEURL", "https://example.vn/bantin")
    desk.build()
    assert desk.run("deploy", "--no-probe") == 0
    assert "robots.txt" in capsys.readouterr().err


def test_the_archive_has_the_same_bytes_each_time_and_its_digest_beside_it(desk: Newsdesk) -> None:
    desk.build()
    first, second = desk.folder / "a.zip", desk.folder / "b.zip"
    assert desk.run("zip", f"--archive={first}") == desk.run("zip", f"--archive={second}") == 0
    assert first.read_bytes() == second.read_bytes()
    digest = hashlib.sha256(first.read_bytes()).hexdigest()
    assert (desk.folder / "a.zip.sha256").read_text() == f"{digest}  a.zip\n"
    with zipfile.ZipFile(first) as archive:
        assert archive.testzip() is None
        assert "2024/01/bai-1/index.html" in archive.namelist()
        assert not [name for name in archive.namelist() if name.startswith("_may-chu")]
