from __future__ import annotations

import pytest

from newsroom.model.copy import Copy
from plugins.copydesk.links import check_links

PATH = "articles/2024/07/hop/index.md"


def found(text: str) -> list[tuple[int, str]]:
    return [(p.line, dict(p.values)["found"]) for p in check_links(Copy(PATH, text, body=()))]


@pytest.mark.parametrize(
    "link", ["[Kế hoạch] (ke-hoach.pdf)", "[trang] (https://a.vn/x)", "[bài] (../khac/index.md)"]
)
def test_a_link_with_a_space_in_it_is_reported_as_it_was_typed(link: str) -> None:
    assert found(f"Title: A\n\nXem {link}.") == [(3, link)]


@pytest.mark.parametrize(
    "text",
    [
        "[x](a.pdf)",
        "![x] (1.jpg)",
        "[x] (như trên)",
        "`[x] (a.pdf)`",
        "<!-- [x] (a.pdf) -->",
        "\\[x] (a.pdf)",
    ],
)
def test_links_and_brackets_of_other_kinds_are_passed_over(text: str) -> None:
    assert found(text) == []


def test_captions_of_an_album_have_no_links() -> None:
    assert not list(check_links(Copy(PATH, "1.jpg: [x] (a.pdf)")))


def told(text: str) -> list[tuple[str, str]]:
    return [
        (p.code, dict(p.values)["better"]) for p in check_links(Copy(PATH, f"Title: A\n\n{text}", body=()))
    ]


@pytest.mark.parametrize(
    "text",
    ["[Tải](ke-hoach.pdf", "Xem [Tải](ke-hoach.pdf và làm theo", "- [Tải](ke-hoach.pdf\n- hai (2)"],
)
def test_a_link_that_is_not_closed_is_told_with_its_remedy(text: str) -> None:
    assert told(text) == [("link-unclosed", "[Tải](ke-hoach.pdf)")]


@pytest.mark.parametrize(
    "text",
    ["(Tải)[a.pdf]", "[Tải][a.pdf]", "(Tải](a.pdf)", "[Tải)(a.pdf)", "(Tải)(a.pdf)", "[Tải]{a.pdf}", "[Tải]<a.pdf>", "(a.pdf)[Tải]", "[[a.pdf|Tải]]"],
)  # fmt: skip
def test_brackets_of_the_wrong_kind_are_told_once_with_the_right_ones(text: str) -> None:
    assert told(f"Xem {text}.") == [("link-brackets", "[Tải](a.pdf)")]


@pytest.mark.parametrize(
    "text", ["![Họp][1.jpg]", "!(Họp)[1.jpg]", "![Họp]{1.jpg}", "![[1.jpg|Họp]]", "!(1.jpg)[Họp]"]
)
def test_photos_with_wrong_brackets_are_told(text: str) -> None:
    assert told(text) == [("photo-brackets", "![Họp](1.jpg)")]


def test_names_alone_in_brackets_are_told() -> None:
    assert told("![[1.jpg]]") == [("photo-brackets", "![mô tả](1.jpg)")]
    assert told("[1.jpg]") == [("link-brackets", "[chữ](1.jpg)")]
    assert told("[[Bài trước]]") == [("link-brackets", "[Bài trước](địa-chỉ)")]


@pytest.mark.parametrize(
    "text",
    [
        "[a](b.pdf) và [c](d.pdf)",
        '![a](1.jpg "x (y) [z]")',
        "[![a](1.jpg)](https://a.vn)",
        "Tệp (ke-hoach.pdf) đã gửi",
        "[1] (xem [2])",
        "[a][b]\n\n[b]: https://a.vn",
        "[a][b.pdf]\n\n[b.pdf]: https://a.vn",
        "[a](Biểu mẫu (1).pdf)",
        "(Ảnh) [album]",
        "Theo [a](https://a.vn)(xem b)",
    ],
)
def test_what_is_right_or_plain_text_is_passed_over(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", ["[Tải(a.pdf)", "Tải](a.pdf)", "[Tải]a.pdf"])
def test_a_bracket_that_is_missing_is_told(text: str) -> None:
    assert told(f"Xem {text}.") == [("link-brackets", "[Tải](a.pdf)")]


def test_what_follows_a_wrong_bracket_is_no_part_of_the_address() -> None:
    assert told("[Tải](a.pdf]") == [("link-unclosed", "[Tải](a.pdf)")]
    assert told("| [Tải](a.pdf | 2 |") == [("link-unclosed", "[Tải](a.pdf)")]


@pytest.mark.parametrize("link", ["[](https://a.vn)", "[ ](../b/index.md)"])
def test_a_link_without_words_is_told(link: str) -> None:
    assert [code for code, _ in told(f"Xem {link}.")] == ["link-without-words"]
    assert told("[](a.pdf)") == []


@pytest.mark.parametrize(
    "text", ['[a](https://a.vn "Báo A")', "[1]: https://a.vn (Báo A)", '[1]: https://a.vn "Báo A"']
)
def test_the_title_of_a_link_is_told(text: str) -> None:
    found = check_links(Copy(PATH, f"Title: A\n\n{text}", body=()))
    assert [(p.code, dict(p.values)["title"]) for p in found] == [("link-title", "Báo A")]


def test_titles_of_photos_and_videos_are_captions() -> None:
    text = '![a](1.jpg "Báo A")\n\n[a](https://youtu.be/aaaaaaaaaaa "Báo A")\n\n[a](b.mp4 "Báo A")'
    assert not list(check_links(Copy(PATH, f"Title: A\n\n{text}", body=())))


def titles(text: str) -> list[str]:
    found = check_links(Copy(PATH, f"Title: A\n\n{text}", body=()))
    return [dict(p.values)["title"] for p in found if p.code == "link-title"]


def test_the_title_at_the_definition_of_a_photo_is_its_caption() -> None:
    uses = "![Kho][k] ![Cổng] ![sân][ Sân  sau ]"
    defined = '[k]: 1.jpg "Kho"\n[cổng]: 2.jpg "Cổng"\n[sân sau]: 3.jpg "Sân"\n[l]: https://example.vn "Báo"'
    assert titles(f"{uses} [l]\n\n{defined}") == ["Báo"]


def test_a_title_is_quoted_with_its_code() -> None:
    assert titles('[l]\n\n[l]: https://example.vn "Kho `a` \\[b\\]"') == ["Kho `a` \\[b\\]"]
