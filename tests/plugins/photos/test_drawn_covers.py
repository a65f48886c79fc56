"""Share pictures of articles without a photo are drawn once and found again."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from newsroom.engine.progress import Progress
from newsroom.model.media import SHARE_SIZE
from plugins.photos import drawn_covers
from plugins.photos.drawn_covers import DrawnCover, DrawnCovers, program
from plugins.photos.rendition import RECIPE, share_url
from plugins.photos.store import Store

SITE = "Trang tin Đảng bộ Khối"
FIRST, SECOND = DrawnCover("Họp chi bộ", "Tin hoạt động"), DrawnCover("Lễ kết nạp", "Xây dựng Đảng")


def covers(folder: Path, site: str = SITE, dry: bool = False) -> DrawnCovers:
    return DrawnCovers(Store(folder, lambda: "v1"), site, 1, dry)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, str]]:
    """Draw small squares instead; note what is asked for."""
    asked: list[tuple[str, str, str]] = []

    def draw(size: tuple[int, int], title: str, category: str, site: str) -> Image.Image:
        assert size == SHARE_SIZE
        asked.append((title, category, site))
        return Image.new("RGB", (8, 8), "red")

    monkeypatch.setattr("plugins.photos.drawn_cover.draw", draw)
    return asked


def fill(found: DrawnCovers, wanted: Sequence[DrawnCover]) -> None:
    found.fill(wanted, Progress(io.StringIO()))


def test_a_picture_is_drawn_that_chat_apps_can_show(tmp_path: Path) -> None:
    found = covers(tmp_path)
    fill(found, [FIRST])
    data = (tmp_path / share_url(found.name(FIRST))).read_bytes()
    with Image.open(io.BytesIO(data)) as image:
        assert (image.format, image.size) == ("JPEG", SHARE_SIZE)
    assert len(data) <= RECIPE.share_bytes


def test_what_is_kept_is_not_drawn_again(tmp_path: Path, drawn: list[tuple[str, str, str]]) -> None:
    fill(covers(tmp_path), [FIRST])
    assert drawn == [(FIRST.title, FIRST.category, SITE)]
    fill(covers(tmp_path), [FIRST, SECOND])
    assert drawn[1:] == [(SECOND.title, SECOND.category, SITE)]
    fill(covers(tmp_path), [FIRST, SECOND])
    assert len(drawn) == 2


def test_articles_that_say_the_same_share_a_picture(
    tmp_path: Path, drawn: list[tuple[str, str, str]]
) -> None:
    fill(covers(tmp_path), [FIRST, replace(FIRST), FIRST])
    assert len(drawn) == 1


def test_a_picture_that_is_gone_or_damaged_is_drawn_again(
    tmp_path: Path, drawn: list[tuple[str, str, str]]
) -> None:
    found = covers(tmp_path)
    fill(found, [FIRST, SECOND])
    (tmp_path / share_url(found.name(SECOND))).write_bytes(b"x")
    fill(found, [FIRST, SECOND])
    assert [title for title, *_ in drawn] == [FIRST.title, SECOND.title, SECOND.title]


def test_a_check_draws_nothing(tmp_path: Path, drawn: list[tuple[str, str, str]]) -> None:
    fill(covers(tmp_path, dry=True), [FIRST])
    assert drawn == []
    assert list(tmp_path.iterdir()) == []


# Names


def test_names_follow_from_all_that_a_picture_says(tmp_path: Path) -> None:
    title, category = FIRST.title, FIRST.category
    said = [FIRST, replace(FIRST, title="Khác"), DrawnCover(title), DrawnCover(f"{title} {category}")]
    names = [covers(tmp_path, site).name(one) for one in said for site in (SITE, "Trang khác")]
    assert len(set(names)) == len(names)
    assert covers(tmp_path).name(FIRST) == names[0]


@pytest.mark.parametrize("what", ["RECIPE", "program"])
def test_another_recipe_or_program_gives_other_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    before = covers(tmp_path).name(FIRST)
    other = replace(RECIPE, share=81) if what == "RECIPE" else lambda: "khác"
    monkeypatch.setattr(drawn_covers, what, other)
    assert covers(tmp_path).name(FIRST) != before


def test_the_program_is_another_with_another_library_module_or_font(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fonts").mkdir()
    files = [tmp_path / name for name in ("drawn_cover.py", "fonts/A.ttf", "fonts/B.ttf")]
    for file in files:
        file.write_bytes(b"1")
    monkeypatch.setattr(drawn_covers, "_FOLDER", tmp_path)
    found = [program(), program()]
    for file in files:
        file.write_bytes(b"2")
        found.append(program())
    monkeypatch.setattr(drawn_covers, "version", lambda _: "99")
    found.append(program())
    assert found[0] == found[1]
    assert len(set(found)) == len(found) - 1
