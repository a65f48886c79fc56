"""The frame of portals is known, and words of articles are not taken for it."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.recognising.rubbish import (
    ends_article,
    folded,
    is_address_like,
    is_button,
    is_chrome,
    is_label,
    is_signs,
    unglued,
)


@pytest.mark.parametrize(
    "text",
    [
        "A- A A+",
        "In bài viết",
        "Gửi email",
        "Chia sẻ",
        "Facebook Twitter Zalo",
        "aa",
        "Cỡ chữ: A A",
        "Quay lại",
    ],
)
def test_buttons(text: str) -> None:
    assert is_button(text)


@pytest.mark.parametrize(
    "text", ["12.500.000", "Mục tiêu", "Chia sẻ khó khăn với công nhân", "Tổng kết", "1"]
)
def test_no_buttons(text: str) -> None:
    assert not is_button(text)


@pytest.mark.parametrize(
    "text",
    [
        "Trang chủ > Tin tức > Kiểm tra",
        "Hotline: 0200 000 000",
        "Đường dây nóng: 0200 000 000",
        "Chào mừng bạn đến với trang tin",
        "menu_WAR_mauportlet_INSTANCE_hKWB",
        "Trang chủTin tức",
        "Bieu-mau.xlsx",
        "2 tháng 2 tuần trước",
    ],
)
def test_frames(text: str) -> None:
    assert is_chrome(text)


@pytest.mark.parametrize("text", ["CHÀO MỪNG ĐẠI HỘI ĐẢNG CÁC CẤP:", "Địa chỉ đỏ của tuổi trẻ Khối"])
def test_no_frames(text: str) -> None:
    assert not is_chrome(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tin khác",
        "CÁC TIN KHÁC:",
        "Tin liên quan",
        "» Những tin mới hơn",
        "Ý kiến bạn đọc",
        "Video hoạt độngHình ảnh hoạt động",
        "Website liên kết",
        "Tổng số điểm của bài viết là: 5 trong 1 đánh giá",
        "Copyright © 2023",
        "Đang truy cập: 12",
        "Bình luận (3)",
    ],
)
def test_headings_of_what_follows(text: str) -> None:
    assert ends_article(text)


@pytest.mark.parametrize(
    "text", ["Tin khác với trước đây, năm nay có bốn hội thi.", "Mục tiêu", "Hoa Mai", "Kết quả"]
)
def test_no_headings_of_what_follows(text: str) -> None:
    assert not ends_article(text)


def test_small_things() -> None:
    assert is_signs(" . ")
    assert folded("Tin khác:") == "tin khac"
    assert unglued("Video hoạt độngHình ảnh") == ["Video hoạt động", "Hình ảnh"]
    assert is_address_like("hoi nghi so ket quy 1")
    assert not is_address_like("Hội nghị sơ kết quý 1")


def test_labels() -> None:
    assert is_label("Chuyên mục: Tin tức")
    assert is_label("Viết bởi Administrator")
    assert not is_label("Bởi vậy, cấp ủy phải nghe dân trước khi quyết định việc của dân")
