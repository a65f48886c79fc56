from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.anchors import (
    RESERVED,
    anchor_names,
    anchors_of,
    meant,
    nearest_anchor,
    with_anchors,
    words_of,
)
from newsroom.model.blocks import FILE_CLOSE, FILE_OPEN
from tests.support.building import ROOT

TEMPLATES = ROOT / "theme" / "templates"


def included(name: str, seen: set[str]) -> set[str]:
    """Name a template with all that it includes, extends or takes macros from."""
    if name not in seen:
        seen.add(name)
        text = (TEMPLATES / name).read_text(encoding="utf-8")
        for other in re.findall(r"\{%-? *(?:include|extends|from|import) \"([^\"]+)\"", text):
            included(other, seen)
    return seen


def test_no_heading_gets_an_id_that_a_page_with_a_body_has_already() -> None:
    files = included("article.html", set()) | included("page.html", set())
    texts = [(TEMPLATES / file).read_text(encoding="utf-8") for file in files]
    ids = {one for text in texts for one in re.findall(r"\bid=\"([^\"{]*)\"|\bdirectory\(\"([^\"]*)", text)}
    ids = {"".join(found) for found in ids} - {""}
    assert "trong-muc-nay" in ids
    assert ids <= RESERVED
    assert not RESERVED & set(anchor_names(sorted(RESERVED)))


@pytest.mark.parametrize(
    ("headings", "names"),
    [
        (["Kết quả", "Bài học"], ["ket-qua", "bai-hoc"]),
        (["Đạt 51,9%", "Đạt 51,9%", "Đạt 51,9%"], ["dat-51-9", "dat-51-9-2", "dat-51-9-3"]),
        (["Phần", "Phần", "Phần 2"], ["phan", "phan-3", "phan-2"]),
        (["Nội dung", "Tin khác", "Nội dung"], ["muc-noi-dung", "muc-tin-khac", "muc-noi-dung-2"]),
        (["主", "…", "Mục"], ["muc", "muc-2", "muc-3"]),
        (["", "", "A"], ["", "", "a"]),
    ],
)
def test_headings_are_named_by_their_words(headings: list[str], names: list[str]) -> None:
    assert anchor_names(headings) == names


words = st.lists(st.sampled_from(["Phần", "2", "muc", "Nội dung", "…", "3", "", "a" * 90]), max_size=3).map(
    " ".join
)


@pytest.mark.slow
@given(st.lists(words, max_size=9))
def test_no_two_headings_have_one_name_and_each_is_found_by_it(headings: list[str]) -> None:
    names = [name for name in anchor_names(headings) if name]
    assert len(names) == len(set(names)) == sum(1 for one in headings if one)
    assert not RESERVED.intersection(names)
    assert all(meant(name, names) == name for name in names)


@given(st.lists(words, max_size=9), st.lists(words, max_size=3))
def test_what_stands_below_a_heading_does_not_change_its_name_but_for_names_of_their_own(
    headings: list[str], more: list[str]
) -> None:
    numbered = re.compile(r".*-\d+")
    before, after = anchor_names(headings), anchor_names([*headings, *more])
    assert [one for one in before if not numbered.fullmatch(one)] == [
        one for one in after[: len(headings)] if not numbered.fullmatch(one)
    ]


def test_headings_of_all_kinds_get_their_ids() -> None:
    html = (
        '<h2>Kết <strong>quả</strong><sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></h2>'
        "<blockquote><h3>a &amp; b&nbsp;c</h3></blockquote><h4></h4>"
        f"<h2>Tệp <a>x {FILE_OPEN}tai-lieu/x.pdf{FILE_CLOSE}</a></h2>"
    )
    assert re.findall(r"<(h\d)(?: id=\"([^\"]*)\")?>", with_anchors(html)) == [
        ("h2", "ket-qua"),
        ("h3", "a-b-c"),
        ("h4", ""),
        ("h2", "tep-x"),
    ]
    assert with_anchors("<p>a</p>") == "<p>a</p>"


def test_words_that_nobody_sees_are_no_part_of_a_name() -> None:
    assert words_of("12\u2060-\u2060CT &amp; a\u00ad") == "12-CT & a"


def test_anchors_are_headings_and_footnotes() -> None:
    html = ['<h2 id="a">x</h2><p>id="b"</p>', '<sup id="fnref:1"></sup><li id="fn:1">', "<p>c</p>"]
    assert anchors_of(html) == ("a", "fnref:1", "fn:1")


ANCHORS = ("ket-qua", "phan-2", "muc-noi-dung", "fn:1", "fn:chú")


@pytest.mark.parametrize(
    ("fragment", "anchor"),
    [
        ("ket-qua", "ket-qua"),
        ("Kết-quả", "ket-qua"),
        ("Kết quả", "ket-qua"),
        ("K%E1%BA%BFt%20qu%E1%BA%A3", "ket-qua"),
        ("KET_QUA", "ket-qua"),
        ("ke\u0302\u0301t-qua\u0309", "ket-qua"),
        ("Phần-2", "phan-2"),
        ("noi-dung", "muc-noi-dung"),
        ("Nội dung", "muc-noi-dung"),
        ("tin-khac", "tin-khac"),
        ("top", "top"),
        ("TOP", "TOP"),
        ("fn:1", "fn:1"),
        ("fn:ch%C3%BA", "fn:ch%C3%BA"),
        (":~:text=x", ":~:text=x"),
        ("phan-2:~:text=x", "phan-2:~:text=x"),
        ("phan-3", ""),
        ("ket", ""),
        ("fn:2", ""),
        ("phan-3:~:text=x", ""),
    ],
)
def test_what_a_link_asks_for(fragment: str, anchor: str) -> None:
    assert meant(fragment, ANCHORS) == anchor


@pytest.mark.parametrize(
    ("fragment", "anchors", "nearest"),
    [
        ("phan-hai", ("phan-mot-cua-bai", "phan-2"), "phan-2"),
        ("ket", ("bai-hoc", "ket-qua-thuc-hien-sau-mot-nam"), "ket-qua-thuc-hien-sau-mot-nam"),
        ("x", ("bai-hoc", "ket-qua"), ""),
        ("x", ("fn:1",), ""),
        ("x", (), ""),
    ],
)
def test_the_nearest_heading(fragment: str, anchors: tuple[str, ...], nearest: str) -> None:
    assert nearest_anchor(fragment, anchors) == nearest
