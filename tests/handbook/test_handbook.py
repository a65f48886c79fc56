"""The editors' handbook and the cheat sheet say what the program does; ``make handbook`` makes them anew."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser.chromium import launch
from tests.handbook.make import missing_fonts
from tests.handbook.pictures import PIXELS, TYPED, WIDTH, take
from tests.handbook.samples import HANDBOOK, PICTURES, samples, samples_of, shown_in
from tests.handbook.sheet import PAGE, PRINT, lay_out, overflow, sheet_samples
from tests.handbook.site import write_samples
from tests.support.building import NOW, build
from tests.support.serving import served

HANDBOOK_TEXT = HANDBOOK.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Build the samples of the handbook and the sheet; give the site and its report."""
    folder = tmp_path_factory.mktemp("handbook")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOW)
        patch.delenv("SITEURL", raising=False)
        write_samples(folder / "content", [*samples(), *sheet_samples()])
        report = folder / "report.txt"
        built = build(folder / "content", folder / "output", REPORT_FILE=str(report))
        assert built.status == 0
    return folder / "output", report.read_text(encoding="utf-8") if report.is_file() else ""


def test_a_sample_is_a_named_block_of_code() -> None:
    handbook = (
        "Lời\n<!-- hình: hai-muc -->\n```\n- Một\n\n- Hai\n```\n\n```\nkhông tên\n```\n![](hinh/hai-muc.png)"
    )
    assert [(sample.name, sample.typed) for sample in samples_of(handbook)] == [("hai-muc", "- Một\n\n- Hai")]
    assert shown_in(handbook) == ["hai-muc.png"]


def test_each_sample_of_the_handbook_has_its_picture_beside_it() -> None:
    names = [f"{sample.name}.png" for sample in samples()]
    assert len(names) == len(set(names)) == HANDBOOK_TEXT.count("<!-- hình:")
    assert shown_in(HANDBOOK_TEXT) == names
    assert sorted(file.name for file in PICTURES.iterdir()) == sorted(names)


def test_a_picture_is_of_what_its_sample_says_now() -> None:
    """Pixels depend on fonts; what was typed is written into the picture."""
    for sample in samples():
        with Image.open(PICTURES / f"{sample.name}.png") as image:
            assert image.info[TYPED] == sample.digest, "run «make handbook»"


def test_pictures_are_light() -> None:
    sizes = [file.stat().st_size for file in PICTURES.iterdir()]
    assert max(sizes) <= 40_000
    assert sum(sizes) <= 400_000
    for file in PICTURES.iterdir():
        with Image.open(file) as image:
            assert image.width == PIXELS


@pytest.mark.slow
def test_nothing_is_wrong_with_what_editors_are_told_to_type(site: tuple[Path, str]) -> None:
    assert re.findall(r"(?:lỗi|cảnh báo): .*", site[1]) == []


@pytest.mark.slow
def test_the_sheet_shows_what_comes_out_now(site: tuple[Path, str]) -> None:
    """Photos aside, whose bytes are those of an encoder."""
    photo = re.compile(r"data:image/jpeg;base64,[\w+/=]+")
    kept = PAGE.read_text(encoding="utf-8")
    assert photo.sub("", lay_out(site[0])) == photo.sub("", kept), "run «make handbook»"
    assert len(photo.findall(kept)) == 3
    assert not re.search(r"(?:src|href)=\"(?!data:)|url\(", kept)


def test_the_sheet_is_one_printed_page_of_a_size_to_send() -> None:
    data = PRINT.read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", data)) == 1
    assert len(data) <= 150_000


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.xdist_group("browser")
def test_pictures_are_taken_of_the_text_and_the_sheet_fits_its_page(
    site: tuple[Path, str], tmp_path: Path
) -> None:
    with sync_playwright() as playwright, served(site[0]) as address:
        browser = launch(playwright)
        chosen = [sample for sample in samples() if "\n|" in sample.typed or "![" in sample.typed]
        take(browser, address, chosen, tmp_path / "hinh")
        for sample in chosen:
            with Image.open(tmp_path / "hinh" / f"{sample.name}.png") as image:
                assert image.width == PIXELS
                assert image.height > PIXELS / WIDTH * 60
        page = browser.new_page(viewport={"width": 794, "height": 1123})
        page.emulate_media(media="print")
        page.goto(PAGE.as_uri())
        sizes = page.evaluate(
            "[...document.querySelectorAll('pre, p, li, td, dd, dt')].map(e => parseFloat(getComputedStyle(e).fontSize))"
        )
        assert min(sizes) >= 8.5 * 96 / 72 - 0.01
        assert page.locator(".sheet td pre").count() == len(sheet_samples()) - 1
        if not missing_fonts():
            assert overflow(page) <= 0
        browser.close()
