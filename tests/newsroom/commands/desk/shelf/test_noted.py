from __future__ import annotations

import os
import time
from datetime import datetime
from pathlib import Path

import pytest

from newsroom.commands.desk.shelf.heads import Head, read_head
from newsroom.commands.desk.shelf.noted import NAME, Noted, keep, kept, previewed
from newsroom.commands.desk.shelf.standing import OWN
from newsroom.engine import Stamp, stamp_of
from newsroom.engine.scanner import YOUNG
from newsroom.vietnamese.printing import VIETNAM
from tests.support.building import build

OLD = Stamp(5, 1_000, 7)
HEAD = Head(
    "2024/07/hop",
    "Họp «quý» \ud800",
    datetime(2024, 7, 11, 15, 51, tzinfo=VIETNAM),
    True,
    True,
    False,
    "Tin",
    "A, B",
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / OWN).mkdir()
    return tmp_path / "content"


def test_what_is_kept_comes_back(content: Path) -> None:
    plain = Head("2024/07/b", "B")
    keep(content, [Noted(HEAD, OLD), Noted(plain, OLD)])
    found = kept(content)
    assert found["2024/07/b"] == Noted(plain, OLD)
    assert found["2024/07/hop"].head.date == HEAD.date
    assert found["2024/07/hop"].head.draft


def test_what_changed_just_now_is_looked_at_again(content: Path, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    keep(content, [Noted(HEAD, stamp_of(os.stat(tmp_path / "a")))])
    assert kept(content) == {}


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b'{"format":0,"rows":[]}', b'{"format":1}', b'{"format":1,"rows":[[1]]}', b"\xff",
             b'{"format":1,"rows":[["a","x",1,1,"t",null,0,0,0,"c","a"]]}'],
)  # fmt: skip
def test_a_damaged_note_is_none(content: Path, data: bytes) -> None:
    (content.parent / OWN / NAME).write_bytes(data)
    assert kept(content) == {}


def test_a_disk_that_refuses_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / OWN).write_bytes(b"")
    keep(tmp_path / "content", [Noted(HEAD, OLD)])
    assert kept(tmp_path / "content") == {}


def test_the_last_preview_tells_what_it_read_with_the_stamps_of_files(tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "articles/2024/07/hop").mkdir(parents=True)
    (content / "site.toml").write_text('name = "A"\n\n[[categories]]\nname = "Tin hoạt động"\nslug = "tin"\n')
    file = content / "articles/2024/07/hop/index.md"
    file.write_text(
        "Title: Họp\nDate: 2024-07-11 15:51\nCategory: tin\nAuthor: A; B\nSummary: Sáng.\nStatus: draft\n\nLời.\n"
    )
    assert previewed(content, tmp_path / "cache") == {}
    time.sleep(YOUNG / 10**9 + 0.1)
    build(content, tmp_path / "out", cache=tmp_path / "cache", PREVIEW=True)
    found = previewed(content, tmp_path / "cache")
    assert list(found) == ["2024/07/hop"]
    noted = found["2024/07/hop"]
    assert noted.stamp == stamp_of(os.stat(file))
    assert noted.head.category == "Tin hoạt động"
    read = read_head("2024/07/hop", str(file))
    assert (noted.head.title, noted.head.date, noted.head.author, noted.head.draft) == (
        read.title, read.date, read.author, True
    )  # fmt: skip


def test_a_damaged_catalogue_tells_nothing(tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    for name in ("preview.sqlite", "preview-texts.sqlite", "preview.seal"):
        (tmp_path / "cache" / name).write_bytes(b"x")
    assert previewed(tmp_path / "content", tmp_path / "cache") == {}
