"""Archives, listed by one process and read by others."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsroom.commands.importer.archives import Entry, Failed, Remark, Skipped
from newsroom.commands.importer.draft import Draft
from newsroom.commands.importer.intake import listing
from newsroom.commands.importer.intake.gathering import Job
from newsroom.commands.importer.intake.listing import articles_of
from newsroom.commands.importer.intake.reading import Refused
from newsroom.commands.importer.recognising import Known
from newsroom.commands.importer.source import Source, Span, Text, Unreadable

pytestmark = pytest.mark.slow


def entry(name: str) -> Entry:
    return Entry(name, "wordpress", Path("/"), None)


def read_entry(one: Entry) -> Source | Skipped:
    if one.name == "hỏng":
        raise Unreadable("mã hỏng")
    if one.name == "chết":
        os._exit(3)
    if one.name == "lạ":
        raise KeyError("x")
    if one.name == "trang":
        return Skipped(one.name, "trang tĩnh")
    return Source(one.name, "WordPress", (Text((Span(f"Nội dung của bài {one.name}"),), 1),))


def listed(monkeypatch: pytest.MonkeyPatch, *given: Any) -> list[Any]:
    """List what an archive gives whose listing is this; a callable in it is called."""

    def entries(path: Path, kind: str) -> Iterator[Any]:
        assert kind == "wordpress"
        for one in given:
            if callable(one):
                one()
            else:
                yield one

    monkeypatch.setattr(listing, "entries", entries)
    monkeypatch.setattr(listing, "read_entry", read_entry)
    job = Job("a.xml", "a.xml", ".", kind="wxr")
    found = articles_of(job, Known(), 2, lambda lost: f"mất: {getattr(lost, 'reason', 'lỗi')}")
    return [one.source if isinstance(one, Draft) else one for one in found]


def test_articles_come_in_their_order_and_one_that_cannot_be_read_stops_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = ["một", "hỏng", "hai", "chết", "trang", "lạ", *(f"bài {n}" for n in range(30))]
    found = listed(monkeypatch, Remark("không có ảnh"), *map(entry, names), Skipped("m", "menu"))
    assert found == [
        Remark("không có ảnh"), "một", Failed("hỏng", "mã hỏng"), "hai", Failed("chết", "mất: crash"),
        Skipped("trang", "trang tĩnh"), Failed("lạ", "mất: lỗi"), *(f"bài {n}" for n in range(30)), Skipped("m", "menu"),
    ]  # fmt: skip


def _refuse() -> None:
    raise Unreadable("không phải tệp xuất")


def _die() -> None:
    os._exit(3)


def _no_file() -> None:
    raise FileNotFoundError(2, "gone")


@pytest.mark.parametrize(
    ("end", "told"),
    [(_refuse, "không phải tệp xuất"), (_no_file, "không có tệp hoặc thư mục này"), (_die, "mất: crash")],
)
def test_a_listing_that_breaks_off_keeps_what_it_gave(
    monkeypatch: pytest.MonkeyPatch, end: Any, told: str
) -> None:
    assert listed(monkeypatch, entry("một"), end) == ["một", Refused(told)]
