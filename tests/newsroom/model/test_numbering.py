from __future__ import annotations

import pytest

from newsroom.model.numbering import numbered_pages, page_url


@pytest.mark.parametrize(("length", "pages"), [(0, 0), (39, 0), (40, 1), (59, 1), (60, 2)])
def test_what_fills_a_page_beside_the_front_is_numbered(length: int, pages: int) -> None:
    assert numbered_pages(length) == pages


def test_the_front_has_the_address_of_the_list() -> None:
    assert [page_url("tin/", number) for number in (0, 3)] == ["tin/", "tin/trang/3/"]
