from __future__ import annotations

import os
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from newsroom.commands.desk.shelf import listing as module
from newsroom.commands.desk.shelf.heads import Head, read_head
from newsroom.commands.desk.shelf.listing import Listing
from newsroom.commands.desk.shelf.noted import Noted
from newsroom.commands.desk.shelf.store import Store, digest_of
from newsroom.engine import Stamp, stamp_of
from newsroom.vietnamese.printing import VIETNAM

TOMORROW = f"{datetime.now(VIETNAM) + timedelta(days=1):%Y-%m-%d %H:%M}"
LATER = f"{datetime.now(VIETNAM) + timedelta(days=3):%Y-%m-%d %H:%M}"


@dataclass(frozen=True)
class Said:
    sent: frozenset[str] = frozenset()
    edited: frozenset[str] = frozenset()
    waiting: frozenset[str] = frozenset()


def write(content: Path, place: str, *lines: str) -> Path:
    file = content / "articles" / place / "index.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join((*lines, "", "Lời.", "")), encoding="utf-8")
    return file


@pytest.fixture
def content(tmp_path: Path) -> Path:
    content = tmp_path / "content"
    (tmp_path / ".ban-bien-tap").mkdir()
    write(content, "2024/07/cu", "Title: Cũ", "Date: 2024-07-01", "Category: Tin", "Author: A; B")
    write(content, "2024/08/moi", "Title: Mới", "Date: 2024-08-01 07:30")
    write(content, "2026/11/mai", "Title: Mai", f"Date: {TOMORROW}")
    write(content, "2026/11/kia", "Title: Kia", f"Date: {LATER}")
    write(content, "2024/06/go", "Title: Gỡ", "Date: 2024-06-01", "Status: withdrawn", "Withdrawn: x")
    write(content, "2024/05/nhap", "Title: Nháp", "Status: draft")
    write(content, "2024/05/duyet", "Title: Duyệt", "Status: draft", "Date: 2024-05-02")
    return content


def places(rows: tuple[module.Row, ...]) -> list[str]:
    return [row.place.rpartition("/")[2] for row in rows]


def test_articles_stand_in_their_sections(content: Path) -> None:
    sent = ("2024/05/duyet", "2024/07/cu", "2024/08/moi", "2026/11/mai", "2026/11/kia", "2024/06/go")
    said = Said(sent=frozenset(sent), edited=frozenset({"2024/07/cu"}))
    listing = Listing(content, None, lambda: said)
    assert places(listing.section("draft")) == ["nhap"]
    assert places(listing.section("review")) == ["duyet"]
    assert places(listing.section("scheduled")) == ["mai", "kia"]
    assert places(listing.section("published")) == ["moi", "cu"]
    assert places(listing.section("withdrawn")) == ["go"]
    assert {row.place for row in listing.rows() if row.saved} == set(sent) - {"2024/07/cu"}
    row = listing.row("2024/08/moi")
    assert row is not None
    assert (row.title, row.has_time, row.category) == ("Mới", True, "")
    assert listing.row("2024/08/none") is None


def test_what_nobody_else_has_is_a_draft_whatever_its_header_says(content: Path) -> None:
    listing = Listing(content, None, lambda: Said(sent=frozenset({"2024/07/cu"})))
    assert {row.status for row in listing.rows() if row.place != "2024/07/cu"} == {"draft"}
    assert places(listing.section("published")) == ["cu"]


def test_until_git_has_said_something_drafts_are_of_this_copy_and_all_is_saved(content: Path) -> None:
    rows = Listing(content).rows()
    assert {row.status for row in rows} == {"draft", "scheduled", "published", "withdrawn"}
    assert all(row.saved for row in rows)


def test_what_git_says_later_counts_at_once(content: Path) -> None:
    said: list[Said | None] = [None]
    listing = Listing(content, None, lambda: said[0])
    assert listing.section("review") == ()
    said[0] = Said(sent=frozenset({"2024/05/nhap"}), waiting=frozenset({"2024/05/nhap"}))
    (row,) = listing.section("review")
    assert not row.saved


