from __future__ import annotations

import pytest

from newsroom.model.copy import Copy
from plugins.copydesk.links import check_links

PATH = "articles/2024/07/hop/index.md"


def found(text: str) -> list[tuple[int, str]]:
    return [(p.line, dict(p.values)["found"]) for p in check_links(Copy(PATH, text, body=()))]


@pytest.mark.parametrize(
    "link", ["[Kế hoạch] (ke-hoach.pdf)", "[trang] (https://a.vn/x)", "[bài] (../khac/index.md)"]
)
def test_a_link_with_a_space_in_it_is_reported_as_it_was_typed(link: str) -> None:
    assert found(f"Title: A\n\nXem {link}.") == [(3, link)]


@pytest.mark.parametrize(
    "text",
    [
        "[x](a.pdf)",
        "![x] (1.jpg)",
        "[x] (như trên)",
        "`[x] (a.pdf)`",
        "<!-- [x] (a.pdf) -->",
        "\\[x] (a.pdf)",
    ],
)
def test_links_and_brackets_of_other_kinds_are_passed_over(text: str) -> None:
    assert found(text) == []


def test_captions_of_an_album_have_no_links() -> None:
    assert not list(check_links(Copy(PATH, "1.jpg: [x] (a.pdf)")))
