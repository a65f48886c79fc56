"""What settings do to a whole build: those that are honoured show, those that are not are told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pelican.settings import DEFAULT_CONFIG

from newsroom.ending import Failed
from tests.support.building import NOW, ROOT, build, tiny_site, write_article


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return tiny_site(tmp_path / "content", articles=9)


def built(content: Path, **settings: Any) -> Any:
    """Build into the same folder, as a site does whose settings change."""
    return build(content, content.parent / "output", JOBS=1, **settings)


@pytest.mark.slow
def test_feeds_are_as_long_as_said_after_an_edit_too(content: Path) -> None:
    feed = "feeds/all.atom.xml"
    assert built(content).text(feed).count("<entry>") == 9
    assert built(content, FEED_MAX_ITEMS=3).text(feed).count("<entry>") == 3
    write_article(content, "2025/01/moi", "Bài mới nhất.")
    write_article(content, "2024/06/bai-5", "Sửa bài ở ngoài nguồn tin.", Category="Xây dựng Đảng")
    again = built(content, FEED_MAX_ITEMS=3)
    assert again.text(feed).count("<entry>") == 3
    assert "2025/01/moi" in again.text(feed)
    fresh = build(content, content.parent / "fresh" / "output", JOBS=1, FEED_MAX_ITEMS=3)
    assert again.files == fresh.files


@pytest.mark.slow
def test_lists_are_as_long_as_said_after_an_edit_too(content: Path) -> None:
    page = "tin-hoat-dong/trang/1/index.html"
    assert page not in built(content).files
    assert page in built(content, DEFAULT_PAGINATION=2).files
    write_article(content, "2025/01/moi", "Bài mới nhất.")
    again = built(content, DEFAULT_PAGINATION=2)
    fresh = build(content, content.parent / "fresh" / "output", JOBS=1, DEFAULT_PAGINATION=2)
    assert again.files == fresh.files
    assert page not in built(content).files


@pytest.mark.slow
@pytest.mark.parametrize("prefix", ["", "markdown.extensions."])
def test_an_extension_of_markdown_is_loaded_by_its_configuration(content: Path, prefix: str) -> None:
    write_article(content, "2025/01/chu-thich", "Lời văn.[^1]\n\n[^1]: Chú thích.")
    page, configs = "2025/01/chu-thich/index.html", {f"{prefix}footnotes": {"BACKLINK_TITLE": "Về chỗ {}"}}
    assert "Về chỗ 1" in built(content, MARKDOWN={"extension_configs": configs}).text(page)


@pytest.mark.slow
def test_a_site_without_the_setting_of_markdown_has_what_pelican_has(content: Path) -> None:
    text = "HĐND.[^1]\n\nTừ\n:   Nghĩa\n\n```python\nx = 1\n```\n\n*[HĐND]: Hội đồng\n\n[^1]: Nguồn."
    write_article(content, "2025/01/chu-thich", text)
    page = built(content, MARKDOWN=dict(DEFAULT_CONFIG["MARKDOWN"])).text("2025/01/chu-thich/index.html")
    for piece in ("Trở lại chú thích 1", "<dd>Nghĩa</dd>", '<abbr title="Hội đồng">', "<pre><code>x = 1"):
        assert piece in page


@pytest.mark.slow
def test_an_extension_that_cannot_be_loaded_ends_a_build_before_it_begins(content: Path) -> None:
    done = run(content, 'MARKDOWN = {"extensions": ["tables", "khong_co_goi_nay"]}')
    assert done.returncode == 1
    assert done.stderr.startswith("trang.py: lỗi: MARKDOWN: phần mở rộng «khong_co_goi_nay» không nạp được")
    assert not (content.parent / "output").exists()


FAILING = """\
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
class Cite(InlineProcessor):
    def handleMatch(self, m, data):
        raise LookupError("không có nguồn này")
class Cites(Extension):
    def extendMarkdown(self, md):
        md.inlinePatterns.register(Cite("@[a-z]+", md), "cite", 200)
def makeExtension(**config):
    return Cites(**config)
