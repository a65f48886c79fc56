"""What changed in ``site.toml``, in words."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from newsroom.commands.desk.forms.filling import Typed, filled
from newsroom.commands.desk.forms.kinds import FORMS, PROTECTED
from newsroom.commands.desk.forms.telling import changes, is_protected, message_of
from tests.support.building import ROOT

OWN = (ROOT / "content" / "site.toml").read_bytes()
KEPT = [Typed(n, {}) for n in range(5)]


def told(name: str, rows: list[Typed]) -> list[str]:
    """Fill a form of our own site; give the sentences."""
    return [one.sentence for one in changes(OWN, filled(OWN, FORMS[name], rows))]


def test_nothing_changed_is_nothing_told() -> None:
    assert changes(OWN, OWN) == ()


def test_added_removed_changed_and_moved_rows_are_told_apart() -> None:
    link = {"name": "Báo Mới", "url": "https://moi.vn"}
    assert told("lien-ket", [*KEPT, Typed(None, link)]) == [
        "Website liên kết: thêm «Báo Mới» (https://moi.vn)."
    ]
    assert told("lien-ket", KEPT[:4]) == ["Website liên kết: bỏ «Tạp chí Tuyên giáo»."]
    assert told("lien-ket", [*KEPT[:4], Typed(4, {"url": "https://tg.vn"})]) == [
        "Website liên kết: «Tạp chí Tuyên giáo»: địa chỉ «https://tuyengiao.vn» đổi thành «https://tg.vn»."
    ]
    (order,) = told("lien-ket", [KEPT[1], KEPT[0], *KEPT[2:]])
    assert order.startswith("Website liên kết: thứ tự mới là «Báo Nhân Dân», «Báo điện tử Đảng")


def test_a_new_announcement_is_told_with_its_days() -> None:
    row = {"text": "Họp", "from": "10/11/2026", "until": "20/11/2026"}
    assert told("thong-bao", [Typed(None, row)]) == [
        "Thông báo: thêm «Họp», hiện từ 10/11/2026, đến 20/11/2026."
    ]


def test_the_fields_of_the_office_are_told_by_their_labels() -> None:
    assert told("co-quan", [Typed(0, {"phone": "1", "licence": "", "designation": "Trang tin"})]) == [
        "Cơ quan: thêm loại hình trang «Trang tin».",
        "Cơ quan: Điện thoại «(0200) 000 0000» đổi thành «1».",
        "Cơ quan: bỏ giấy phép «Giấy phép thiết lập trang thông tin điện tử tổng hợp số 00/GP-TTĐT (mẫu)».",
    ]


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        ({"lien-ket": "Báo Nhân Dân"}, "Sửa liên kết: thêm Báo Nhân Dân"),
        ({"lien-ket": "Báo", "thong-bao": "Họp"}, "Sửa trang: thông báo, liên kết"),
    ],
)
def test_the_message_tells_the_act(added: Mapping[str, str], expected: str) -> None:
    data = b'name = "A"\n'
    after = data
    for name, text in added.items():
        after = filled(after, FORMS[name], [Typed(None, {FORMS[name].main: text})])
    message = message_of(changes(data, after))
    assert message.splitlines()[0] == expected
    assert len(message.splitlines()) == (1 if len(added) == 1 else 2 + len(added))


@pytest.mark.parametrize("part", PROTECTED)
def test_what_the_desk_leaves_alone_is_known_when_it_changed(part: str) -> None:
    value = b' = "x"\n' if part == "url" else b" = true\n"
    (one,) = changes(b'name = "A"\n', b'name = "A"\n' + part.encode() + value)
    assert is_protected(one)
    assert "Phần không có ở màn hình này" in one.sentence
