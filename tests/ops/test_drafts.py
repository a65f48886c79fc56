"""What people have at the desk and nobody else has goes into a back-up, and comes back byte for byte."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.building import ROOT
from tests.support.server import OwnServer, Said, run

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
]
DRAFTS = str(ROOT / "ops" / "desk" / "drafts")
ADDRESS = "bantin@localhost:repo.git"
PHOTO = bytes(range(256)) * 4000
git = OwnServer.git


def files_of(root: Path) -> dict[str, bytes]:
    """Give all files of a working copy."""
    found = {}
    for file in root.rglob("*"):
        path = str(file.relative_to(root))
        if file.is_file() and not path.startswith(".git/"):
            found[path] = file.read_bytes()
    return found


def refs_of(root: Path) -> str:
    """List all names of commits in a working copy, with what they name."""
    return git("-C", str(root), "for-each-ref", "--format=%(refname) %(objectname)")


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    """Give an office: mai has drafts, a commit that waits and one that was taken back; lan has nothing."""
    repo, first, copies = tmp_path / "repo.git", tmp_path / "first", tmp_path / "copies"
    git("init", "--quiet", "--bare", "--initial-branch=main", str(repo))
    git("clone", "--quiet", str(repo), str(first))
    articles = first / "content" / "articles" / "2024" / "07"
    for name in ("mot", "hai", "ba"):
        (articles / name).mkdir(parents=True)
        (articles / name / "index.md").write_bytes(f"Title: {name}\r\n\r\nBài.\r\n".encode())
        (articles / name / "1.jpg").write_bytes(PHOTO + name.encode())
    git("-C", str(first), "add", "--all")
    git("-C", str(first), "commit", "--quiet", "--message", "Bài mới")
    git("-C", str(first), "push", "--quiet", "origin", "HEAD:main")
    copies.mkdir(mode=0o700)
    git("clone", "--quiet", "--mirror", str(repo), str(copies / ".goc.git"))
    for person in ("mai", "lan"):
        git("clone", "--quiet", str(copies / ".goc.git"), str(copies / person / "bai"))
    write_drafts(copies / "mai" / "bai")
    return copies


def write_drafts(copy: Path) -> None:
    """Leave in a working copy all that the desk may leave there."""
    articles = copy / "content" / "articles" / "2024" / "07"
    (articles / "mot" / "index.md").write_text("Title: một\n\nĐã gửi duyệt, chưa tới máy chủ.\n")
    git("-C", str(copy), "commit", "--quiet", "--all", "--message", "Gửi duyệt: một")
    git("-C", str(copy), "update-ref", "refs/toa-soan/giu/x", "HEAD")
    git("-C", str(copy), "update-ref", "refs/toa-soan/goc", "HEAD~1")
    (articles / "mot" / "index.md").write_text("Title: một\n\nĐang viết dở.\n")
    (articles / "hai" / "1.jpg").unlink()
    (articles / "tên có dấu\n cách").mkdir()
    (articles / "tên có dấu\n cách" / "index.md").write_text("Title: mới\nStatus: draft\n\nNháp.\n")
    (articles / "tên có dấu\n cách" / "-x.jpg").write_bytes(PHOTO)
    (copy / ".ban-bien-tap" / "thung-rac").mkdir(parents=True)
    (copy / ".ban-bien-tap" / "thung-rac" / "cu.md").write_text("Đã bỏ.\n")
    (copy / ".git" / "info" / "exclude").write_text(".ban-bien-tap/\n")
    (articles / "ba" / "index.md").write_text("Title: ba\n\nĐã vào chỉ mục.\n")
    git("-C", str(copy), "add", "content/articles/2024/07/ba/index.md")
    (copy / ".git" / "index.lock").write_text("")


def pack(copies: Path, tar: Path) -> Said:
    """Back the copies up."""
    with tar.open("wb") as out:
        done = subprocess.run([DRAFTS, "pack", str(copies)], stdout=out, stderr=subprocess.PIPE, check=False)
    return Said(done.returncode, done.stderr.decode())


def unpack(copies: Path, bundle: Path, tar: Path) -> Said:
    """Take the copies out of a back-up."""
    copies.mkdir(exist_ok=True)
    with tar.open("rb") as data:
        done = subprocess.run(
            [DRAFTS, "unpack", str(copies), str(bundle), ADDRESS],
            stdin=data, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip
    return Said(done.returncode, done.stdout.decode())


@pytest.fixture
def packed(copies: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Give a back-up of the office: of the repository, and of what people have."""
    tar, bundle = tmp_path / "desk.tar", tmp_path / "repo.bundle"
    said = pack(copies, tar)
    assert (said.status, said.text) == (0, "")
    git("-C", str(tmp_path / "repo.git"), "bundle", "create", "--quiet", str(bundle), "--all")
    return tar, bundle


