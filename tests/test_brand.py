"""The sign of a site, over builds: every page shows it, so every page follows it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image

from tests.support.awkward import saved
from tests.support.building import NOW, SITE_TOML, Built, build, tiny_site

pytestmark = pytest.mark.slow

BRAND = '\n[brand]\nlogo = "photos/logo.png"\n'


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    content = tiny_site(tmp_path / "content")
    (content / "site.toml").write_text(SITE_TOML + BRAND, encoding="utf-8")
    paint(content, "white")
    return content


def paint(content: Path, colour: str, side: int = 200) -> None:
    (content / "photos").mkdir(exist_ok=True)
    image = Image.new("RGBA", (side, side))
    image.paste(colour, (20, 20, side - 20, side - 20))
    (content / "photos" / "logo.png").write_bytes(saved(image, "PNG"))


def clean(content: Path, folder: Path) -> Built:
    shutil.rmtree(folder, ignore_errors=True)
    return build(content, folder / "output")


def test_another_picture_is_on_every_page_as_in_a_clean_build(content: Path, tmp_path: Path) -> None:
    first = build(content, tmp_path / "one" / "output")
    logo = next(path for path in first.files if path.startswith("theme/logo."))
    assert logo in first.text("index.html")
    paint(content, "gold")
    second = build(content, tmp_path / "one" / "output")
    assert logo not in second.files
    assert second.files == clean(content, tmp_path / "two").files


def test_nothing_is_written_while_it_stays(content: Path, tmp_path: Path) -> None:
    built = build(content, tmp_path / "one" / "output")
    times = {path: (built.output / path).stat().st_mtime_ns for path in built.files}
    again = build(content, tmp_path / "one" / "output")
    assert {path: (again.output / path).stat().st_mtime_ns for path in again.files} == times


def test_without_an_own_sign_all_pages_name_ours(content: Path, tmp_path: Path) -> None:
    build(content, tmp_path / "one" / "output")
    (content / "site.toml").write_text(SITE_TOML, encoding="utf-8")
    built = build(content, tmp_path / "one" / "output")
    assert built.files == clean(content, tmp_path / "two").files
    assert not any(path.startswith("theme/logo") for path in built.files)
    (touch,) = [path for path in built.files if path.startswith("theme/touch.")]
    for page in (path for path in built.files if path.endswith("index.html")):
        assert f'<link rel="apple-touch-icon" href="/{touch}">' in built.text(page)


def test_a_doubt_is_told_by_every_build(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paint(content, "white", 80)
    for _ in range(2):
        capsys.readouterr()
        assert build(content, tmp_path / "one" / "output").status == 0
        assert "photos/logo.png:1: cảnh báo: logo chỉ cao 80 điểm ảnh" in capsys.readouterr().err


def test_a_fault_keeps_the_last_good_site_until_it_is_mended(content: Path, tmp_path: Path) -> None:
    good = build(content, tmp_path / "one" / "output").files
    whole = (content / "photos" / "logo.png").read_bytes()
    (content / "photos" / "logo.png").write_bytes(whole[:80])
    for _ in range(2):
        assert build(content, tmp_path / "one" / "output").status == 1
    (content / "photos" / "logo.png").write_bytes(whole)
    mended = build(content, tmp_path / "one" / "output")
    assert mended.status == 0
    assert mended.files == good


def test_pages_below_others_come_and_go_as_in_a_clean_build(content: Path, tmp_path: Path) -> None:
    pages = content / "pages"
    (pages / "gioi-thieu").mkdir(parents=True)
    (pages / "gioi-thieu.md").write_text("Title: Giới thiệu\n\nVề Khối.\n", encoding="utf-8")
    below = pages / "gioi-thieu" / "co-cau.md"
    for text in ("Title: Cơ cấu\n\nMột.\n", "Title: Tổ chức\n\nHai.\n", ""):
        below.write_text(text, encoding="utf-8") if text else below.unlink()
        built = build(content, tmp_path / "one" / "output")
        assert built.status == 0
        assert built.files == clean(content, tmp_path / "two").files
