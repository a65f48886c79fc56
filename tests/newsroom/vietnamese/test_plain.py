from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.vietnamese.plain import Plain, plain


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Đoàn &amp; Hội", "Đoàn & Hội"),
        ("Quý I &#8211; quý II &#x2026;", "Quý I – quý II …"),
        ("Thi&nbsp;đua &quot;tốt&quot;", 'Thi đua "tốt"'),
        ("Đoàn &amp;amp; Hội &amp;#8211; Đội", "Đoàn & Hội – Đội"),
        ("&lt;số 3&gt;", "<số 3>"),
        ("**Sáng 11-7**, chi bộ *họp*", "Sáng 11-7, chi bộ họp"),
        ("__Kết luận__ và _đề nghị_", "Kết luận và đề nghị"),
        ("***Khẩn***: “**mưa lớn**”", "Khẩn: “mưa lớn”"),
        ("<b>Khai mạc</b> hội <i>thao</i>", "Khai mạc hội thao"),
        ('<span style="color: red">Khai mạc</span><br/>hội thao', "Khai mạc hội thao"),
        ("<p><strong>Họp</strong></p>", "Họp"),
        ("Trồng 20 m<sup>2</sup>, khí CO<sub>2</sub>", "Trồng 20 m², khí CO₂"),
        ("Dùng `lệnh` này", "Dùng lệnh này"),
        ("## Khai mạc", "Khai mạc"),
    ],
)
def test_marks_go_and_what_they_mark_stays(value: str, text: str) -> None:
    assert plain(value) == Plain(text)


@pytest.mark.parametrize(
    "value",
    [
        "Quy chế <b hành trong năm> vẫn áp dụng", "Mẫu <số 1> & 2", "3*4*5 = 60", "Giá(*) và giá(**)", "Ngày __/__/____", "5 < 7 > 3",
        "Hạng *** và ****", "* Ghi chú", "ten_tep_anh.jpg", "AT&T; R&D", "&khongco;", "&#0;", "&#57344;", "#ThiDua", "#1 trong ba",
        "[Cập nhật] Lịch họp", "Nghị quyết [số 5](kèm theo)", "f[1](x)", "2 * 3 * 4", "Nhóm <A> và <B>", "snake_case_x", "(*) Ghi chú (*)",
        "Xem https://a.vn/?a=1&b=2", "https://a.vn/_x_/*y*/?q=_z_", "a<b và c>d", "Văn bản 12_CT_ĐUK", "~~bỏ~~", "C# và F#", "8*, 9*",
    ],
)  # fmt: skip
def test_signs_that_only_look_like_marks_stay(value: str) -> None:
    assert plain(value) == Plain(value)


@pytest.mark.parametrize(
    ("value", "text", "links"),
    [
        ("Xem [tại đây](https://a.vn/x).", "Xem tại đây.", ("https://a.vn/x",)),
        ("Xem [**kế hoạch**](ke-hoach.pdf)", "Xem kế hoạch", ("ke-hoach.pdf",)),
        (
            '[Một](https://a.vn "Hai") và [ba](/2024/07/x/)',
            "Một và ba",
            ('https://a.vn "Hai"', "/2024/07/x/"),
        ),
        ("![Ảnh](1.jpg) Họp", "Ảnh Họp", ("1.jpg",)),
        ('<a href="https://a.vn" target="_blank">Báo</a>', "Báo", ("https://a.vn",)),
        ("[x](https://vi.wikipedia.org/wiki/A_(b))", "x", ("https://vi.wikipedia.org/wiki/A_(b)",)),
    ],
)
def test_a_link_leaves_its_words_and_its_address_is_told(
    value: str, text: str, links: tuple[str, ...]
) -> None:
    assert plain(value) == Plain(text, links)


@pytest.mark.parametrize(("value", "tag"), [("<img src=1.jpg> Họp", "img"), ("Họp <strong>", "strong")])
def test_a_tag_that_cannot_go_stays_and_is_told(value: str, tag: str) -> None:
    assert plain(value) == Plain(value, (), (tag,))


words = st.sampled_from(
    [
        "Đảng",
        "họp",
        "3",
        "*",
        "**",
        "_",
        "&",
        "&amp;",
        "<",
        "<b>",
        "</b>",
        "(",
        ")",
        "[",
        "](",
        "`",
        "#",
        ".",
        " ",
    ]
)


@given(st.lists(words, max_size=14).map(lambda parts: " ".join("".join(parts).split())))
def test_no_word_and_no_number_is_lost(value: str) -> None:
    found = plain(value)
    bare = re.sub(r"</?b>|&amp;", " ", value)
    kept = re.sub(r"</?b>|&amp;", " ", " ".join([found.text, *found.links]))
    assert sorted(re.findall(r"Đảng|họp|3", kept)) == sorted(re.findall(r"Đảng|họp|3", bare))
