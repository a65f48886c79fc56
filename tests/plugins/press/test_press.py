from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from jinja2 import Environment, UndefinedError

from plugins.model import Assets, Output
from plugins.press import MARK, Press, foreign
from plugins.press.press import identity, make_environment, render
from plugins.views import Crumb
from tests.making import make_site


@dataclass(frozen=True)
class Model:
    title: str


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    templates = tmp_path / "templates"
    templates.mkdir()
    return templates


def environment(folder: Path, template: str) -> Environment:
    (folder / "a.html").write_text(template, encoding="utf-8")
    site = identity(make_site(), Assets("theme/a.css", "theme/a.svg"), (Crumb("Giới thiệu", "gioi-thieu/"),))
    return make_environment([str(folder)], {"trim_blocks": True}, {}, **site)


def printed(folder: Path, template: str, title: str = "Họp") -> str:
    return render(environment(folder, template), Output("a", "", lambda: Model(title), "a.html")).decode()


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ title }}", "&lt;b&gt; &amp; &#34;{{ 7 }}&#34;"),
        ("{{ title|safe }}", '<b> & "{{ 7 }}"'),
        ("{{ title|nobreak }}", "&lt;b&gt; &amp; &#34;{{ 7 }}&#34;"),
    ],
)
def test_text_is_escaped_and_never_run(folder: Path, template: str, expected: str):
    assert printed(folder, template, '<b> & "{{ 7 }}"') == expected


@pytest.mark.parametrize("template", ["{{ articles }}", "{{ title.xyz }}", "{{ model }}", "{{ settings }}"])
def test_a_name_that_is_neither_of_the_model_nor_of_the_site_fails(folder: Path, template: str):
    with pytest.raises(UndefinedError):
        printed(folder, template)


def test_every_template_sees_the_identity_of_the_site(folder: Path):
    template = "{{ SITENAME }} {{ SITEURL }} {{ assets.css }} {{ standing[0].name }} {{ site.url }}"
    assert printed(folder, template) == (
        "Trang tin Đảng bộ Khối /bantin theme/a.css Giới thiệu https://example.vn/bantin"
    )


def test_what_belongs_together_stays_together(folder: Path):
    assert printed(folder, "{{ title|nobreak }}", "Nhiệm kỳ 2020 - 2025") == "Nhiệm kỳ 2020\u00a0-\u00a02025"


def test_an_output_without_template_is_its_bytes(folder: Path):
    assert render(environment(folder, ""), Output("a.bin", "", lambda: b"\x00\xff")) == b"\x00\xff"


# Writing


def press(root: Path, *outputs: tuple[str, bytes]) -> tuple[int, int, int]:
    made = Press(str(root), {"OUTPUT_RETENTION": [".git"]})
    made.print_all(Environment(), [Output(path, "", lambda data=data: data) for path, data in outputs], 1)  # type: ignore[misc]
    return made.tally.written, made.tally.unchanged, made.tally.removed


def tree(root: Path) -> dict[str, bytes]:
    return {
        file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()
    }


def test_the_output_holds_exactly_what_is_planned(tmp_path: Path):
    assert press(tmp_path, ("a/index.html", b"1"), ("b.xml", b"2")) == (2, 0, 0)
    assert press(tmp_path, ("b.xml", b"3"), ("c/d/e.html", b"4")) == (2, 0, 1)
    assert tree(tmp_path) == {"b.xml": b"3", "c/d/e.html": b"4"}
    assert not (tmp_path / "a").exists()


def test_a_file_with_the_same_bytes_is_not_written_again(tmp_path: Path):
    press(tmp_path, ("a.html", b"1"))
    before = (tmp_path / "a.html").stat()
    assert press(tmp_path, ("a.html", b"1")) == (0, 1, 0)
    after = (tmp_path / "a.html").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_what_is_to_be_retained_is_left_alone(tmp_path: Path):
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "HEAD").write_text("x")
    press(tmp_path, ("a.html", b"1"))
    assert set(tree(tmp_path)) == {".git/HEAD", "a.html"}


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({}, ""),
        ({"index.html": MARK}, ""),
        ({"index.html": MARK, "x.html": b""}, ""),
        ({"index.html": b"<html>"}, "index.html"),
        ({"thu.docx": b""}, "thu.docx"),
        ({".git": b""}, ""),
    ],
)
def test_only_a_folder_of_our_own_is_tidied(tmp_path: Path, files: dict[str, bytes], found: str):
    root, content = tmp_path / "output", tmp_path / "content"
    root.mkdir()
    for name, data in files.items():
        (root / name).write_bytes(data)
    assert foreign(root, content, [".git"]) == found


@pytest.mark.parametrize("output", ["content", "content/output", "."])
def test_an_output_that_overlaps_the_content_is_refused(tmp_path: Path, output: str):
    content = tmp_path / "content"
    content.mkdir()
    assert foreign((tmp_path / output).resolve(), content, []) == "content"


def test_an_output_that_does_not_exist_yet_is_ours(tmp_path: Path):
    assert foreign(tmp_path / "moi", tmp_path / "content", []) == ""
