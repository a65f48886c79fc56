"""Our Jinja prints what stock Jinja prints."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

from newsroom.model.media import Rendition
from plugins.press.environment import css_text, make_environment


class Sign:
    """Something that knows its HTML."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __html__(self) -> str:
        return f"<i>{self.text}</i>"

    def __str__(self) -> str:
        return f"<{self.text}>"


TEMPLATES = {
    "part.html": """{% set once = SITE %}
{% macro row(item, root, label="&", own=true) %}<li>{{ root }}/{{ item }}{{ label if own }}</li>{% endmacro %}
{% macro frame(items) %}<ul>{{ once }}{% for item in items %}{{ row(item, "/<r>", own=loop.first) }}{% endfor %}{{ caller(items|length) }}</ul>{% endmacro %}""",
    "base.html": "<title>{{ SITE }}</title>{% block main %}{% endblock %}{{ SITE|upper }}",
    "page.html": """{% extends "base.html" %}
{% from "part.html" import frame, row %}
{% block main %}
{% set kept %}<b>{{ value }}</b>{% endset %}
{{ kept }}{{ value ~ "<" }}{{ value|string|title }}{{ {"<a>": value|string}|tojson }}{{ value|safe }}
{{ row(value, "") }}{% call(count) frame([value, "<2>"]) %}{{ count }}{{ value }}{{ ["<", value]|join(">") }}{% endcall %}
{% for letter in "<>" %}{{ loop.index }}{{ row(letter, root=value) }}{{ loop.cycle("&", value) }}{% endfor %}
{% endblock %}""",
}
STOCK = Environment(
    loader=DictLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)
STOCK.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
STOCK.globals["SITE"] = "Đảng ủy <Khối> & cơ quan"
FILES = {name: text.encode() for name, text in TEMPLATES.items()}
OURS = make_environment([("theme", FILES)], {"trim_blocks": True}, {}, SITE="Đảng ủy <Khối> & cơ quan")

texts = st.text(alphabet="aĐ<>&\"' \n", max_size=8)
values = st.one_of(
    texts, texts.map(Markup), texts.map(Sign), st.integers(), st.none(), st.lists(texts, max_size=2)
)


@pytest.mark.slow
@given(values)
def test_a_page_is_that_of_stock_jinja(value: Any) -> None:
    assert OURS.get_template("page.html").render(value=value) == STOCK.get_template("page.html").render(
        value=value
    )


def test_pages_do_not_see_the_values_of_others() -> None:
    page = OURS.get_template("page.html")
    page.render(value="một")
    with pytest.raises(UndefinedError):
        page.render()


def test_a_test_of_a_site_is_asked_while_pages_are_printed_and_not_before() -> None:
    files, asked = {"page.html": b"{{ 'a' if 1 is even_now else 'b' }}"}, [False, True]
    environment = make_environment([("theme", files)], {}, {}, tests={"even_now": lambda _: asked.pop()})
    page = environment.get_template("page.html")
    assert (page.render(), page.render()) == ("a", "b")
    plain = make_environment([("theme", files)], {}, {}, tests={"even_now": lambda _: True}).plain
    assert plain.get_template("page.html").render() == "a"


@pytest.mark.parametrize(
    "text", ["{{ gone }}", "{{ value.gone }}", "{% macro m() %}{{ gone }}{% endmacro %}{{ m() }}"]
)
def test_an_undefined_name_fails(text: str) -> None:
    environment = make_environment([("theme", {"page.html": text.encode()})], {}, {})
    with pytest.raises(UndefinedError):
        environment.get_template("page.html").render(value=1)


def test_a_macro_refuses_arguments_that_it_does_not_have() -> None:
    text = b"{% macro m(a) %}{{ a }}{% endmacro %}{% for x in 'a' %}{{ m(1, b=2) }}{% endfor %}"
    environment = make_environment([("theme", {"page.html": text})], {}, {})
    with pytest.raises(TypeError, match="no keyword argument 'b'"):
        environment.get_template("page.html").render()


@pytest.mark.parametrize(
    ("name", "text", "html"),
    [
        ("nobreak", "Tin <b> & 'lời'", "Tin &lt;b&gt; &amp; &#39;lời&#39;"),
        ("nobreak", "A & B: ngày 20-11 <và> 3-CT/TW", 'A &amp; B: ngày <span class="whole">20-11</span> &lt;và&gt; <span class="whole">3-CT/TW</span>'),
        ("nobreak", "đại hội", "đại hội"),
        ("headline", "Đại hội <20-11>", 'Đại\u00a0hội &lt;<span class="whole">20-11</span>&gt;'),
    ],
)  # fmt: skip
def test_what_does_not_break_is_printed_safely(name: str, text: str, html: str) -> None:
    page = make_environment([("theme", {"a.html": f"{{{{ text|{name} }}}}".encode()})], {}, {})
    assert page.get_template("a.html").render(text=text) == html


def test_a_text_stands_between_the_quotes_of_css_as_it_is() -> None:
    assert css_text("https://a.vn/b/") == "https://a.vn/b/"
    assert css_text("a'b\\c\nd") == "a\\'b\\\\c\\a d"


def test_the_sizes_of_a_picture_are_listed_and_escaped_where_they_are_printed() -> None:
    sizes = [Rendition("a/x-480.jpg", 480, 320), Rendition('a/"x"&-960.jpg', 960, 640)]
    page = make_environment([("theme", {"a.html": b"{{ sizes|srcset(root) }}"})], {}, {}).get_template(
        "a.html"
    )
    assert page.render(sizes=sizes, root="/b") == ("/b/a/x-480.jpg 480w, /b/a/&#34;x&#34;&amp;-960.jpg 960w")
    assert page.render(sizes=sizes[:1], root="") == "/a/x-480.jpg 480w"
    assert page.render(sizes=[], root="") == ""


def test_what_a_macro_gave_is_kept_and_a_macro_of_that_name_is_called_instead() -> None:
    once = b"{% macro m(x, y=1) %}<b>{{ x }}{{ y }}</b>{% endmacro %}{% for x in xs %}{{ kept(m, x, y) }}{% endfor %}"
    own = b"{% macro kept(x) %}[{{ x }}]{% endmacro %}{{ kept(xs[0]) }}"
    page = make_environment([("theme", {"a.html": once, "b.html": own})], {}, {})
    assert (
        page.get_template("a.html").render(xs=["<", "&", "<"], y=2) == "<b>&lt;2</b><b>&amp;2</b><b>&lt;2</b>"
    )
    assert page.get_template("b.html").render(xs=["<"]) == "[&lt;]"
