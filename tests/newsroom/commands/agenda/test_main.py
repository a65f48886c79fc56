"""``make schedule``."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.agenda.__main__ import main
from tests.support.building import NOW, write_article, write_site


def test_errors_elsewhere_hide_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    monkeypatch.chdir(tmp_path)
    content = write_site(tmp_path / "content")
    main({})
    assert capsys.readouterr().out == "Không có bài nháp, bài hẹn giờ, bài ghim, đính chính hay bài đã gỡ.\n"
    write_article(content, "2026/02/hen", Title="Hẹn", Date="2026-02-03 06:00")
    write_article(content, "2026/01/nhap", Title="Nháp", Date="?", Status="draft")
    write_article(content, "2026/01/hong", Date="hôm qua", Category="không có")
    (content / "da-go.toml").write_text(
        '[[bai]]\ndia_chi = "/2024/07/cu/"\nngay = "2024-07-12"\n', encoding="utf-8"
    )
    main({})
    assert capsys.readouterr().out == (
        "Bài nháp (1)\n  chưa có ngày  Nháp  2026/01/nhap\n\n"
        "Hẹn giờ đăng (1)\n  03/02/2026 06:00  Hẹn  2026/02/hen\n\n"
        "Đã gỡ (1)\n  12/07/2024  (đã xóa)  2024/07/cu\n"
    )


def test_a_folder_that_is_none_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main({"CONTENT": "/không/có"})
    assert ended.value.code == 2
    assert "không có thư mục này" in capsys.readouterr().err
