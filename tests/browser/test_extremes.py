"""Every kind of page with names and titles as long as they can be, under a prefix, as few readers see it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.support.building import NOW, SITES, build, write_article
from tests.support.serving import served

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

NAME = "Trang thông tin điện tử Đảng bộ Khối các cơ quan và doanh nghiệp tỉnh Nam Định"
"""78 characters, the name of one of the sites that are meant."""
TITLE = ("Đảng ủy Khối kiểm tra việc thực hiện Quy định số 144-QĐ/TW " * 4)[:199].strip() + "!"
WORD = "Nghiêng" * 12
"""A single word, as a pasted address or a cell of a table without spaces."""
NUMBER = "1234/2024/QĐ-BTCTUVPTUBTGTUUBKTTU-VPĐUKCCQVDN"
PREFIX = "tin"
MORE = ((360, "100%"), (640, "100%"), (1280, "100%"), (360, "150%"))
"""Widths and sizes of letters that ``make test-long`` tries."""
KINDS = {
    "home": "",
    "long title": "2024/09/dai/",
    "long word": "2024/09/tu/",
    "article": "2024/07/so-ket/",
    "videos of an article": "2024/05/video/",
    "gallery": "2023/12/tong-ket/",
    "document": "2024/03/nghi-quyet/",
    "long document": "2024/09/van-ban/",
    "withdrawn": "2024/07/da-go/",
    "register": "van-ban/",
    "year of a register": "van-ban/nam-2024/",
    "kind of a register": "van-ban/loai/nghi-quyet/",
    "issuer of a register": "van-ban/co-quan/dang-uy-khoi/",
    "category": "tin-hoat-dong/",
    "topic": "chu-de/so-ket/",
    "author": "tac-gia/ban-bien-tap/",
    "year": "2024/",
    "month": "2024/09/",
    "photos": "hinh-anh/",
    "videos": "video/",
    "standing": "gioi-thieu/",
    "standing below another": "gioi-thieu/co-cau/",
    "site map": "so-do-trang/",
    "search": "tim-kiem/",
    "not found": "404.html",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the golden site under a prefix, with the longest of everything."""
    folder = tmp_path_factory.mktemp("extremes")
    content = shutil.copytree(SITES / "golden" / "content", folder / "content")
    toml = (content / "site.toml").read_text(encoding="utf-8")
    assert 'name = "Trang tin Đảng bộ Khối"' in toml
    toml = toml.replace('name = "Trang tin Đảng bộ Khối"', f'name = "{NAME}"')
    (content / "site.toml").write_text(toml, encoding="utf-8")
    shutil.copy(content / "articles" / "2024" / "07" / "so-ket" / "1.png", folder / "1.png")
    body = f"![{TITLE}](1.png)\n\n## {TITLE}\n\n{WORD} {TITLE}\n\n| {WORD} | b | c |\n| - | - | - |\n| {WORD} | 2 | 3 |"
    for place, title in {"2024/09/dai": TITLE, "2024/09/tu": WORD}.items():
        write_article(content, place, body, Title=title, Tags=f"{TITLE[:60]}; sơ kết", Kicker=WORD[:40])
        shutil.copy(folder / "1.png", content / "articles" / place / "1.png")
    document = {
        "Title": TITLE,
        "Category": "Văn bản",
        "Number": NUMBER,
        "Issuer": TITLE[:100],
        "Kind": TITLE[:60],
    }
    write_article(content, "2024/09/van-ban", **document, Signer="Bí thư Đảng ủy Khối", Replaces="12-NQ/ĐUK")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOW)
        built = build(content, folder / "root" / PREFIX, SITEURL=f"https://example.vn/{PREFIX}")
    assert built.status == 0
    with served(folder / "root") as url:
        yield f"{url}/{PREFIX}/"


@pytest.mark.parametrize(
    ("width", "letters"),
    [
        (320, "100%"),
        (768, "100%"),
        (1280, "200%"),
        *(pytest.param(*one, marks=pytest.mark.long) for one in MORE),
    ],
)
def test_no_page_is_wider_than_the_screen(browser: Browser, site: str, width: int, letters: str) -> None:
    """320 pixels are those of WCAG 2.2, 1.4.10; 640 those of 1280 at twice the size, 1.4.4."""
    page = browser.new_context(viewport={"width": width, "height": 800}).new_page()
    failed: list[str] = []
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    wide = []
    for kind, path in KINDS.items():
        page.goto(site + path)
        page.add_style_tag(content=f"html {{ font-size: {letters} }}")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(kind)
    page.context.close()
    assert (wide, failed) == ([], [])


NARROW = (320, {"color_scheme": "light"})
FORCED = (1280, {"color_scheme": "dark", "forced_colors": "active", "reduced_motion": "reduce"})


@pytest.mark.parametrize(
    ("kind", "width", "options"),
    [
        *(pytest.param(kind, *NARROW, id=f"{kind}-narrow") for kind in KINDS),
        *(pytest.param(kind, *FORCED, id=f"{kind}-forced", marks=pytest.mark.long) for kind in KINDS),
        pytest.param("home", *FORCED, id="home-forced-at-once"),
        pytest.param("document", *FORCED, id="document-forced-at-once"),
    ],
)
def test_axe_finds_nothing(
    browser: Browser, site: str, kind: str, width: int, options: dict[str, str]
) -> None:
    page = browser.new_context(viewport={"width": width, "height": 800}, **options).new_page()  # type: ignore[arg-type]
    page.goto(site + KINDS[kind], wait_until="networkidle")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    page.context.close()


def test_nothing_moves_for_who_asked_for_stillness(browser: Browser, site: str) -> None:
    page = browser.new_context(reduced_motion="reduce").new_page()
    for path in KINDS.values():
        page.goto(site + path)
        moving = "[...document.querySelectorAll('*')].filter(one => getComputedStyle(one).transitionDuration != '0s')"
        assert page.evaluate(f"{moving}.length") == 0
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    page.context.close()


def test_in_forced_colours_the_flag_has_an_edge_and_the_current_entry_is_marked(
    browser: Browser, site: str
) -> None:
    page = browser.new_context(viewport={"width": 1280, "height": 800}, forced_colors="active").new_page()
    page.goto(site + KINDS["register"])
    edge = "(one) => getComputedStyle(one).borderBottomStyle"
    assert page.locator(".masthead").evaluate(edge) == "solid"
    assert page.locator(".menu [aria-current]").first.evaluate(edge) == "solid"
    page.context.close()


def test_without_script_every_page_shows_its_heading_and_leads_home(browser: Browser, site: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    for kind, path in KINDS.items():
        page.goto(site + path)
        assert page.locator("h1").first.is_visible(), kind
        home = page.locator(f"a[href='/{PREFIX}/']")
        assert kind == "home" or any(one.is_visible() for one in home.all()), kind
    page.context.close()


def test_the_longest_name_leaves_room_for_the_page(browser: Browser, site: str) -> None:
    page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto(site + KINDS["article"])
    assert page.locator("h1").bounding_box()["y"] < 740 / 2  # type: ignore[index]
    page.context.close()


def test_kinds_are_pages_of_the_site(site: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    root = next(Path(tmp_path_factory.getbasetemp()).glob("extremes*/root/tin"))
    for kind, path in KINDS.items():
        file = root / path
        assert (file / "index.html" if file.is_dir() else file).is_file(), kind
