"""What is found in the files beside an article."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from newsroom.commands.desk.reading import apart, beside
from newsroom.commands.desk.reading.beside import Beside, look
from newsroom.commands.desk.reading.folders import Disk
from newsroom.commands.desk.reading.rules import house_rules
from newsroom.model.site import Category, Site
from plugins.manuscript.record import read

pytestmark = pytest.mark.slow
SITE = Site("Trang tin", categories=(Category("Tin", "tin"),))
PATH = "articles/2024/07/a/index.md"


@pytest.fixture(autouse=True, scope="module")
def _ended() -> Iterator[None]:
    yield
    apart.end()


def seen(content: Path, body: str, largest_file: int = 20_000_000) -> Beside:
    data = f"Title: A\nDate: 2024-07-01\nCategory: Tin\n\n{body}\n".encode()
    record = read(PATH, data, SITE, house_rules().typesetter).record
    assert record is not None
    return look(record, Disk(content, PATH), 1, largest_file)


def folder_of(content: Path) -> Path:
    folder = content / "articles/2024/07/a"
    folder.mkdir(parents=True)
    return folder


def test_photos_are_known_by_what_they_are_and_by_their_bytes(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    Image.new("RGB", (60, 40)).save(folder / "1.png")
    (folder / "2.png").write_bytes((folder / "1.png").read_bytes())
    (folder / "3.jpg").write_bytes(b"<svg>")
    found = seen(tmp_path, "![a](1.png)\n\n![b](2.png)\n\n![c](3.jpg)\n\n![d](4.jpg)")
    original = found.photos["articles/2024/07/a/1.png"].original
    assert original is not None
    assert (original.format, original.width, original.height) == ("PNG", 60, 40)
    first, second, third = found.digests.values()
    assert first == second != third
    assert [(one.path, one.code) for one in found.problems] == [
        ("articles/2024/07/a/3.jpg", "photo-holds-svg")
    ]


def test_clips_their_words_and_documents_are_looked_into(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    (folder / "a.mp4").write_bytes(b"none")
    (folder / "a.vtt").write_bytes(b"WEBVTT\n\nsai\n")
    (folder / "a.txt").write_bytes(b"\xff")
    (folder / "b.mp3").write_bytes(b"0" * 1_000_001)
    (folder / "c.pdf").write_bytes(b"none")
    body = "[A](a.mp4)\n\n[B](b.mp3)\n\nXem [c](c.pdf).\n"
    codes = {one.code for one in seen(tmp_path, body).problems}
    assert codes == {"video-unreadable", "transcript-encoding", "recording-too-large", "subtitles-empty"}
    assert [code for code, _ in seen(tmp_path, body).inspected["articles/2024/07/a/c.pdf"]] == [
        "file-mislabelled"
    ]
    later = folder / "c.pdf"
    os.utime(later, ns=(1, 1))
    assert seen(tmp_path, body, 3).inspected["articles/2024/07/a/c.pdf"][0][0] == "file-too-large"


def test_a_file_is_looked_into_once_as_long_as_it_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = folder_of(tmp_path) / "1.png"
    Image.new("RGB", (60, 40)).save(photo)
    assert seen(tmp_path, "![a](1.png)").problems == ()
    monkeypatch.setattr(apart, "call_within", lambda *_: pytest.fail("asked again"))
    assert seen(tmp_path, "![a](1.png)").problems == ()
    monkeypatch.undo()
    photo.write_bytes(b"")
    assert [one.code for one in seen(tmp_path, "![a](1.png)").problems] == ["photo-empty"]


def test_where_nothing_can_be_looked_into_the_rest_is_told_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> None:
        raise apart.Away

    Image.new("RGB", (60, 40)).save(folder_of(tmp_path) / "1.png")
    monkeypatch.setattr(apart, "call_within", away)
    assert seen(tmp_path, "![a](1.png)") == Beside({}, {}, {}, ())


def test_what_is_held_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "_MOST", 2)
    monkeypatch.setattr(beside, "_KNOWN", {})
    folder = folder_of(tmp_path)
    for number in range(4):
        Image.new("RGB", (60, 40 + number)).save(folder / f"{number}.png")
    seen(tmp_path, "\n\n".join(f"![a]({number}.png)" for number in range(4)))
    assert len(beside._KNOWN) == 2
