"""Screen *Viết*: what is opened and saved keeps its bytes, and nothing is written over unseen."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from newsroom.commands.desk.ledger import Ledger
from newsroom.commands.desk.manuscript.body import with_body
from newsroom.commands.preview.state import Outcome
from tests.support.building import ROOT
from tests.support.desk import ALL, DRAFT, PUBLISHED, REVIEW, SCHEDULED, WITHDRAWN, WRITER, DeskOf, photo

MANUSCRIPTS = sorted((ROOT / "content" / "articles").glob("*/*/*/index.md"))
ODD = {
    "crlf": b"Title: A\r\nStatus: draft\r\n\r\nM\xe1\xbb\x99t.\r\n\r\nHai.",
    "bom": b"\xef\xbb\xbfTitle: A\nStatus: draft\n\nB.\n",
    "mixed": b"Title: A\r\nStatus: draft\nTags: a;\n  b\r\n\nMot.\r\nHai.\n\n\n",
    "bare": b"Chi co chu.\n",
    "empty": b"",
}
"""Manuscripts as other programs leave them."""


def shown(office: DeskOf, place: str) -> dict[str, Any]:
    """Give what the page of an article holds for its script."""
    data = office.get(f"/viet/{place}/").page.find(id="bai")
    assert data is not None
    found: dict[str, Any] = json.loads(data.get_text())
    return found


def test_every_article_that_is_opened_and_saved_without_a_change_keeps_its_bytes(office: DeskOf) -> None:
    assert MANUSCRIPTS
    odd = [file.read_bytes() for file in MANUSCRIPTS] + list(ODD.values())
    for number, data in enumerate(odd):
        place = f"2023/01/bai-{number}"
        office.workplace.store.create(place, data, {})
        article = office.ask("GET", f"/api/bai/{place}").json
        saved = office.save(place, article["digest"], fields={}, body=article["body"])
        assert saved.status == 200, saved.text
        assert office.file(place).read_bytes() == data, number
        assert saved.json["digest"] == article["digest"]


def test_all_fields_that_come_back_as_they_were_change_nothing(office: DeskOf) -> None:
    for number, file in enumerate(MANUSCRIPTS):
        place = f"2023/01/bai-{number}"
        office.workplace.store.create(place, file.read_bytes(), {})
        fields = office.ask("GET", f"/api/bai/{place}").json["fields"]
        given = {key: values for key, values in fields.items() if key not in ("", "Status", "Withdrawn")}
        assert office.save(place, fields=given).status == 200
        assert office.file(place).read_bytes() == file.read_bytes()


@pytest.mark.parametrize(
    ("given", "before", "after"),
    [
        ({"fields": {"Title": ["Tên  khác"]}}, "Title: Bài cho-duyet", "Title: Tên khác"),
        ({"fields": {"Title": ["Tên\nStatus: x"]}}, "Title: Bài cho-duyet", "Title: Tên Status: x"),
        ({"fields": {"Author": []}}, "Author: Ban Biên tập\n", ""),
        ({"fields": {"Summary": ["Sapo mới."]}}, "Summary: Tóm tắt của bài cho-duyet.", "Summary: Sapo mới."),
    ],
)
def test_a_field_that_is_changed_changes_its_lines_alone(
    office: DeskOf, given: dict[str, Any], before: str, after: str
) -> None:
    text = office.file(REVIEW).read_text()
    assert office.save(REVIEW, **given).status == 200
    assert office.file(REVIEW).read_text() == text.replace(before, after, 1)


def test_a_line_of_the_text_that_is_changed_changes_that_line_alone(office: DeskOf) -> None:
    data = office.file(REVIEW).read_bytes().replace(b"\n", b"\r\n")
    office.file(REVIEW).write_bytes(data)
    body = office.ask("GET", f"/api/bai/{REVIEW}").json["body"]
    assert office.save(REVIEW, body=body.replace("Đoạn kết", "Lời kết")).status == 200
    assert office.file(REVIEW).read_bytes() == data.replace("Đoạn kết".encode(), "Lời kết".encode())


def test_a_stale_save_gives_the_other_text_and_writes_nothing(office: DeskOf) -> None:
    digest = office.opened(REVIEW)
    other = "Title: Của người khác\nStatus: draft\n\nChữ khác.\n".encode()
    office.file(REVIEW).write_bytes(other)
    answer = office.save(REVIEW, digest, body="Chữ của tôi.")
    assert answer.status == 409
    assert answer.said == "Bài này vừa được lưu từ nơi khác. Chưa ghi gì đè lên; hãy so hai bản rồi chọn."
    assert answer.json["other"]["body"] == "Chữ khác.\n"
    assert answer.json["other"]["fields"]["Title"] == ["Của người khác"]
    assert answer.json["other"]["digest"] == office.opened(REVIEW)
    assert office.file(REVIEW).read_bytes() == other


def test_a_save_of_what_is_gone_says_so(office: DeskOf) -> None:
    digest = office.opened(DRAFT)
    office.file(DRAFT).unlink()
    answer = office.save(DRAFT, digest, body="x")
    assert answer.status == 409
    assert answer.json["isGone"]
    assert "vừa bị xóa hoặc đổi địa chỉ" in answer.said
    assert "index.md" not in answer.said
    assert not office.file(DRAFT).exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"Status": ["published"]},
        {"Status": []},
        {"status": ["withdrawn"]},
        {"STATUS": ["withdrawn"]},
        {"\u017ftatus": []},
        {"Withdrawn": ["Vì thế."]},
        {"withdrawn": []},
        {"": ["Status: withdrawn"]},
        {"": []},
        {"Status ": []},
        {"Trạng thái": ["draft"]},
        {"Title": "Tên"},
        {"Title": [1]},
        {"Title": None},
        {str(n): ["x"] for n in range(300)},
    ],
    ids=lambda fields: ascii(fields)[:40],
)
@pytest.mark.parametrize("place", [REVIEW, WITHDRAWN, PUBLISHED])
def test_how_an_article_stands_is_set_by_no_save(office: DeskOf, place: str, fields: dict[str, Any]) -> None:
    before = office.file(place).read_bytes()
    answer = office.save(place, fields=fields)
    assert answer.status == 400
    assert answer.said.endswith((".", "Tải lại trang."))
    assert office.file(place).read_bytes() == before
    new = office.ask("POST", "/api/bai", {"fields": {"Title": ["Bài mới"], **fields}, "body": ""})
    assert new.status == 400


@pytest.mark.parametrize(
    "body",
    [
        "Status: published\n\nChữ.",
        "Withdrawn: Vì thế.\nStatus: withdrawn\n\nChữ.",
        "Title: Khác\nStatus: published\nDate: 2020-01-01\n\nChữ.",
        "\n\nStatus: published",
    ],
)
@pytest.mark.parametrize("place", [REVIEW, WITHDRAWN, DRAFT])
def test_no_text_becomes_a_part_of_the_header(office: DeskOf, place: str, body: str) -> None:
    fields = office.ask("GET", f"/api/bai/{place}").json["fields"]
    answer = office.save(place, body=body)
    assert answer.status == 200
    assert answer.json["fields"] == fields
    assert answer.json["body"].strip("\n") == body.strip("\n")


def test_a_text_above_which_there_is_no_header_makes_no_status(office: DeskOf) -> None:
    office.file(DRAFT).write_bytes(b"Chi co chu.\n")
    answer = office.save(DRAFT, body="Title: A\nStatus: withdrawn\n\nB.")
    assert answer.status == 400
    assert office.file(DRAFT).read_bytes() == b"Chi co chu.\n"


def test_who_drafts_saves_drafts_and_nothing_that_is_public(office: DeskOf) -> None:
    office.become(WRITER)
    for place in ALL:
        before = office.file(place).read_bytes()
        answer = office.save(place, body="Chữ khác.")
        if place in (DRAFT, REVIEW):
            assert answer.status == 200
            assert answer.json["maySave"]
        else:
            assert answer.status == 403
            assert answer.said == "Bài đã đăng: chỉ người có quyền đăng mới sửa được."
            assert office.file(place).read_bytes() == before


def test_a_new_article_is_a_draft_at_the_address_of_its_title(office: DeskOf) -> None:
    given = {"fields": {"Title": ["Hội nghị sơ kết"], "Date": ["05/03/2024"]}, "body": "Chữ."}
    answer = office.ask("POST", "/api/bai", given)
    assert answer.status == 200
    assert (answer.json["place"], answer.json["status"]) == ("2024/03/hoi-nghi-so-ket", "draft")
    text = office.file("2024/03/hoi-nghi-so-ket").read_text()
    assert text == "Title: Hội nghị sơ kết\nDate: 05/03/2024\nStatus: draft\n\nChữ."
    assert office.ask("POST", "/api/bai", given).json["place"] == "2024/03/hoi-nghi-so-ket-2"
    assert office.builder.builds == 0


@pytest.mark.parametrize(
    ("fields", "slug", "end"),
    [
        ({}, "", "/bai-viet"),
        ({"Title": ["?"]}, "", "/bai-viet"),
        ({"Title": ["ữ" * 3000]}, "", "u" * 70),
        ({"Title": ["Tên bài"]}, "Địa chỉ khác", "/dia-chi-khac"),
        ({"Title": ["../../etc"]}, "", "/etc"),
        ({"Title": ["Bài"], "Date": ["31/02/1800"]}, "../..", "/bai-viet"),
        ({"Title": ["Bài \ud800"]}, "", "/bai"),
    ],
)
def test_a_new_article_has_an_address_whatever_was_typed(
    office: DeskOf, fields: dict[str, Any], slug: str, end: str
) -> None:
    answer = office.ask("POST", "/api/bai", {"fields": fields, "body": "", "slug": slug})
    assert answer.status == 200, answer.text
    place = answer.json["place"]
    assert place.endswith(end)
    assert office.file(place).is_file()


@pytest.mark.parametrize("place", ["", DRAFT, REVIEW])
def test_what_is_typed_is_looked_at_and_not_saved(office: DeskOf, place: str) -> None:
    before = office.file(DRAFT).read_bytes()
    given = {"place": place, "fields": {"Title": ["Tên"], "Category": ["Không có"]}, "body": "![](9.jpg)\n"}
    answer = office.ask("POST", "/api/xem", given)
    assert answer.status == 200, answer.text
    found = {one["code"]: one for one in answer.json["findings"]}
    assert found["strange-category"]["key"] == "Category"
    assert [card["target"] for card in answer.json["cards"]] == ["9.jpg"]
    assert office.file(DRAFT).read_bytes() == before


@pytest.mark.parametrize("place", ["x", "../..", "2024/07", "2024/07/khong-co", "2024/07/a/b"])
def test_what_is_typed_for_an_article_that_is_not_there_is_refused(office: DeskOf, place: str) -> None:
    answer = office.ask("POST", "/api/xem", {"place": place, "fields": {}, "body": ""})
    assert answer.status in (400, 404)
    assert answer.said


def test_a_withdrawn_article_is_not_told_to_be_wrong_for_being_one(office: DeskOf) -> None:
    assert shown(office, WITHDRAWN)["findings"] == []


def test_the_page_of_an_article_holds_what_is_on_the_disk_safely(office: DeskOf) -> None:
    office.save(DRAFT, fields={"Title": ["</script><script>alert(1)</script>"]}, body='</script>"<b>')
    page = office.get(f"/viet/{DRAFT}/")
    article = shown(office, DRAFT)
    assert article["fields"]["Title"] == ["</script><script>alert(1)</script>"]
    assert article["body"].strip() == '</script>"<b>'
    assert "alert(1)</script>" not in page.text


def test_an_address_from_a_title_gets_a_number_where_another_has_it(office: DeskOf) -> None:
    month = DRAFT.rpartition("/")[0]
    other = f"{month}/ke-hoach-quy-i"
    office.file(other).parent.mkdir(parents=True)
    office.file(other).write_bytes(office.file(DRAFT).read_bytes())
    place = DRAFT
    for title, slug in (
        ("Kế hoạch quý I", "ke-hoach-quy-i-2"),
        ("Kế hoạch Quý I", "ke-hoach-quy-i-2"),
        ("📷", "ke-hoach-quy-i-2"),
        ("Kế hoạch", "ke-hoach"),
        ("Kế hoạch", "ke-hoach"),
    ):
        place = office.ask("POST", f"/api/dia-chi/{place}", {"title": title}).json["place"]
        assert place == f"{month}/{slug}"
    assert office.file(place).is_file()


def test_a_draft_of_ones_own_may_move_and_nothing_that_others_have(office: DeskOf) -> None:
    taken = office.ask("POST", f"/api/dia-chi/{DRAFT}", {"slug": "nhap"})
    assert taken.json == {"place": DRAFT}
    moved = office.ask("POST", f"/api/dia-chi/{DRAFT}", {"slug": "Địa chỉ mới"})
    assert moved.json == {"place": "2024/09/dia-chi-moi"}
    assert office.file("2024/09/dia-chi-moi").is_file()
    assert not office.file(DRAFT).exists()
    for place in (PUBLISHED, REVIEW, SCHEDULED, WITHDRAWN):
        answer = office.ask("POST", f"/api/dia-chi/{place}", {"slug": "khac"})
        assert answer.status == 409
        assert office.file(place).is_file()


@pytest.mark.parametrize(("slug", "status"), [("", 400), ("..", 400), ("???", 400), ("da-co", 409)])
def test_an_address_that_is_none_or_taken_is_refused(office: DeskOf, slug: str, status: int) -> None:
    office.workplace.store.create("2024/09/da-co", b"Title: A\n", {})
    answer = office.ask("POST", f"/api/dia-chi/{DRAFT}", {"slug": slug})
    assert answer.status == status
    assert answer.said.endswith(".")
    assert office.file(DRAFT).is_file()


def test_a_draft_of_ones_own_goes_into_the_bin_and_nothing_that_others_have(office: DeskOf) -> None:
    office.file(DRAFT, "1.jpg").write_bytes(photo())
    assert office.ask("DELETE", f"/api/bai/{DRAFT}").status == 200
    assert not office.file(DRAFT).parent.exists()
    kept = list(office.workplace.root.rglob(f".ban-bien-tap/thung-rac/*/articles/{DRAFT}/1.jpg"))
    assert len(kept) == 1
    for place in (PUBLISHED, REVIEW, SCHEDULED, WITHDRAWN):
        answer = office.ask("DELETE", f"/api/bai/{place}")
        assert answer.status == 409
        assert office.file(place).is_file()


@pytest.mark.parametrize("method", ["move", "remove"])
def test_what_waits_to_be_sent_neither_moves_nor_goes(office: DeskOf, method: str) -> None:
    office.go_offline()
    assert office.act(DRAFT, "dang").json["heading"] == "Đã ghi, chưa gửi"
    asked = {
        "move": ("POST", f"/api/dia-chi/{DRAFT}", {"slug": "khac"}),
        "remove": ("DELETE", f"/api/bai/{DRAFT}", b""),
    }
    assert office.ask(*asked[method]).status == 409
    assert office.file(DRAFT).is_file()


def test_keys_are_spelt_as_the_form_has_them_and_stay_as_they_are(office: DeskOf) -> None:
    data = "title: Tên\nDATE: 2024-09-01\nSTATUS: draft\nsource_url: https://a.vn\n\nB.\n".encode()
    office.file(DRAFT).write_bytes(data)
    fields = shown(office, DRAFT)["fields"]
    assert set(fields) == {"Title", "Date", "Status", "Source_URL"}
    assert office.save(DRAFT, fields={"Title": ["Tên khác"]}).status == 200
    assert office.file(DRAFT).read_bytes() == data.replace("Tên".encode(), "Tên khác".encode())


def test_the_state_of_the_preview_is_told_with_its_errors(office: DeskOf) -> None:
    preview = office.workplace.preview
    answer = office.get("/api/xem-thu?sau=cu").json
    assert answer == {"version": preview.state.version, "passed": False, "errors": []}
    preview.state.built(Outcome(False, tuple(f"lỗi {n}" for n in range(30))))
    answer = office.get(f"/api/xem-thu?sau={answer['version']}").json
    assert (answer["passed"], len(answer["errors"])) == (False, 20)


def test_an_article_of_another_program_shows_whatever_stands_there(office: DeskOf) -> None:
    for number, data in enumerate(
        (*ODD.values(), b"\xff\xfe\x00", b"Title: \xc3\x28\n\nB\xff.\n", b"\0" * 50)
    ):
        place = f"2023/01/la-{number}"
        office.workplace.store.create(place, data, {})
        for address in (f"/viet/{place}/", f"/dang/{place}/", f"/lich-su/{place}/", f"/api/bai/{place}"):
            assert office.get(address).status == 200, address


def test_a_link_in_place_of_an_article_is_not_followed(office: DeskOf, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "index.md").write_text("Title: Ngoài\n\nB.\n")
    office.file("2024/07/lien-ket").parent.symlink_to(elsewhere)
    office.file(DRAFT).unlink()
    office.file(DRAFT).symlink_to(elsewhere / "index.md")
    for place in ("2024/07/lien-ket", DRAFT):
        for answer in (
            office.get(f"/viet/{place}/"),
            office.get(f"/dang/{place}/"),
            office.save(place, "0" * 64, body="x"),
            office.ask("POST", f"/api/dang/{place}", {"act": "dang", "digest": "0" * 64}),
        ):
            assert answer.status == 400
            assert "liên kết" in answer.said or "không phải tệp thường" in answer.said
    assert (elsewhere / "index.md").read_text() == "Title: Ngoài\n\nB.\n"


def test_an_article_is_opened_without_git(office: DeskOf) -> None:
    (office.workplace.root / ".git").rename(office.workplace.root / "git")
    office.workplace.shared._ledger = Ledger(office.workplace.root, office.content)
    assert office.get(f"/viet/{PUBLISHED}/").status == 200
    assert office.save(PUBLISHED, body="Chữ.").status == 200


@pytest.mark.parametrize(
    "fields",
    [
        {"Old_URL": ["/a"] * 201},
        {key: ["/a"] * 200 for key in ("Old_URL", "Related", "Tags", "Replaces", "Source", "Kicker")},
    ],
    ids=["one key", "all"],
)
def test_more_values_than_a_header_holds_are_refused_in_words(office: DeskOf, fields: dict[str, Any]) -> None:
    before = office.file(DRAFT).read_bytes()
    for answer in (
        office.save(DRAFT, fields=fields),
        office.ask("POST", "/api/bai", {"fields": fields, "body": ""}),
        office.ask("POST", "/api/xem", {"place": DRAFT, "fields": fields, "body": ""}),
    ):
        assert answer.status == 400
        assert "nhiều nhất 200 dòng" in answer.said
    assert office.file(DRAFT).read_bytes() == before
    assert office.save(DRAFT, fields={"Old_URL": ["/a"] * 200}).status == 200


def test_what_is_typed_is_put_in_off_the_loop_that_serves_all(
    office: DeskOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    from newsroom.commands.desk.routes import writing

    loops: list[object] = []

    def noted(data: bytes, body: str) -> bytes:
        try:
            loops.append(asyncio.get_running_loop())
        except RuntimeError:
            loops.append(None)
        return with_body(data, body)

    monkeypatch.setattr(writing, "with_body", noted)
    office.save(DRAFT, body="x")
    office.ask("POST", "/api/bai", {"fields": {}, "body": "x"})
    office.ask("POST", "/api/xem", {"place": DRAFT, "fields": {}, "body": "x"})
    assert loops == [None, None, None]
