"""Photos and files beside an article: put, shown small, taken away, and by nobody who may not."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.support.desk import ALL, DRAFT, PUBLISHED, REVIEW, WRITER, DeskOf, photo


def names(office: DeskOf, place: str) -> list[str]:
    """List what lies in the folder of an article."""
    folder = office.file(place).parent
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


def test_a_photo_is_kept_shown_small_and_taken_away(office: DeskOf) -> None:
    kept = office.ask("PUT", f"/api/tep/{DRAFT}/{quote('Ảnh đẹp.JPG')}", photo(2000, 1000))
    assert kept.status == 200
    name = kept.json["name"]
    assert name == "anh-dep.jpg"
    assert [one["name"] for one in kept.json["files"]] == [name]
    small = office.get(f"/api/tep/{DRAFT}/{name}?nho=1")
    assert (small.status, small.headers["content-type"]) == (200, "image/jpeg")
    assert len(small.body) < 20_000
    gone = office.ask("DELETE", f"/api/tep/{DRAFT}/{name}")
    assert gone.json == {"files": []}
    assert names(office, DRAFT) == ["index.md"]
    assert office.get(f"/api/tep/{DRAFT}/{name}").status == 404


def test_a_photo_of_an_album_lies_in_it(office: DeskOf) -> None:
    kept = office.ask("PUT", f"/api/tep/{DRAFT}/album/1.jpg", photo())
    assert kept.json["name"] == "album/1.jpg"
    assert names(office, DRAFT) == ["album/1.jpg", "index.md"]
    assert office.get(f"/api/tep/{DRAFT}/album/1.jpg").status == 200


def test_nothing_is_ever_written_over(office: DeskOf) -> None:
    first = photo(colour="#111111")
    office.ask("PUT", f"/api/tep/{DRAFT}/1.jpg", first)
    other = office.ask("PUT", f"/api/tep/{DRAFT}/1.jpg", photo(colour="#eeeeee"))
    assert other.json["name"] != "1.jpg"
    assert office.file(DRAFT, "1.jpg").read_bytes() == first
    assert office.ask("PUT", f"/api/tep/{DRAFT}/1.jpg", first).json["name"] == "1.jpg"


@pytest.mark.parametrize(
    "name",
    [
        "../x.jpg",
        "..%2fx.jpg",
        "%2e%2e/x.jpg",
        "%2e%2e%2f%2e%2e%2fx.jpg",
        "album/../../x.jpg",
        "album/album/x.jpg",
        "khac/x.jpg",
        "..\\x.jpg",
        "x.jpg/",
        "index.md",
        "INDEX.MD",
        ".git",
        ".htaccess",
        "..",
        ".",
        "",
        "a%00.jpg",
        "C%3A%5Cx.jpg",
        "%C3%A9" * 200 + ".jpg",
    ],
)
def test_no_name_leads_out_of_the_folder_or_to_what_pages_do_not_publish(office: DeskOf, name: str) -> None:
    root = office.workplace.root
    before = {
        file: file.read_bytes() for file in root.rglob("*") if file.is_file() and ".git/" not in str(file)
    }
    address = f"/api/tep/{DRAFT}/{name}"
    put, shown = office.ask("PUT", address, photo()), office.get(address)
    taken = office.ask("DELETE", address)
    assert put.status in (200, 400, 404), put.text
    assert shown.status == 404
    assert taken.status in (400, 404), taken.text
    for answer in (put, shown, taken):
        assert answer.status == 200 or answer.said.endswith(".")
    made = [
        file for file in root.rglob("*") if file.is_file() and file not in before and ".git/" not in str(file)
    ]
    here = [file for file in made if ".ban-bien-tap" not in str(file)]
    assert all(file.parent == office.file(DRAFT).parent for file in here), here
    assert all(file.name.endswith(".jpg") and not file.name.startswith(".") for file in here)
    assert {file: file.read_bytes() for file in before} == before


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("1.jpg", b""),
        ("1.jpg", b"khong phai anh"),
        ("1.jpg", b"\xff\xd8\xff\xe0" + b"rac" * 20),
        ("trang.html", b"<script>alert(1)</script>"),
        ("hinh.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"),
        ("ma.js", b"alert(1)"),
        ("chay.exe", b"MZ" + bytes(60)),
        ("khong-duoi", b"abc"),
        ("ten.pdf", b"<html>"),
    ],
)
def test_what_no_page_publishes_is_refused_with_the_reason(office: DeskOf, name: str, data: bytes) -> None:
    answer = office.ask("PUT", f"/api/tep/{DRAFT}/{name}", data)
    assert answer.status == 400
    assert "«" in answer.said
    assert names(office, DRAFT) == ["index.md"]


@pytest.mark.parametrize(
    "place", ["2024/07/khong-co", "2024/07", "etc/passwd/x", "../../../etc", "2024/13/a"]
)
def test_a_place_that_there_is_not_takes_and_shows_nothing(office: DeskOf, place: str) -> None:
    for answer in (
        office.ask("PUT", f"/api/tep/{place}/1.jpg", photo()),
        office.ask("DELETE", f"/api/tep/{place}/1.jpg"),
        office.get(f"/api/tep/{place}/1.jpg"),
    ):
        assert answer.status in (400, 404)
        assert answer.said.endswith(".")


def test_who_drafts_puts_files_beside_drafts_alone(office: DeskOf) -> None:
    office.become(WRITER)
    (office.content / "photos").mkdir()
    (office.content / "photos" / "chung.jpg").write_bytes(photo())
    for place in ALL:
        expected = 200 if place in (DRAFT, REVIEW) else 403
        before = names(office, place)
        assert office.ask("PUT", f"/api/tep/{place}/2.jpg", photo()).status == expected
        if expected == 403:
            assert office.ask("DELETE", f"/api/tep/{place}/1.jpg").status == 403
            assert names(office, place) == before
    for folder in ("photos", "tai-lieu"):
        assert office.ask("PUT", f"/api/tep/{folder}/1.jpg", photo()).status == 403
    assert office.ask("DELETE", "/api/tep/photos/chung.jpg").status == 403
    assert [file.name for file in (office.content / "photos").iterdir()] == ["chung.jpg"]


def test_who_publishes_puts_files_that_many_articles_share(office: DeskOf) -> None:
    assert office.ask("PUT", "/api/tep/photos/chung.jpg", photo()).json["name"] == "chung.jpg"
    assert office.get("/api/tep/photos/chung.jpg").status == 200
    assert office.ask("DELETE", "/api/tep/photos/chung.jpg").status == 200


def test_a_folder_or_a_photo_that_is_a_link_is_not_followed(office: DeskOf, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "index.md").write_text("Title: A\nStatus: draft\n\nB.\n")
    (elsewhere / "1.jpg").write_bytes(photo())
    office.file("2024/07/lien-ket").parent.symlink_to(elsewhere)
    office.file(DRAFT, "lien-ket.jpg").symlink_to(elsewhere / "1.jpg")
    office.file(DRAFT, "album").symlink_to(elsewhere)
    for place, name in (("2024/07/lien-ket", "1.jpg"), (DRAFT, "lien-ket.jpg"), (DRAFT, "album/1.jpg")):
        assert office.get(f"/api/tep/{place}/{name}").status in (400, 404)
        assert office.ask("DELETE", f"/api/tep/{place}/{name}").status in (400, 404)
    assert office.ask("PUT", "/api/tep/2024/07/lien-ket/2.jpg", photo()).status == 400
    assert office.ask("PUT", f"/api/tep/{DRAFT}/album/2.jpg", photo()).status == 400
    assert sorted(file.name for file in elsewhere.iterdir()) == ["1.jpg", "index.md"]


def test_a_photo_that_a_mac_named_is_shown(office: DeskOf) -> None:
    office.file(DRAFT, unicodedata.normalize("NFD", "ảnh.jpg")).write_bytes(photo())
    for form in ("NFC", "NFD"):
        assert office.get(f"/api/tep/{DRAFT}/{quote(unicodedata.normalize(form, 'ảnh.jpg'))}").status == 200


def test_a_photo_that_cannot_be_read_is_told_and_not_shown(office: DeskOf) -> None:
    office.file(DRAFT, "hong.jpg").write_bytes(b"\xff\xd8\xff\xe0" + b"rac" * 20)
    answer = office.get(f"/api/tep/{DRAFT}/hong.jpg")
    assert (answer.status, answer.said) == (404, "Ảnh này không xem thu nhỏ được.")


def test_a_manuscript_is_shown_and_taken_by_no_address_of_a_file(office: DeskOf) -> None:
    assert office.get(f"/api/tep/{PUBLISHED}/index.md").status == 404
    assert office.ask("DELETE", f"/api/tep/{PUBLISHED}/index.md").status == 400
    assert office.file(PUBLISHED).is_file()
