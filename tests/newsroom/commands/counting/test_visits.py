"""Only readers of articles are visits."""

from __future__ import annotations

from ipaddress import ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.commands.counting.lines import Request
from newsroom.commands.counting.visits import is_robot, known_robots, permalink, visit

PHONE = "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 Chrome/131.0.0.0 Mobile Safari/537.36"
READ = Request(0, "1.2.3.4", "GET", "/2024/07/bai/", 200, PHONE)
READERS = (
    PHONE,
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile Safari/604.1",
    "Mozilla/5.0 (Linux; Android 12; CUBOT KINGKONG 7; wv) Chrome/120.0.0.0 Mobile Safari/537.36 Zalo android/12110627"
    " ZaloTheme/light ZaloLanguage/vi",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Mobile/15E148 Zalo iOS/631 ZaloTheme/light",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5) Mobile/15E148 [FBAN/FBIOS;FBAV/465.0.0.41.80;FBDV/iPhone13,2;FBLC/vi_VN]",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) coc_coc_browser/130.0.194 Chrome/124.0.6367.194 Safari/537.36",
    "Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko",
    "Mozilla/5.0 (Windows NT 6.1; WOW64; rv:115.0) Gecko/20100101 Firefox/115.0",
    "Opera/9.80 (Android; Opera Mini/36.2.2254/191.249; U; vi) Presto/2.12.423 Version/12.16",
    "Mozilla/5.0 (Linux; U; Android 10; vi-VN; Redmi 9A) UCBrowser/13.4.0.1306 Mobile Safari/537.36",
    "Mozilla/5.0 (Mobile; Nokia 8110 4G; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5",
)
ROBOTS = (
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "TelegramBot (like TwitterBot)",
    "WhatsApp/2.23.20.0",
    "Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)",
    "Mozilla/5.0 AppleWebKit/537.36 (compatible; ClaudeBot/1.0; +claudebot@anthropic.com)",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/131.0.0.0 Safari/537.36",
    "curl/8.5.0",
    "python-requests/2.32",
    "bloc-probe",
    "",
    "  ",
)


@pytest.mark.parametrize("agent", READERS)
def test_browsers_of_readers_count_those_in_chat_apps_too(agent: str) -> None:
    assert not is_robot(agent)
    assert visit(READ._replace(agent=agent)) == "2024/07/bai/"


@pytest.mark.parametrize("agent", ROBOTS)
def test_robots_previews_and_programs_without_a_name_do_not(agent: str) -> None:
    assert is_robot(agent)
    assert visit(READ._replace(agent=agent)) == ""


def test_a_log_that_tells_no_browser_counts_all() -> None:
    assert visit(READ._replace(agent=None)) == "2024/07/bai/"


def test_the_list_of_robots_repeats_nothing_so_that_it_is_quick() -> None:
    assert not set("*+{") & set(known_robots().pattern.replace(r"\.", ""))


@pytest.mark.parametrize("method", ["HEAD", "POST", "get"])
def test_only_a_page_that_was_got_counts(method: str) -> None:
    assert visit(READ._replace(method=method)) == ""


@pytest.mark.parametrize(
    ("status", "counts"), [(200, True), (304, True), *((one, False) for one in (206, 301, 404, 410))]
)
def test_only_a_whole_page_counts(status: int, counts: bool) -> None:
    assert bool(visit(READ._replace(status=status))) == counts


def test_what_a_browser_fetches_ahead_does_not_count() -> None:
    assert visit(READ._replace(rest=' "prefetch;anonymous-client-ip"')) == ""
    assert visit(READ._replace(rest=' "-"')) == "2024/07/bai/"


def test_the_desk_itself_can_be_left_out() -> None:
    without = (ip_network("1.2.0.0/16"), ip_network("2001:db8::/32"))
    assert visit(READ, "", without) == ""
    assert visit(READ._replace(address="2001:db8::7"), "", without) == ""
    assert visit(READ._replace(address="1.3.0.1"), "", without) == "2024/07/bai/"
    assert visit(READ._replace(address="may.example"), "", without) == "2024/07/bai/"


@pytest.mark.parametrize(
    "target",
    [
        "/2024/07/bai/", "/2024/07/bai/index.html", "/2024/07/bai/?fbclid=IwAR0&x=/", "/2024/07/b%61i/",
        "//2024/07//bai/", "https://tin.example/2024/07/bai/", "/2024/07/bai/#muc", "/%32024/07/bai/index.html?x",
    ],
)  # fmt: skip
def test_one_article_is_asked_for_in_many_ways(target: str) -> None:
    assert permalink(target) == "2024/07/bai/"
    if target.startswith("/2"):
        assert permalink(f"/bantin{target}", "/bantin") == "2024/07/bai/"
        assert permalink(target, "/bantin") == ""


@pytest.mark.parametrize(
    "target",
    [
        "/", "/2024/07/", "/2024/07/bai", "/2024/07/bai/1.jpg", "/2024/07/../07/bai/", "/2024/13/bai/", "*",
        "/2024/07/%2e%2e/", "/2024/07/bai/trang/2/", "/2024/07/bai/index.html/", "/2024/07/b\0i/", "/2024/07/%ff/",
    ],
)  # fmt: skip
def test_nothing_else_is_an_article(target: str) -> None:
    assert permalink(target) == ""


@given(st.text(max_size=80))
def test_no_address_makes_it_fail_or_leave_the_site(text: str) -> None:
    for target in (text, f"/2024/07/{text}/", f"/2024/07/bai/{text}"):
        found = permalink(target)
        assert not found or (found.count("/") == 3 and ".." not in found)
