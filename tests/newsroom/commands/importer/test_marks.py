"""Files known again by what they hold."""

from __future__ import annotations

from pathlib import Path

from newsroom.commands.importer.draft import Draft
from newsroom.commands.importer.marks import Marks, mark_of_draft


def test_the_mark_of_a_page_changes_with_its_text_and_its_photos(tmp_path: Path) -> None:
    page = tmp_path / "Tin.html"
    page.write_text("<p>A", encoding="utf-8")
    marks = [Marks().of(page)]
    (tmp_path / "Tin_files").mkdir()
    for name in ("1.jpg", "2.jpg"):
        (tmp_path / "Tin_files" / name).write_bytes(b"x")
        marks.append(Marks().of(page))
    page.write_text("<p>B", encoding="utf-8")
    marks.append(Marks().of(page))
    assert len(set(marks)) == len(marks)


def test_a_file_has_its_mark_wherever_it_lies(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for name in ("x.docx", "a/y.docx"):
        (tmp_path / name).write_bytes(b"Word")
    marks = Marks()
    assert marks.of(tmp_path / "x.docx") == marks.of(tmp_path / "a/y.docx")


def test_an_article_of_a_folder_is_known_by_what_was_recognised() -> None:
    one, same = Draft("a", {"Title": ("Họp",)}, ()), Draft("b", {"Title": ("Họp",)}, ())
    assert mark_of_draft(one) == mark_of_draft(same) != mark_of_draft(Draft("a", {"Title": ("Hội",)}, ()))
