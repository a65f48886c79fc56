"""Examples are shown as pages show their component; what is wrong with one is told in its place."""

from __future__ import annotations

from bs4 import BeautifulSoup

from newsroom.commands.preview.components.showing import components, environment, needed, page, show
from newsroom.commands.preview.examples.example import SOURCE, Example, example
from newsroom.model.output import Assets

ASSETS = Assets("theme/a.css", "theme/a.svg", {"menu": "theme/menu.js", "sheaf": "theme/sheaf.js"})
FILES = {
    "components/tag.html": b'{% macro tag(text) %}<p id="t">{{ text }}{% if caller is defined %}{{ caller() }}{% endif %}</p>{% endmacro %}',
    "components/torn.html": b"{% macro torn() %}{{ 1 / 0 }}{% endmacro %}",
    "components/broken.html": b"{% macro broken( %}",
    "components/lone.html": b"{% macro lone() %}{% endmacro %}",
    "base.html": b"",
}  # fmt: skip
FOLDERS = [("theme", FILES)]
THEME = environment(FOLDERS, ASSETS)


def html_of(*examples: Example) -> str:
    return page(
        THEME, ASSETS, components(FOLDERS, [show(THEME, one) for one in examples]), "Thành phần"
    ).decode()


def test_text_is_escaped_and_what_a_macro_is_called_with_is_html() -> None:
    one = example("tag", "Tên", "<b>", inside="<i>x</i>")
    assert show(THEME, one, is_alone=True).html == '<p id="t">&lt;b&gt;<i>x</i></p>'


def test_two_examples_of_a_component_have_other_ids_and_one_alone_has_its_own() -> None:
    html = html_of(example("tag", "Một", "a"), example("tag", "Hai", "b"))
    ids = [tag["id"] for tag in BeautifulSoup(html, "lxml").find_all(id=True)]
    assert ids == [
        "broken", "lone", "tag", "tag--mot", "tag--mot-t", "tag--hai", "tag--hai-t", "torn",
    ]  # fmt: skip
    assert 'id="t"' in show(THEME, example("tag", "Một", "a"), is_alone=True).html


def test_what_goes_wrong_in_one_is_told_there_and_the_others_are_shown() -> None:
    html = html_of(
        example("torn", "Lỗi"), example("broken", "Lỗi"), example("gone", "Lỗi"), example("tag", "Tên", "a")
    )
    told = [tag.get_text() for tag in BeautifulSoup(html, "lxml").find_all(role="alert")]
    assert len(told) == 3
    assert all(text.startswith("Không dựng được ví dụ này: ") for text in told)
    assert "components/broken.html:1: " in told[0]
    assert any("ZeroDivisionError: division by zero" in text for text in told)
    assert ">a</p>" in html


def test_a_component_without_example_is_named() -> None:
    soup = BeautifulSoup(html_of(example("tag", "Tên", "a")), "lxml")
    assert [tag.get_text(" ", strip=True) for tag in soup.select("#lone h2")] == ["lone Chưa có ví dụ"]


def test_the_source_is_shown_of_what_nobody_sees() -> None:
    shown = BeautifulSoup(html_of(example("tag", "Tên", "a", room=SOURCE)), "lxml").select_one("pre")
    assert shown is not None
    assert shown.get_text() == '<p id="t">a</p>'


def test_an_example_that_prints_nothing_says_so() -> None:
    assert "Không in ra gì." in html_of(example("lone", "Trống"))


def test_only_scripts_that_are_needed_are_loaded() -> None:
    assert needed("<p></p>", ASSETS.scripts) == []
    assert needed('<div class="sheaf">', ASSETS.scripts) == ["sheaf"]
    assert needed('<nav class="menu menu--groups">', ASSETS.scripts) == ["menu"]
    assert needed('<p class="new">', {"new": "theme/new.js"}) == ["new"]
