from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.viewmodels.link_notes import with_notes
from newsroom.viewmodels.parts import Picture
from tests.support.making import make_photo

HOST = "https://example.vn"


@pytest.mark.parametrize(
    ("html", "note"),
    [
        ('<a href="https://a.vn/b?c=1&amp;d=2">Báo A</a>', "https://a.vn/b?c=1&d=2"),
        ('<a href="https://a.vn/b" rel="x"><strong>Báo</strong> A</a>', "https://a.vn/b"),
        ('<a href="https://a.vn/b">a.vn</a>', "https://a.vn/b"),
        ('<a href="/tin/2024/07/x/#y">bài trước</a>', "https://example.vn/tin/2024/07/x/#y"),
        (
            '<a class="download" href="/a.pdf" type="application/pdf" download="">Tệp</a>',
            "https://example.vn/a.pdf",
        ),
        ('<a href="mailto:a@b.vn">thư</a>', "a@b.vn"),
        ('<a href="tel:+842438">gọi</a>', "+842438"),
        ('<a href="https://a.vn/b">https://a.vn/b</a>', ""),
        ('<a href="https://a.vn/b/">a.vn/b</a>', ""),
        ('<a href="https://a.vn/b?c=1&amp;d" rel="x">https://a.vn/b?c=1&amp;d</a>', ""),
        ('<a href="mailto:a@b.vn"><em>a@b.vn</em></a>', ""),
        ('<a href="#muc-2">mục 2</a>', ""),
        ('<a class="footnote-ref" href="#fn:1">1</a>', ""),
    ],
)
def test_a_link_has_a_note_unless_its_words_say_where_it_leads(html: str, note: str) -> None:
    marked = html.replace("<a", '<a data-note="1"', 1) if note else html
    assert with_notes([f"<p>{html}, v.v.</p>"], HOST) == (
        (f"<p>{marked}, v.v.</p>",),
        (note,) if note else (),
    )


def test_a_page_that_is_linked_to_twice_has_one_note() -> None:
    a, b = '<a href="https://a.vn">một</a>', '<a href="https://b.vn">hai</a>'
    photo = Picture(make_photo("a.jpg"), "x")
    shown, notes = with_notes([a + b, photo, a], HOST)
    assert re.findall(r"data-note=.(\d)", "".join(map(str, shown))) == ["1", "2", "1"]
    assert notes == ("https://a.vn", "https://b.vn")
    assert shown[1] is photo


def test_without_an_address_of_the_site_its_own_pages_have_no_note() -> None:
    shown = ('<a href="/2024/">năm</a>',)
    assert with_notes(shown, "") == (shown, ())


@given(st.lists(st.sampled_from(["/a/", "https://b.vn", "#c", "mailto:d@e.vn"]), max_size=8))
def test_numbers_lead_to_the_addresses_of_their_links(addresses: list[str]) -> None:
    html = "".join(f'<a href="{address}">lời</a>' for address in addresses)
    shown, notes = with_notes([html], HOST)
    for number, address in re.findall(r'data-note="(\d+)" href="([^"]*)"', str(shown[0])):
        assert notes[int(number) - 1] in (address.removeprefix("mailto:"), HOST + address)
    assert len(re.findall("data-note", str(shown[0]))) == sum(not one.startswith("#") for one in addresses)
