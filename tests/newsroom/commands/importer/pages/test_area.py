from __future__ import annotations

import pytest

from newsroom.commands.importer.pages.area import DATE_RE, is_in
from newsroom.commands.importer.pages.markup import tree_of


def test_an_element_stands_in_itself_and_in_what_is_around() -> None:
    body = tree_of("<div><p>a</p></div><div>b</div>").find("body")
    assert is_in(body[0][0], {body[0]: "x"})
    assert is_in(body[0], {body[0]})
    assert not is_in(body[1], {body[0]})


@pytest.mark.parametrize(
    ("line", "is_so"),
    [
        ("Thứ năm - 11/07/2024 15:51", True),
        ("Ngày 11 tháng 7 năm 2024", True),
        ("Lượt xem: 5", True),
        ("6 tháng đầu năm", False),
        ("80/81 chi bộ", False),
    ],
)
def test_lines_with_a_day_or_a_counter_are_known(line: str, is_so: bool) -> None:
    assert bool(DATE_RE.search(line)) is is_so
