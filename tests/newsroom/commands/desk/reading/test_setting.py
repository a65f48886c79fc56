"""A version is set as a page of its own words, and of nothing that runs."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from newsroom.commands.desk.reading.setting import set_text
from newsroom.model.site import Site
from plugins.identity.site import parse
from tests.support.building import SITE_TOML

SITE: Site = parse(SITE_TOML.encode())[0]
PLACE = "2024/07/hoi-nghi"


def page(body: str, header: str = "") -> BeautifulSoup:
    """Set an article with this body, read as a browser does."""
    head = f"Title: Hội nghị\nDate: 2024-07-05\nCategory: Tin hoạt động\nAuthor: An\nSummary: Sapo.\n{header}"
    return BeautifulSoup(set_text(f"{head}\n{body}\n".encode(), PLACE, SITE), "html.parser")


def test_title_kicker_lead_and_text_stand_in_their_order() -> None:
    shown = page("Một **đậm**.\n\n- hai\n- ba", "Kicker: Đơn vị\n")
    assert shown.get_text(" ", strip=True) == "Đơn vị Hội nghị Sapo. Một đậm . hai ba"
    assert [one.name for one in shown.find_all(["h3", "ul", "b", "strong"])] == ["h3", "b", "strong", "ul"]


def test_photos_are_asked_for_at_the_desk_with_their_captions() -> None:
    shown = page('![Ảnh "một"](anh-1.jpg)\n*Quang cảnh. Ảnh: An*')
    (image,) = shown.select("figure img")
    assert image["src"] == f"/api/tep/{PLACE}/anh-1.jpg?nho=1"
    caption = shown.figcaption
    assert caption is not None
    assert caption.get_text().startswith("Quang cảnh")


def test_photos_of_other_folders_are_asked_for_where_they_are() -> None:
    shown = page("![a](/photos/chung.jpg)\n\n![b](../khac/ảnh 1.jpg)\n\n![](album/3.jpg)")
    assert [one["src"] for one in shown.select("img")] == [
        "/api/tep/photos/chung.jpg?nho=1",
        "/api/tep/2024/07/khac/%E1%BA%A3nh%201.jpg?nho=1",
        f"/api/tep/{PLACE}/album/3.jpg?nho=1",
    ]


def test_films_and_recordings_are_named() -> None:
    address = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
    shown = page(f"![](1.jpg)\n![](2.jpg)\n\n![](phim.mp4)\n\n![Nghe](ghi.mp3)\n\n![]({address})\n*Hội nghị*")
    assert len(shown.select("figure img")) == 2
    assert [one.get_text() for one in shown.select("p")][1:] == [
        "[Video: phim.mp4]",
        "[Bản ghi âm: Nghe]",
        "[Video hoặc ảnh ở trang khác: Hội nghị]",
    ]


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert(1))",
        "![x](javascript:alert(1))",
        '!["><script>alert(1)</script>](1.jpg)',
        '![](1.jpg)\n*"><script>alert(1)</script>*',
        "<iframe src=https://evil.vn></iframe>",
        "<style>*{display:none}</style>",
        "<p style='position:fixed' onclick=alert(1)>x</p>",
        "<form action=https://evil.vn><input name=a></form>",
        "<svg onload=alert(1)></svg>",
        '![](" onerror=alert(1) x=".jpg)',
        "<base href=https://evil.vn>",
        "<meta http-equiv=refresh content=0>",
    ],
)
def test_nothing_that_was_typed_runs(body: str) -> None:
    for shown in (page(body), page("x", f"Kicker: {body}\n".replace("\n", " ") + "\n")):
        bad = ["script", "iframe", "style", "form", "input", "svg", "object", "embed", "base", "meta", "link"]
        assert not shown.find_all(bad)
        for one in shown.find_all(True):
            assert not [name for name in one.attrs if name.startswith("on") or name == "style"]
            for name in ("href", "src"):
                assert not re.match(r"\s*javascript:", str(one.get(name, "")), re.I)


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe\0", b"x" * 10, b"Title: A\n\nB.\n", b"Title: \xc3\x28\n\n\xff\n"]
)
def test_a_version_that_cannot_be_set_says_so_or_shows_what_there_is(data: bytes) -> None:
    assert set_text(data, PLACE, SITE).startswith("<")


def test_marks_of_the_build_are_not_shown() -> None:
    shown = page("[Tệp](van-ban.pdf) và [bài](/2024/06/khac/)\n\n[^1]: Ghi chú.\n\nCó chú thích[^1].")
    text = str(shown)
    assert not re.search("[\ue000-\uf8ff\0-\x08]", text)
