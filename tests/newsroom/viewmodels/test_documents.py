"""Test how documents are shown."""

from __future__ import annotations

from datetime import date

from newsroom.model.documents import Document, Replaced
from newsroom.viewmodels.documents import document_line, document_view, legislation, register_row
from tests.support.making import CATEGORIES, make_article, make_edition, make_links

OLD = make_article(
    1, category=CATEGORIES[2], document=Document("05-NQ/ĐUK", date(2022, 1, 1), "Đảng ủy Khối")
)
FILE = f"articles/{make_article(2).url}nghi-quyet.pdf"
NEW = make_article(
    2,
    category=CATEGORIES[2],
    files=make_links(FILE, FILE, "tai-lieu/mau.docx", "tai-lieu/khong-co.pdf"),
    document=Document(
        "12-NQ/ĐUK",
        date(2024, 1, 1),
        "Đảng ủy Khối",
        "Bí thư",
        "Nghị quyết",
        date(2024, 1, 15),
        replaces=(Replaced("05-NQ/ĐUK"), Replaced("03-NQ/ĐUK")),
    ),
)
EDITION = make_edition([OLD, NEW, make_article(3)], files={FILE: 1_200_000, "tai-lieu/mau.docx": 3000})


def test_the_page_of_a_document_tells_its_force_its_editions_and_its_files() -> None:
    view = document_view(EDITION, NEW)
    assert view is not None
    assert view.force == "Còn hiệu lực"
    assert [(one.text, one.url) for one in view.replaces] == [("05-NQ/ĐUK", OLD.url), ("03-NQ/ĐUK", "")]
    assert [(one.name, one.note, one.opens) for one in view.files] == [
        ("nghi-quyet.pdf", "PDF,\u00a01,2\u00a0MB", True),
        ("mau.docx", "Word,\u00a03\u00a0kB", False),
    ]
    assert view.files[0].url == f"{NEW.url}nghi-quyet.pdf"


def test_an_older_edition_is_no_longer_in_force_from_the_day_of_the_newer() -> None:
    view = document_view(EDITION, OLD)
    assert view is not None
    assert (view.force, view.has_ended) == ("Hết hiệu lực từ 15/01/2024", True)
    assert [one.url for one in view.replaced_by] == [NEW.url]


def test_an_article_that_is_no_document_has_no_facts() -> None:
    assert document_view(EDITION, make_article(3)) is None


def test_a_row_has_the_first_file_and_says_what_is_no_longer_in_force() -> None:
    row = register_row(EDITION, NEW)
    assert (row.number, row.more, row.force) == ("12-NQ/ĐUK", 1, "")
    assert row.file is not None
    assert row.file.name == "nghi-quyet.pdf"
    assert register_row(EDITION, OLD).force == "Hết hiệu lực từ 15/01/2024"
    assert register_row(EDITION, make_article(3)).file is None


def test_search_engines_get_what_is_known_and_nothing_else() -> None:
    view = document_view(EDITION, NEW)
    assert view
    found = legislation(EDITION, NEW, view)
    assert (found["@type"], found["legislationIdentifier"]) == ("Legislation", "12-NQ/ĐUK")
    assert (found["legislationDate"], found["legislationDateOfApplicability"]) == ("2024-01-01", "2024-01-15")
    assert found["legislationLegalForce"] == "https://schema.org/InForce"
    assert [one["legislationIdentifier"] for one in found["legislationChanges"]] == ["05-NQ/ĐUK", "03-NQ/ĐUK"]
    bare = make_article(4, category=CATEGORIES[2], document=Document())
    view = document_view(EDITION, bare)
    assert view
    assert not {key for key in legislation(EDITION, bare, view) if key.startswith("legislation")}


def test_an_older_document_that_is_named_by_its_address_and_is_not_shown_is_not_printed() -> None:
    replaces = (Replaced("../nhap/index.md", "2024/07/nhap"), Replaced("03-NQ/ĐUK"))
    article = make_article(4, document=Document("6", replaces=replaces))
    view = document_view(make_edition([article]), article)
    assert view is not None
    assert [one.text for one in view.replaces] == ["03-NQ/ĐUK"]


def test_a_short_list_shows_number_and_day_of_issue() -> None:
    line = document_line(NEW)
    assert (line.url, line.number) == (NEW.url, "12-NQ/ĐUK")
    assert line.issued is not None
    assert line.issued.datetime == "2024-01-01"
    assert document_line(make_article(3)).issued is None
