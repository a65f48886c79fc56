"""A folder is made whole, once, and never over what a person has edited."""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from newsroom.commands.importer.draft import Draft
from newsroom.commands.importer.source import Picture, Span, Text
from newsroom.commands.importer.writing.folders import swept
from newsroom.commands.importer.writing.ledger import Ledger
from newsroom.commands.importer.writing.place import (
    EDITED,
    GONE,
    MADE,
    REFRESHED,
    UNCHANGED,
    Outcome,
    place,
)
from newsroom.commands.importer.writing.relinking import relink
from newsroom.commands.importer.writing.standing import Standing

TODAY = date(2026, 11, 26)
DRAFT = Draft(
    "kho/a.docx",
    {"Title": ("Họp",), "Date": ("2024-07-11",)},
    (Text((Span("Một"),)), Picture("1.jpg")),
    files={"1.jpg": b"\xff\xd8\xff"},
)
FOLDER = "2024/07/hop"


def put(content: Path, draft: Draft = DRAFT, mark: str = "m", *, again: bool = False) -> Outcome:
    return place(draft, content, TODAY, Ledger.of(content), mark=mark, again=again)


def files(content: Path) -> dict[str, bytes]:
    return {
        file.relative_to(content).as_posix(): file.read_bytes()
        for file in content.rglob("*")
        if file.is_file()
    }


def test_importing_again_changes_nothing(tmp_path: Path) -> None:
    assert put(tmp_path).kind == MADE
    before = files(tmp_path)
    assert set(before) == {f"articles/{FOLDER}/index.md", f"articles/{FOLDER}/1.jpg", ".nhap-bai.tsv"}
    assert put(tmp_path) == Outcome(UNCHANGED, FOLDER)
    assert put(tmp_path, replace(DRAFT, source="khac/b.docx")).kind == UNCHANGED
    assert files(tmp_path) == before


def test_an_edit_is_never_overwritten(tmp_path: Path) -> None:
    put(tmp_path)
    file = tmp_path / "articles" / FOLDER / "index.md"
    file.write_text(file.read_text("utf-8").replace("Status: draft\n", ""), "utf-8")
    before = files(tmp_path)
    newer = replace(DRAFT, header={**DRAFT.header, "Title": ("Họp khác",)})
    assert put(tmp_path).kind == put(tmp_path, newer).kind == EDITED
    assert files(tmp_path) == before


def test_a_photo_that_was_added_or_taken_away_is_an_edit(tmp_path: Path) -> None:
    put(tmp_path)
    (tmp_path / "articles" / FOLDER / "2.jpg").write_bytes(b"a")
    assert put(tmp_path).kind == EDITED


def test_what_nobody_touched_is_written_anew_when_it_is_recognised_better(tmp_path: Path) -> None:
    put(tmp_path)
    assert put(tmp_path, replace(DRAFT, blocks=(Text((Span("Hai"),)),))) == Outcome(REFRESHED, FOLDER)
    assert set(files(tmp_path)) == {f"articles/{FOLDER}/index.md", ".nhap-bai.tsv"}
    assert put(tmp_path, DRAFT).kind == REFRESHED


def test_a_newer_state_of_the_file_is_the_same_article(tmp_path: Path) -> None:
    put(tmp_path)
    assert put(tmp_path, replace(DRAFT, blocks=()), mark="n") == Outcome(REFRESHED, FOLDER)


def test_what_was_removed_stays_so_until_asked_for(tmp_path: Path) -> None:
    put(tmp_path)
    (tmp_path / "articles" / FOLDER).rename(tmp_path / "articles" / "2024" / "07" / "khac")
    assert put(tmp_path) == Outcome(GONE, FOLDER)
    assert put(tmp_path, again=True) == Outcome(MADE, FOLDER)


