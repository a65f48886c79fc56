from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.viewmodels.abbreviations import with_abbreviations

GLOSSARY = (
    ("HĐND", "Hội đồng nhân dân"),
    ("KT-XH", 'kinh tế - "xã hội"'),
    ("R&D", "nghiên cứu & phát triển"),
    ("TP.HCM", "Thành phố Hồ Chí Minh"),
    ("TVTU", "Thường vụ Tỉnh ủy"),
)


def explained(*shown: str) -> str:
    return "".join(str(one) for one in with_abbreviations(shown, GLOSSARY))


def test_the_first_use_in_a_body_is_explained_and_no_other() -> None:
    assert explained("<p>Ban TVTU họp, TVTU bàn.</p>", "<p>TVTU</p>") == (
        '<p>Ban <abbr title="Thường vụ Tỉnh ủy">TVTU</abbr> họp, TVTU bàn.</p><p>TVTU</p>'
    )


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>Về KT-XH.</p>", '<abbr title="kinh tế - &quot;xã hội&quot;">KT-XH</abbr>'),
        ("<p>Về R&amp;D.</p>", '<abbr title="nghiên cứu &amp; phát triển">R&amp;D</abbr>'),
        ("<p>Tại TP.HCM.</p>", '<abbr title="Thành phố Hồ Chí Minh">TP.HCM</abbr>'),
        ("<p><strong>HĐND</strong> tỉnh</p>", '<strong><abbr title="Hội đồng nhân dân">HĐND</abbr></strong>'),
        ("<li>“TVTU”</li>", '“<abbr title="Thường vụ Tỉnh ủy">TVTU</abbr>”'),
    ],
)
def test_signs_are_escaped_and_tags_kept(html: str, words: str) -> None:
    assert words in explained(html)


@pytest.mark.parametrize(
    "html",
    [
        '<h2 id="tvtu">Ban TVTU</h2>',
        '<p><a href="/TVTU/" title="TVTU">TVTU</a></p>',
        "<pre><code>TVTU</code></pre>",
        '<p><abbr title="x">TVTU</abbr></p>',
        "<p>TVTUX, XTVTU, 12-TVTU, 05-KL/TVTU, TVTU/2024, a@TVTU, TVTU.vn, TVTU-1</p>",
        "<p>Thường vụ Tỉnh ủy (TVTU) họp; TVTU bàn.</p>",
        "<p>TVTU (Thường vụ Tỉnh ủy) họp; TVTU bàn.</p>",
        "<p>tvtu</p>",
    ],
)
def test_where_it_is_none_or_is_explained_nothing_changes(html: str) -> None:
    assert explained(html) == html


def test_what_stands_in_a_link_first_is_explained_where_it_stands_next() -> None:
    assert '<p><abbr title="Thường vụ Tỉnh ủy">TVTU</abbr>' in explained("<h2>TVTU</h2>", "<p>TVTU</p>")


def test_without_a_glossary_a_body_stays_as_it_is() -> None:
    for glossary in (None, ()):
        assert with_abbreviations(["<p>TVTU</p>"], glossary) == ("<p>TVTU</p>",)


@given(st.lists(st.sampled_from(["<p>", "</p>", "<a href='/TVTU'>", "</a>", "TVTU", "HĐND ", " ", "(", ")", "<h2>", "</h2>", "x", "KT-XH", "&amp;", "R&amp;D"]), max_size=30).map("".join))  # fmt: skip
def test_nothing_but_the_marks_is_added(html: str) -> None:
    told = explained(html)
    assert re.sub(r"<abbr[^>]*>|</abbr>", "", told) == html
    assert told.count("<abbr") == len(set(re.findall("<abbr[^>]*>", told)))
