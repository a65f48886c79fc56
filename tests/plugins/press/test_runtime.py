"""Pages are printed quickly; one that cannot be is printed as Jinja does, or fails as there."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import StrictUndefined, UndefinedError
from jinja2.runtime import LoopContext
from markupsafe import Markup, escape

from plugins.press.environment import make_environment
from plugins.press.runtime import escaped, looped

FILES = {
    "page.html": b"{% from 'part.html' import m %}<p>\n{{ m(value) }}",
    "part.html": b"{% macro m(a) %}\n\n{{ a.gone }}{% endmacro %}",
    "wrong.html": b"{% from 'part.html' import m %}{{ m(1, b=2) }}",
    "many.html": b"{% from 'part.html' import m %}{{ m(1, 2) }}",
    "none.html": b"{% from 'part.html' import n %}{{ n(1) }}",
}


@given(st.one_of(st.text(), st.text().map(Markup), st.integers(), st.none()))
def test_a_value_is_escaped_as_markupsafe_does(value: object) -> None:
    assert str(escaped(value)) == str(escape(value))


def test_a_fault_is_told_with_the_lines_of_the_templates() -> None:
    page = make_environment([("theme", FILES)], {}, {}).get_template("page.html")
    with pytest.raises(UndefinedError, match="has no attribute 'gone'") as caught:
        page.render(value=1)
    places = [(str(entry.frame.code.raw.co_filename), entry.lineno + 1) for entry in caught.traceback]
    assert [place for place in places if place[0].startswith("theme/")] == [
        ("theme/page.html", 2),
        ("theme/part.html", 3),
    ]
    assert caught.value.__context__ is None, "the first attempt is nobody's business"


@pytest.mark.parametrize(
    ("name", "error", "told"),
    [
        ("wrong.html", TypeError, "no keyword argument 'b'"),
        ("many.html", TypeError, "not more than 1 argument"),
        ("none.html", UndefinedError, "does not export the requested name 'n'"),
    ],
)
def test_a_call_that_does_not_fit_is_told_in_jinjas_words(
    name: str, error: type[Exception], told: str
) -> None:
    page = make_environment([("theme", FILES)], {}, {}).get_template(name)
    with pytest.raises(error, match=told):
        page.render()


def test_an_entry_of_a_mapping_is_printed_as_an_attribute() -> None:
    page = make_environment([("theme", FILES)], {}, {}).get_template("page.html")
    assert page.render(value={"gone": "<"}) == "<p>\n\n\n&lt;"


@given(
    st.one_of(st.lists(st.integers()), st.lists(st.integers()).map(tuple), st.text(), st.sets(st.integers()))
)
def test_a_loop_is_told_of_as_jinja_does(items: Iterable[object]) -> None:
    names = ("index", "index0", "revindex", "revindex0", "first", "last", "length")
    told = [
        (item, [getattr(loop, name) for name in names], loop.cycle(1, 2))
        for item, loop in looped(items, None)
    ]
    ours = LoopContext(items, StrictUndefined)
    assert told == [(item, [getattr(loop, name) for name in names], loop.cycle(1, 2)) for item, loop in ours]


def test_what_is_seldom_asked_of_a_loop_is_answered_all_the_same() -> None:
    files = {"page.html": b"{% for x in items %}{% if loop.changed(x) %}{{ x }}{{ loop.previtem|default('-') }}{% endif %}{% endfor %}"}  # fmt: skip
    assert (
        make_environment([("theme", files)], {}, {}).get_template("page.html").render(items=[1, 1, 2])
        == "1-21"
    )


def test_a_loop_goes_down_as_jinjas_does() -> None:
    files = {"page.html": b"{% for x in items recursive %}<{{ loop.depth }}{{ loop(x) }}>{% endfor %}"}
    page = make_environment([("theme", files)], {}, {}).get_template("page.html")
    assert page.render(items=[[[]], []]) == "<1<2>><1>"
