"""Who works at the desk is nobody's business but the desk's: no word of the list gets into a site."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from tests.support.building import SITE_TOML, build, tiny_site

pytestmark = pytest.mark.slow
WORDS = ("Phạm Mai Hiếm", "mai.hiem@co-quan.vn", "ten-dang-nhap-hiem", "toa-soan", "co-quan.vn")
PEOPLE = """\
# Ghi chú của toa-soan: mai.hiem@co-quan.vn
[[nguoi]]
ten = "Phạm Mai Hiếm"
thu = "mai.hiem@co-quan.vn"
dang_nhap = "ten-dang-nhap-hiem"
quyen = "viet"
"""


def published(output: Path) -> str:
    """Give all that a site holds as one text, names of files, too."""
    found = []
    for file in sorted(output.rglob("*")):
        found.append(str(file.relative_to(output)))
        if file.is_file():
            data = file.read_bytes()
            found.append((gzip.decompress(data) if file.suffix == ".gz" else data).decode("utf-8", "replace"))
    return "\n".join(found)


@pytest.mark.parametrize("text", [PEOPLE, PEOPLE.replace('"viet"', '"viết"')])
@pytest.mark.parametrize("conf", ["pelicanconf.py", "publishconf.py"])
def test_no_word_of_the_list_is_published(text: str, conf: str, tmp_path: Path) -> None:
    content = tiny_site(tmp_path / "content")
    (content / "site.toml").write_text(SITE_TOML + '\n[hosting]\nkind = "nginx"\n', encoding="utf-8")
    (content / "toa-soan.toml").write_text(text, encoding="utf-8")
    assert build(content, tmp_path / "output", conf).status == 0
    found = published(tmp_path / "output")
    assert "Bài bai-0" in found
    for word in WORDS:
        for form in (word, word.casefold(), json.dumps(word)[1:-1]):
            assert form not in found, word
