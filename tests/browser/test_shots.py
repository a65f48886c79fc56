from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import shots
from tests.support.serving import served

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_each_kind_of_page_is_found_once(real_site: Path) -> None:
    found = shots.pages(real_site)
    assert found.keys() == shots.KINDS.keys()
    assert len(set(found.values())) == len(found)
    assert found["year"].count("/") == 1
    assert "Chuyên mục" in (real_site / found["category"]).read_text(encoding="utf-8")


def test_pictures_are_taken_in_both_schemes_and_in_print(
    browser: Browser, real_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shots, "WIDTHS", (360,))
    with served(real_site) as address:
        shots.take(browser, address, {"missing": "404.html"}, tmp_path)
    names = {file.name for file in tmp_path.iterdir()}
    assert names == {"missing-360-light.png", "missing-360-dark.png", "missing-print.pdf"}
    assert (tmp_path / "missing-360-light.png").read_bytes() != (
        tmp_path / "missing-360-dark.png"
    ).read_bytes()
