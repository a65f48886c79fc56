from __future__ import annotations

import hashlib
import os
import zipfile
from pathlib import Path

import pytest

from newsroom.commands.publishing.archive import write_archive

FILES = {"index.html": b"x" * 5000, "bài/ảnh.jpg": b"\xff\xd8" * 100, "_may-chu/redirects.map": b"map"}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    for path, data in FILES.items():
        file = tmp_path / "output" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return tmp_path / "output"


def test_the_archive_holds_what_readers_see_and_its_digest_stands_beside_it(
    output: Path, tmp_path: Path
) -> None:
    target = tmp_path / "trang-tin.zip"
    digest = write_archive(output, FILES, target)
    assert digest == hashlib.sha256(target.read_bytes()).hexdigest()
    assert (tmp_path / "trang-tin.zip.sha256").read_text() == f"{digest}  trang-tin.zip\n"
    with zipfile.ZipFile(target) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
        kinds = {entry.filename: entry.compress_type for entry in archive.infolist()}
    assert held == {path: data for path, data in FILES.items() if not path.startswith("_may-chu/")}
    assert kinds == {"index.html": zipfile.ZIP_DEFLATED, "bài/ảnh.jpg": zipfile.ZIP_STORED}


def test_times_rights_and_order_of_files_do_not_change_it(output: Path, tmp_path: Path) -> None:
    first = write_archive(output, list(FILES), tmp_path / "a.zip")
    os.utime(output / "index.html", (1, 1))
    (output / "index.html").chmod(0o600)
    assert write_archive(output, list(reversed(FILES)), tmp_path / "b.zip") == first


def test_a_failure_leaves_the_archive_of_before(output: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.zip"
    write_archive(output, FILES, target)
    before = target.read_bytes()
    with pytest.raises(FileNotFoundError):
        write_archive(output, [*FILES, "missing"], target)
    assert target.read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.zip", "a.zip.sha256", "output"]
