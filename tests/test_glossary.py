"""What the glossary of ``site.toml`` does to a site, build after build."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.building import build, tiny_site, write_article

pytestmark = pytest.mark.slow

GLOSSARY = '\n[abbreviations]\nTVTU = "Thường vụ Tỉnh ủy"\n'
MARK = '<abbr title="Thường vụ Tỉnh ủy">TVTU</abbr>'


def written(output: Path) -> dict[str, tuple[bytes, int]]:
    """Give the bytes of all files and when they were written."""
    files = (file for file in output.rglob("*") if file.is_file())
    return {
        file.relative_to(output).as_posix(): (file.read_bytes(), file.stat().st_mtime_ns) for file in files
    }


def rewritten(before: dict[str, tuple[bytes, int]], after: dict[str, tuple[bytes, int]]) -> set[str]:
    assert before.keys() == after.keys()
    return {name for name in before if before[name] != after[name]}


def test_a_glossary_rewrites_the_pages_that_use_it_and_no_other_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, output = tiny_site(tmp_path / "content"), tmp_path / "output"
    write_article(content, "2024/07/hop", "Ban TVTU họp.\n\nTVTU bàn.\n\nCác BCĐ dự.")
    write_article(content, "2024/07/thuong", "Chi bộ họp.")
    (content / "pages").mkdir(exist_ok=True)
    (content / "pages/gioi-thieu.md").write_text("Title: Giới thiệu\n\nBan TVTU.\n", encoding="utf-8")
    plain = (content / "site.toml").read_text(encoding="utf-8")
    assert build(content, output).status == 0
    first = written(output)
    assert "BCĐ" not in capsys.readouterr().err

    (content / "site.toml").write_text(plain + GLOSSARY, encoding="utf-8")
    assert build(content, output).status == 0
    second = written(output)
    pages = {"2024/07/hop/index.html", "gioi-thieu/index.html"}
    assert rewritten(first, second) == pages
    for page in pages:
        assert second[page][0].decode().count(MARK) == 1
        assert re.sub(r"<abbr[^>]*>|</abbr>", "", second[page][0].decode()) == first[page][0].decode()
    assert "«BCĐ» chưa được giải thích" in capsys.readouterr().err

    (content / "site.toml").write_text(f'{plain}{GLOSSARY}BCĐ = "ban chỉ đạo"\n', encoding="utf-8")
    assert build(content, output).status == 0
    third = written(output)
    assert rewritten(second, third) == {"2024/07/hop/index.html"}
    assert capsys.readouterr().err == ""
    assert build(content, tmp_path / "afresh", CACHE_PATH=str(tmp_path / "other")).status == 0
    assert {name: data for name, (data, _) in written(tmp_path / "afresh").items()} == {
        name: data for name, (data, _) in third.items()
    }

    (content / "site.toml").write_text(plain, encoding="utf-8")
    assert build(content, output).status == 0
    assert {name: data for name, (data, _) in written(output).items()} == {
        name: data for name, (data, _) in first.items()
    }


def test_feeds_and_cards_have_the_text_as_it_was_typed(tmp_path: Path) -> None:
    content, output = tiny_site(tmp_path / "content"), tmp_path / "output"
    write_article(content, "2024/07/hop", "Ban TVTU họp.", Summary="Ban TVTU họp.")
    site = content / "site.toml"
    site.write_text(site.read_text(encoding="utf-8") + GLOSSARY, encoding="utf-8")
    assert build(content, output).status == 0
    for feed in output.glob("feeds/*"):
        assert "<abbr" not in feed.read_text(encoding="utf-8")
    head, _, _ = (output / "2024/07/hop/index.html").read_text(encoding="utf-8").partition("</head>")
    assert "abbr" not in head
