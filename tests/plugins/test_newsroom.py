"""A settings file of before is told where the class that builds the site is now."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from newsroom.pelican import Newsroom
from tests.support.building import ROOT

SENTENCE = (
    "plugins.newsroom: lỗi: lớp Newsroom nay nằm ở newsroom.pelican. Trong tệp cấu hình, viết "
    "«from newsroom.pelican import Newsroom» và «PELICAN_CLASS = Newsroom», và thêm "
    "«plugins.copydesk» sau «plugins.manuscript» trong PLUGINS.\n"
)

BEFORE = """\
import sys
sys.path.insert(0, {root!r})
SITEURL, TIMEZONE = "https://example.vn", "Asia/Ho_Chi_Minh"  # of which Pelican would remind
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    "lines",
    [
        "from plugins.newsroom import Newsroom\nPELICAN_CLASS = Newsroom",
        "PELICAN_CLASS = 'plugins.newsroom.Newsroom'",
    ],
    ids=["imported", "named"],
)
def test_a_settings_file_with_the_old_name_gets_a_sentence_with_the_new_one(
    tmp_path: Path, lines: str
) -> None:
    settings = tmp_path / "pelicanconf.py"
    settings.write_text(BEFORE.format(root=str(ROOT)) + lines, encoding="utf-8")
    command = [sys.executable, "-m", "pelican", str(tmp_path), "-o", "output", "-s", str(settings)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, SENTENCE)
    assert "Traceback" not in done.stdout
    assert not (tmp_path / "output").exists()


def test_the_lines_that_the_sentence_gives_name_the_class() -> None:
    told: dict[str, Any] = {}
    exec("\n".join(re.findall("«([^»]+ [^»]+)»", SENTENCE)), told)
    assert told["PELICAN_CLASS"] is Newsroom
