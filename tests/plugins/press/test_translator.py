"""What our translator makes of a template prints what Jinja's makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from newsroom.commands.preview.components.showing import rendered
from newsroom.commands.preview.examples import EXAMPLES
from newsroom.commands.preview.examples.example import Example
from newsroom.commands.preview.examples.frame import MENU
from newsroom.commands.preview.examples.values import PAGES, SECTIONS, SITE
from newsroom.engine import read_folder
from newsroom.model.output import Assets
from plugins.press.environment import QuickEnvironment, make_environment
from plugins.press.press import identity
from tests.support.building import ROOT

SCRIPTS = {file.stem: f"theme/{file.stem}.js" for file in (ROOT / "theme" / "static" / "js").iterdir()}
ASSETS = Assets("theme/a.css", "theme/a.svg", SCRIPTS)
THEME = make_environment(
    [("theme", read_folder(ROOT / "theme" / "templates"))],
    {"trim_blocks": True, "lstrip_blocks": True},
    {},
    **identity(SITE, ASSETS, PAGES, SECTIONS, menu=MENU),
)


def made(text: str, **parts: str) -> QuickEnvironment:
    files = {"page.html": text.encode(), **{f"{name}.html": part.encode() for name, part in parts.items()}}
    return make_environment([("theme", files)], {"trim_blocks": True}, {}, root="/<r>")


def printed(environment: QuickEnvironment, **values: Any) -> str:
    """Print a page, and hold it to what Jinja prints and to have been printed without it."""
    quick = environment.get_template("page.html").render(**values)
    assert "plain" not in vars(environment), "printed once more"
    assert quick == environment.plain.get_template("page.html").render(**values)
    return quick


@pytest.mark.slow
@pytest.mark.parametrize("one", EXAMPLES, ids=lambda one: f"{one.component}-{one.key}")
def test_every_component_comes_out_the_same(one: Example) -> None:
    quick = rendered(THEME, one)
    assert quick == rendered(THEME.plain, one)
    assert type(quick) is str


@dataclass(frozen=True)
class Item:
    title: Any
    inner: Any = None


texts = st.text(alphabet="aĐ<>&\"'\n{}", max_size=6)
values = st.one_of(texts, texts.map(Markup), st.integers(), st.none(), st.lists(texts, max_size=2))
ITEMS = made(
    """{% from "part" ~ ".html" import row, wrapped, once %}{% set own = "<set>" %}
{% macro local(x, y="<y>", z=none) %}[{{ x.title }}{{ y }}{{ z or own }}]{% endmacro %}
{{ once }}{% for item in items %}{% set name = row(item, root) %}{{ name }}{{ name ~ "<" }}{{ row(item.inner or item, z=loop.first, root="&") }}
{{ local(item) if loop.index0 else local(item, z="<z>", y=item.title) }}{{ wrapped(item) }}{{ item.title|string|length }}
{{ row(item, root)|upper }}{{ [row(item, root), "<"]|join }}{{ item.gone is defined }}{{ item.gone|default("<gone>") }}
{{ item.title if item.title is string and item.title.startswith("a") else "" }}{% endfor %}
{% call(n) wrapped(items[0], around=true) %}{{ n }}<b>{{ local(items[0]) }}{% endcall %}""",
    part="""{% set once = "<once>" %}{% macro row(item, root, z=false) %}<li>{{ root }}{{ item.title }}{% if z %}!{% endif %}</li>{% endmacro %}
{% macro wrapped(item, around=false) %}{% if around %}{{ caller(3) }}{% endif %}{{ row(item, "") }}{{ varargs|length }}{% endmacro %}""",
)  # fmt: skip


@pytest.mark.slow
@given(st.lists(st.builds(Item, values, st.none() | st.builds(Item, values)), min_size=1, max_size=3))
def test_values_of_all_kinds_come_out_the_same(items: list[Item]) -> None:
    vars(ITEMS).pop("plain", None)
    printed(ITEMS, items=items)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("{{ value.title }}", "&lt;&amp;"),
        ("{{ value.title|safe }}", "<&"),
        ("{{ value['title'] if false else value.title.lower() }}", "&lt;&amp;"),
        ("{% autoescape false %}{{ value.title }}{% endautoescape %}", "<&"),
        ("{% macro m(a) %}{{ a }}{% endmacro %}{% autoescape false %}{{ m(value.title) }}{% endautoescape %}", "&lt;&amp;"),
        ("{% macro m(a) %}<{{ a }}{% endmacro %}{{ m(m(1)) }}{{ m(2) ~ '<' }}", "<<1<2&lt;"),
        ("{% macro m(a) %}{{ a }}{% endmacro %}{% set m = value.title %}{{ m }}", "&lt;&amp;"),
        ("{% macro m(class) %}{{ class }}{% endmacro %}{{ m(class=1) }}", "1"),
        ("{% macro m(a) %}{{ a }}{% macro n(b) %}[{{ b }}]{% endmacro %}{{ n(a) }}{% endmacro %}{{ m('<') }}", "&lt;[&lt;]"),
        ("{% macro m(a) %}{{ a }}{% endmacro %}{{ m(*['<']) }}{{ m(**{'a': 2}) }}", "&lt;2"),
        ("{{ 5.5.real }}{{ 'a<'.upper() }}", "5.5A&lt;"),
    ],
)  # fmt: skip
def test_what_is_printed(text: str, html: str) -> None:
    assert printed(made(text), value=Item("<&")) == html


@pytest.mark.parametrize(
    "text",
    [
        "{{ value.title.a }}{{ value['title'] }}",
        "{% macro m(a) %}{{ a.b }}{% endmacro %}{{ m({'b': '<'}) }}",
        "{% from 'part.html' import n %}{{ n('<') }}",
    ],
)
def test_what_jinja_understands_otherwise_comes_out_as_there(text: str) -> None:
    environment = made(text, part="{% set n = ''.replace %}") if "part" in text else made(text)
    values = {"value": {"title": {"a": "<"}}}
    plain = environment.plain.get_template("page.html")
    try:
        expected = plain.render(**values)
    except Exception as error:
        with pytest.raises(type(error)):
            environment.get_template("page.html").render(**values)
    else:
        assert environment.get_template("page.html").render(**values) == expected
