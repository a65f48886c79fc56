from __future__ import annotations

import pytest

from plugins.copydesk.abbreviations import check_abbreviations
from tests.support.proofreading import article, values

GLOSSARY = ("TVTU",)


def asked(text: str, lead: str = "Lời.") -> list[str]:
    return [one["found"] for one in values(check_abbreviations, article(text, lead, glossary=GLOSSARY))]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Theo báo cáo của BTV và BTV.", "BTV"),
        ("Công tác KTGS được chú trọng. Kiểm tra giám sát (KTGS).", "KTGS"),
        ("Phát triển KT-XH của tỉnh.", "KT-XH"),
        ("BCH họp.", "BCH"),
        ("Các **ĐVTN** tham gia.", "ĐVTN"),
    ],
)
def test_the_first_use_of_what_is_not_explained_is_asked_about(text: str, short: str) -> None:
    assert asked(text) == [short]


@pytest.mark.parametrize(
    "text",
    [
        "Ủy viên Ban TVTU dự.",
        "Các tổ chức cơ sở (TCCS) và TCCS đảng.",
        "Kiểm tra giám sát (viết tắt là KTGS), công tác KTGS.",
        "KTGS (kiểm tra, giám sát) là việc thường xuyên.",
        "KTGS là kiểm tra giám sát.",
        "(ABO) UBND tỉnh, HĐND, TP Nam Định.",
        "Khóa XIII, chương VII, Nghị quyết XII, XV.",
        "Chỉ thị 05-CT/TW, Quy định số 30-QĐ/TW, 01-NQ/ĐUK, 30/2020/NĐ-CP.",
        "QUYẾT TÂM HOÀN THÀNH VƯỢT MỨC KẾ HOẠCH",
        "P. MAI",
        "Công suất 50 MW, 220 KV.",
        "Xem `BTV` và https://example.vn/BTV.",
    ],
)
def test_what_is_explained_or_no_abbreviation_is_passed_over(text: str) -> None:
    assert asked(text) == []


def test_the_lead_comes_first() -> None:
    copy = article("BTV họp.", "BTV họp.", glossary=GLOSSARY)
    assert [problem.line for problem in check_abbreviations(copy)] == [3]


def test_a_site_without_a_glossary_is_asked_nothing() -> None:
    assert values(check_abbreviations, article("BTV họp.")) == []