def test_what_was_moved_to_its_month_is_known_there(tmp_path: Path) -> None:
    put(tmp_path)
    (tmp_path / "articles" / "2023" / "05").mkdir(parents=True)
    (tmp_path / "articles" / FOLDER).rename(tmp_path / "articles" / "2023" / "05" / "hop")
    assert put(tmp_path) == put(tmp_path, again=True) == Outcome(UNCHANGED, "2023/05/hop")


def test_another_article_of_the_same_name_gets_a_number(tmp_path: Path) -> None:
    put(tmp_path)
    other = replace(DRAFT, source="b.docx", blocks=())
    assert put(tmp_path, other, mark="o") == Outcome(MADE, f"{FOLDER}-2")
    assert put(tmp_path, other, mark="o") == Outcome(UNCHANGED, f"{FOLDER}-2")


def test_without_the_ledger_the_same_article_is_known_by_what_lies_there(tmp_path: Path) -> None:
    paged = replace(DRAFT, header={**DRAFT.header, "Old_URL": ("/cu/1.html",)})
    put(tmp_path, paged)
    (tmp_path / ".nhap-bai.tsv").unlink()
    assert put(tmp_path, paged).kind == UNCHANGED
    (tmp_path / ".nhap-bai.tsv").unlink()
    file = tmp_path / "articles" / FOLDER / "index.md"
    file.write_text(file.read_text("utf-8").replace("Một", "Hai"), "utf-8")
    assert put(tmp_path, paged).kind == put(tmp_path, paged).kind == EDITED


class Killed(BaseException):
    """The end of a process amid its work."""


