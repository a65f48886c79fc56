"""What was copied, as the importer reads it."""

from __future__ import annotations

import pytest

from newsroom.commands.desk.reading.clipboard import COMMENT, DELETED, OWN, fragment_of


def hrefs(html: str, *own: str) -> list[str]:
    return [link.get("href") for link in fragment_of(html, own).root.iter("a")]


def test_style_sheets_of_programs_are_written_into_elements_their_own_style_before() -> None:
    html = """<style><!-- /* Word */ @font-face {font-family:".VnTime";}
    p.MsoNormal, li.MsoNormal {margin:0; font-family:".VnTime";} .xl65 {font-weight:700; color:red}
    p:hover, div p {font-style:italic} @media print { .xl66 {display:none} } --></style>
    <p class=MsoNormal style="font-family:Arial">a</p><p class="xl65 xl66">b</p><p>c</p>"""
    styles = [element.get("style") for element in fragment_of(html).root.iter("p")]
    assert styles == ['font-family:".vntime";font-family:Arial', "font-weight:700;", None]


def test_links_to_a_place_of_what_was_copied_lead_there() -> None:
    html = '<a href="file:///C:/x.htm#_ftn1" name="_r">1</a><a href="https://a.vn/#khac">k</a><p id="_ftn1">n</p>'
    assert hrefs(html) == ["#_ftn1", "https://a.vn/#khac"]
    assert hrefs('<a href="http://h/#a%3A1">1</a><p id="a:1">n</p>') == ["#a:1"]


@pytest.mark.parametrize(
    ("href", "led"),
    [
        ("http://127.0.0.1:8000/2024/05/a/#b", f"{OWN}/2024/05/a/#b"),
        ("https://example.vn/tin/2024/", f"{OWN}/2024/"),
        ("https://example.vn/tin", f"{OWN}/"),
        ("https://example.vn/tintuc/", "https://example.vn/tintuc/"),
        ("http://127.0.0.1:80001/a", "http://127.0.0.1:80001/a"),
        ("ftp://127.0.0.1:8000/a", "ftp://127.0.0.1:8000/a"),
        ("https://www.google.com/url?q=https://nhandan.vn/a%3Fb&sa=D", "https://nhandan.vn/a?b"),
        ("https://www.google.com/url?x=1", "https://www.google.com/url?x=1"),
        ("http://[", "http://["),
    ],
)
def test_links_home_are_known_and_ways_round_are_cut(href: str, led: str) -> None:
    assert hrefs(f'<a href="{href}">a</a>', "http://127.0.0.1:8000/", "https://example.vn/tin", "") == [led]


def test_what_word_writes_around_a_text_is_left_out() -> None:
    html = (
        '<p>a<del datetime="2024-01-01">b</del><span class="msoDel">c</span><span class=MsoCommentReference>[d]</span></p>'
        "<div style='mso-element:comment-list'>e</div><div style='mso-element:footnote'>g</div><del>h</del>"
    )
    fragment = fragment_of(html)
    assert ["".join(one.itertext()) for one in fragment.leave_out] == ["b", "c", "[d]", "e"]
    assert set(fragment.leave_out.values()) == {DELETED, COMMENT}
    assert fragment.struck == ("h",)


def test_words_struck_through_are_named_however_it_is_said() -> None:
    html = "<s>a</s><strike>b</strike><span style='text-decoration: line-through'>c</span><u>d</u><s> </s>"
    assert fragment_of(html).struck == ("a", "b", "c")


def test_styles_of_word_are_what_they_are_called() -> None:
    html = (
        "<p class=MsoTitle>a</p><p class=MsoQuote>b</p><p class='MsoCaption x'>c</p><p class=MsoNormal>d</p>"
    )
    assert [(one.tag, one.get("class")) for one in fragment_of(html).root] == [
        ("h1", "MsoTitle"), ("blockquote", "MsoQuote"), ("p", "caption"), ("p", "MsoNormal"),
    ]  # fmt: skip


def test_what_windows_puts_above_is_taken_off() -> None:
    header = "Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000000200\r\nSourceURL:https://a.vn/\r\n"
    root = fragment_of(
        f"{header}<html><body><!--StartFragment--><p>Version:1</p><!--EndFragment--></body></html>"
    ).root
    assert "".join(root.itertext()).strip() == "Version:1"


def test_pictures_on_somebodys_computer_are_called_by_their_names_alone() -> None:
    html = r'<img src="file:///C:/Users/A/anh%201.jpg"><img src="C:\a\2.png"><img src="https://a.vn/3.png">'
    assert [one.get("src") for one in fragment_of(html).root.iter("img")] == [
        "anh 1.jpg",
        "2.png",
        "https://a.vn/3.png",
    ]
