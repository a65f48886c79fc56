"""Headings, quotations, definitions and media are seen where they are meant."""

from __future__ import annotations

import pytest

from newsroom.model.blocks import Figure, VideoBlock
from tests.support.setting import body_of, html_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## Học ngôn ngữ C#", "<h2>Học ngôn ngữ C#</h2>"),
        ("## Kết quả ##", "<h2>Kết quả</h2>"),
        ("##Kết quả", "<h2>Kết quả</h2>"),
        ("Lời\n## Kết quả\nLời", "<p>Lời</p><h2>Kết quả</h2><p>Lời</p>"),
        ("#DanVanKheo là phong trào", "<p>#DanVanKheo là phong trào</p>"),
        ("Lời\n#DanVanKheo", "<p>Lời\n#DanVanKheo</p>"),
        ("#2 trong năm", "<p>#2 trong năm</p>"),
        ("##", "<p>##</p>"),
        ("Lời\n#", "<p>Lời\n#</p>"),
        ("Kết quả\n-------", "<h2>Kết quả</h2>"),
        ("Đã xong.\n-------\nLời", "<p>Đã xong.</p><hr><p>Lời</p>"),
        ("Lời\n-", "<p>Lời\n-</p>"),
        (">50% số phiếu", "<p>&gt;50% số phiếu</p>"),
        (">= 5 và", "<p>&gt;= 5 và</p>"),
        ("> Trích\nLời", "<blockquote><p>Trích</p></blockquote><p>Lời</p>"),
        ("> Trích dẫn\ncòn tiếp", "<blockquote><p>Trích dẫn\ncòn tiếp</p></blockquote>"),
        (
            "> Trích\n> hai\n6) Sáu\n7) Bảy",
            '<blockquote><p>Trích\nhai</p></blockquote><ul class="list-typed"><li>6) Sáu</li><li>7) Bảy</li></ul>',
        ),
        (
            "**1. Một**\n**2. Hai**\nLời",
            "<p><strong>1. Một</strong></p><p><strong>2. Hai</strong></p><p>Lời</p>",
        ),
        ("Lời\n**Kết quả:**\nNữa", "<p>Lời</p><p><strong>Kết quả:</strong></p><p>Nữa</p>"),
        ("**Một** hai\n**ba** bốn", "<p><strong>Một</strong> hai\n<strong>ba</strong> bốn</p>"),
        ("> Trích", "<blockquote><p>Trích</p></blockquote>"),
    ],
)
def test_signs_at_the_start_of_a_line(text: str, expected: str) -> None:
    assert html_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "[1]: Niên giám 2023, tr. 8",
        "[Nguồn]: TTXVN",
        "[2]: niên-giám.pdf",
        "Theo [1].\n\n[1]: 45-BC/ĐUK",
        "Theo [3]\n\n[3]: Niên giám",
    ],
)
def test_notes_in_brackets_are_no_definitions(text: str) -> None:
    assert [word for word in text.split() if word not in html_of(text)] == []


def test_an_address_that_nobody_uses_is_printed() -> None:
    assert "[kh]: <a" in html_of("[kh]: https://example.org/ke-hoach")


def test_a_definition_that_is_used_is_a_link() -> None:
    assert html_of("Xem [kế hoạch][kh].\n\n[kh]: https://example.org/ke-hoach") == (
        '<p>Xem <a href="https://example.org/ke-hoach">kế hoạch</a>.</p>'
    )


@pytest.mark.parametrize("place", ["Lời.\n[album]\nLời.", "Lời.\n[Album]", "[album]\nLời."])
def test_the_place_of_an_album_may_stand_right_below_a_line(place: str) -> None:
    assert "[" not in html_of(place).replace("\ue0e0", "")
    assert "\ue0e0" in html_of(place)


def test_a_photo_right_below_a_line_has_its_caption() -> None:
    blocks = body_of("Lời.\n![Ảnh](1.jpg)\n*Chú thích.*").blocks
    figure = blocks[1]
    assert isinstance(figure, Figure)
    assert (blocks[0], figure.caption) == ("<p>Lời.</p>", "Chú thích.")


@pytest.mark.parametrize(
    "line", ["https://www.youtube.com/watch?v=aaaaaaaaaaa", "youtu.be/aaaaaaaaaaa", "[Phim](https://youtu.be/aaaaaaaaaaa)", "[Phim](le.mp4)"]
)  # fmt: skip
def test_a_video_may_stand_right_between_lines(line: str) -> None:
    blocks = body_of(f"Mời xem:\n{line}\n*Chú thích.*\nHết.").blocks
    video = blocks[1]
    assert isinstance(video, VideoBlock)
    assert video.caption or video.title == "Chú thích"
    assert (blocks[0], blocks[2]) == ("<p>Mời xem:</p>", "<p>Hết.</p>")


def test_an_address_in_a_sentence_cuts_nothing() -> None:
    assert len(body_of("Mời\nxem https://youtu.be/aaaaaaaaaaa hôm nay").blocks) == 1


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://kho.vn/kho\\_a", "https://kho.vn/kho_a"),
        ("<https://kho.vn/kho\\_a>", "https://kho.vn/kho_a"),
        ("mailto:hoi\\_dap@example.vn", "mailto:hoi_dap@example.vn"),
        ("https://kho.vn/?a=1&amp;b=2", "https://kho.vn/?a=1&amp;b=2"),
    ],
)
def test_a_sign_behind_a_backslash_in_a_defined_address_is_the_sign(written: str, address: str) -> None:
    assert f'href="{address}"' in html_of(f"[Kho]\n\n[Kho]: {written}")


@pytest.mark.parametrize(
    ("title", "caption"),
    [
        ('"Kho \\_ hàng"', "Kho _ hàng"),
        ('"Kho \\* hàng \\*"', "Kho * hàng *"),
        ('"Kho \\"A\\" mới"', 'Kho "A" mới'),
        ("'Kho `a_b` &ndash; mới'", "Kho a_b – mới"),
        ("(Kho \\) mới)", "Kho ) mới"),
        ('"Kho **mới**"', "Kho mới"),
        ('"Thư mục D:\\"', "Thư mục D:\\"),
    ],
)
def test_a_defined_title_of_a_photo_is_its_caption(title: str, caption: str) -> None:
    (figure,) = body_of(f"![Kho][k]\n\n[k]: 1.jpg {title}").blocks
    assert isinstance(figure, Figure)
    assert figure.caption == caption
