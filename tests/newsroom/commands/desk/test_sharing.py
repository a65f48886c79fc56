"""At the one host of previews each person sees the own working copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.desk.kit import Kit
from newsroom.commands.desk.sharing import SharedPreviews
from newsroom.commands.desk.workplaces import NoPlace, Workplace
from tests.support.desk import DeskOf
from tests.support.requesting import answered

SECRET = "c" * 40
KIT = Kit("soan.vn", "xem.vn", Path("a"), Path("b"), SECRET, Path("c"), "d")


class Places:
    """The workplace of one person."""

    def __init__(self, login: str, workplace: Workplace) -> None:
        self._login, self._workplace = login, workplace

    async def of(self, login: str) -> Workplace:
        """Give it to who has it."""
        if login != self._login:
            raise NoPlace(f"Tài khoản «{login}» chưa có trong tòa soạn.")
        return self._workplace

    async def stop(self) -> None:
        """Stop nothing."""


@pytest.fixture
def app(office: DeskOf) -> SharedPreviews:
    """Share the previews of an office in which An works."""
    output = office.workplace.preview.output
    output.mkdir()
    (output / "index.html").write_text("<html><head></head><body>Trang của An</body></html>")
    office.workplace.preview = type(office.workplace.preview)(
        office.workplace.preview._folders, KIT.origin, (KIT.preview_host,), None, office.builder
    )
    return SharedPreviews(Places("an", office.workplace), KIT)


def headers(**changed: str) -> dict[str, str]:
    """Give the headers of the proxy, with some changed."""
    given = {"x-desk-secret": SECRET, "x-desk-login": "an"}
    given |= {name.replace("_", "-"): value for name, value in changed.items()}
    return {name: value for name, value in given.items() if value}


def test_who_logged_in_sees_the_own_pages(app: SharedPreviews) -> None:
    status, found, body = answered(app, "/", "xem.vn", headers())
    assert (status, "Trang của An" in body.decode()) == (200, True)
    assert found["content-security-policy"] == "frame-ancestors 'self' https://soan.vn"
    assert answered(app, "/", "XEM.VN", headers())[0] == 200


@pytest.mark.parametrize(
    ("host", "changed"),
    [
        ("soan.vn", {}),
        ("evil.vn", {}),
        ("xem.vn:8000", {}),
        ("xem.vn.evil.vn", {}),
        ("xem.vn", {"x_desk_secret": ""}),
        ("xem.vn", {"x_desk_secret": "d" * 40}),
        ("xem.vn", {"x_desk_login": ""}),
        ("xem.vn", {"x_desk_secret": "", "x_forwarded_user": "an"}),
    ],
    ids=str,
)
def test_who_does_not_come_through_the_proxy_sees_nothing(
    app: SharedPreviews, host: str, changed: dict[str, str]
) -> None:
    status, _, body = answered(app, "/", host, headers(**changed))
    assert status == 403
    assert body.decode() == "Hãy đăng nhập qua địa chỉ của cơ quan."


def test_who_has_no_place_is_told(app: SharedPreviews) -> None:
    status, _, body = answered(app, "/", "xem.vn", headers(x_desk_login="binh"))
    assert (status, body.decode()) == (403, "Tài khoản «binh» chưa có trong tòa soạn.")
