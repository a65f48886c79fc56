"""Small pictures for the screen."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from newsroom.commands.desk.reading import thumbnails
from newsroom.commands.desk.reading.thumbnails import SIDE, small_of, thumbnails_of

pytestmark = pytest.mark.slow


def written(folder: Path, **files: bytes) -> dict[str, Path]:
    found = {name.replace("_", "."): folder / name for name in files}
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return found


def photo(mode: str, size: tuple[int, int], kind: str = "PNG") -> bytes:
    held = io.BytesIO()
    Image.new(mode, size).save(held, kind)
    return held.getvalue()


def test_photos_are_made_small_and_other_files_are_named(tmp_path: Path) -> None:
    files = written(
        tmp_path,
        a_jpg=photo("RGB", (1200, 600), "JPEG"),
        b_png=photo("RGBA", (30, 60)),
        c_pdf=b"%PDF",
        d_jpg=b"broken",
    )
    wide, clear, paper, broken = thumbnails_of(files)
    with Image.open(io.BytesIO(wide.small)) as image:
        assert (image.format, image.size) == ("JPEG", (SIDE, SIDE // 2))
    with Image.open(io.BytesIO(clear.small)) as image:
        assert (image.mode, image.size, image.getpixel((0, 0))) == ("RGB", (30, 60), (255, 255, 255))
    assert (paper.name, paper.size, paper.small) == ("c.pdf", 4, b"")
    assert (broken.name, broken.small) == ("d.jpg", b"")


def test_one_photo_is_made_small_by_itself(tmp_path: Path) -> None:
    files = written(tmp_path, a_png=photo("L", (900, 300)), b_png=b"broken")
    with Image.open(io.BytesIO(small_of(str(files["a.png"])))) as image:
        assert image.size == (SIDE, SIDE // 3)
    assert small_of(str(files["b.png"])) == small_of(str(tmp_path / "c.png")) == b""


def test_only_so_many_are_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thumbnails, "_MOST", 1)
    files = written(tmp_path, a_png=photo("L", (9, 9)), b_png=photo("L", (9, 8)))
    assert [bool(one.small) for one in thumbnails_of(files)] == [True, False]
