from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newsroom.model.blocks import FILE_CLOSE, FILE_OPEN, ROOT
from plugins.manuscript.links import Destination, destination, resolve, site_address

PATH = "articles/2024/07/hop/index.md"
SITE = "https://example.vn/bantin"

# Places and addresses


@pytest.mark.parametrize(
    ("target", "place"),
    [
        ("1.jpg", "articles/2024/07/hop/1.jpg"),
        ("./1.jpg", "articles/2024/07/hop/1.jpg"),
        ("/photos/a.jpg", "photos/a.jpg"),
        ("a%20b.jpg", "articles/2024/07/hop/a b.jpg"),
        ("A\u0309nh.jpg", "articles/2024/07/hop/Ảnh.jpg"),
        ("../../../../../a", None),
        ("/../a", None),
        ("..%2f..%2f..%2f..%2f..%2fa", None),
        ("album\\1.jpg", "articles/2024/07/hop/album/1.jpg"),
        (".\\1.jpg", "articles/2024/07/hop/1.jpg"),
        ("..\\khac\\index.md", "articles/2024/07/khac/index.md"),
        ("a#1.jpg", "articles/2024/07/hop/a#1.jpg"),
        ("100%.jpg", "articles/2024/07/hop/100%.jpg"),
        ("\\may\\chung\\a.jpg", None),
        ("..\\..\\..\\..\\..\\a.jpg", None),
        ("..%5c..%5c..%5c..%5c..%5ca.jpg", None),
        ("a%00.jpg", None),
    ],
)
def test_places_in_the_content_folder(target: str, place: str | None) -> None:
    assert resolve(PATH, target) == place


steps = st.sampled_from(["..", ".", "a", "%2e%2e", "%2fa", "a\\", "a%00", " ", "đ"])


@given(st.sampled_from(["", "/"]), st.lists(steps, min_size=1, max_size=10).map("/".join))
def test_no_place_lies_outside_the_content_folder(root: str, target: str) -> None:
    assume(not (root + target).startswith("/%2f"))
    place = resolve(PATH, root + target)
    assert place is None or not (place.startswith("/") or ".." in place.split("/") or "\0" in place)


@pytest.mark.parametrize("target", ["//etc/passwd", "/%2fetc/passwd"])
def test_two_slashes_do_not_lead_to_the_root_of_the_disk(target: str) -> None:
    place = resolve(PATH, target)
    assert place is None or not place.startswith("/")


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (PATH, "2024/07/hop/"),
        ("pages/gioi-thieu.md", "gioi-thieu/"),
        ("articles/2024/07/hop/1.jpg", None),
        ("articles/2024/7/hop/index.md", None),
        ("pages/con/a.md", "con/a/"),
        ("pages/con/chau/a.md", None),
        ("index.md", None),
        ("pages/Giới thiệu.md", None),
        ("pages/Ban.md", None),
        ("articles/2024/07/Hop/index.md", None),
        ("articles/2024/07/hop", "2024/07/hop/"),
    ],
)
def test_addresses_come_from_places(path: str, address: str | None) -> None:
    assert site_address(path) == address


# Destinations


