from __future__ import annotations

import pytest

from newsroom.commands.importer.accounts import is_account


@pytest.mark.parametrize(
    "name",
    [
        "admin",
        "Super User",
        "SuperUser",
        "bientap2",
        "Quản trị viên",
        "a@b.vn",
        "tintuc.vn",
        "12",
        "System Account",
    ],
)
def test_accounts_are_no_authors(name: str) -> None:
    assert is_account(name)


@pytest.mark.parametrize(
    "name", ["Nguyễn Văn A", "Văn phòng Đảng ủy", "Tổ Tuyên truyền", "H.N", "Khách Quan"]
)
def test_persons_and_offices_are_none(name: str) -> None:
    assert not is_account(name)
