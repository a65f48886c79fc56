"""Options of ``pelican`` mean here what they do in stock Pelican, or a sentence says why not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.building import NOW, ROOT, tiny_site, write_article

pytestmark = pytest.mark.slow


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Write a sound site with a warning: of a day that there is not."""
    content = tiny_site(tmp_path / "content")
    write_article(content, "2024/07/bai-canh-bao", "Hội nghị ngày 31/02/2024 họp.")
    return content


def pelican(content: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the program on a content folder, beside which its output comes to lie."""
    places = [str(content), "-s", str(ROOT / "pelicanconf.py"), "-o", str(content.parent / "output")]
    return subprocess.run(
        [sys.executable, "-m", "pelican", *places, "--cache-path", str(content.parent / "cache"), *options],
        env={**os.environ, "SOURCE_DATE_EPOCH": NOW, "PYTHONIOENCODING": "utf-8"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_quiet_build_says_nothing_of_warnings_notes_and_what_it_did(content: Path) -> None:
    loud = pelican(content, "-e", 'SITENAME="Khác"')
    assert "SITENAME không có tác dụng" in loud.stderr
    assert "cảnh báo: " in loud.stderr
    assert "Xong: 4 bài" in loud.stdout
    quiet = pelican(content, "-q", "-e", 'SITENAME="Khác"')
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "")


def test_a_quiet_build_says_its_errors(content: Path) -> None:
    file = write_article(content, "2024/08/bai-loi", Category="Không có")
    done = pelican(content, "-q")
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith(f"{file.relative_to(content)}:3: lỗi: ")
    assert done.stdout == ""


def test_warnings_end_a_build_to_which_they_are_fatal(content: Path) -> None:
    done = pelican(content, "--fatal", "warnings")
    assert done.returncode == 1
    assert done.stderr.endswith("Dừng vì có cảnh báo (--fatal warnings).\n")
    assert not (content.parent / "output").exists()
    assert pelican(content, "--fatal", "errors").returncode == 0
    noted = pelican(content, "--fatal", "warnings", "--relative-urls")
    assert noted.stderr.endswith("Dừng vì có lưu ý về thiết lập (--fatal warnings).\n")


@pytest.mark.parametrize("theme", ["simple", "notmyidea"])
def test_a_theme_that_is_not_ours_is_told_in_one_sentence(content: Path, theme: str) -> None:
    done = pelican(content, "-t", theme)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert f"themes/{theme}: lỗi: giao diện này không làm cho trang tin này, thiếu " in done.stderr
    assert done.stdout == ""


def test_a_template_that_prints_a_body_at_once_gets_html(content: Path, tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    templates.mkdir()
    text = "<!doctype html><title>{{ article.title }}</title><article>{{ article.content }}</article>"
    (templates / "article.html").write_text(text, encoding="utf-8")
    done = pelican(content, "-e", f'THEME_TEMPLATES_OVERRIDES=["{templates}"]')
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "output" / "2024" / "01" / "bai-0" / "index.html").read_text(encoding="utf-8")
    assert "<article><p>Nội dung bài.</p></article>" in page.replace("\n", "")


def test_a_fault_in_a_template_is_one_line_with_its_place(content: Path, tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    templates.mkdir()
    (templates / "article.html").write_text("<!doctype html>\n{{ articles_page }}", encoding="utf-8")
    setting = f'THEME_TEMPLATES_OVERRIDES=["{templates}"]'
    for jobs in (1, 2):
        done = pelican(content, "-e", setting, f"JOBS={jobs}")
        assert done.returncode == 1
        told = f"{templates}/article.html:2: lỗi: mẫu giao diện sai: 'articles_page' is undefined. Sửa mẫu này.\n"
        assert done.stderr.endswith(told)
        assert "Traceback" not in done.stderr
    assert "Traceback" in pelican(content, "-D", "-e", setting).stderr
