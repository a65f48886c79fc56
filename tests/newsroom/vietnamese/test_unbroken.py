"""What holds hyphens and must not break is marked, and nothing else is touched."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsroom.vietnamese.unbroken import (
    _BACKWARDS_RE,
    CLOSING,
    LONGEST,
    OPENING,
    join_compounds,
    keep_whole,
    unbroken,
)


def marked(text: str) -> str:
    """Put what is whole between brackets."""
    for start, end in reversed(list(unbroken(text))):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ngày 20-11, cả trường", "Ngày [20-11], cả trường"),
        ("Công văn 45-CV/ĐUK.", "Công văn [45-CV/ĐUK]."),
        ("(số 12/QĐ-UBND)", "(số [12/QĐ-UBND])"),
        ("7/2024/NĐ-CP", "[7/2024/NĐ-CP]"),
        ("2020-2025, 2025–2030", "[2020-2025], [2025–2030]"),
        (
            "nhiệm kỳ 2020\u00a0-\u00a02025, 2025\u00a0–\u00a02030.",
            "nhiệm kỳ [2020\u00a0-\u00a02025], [2025\u00a0–\u00a02030].",
        ),
        ("từ 5-10%", "từ [5-10]%"),
        ("8h30-9h15: họp", "[8h30-9h15]: họp"),
        ("ngày 20-11-2024/", "ngày [20-11-2024]/"),
        ("dịch Covid-19", "dịch [Covid-19]"),
        ("Số:18-KH/TW", "Số:[18-KH/TW]"),
        ("“3-4”", "“[3-4]”"),
    ],
)
def test_signs_and_dates_with_hyphens_are_whole(text: str, expected: str) -> None:
    assert marked(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2020 - 2025", "Hà\u00a0-\u00a0Nam", "5\u00a0-5", "30/4", "e-mail", "Hà Nội - Huế", "-5", "5-", "kinh tế-xã hội",
        "https://vi-du.vn/2024-07-11", "a-1@vi-du.vn", "x?id=3-4", "#20-11", "//20-11",
        "một-chuỗi-rất-dài-có-số-2024-trong-lòng", "123456-QĐ/BTCTUWVĐUKHX", "------", "",
    ],
)  # fmt: skip
def test_other_hyphens_may_break(text: str) -> None:
    assert marked(text) == text


@given(st.text("aĐ1 \u00a0-–/.,:@", max_size=60))
def test_what_is_whole_is_short_and_holds_a_hyphen_within(text: str) -> None:
    last = 0
    for start, end in unbroken(text):
        assert last <= start < end <= start + LONGEST
        assert re.fullmatch(r"\w[\w.,/]*(?:[-–]|\u00a0[-–]\u00a0[0-9])(?:.*\w)?", text[start:end])
        last = end


@given(st.text("aĐ1 \u00a0-–/.,:@", max_size=40))
def test_what_is_looked_at_backwards_is_what_a_pattern_finds_from_the_left(text: str) -> None:
    wanted, found = re.search(r"[\w.,/–-]*\u00a0?\Z", text), _BACKWARDS_RE.match(text[::-1])
    assert wanted is not None
    assert found is not None
    assert wanted.start() == len(text) - found.end()


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/2024/20-11/">ngày</a>',
        '<a href="https://vi-du.vn/" title="ngày 20-11 và 3 &gt; 2-1">ngày</a>',
        '<h2 id="muc-2024-a">Mục</h2>',
        "<p><code>git-20-11</code> và <code>x</code></p>",
        '<p class="align-2-a">a</p>',
        '<h2><a href="/a/" title="Đại hội chi bộ">Lễ</a></h2>',
        "<h2>Lệnh <code>chi bộ</code></h2>",
    ],
)
def test_addresses_attributes_and_code_are_left_alone(html: str) -> None:
    assert keep_whole(html) == html


def test_html_says_what_is_whole() -> None:
    html = '<p>Ngày 20-11 <a href="/2-3/">số 4-CT/TW</a> &amp; <code>5-6</code> 7-8</p>'
    assert keep_whole(html) == (
        '<p>Ngày <span class="whole">20-11</span> <a href="/2-3/">số <span class="whole">4-CT/TW</span></a>'
        ' &amp; <code>5-6</code> <span class="whole">7-8</span></p>'
    )


def test_spans_of_years_are_whole_in_html_too() -> None:
    html = "<p>2020&nbsp;-&nbsp;2025, 20-11&nbsp;–&nbsp;25-11, A&nbsp;-&nbsp;B</p>"
    assert keep_whole(html) == (
        '<p><span class="whole">2020&nbsp;-&nbsp;2025</span>, <span class="whole">20-11</span>&nbsp;–&nbsp;'
        '<span class="whole">25-11</span>, A&nbsp;-&nbsp;B</p>'
    )


@given(st.text('ab1 -–<>/"&;.,h2', max_size=60))
@example('<h2 a="1-2">chi bộ 3-4</h2>')
def test_marks_are_all_that_is_added(text: str) -> None:
    kept = keep_whole(text).replace("&nbsp;", " ")
    assert kept.replace(OPENING, "").replace(CLOSING, "") == text.replace(CLOSING, "")


def test_the_syllables_of_compounds_stay_together_in_headings_alone() -> None:
    html = "<h2>Đại hội <strong>Chi bộ</strong> ba</h2><p>Đại hội chi bộ</p>"
    assert keep_whole(html) == ("<h2>Đại&nbsp;hội <strong>Chi&nbsp;bộ</strong> ba</h2><p>Đại hội chi bộ</p>")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đảng bộ Khối họp", "Đảng~bộ Khối họp"),
        ("ĐẢNG VIÊN TRẺ", "ĐẢNG~VIÊN TRẺ"),
        ("Trụ sở cơ quang đãng", "Trụ sở cơ quang đãng"),
        ("Nghịch chi bộ", "Nghịch chi~bộ"),
    ],
)
def test_compounds_are_words_of_their_own(text: str, expected: str) -> None:
    assert join_compounds(text) == expected.replace("~", "\u00a0")
