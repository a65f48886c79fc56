"""What is taken of the HTML that extensions of a site make is told together, at its first line."""

from __future__ import annotations

import re
from typing import Any

import pytest
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor

from plugins.manuscript.markup.findings import Findings
from plugins.manuscript.markup.taken import Taken
from tests.plugins.manuscript.markup.test_loading import html_with, set_with

Told = tuple[int, str, int]


def told(text: str, *extensions: str | Extension, **configs: Any) -> list[Told]:
    """List the line, what is taken and how often it is there, of elements and of attributes."""
    problems = set_with(text, *extensions, **configs).problems
    assert [one.code for one in problems] in ([], ["taken-element"], ["taken-attribute"], [*BOTH])
    values = [dict(one.values) for one in problems]
    return [(one.line, said["found"], int(said["count"])) for one, said in zip(problems, values, strict=True)]


BOTH = ("taken-element", "taken-attribute")


def test_the_frame_of_an_admonition_is_told_and_its_words_stay() -> None:
    text = 'Mở đầu\n\n!!! note "Chú ý"\n    Lời trong khung\n\n!!! note "Nhớ"\n    Lời nữa'
    frames = 'class="admonition note" ở <div> (2 chỗ), class="admonition-title" ở <p> (2 chỗ)'
    assert told(text, "admonition") == [(3, frames, 4)]
    assert "<p>Chú ý</p>" in html_with(text, "admonition")


def test_a_frame_without_a_title_of_its_own_is_told_at_its_head() -> None:
    ((line, _, count),) = told("Mở đầu\n\n!!! warning\n    Lời một\n    Lời hai", "admonition")
    assert (line, count) == (3, 2)


def test_attributes_are_told_together_at_the_first_that_is_typed() -> None:
    text = "Lời\n\nLời\n{: .khung style='color: red' }\n\n[x](https://a.vn){: target=_blank }\n\nLời\n{: .khung }\n\nLời\n{: .to #x }\n\nLời\n{: #y }"
    found = 'class="khung" ở <p> (2 chỗ), style="color: red" ở <p>, target="_blank" ở <a> và 3 loại khác'
    assert told(text, "attr_list") == [(4, found, 7)]


@pytest.mark.parametrize("number", [1, 40])
def test_a_text_has_one_line_however_much_is_taken(number: int) -> None:
    text = "\n\n".join(
        f"Đoạn {count}\n{{: .lop-{count} #muc-{count} style='width: {count}em' }}" for count in range(number)
    )
    ((line, _, count),) = told(text, "attr_list")
    assert (line, count) == (2, 3 * number)


def test_a_long_value_is_told_short() -> None:
    ((_, found, _),) = told(f"Lời\n{{: style='{'color: red; ' * 20}' }}", "attr_list")
    assert found.startswith('style="color: red; color: red; ')
    assert found.endswith('…" ở <p>')
    assert len(found) < 60


def test_words_in_braces_that_an_extension_takes_for_attributes_are_told() -> None:
    text = "Lời\n\n| Tên | Số {nháp} |\n|---|---|\n| An | 2 |"
    assert told(text, "attr_list") == [(3, 'nháp="nháp" ở <th>', 1)]


@pytest.mark.parametrize(
    "typed", ["wide", ": hidden ", ": .wide title= ", "rộng #id", ": src alt ", ": class "]
)
def test_attributes_of_a_photo_without_a_value_are_told_and_break_nothing(typed: str) -> None:
    body = set_with(f"Lời\n\n![a](b.png){{{typed}}}", "attr_list")
    assert "extension-failed" not in {problem.code for problem in body.problems}


def test_what_has_no_words_of_the_text_is_told_at_those_around_it() -> None:
    text = "Lời\n\n## Đảng bộ"
    assert told(text, "toc", toc={"permalink": True}) == [(3, 'class="headerlink" ở <a>', 1)]


def test_what_may_be_made_of_two_places_has_no_line() -> None:
    text = "Đảng bộ\n\n## Đảng bộ"
    assert told(text, "toc", toc={"permalink": True}) == [(0, 'class="headerlink" ở <a>', 1)]


@pytest.mark.parametrize(("typed", "is_told"), [("#ket-qua", False), ("#kq", True)])
def test_the_id_of_a_heading_is_told_if_it_is_another_one_now(typed: str, is_told: bool) -> None:
    text = f"[xem]({typed})\n\n## Kết quả {{{typed}}}"
    assert told(text, "attr_list") == [(3, f'id="{typed[1:]}" ở <h2>', 1)] * is_told


def test_ids_that_toc_makes_of_words_are_not_told() -> None:
    assert told("[TOC]\n\n## Đảng bộ\n\n### Đoàn", "toc") == []


class Players(Extension):
    """Puts a frame in place of a mark, as extensions for videos and formulas do."""

    def extendMarkdown(self, md: Any) -> None:  # noqa: N802 (Markdown's name)
        """Register."""
        md.postprocessors.register(Player(md), "player", 0)


class Player(Postprocessor):
    """Makes elements that no page has."""

    def run(self, text: str) -> str:
        """Put them in."""
        frame = (
            '<iframe src="https://a.vn/" width="5"></iframe><kbd class="k">Phím bấm</kbd><script>a<b</script>'
        )
        return text.replace("@@", frame)


def test_elements_that_no_page_has_are_told_without_their_attributes() -> None:
    found = "<iframe> (2 chỗ), <kbd> (2 chỗ), <script> (2 chỗ)"
    assert told("Lời\n\n@@\n\nPhím bấm\n\n@@", Players()) == [(0, found, 6)]
    assert told("Bấm thử @@ để xem", Players()) == [(1, found.replace(" (2 chỗ)", ""), 3)]
    html = html_with("@@", Players())
    assert "Phím bấm" in html
    assert not re.search("iframe|kbd|script|a<b", html)


def test_raw_html_that_editors_type_is_not_told_as_made_by_an_extension() -> None:
    text = '<div class="a" markdown="1">\n\nLời\n\n</div>\n\n<p align="center" onclick="x">Lời</p>'
    assert told(text, "md_in_html", "attr_list") == []


def test_a_code_for_colours_is_no_loss() -> None:
    assert told("```python\nx\n```", "fenced_code") == []


def test_the_house_itself_makes_nothing_that_is_taken() -> None:
    text = (
        "## Mục\n\nLời[^1] ~~cũ~~ <https://a.vn>\n\n| a | b |\n|:--|--:|\n| c | d |\n\n3. Ba\n5. Năm\n\na) Một\nb) Hai\n\n"
        "![Ảnh](1.jpg){rộng}\n\n[x](#muc)\n\n[^1]: Nguồn."
    )
    assert told(text, Players()) == []


def test_links_follow_headings_only_if_all_are_known() -> None:
    taken = Taken(Findings("a.md", "", 1))
    html = '<h2 id="a">A</h2><a href="#x">x</a>'
    for ids, led in ((["x"], html.replace("#x", "#a")), (["x", "y"], html), ([""], html)):
        taken.heading_ids = ids
        assert taken.replaced(html) == led
