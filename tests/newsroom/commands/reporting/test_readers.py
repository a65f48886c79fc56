"""Figures of readers come from a folder or an address; where there are none, that is told, not guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.reporting.readers import Figures, fetched
from tests.support.serving import served


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "2024-07.json").write_text('{"2024/07/bai/": 2340, "2024/07/la/": "x"}', encoding="utf-8")
    figures = Figures(str(tmp_path))
    assert [figures(f"2024/0{month}/bai/") for month in (6, 7)] == [None, 2340]
    assert figures("2024/07/la/") is None
    assert (figures.found, figures.faults) == (1, {})
    assert Figures("")("2024/07/bai/") is None


@pytest.mark.parametrize("data", ["", "[]", "{", '"x"'])
def test_a_file_of_another_form_is_told(tmp_path: Path, data: str) -> None:
    (tmp_path / "2024-07.json").write_text(data or " ", encoding="utf-8")
    figures = Figures(str(tmp_path))
    assert figures("2024/07/bai/") is None
    assert list(figures.faults) == ["2024-07"]


def test_an_address(tmp_path: Path) -> None:
    (tmp_path / "luot-xem").mkdir()
    (tmp_path / "luot-xem/2024-07.json").write_text('{"2024/07/bai/": 7}', encoding="utf-8")
    with served(tmp_path) as address:
        figures = Figures(f"{address}/luot-xem/")
        assert [figures(f"2024/0{month}/bai/") for month in (6, 7)] == [None, 7]
        assert fetched(f"{address}/khong-co.json") is None
    assert figures.faults == {}


def test_who_does_not_answer_is_asked_once() -> None:
    asked = []

    def fetch(address: str) -> bytes | None:
        asked.append(address)
        raise OSError(111, "Connection refused")

    figures = Figures("https://example.vn/luot-xem", fetch)
    assert [figures(f"2024/0{month}/bai/") for month in (6, 7)] == [None, None]
    assert asked == ["https://example.vn/luot-xem/2024-06.json"]
    assert figures.faults == {"2024-06": "Connection refused"}
