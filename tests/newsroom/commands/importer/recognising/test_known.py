"""What the site knows: its categories, and sections of the old site."""

from __future__ import annotations

from newsroom.commands.importer.recognising import Known
from newsroom.model.site import Category, Site


def test_a_section_is_found_whatever_its_signs_and_case() -> None:
    known = Known(("Kiểm tra – Giám sát",), {"Tin trong tỉnh": "Tin hoạt động"})
    assert known.category_of("KIỂM TRA - GIÁM SÁT") == "Kiểm tra – Giám sát"
    assert known.category_of("tin trong tỉnh:") == "Tin hoạt động"
    assert known.category_of("Thể thao") == ""


def test_a_site_gives_its_categories_and_their_former_addresses() -> None:
    site = Site(
        "Trang tin", categories=(Category("Xây dựng Đảng", "xay-dung-dang", old_slugs=("cong-tac-dang",)),)
    )
    assert Known.of(site).category_of("xây dựng Đảng") == "Xây dựng Đảng"
    assert Known.of(site).category_of("cong-tac-dang") == "Xây dựng Đảng"


def test_sections_of_the_old_site_lead_to_categories() -> None:
    category = Category("Tin hoạt động", "tin")
    site = Site("Trang tin", categories=(category,), old_sections=(("Tin trong tỉnh", "tin"),))
    assert Known.of(site).category_of("TIN TRONG TỈNH") == "Tin hoạt động"
