from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from newsroom.model.content import is_photo
from plugins.gate.unused_photos import check_files, files_of_articles
from tests.support.building import build, tiny_site, write_article

FOLDER = "articles/2024/07/hop"
ARTICLE = f"{FOLDER}/index.md"


def told(photos: list[str], used: set[str]) -> list[tuple[str, str]]:
    found = files_of_articles(photos, is_photo)
    return [(problem.path, dict(problem.values)["names"]) for problem in check_files(found, used)]


def test_photos_that_nothing_shows_are_told_once_for_an_article() -> None:
    photos = [f"{FOLDER}/{name}" for name in ("2.JPG", "1.jpg", "ảnh/3.png", "albums/4.webp", "5.heic")]
    assert told(photos, set()) == [(ARTICLE, "1.jpg, 2.JPG, 5.heic, albums/4.webp, ảnh/3.png")]
    assert told(photos, set(photos[:3])) == [(ARTICLE, "5.heic, albums/4.webp")]
    assert told(photos, set(photos)) == []


def test_many_photos_are_named_as_far_as_that_helps() -> None:
    names = [f"{number}.jpg" for number in range(10, 22)]
    photos = [f"{FOLDER}/{name}" for name in names]
    assert told(photos, set()) == [(ARTICLE, f"{', '.join(names[:10])} và 2 ảnh khác")]


def test_photos_of_albums_and_those_outside_article_folders_are_not_told() -> None:
    paths = [
        f"{FOLDER}/album/1.jpg",
        f"{FOLDER}/Album/1.jpg",
        "photos/1.jpg",
        "articles/2024/1.jpg",
        f"{FOLDER}/a.pdf",
    ]
    assert files_of_articles(paths, is_photo) == {}


class Desk:
    """A site of three articles with an unused photo in the second, and what its builds tell of photos."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys
        self.content = tiny_site(folder / "content")
        self.photo(1, "1.jpg")

    def photo(self, number: int, name: str) -> Path:
        file = self.content / f"articles/2024/0{number + 1}/bai-{number}/{name}"
        file.parent.mkdir(exist_ok=True)
        Image.new("RGB", (640, 480), (number * 40, 90, len(name))).save(file)
        return file

    def write(self, number: int, body: str = "Nội dung bài.", **header: str) -> None:
        write_article(self.content, f"2024/0{number + 1}/bai-{number}", body, **header)

    def build(self) -> list[str]:
        """Build on and from nothing, which must say the same; list the articles with unused photos."""
        reports = []
        for fresh in (False, True):
            self._capsys.readouterr()
            assert build(self.content, self.folder / "output", LOAD_CONTENT_CACHE=not fresh).status == 0
            reports.append(self._capsys.readouterr().err)
        assert reports[0] == reports[1]
        lines = [line for line in reports[0].splitlines() if "ảnh không được dùng" in line]
        return [line.partition(":")[0].split("/")[3] for line in lines]


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    return Desk(tmp_path, capsys)


@pytest.mark.slow
def test_a_photo_is_told_until_its_article_shows_it_or_it_is_gone(desk: Desk) -> None:
    assert desk.build() == ["bai-1"]
    desk.write(1, "![A](1.jpg)")
    assert desk.build() == []
    desk.write(1, "Không ảnh", Cover="1.jpg")
    assert desk.build() == []
    desk.write(1, "Không ảnh")
    assert desk.build() == ["bai-1"]
    desk.write(1, "Vẫn không ảnh")
    assert desk.build() == ["bai-1"]
    desk.write(0, "Bài khác")
    assert desk.build() == ["bai-1"]
    second = desk.photo(2, "ảnh/2.jpg")
    assert desk.build() == ["bai-1", "bai-2"]
    second.unlink()
    assert desk.build() == ["bai-1"]


@pytest.mark.slow
def test_a_photo_that_another_article_shows_is_used_as_long_as_it_does(desk: Desk) -> None:
    assert desk.build() == ["bai-1"]
    desk.write(0, "![A](../../02/bai-1/1.jpg)")
    assert desk.build() == []
    desk.write(0)
    assert desk.build() == ["bai-1"]


@pytest.mark.slow
def test_photos_of_a_draft_wait(desk: Desk) -> None:
    desk.write(1, Status="draft")
    assert desk.build() == []
    desk.write(1)
    assert desk.build() == ["bai-1"]
    desk.write(1, Status="withdrawn", Withdrawn="Sai")
    assert desk.build() == []


@pytest.mark.slow
def test_a_photo_of_which_another_problem_tells_is_not_told_twice(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    for body in ("![A] (1.jpg)", "![A](2.jpg)"):
        desk.write(1, body)
        capsys.readouterr()
        assert build(desk.content, desk.folder / "output").status == 1
        assert capsys.readouterr().err.splitlines()[1:] == ["1 lỗi, 0 cảnh báo."]