def test_drafts_come_back_as_they_were_with_commits_that_wait(
    copies: Path, packed: tuple[Path, Path], tmp_path: Path
) -> None:
    tar, bundle = packed
    new = tmp_path / "new"
    said = unpack(new, bundle, tar)
    assert (said.status, said.text) == (0, "")
    for person in ("mai", "lan"):
        before, after = copies / person / "bai", new / person / "bai"
        assert files_of(after) == files_of(before)
        assert refs_of(after) == refs_of(before)
        (before / ".git" / "index.lock").unlink(missing_ok=True)
        status = ("status", "--porcelain", "--branch", "--ignored")
        assert git("-C", str(after), *status) == git("-C", str(before), *status)
        assert run("git", "-C", str(after), "fsck", "--strict").status == 0
        assert not (after / ".git" / "index.lock").exists()
        assert (new / person).stat().st_mode & 0o077 == 0
    assert git("-C", str(new / ".goc.git"), "remote", "get-url", "origin") == ADDRESS
    assert sorted(file.name for file in new.iterdir()) == [".goc.git", "lan", "mai"]


def test_a_back_up_holds_nothing_that_the_repository_has(packed: tuple[Path, Path]) -> None:
    assert packed[0].stat().st_size < 2 * len(PHOTO)


def test_nothing_is_taken_out_over_what_somebody_has(copies: Path, packed: tuple[Path, Path]) -> None:
    before = {path: hashlib.sha256(data).digest() for path, data in files_of(copies).items()}
    said = unpack(copies, packed[1], packed[0])
    assert said.status == 1
    assert "đã có bản làm việc của lan mai" in said.text
    assert {path: hashlib.sha256(data).digest() for path, data in files_of(copies).items()} == before


def test_where_the_repository_lacks_what_a_copy_stands_on_the_text_is_kept_aside(
    packed: tuple[Path, Path], tmp_path: Path
) -> None:
    other = tmp_path / "other"
    git("init", "--quiet", "--initial-branch=main", str(other))
    git("-C", str(other), "commit", "--quiet", "--allow-empty", "--message", "Khác")
    bundle = tmp_path / "other.bundle"
    git("-C", str(other), "bundle", "create", "--quiet", str(bundle), "--all")
    said = unpack(tmp_path / "new", bundle, packed[0])
    assert said.status == 1
    assert "chưa dựng lại được bản làm việc của mai" in said.text
    assert not (tmp_path / "new" / "mai" / "bai").exists()
    listed = run("tar", "-tf", str(tmp_path / "new" / "mai" / "chua-lay-lai" / "files.tar"))
    assert "content/articles/2024/07/mot/index.md" in listed.text


def test_an_office_in_which_nobody_worked_yet_is_backed_up(tmp_path: Path) -> None:
    (tmp_path / "copies").mkdir()
    assert pack(tmp_path / "copies", tmp_path / "desk.tar").status == 0
    assert run(DRAFTS, "pack", str(tmp_path / "khong-co")).status == 1
    assert run(DRAFTS).status == 1
