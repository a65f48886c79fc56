from __future__ import annotations

from newsroom.model.records import StaticPage
from plugins.standing.parents import check_parents
from tests.support.making import make_edition

ABOUT = StaticPage("pages/gioi-thieu.md", "gioi-thieu/", "Giới thiệu")
STAFF = StaticPage("pages/gioi-thieu/co-cau.md", "gioi-thieu/co-cau/", "Cơ cấu tổ chức")
FORMS = StaticPage("pages/van-ban/mau.md", "van-ban/mau/", "Biểu mẫu")


def test_a_page_below_one_that_is_not_there_is_told() -> None:
    (problem,) = check_parents(make_edition(pages=[STAFF]))
    assert (problem.path, problem.code) == ("pages/gioi-thieu/co-cau.md", "page-alone")
    assert dict(problem.values)["parent"] == "pages/gioi-thieu.md"


def test_a_page_below_another_or_below_a_category_is_fine() -> None:
    assert not list(check_parents(make_edition(pages=[ABOUT, STAFF, FORMS])))
