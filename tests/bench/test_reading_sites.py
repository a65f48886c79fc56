"""The article in the form that each peer wants."""

from __future__ import annotations

import subprocess
from pathlib import Path

from PIL import Image

from bench.peer_words import Manuscript
from bench.reading_sites import attached, front_matter, hugo_settings, resize, version, without_photos

TEXT = 'Title: A\n\nMở.\n\n![Chuyến xe](1.jpg "Chú thích. Ảnh: Ban Biên tập")\n\nThân.\n\n![Đồi](anh-2.png)\n\nKết.\n'


def test_pelican_is_told_that_photos_lie_beside_the_article() -> None:
    text = attached(TEXT)
    assert '![Chuyến xe]({attach}1.jpg "Chú thích. Ảnh: Ban Biên tập")' in text
    assert "![Đồi]({attach}anh-2.png)" in text
    elsewhere = "![A](https://example.vn/1.jpg) [tệp](1.pdf)"
    assert attached(elsewhere) == elsewhere


def test_without_photos_the_text_stays() -> None:
    assert without_photos(TEXT) == "Title: A\n\nMở.\n\nThân.\n\nKết.\n"


def test_a_photo_is_made_smaller_but_never_larger(tmp_path: Path) -> None:
    for width, wanted in ((1600, (1280, 854)), (900, (900, 601))):
        photo = tmp_path / "1.jpg"
        Image.new("RGB", (width, round(width * 1067 / 1600) + (width == 900)), "red").save(photo)
        resize(photo)
        with Image.open(photo) as image:
            assert (image.size, image.format) == (wanted, "JPEG")


def test_hugo_gets_dates_categories_and_topics() -> None:
    header = {"Title": "A", "Date": "25/10/2021 09:10", "Category": "Đoàn thể", "Tags": "Một; Hai"}
    assert front_matter(Manuscript(Path("2021/10/a"), header, "")) == {
        "title": "A",
        "date": "2021-10-25T09:10:00+07:00",
        "draft": False,
        "categories": ["Đoàn thể"],
        "tags": ["Một", "Hai"],
    }
    assert front_matter(Manuscript(Path("2021/10/a"), {"Title": "A", "Date": "hôm qua"}, "")) is None


def test_hugo_is_set_up_as_the_sample_site_of_the_theme_in_vietnamese(tmp_path: Path) -> None:
    sample = {"title": "Sample", "paginate": "10", "Params": {"authorbox": True, "logo": {"subtitle": "A"}}}
    settings = hugo_settings(sample, tmp_path / "themes" / "mot", "Trang tin")
    assert settings["params"] == {"authorbox": False, "logo": {"subtitle": "A"}, "mainSections": ["post"]}
    assert (settings["title"], settings["theme"], settings["locale"]) == ("Trang tin", "mot", "vi")
    assert settings["themesDir"] == str(tmp_path / "themes")


def test_a_theme_is_named_by_its_own_commit_not_that_of_a_folder_around(tmp_path: Path) -> None:
    def git(*words: str) -> None:
        who = ("-c", "user.name=A", "-c", "user.email=a@example.vn")
        subprocess.run(["git", "-C", str(tmp_path), *who, *words], check=True, capture_output=True)

    git("init")
    git("commit", "--allow-empty", "-m", "A", "--date=2024-09-06T10:00:00+07:00")
    (tmp_path / "theme").mkdir()
    assert version(tmp_path / "theme") == ""
    assert " of 20" in version(tmp_path)
