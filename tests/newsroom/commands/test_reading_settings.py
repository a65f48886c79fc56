"""Settings are read as Pelican reads them, or the program ends in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.reading_settings import read_settings
from newsroom.ending import Failed
from tests.support.building import ROOT


def test_settings_are_read_as_pelican_does_or_end_in_words(tmp_path: Path) -> None:
    with pytest.raises(Failed) as failed:
        read_settings(str(tmp_path / "khong-co.py"))
    assert "không có tệp thiết lập này" in failed.value.reason
    stock = tmp_path / "trang_stock.py"
    stock.write_text("TIMEZONE = 'UTC'\n", encoding="utf-8")
    with pytest.raises(Failed) as failed:
        read_settings(str(stock), {"PATH": str(tmp_path)})
    assert "PELICAN_CLASS là 'pelican.Pelican', không dùng được (không phải lớp)" in failed.value.reason
    assert read_settings(str(ROOT / "pelicanconf.py"), {"JOBS": 3})["JOBS"] == 3
