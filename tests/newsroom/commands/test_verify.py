"""``make verify`` says whether the output folder is what a build from nothing gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.verify import main
from tests.support.building import NOW, ROOT, build, tiny_site

SETTINGS = """
import sys
sys.path.insert(0, {root!r})
from pelicanconf import *
PATH, OUTPUT_PATH, CACHE_PATH, THEME = {content!r}, {output!r}, {cache!r}, {theme!r}
"""


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Build a small site; give the settings file that builds it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    content = tiny_site(tmp_path / "content")
    places = {"content": str(content), "output": str(tmp_path / "output"), "cache": str(tmp_path / "cache")}
    file = tmp_path / "settings.py"
    file.write_text(SETTINGS.format(root=str(ROOT), theme=str(ROOT / "theme"), **places), encoding="utf-8")
    assert build(content, tmp_path / "output").status == 0
    return str(file)


@pytest.mark.slow
def test_a_sound_output_is_identical(settings: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(settings)
    assert capsys.readouterr().out.endswith("output giống hệt bản dựng từ đầu.\n")


@pytest.mark.slow
def test_every_difference_is_named(settings: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "output"
    (output / "robots.txt").unlink()
    (output / "404.html").write_text("khác")
    (output / "la.txt").write_text("lạ")
    (output / ".git").mkdir()
    (output / ".git" / "HEAD").write_text("giữ lại")
    capsys.readouterr()
    with pytest.raises(SystemExit) as ended:
        main(settings)
    assert ended.value.code == "3 tệp của output khác bản dựng từ đầu. Chạy: make clean html"
    assert capsys.readouterr().out == "khác: 404.html\nthừa: la.txt\nthiếu: robots.txt\n"
    assert (output / "la.txt").exists()
