"""Figures of readers come from a folder or an address; where there are none, that is told, not guessed."""

from __future__ import annotations

from email.message import Message
from pathlib import Path
from socket import gaierror
from ssl import SSLError
from urllib.error import HTTPError, URLError

import pytest

from newsroom.commands.reporting.readers import Figures, fetched, reason_of_place
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


def test_an_address_that_is_none_is_told() -> None:
    figures = Figures("http://127.0.0.1/trang tin")
    assert figures("2024/07/bai/") is None
    assert list(figures.faults) == ["2024-07"]


def test_who_does_not_answer_is_asked_once() -> None:
    asked = []

    def fetch(address: str) -> bytes | None:
        asked.append(address)
        raise ConnectionRefusedError(111, "Connection refused")

    figures = Figures("https://example.vn/luot-xem", fetch)
    assert [figures(f"2024/0{month}/bai/") for month in (6, 7)] == [None, None]
    assert asked == ["https://example.vn/luot-xem/2024-06.json"]
    assert figures.faults == {"2024-06": "không kết nối được với máy chủ"}


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (HTTPError("https://example.vn", 503, "Service Unavailable", Message(), None), "máy chủ trả lời 503"),
        (
            URLError(gaierror(-2, "Name or service not known")),
            "không tìm thấy tên miền, hoặc máy này không có mạng",
        ),
        (URLError(SSLError(1, "certificate verify failed")), "chứng thư của máy chủ không đúng"),
        (TimeoutError("timed out"), "máy chủ không trả lời"),
        (URLError("unknown url type"), "không kết nối được với máy chủ"),
        (PermissionError(13, "Permission denied"), "không có quyền đọc hoặc ghi"),
    ],
)
def test_why_figures_could_not_be_had_is_told_in_vietnamese(error: OSError, told: str) -> None:
    assert reason_of_place(error) == told