@pytest.mark.parametrize("step", range(8))
@pytest.mark.parametrize("is_there", [False, True])
def test_an_interruption_leaves_nothing_half(
    tmp_path: Path, step: int, is_there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = iter(range(100))

    def dying(function: Any) -> Any:
        def run(*args: Any, **values: Any) -> Any:
            if next(calls) == step:
                raise Killed
            return function(*args, **values)

        return run

    if is_there:
        put(tmp_path, replace(DRAFT, blocks=()))
    with monkeypatch.context() as patched:
        patched.setattr(shutil, "rmtree", lambda *_, **__: None)  # whoever is killed cleans nothing
        patched.setattr(Path, "mkdir", dying(Path.mkdir))
        patched.setattr(Path, "rename", dying(Path.rename))
        patched.setattr(Path, "write_bytes", dying(Path.write_bytes))
        patched.setattr(Ledger, "add", dying(Ledger.add))
        with contextlib.suppress(Killed):
            put(tmp_path)
    folders = list((tmp_path / "articles").glob("*/*/[!.]*"))
    assert all((path / "index.md").is_file() for path in folders)
    swept(tmp_path)
    assert put(tmp_path).kind in (MADE, UNCHANGED, REFRESHED)
    assert put(tmp_path).kind == UNCHANGED
    assert set(files(tmp_path)) == {
        f"articles/{FOLDER}/index.md",
        f"articles/{FOLDER}/1.jpg",
        ".nhap-bai.tsv",
    }


LONG = (
    Text((Span("Câu thứ nhất của bài viết này rất dài và đủ ý."),)),
    Text((Span("Câu thứ hai cũng dài như câu trên kia."),)),
)


def test_a_folder_that_was_renamed_is_known_there(tmp_path: Path) -> None:
    draft = replace(DRAFT, blocks=(*LONG, Picture("1.jpg")))
    put(tmp_path, draft)
    (tmp_path / "articles" / FOLDER).rename(tmp_path / "articles/2024/07/ten-khac")
    assert put(tmp_path, draft) == Outcome(UNCHANGED, "2024/07/ten-khac")
    before = files(tmp_path)
    assert put(tmp_path, draft, again=True) == Outcome(UNCHANGED, "2024/07/ten-khac")
    assert files(tmp_path) == before
    index = tmp_path / "articles/2024/07/ten-khac/index.md"
    index.write_text(index.read_text("utf-8").replace("Title: Họp", "Title: Tên khác"), "utf-8")
    assert put(tmp_path, draft) == Outcome(EDITED, "2024/07/ten-khac")
    assert put(tmp_path, draft, "m2").faults  # the file has changed since


def test_a_title_that_was_changed_in_the_file_makes_no_second_article(tmp_path: Path) -> None:
    draft = replace(DRAFT, blocks=LONG, files={})
    put(tmp_path, draft)
    newer = replace(draft, header={"Title": ("Hội nghị mới",), "Date": ("2024-07-11",)})
    assert put(tmp_path, newer, "m2") == Outcome(REFRESHED, FOLDER)
    other = replace(
        newer, blocks=(Text((Span("Một bài khác hẳn trong tệp cùng tên, không giống câu nào."),)),)
    )
    assert put(tmp_path, other, "m3").kind == MADE


def test_the_same_text_in_a_file_of_another_name_is_told(tmp_path: Path) -> None:
    draft = replace(DRAFT, blocks=LONG, files={})
    put(tmp_path, draft)
    twice = replace(draft, source="kho/b.odt", blocks=(*LONG, Text((Span("Thêm."),))))
    outcome = put(tmp_path, twice, "m2")
    assert outcome.kind == MADE
    assert FOLDER in outcome.faults[0].text


def test_of_two_sources_with_one_old_address_the_first_has_it(tmp_path: Path) -> None:
    ledger = Ledger.of(tmp_path)
    one = replace(DRAFT, header={**DRAFT.header, "Old_URL": ("/index.aspx",)})
    two = replace(one, source="b.html", header={**one.header, "Title": ("Khác",)})
    place(one, tmp_path, TODAY, ledger, mark="1")
    told = place(two, tmp_path, TODAY, ledger, mark="2")
    assert told.kind == MADE
    assert "/index.aspx" in told.faults[0].text
    before = files(tmp_path)
    assert [put(tmp_path, one, "1").kind, put(tmp_path, two, "2").kind] == [UNCHANGED, UNCHANGED]
    assert put(tmp_path, one, "1b") == Outcome(UNCHANGED, FOLDER)
    texts = {name: data for name, data in files(tmp_path).items() if name.endswith(".md")}
    assert texts == {name: data for name, data in before.items() if name.endswith(".md")}


def test_links_lead_to_articles_before_and_after(tmp_path: Path) -> None:
    def draft(number: int, to: int) -> Draft:
        link = Text((Span("Xem "), Span("bài kia", link=f"https://cu.vn/bai-{to}.html")))
        header = {"Title": (f"Bài {number}",), "Date": ("2024-07-11",), "Old_URL": (f"/bai-{number}.html",)}
        return Draft(f"a.xml#{number}", header, (link,), site="cu.vn")

    def run() -> list[str]:
        ledger, standing = Ledger.of(tmp_path), Standing(tmp_path)
        kinds = [
            place(draft(n, 3 - n), tmp_path, TODAY, ledger, mark=f"m{n}", standing=standing).kind
            for n in (1, 2)
        ]
        relink(tmp_path, ledger, standing, {"cu.vn"})
        return kinds

    assert run() == [MADE, MADE]
    before = files(tmp_path)
    assert b"[b\xc3\xa0i kia](/2024/07/bai-2/)" in before["articles/2024/07/bai-1/index.md"]
    assert b"(/2024/07/bai-1/)" in before["articles/2024/07/bai-2/index.md"]
    assert run() == [UNCHANGED, UNCHANGED]
    assert files(tmp_path) == before
    index = tmp_path / "articles/2024/07/bai-1/index.md"
    index.write_text("Title: Sửa\nOld_URL: /bai-1.html\n\n[x](https://cu.vn/bai-2.html)\n", "utf-8")
    assert run() == [EDITED, UNCHANGED]
    assert "cu.vn/bai-2" in index.read_text("utf-8")
