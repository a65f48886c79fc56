from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from newsroom.model.problem import Problem
from newsroom.model.site import Brand
from plugins.photos.branding import (
    OURS,
    Branded,
    decode_branded,
    draw_ours,
    encode_branded,
    kept_ours,
    make_insignia,
)
from plugins.photos.store import Store
from tests.support.awkward import saved

INK = (200, 0, 0, 200)
SQUARE = saved(Image.new("RGBA", (300, 300), INK), "PNG")
WIDE = saved(Image.new("RGBA", (900, 150), INK), "PNG")


def make(files: Mapping[str, bytes], **brand: str) -> Branded:
    lines = tuple((key, number) for number, key in enumerate(brand, start=7))
    named = Brand(brand.get("logo", ""), brand.get("logo_dark", ""), brand.get("icon", ""), lines=lines)
    return make_insignia(named, files.get, 1)


def codes(branded: Branded) -> list[tuple[str, int, str]]:
    return [(problem.path, problem.line, problem.code) for problem in branded.problems]


@pytest.mark.slow
def test_without_files_the_icons_are_ours_and_those_in_tabs_the_theme_has() -> None:
    made = make({})
    shown = made.insignia
    assert (shown.logo, shown.logo_dark, shown.icon) == (None, None, None)
    assert shown.touch
    assert shown.maskable
    assert [icon.width for icon in shown.icons] == [192, 512]
    assert {shown.touch.url, shown.maskable.url, *(icon.url for icon in shown.icons)} == made.files.keys()
    assert all(url.startswith("theme/") and url.endswith(".png") for url in made.files)


@pytest.mark.slow
def test_our_icons_are_drawn_once_for_a_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn, store = draw_ours(), Store(tmp_path, "v1")
    assert kept_ours(store, dry=True) == drawn
    assert store.find(OURS) is None
    assert kept_ours(store) == drawn
    monkeypatch.setattr("plugins.photos.branding.draw_ours", dict)
    assert list(kept_ours(Store(tmp_path, "v1")).items()) == list(drawn.items())
    assert kept_ours(Store(tmp_path, "v2"), dry=True) == {}
    (tmp_path / f"photos/{OURS}-touch.png").write_bytes(b"hong")
    assert kept_ours(store, dry=True) == {}


@pytest.mark.slow
def test_our_icons_are_there_although_they_cannot_be_kept(tmp_path: Path) -> None:
    (tmp_path / "photos").write_text("", encoding="utf-8")
    assert kept_ours(Store(tmp_path, "v1")) == draw_ours()


@pytest.mark.slow
def test_a_square_logo_gives_the_icons_too() -> None:
    shown = make({"a.png": SQUARE}, logo="a.png").insignia
    assert shown.logo
    assert (shown.logo.width, shown.logo.height) == (160, 160)
    assert shown.icon
    assert shown.icon.width == 96
    assert shown.touch != make({}).insignia.touch


@pytest.mark.slow
def test_a_wide_logo_leaves_the_icons_to_ours_or_to_the_icon() -> None:
    files = {"a.png": WIDE, "b.png": SQUARE}
    shown = make(files, logo="a.png").insignia
    assert shown.touch == make({}).insignia.touch
    shown = make(files, logo="a.png", icon="b.png").insignia
    assert shown.touch == make(files, logo="b.png").insignia.touch


def test_the_icon_counts_before_the_logo() -> None:
    other = saved(Image.new("RGB", (512, 512), "blue"), "PNG")
    files = {"a.png": SQUARE, "b.png": other}
    assert make(files, logo="a.png", icon="b.png").insignia.touch == make(files, icon="b.png").insignia.touch


def test_a_logo_of_the_dark_stands_beside_that_of_the_light() -> None:
    shown = make({"a.png": SQUARE, "b.png": WIDE}, logo="a.png", logo_dark="b.png").insignia
    assert shown.logo_dark
    assert (shown.logo_dark.width, shown.logo_dark.height) == (900, 150)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("data", "code"),
    [
        (saved(Image.new("RGB", (300, 300)), "JPEG"), "brand-format"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'></svg>", "brand-format"),
        (b"%PDF-1.7", "brand-format"),
        (SQUARE[:200], "brand-damaged"),
        (b"", "brand-damaged"),
        (SQUARE + bytes(64_000_000), "brand-large"),
        (saved(Image.new("RGBA", (95, 95), INK), "PNG"), "brand-small"),
    ],
)
def test_what_is_wrong_with_a_logo_is_told_at_its_file(data: bytes, code: str) -> None:
    assert codes(make({"a.png": data}, logo="a.png")) == [("a.png", 0, code)]


@pytest.mark.parametrize(
    ("size", "code"),
    [((191, 191), "brand-small-icon"), ((400, 200), "brand-oblong"), ((400, 300), "brand-oblong")],
)
def test_an_icon_is_to_be_large_and_square(size: tuple[int, int], code: str) -> None:
    data = saved(Image.new("RGBA", size, INK), "PNG")
    assert codes(make({"a.png": data}, icon="a.png")) == [("a.png", 0, code)]


def test_an_icon_may_miss_a_square_by_a_hair() -> None:
    assert codes(make({"a.png": saved(Image.new("RGBA", (400, 396), INK), "PNG")}, icon="a.png")) == []


@pytest.mark.slow
@pytest.mark.parametrize("key", ["logo", "logo_dark", "icon"])
def test_a_picture_of_nothing_is_told(key: str) -> None:
    data = saved(Image.new("RGBA", (300, 300), (255, 255, 255, 0)), "PNG")
    assert codes(make({"a.png": data}, **{key: "a.png"})) == [("a.png", 0, "brand-empty")]


@pytest.mark.slow
def test_a_file_that_is_not_there_is_told_where_it_is_named() -> None:
    made = make({}, logo="a.png")
    assert codes(made) == [("site.toml", 7, "brand-missing")]
    assert made.insignia == make({}).insignia


def test_what_was_made_is_written_down_and_read_again() -> None:
    made = make({"a.png": saved(Image.new("RGBA", (95, 95), INK), "PNG")}, logo="a.png")
    insignia, problems = decode_branded(encode_branded(made))
    assert insignia == made.insignia
    assert problems == made.problems
    assert isinstance(problems[0], Problem)