def test_an_article_whose_time_has_come_is_published(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listing = Listing(content)
    assert len(listing.section("scheduled")) == 2

    class Later(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime.now(VIETNAM) + timedelta(days=2)

    monkeypatch.setattr(module, "datetime", Later)
    assert places(listing.section("scheduled")) == ["kia"]


def test_drafts_changed_last_come_first(content: Path) -> None:
    time.sleep(0.02)
    write(content, "2024/05/nhap", "Title: Nháp hai", "Status: draft")
    assert places(Listing(content).rows())[:2] == ["nhap", "duyet"]


def test_only_what_is_named_is_looked_at_again(content: Path) -> None:
    listing = Listing(content)
    listing.rows()
    write(content, "2024/07/cu", "Title: Cũ rồi", "Date: 2024-07-01")
    file = write(content, "2024/08/moi", "Title: Mới hơn", "Date: 2024-08-01")
    listing.refresh([file])
    assert {row.title for row in listing.section("published")} == {"Cũ", "Mới hơn"}
    listing.refresh(["2024/07/cu"])
    assert {row.title for row in listing.section("published")} == {"Cũ rồi", "Mới hơn"}


@pytest.mark.parametrize("path", ["2024/09/x", "articles/2024/09/x/index.md", "articles/2024/09/x/1.jpg"])
def test_articles_that_come_and_go_are_seen_by_their_paths(content: Path, path: str) -> None:
    listing = Listing(content)
    listing.rows()
    file = write(content, "2024/09/x", "Title: Mới đến", "Date: 2024-09-01")
    listing.refresh([path])
    assert places(listing.find("moi den")) == ["x"]
    file.unlink()
    listing.refresh([content / "articles/2024/09/x"])
    assert listing.find("moi den") == ()


def test_a_look_at_all_sees_whatever_changed(content: Path) -> None:
    listing = Listing(content)
    listing.rows()
    Store(content).save(
        "2024/07/cu",
        b"Title: Khac\n\nX\n",
        digest_of((content / "articles/2024/07/cu/index.md").read_bytes()),
    )
    Store(content).remove("2024/08/moi")
    write(content, "2024/10/y", "Title: Y", "Date: 2024-10-01")
    listing.refresh()
    assert {row.title for row in listing.section("published")} == {"Khac", "Y"}


def test_what_is_no_article_is_not_listed(content: Path, tmp_path: Path) -> None:
    for place in (
        "2024/13/a",
        "2024/07/A",
        "2024/07/.nhap-moi-1",
        "1024/07/a",
        "abcd/07/a",
        "2024/07/a/album",
    ):
        write(content, place, "Title: X")
    (tmp_path / "elsewhere").mkdir()
    write(tmp_path / "elsewhere", "x", "Title: X")
    (content / "articles/2024/07/lien-ket").symlink_to(tmp_path / "elsewhere/articles/x")
    (content / "articles/2024/07/trong").mkdir()
    assert len(Listing(content).rows()) == 7


def test_an_empty_folder_lists_nothing(tmp_path: Path) -> None:
    assert Listing(tmp_path / "content").rows() == ()


def test_the_next_start_reads_only_what_changed(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsroom.commands.desk.shelf.noted._FRESH", 0)
    time.sleep(0.02)
    first = Listing(content).rows()
    read: list[str] = []

    def counted(place: str, file: str) -> Head:
        read.append(place)
        return read_head(place, file)

    monkeypatch.setattr(module, "read_head", counted)
    assert Listing(content).rows() == first
    assert read == []
    write(content, "2024/07/cu", "Title: Cũ rồi", "Date: 2024-07-01")
    assert "Cũ rồi" in {row.title for row in Listing(content).rows()}
    assert read == ["2024/07/cu"]


def test_the_last_preview_is_believed_where_its_stamps_are_those_of_the_disk(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamps = {
        place: stamp_of(os.stat(content / "articles" / place / "index.md"))
        for place in ("2024/07/cu", "2024/08/moi")
    }
    told = {place: Noted(Head(place, "Từ bản xem thử"), stamp) for place, stamp in stamps.items()}
    told["2024/08/moi"] = Noted(told["2024/08/moi"].head, Stamp(1, 2, 3))
    monkeypatch.setattr(module, "previewed", lambda *_: told)
    monkeypatch.setattr(module, "_MANY", 3)
    titles = {row.place: row.title for row in Listing(content, content.parent / "cache").rows()}
    assert titles["2024/07/cu"] == "Từ bản xem thử"
    assert titles["2024/08/moi"] == "Mới"


@pytest.mark.slow
def test_ten_thousand_articles_are_listed_in_time(tmp_path: Path) -> None:
    content = tmp_path / "content"
    (tmp_path / ".ban-bien-tap").mkdir()
    for number in range(10_000):
        year, month = 2000 + number % 25, 1 + number % 12
        write(
            content,
            f"{year}/{month:02d}/bai-{number}",
            f"Title: Bài số {number}",
            f"Date: {year}-{month:02d}-01",
            "Category: Tin",
        )
    Listing(content).rows()
    time.sleep(2.1)
    Listing(content).rows()
    kept = tmp_path / ".ban-bien-tap" / "danh-sach.json"
    if len(kept.read_bytes()) < 100_000:  # all was too new to be kept
        kept.unlink()
        Listing(content).rows()
    listing = Listing(content)
    start = time.process_time()
    assert len(listing.rows()) == 10_000
    assert time.process_time() - start < 0.5
    start = time.process_time()
    listing.refresh()
    listing.section("published")
    assert time.process_time() - start < 0.5
