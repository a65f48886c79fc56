"""Every screen: guarded, without a foreign word, light; whatever is asked, the desk answers in words."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Comment

from newsroom.commands.desk.answering import PAGES
from newsroom.commands.desk.workplaces import NoPlace, OnePlace, Workplace
from newsroom.model.people import Person
from newsroom.vietnamese.legacy import is_syllable
from tests.support.desk import (
    ADMIN,
    ALL,
    DRAFT,
    EDITOR,
    PUBLISHED,
    REVIEW,
    SITTING,
    WRITER,
    Answer,
    DeskOf,
    desk,
    photo,
)

SCREENS = (
    "/",
    "/bai/nhap/",
    "/viet/moi/",
    "/nhap/",
    *(f"/{screen}/{place}/" for screen in ("viet", "dang", "lich-su") for place in ALL),
    "/trang/",
    "/khong-co/",
    "/viet/2024/07/khong-co/",
)
_NAMES = (
    "word pdf docx doc odt rtf xlsx mp m https http ctrl b i youtube facebook tiktok video album sapo"
    " shift enter git abo kh đuk html toml url markdown web website menu tvtu"
)
ALLOWED = frozenset(_NAMES.split())
"""Words that editors say as they are: names, kinds of files, keys, the sample texts of fields."""
MOST_BYTES = 40_000
_WORD_RE = re.compile(r"[^\W\d_]+")
_STRING_RE = re.compile(r'"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`')
_SIGNS = (
    "GET POST PUT DELETE Content-Type X-Ban-Bien-Tap AbortError SELECT Category Title Summary Date Cover Focus"
    " Author Correction Related Old_URL Replaces ArrowLeft ArrowRight ArrowUp ArrowDown Escape Enter Home End Tab"
    " PageUp PageDown Status Delete"
)
_CODE = frozenset(_SIGNS.split())


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskOf]:
    """Open one desk for all who only look."""
    with desk(tmp_path_factory.mktemp("desk")) as opened:
        yield opened


def screens(office: DeskOf) -> Iterator[tuple[str, Answer]]:
    """Open all screens."""
    for address in SCREENS:
        yield address, office.get(address)


def seen(page: BeautifulSoup) -> Iterator[str]:
    """Give the texts that people see or hear on a page."""
    for text in page.find_all(string=True):
        if (
            not isinstance(text, Comment)
            and text.parent is not None
            and text.parent.name not in ("script", "style")
        ):
            yield str(text)
    for name in ("title", "alt", "placeholder", "aria-label", "aria-description", "value"):
        yield from (str(one[name]) for one in page.select(f"[{name}]") if one.get("type") != "radio")


def foreign(texts: Iterator[str] | list[str]) -> set[str]:
    """Give the words that are no Vietnamese syllables, and no names that editors use."""
    words = {
        word.casefold()
        for text in texts
        for word in _WORD_RE.findall(re.sub(r"\S*/\S*|[\w-]+\.(?:toml|md)\b", " ", text))
    }
    return {word for word in words if not is_syllable(word) and word not in ALLOWED}


def scripts(office: DeskOf, page: BeautifulSoup) -> dict[str, bytes]:
    """Give what a page loads from the desk, with what its scripts import."""
    found: dict[str, bytes] = {}
    wanted = [str(one["src"]) for one in page.select("script[src]")]
    wanted += [str(one["href"]) for one in page.select("link[rel=stylesheet]")]
    while wanted:
        address = wanted.pop()
        if address not in found:
            answer = office.ask("GET", address, headers={"accept-encoding": "gzip, deflate, br, zstd"})
            assert answer.status == 200, address
            found[address] = answer.body
            if address.endswith(".js"):
                text = gzip.decompress(answer.body).decode()
                names = re.findall(r'(?:from|import)\s*\(?"\./([^"]+)"', text)
                wanted += [f"/tinh/{name}" for name in names]
    return found


def test_every_screen_is_shown(office: DeskOf) -> None:
    for address, answer in screens(office):
        assert answer.status == (404 if "khong-co" in address else 200), address
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        html = answer.page.html
        assert html is not None
        assert html["lang"] == "vi"
        assert answer.page.title is not None
        assert answer.page.title.get_text().endswith(" · Bàn biên tập")
        assert len(answer.page.select("h1")) == 1
        assert answer.page.main is not None


def test_a_page_runs_what_has_its_nonce_and_nothing_else(office: DeskOf) -> None:
    nonces = set()
    for address, answer in screens(office):
        policy = dict(part.split(" ", 1) for part in answer.headers["content-security-policy"].split("; "))
        nonce = re.fullmatch(r"'nonce-([\w-]{20,})'", policy["script-src"])
        assert nonce
        assert policy["style-src"] == policy["script-src"]
        assert policy["default-src"] == policy["form-action"] == policy["base-uri"] == "'none'"
        assert policy["connect-src"] == "'self'"
        assert policy["frame-src"] == "http://127.0.0.1:8000"
        nonces.add(nonce[1])
        for one in answer.page.select("script, style, link[rel=stylesheet]"):
            if one.get("type") != "application/json":
                assert one.get("nonce") == nonce[1], (address, one)
                assert one.name == "link" or not one.get_text(strip=True), address
    assert len(nonces) == len(SCREENS)


def test_a_page_asks_nobody_but_the_desk_and_the_preview(office: DeskOf) -> None:
    for address, answer in screens(office):
        for name in ("src", "href", "action", "poster", "data", "srcset"):
            for one in answer.page.select(f"[{name}]"):
                target = str(one[name])
                assert target.startswith(("/", "#", "http://127.0.0.1:8000/")), (address, target)
                assert not target.startswith("//"), (address, target)


TEMPLATES = sorted((PAGES / "templates").glob("*.html"))
STATIC = sorted((PAGES / "static").iterdir())


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_no_template_has_a_style_a_handler_or_what_is_safe_by_claim(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert not re.search(r"<[^>]*\s(?:style|on[a-z]+)\s*=", text)
    assert not re.search(r"\|\s*safe\b|autoescape|javascript:|<style|http-equiv", text)
    for script in re.findall(r"<script[^>]*>", text):
        assert 'nonce="{{ nonce }}"' in script or 'type="application/json"' in script


@pytest.mark.parametrize(
    "file", [file for file in STATIC if file.suffix == ".js"], ids=lambda file: file.name
)
def test_no_script_runs_text_or_writes_html_that_was_typed(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert not re.search(
        r"\beval\(|new Function|document\.write|insertAdjacentHTML|outerHTML|\.style\s*=|cssText|\bstyle:",
        text,
    )
    html = re.findall(r"^.*innerHTML.*$", text, re.M)
    assert all(file.name == "history.js" and "box.innerHTML = html" in line for line in html)


@pytest.mark.parametrize("person", [EDITOR, WRITER, ADMIN, SITTING], ids=lambda person: person.name)
def test_no_screen_has_a_foreign_word(
    office: DeskOf, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office.workplace, "person", person)
    for address, answer in screens(office):
        assert foreign(seen(answer.page)) <= {"lê", "example", "vn"}, address


@pytest.mark.parametrize(
    "file", [file for file in STATIC if file.suffix == ".js"], ids=lambda file: file.name
)
def test_no_script_shows_a_foreign_word(file: Path) -> None:
    code = re.sub(r"^\s*//.*$|/\*\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.M | re.S)
    strings = [re.sub(r"\$\{[^}]*\}", " ", one or other) for one, other in _STRING_RE.findall(code)]
    shown = [text for text in strings if not text.isascii()]
    assert foreign([re.sub(r"\[\w+\]|\.\w+|\\n", " ", text) for text in shown]) == set()
    plain = [text for text in strings if text.isascii() and re.match(r"[A-Z][A-Za-z]{2}", text)]
    assert foreign([text for text in plain if text not in _CODE]) == set()


def test_a_screen_is_light_with_all_that_it_loads(office: DeskOf) -> None:
    weights = {}
    for address, answer in screens(office):
        loaded = scripts(office, answer.page)
        weights[address] = len(answer.body) + sum(map(len, loaded.values()))
    assert {address: size for address, size in weights.items() if size > MOST_BYTES} == {}


@pytest.mark.parametrize(
    ("accepts", "is_packed"),
    [
        ("gzip, deflate, br, zstd", True),
        ("br,gzip", True),
        ("", False),
        ("identity", False),
        ("gzip;q=0", False),
    ],
)
def test_a_file_is_packed_for_whoever_takes_it_packed(office: DeskOf, accepts: str, is_packed: bool) -> None:
    plain = office.get("/tinh/writing.js")
    answer = office.ask("GET", "/tinh/writing.js", headers={"accept-encoding": accepts})
    assert (answer.headers.get("content-encoding") == "gzip") is is_packed
    assert answer.headers["vary"] == "Accept-Encoding"
    assert (gzip.decompress(answer.body) if is_packed else answer.body) == plain.body
    assert (answer.headers["etag"] != plain.headers["etag"]) is is_packed


def test_files_are_served_small_and_asked_for_again_only_when_they_changed(office: DeskOf) -> None:
    for file in STATIC:
        answer = office.get(f"/tinh/{file.name}")
        assert answer.status == 200
        assert len(answer.body) <= file.stat().st_size
        assert answer.headers["cache-control"] == "no-cache"
        again = office.ask("GET", f"/tinh/{file.name}", headers={"if-none-match": answer.headers["etag"]})
        assert (again.status, again.body) == (304, b"")
    assert len(office.get("/tinh/writing.js").body) < 0.95 * (PAGES / "static" / "writing.js").stat().st_size


@pytest.mark.parametrize(
    "name", ["x.js", "..%2ftemplates%2fbase.html", "../templates/base.html", "%2e%2e", "", "desk.css%00"]
)
def test_no_other_file_is_served(office: DeskOf, name: str) -> None:
    answer = office.get(f"/tinh/{name}")
    assert answer.status == 404
    assert answer.said


@pytest.mark.parametrize(
    "place",
    [
        "2024/07/khong-co",
        "/",
        "../../../etc/passwd",
        "%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "%2e%2e%2f%2e%2e%2fetc",
        "2024/07/..",
        "2024/07/.git",
        "2024/07/%2e",
        "2024/07",
        "2024/13/a",
        "1800/01/a",
        "2024/07/a/b",
        "2024/07/Hoa",
        "2024/07/a%00b",
        "2024/07/" + "a" * 300,
        "2024/07/a%0d%0aSet-Cookie:x",
        "./2024/07/da-dang",
        "%EF%BC%92024/07/da-dang",
        "%D9%A2%D9%A0%D9%A2%D9%A4/07/a",
    ],
)
def test_a_place_that_there_is_not_is_told_on_every_screen(office: DeskOf, place: str) -> None:
    sent = {
        "digest": "0" * 64,
        "act": "dang",
        "given": "",
        "commit": "day",
        "slug": "a",
        "fields": {},
        "body": "",
    }
    answers = chain(
        (
            office.get(f"/{screen}/{place}/")
            for screen in ("viet", "dang", "lich-su", "api/bai", "api/theo-doi")
        ),
        (office.ask("POST", f"/api/{name}/{place}", sent) for name in ("dang", "dia-chi", "lay-lai")),
        (office.ask("PUT", f"/api/bai/{place}", sent), office.ask("DELETE", f"/api/bai/{place}")),
        (
            office.get(f"/api/so/{place}?cu=day&moi=day"),
            office.ask("PUT", f"/api/tep/{place}/1.jpg", photo()),
        ),
    )
    for answer in answers:
        assert 400 <= answer.status < 500
        assert re.search(r"[ạảãáàâăđêôơưịủứ]", answer.said), answer.said
        assert "set-cookie" not in answer.headers


BROKEN = (
    b"",
    b"{",
    b"null",
    b"[]",
    b'"a"',
    b"1",
    b"NaN",
    b"\xff\xfe",
    b"[" * 100_000,
    b'{"digest":' * 5000,
    b'{"n": ' + b"9" * 5000 + b"}",
    b"<html>",
    b"digest=1&body=2",
)
ACTIONS = (
    ("POST", "/api/bai"),
    ("PUT", f"/api/bai/{REVIEW}"),
    ("POST", "/api/xem"),
    ("POST", f"/api/dia-chi/{DRAFT}"),
    ("POST", f"/api/dang/{REVIEW}"),
    ("POST", f"/api/lay-lai/{PUBLISHED}"),
    ("POST", "/api/the"),
    ("POST", "/api/nhap"),
    ("POST", f"/api/o-day/{PUBLISHED}"),
    ("POST", f"/api/hai-ban/{PUBLISHED}"),
)
"""What reads JSON."""


@pytest.mark.parametrize(("method", "address"), ACTIONS)
def test_what_is_no_json_is_refused_in_words_and_changes_nothing(
    office: DeskOf, method: str, address: str
) -> None:
    before = {file: file.read_bytes() for file in (office.content / "articles").rglob("*") if file.is_file()}
    for body in BROKEN:
        answer = office.ask(method, address, body, {"content-type": "application/json"})
        assert answer.status == 400, (body[:20], answer.text)
        assert answer.said.endswith("Tải lại trang rồi làm lại.")
    after = {file: file.read_bytes() for file in (office.content / "articles").rglob("*") if file.is_file()}
    assert after == before


@pytest.mark.parametrize(
    "value", [None, True, 1, -1.5, [], ["a"], {}, {"a": 1}, "x" * 50_000, "\ud800", "\0"], ids=repr
)
@pytest.mark.parametrize(("method", "address"), ACTIONS)
def test_values_of_a_wrong_type_are_refused_and_never_fail(
    office: DeskOf, method: str, address: str, value: object
) -> None:
    keys = (
        "digest",
        "fields",
        "body",
        "place",
        "slug",
        "act",
        "given",
        "commit",
        "n",
        "id",
        "window",
        "keeps",
        "to",
    )
    right = {
        "digest": "0" * 64,
        "fields": {},
        "body": "",
        "act": "x",
        "commit": "x",
        "n": 0,
        "id": "x",
        "slug": "",
    }
    right |= {"window": "w", "keeps": "x"}
    for key in keys:
        if address == "/api/bai" and key not in ("fields", "body", "slug"):
            continue
        answer = office.ask(method, address, {**right, key: value})
        assert answer.status < 500, (key, answer.text)
        assert answer.status == 200 or answer.said


@pytest.mark.parametrize(
    ("method", "address"),
    [("POST", "/"), ("PUT", "/viet/moi/"), ("DELETE", "/api/tim"), ("PATCH", "/api/bai")],
)
def test_a_method_that_there_is_not_is_told(office: DeskOf, method: str, address: str) -> None:
    answer = office.ask(method, address)
    assert answer.status == 404
    assert answer.said


def test_an_action_that_there_is_not_is_told_as_json(office: DeskOf) -> None:
    for method in ("GET", "POST"):
        answer = office.ask(method, "/api/khong-co")
        assert (answer.status, answer.json) == (404, {"loi": "Bàn biên tập không làm việc này."})


def test_who_has_no_place_is_told_and_sees_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def nobody(self: OnePlace, login: str) -> Workplace:
        raise NoPlace("Tài khoản «x» chưa có trong tòa soạn. Báo quản trị viên.")

    monkeypatch.setattr(OnePlace, "of", nobody)
    with desk(tmp_path) as closed:
        for answer in (closed.get("/"), closed.get("/tinh/desk.css"), closed.ask("POST", "/api/bai", {})):
            assert answer.status == 403
            assert "chưa có trong tòa soạn" in answer.text
            assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_settings_file_that_is_broken_stops_no_screen(tmp_path: Path) -> None:
    with desk(tmp_path) as broken:
        for data in (b"\xff\x00[[[", b"", b"categories = 1\n", b"[[categories]]\nname = 1\n"):
            (broken.content / "site.toml").write_bytes(data)
            for address in SCREENS[:-2]:
                assert broken.get(address).status == 200, (address, data)