"""


@pytest.mark.slow
def test_an_extension_that_fails_is_told_at_each_article_beside_other_errors(content: Path) -> None:
    (content.parent / "dan_nguon.py").write_text(FAILING, encoding="utf-8")
    write_article(content, "2025/01/dan-mot", "Lời.\n\nTheo @an.")
    write_article(content, "2025/01/dan-hai", "Theo @binh.")
    write_article(content, "2025/02/khac", "Xem [bảng](khong-co.pdf).")
    settings = f"sys.path.insert(0, {str(content.parent)!r})\nMARKDOWN = {{'extensions': ['dan_nguon']}}"
    done = run(content, settings)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    told = [line.split(". ")[0] for line in (done.stdout + done.stderr).split("\n") if ": lỗi: " in line]
    fault = "phần mở rộng Markdown «dan_nguon» hỏng ở bài này (LookupError: không có nguồn này; dan_nguon"
    assert told == [
        f"articles/2025/01/dan-hai/index.md:7: lỗi: {fault}.py, dòng 5)",
        f"articles/2025/01/dan-mot/index.md:9: lỗi: {fault}.py, dòng 5)",
        "articles/2025/02/khac/index.md:7: lỗi: không có tệp «khong-co.pdf»",
    ]


@pytest.mark.slow
def test_an_extension_that_a_plugin_adds_and_cannot_be_loaded_is_named(content: Path) -> None:
    plugin = (
        "from pelican import signals\ndef add(pelican):\n"
        "    pelican.settings['MARKDOWN']['extensions'].append('khong_co_goi_nay')\n"
        "def register():\n    signals.initialized.connect(add)\n"
    )
    (content.parent / "them_mo_rong.py").write_text(plugin, encoding="utf-8")
    settings = f"sys.path.insert(0, {str(content.parent)!r})\nPLUGINS = [*PLUGINS, 'them_mo_rong']"
    done = run(content, settings)
    assert done.returncode == 1
    told = (
        "plugin «them_mo_rong» (tín hiệu initialized): lỗi: MARKDOWN: phần mở rộng «khong_co_goi_nay» không"
    )
    assert done.stderr.startswith(told)
    assert done.stderr.count("\n") == 1


def run(content: Path, settings: str, *more: str) -> subprocess.CompletedProcess[str]:
    """Build with a settings file of its own, as Pelican's program does."""
    file = content.parent / "trang.py"
    file.write_text(
        f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom pelicanconf import *\n"
        f"THEME = {str(ROOT / 'theme')!r}\n{settings}\n",
        encoding="utf-8",
    )
    return subprocess.run(
        [sys.executable, "-m", "newsroom.commands.build", str(content), "-s", str(file), *more],
        cwd=ROOT, capture_output=True, text=True, check=False,
        env={"PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": NOW, "LANG": "C.UTF-8"},
    )  # fmt: skip


@pytest.mark.slow
def test_an_extension_of_the_site_that_changes_makes_its_pages_anew(content: Path) -> None:
    module, page = content.parent / "mo_rong.py", content.parent / "output/2024/01/bai-0/index.html"
    code = (
        "from markdown.extensions import Extension\nfrom markdown.preprocessors import Preprocessor\n"
        "class Sign(Preprocessor):\n    def run(self, lines):\n        return [*lines, '', 'Ký tên: A']\n"
        "class Signed(Extension):\n    def extendMarkdown(self, md):\n"
        "        md.preprocessors.register(Sign(md), 'sign', 5)\n"
        "def makeExtension(**config):\n    return Signed(**config)\n"
    )
    settings = f"sys.path.insert(0, {str(content.parent)!r})\nMARKDOWN = {{'extensions': ['mo_rong']}}"
    more = ("-o", str(content.parent / "output"))
    for name in ("An", "Bình chọn"):
        module.write_text(code.replace("tên: A", f"tên: {name}"), encoding="utf-8")
        done = run(content, settings, *more)
        assert done.returncode == 0, done.stderr
        assert f"Ký tên: {name}" in page.read_text(encoding="utf-8").replace("\u00a0", " ").replace(
            "&nbsp;", " "
        )


@pytest.mark.slow
def test_a_refusal_names_the_file_that_gives_the_setting_or_the_command_line(content: Path) -> None:
    given = "WITH_FUTURE_DATES = True\nDEFAULT_METADATA = {'status': 'draft'}"
    done = run(content, given, "-e", "TYPOGRIFY=true")
    lines = done.stderr.splitlines()
    assert done.returncode == 1
    assert [line.split(" không")[0] for line in lines] == [
        "trang.py: lỗi: DEFAULT_METADATA",
        "dòng lệnh: lỗi: TYPOGRIFY",
        "trang.py: lỗi: WITH_FUTURE_DATES",
    ]
    assert not (content.parent / "output").exists()


@pytest.mark.slow
def test_what_is_ignored_is_told_and_the_site_is_built(content: Path) -> None:
    done = run(content, "PREVEIW = True\nRELATIVE_URLS = True\nCATEGORIES_SAVE_AS = 'c.html'")
    assert done.returncode == 0
    told = [line.split(": ")[:2] for line in done.stderr.splitlines() if "/giây" not in line]
    assert told == [["trang.py", "lưu ý"]] * 3
    assert (content.parent / "output" / "index.html").is_file()


def test_a_build_without_the_gate_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(Failed) as failed:
        build(tmp_path, tmp_path / "output", PLUGINS=["plugins.identity", "plugins.press"])
    assert "thiếu plugins.gate, không ai kiểm tra" in failed.value.reason
    assert not (tmp_path / "output").exists()
