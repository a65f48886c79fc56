"""Share pictures of articles without a photo are drawn once and found again."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from newsroom.engine import Progress
from newsroom.model.media import SHARE_SIZE
from plugins.photos import drawn_covers
from plugins.photos.drawn_covers import DrawnCover, DrawnCovers
from plugins.photos.rendition import RECIPE, share_url
from plugins.photos.store import Store

SITE = "Trang tin Đảng bộ Khối"
FIRST, SECOND = DrawnCover("Họp chi bộ", "Tin hoạt động"), DrawnCover("Lễ kết nạp", "Xây dựng Đảng")


def covers(folder: Path, site: str = SITE, dry: bool = False) -> DrawnCovers:
    return DrawnCovers(Store(folder, "v1"), site, 1, dry)


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


@pytest.mark.parametrize(
    ("what", "other"), [("RECIPE", replace(RECIPE, share=81)), ("DRAWING_MAKER", "drawings 99")]
)
def test_another_recipe_or_number_gives_other_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, other: object
) -> None:
    before = covers(tmp_path).name(FIRST)
    monkeypatch.setattr(drawn_covers, what, other)
    assert covers(tmp_path).name(FIRST) != before
