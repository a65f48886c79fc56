from __future__ import annotations

import errno
import os
import threading
import time
from pathlib import Path

import pytest

from newsroom.commands.desk.shelf.standing import (
    Missing,
    Unfit,
    Unkept,
    checked,
    file_of,
    folder_of,
    plain_file,
    writing,
)

BAD_PLACES = (
    "", "/", "..", "2024/07", "2024/07/", "2024/07/../x", "2024/07/Hop", "2024/07/họp", "2024/13/hop", "0024/07/hop", "2024/07/.hop",
    "2024/07/hop/", "/2024/07/hop", "2024/07/hop/album", "2024\\07\\hop", "2024/07/hop\0", "2024/07/%2e%2e", "2024/07/hop\n",
    "../../etc/passwd", "2024/07/" + "a" * 81,
)  # fmt: skip
BAD_FILES = (
    "toa-soan.toml", "pages/../site.toml", "pages/.md", "pages/A.md", "pages/a/b/c.md", "pages/a.html", "articles/2024/07/a/index.md",
    "articles/2024/07/a/chu-thich.txt", "articles/2024/07/../album/chu-thich.txt", "photos/a.jpg", "", "site.toml/", "/site.toml",
    "articles/2024/07/a/album/1.jpg", "pages//a.md", ".nhap-bai.tsv",
)  # fmt: skip


@pytest.mark.parametrize("place", BAD_PLACES)
def test_only_the_place_of_an_article_is_one(tmp_path: Path, place: str) -> None:
    with pytest.raises(Unfit):
        folder_of(tmp_path, place)


@pytest.mark.parametrize("path", BAD_FILES)
def test_only_what_is_edited_as_text_is_a_file(tmp_path: Path, path: str) -> None:
    with pytest.raises(Unfit):
        file_of(tmp_path, path)


def test_pages_settings_and_captions_are_files(tmp_path: Path) -> None:
    for path in ("site.toml", "dia-chi.toml", "da-go.toml", "pages/gioi-thieu.md", "pages/gioi-thieu/co-cau.md",
                 "articles/2024/07/hop/album/chu-thich.txt"):  # fmt: skip
        assert file_of(tmp_path, path) == tmp_path / path


@pytest.mark.parametrize("linked", ["articles", "articles/2024", "articles/2024/07", "articles/2024/07/hop"])
def test_no_link_stands_on_the_way(tmp_path: Path, linked: str) -> None:
    elsewhere, content = tmp_path / "elsewhere", tmp_path / "content"
    elsewhere.mkdir()
    (content / linked).parent.mkdir(parents=True)
    (content / linked).symlink_to(elsewhere)
    with pytest.raises(Unfit, match="liên kết"):
        folder_of(content, "2024/07/hop")


@pytest.mark.parametrize("path", ["a/../b", "a/./b", "a//b", ".a", "a/.b", "a\\b", "a\0b"])
def test_paths_lead_nowhere_else(tmp_path: Path, path: str) -> None:
    with pytest.raises(Unfit):
        checked(tmp_path, path)


def test_only_plain_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "link").symlink_to(tmp_path / "a")
    os.mkfifo(tmp_path / "pipe")
    assert plain_file(tmp_path / "a") == b"x"
    for name in ("link", "pipe", "."):
        with pytest.raises(Unfit):
            plain_file(tmp_path / name)
    for name in ("none", "a/b"):
        with pytest.raises(Missing, match="Không còn"):
            plain_file(tmp_path / name)


def test_one_writes_at_a_time(tmp_path: Path) -> None:
    content = tmp_path / "content"
    inside: list[int] = []
    most: list[int] = []

    def write() -> None:
        with writing(content):
            inside.append(1)
            most.append(len(inside))
            time.sleep(0.01)
            inside.pop()

    threads = [threading.Thread(target=write) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1] * 8


@pytest.mark.parametrize(
    ("code", "said"), [(errno.ENOSPC, "Đĩa đã đầy"), (errno.EACCES, "người quản trị"), (errno.EIO, "mã 5")]
)
def test_what_the_disk_refuses_is_told_in_words(tmp_path: Path, code: int, said: str) -> None:
    with pytest.raises(Unkept, match=said), writing(tmp_path / "content"):
        raise OSError(code, "x")


def test_no_place_is_none_of_an_article(tmp_path: Path) -> None:
    with pytest.raises(Unfit):
        folder_of(tmp_path, "")
