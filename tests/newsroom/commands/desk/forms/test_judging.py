"""What is wrong with ``site.toml``, at the row and field of its form."""

from __future__ import annotations

from datetime import datetime

import pytest

from newsroom.commands.desk.forms.filling import Typed, filled
from newsroom.commands.desk.forms.judging import Found, blocking, judged
from newsroom.commands.desk.forms.kinds import FORMS
from newsroom.commands.desk.reading.whole import NOTHING, Whole
from newsroom.vietnamese.printing import VIETNAM
from tests.support.building import ROOT

OWN = (ROOT / "content" / "site.toml").read_bytes()
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=VIETNAM)


def found(name: str, *rows: Typed, whole: Whole = NOTHING) -> list[tuple[int, str, str]]:
    """Fill a form of our own site; give what is wrong as row, key and level."""
    data = filled(OWN, FORMS[name], rows)
    told = judged(data, {"photos/a.jpg"}, NOW, whole)
    assert all(one.form == name for one in told)
    return [(one.row, one.key, one.level) for one in told]


def test_our_own_site_has_nothing_wrong() -> None:
    assert judged(OWN, set(), NOW) == ()


@pytest.mark.parametrize(
    ("name", "row", "expected"),
    [
        ("lien-ket", {"name": "Báo"}, [(0, "url", "error")]),
        ("lien-ket", {"name": "Báo", "url": "www.bao.vn"}, [(0, "url", "error")]),
        ("thong-bao", {"url": "/x/"}, [(0, "text", "error")]),
        ("thong-bao", {"text": "Họp", "until": "mai"}, [(0, "until", "error")]),
        ("thong-bao", {"text": "Họp", "from": "22/11/2026", "until": "21/11/2026"}, [(0, "until", "error")]),
        ("thong-bao", {"text": "Họp", "until": "19/11/2026"}, [(0, "until", "warning")]),
        ("thong-bao", {"text": "Họp", "until": "20/11/2026"}, []),
        ("thong-bao", {"text": "<b>Họp</b>"}, [(0, "text", "warning")]),
        ("bieu-ngu", {"image": "photos/a.jpg", "alt": "A", "url": "/x/"}, []),
        ("bieu-ngu", {"image": "photos/b.jpg", "alt": "A", "url": "/x/"}, [(0, "image", "error")]),
        ("chuyen-muc", {"name": "Tin", "slug": "Tin Mới"}, [(0, "slug", "error")]),
        ("chuyen-muc", {"name": "Tin", "slug": "video"}, [(0, "slug", "error")]),
        ("viet-tat", {"short": "A B", "words": "c"}, [(0, "words", "error")]),
        ("khau-hieu", {"tagline": "**x**"}, [(0, "tagline", "warning")]),
    ],
)
def test_each_finding_is_at_its_field(name: str, row: dict[str, str], expected: list[object]) -> None:
    assert found(name, Typed(0 if name == "khau-hieu" else None, row)) == expected


def test_rows_are_counted_as_they_stand_in_the_form() -> None:
    assert found("chuyen-muc", Typed(0, {}), Typed(1, {"name": "Tin hoạt động"})) == [(1, "name", "error")]


def test_an_address_of_ours_that_leads_nowhere_is_told() -> None:
    whole = Whole(has=lambda address: False)
    rows = Typed(None, {"text": "Họp", "url": "/khong-co/"})
    assert [one[:2] for one in found("thong-bao", rows, whole=whole)] == [(0, "url")]


def test_what_no_form_shows_is_told_with_its_line() -> None:
    (one,) = judged(OWN + b'\n[hosting]\nkind = "khac"\n', set(), NOW)
    line = OWN.count(b"\n") + 3
    assert (one.form, one.words) == (
        "",
        f"Máy chủ (dòng {line} của tệp cấu hình): không có loại máy chủ «khac».",
    )


def test_a_site_without_a_name_is_told_of_the_name_whatever_stands_first() -> None:
    (one,) = [
        one
        for one in judged(b'tagline = "x"\n', set(), NOW)
        if "chưa ghi" in one.words or "thiếu" in one.words
    ]
    assert (one.form, one.words.partition(" (")[0]) == ("", "Tên trang")


def test_a_form_is_held_back_by_its_own_errors_and_by_new_ones_elsewhere() -> None:
    form = FORMS["lien-ket"]
    old, new = (Found("bieu-ngu", 0, "alt", "error", words) for words in ("cũ", "mới"))
    own, doubt = Found("lien-ket", 0, "url", "error", "x"), Found("lien-ket", 0, "url", "warning", "y")
    assert blocking(form, [old, own], [old, own, new, doubt]) == (own, new)


def test_an_error_told_alone_says_where_it_is() -> None:
    assert Found("lien-ket", 0, "url", "error", "Sai.").whole == "Website liên kết, Địa chỉ: Sai."
