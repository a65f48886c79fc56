"""The golden site: a small site of every feature and the exact files it must give.

After a deliberate change: ``UPDATE_GOLDEN=1 pytest tests/test_golden.py``, then read the diff.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from plugins.press.environment import QuickEnvironment
from tests.support.building import NOW, SITES, build

GOLDEN = SITES / "golden"
FILES = ("2024/03/nghi-quyet/nghi-quyet.pdf", "2024/07/so-ket/bao-cao.pdf", "tai-lieu/mau.docx", "sw.js")


def texts(folder: Path) -> dict[str, str]:
    """Map text files to their text; the theme's own hash stands for no page's content."""
    return {
        file.relative_to(folder).as_posix(): re.sub(
            r"theme/([a-z0-9-]+)\.[0-9a-f]{16}", r"theme/\1.HASH", file.read_text(encoding="utf-8")
        )
        for file in sorted(folder.rglob("*"))
        if file.suffix in (".html", ".xml", ".txt", ".json", ".webmanifest")
        and not file.relative_to(folder).as_posix().startswith("tim/")  # its names stand for its files
    }


@pytest.mark.slow
def test_the_golden_site_comes_out_as_expected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    monkeypatch.delenv("SITEURL", raising=False)
    monkeypatch.setattr(QuickEnvironment, "plain", None)  # no page of the theme needs to be printed twice
    built = build(GOLDEN / "content", tmp_path / "output")
    assert (built.status, capsys.readouterr().err) == (0, "")
    found = texts(built.output)
    if os.environ.get("UPDATE_GOLDEN"):
        shutil.rmtree(GOLDEN / "expected", ignore_errors=True)
        for path, text in found.items():
            file = GOLDEN / "expected" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    assert sorted(set(built.files) - set(found)) == sorted(
        path
        for path in built.files
        if path.startswith(("photos/", "theme/", "tim/"))
        or path.endswith((".mp3", ".mp4", ".vtt", "og.jpg"))
        or path in FILES
    )
    assert found == texts(GOLDEN / "expected")
