"""Links within an old site lead to the articles that came from there, and no others do."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.writing.relinking import relinked

OWNERS = {"/2020/05/bai-1/": "2020/05/bai-mot", "/a.aspx?id=3&b=1": "2019/01/ba", "/trang/": "pages/trang.md"}


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("https://cu.vn/2020/05/bai-1/", "/2020/05/bai-mot/"),
        ("http://www.CU.vn/2020/05/bai-1/#muc", "/2020/05/bai-mot/"),
        ("https://cu.vn/a.aspx?id=3&amp;b=1", "/2019/01/ba/"),
        ("https://khac.vn/2020/05/bai-1/", "https://khac.vn/2020/05/bai-1/"),
        ("https://cu.vn/khong-co/", "https://cu.vn/khong-co/"),
        ("https://cu.vn/trang/", "https://cu.vn/trang/"),
        ("https://cu.vn:x[/", "https://cu.vn:x[/"),
    ],
)
def test_links(link: str, found: str) -> None:
    text = f"Xem [bài]({link}) ở https://cu.vn/2020/05/bai-1/ nhé"
    told = relinked(text, "cu.vn", lambda path: OWNERS.get(path, ""))
    assert told == f"Xem [bài]({found}) ở https://cu.vn/2020/05/bai-1/ nhé"
    assert relinked(text, "", lambda path: "x") == text
