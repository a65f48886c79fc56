"""A theme that was not made for our pages is told from one that was."""

from __future__ import annotations

from pathlib import Path

import pelican
import pytest

from newsroom.engine import read_folder
from plugins.survey.fitting import unfit_line
from tests.support.building import ROOT

STOCK = Path(pelican.__file__).parent / "themes"


def told_of(theme: Path) -> str:
    templates = read_folder(theme / "templates")
    return unfit_line("giao-dien", templates.keys(), read_folder(theme / "static"))


def test_our_theme_fits() -> None:
    assert told_of(ROOT / "theme") == ""


@pytest.mark.parametrize("name", ["simple", "notmyidea"])
def test_a_stock_theme_is_told_with_what_it_lacks(name: str) -> None:
    told = told_of(STOCK / name)
    assert told.startswith(
        "giao-dien: lỗi: giao diện này không làm cho trang tin này, thiếu templates/404.html, "
    )
    assert "static/favicon.svg" in told
    assert "templates/article.html" not in told
    assert "\n" not in told


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "thiếu templates/index.html" in told_of(tmp_path / "none")