def to_file(path: str, address: str) -> Destination:
    return Destination(f"{FILE_OPEN}{quote(path)}{FILE_CLOSE}{ROOT}/{address}", file=path)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("../khac/index.md", Destination(f"{ROOT}/2024/07/khac/", "2024/07/khac/")),
        ("../khac/index.md#muc", Destination(f"{ROOT}/2024/07/khac/#muc", "2024/07/khac/", anchor="muc")),
        (
            "../khac/?a=1&b=2#muc",
            Destination(f"{ROOT}/2024/07/khac/?a=1&b=2#muc", "2024/07/khac/", anchor="muc"),
        ),
        ("/?p=12", Destination(f"{ROOT}/?p=12", "")),
        ("#Mục 1", Destination("#M%E1%BB%A5c%201", anchor="Mục 1")),
        ("/", Destination(f"{ROOT}/", "")),
        ("/đảng/", Destination(f"{ROOT}/%C4%91%E1%BA%A3ng/", "đảng/")),
        (SITE, Destination(f"{ROOT}/", "")),
        (f"{SITE}/2023/01/cu/", Destination(f"{ROOT}/2023/01/cu/", "2023/01/cu/")),
        (f"{SITE}/articles/2023/01/cu/index.md", Destination(f"{ROOT}/2023/01/cu/", "2023/01/cu/")),
        (f"{SITE}moi/", Destination(f"{SITE}moi/")),
        ("https://a.vn/x", Destination("https://a.vn/x")),
        ("mailto:vp@a.vn", Destination("mailto:vp@a.vn")),
        ("#fn:1", Destination("#fn:1", anchor="fn:1")),
        ("#muc", Destination("#muc", anchor="muc")),
        ("", Destination("", code="link-without-goal")),
        ("#", Destination("", code="link-without-goal")),
        ("https://https://a.vn", Destination("", code="web-address", better="https://a.vn")),
        ("http:/a.vn/x", Destination("", code="web-address", better="http://a.vn/x")),
        ("https//a.vn", Destination("", code="web-address", better="https://a.vn")),
        ("htps://a.vn", Destination("", code="web-address", better="https://a.vn")),
        ("http://a..vn", Destination("", code="web-address", better="http://a.vn")),
        ("http://a,vn", Destination("", code="web-host")),
        ("https://a.vn:99999/", Destination("", code="web-port")),
        ("a#1.pdf", to_file("articles/2024/07/hop/a#1.pdf", "2024/07/hop/a-1.pdf")),
        ("a?b.pdf", to_file("articles/2024/07/hop/a?b.pdf", "2024/07/hop/a-b.pdf")),
        ("a#1.pdf#page=2", to_file("articles/2024/07/hop/a#1.pdf", "2024/07/hop/a-1.pdf#page=2")),
        ("#1.pdf", to_file("articles/2024/07/hop/#1.pdf", "2024/07/hop/1.pdf")),
        ("100%.pdf", to_file("articles/2024/07/hop/100%.pdf", "2024/07/hop/100.pdf")),
        ("con\\1.pdf", to_file("articles/2024/07/hop/con/1.pdf", "2024/07/hop/con/1.pdf")),
        (
            "thpt/ke-hoach.pdf",
            to_file("articles/2024/07/hop/thpt/ke-hoach.pdf", "2024/07/hop/thpt/ke-hoach.pdf"),
        ),
        ("index.md#1.pdf", Destination(f"{ROOT}/2024/07/hop/#1.pdf", "2024/07/hop/", anchor="1.pdf")),
        ("//a.vn/x", Destination("", code="bad-link")),
        ("/\\a.vn/x", Destination("", code="bad-link")),
        (f"{SITE}//a.vn/x", Destination("", code="bad-link")),
        ("http://[", Destination("", code="bad-link")),
        ("http://EXAMPLE.vn/bantin/a/", Destination(f"{ROOT}/a/", "a/")),
        ("www.example.vn/bantin/a/", Destination(f"{ROOT}/a/", "a/")),
        ("//example.vn/bantin", Destination(f"{ROOT}/", "")),
        ("https://vanban.example.vn/bantin/", Destination("https://vanban.example.vn/bantin/")),
        ("https:///x", Destination("", code="bad-link")),
        ("mailto:", Destination("", code="bad-link")),
        ("javascript:x", Destination("", code="bad-link")),
        ("www.nhandan.vn", Destination("", code="bare-host")),
        ("a.b-c.gov.vn/x", Destination("", code="bare-host")),
        ("a.vn.html", Destination("", code="file-link")),
        ("cong-van.mp3", Destination("", code="file-link")),
        ("/robots.txt", Destination(f"{ROOT}/robots.txt", "robots.txt")),
        ("cong-van.doc", Destination("", code="file-old")),
        ("CONG-VAN.DOCM", Destination("", code="file-macro-type")),
        ("cong-van.pdf.exe", Destination("", code="file-program")),
        ("/photos/cong-van.zip", Destination("", code="file-archive")),
        ("../cong-van.pdf", Destination("", code="file-place")),
        ("/cong-van.pdf", Destination("", code="file-place")),
        ("../../../../../cong-van.pdf", Destination("", code="outside-content")),
        ("cong-van.pdf", to_file("articles/2024/07/hop/cong-van.pdf", "2024/07/hop/cong-van.pdf")),
        (
            "C%C3%B4ng%20v%C4%83n.PDF#page=2",
            to_file("articles/2024/07/hop/Công văn.PDF", "2024/07/hop/cong-van.pdf#page=2"),
        ),
        ("../khac/1.docx", to_file("articles/2024/07/khac/1.docx", "2024/07/khac/1.docx")),
        ("/articles/2024/07/khac/1.docx", to_file("articles/2024/07/khac/1.docx", "2024/07/khac/1.docx")),
        ("../../../../tai-lieu/mau.xlsx", to_file("tai-lieu/mau.xlsx", "tai-lieu/mau.xlsx")),
        ("/photos/mau.xlsx", to_file("photos/mau.xlsx", "tai-lieu/mau.xlsx")),
        (f"{SITE}/2024/07/khac/1.docx", Destination(f"{ROOT}/2024/07/khac/1.docx", "2024/07/khac/1.docx")),
        ("khac", Destination("", code="missing-goal")),
        ("../../../../../x", Destination("", code="outside-content")),
    ],
)
def test_where_links_lead(value: str, expected: Destination) -> None:
    assert destination(PATH, value, SITE) == expected


def test_without_an_address_of_the_site_no_link_spells_it_out() -> None:
    assert destination(PATH, f"{SITE}/a/", "") == Destination(f"{SITE}/a/")


parts = st.sampled_from(
    ["http", "https", "javascript", ":", "/", "//", "\\", "#", "?", "..", ".", "a.vn", "www.", "fn:1", "%2e", "%2f", "@", "[", "]", " ", "đ", SITE, "index.md", "\ue003"]
)  # fmt: skip


@given(st.lists(parts, max_size=8).map("".join), st.sampled_from(["", SITE, "https://a.vn"]))
def test_a_link_leads_inside_or_out_or_is_a_problem(value: str, site_url: str) -> None:
    found = destination(PATH, value, site_url)
    assert bool(found.href) == (not found.code)
    if found.address is not None:
        assert found.href.startswith(f"{ROOT}/")
        assert not found.address.startswith(("/", ".."))
    elif found.href:
        assert found.href.startswith(("#", "http://", "https://", "mailto:", "tel:"))
