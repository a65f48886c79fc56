"""Templates see what the settings of a site add."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.building import ROOT, build, tiny_site


@pytest.mark.slow
def test_templates_of_a_site_see_its_globals_and_tests(tmp_path: Path) -> None:
    content, folder = tiny_site(tmp_path / "content", articles=1), tmp_path / "templates"
    folder.mkdir()
    whole = (ROOT / "theme" / "templates" / "404.html").read_text(encoding="utf-8")
    block, mark = (
        "{% block main %}",
        "{{ hotline }}{{ tests }}{{ 'đêm' if 23 is late }}{{ 'ngày' if 9 is not late }}",
    )
    assert block in whole
    (folder / "404.html").write_text(whole.replace(block, block + mark), encoding="utf-8")
    settings: dict[str, Any] = {
        "THEME_TEMPLATES_OVERRIDES": [str(folder)],
        "JINJA_GLOBALS": {"hotline": "0123 & 456", "tests": "-"},
        "JINJA_TESTS": {"late": lambda hour: hour > 22},
    }
    assert "0123 &amp; 456-đêmngày" in build(content, tmp_path / "output", JOBS=1, **settings).text(
        "404.html"
    )
    settings["JINJA_TESTS"] = {"late": lambda hour: hour > 30}
    assert "0123 &amp; 456-ngày" in build(content, tmp_path / "output", JOBS=1, **settings).text("404.html")
