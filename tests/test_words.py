"""The oracle of what must be seen finds what is lost: it is planted here."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.blocks import Figure, Gallery, VideoBlock
from newsroom.model.problem import Problem
from tests.support.shown_words import shown, shown_in
from tests.support.words import NOTHING, Word, lost, tokens, typed


def typed_words(source: str) -> str:
    return " ".join(word.text for word in typed(source))


def words_of(html: str) -> str:
    return " ".join(shown_in(BeautifulSoup(html, "html.parser")))


def told(source: str, page: str, *problems: Problem) -> tuple[list[str], list[str]]:
    found = lost(typed(source), tokens(page), problems)
    return [word.text for word in found.missing], [word.text for word in found.moved]


# What must be seen of a manuscript


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("Đảng ủy họp 20-11, số 12-CT/ĐUK.", "Đảng ủy họp 20 11 số 12 CT ĐUK"),
        ("2020. Đại hội\n2022. Hội nghị", "2020 Đại hội 2022 Hội nghị"),
        ("a) Một\nđ) Hai\n- Ba\n+ Bốn", "a Một đ Hai Ba Bốn"),
        ("## Kết quả ##\n\nNăm\n---", "Kết quả Năm"),
        ("| Tên | Số |\n|:---|---:|\n| Kho | — |", "Tên Số Kho"),
        ("**Đậm** _ngả_ *x* a*b*c, **đ**ậm `mã`ra", "Đậm ngả x a b c đậm mãra"),
        ("Giá(*) là 3*4*5, ngày __/__/____", "Giá (*) là 3 4 5 ngày __ __ ____"),
        ("#ThiDua và C#", "#ThiDua và C#"),
        ('[kho lúa](../kho/index.md "Kho") và <https://vi.du.vn/a>', "kho lúa Kho và https vi du vn a"),
        ("[kho](a.md", "kho a md"),
        ("[kho][a] và [kho][b]\n\n[a]: https://vi.du.vn/", "kho và kho b"),
        ("[Nguồn]: TTXVN\n\n[1]: Sđd", "Nguồn TTXVN 1 Sđd"),
        ("Một[^1] hai.\n\n[^1]: Ghi chú\n    dài.\n\nBa.", "Một hai Ba Ghi chú dài"),
        ("<!-- ngầm\n-->Lời <u>gạch</u> H<sub>2</sub>O<br>x <ba>", "Lời gạch H2O x ba"),
        ("R&amp;D &lt;b&gt; \\*sao\\* &#8211;", "R D b sao"),
        ("[album]\n\n[ALBUM] khác", "ALBUM khác"),
        ("https://youtu.be/dQw4w9WgXcQ\n\n[Phim](https://youtu.be/dQw4w9WgXcQ)", "Phim"),
        ("~~cũ~~ {.do} [x] {{< anh >}}", "cũ do x anh"),
    ],
)
def test_what_is_typed_as_text_must_be_seen(source: str, words: str) -> None:
    assert typed_words(source) == words


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('![Kho lúa](1.jpg "Kho lúa")', "Kho lúa"),
        ("![Uỷ ban họp](1.jpg)\n*Ủy ban họp.*", "Uỷ ban họp"),
        ("![Kho](anh 1.jpg)\n\nKHO\n\nKho", "Kho Kho"),
        ('![Kho. Ảnh: Tổ tin](1.jpg "Kho")', "Kho Ảnh Tổ tin"),
        ('![Kho](1.jpg "Kho. Ảnh: Tổ tin")', "Kho Ảnh Tổ tin"),
        ('![Kho. Ảnh: Tổ tin](1.jpg "Kho. Ảnh: Ban thợ")', "Kho Ảnh Tổ tin Ảnh Ban thợ"),
        ("![Má thăm chùa](1.jpg)\n\nMạ thăm chưa", "Má thăm chùa Mạ thăm chưa"),
        ("![Kho](1.jpg)\n\nKho lúa đầy.", "Kho Kho lúa đầy"),
        ("![Kho](1.jpg)\n![Kho](2.jpg)\nBến", "Kho Kho Bến"),
        ("![Kho](1.jpg)\nKho\n\nKho", "Kho"),
    ],
)
def test_a_caption_need_be_said_once(source: str, words: str) -> None:
    assert typed_words(source) == words


def test_words_know_their_lines() -> None:
    source = "Một <!-- a\nb --> hai\n\n![Kho](1.jpg)\nKho\n\nBa[^1]\n\n[^1]: Bốn"
    assert typed(source, 11) == [
        Word("Một", 11),
        Word("hai", 12),
        Word("Kho", 14),
        Word("Ba", 17),
        Word("Bốn", 19, in_note=True),
    ]


# What a page shows


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<ol><li>a</li><li>b</li></ol>", "1 a 2 b"),
        ('<ol start="2020"><li>a</li><li value="2022">b</li><li>c</li></ol>', "2020 a 2022 b 2023 c"),
        ('<ol start="x"><li>a<ol><li>b</li></ol></li><li>c</li></ol>', "1 a 1 b 2 c"),
        ('<ol type="a"><li>x</li><li>y</li></ol><ul><li>z</li></ul>', "a x b y z"),
        ("<p>Đ<b>ả</b>ng<br>ủy</p><p>họp</p>", "Đảng ủy họp"),
        ("<td>a</td><td>b</td>", "a b"),
        ('<img alt="Kho" src="1.jpg"><a href="/x/" title="y">z</a>', "Kho z y"),
        ('a<sup id="x"><a class="footnote-ref" href="#fn:1">1</a></sup><script>b</script><!-- c -->', "a"),
        ("20\u206011&nbsp;R&amp;D", "2011 R D"),
    ],
)
def test_a_page_is_read_as_a_browser_shows_it(html: str, words: str) -> None:
    assert words_of(html) == words


def test_figures_galleries_and_videos_show_their_texts() -> None:
    figure = Figure("1.jpg", "Kho", "Lúa", "Ảnh: Tổ tin")
    video = VideoBlock("youtube", "x", title="Phim", still=figure, caption="Bến", credit="Nguồn")
    page = shown(["<p>Một</p>", Gallery((figure,), "Chung"), video])
    assert (
        lost([Word(text, 1) for text in tokens("Một Kho Ảnh: Tổ tin Lúa Chung Phim Kho Bến Nguồn")], page)
        == NOTHING
    )


# What is lost


def test_what_is_not_on_the_page_is_lost() -> None:
    assert told("Một hai\n\nba bốn", "Một hai bốn") == (["ba"], [])
    assert told("Một hai hai", "Một hai") == (["hai"], [])
    assert told("3*4*5", "345") == (["3", "4", "5"], [])
    assert told("2020. a\n2022. b", "2020 a 2021 b") == (["2022"], [])


def test_what_is_not_at_its_place_is_moved() -> None:
    assert told("Một hai ba bốn", "hai ba bốn Một") == ([], ["Một"])


def test_what_the_report_tells_is_not_lost() -> None:
    problem = Problem.of("a.md", 2, "html-as-text")
    assert told("Một\nhai\nba", "", problem) == (["Một", "ba"], [])
    assert told("Một\nhai\nba", "", Problem.of("a.md", 9, "bad-link", target="ba.pdf")) == (
        ["Một", "hai"],
        [],
    )


def test_what_the_page_has_besides_does_not_matter() -> None:
    assert told("Một hai", "1 Một ảnh hai Một") == ([], [])


def test_what_is_lost_can_be_read() -> None:
    assert str(lost([Word("Một", 3), Word("hai", 4)], ["hai", "x"])) == "lost: «Một» (line 3)"
    assert str(lost([Word("a", 3), Word("b", 4)], ["b", "a"])) in (
        "moved: «a» (line 3)",
        "moved: «b» (line 4)",
    )


syllables = st.lists(
    st.sampled_from(["Đảng", "ủy", "khối", "họp", "sáng", "nay", "bàn", "việc", "quý", "ba", "kho", "lúa"]),
    min_size=1,
)


@given(syllables, st.data())
def test_one_word_fewer_is_always_told(words: list[str], data: st.DataObject) -> None:
    gone = data.draw(st.integers(0, len(words) - 1))
    found = lost([Word(word, 1) for word in words], words[:gone] + words[gone + 1 :])
    assert [word.text for word in found.missing] == [words[gone]]
    assert found.moved == ()


@given(syllables, syllables)
def test_as_many_words_are_kept_as_can_be(source: list[str], page: list[str]) -> None:
    found = lost([Word(word, 1) for word in source], page)
    kept = len(source) - len(found.missing) - len(found.moved)
    assert kept == longest(tuple(source), tuple(page))


def longest(source: tuple[str, ...], page: tuple[str, ...]) -> int:
    """Give the length of a longest common subsequence, by the plain recurrence row by row."""
    row = [0] * (len(page) + 1)
    for word in source:
        before = 0
        for place, other in enumerate(page):
            before, row[place + 1] = (
                row[place + 1],
                before + 1 if word == other else max(row[place + 1], row[place]),
            )
    return row[-1]
