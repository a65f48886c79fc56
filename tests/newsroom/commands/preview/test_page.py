"""What a previewed page has beside what the built one has."""

from __future__ import annotations

import pytest

from newsroom.commands.preview.page import ABSENT, CHANGES, OLDER, SHOWN, decorate, waiting_page
from newsroom.commands.preview.state import Outcome, State

PAGE = b"<!DOCTYPE html><html lang=vi><head></head><body class=x><p>a</p></body></html>"
ERROR = "a.md:1: lỗi: x"


def after(outcome: Outcome | None) -> State:
    """Give the state after a build that ended so."""
    state = State()
    if outcome:
        state.built(outcome)
    return state


def refused(line: str = ERROR) -> State:
    return after(Outcome(False, (line,), "1 lỗi, 0 cảnh báo."))


def warned(*lines: str) -> State:
    return after(Outcome(True, (), f"0 lỗi, {len(lines)} cảnh báo.", lines))


def test_a_page_reloads_itself_when_the_site_has_changed() -> None:
    state = after(Outcome(True))
    before, script, rest = decorate(PAGE, state).decode().partition("<script>")
    assert (before + rest.partition("</script>")[2]).encode() == PAGE
    assert script
    assert f'fetch("{CHANGES}"' in rest
    assert f'!=="{state.version}"' in rest
    assert rest.endswith("</script></body></html>")


def test_the_report_stands_first_in_the_body() -> None:
    html = decorate(PAGE, refused()).decode()
    assert html.startswith('<!DOCTYPE html><html lang=vi><head></head><body class=x><pre role="alert"')
    assert f">1 lỗi, 0 cảnh báo. {OLDER}\na.md:1: lỗi: x</pre><p>a</p>" in html


def test_errors_stand_first_and_warnings_folded_below() -> None:
    path, own = "/2024/07/hop/", "articles/2024/07/hop/index.md:3: cảnh báo: y"
    state = after(Outcome(False, (ERROR,), "1 lỗi, 2 cảnh báo.", ("0.md:1: cảnh báo: x", own)))
    html = decorate(PAGE, state).decode()
    assert html.index(ERROR) < html.index("<details style") < html.index("0.md:1")
    assert ">2 cảnh báo.</summary>" in html
    of_its_own = decorate(PAGE, state, path).decode()
    assert of_its_own.index(ERROR) < of_its_own.index("<details open") < of_its_own.index(own)
    assert of_its_own.index(own) < of_its_own.index("0.md:1")


def test_where_there_is_no_page_yet_the_errors_say_why() -> None:
    html = decorate(PAGE, refused(), "/2026/11/moi/", ABSENT).decode()
    assert f">1 lỗi, 0 cảnh báo. {ABSENT}\n{ERROR}<" in html
    assert ABSENT not in decorate(PAGE, warned("a.md:1: x"), "/", ABSENT).decode()
    assert f">{OLDER}\nđầy<" in decorate(PAGE, after(Outcome(False, ("đầy",)))).decode()


def test_a_report_cannot_bring_markup_into_the_page() -> None:
    line = "x.md:1: <script>alert(1)</script> & \"'"
    for state in (refused(line), warned(line)):
        html = decorate(PAGE, state)
        assert b"x.md:1: &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;&#x27;" in html
        assert html.count(b"<script>") == 1


@pytest.mark.parametrize("html", [b"", b"<p>a", b"<svg/>"])
def test_a_page_without_a_body_is_decorated_all_the_same(html: bytes) -> None:
    decorated = decorate(html, State())
    assert decorated.startswith(html)
    assert decorated.endswith(b"</script>")


def test_the_page_that_stands_for_a_site_says_why_there_is_none_and_waits() -> None:
    html = waiting_page(refused()).decode()
    assert "<h1>Chưa dựng được trang</h1>" in html
    assert f">1 lỗi, 0 cảnh báo.\n{ERROR}<" in html
    assert CHANGES in html
    assert '<meta charset="utf-8">' in html
    waiting = waiting_page(State()).decode()
    assert "role=" not in waiting
    assert "<h1>Đang dựng trang…</h1>" in waiting


# Warnings of a build that passed


def test_warnings_stand_on_the_page_and_do_not_look_like_errors() -> None:
    html = decorate(PAGE, warned("a.md:1: cảnh báo: x")).decode()
    assert 'class=x><div role="status"><details open' in html
    assert ">0 lỗi, 1 cảnh báo.</summary>" in html
    assert "a.md:1: cảnh báo: x</pre></details></div><p>a</p>" in html
    assert "alert" not in html


def test_many_warnings_of_other_articles_stand_folded() -> None:
    html = decorate(PAGE, warned(*(f"a{number}.md:1: x" for number in range(9)))).decode()
    assert '<div role="status"><details style' in html
    assert "a8.md:1: x" in html


@pytest.mark.parametrize(
    ("path", "own"),
    [
        ("/2024/07/hop/", "articles/2024/07/hop/index.md:3: y"),
        ("/2024/07/hop/", "articles/2024/07/hop/1.jpg:1: y"),
        ("/gioi-thieu/", "pages/gioi-thieu.md:1: y"),
    ],
)
def test_warnings_of_the_article_on_the_page_come_first_and_open(path: str, own: str) -> None:
    others = [f"articles/2024/07/hop-{number}/index.md:1: x" for number in range(9)]
    html = decorate(PAGE, warned(*others, own), path).decode()
    assert '<div role="status"><details open' in html
    assert html.index(own) < html.index(others[0])
    assert '<div role="status"><details style' in decorate(PAGE, warned(*others, own), "/").decode()


@pytest.mark.parametrize("passed", [True, False])
def test_a_page_does_not_grow_with_the_findings(passed: bool) -> None:
    lines = tuple(f"a{number}.md:1: x" for number in range(5000))
    found = Outcome(True, (), "5000", lines) if passed else Outcome(False, lines, "5000", lines)
    html = decorate(PAGE, after(found)).decode()
    assert f"a{SHOWN - 1}.md:1: x\n… và {5000 - SHOWN} dòng nữa ở cửa sổ dòng lệnh." in html
    assert f"a{SHOWN}.md" not in html
