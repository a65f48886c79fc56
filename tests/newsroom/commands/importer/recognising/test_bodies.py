"""Names of sites, bodies and sections, and titles that only begin so."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.recognising.bodies import is_banner, is_office, is_section


@pytest.mark.parametrize(
    "text",
    [
        "TRANG THÔNG TIN ĐIỆN TỬ ĐẢNG BỘ KHỐI",
        "ĐẢNG ỦY KHỐI CÁC CƠ QUAN VÀ DOANH NGHIỆP TỈNH MẪU",
        "Tỉnh ủy Nam Định",
        "Đảng Cộng sản Việt Nam",
        "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
    ],
)
def test_names_of_sites_and_bodies(text: str) -> None:
    assert is_banner(text)


@pytest.mark.parametrize(
    "text",
    [
        "ĐẢNG ỦY KHỐI TỔ CHỨC HỘI NGHỊ",
        "Đảng ủy Khối các cơ quan tỉnh triển khai nhiệm vụ cuối năm 2019",
        "Đảng ủy Khối doanh nghiệp với việc phát triển đảng viên là công nhân",
        "Hội thi báo cáo viên giỏi",
    ],
)
def test_titles_that_begin_with_a_body(text: str) -> None:
    assert not is_banner(text)


def test_sections() -> None:
    assert is_section("TIN TỨC - SỰ KIỆN")
    assert is_section("Xây dựng Đảng")
    assert not is_section("Giữ biển, giữ nghề")


def test_offices_are_told_from_titles() -> None:
    assert is_office("Ban Tổ chức Đảng ủy Khối")
    assert is_office("Văn phòng Huyện ủy Bình An")
    assert is_office("Trung tâm Chính trị huyện Bình An")
    assert not is_office("Văn phòng Huyện ủy tổ chức hội nghị tổng kết")
    assert not is_office("Ban Tuyên giáo Đảng ủy Khối tổ chức hội thi")


def test_two_sections_are_a_section() -> None:
    assert is_section("Văn hóa - Văn nghệ")
