from __future__ import annotations

from newsroom.model.gone import Takedown
from newsroom.viewmodels.notice import notice
from tests.support.making import START, make_edition


def test_a_notice_says_why_and_when_and_is_not_to_be_found() -> None:
    page = notice(make_edition(), Takedown("2024/07/x/", "Theo yêu cầu", START))
    assert (page.reason, page.locale_date) == ("Theo yêu cầu", "01/01/2024")
    assert page.head.title == "Bài đã được gỡ - Trang tin Đảng bộ Khối"
    assert (page.head.url, page.head.indexed, page.head.image) == ("2024/07/x/", False, None)


def test_a_day_that_is_not_known_is_not_made_up() -> None:
    assert notice(make_edition(), Takedown("2024/07/x/", "Theo yêu cầu")).locale_date == ""
