"""Screen *Bài*: the sections, one of them whole, and the search."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from newsroom.commands.desk.routes.articles import MOST_FOUND, SHOWN, told
from newsroom.commands.desk.shelf.listing import Row
from newsroom.vietnamese.printing import VIETNAM
from tests.support.building import write_article
from tests.support.desk import DRAFT, PUBLISHED, REVIEW, SCHEDULED, WITHDRAWN, DeskOf

HEADINGS = {
    "Bản nháp": DRAFT,
    "Chờ duyệt": REVIEW,
    "Hẹn giờ": SCHEDULED,
    "Mới đăng": PUBLISHED,
    "Đã gỡ": WITHDRAWN,
}


def sections(office: DeskOf, address: str = "/") -> dict[str, list[str]]:
    """Give the places that each section of the screen leads to."""
    found = {}
    for section in office.get(address).page.select("#muc section"):
        heading = section.h2
        assert heading is not None
        name = "".join(heading.find_all(string=True, recursive=False)).strip()
        found[name] = [str(link["href"]) for link in section.select("ul.rows a")]
    return found


def test_each_article_stands_in_the_section_of_its_status(office: DeskOf) -> None:
    assert sections(office) == {name: [f"/viet/{place}/"] for name, place in HEADINGS.items()}


def test_an_article_goes_to_another_section_with_its_act(office: DeskOf) -> None:
    office.act(DRAFT, "gui-duyet")
    assert sections(office)["Bản nháp"] == []
    assert f"/viet/{DRAFT}/" in sections(office)["Chờ duyệt"]
    office.act(REVIEW, "dang")
    assert f"/viet/{REVIEW}/" in sections(office)["Mới đăng"]


def test_an_empty_section_says_so_and_what_to_do(office: DeskOf) -> None:
    office.ask("DELETE", f"/api/bai/{DRAFT}")
    assert "Không có bản nháp nào. Bấm «Viết bài mới» để bắt đầu." in office.get("/").text


def test_a_long_section_is_cut_and_leads_to_all_of_it(office: DeskOf) -> None:
    for number in range(SHOWN + 5):
        write_article(office.content, f"2024/10/nhap-{number}", Status="draft")
    page = office.get("/")
    assert len(sections(office)["Bản nháp"]) == SHOWN
    assert f"Xem cả {SHOWN + 6} bài" in page.text
    link = page.page.find("a", string=f"Xem cả {SHOWN + 6} bài")
    assert link is not None
    assert len(sections(office, str(link["href"]))["Bản nháp"]) == SHOWN + 6


@pytest.mark.parametrize("key", ["nhap", "cho-duyet", "hen-gio", "da-dang", "da-go"])
def test_each_section_has_an_address_of_its_own(office: DeskOf, key: str) -> None:
    assert sum(map(len, sections(office, f"/bai/{key}/").values())) == 1


@pytest.mark.parametrize("key", ["draft", "x", "..", "%2e%2e", "nhap%00"])
def test_a_section_that_there_is_not_is_told(office: DeskOf, key: str) -> None:
    answer = office.get(f"/bai/{key}/")
    assert answer.status == 404
    assert "Không có trang này. Mở lại từ trang Bài." in answer.said


@pytest.mark.parametrize("words", ["da-dang", "bai%20da", "B%C3%A0i%20da-dang", "TIN%20HOAT%20DONG%20da"])
def test_a_search_finds_without_diacritics(office: DeskOf, words: str) -> None:
    rows = office.get(f"/api/tim?q={words}").json["rows"]
    assert rows[0]["place"] == PUBLISHED
    assert rows[0]["title"] == "Bài da-dang"


@pytest.mark.parametrize(
    ("words", "standing"),
    [
        ("da-dang", ""),
        ("cho-duyet", "Chờ duyệt"),
        ("hen-gio", "Hẹn giờ"),
        ("da-go", "Đã gỡ"),
        ("nhap", "Bản nháp"),
    ],
)
def test_a_search_says_where_an_article_stands_that_readers_do_not_see(
    office: DeskOf, words: str, standing: str
) -> None:
    rows = office.get(f"/api/tim?q={words}").json["rows"]
    assert [row["standing"] for row in rows if row["title"] == f"Bài {words}"] == [standing]


def test_only_of_what_was_sent_is_told_that_something_is_not(office: DeskOf) -> None:
    def marked() -> list[str]:
        rows = office.get("/").page.select(".rows li:has(.mark)")
        return [str(row.a["href"]) for row in rows if row.a]

    assert marked() == []
    office.save(PUBLISHED, body="Khác đi.")
    office.workplace.shared.forget()
    assert marked() == [f"/viet/{PUBLISHED}/"]


@pytest.mark.parametrize(
    "query", ["", "?q=", "?q=%ff%00", "?q=" + "a%20" * 3000, "?q=(*[\\&x=1", "?q=%ED%A0%80"]
)
def test_a_search_for_anything_is_answered(office: DeskOf, query: str) -> None:
    answer = office.get(f"/api/tim{query}")
    assert answer.status == 200
    assert len(answer.json["rows"]) <= MOST_FOUND


def test_a_title_is_shown_as_it_is_written_and_runs_nothing(office: DeskOf) -> None:
    office.save(DRAFT, fields={"Title": ["<script>alert('a')</script> & \"b\""]})
    page = office.get("/")
    assert page.page.find(string="<script>alert('a')</script> & \"b\"")
    assert "<script>alert" not in page.text


def test_an_article_that_has_no_title_can_still_be_opened(office: DeskOf) -> None:
    office.file(DRAFT).write_text("Status: draft\n\nB.\n")
    link = office.get("/").page.find("a", href=f"/viet/{DRAFT}/")
    assert link is not None
    assert "(chưa có tên)" in link.get_text()
    assert office.get(f"/viet/{DRAFT}/").status == 200


def test_a_folder_without_articles_shows_empty_sections(office: DeskOf, tmp_path: Path) -> None:
    (office.content / "articles").rename(tmp_path / "away")
    assert set(map(len, sections(office).values())) == {0}


@pytest.mark.parametrize(
    ("date", "has_time", "saved", "line"),
    [
        (datetime(2024, 7, 5, 8, 0, tzinfo=VIETNAM), True, True, "08:00 thứ Sáu 05/07/2024 · Tin · Lê An"),
        (datetime(2024, 7, 5, 8, 0, tzinfo=VIETNAM), False, True, "thứ Sáu 05/07/2024 · Tin · Lê An"),
        (None, False, False, "chưa có ngày · Tin · Lê An"),
    ],
)
def test_an_article_is_told_in_one_line(
    date: datetime | None, has_time: bool, saved: bool, line: str
) -> None:
    assert told(Row("2024/07/a", "A", date, has_time, "draft", "Tin", "Lê An", saved)) == line
