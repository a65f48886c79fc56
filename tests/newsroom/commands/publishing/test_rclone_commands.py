"""The commands from end to end by rclone: a real build, git, an FTP host, nginx before it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsroom.commands.publishing.__main__ import main
from tests.support.building import SITE_TOML, build, write_article, write_site
from tests.support.live_site import nginx
from tests.support.publishing import needs_nginx
from tests.support.remotes import Host, ftp

pytestmark = pytest.mark.slow
HOSTED = SITE_TOML + '\n[hosting]\nkind = "s3"\ntarget = "rclone:thu:www"\n'


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    with ftp(tmp_path) as running:
        for name, value in running.environment.items():
            monkeypatch.setenv(name, value)
        yield running


class Newsdesk:
    """A content folder with its history, and what is built of it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.content = folder, write_site(folder / "content", HOSTED)
        self.git("init", "-q")
        write_article(self.content, "2024/01/bai-1")
        write_article(self.content, "2024/01/nhap", Status="draft")

    def git(self, *words: str) -> None:
        identity = ("-c", "user.name=test", "-c", "user.email=test@example.vn")
        subprocess.run(["git", "-C", self.content, *identity, *words], check=True)

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "edit")

    def run(self, verb: str, *more: str) -> int:
        assert build(self.content, self.folder / "output", "publishconf.py").status == 0
        places = [f"--{name}={self.folder / name}" for name in ("content", "output", "cache")]
        return main([verb, *places, *more])


@needs_nginx
def test_a_site_goes_to_a_shared_host_is_looked_at_and_kept_from_going_back(
    tmp_path: Path, host: Host, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Newsdesk(tmp_path)
    desk.commit()
    host.folder.mkdir()
    with nginx(tmp_path / "nginx", host.folder) as url:
        assert desk.run("deploy", "--dry", "--no-probe") == 0
        assert "+ 2024/01/bai-1/index.html" in capsys.readouterr().out
        assert desk.run("deploy", f"--url={url}") == 0
        assert desk.run("deploy", "--unless-unchanged", f"--url={url}") == 0
        assert "Không có gì mới" in capsys.readouterr().out
        write_article(desk.content, "2024/02/bai-2")
        desk.commit()
        assert desk.run("deploy", f"--url={url}") == 0
        (host.folder / "2024/01/nhap").mkdir()
        (host.folder / "2024/01/nhap/index.html").write_text("Bài nháp")
        capsys.readouterr()
        assert desk.run("probe", f"--url={url}") == 1
        assert "Bài chưa đăng /2024/01/nhap/" in capsys.readouterr().out
    desk.git("reset", "-q", "--hard", "HEAD~1")
    assert desk.run("deploy", "--no-probe") == 1
    assert "máy chủ đang có bản mới hơn" in capsys.readouterr().err
    assert (host.folder / "2024/02/bai-2/index.html").is_file()


def test_what_is_no_address_is_not_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert Newsdesk(tmp_path).run("probe", "--url=example.vn") == 1
    assert "«example.vn» không phải địa chỉ web" in capsys.readouterr().err
