from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from newsroom.commands.publishing import place
from newsroom.commands.publishing.faults import HostError
from newsroom.commands.publishing.place import Place, SshPlace, Transfer, _transfer
from newsroom.commands.publishing.publisher import PublishingError
from newsroom.model.hosting import SshTarget
from tests.support.publishing import RSYNC

SCRIPT = Path(place.__file__).with_name("server.sh")
SHELLCHECK = shutil.which("shellcheck")


@pytest.mark.slow
@pytest.mark.skipif(SHELLCHECK is None, reason="shellcheck is not installed")
def test_the_script_of_the_server_is_sound() -> None:
    done = subprocess.run([str(SHELLCHECK), "-s", "sh", SCRIPT], capture_output=True, text=True, check=False)
    assert done.stdout == ""


def test_what_rsync_prints_is_understood() -> None:
    assert _transfer("<f+++++++++ 2024/07/bài a/index.html") == Transfer("2024/07/bài a/index.html")
    assert _transfer(">f.st...... a") == Transfer("a")
    assert _transfer("*deleting   a/b") == Transfer("a/b", removed=True)
    assert _transfer("Total bytes sent: 1,234") == Transfer(sent_bytes=1234)
    assert _transfer("cd+++++++++ 2024/") is _transfer("") is _transfer("Number of files: 3") is None


def test_options_of_ssh_are_from_a_fixed_list_and_the_host_comes_after_them(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("SSH_CONFIG", raising=False)
    command = SshPlace(SshTarget("may-chu.example", "/srv/bantin", "bantin", 2222))._shell("ask")
    assert command[-3:] == ["--", "bantin@may-chu.example", "sh -s ask /srv/bantin"]
    assert {"-oBatchMode=yes", "-oStrictHostKeyChecking=yes", "2222"} <= set(command)
    config = tmp_path / "a b"
    monkeypatch.setenv("SSH_CONFIG", str(config))
    with pytest.raises(PublishingError, match=r"SSH_CONFIG: lỗi: không có tệp «.*a b»"):
        SshPlace(SshTarget("h", "/srv")).__enter__()
    config.touch()
    assert str(config) in SshPlace(SshTarget("h", "/srv"))._ssh()


def test_a_verb_that_fails_tells_its_status(tmp_path: Path) -> None:
    with pytest.raises(HostError) as raised:
        Place(str(tmp_path)).run("pages", "none")
    assert raised.value.status == 70


def test_a_script_that_came_in_part_does_nothing(tmp_path: Path) -> None:
    script = place._script("ask", ())
    for end in range(0, len(script) - 30, 997):
        subprocess.run(["sh", "-s", "ask", tmp_path], input=script[:end], capture_output=True, check=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(RSYNC is None, reason="rsync is not installed")
def test_only_listed_files_are_copied(tmp_path: Path) -> None:
    for name in ("a", "-b", "# c"):
        (tmp_path / "from" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "from" / name).write_text(name)
    (tmp_path / "to").mkdir()
    sent = list(Place(str(tmp_path)).rsync(("-c",), tmp_path / "from", "to", ["-b", "# c"]))
    assert sorted(file.name for file in (tmp_path / "to").iterdir()) == ["# c", "-b"]
    assert len([one for one in sent if one.path]) == 2
    with pytest.raises(HostError, match="rsync dừng với mã 23"):
        list(Place(str(tmp_path)).rsync(("-c",), tmp_path / "from", "to", ["missing"]))


@pytest.mark.skipif(RSYNC is None, reason="rsync is not installed")
def test_no_link_is_copied(tmp_path: Path) -> None:
    (tmp_path / "from").mkdir()
    (tmp_path / "from/a").write_text("a")
    (tmp_path / "from/b").symlink_to("/etc/hostname")
    list(Place(str(tmp_path)).rsync((), tmp_path / "from", "to", ["a", "b"]))
    assert [file.name for file in (tmp_path / "to").iterdir()] == ["a"]
