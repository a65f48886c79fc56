"""Looking ahead finds what looking does, or says that nobody knows."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsroom.engine import Catalogue, Scanner, Snapshot, look_ahead
from newsroom.engine.ahead import Ahead, Looked
from newsroom.engine.queries import Queries


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Write a folder, and note and seal what it holds."""
    root = tmp_path / "root"
    for name in ("a/x.md", "a/y.md", "b/c/z.md"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)
    note(tmp_path, root)
    return root


def note(folder: Path, root: Path, *, is_sealed: bool = True) -> Snapshot:
    """Keep notes on ``root`` in a new catalogue."""
    snapshot = Snapshot()
    scanner = Scanner(root, snapshot, lambda *_: False)
    scanner._began += 10**10  # so that what is young is trusted
    scanner.look()
    catalogue = Catalogue(folder / "cache", "site")
    catalogue.lock(print)
    catalogue.begin()
    catalogue.start()
    Queries(catalogue).snapshots.put("root", snapshot)
    catalogue.unseal()
    if is_sealed:
        catalogue.seal()
    catalogue.close()
    return snapshot


def ahead(tmp_path: Path, public: bool = False) -> Ahead:
    """Begin to look ahead."""
    return Ahead(tmp_path / "cache", "site", (Looked("root", tmp_path / "root", public),), 2)


def seal(tmp_path: Path) -> bytes:
    """Give the seal as it is now."""
    return Catalogue(tmp_path / "cache", "site").seal_text()


def test_what_is_found_ahead_is_what_looking_finds(root: Path, tmp_path: Path) -> None:
    assert ahead(tmp_path).suspects("root", seal(tmp_path)) == []
    (root / "a/x.md").write_text("khác")
    (root / "b/c/mới.md").write_text("mới")
    (root / "a/y.md").unlink()
    catalogue = Catalogue(tmp_path / "cache", "site")
    assert catalogue.open()
    looked = Queries(catalogue).snapshots.find("root").suspects(root)
    catalogue.close()
    assert set(looked) == {b"a/", b"a/x.md", b"a/y.md", b"b/c/"}
    assert ahead(tmp_path).suspects("root", seal(tmp_path)) == looked


def test_what_is_public_and_closed_is_suspected(root: Path, tmp_path: Path) -> None:
    (root / "a/x.md").chmod(0o600)
    note(tmp_path, root)
    assert ahead(tmp_path).suspects("root", seal(tmp_path)) == []
    assert ahead(tmp_path, public=True).suspects("root", seal(tmp_path)) == [b"a/x.md"]


def test_what_another_build_sealed_meanwhile_is_not_known(root: Path, tmp_path: Path) -> None:
    before = ahead(tmp_path)
    (root / "a/x.md").write_text("khác")
    note(tmp_path, root)
    assert before.suspects("root", seal(tmp_path)) is None
    broken = ahead(tmp_path)
    note(tmp_path, root, is_sealed=False)
    (tmp_path / "cache" / "site.seal").unlink(missing_ok=True)
    assert broken.suspects("root", seal(tmp_path)) is None


@pytest.mark.usefixtures("root")
def test_without_a_sound_catalogue_nothing_is_known(tmp_path: Path) -> None:
    index = tmp_path / "cache" / "site.sqlite"
    text = seal(tmp_path)
    os.utime(index)  # sets ctime: somebody touched it
    assert ahead(tmp_path).suspects("root", text) is None
    (tmp_path / "cache" / "site.seal").write_text("{")
    assert ahead(tmp_path).suspects("root", b"{") is None
    index.unlink()
    assert ahead(tmp_path).suspects("root", seal(tmp_path)) is None


@pytest.mark.usefixtures("root")
def test_it_is_asked_for_once_and_leaves_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    fork = os.fork

    def noted() -> int:
        made.append(fork())
        return made[-1]

    monkeypatch.setattr(os, "fork", noted)
    looking = ahead(tmp_path)
    assert looking.suspects("root", seal(tmp_path)) == []
    assert looking.suspects("root", seal(tmp_path)) is None
    ahead(tmp_path).end()
    assert len(made) == 2
    for process in made:
        with pytest.raises(ChildProcessError):
            os.waitpid(process, os.WNOHANG)


def test_one_process_or_a_fresh_build_does_not_look_ahead(tmp_path: Path) -> None:
    settings = {"PATH": str(tmp_path), "OUTPUT_PATH": str(tmp_path), "CACHE_PATH": str(tmp_path)}
    assert look_ahead({**settings, "JOBS": 1, "LOAD_CONTENT_CACHE": True}, "site") is None
    assert look_ahead({**settings, "JOBS": 2, "LOAD_CONTENT_CACHE": False}, "site") is None
    begun = look_ahead({**settings, "JOBS": 2, "LOAD_CONTENT_CACHE": True}, "site")
    assert begun is not None
    assert begun.suspects("content", b"") is None
    begun.end()
