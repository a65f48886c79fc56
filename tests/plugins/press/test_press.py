"""Test that a model and a template give bytes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from jinja2 import Environment, UndefinedError

from newsroom.engine import read_folder
from newsroom.model.output import Assets, Output
from newsroom.viewmodels.parts import Crumb
from plugins.press.environment import make_environment
from plugins.press.press import identity, render
from tests.support.making import make_site


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
    return make_environment([(str(folder), read_folder(folder))], {"trim_blocks": True}, {}, **site)


def printed(folder: Path, template: str, title: str = "Họp") -> str:
    made = environment(folder, template)
    data = render(lambda: made, Output("a", "", lambda: Model(title), "a.html"))
    assert isinstance(data, bytes)
    return data.decode()


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ title }}", "&lt;b&gt; &amp; &#34;{{ 7 }}&#34;"),
        ("{{ title|safe }}", '<b> & "{{ 7 }}"'),
        ("{{ title|nobreak }}", "&lt;b&gt; &amp; &#34;{{ 7 }}&#34;"),
    ],
)
def test_text_is_escaped_and_never_run(folder: Path, template: str, expected: str) -> None:
    assert printed(folder, template, '<b> & "{{ 7 }}"') == expected


@pytest.mark.parametrize("template", ["{{ articles }}", "{{ title.xyz }}", "{{ model }}", "{{ settings }}"])
def test_a_name_that_is_neither_of_the_model_nor_of_the_site_fails(folder: Path, template: str) -> None:
    with pytest.raises(UndefinedError):
        printed(folder, template)


def test_every_template_sees_the_identity_of_the_site(folder: Path) -> None:
    template = "{{ SITENAME }} {{ SITEURL }} {{ assets.css }} {{ static_pages[0].name }} {{ site.url }}"
    assert printed(folder, template) == (
        "Trang tin Đảng bộ Khối /bantin theme/a.css Giới thiệu https://example.vn/bantin"
    )


def test_what_belongs_together_stays_together(folder: Path) -> None:
    assert printed(folder, "{{ title|nobreak }}", "Nhiệm kỳ 2020 - 2025") == (
        'Nhiệm kỳ <span class="whole">2020\u00a0-\u00a02025</span>'
    )


def test_an_output_without_template_is_its_bytes_and_needs_no_environment() -> None:
    def environment() -> Environment:
        pytest.fail("asked for")

    assert render(environment, Output("a.bin", "", lambda: b"\x00\xff")) == b"\x00\xff"
