"""The search in a real Chromium, below a path, under the policy of the site."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

from plugins.hosting.policy import security_headers
from tests.support.building import NOW, ROOT, SITE_TOML, build, write_article, write_site
from tests.support.making import make_site
from tests.support.serving import served

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

PREFIX = "tin"
CATEGORY = '\n[[categories]]\nname = "Văn bản"\nslug = "van-ban"\nkind = "documents"\n'
MEETINGS = 24
"""Articles that all have «hội nghị giao ban» in their titles."""
ARTICLES: dict[str, dict[str, str]] = {
    "2024/07/chi-tieu": {
        "Title": "Quyết tâm hoàn thành và vượt các chỉ tiêu năm 2024",
        "Summary": "Sáng 11-7, Đảng ủy Khối sơ kết.",
        "body": "Tỷ lệ đạt 51,9%, kinh phí 59.693 nghìn đồng. Đồng chí Nguyễn Văn Quảng phát biểu về chăn nuôi bò sữa.",
    },
    "2024/03/nghi-quyet": {
        "Title": "Nghị quyết về học tập chuyên đề",
        "Number": "01-NQ/ĐUK",
        "Kind": "Nghị quyết",
        "Issuer": "Đảng ủy Khối",
        "Category": "Văn bản",
    },
    "2022/05/uy-ban": {
        "Title": "Uỷ ban kiểm tra làm việc với doanh nghiệp",
        "Author": "Phương Mai",
        "Category": "Xây dựng Đảng",
        "body": "Đoàn nhắc lại Nghị quyết số 21 về tổ chức cơ sở. Hội nghị thống nhất: giao ban mỗi quý một lần.",
    },
    "2023/05/lua": {
        "Title": "Mùa lúa chín ở cánh đồng mẫu lớn",
        "body": "Nông dân gặt lúa. Chi bộ giao việc cho ban chấp hành.",
    },
    "2023/06/lua": {"Title": "Dân vận khéo ở vùng lua thua", "body": "Chuyện kể."},
    "2022/06/nuoc": {"Title": "Nước về đồng", "body": "Nước lo cho ruộng."},
    "2022/07/nuoc": {"Title": "Nước lọc cho trường", "body": "Chuyện kể."},
}
HIDDEN = {"2025/01/nhap": {"Status": "draft"}, "2030/01/sau-nay": {}}
"""What nobody may find by «bí mật chưa công bố»."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site below a path; give the root of its host."""
    folder = tmp_path_factory.mktemp("search")
    content = write_site(folder / "content", SITE_TOML + CATEGORY)
    for place, header in ARTICLES.items():
        write_article(content, place, **header)
    for number in range(MEETINGS):
        month = f"{2023 + number // 12}/{number % 12 + 1:02d}"
        write_article(content, f"{month}/giao-ban-{number}", Title=f"Hội nghị giao ban kỳ {number + 1}")
    for place, header in HIDDEN.items():
        write_article(content, place, Title="Bí mật chưa công bố", Date=f"{place[:4]}-01-05", **header)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOW)
        built = build(content, folder / "root" / PREFIX, SITEURL=f"https://example.vn/{PREFIX}")
    assert built.status == 0
    return folder / "root"


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    with served(folder, dict(security_headers(make_site()))) as url:
        yield f"{url}/{PREFIX}/"


