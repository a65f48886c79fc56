"""Where the copy desk looks for signs before patterns, it finds what the patterns alone would find."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.vietnamese.comparing import fold
from newsroom.vietnamese.repeating import beginning
from plugins.copydesk import capitals, captions, dates, foreign, links, names, prose, signs, sums, weekdays

PIECES = (
    *"([{<])}>!“”«»\"':;,.%/+-=~`|*a1Đ \n\t\u00a0", "](", "![", "]:", ")[", "[[", "]]", "Thứ Tư ", "thứ\nhai", "CN ",
    "chủ nhật", "3/7", "13-7/2024", "ngày ", "tháng ", "trong đó có", "bao gồm", "gồm ", "trên ", " tổng số ", " số ",
    "<p>", "</p>", "<em>", "</em>", "&amp;", "12.345", "99,5%", "2024", "a.pdf", "https://a.vn", "caption", "- [ ] ",
    "+--+", "+-=+", "==", "!!! a", ":::", "{{", "}}", "{%", "%}", "{: .a}",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)

Spans = list[tuple[int, int]]


def spans(found: Iterable[re.Match[str]]) -> Spans:
    return [match.span() for match in found]


@pytest.mark.parametrize(
    ("quick", "slow"),
    [
        (lambda text: spans(weekdays._weekdays(text)), weekdays._WEEKDAY_RE.finditer),
        (lambda text: spans(sums._leads(text)), sums._LEAD_RE.finditer),
        (
            lambda text: [(start, end) for start, end, _ in prose.numbers(text)],
            re.compile(r"[0-9]+(?:[.,][0-9]+)*").finditer,
        ),
        (
            lambda text: [(start, start + len(one)) for start, one in signs._paragraphs(text)],
            re.compile(r"(?:(?!\n[ \t]*\n).)+", re.DOTALL).finditer,
        ),
    ],
    ids=["weekdays", "parts", "numbers", "paragraphs"],
)
def test_what_is_looked_for_by_its_letters_is_what_the_pattern_finds(
    quick: Callable[[str], Spans], slow: Callable[[str], Iterable[re.Match[str]]]
) -> None:
    @given(TEXTS)
    def they_agree(text: str) -> None:
        assert quick(text) == spans(slow(text))

    they_agree()


PHOTO_OR_LINK_RE = re.compile(r"!?\[(?:[^\[\]\n]|\[[^\[\]\n]*\])*\]\((?:[^()\n]|\([^()\n]*\))*\)")


@given(TEXTS)
def test_links_and_photos_go_as_the_pattern_finds_them(text: str) -> None:
    wanted = PHOTO_OR_LINK_RE.sub(lambda match: " " * len(match.group()), text)
    assert links._without_links(text) == wanted


@given(TEXTS)
def test_no_link_is_missed_for_want_of_its_signs(text: str) -> None:
    for found, pattern in links._BRACKETS_RES:
        assert any(sign in text for sign in found) or pattern.search(text) is None
    has_title = any(sign in text for sign in links._TITLE_ENDS)
    assert has_title or links._TITLED_RE.search(text) is None
    assert has_title or "]:" in text or links._TITLED_OR_DEFINED_RE.search(text) is None


@given(TEXTS)
def test_no_foreign_markup_is_missed_for_want_of_its_signs(text: str) -> None:
    assert foreign._SIGNS.keys() == foreign._RES.keys()
    for kind, pattern in foreign._RES.items():
        assert any(sign in text for sign in foreign._SIGNS[kind]) or pattern.search(text) is None


@given(TEXTS)
def test_no_space_within_brackets_is_missed(text: str) -> None:
    assert signs._may_be_wide(text) or signs._WIDE_RE.search(text) is None


@given(TEXTS)
def test_paragraphs_of_words_are_those_of_the_pattern(html: str) -> None:
    pattern = re.compile("<p>(.*?)</p>", re.DOTALL)
    wanted = [words for match in pattern.finditer(html) if (words := captions._words(match[1]))]
    found = [words for one in captions._paragraphs([html]) if (words := captions._words(one))]
    assert found == wanted


NAMES = st.lists(
    st.sampled_from(("Hà", "Hả", "Ha", "Thu", "Thủ", "An", "và", "hà", "HÀ", "Thuỷ", "Thủy")), max_size=14
)


@given(NAMES.map(" ".join))
def test_no_names_that_are_alike_are_missed(text: str) -> None:
    runs = [run.split(" ") for run in names._RUN_RE.findall(text)]
    threes = [" ".join(run[n : n + 3]) for run in runs for n in range(len(run) - 2)]
    alike = [(one, other) for one in threes for other in threes if fold(one) == fold(other) and one != other]
    assert names._are_some_alike(text) == bool(alike)


@given(TEXTS)
def test_a_paragraph_begins_with_the_word_with_which_its_html_plainly_does(html: str) -> None:
    for one in captions._paragraphs([html]):
        if beginning(one) and (words := captions._words(one)):
            assert beginning(words) == beginning(one)


SAID = st.sampled_from(
    (*(one for odd in capitals._ODD.values() for one in odd), " ", "Bộ Chí", "ban ", "x", "\n")
)


@given(st.lists(SAID, max_size=12).map("".join))
def test_odd_capitals_are_where_one_of_the_odd_stands(text: str) -> None:
    odd = tuple(one for every in capitals._ODD.values() for one in every)
    wanted = [place for place in range(len(text)) if text.startswith(odd, place)]
    assert [match.start() for match in capitals._ODD_RE.finditer(text)] == wanted


@given(TEXTS)
def test_no_space_before_a_sign_is_missed(text: str) -> None:
    assert bool(signs._SPACE_BEFORE_RE.search(text)) == any(f" {sign}" in text for sign in signs._SPACED)


@given(st.text("09.,٣²\U0001f600\ud800ĩ ", max_size=20))
def test_numbers_are_those_of_the_pattern_beside_digits_of_other_scripts(text: str) -> None:
    pattern = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
    assert prose.numbers(text) == tuple((*match.span(), match.group()) for match in pattern.finditer(text))


@given(TEXTS, st.sampled_from(("](", "]:", "] ", "://", "[", ")(")))
def test_signs_stand_where_they_are_in_the_text(text: str, sign: str) -> None:
    assert prose.stands(text, sign) == (sign in text)


SPELT = st.text("0123456789", min_size=1, max_size=4)
BETWEEN = st.sampled_from(
    (".", "-", "/", " - ", " tháng ", " năm ", "-20", " đến ", " tới năm 20", ". ", " / ", "–19", ",")
)


@given(st.lists(st.tuples(SPELT, BETWEEN), max_size=5).map(lambda found: "".join(map("".join, found))))
def test_no_day_or_period_is_missed_for_what_stands_behind_its_first_number(text: str) -> None:
    for start, end, number in prose.numbers(text):
        begins = dates._DAY_RE.match(text, start) or dates._WORDED_RE.match(text, start)
        after = text[end : end + 2]
        is_end = after[:1] == "."  # a point behind a number ends a sentence
        if not is_end and (begins or dates._YEARS_RE.match(text, start)):
            assert dates._may_begin_day(number, after) or text.startswith(dates._WORDS_AFTER, end)
            assert "." in number or after[:1] in "/-–" or after in dates._GOING_ON
