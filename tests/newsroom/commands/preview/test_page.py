"""What a previewed page has beside what the built one has."""

from __future__ import annotations

import pytest

from newsroom.commands.preview.page import CHANGES, decorate, waiting_page

PAGE = b"<!DOCTYPE html><html lang=vi><head></head><body class=x><p>a</p></body></html>"


def test_a_page_reloads_itself_when_the_site_has_changed() -> None:
    before, script, after = decorate(PAGE, "").decode().partition("<script>")
    assert (before + after.partition("</script>")[2]).encode() == PAGE
    assert script
    assert f'EventSource("{CHANGES}")' in after
    assert after.endswith("</script></body></html>")


def test_the_report_stands_first_in_the_body() -> None:
    html = decorate(PAGE, "a.md:1: lỗi: x").decode()
    assert html.startswith('<!DOCTYPE html><html lang=vi><head></head><body class=x><pre role="alert"')
    assert "a.md:1: lỗi: x</pre><p>a</p>" in html


def test_a_report_cannot_bring_markup_into_the_page() -> None:
    html = decorate(PAGE, "x.md:1: <script>alert(1)</script> & \"'")
    assert b"x.md:1: &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;&#x27;</pre>" in html


@pytest.mark.parametrize("html", [b"", b"<p>a", b"<svg/>"])
def test_a_page_without_a_body_is_decorated_all_the_same(html: bytes) -> None:
    decorated = decorate(html, "")
    assert decorated.startswith(html)
    assert decorated.endswith(b"</script>")


def test_the_page_that_stands_for_a_site_says_why_there_is_none_and_waits() -> None:
    html = waiting_page("a.md:1: lỗi: x").decode()
    assert "<h1>Chưa dựng được trang</h1>" in html
    assert "a.md:1: lỗi: x" in html
    assert CHANGES in html
    assert '<meta charset="utf-8">' in html
    assert "role=" not in waiting_page("").decode()