@pytest.fixture
def tab(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Open a window of the size and kind that a test is given as ``options``; nothing may be refused in it."""
    given: dict[str, Any] = {"viewport": {"width": 360, "height": 800}}
    if hasattr(request.node, "callspec"):
        given |= request.node.callspec.params.get("options", {})
    page = browser.new_context(**given).new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "console", lambda said: wrong.append(said.text) if "Content Security Policy" in said.text else None
    )
    yield page
    page.context.close()
    assert wrong == []


@pytest.fixture(scope="module")
def kept(browser: Browser, site: str) -> Iterator[Page]:
    """Open the page once, for what is typed into it one after the other."""
    page = browser.new_context(viewport={"width": 360, "height": 800}).new_page()
    page.goto(f"{site}tim-kiem/")
    yield page
    page.context.close()


def asked(kept: Page, query: str) -> list[str]:
    """Ask on the page that stands there; give the titles that are shown."""
    kept.fill("[name=q]", query)
    kept.press("[name=q]", "Enter")
    until_found(kept)
    return titles(kept)


def searched(tab: Page, site: str, query: str, **chosen: str) -> list[str]:
    """Search by the address; give the titles that are shown."""
    more = "".join(f"&{name}={quote(value)}" for name, value in chosen.items())
    tab.goto(f"{site}tim-kiem/?q={quote(query)}{more}")
    until_found(tab)
    return titles(tab)


def until_found(tab: Page) -> None:
    tab.wait_for_selector(".search__found[aria-busy=false]", state="attached")


def titles(tab: Page) -> list[str]:
    return [one.replace("\u00a0", " ") for one in tab.locator(".search__hits h2").all_inner_texts()]


def told(tab: Page) -> str:
    return tab.inner_text(".search__told")


def until_told(tab: Page, text: str) -> None:
    tab.wait_for_function(
        "text => document.querySelector('.search__told').textContent.includes(text)", arg=text
    )


# The tokens


def test_the_script_takes_words_apart_as_the_build_does(tab: Page) -> None:
    samples = json.loads((ROOT / "tests/support/search_tokens.json").read_text(encoding="utf-8"))
    with served(ROOT / "theme" / "static") as url:
        tab.goto(f"{url}/js/")
        script = "async texts => { const { tokens } = await import('/js/search/tokens.js'); return texts.map(tokens) }"
        found = tab.evaluate(script, [one["text"] for one in samples])
    assert len(found) > 30
    assert found == [one["tokens"] for one in samples]


# What is found

TARGET = "Quyết tâm hoàn thành và vượt các chỉ tiêu năm 2024"
DOCUMENT, BOARD = "Nghị quyết về học tập chuyên đề", "Uỷ ban kiểm tra làm việc với doanh nghiệp"


@pytest.mark.parametrize(
    ("query", "first"),
    [
        pytest.param("quyết tâm hoàn thành", TARGET, id="with its marks"),
        pytest.param("quyet tam hoan thanh", TARGET, id="without"),
        pytest.param("QUYET TAM", TARGET, id="capitals"),
        pytest.param("quyết tâ", TARGET, id="a word that is begun"),
        pytest.param("Ủy ban kiểm tra", BOARD, id="another place of the tone"),
        pytest.param("dong chi nguyen van quang", TARGET, id="d for đ, in the text"),
        pytest.param("59693", TARGET, id="a number without its dot"),
        pytest.param("51.9%", TARGET, id="a dot for a comma"),
        pytest.param("01-NQ/ĐUK", DOCUMENT, id="the number of a document"),
        pytest.param("1 nq duk", DOCUMENT, id="the same as it is said"),
        pytest.param("nghị quyết 21", BOARD, id="số between"),
        pytest.param("nghị quyết số 21", BOARD, id="số typed"),
        pytest.param('"chăn nuôi bò sữa"', TARGET, id="a phrase"),
        pytest.param("quyet tam hoan thanh vuot chi tieu", TARGET, id="more than five words, not all neighbours"),
        pytest.param("quyettamhoanthanh", TARGET, id="no spaces"),
        pytest.param("quyte tam hoan thanh", TARGET, id="a slip in the first word"),
        pytest.param("quyet tma hoan thanh", TARGET, id="a slip within"),
        pytest.param("doanh ngihep", BOARD, id="a slip in the last"),
        pytest.param("phương mai", BOARD, id="an author"),
        pytest.param("uỉ ban kiểm tra", BOARD, id="i for y"),
        pytest.param("mùa lúa chín", "Mùa lúa chín ở cánh đồng mẫu lớn", id="marks that tell"),
    ],
)  # fmt: skip
def test_it_is_found_first(kept: Page, query: str, first: str) -> None:
    assert asked(kept, query)[:1] == [first]


def test_words_that_were_typed_with_marks_stand_before_those_of_other_marks(kept: Page) -> None:
    assert asked(kept, "lúa")[0] == "Mùa lúa chín ở cánh đồng mẫu lớn"
    assert len(titles(kept)) == 2


def test_what_is_not_published_is_not_found(kept: Page) -> None:
    assert "Bí mật chưa công bố" not in asked(kept, "bí mật chưa công bố")


def test_a_phrase_that_stands_nowhere_is_told_and_its_words_are_found(kept: Page) -> None:
    assert asked(kept, '"sơ kết đảng ủy khối"')[0] == TARGET
    assert told(kept).startswith("Không có cụm từ này.")
    assert BOARD not in asked(kept, '"hội nghị giao ban"')  # a colon stands between
    assert "Không có" not in told(kept)


def test_an_author_is_marked_where_the_words_name_one(kept: Page) -> None:
    asked(kept, "phuong mai")
    assert kept.locator(".search__about mark").all_inner_texts() == ["Phương Mai"]


def test_a_whole_word_stands_before_a_longer_one(kept: Page) -> None:
    assert asked(kept, "nuoc lo") == ["Nước về đồng", "Nước lọc cho trường"]


def test_a_word_that_is_begun_is_not_told_as_a_slip(kept: Page) -> None:
    assert asked(kept, "quyế")[0] == TARGET
    assert "Không có từ vừa gõ" not in told(kept)


def test_letters_that_stand_for_words_are_no_slip(kept: Page) -> None:
    assert asked(kept, "tp hcm") == []
    assert told(kept) == "Không tìm thấy bài nào."


def test_a_slip_is_told(kept: Page) -> None:
    asked(kept, "danguykhoi")
    assert told(kept).startswith("Không có từ vừa gõ. Có «dang uy khoi»: 2 bài")


def test_of_a_single_letter_a_whole_syllable_is_asked_for(kept: Page) -> None:
    assert asked(kept, "n") == []
    assert told(kept) == "Một chữ cái chưa đủ, mời gõ thêm."
    asked(kept, "%")
    assert told(kept) == "Mời gõ từ cần tìm."


def test_hits_are_marked_in_the_letters_that_stand_there(kept: Page) -> None:
    asked(kept, "uy ban kiem tra")
    assert kept.locator(".search__hits mark").first.inner_text() == "Uỷ ban kiểm tra"


def test_the_place_in_the_text_is_shown_where_title_and_lead_say_nothing(kept: Page) -> None:
    asked(kept, "bo sua")
    kept.wait_for_selector(".search__text mark")
    assert "chăn nuôi bò sữa" in kept.inner_text(".search__text")
    assert kept.locator(".search__text mark").all_inner_texts() == ["bò sữa"]


# What is chosen


def test_hits_are_narrowed_by_category_year_and_author_and_put_in_order_of_time(tab: Page, site: str) -> None:
    everything = searched(tab, site, "giao ban")
    assert (len(everything), told(tab)) == (10, f"{MEETINGS + 1} bài")
    assert [one[-2:] for one in searched(tab, site, "giao ban", xep="moi")[:3]] == ["24", "23", "22"]
    assert searched(tab, site, "giao ban", nam="2023")
    assert told(tab) == "12 bài"
    assert searched(tab, site, "nghị quyết", muc="van-ban") == [DOCUMENT]
    assert searched(tab, site, "nghị quyết", tacgia="Phương Mai") == [BOARD]
    assert searched(tab, site, "nghị quyết", tacgia="Phương Mai", nam="2024") == []
    tab.click("text=Bỏ lọc, tìm trong tất cả các bài")
    until_told(tab, "2 bài")
    assert "tacgia" not in tab.url


def test_more_hits_come_ten_by_ten_and_the_first_of_them_is_in_focus(tab: Page, site: str) -> None:
    searched(tab, site, "giao ban")
    tab.click("text=Xem thêm")
    tab.wait_for_selector(".search__hits li:nth-child(20)")
    assert tab.evaluate(
        "document.activeElement.closest('li') === document.querySelectorAll('.search__hits li')[10]"
    )
    tab.click("text=Xem thêm")
    tab.wait_for_selector(".search__hits li:nth-child(25)")
    assert len(set(titles(tab))) == MEETINGS + 1
    tab.click("text=Tìm cả bài có các từ đứng rời nhau")
    until_told(tab, f"{MEETINGS + 2} bài, {MEETINGS + 1} bài có các từ liền nhau")


# How it is used


def test_hits_come_while_one_types_and_back_leads_through_what_was_asked(tab: Page, site: str) -> None:
    tab.goto(f"{site}tim-kiem/", wait_until="networkidle")
    assert tab.evaluate("document.activeElement.name") == "q"
    tab.keyboard.type("quyet tam")
    until_told(tab, "1 bài")
    assert tab.url.endswith("?q=quyet+tam")
    assert tab.title().startswith("quyet tam - Tìm kiếm")
    tab.keyboard.press("Enter")
    tab.fill("[name=q]", "uy ban")
    tab.wait_for_selector(".search__hits h2:has-text('Uỷ ban')")
    tab.go_back()
    tab.wait_for_selector(".search__hits h2:has-text('Quyết tâm')")
    assert tab.input_value("[name=q]") == "quyet tam"
    tab.locator(".search__hits a").first.click()
    tab.wait_for_selector(".story")
    tab.go_back()
    tab.wait_for_selector(".search__hits li")
    assert titles(tab) == [TARGET]


def test_keys_reach_the_field_and_empty_it(tab: Page, site: str) -> None:
    searched(tab, site, "quyet tam")
    tab.locator(".search__hits a").first.focus()
    tab.keyboard.press("/")
    assert tab.evaluate("document.activeElement.name") == "q"
    tab.keyboard.press("Escape")
    tab.wait_for_selector(".search__how")
    assert (titles(tab), tab.input_value("[name=q]"), tab.url) == ([], "", f"{site}tim-kiem/")


def test_hits_are_the_first_links_to_articles_and_machines_leave_the_page_alone(tab: Page, site: str) -> None:
    searched(tab, site, "quyet tam")
    first = tab.locator("main a").first
    assert first.get_attribute("href") == f"{site}2024/07/chi-tieu/"
    assert tab.get_attribute("meta[name=robots]", "content") == "noindex"
    assert tab.get_attribute(".search__told", "role") == "status"


def test_with_nothing_found_the_page_helps(tab: Page, site: str) -> None:
    assert searched(tab, site, "xyzw") == []
    assert told(tab) == "Không tìm thấy bài nào."
    assert tab.is_visible(".search__tips")
    assert not tab.is_visible(".search__how")
    assert tab.locator(".search__news .headlines a").count() >= 8
    assert tab.is_visible(".search__ways a[href$='/so-do-trang/']")
    assert tab.is_visible(".search__ways a[href$='/2023/']")


def test_another_publication_in_between_is_read_anew(tab: Page, site: str, folder: Path) -> None:
    root = json.loads((folder / PREFIX / "tim-kiem" / "index.json").read_text(encoding="utf-8"))
    before = {**root, "segments": [{**one, "hash": "0000000000"} for one in root["segments"]]}
    answers = [json.dumps(before), json.dumps(root)]
    tab.route("**/tim-kiem/index.json", lambda route: route.fulfill(body=answers.pop(0)))
    assert searched(tab, site, "quyet tam") == [TARGET]
    assert answers == []


def test_without_a_line_it_says_so(tab: Page, site: str) -> None:
    tab.route("**/tim/**", lambda route: route.abort())
    assert searched(tab, site, "giao ban") == []
    assert told(tab).startswith("Chưa tải được dữ liệu tìm kiếm.")
    assert not tab.is_visible(".search__found > .search__next")
    tab.unroute("**/tim/**")
    tab.evaluate("dispatchEvent(new Event('online'))")  # as a browser tells it
    until_told(tab, f"{MEETINGS + 1} bài")


def test_hits_of_another_question_do_not_stand_below_that(tab: Page, site: str) -> None:
    searched(tab, site, "giao ban")
    tab.route("**/2024/07/**", lambda route: route.abort())
    assert asked(tab, '"quyết tâm hoàn thành"') == []
    assert not tab.is_visible(".search__found > .search__next")


@pytest.mark.parametrize("options", [{"has_touch": True, "viewport": {"width": 360, "height": 640}}])
def test_the_button_of_a_telephone_leads_into_the_field(
    tab: Page, site: str, options: dict[str, Any]
) -> None:
    tab.goto(f"{site}2023/05/lua/")
    tab.tap(".searchfield__button")
    tab.wait_for_selector(".search__field:focus")
    assert tab.url == f"{site}tim-kiem/"


def test_an_address_cannot_ask_for_more_than_the_field_takes(tab: Page, site: str) -> None:
    searched(tab, site, '"của chi bộ" ' * 300)
    assert len(tab.input_value("[name=q]")) == 200


def test_what_is_only_narrowed_asks_for_words(tab: Page, site: str) -> None:
    tab.goto(f"{site}tim-kiem/?nam=2024")
    until_told(tab, "Mời gõ từ cần tìm.")


@pytest.mark.parametrize("options", [{"java_script_enabled": False}])
def test_without_script_there_are_other_ways(tab: Page, site: str, options: dict[str, Any]) -> None:
    tab.goto(f"{site}2024/07/chi-tieu/")
    tab.get_by_role("button", name="Tìm").click()
    assert tab.url == f"{site}tim-kiem/?q="
    assert not tab.is_visible(".search__form")
    asked = tab.get_attribute("noscript a", "href")
    assert asked == f"https://www.google.com/search?q=site%3Aexample.vn/{PREFIX}%20"
    tab.get_by_role("link", name="2022").click()
    assert tab.get_by_role("heading", level=1).inner_text() == "Năm 2022"


# The field of every page


@pytest.mark.parametrize("options", [{"viewport": {"width": 768, "height": 800}}])
def test_the_field_of_an_article_leads_to_hits_without_a_script_there(
    tab: Page, site: str, options: dict[str, Any]
) -> None:
    tab.goto(f"{site}2023/05/lua/", wait_until="networkidle")
    assert "search" not in "".join(one.get_attribute("src") or "" for one in tab.locator("script").all())
    tab.get_by_role("searchbox").fill("quyết tâm")
    tab.keyboard.press("Enter")
    tab.wait_for_selector(".search__hits li")
    assert titles(tab) == [TARGET]
    assert tab.locator("[role=search]").count() == 1


def test_the_field_costs_no_line_and_can_be_hit_with_a_thumb(tab: Page, site: str) -> None:
    tab.goto(f"{site}2023/05/lua/")
    for width in (320, 360, 640, 768, 1280):
        tab.set_viewport_size({"width": width, "height": 800})
        button = tab.locator(".searchfield__button").bounding_box()
        name = tab.locator(".masthead__name").bounding_box()
        assert button
        assert name
        assert min(button["width"], button["height"]) >= 44
        assert button["x"] + button["width"] <= width
        assert abs(name["y"] + name["height"] / 2 - button["y"] - button["height"] / 2) < 4
        assert tab.get_by_role("searchbox").count() == (width >= 640)
    tab.emulate_media(media="print")
    assert not tab.is_visible(".searchfield")


# Wrong addresses


def lost(tab: Page, site: str, folder: Path, path: str) -> None:
    """Ask for an address that is not there, of a host that answers with our page for these."""
    page = (folder / PREFIX / "404.html").read_text(encoding="utf-8")

    def answer(route: Route) -> None:
        route.fulfill(status=404, body=page, content_type="text/html; charset=utf-8")

    tab.route(f"{site}{path}", answer)
    tab.goto(f"{site}{path}")


@pytest.mark.parametrize(
    "path",
    ["2024/07/quyet-tam-hoan-thanh-va-vuot/", "tin-tuc/quyet-tam-hoan-thanh-a12345.html", "Quy%E1%BA%BFt%20t%C3%A2m%20ho%C3%A0n"],
)  # fmt: skip
def test_the_words_of_a_wrong_address_are_looked_for(tab: Page, site: str, folder: Path, path: str) -> None:
    lost(tab, site, folder, path)
    tab.wait_for_selector(".search--lost li")
    assert titles(tab)[0] == TARGET
    tab.click(".search__all a")
    tab.wait_for_selector(".search__found .search__hits li")
    assert titles(tab)[0] == TARGET


@pytest.mark.parametrize("path", ["2024/07/zzyzx/", "2024/13/", "%E1%BA", "chi-bo-va/"])
def test_a_wrong_address_that_says_nothing_is_told_as_before(
    tab: Page, site: str, folder: Path, path: str
) -> None:
    lost(tab, site, folder, path)
    tab.wait_for_load_state("networkidle")
    assert not tab.is_visible(".search--lost")
    assert tab.get_by_role("heading", level=1).inner_text() == "Không tìm thấy trang"


# For everybody

STATES = {
    "empty": "",
    "hits": "?q=giao%20ban",
    "nothing": "?q=xyzw&nam=2024",
}


def show(tab: Page, site: str, query: str) -> None:
    tab.goto(f"{site}tim-kiem/{query}")
    if query:
        until_found(tab)
    else:
        tab.wait_for_selector(".search__news ul")


@pytest.mark.parametrize(
    ("options", "states"),
    [
        ({"color_scheme": "light"}, ["empty", "hits", "nothing"]),
        ({"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}}, ["nothing"]),
        ({"color_scheme": "dark", "forced_colors": "active"}, ["hits"]),
    ],
    ids=["phone", "dark", "forced"],
)
def test_axe_finds_nothing_in_any_state(
    tab: Page, site: str, options: dict[str, Any], states: list[str]
) -> None:
    for state in states:
        show(tab, site, STATES[state])
        if tab.is_visible(".search__narrow"):
            tab.click(".search__narrow")
            assert tab.is_visible("[name=muc]")
        results = Axe().run(tab, ".main, .masthead", options={"resultTypes": ["violations"]})
        assert results.violations_count == 0, (state, results.generate_report())


def test_axe_finds_nothing_on_the_page_for_wrong_addresses(tab: Page, site: str, folder: Path) -> None:
    lost(tab, site, folder, "quyet-tam-hoan-thanh/")
    tab.wait_for_selector(".search--lost li")
    results = Axe().run(tab)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize(("width", "letters"), [(320, "100%"), (1280, "200%")])
def test_nothing_is_wider_than_the_window(tab: Page, site: str, width: int, letters: str) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    for state in ("hits", "nothing"):
        query = STATES[state]
        show(tab, site, query)
        tab.evaluate("letters => { document.documentElement.style.fontSize = letters }", letters)
        if tab.is_visible(".search__narrow"):
            tab.click(".search__narrow")
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, query


def test_nothing_moves_while_hits_come(tab: Page, site: str) -> None:
    tab.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries()) "
        "shift += entry.value }).observe({type: 'layout-shift', buffered: true})"
    )
    searched(tab, site, "giao ban")
    assert tab.evaluate("shift") < 0.01


def test_little_is_asked_for(tab: Page, site: str) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    searched(tab, site, "quyết tâm hoàn thành")
    files = [one for one in asked if re.search("/tim(-kiem)?/", one)]
    assert len(files) <= 12
    before = len(asked)
    tab.fill("[name=q]", "quyết tâm")
    tab.wait_for_timeout(600)
    assert titles(tab) == [TARGET]
    assert len(asked) - before <= 1
