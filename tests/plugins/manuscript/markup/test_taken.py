"""What is taken of the HTML that extensions of a site make is told, once a kind, at its line."""

from __future__ import annotations

import re
from typing import Any

import pytest
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor

from plugins.manuscript.markup.findings import Findings
from plugins.manuscript.markup.taken import replaced
from tests.plugins.manuscript.markup.test_loading import html_with, set_with


def told(text: str, *extensions: str | Extension, **configs: Any) -> list[tuple[int, str, str]]:
    """List the line, the element and the attribute of what is told."""
    found = []
    for problem in set_with(text, *extensions, **configs).problems:
        assert problem.code.startswith("taken-")
        values = dict(problem.values)
        found.append((problem.line, values["tag"], values.get("found", "")))
    return found


def test_the_frame_of_an_admonition_is_told_and_its_words_stay() -> None:
    text = 'Mở đầu\n\n!!! note "Chú ý"\n    Lời trong khung\n\n!!! note "Nhớ"\n    Lời nữa'
    assert told(text, "admonition") == [
        (3, "div", 'class="admonition note"'),
        (3, "p", 'class="admonition-title"'),
    ]
    assert "<p>Chú ý</p>" in html_with(text, "admonition")


def test_attributes_are_told_where_they_are_typed() -> None:
    text = "Lời\n\nLời\n{: .khung style='color: red' }\n\n[x](https://a.vn){: target=_blank }\n\nLời\n{: .khung }\n\nLời\n{: .to #x }\n\nLời\n{: #y }"
    assert told(text, "attr_list") == [
        (4, "p", 'class="khung"'),
        (4, "p", 'style="color: red"'),
        (6, "a", 'target="_blank"'),
        (12, "p", 'class="to"'),
        (12, "p", 'id="x"'),
    ]


def test_words_in_braces_that_an_extension_takes_for_attributes_are_told() -> None:
    text = "Lời\n\n| Tên | Số {nháp} |\n|---|---|\n| An | 2 |"
    assert told(text, "attr_list") == [(3, "th", 'nháp="nháp"')]


def test_what_has_no_words_of_the_text_is_told_near_those_above_it() -> None:
    text = "Lời\n\n## Đảng bộ"
    assert told(text, "toc", toc={"permalink": True}) == [(3, "a", 'class="headerlink"')]


@pytest.mark.parametrize(("typed", "is_told"), [("#ket-qua", False), ("#kq", True)])
def test_the_id_of_a_heading_is_told_if_it_is_another_one_now(typed: str, is_told: bool) -> None:
    text = f"[xem]({typed})\n\n## Kết quả {{{typed}}}"
    assert told(text, "attr_list") == [(3, "h2", f'id="{typed[1:]}"')] * is_told


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
    assert told("Lời\n\n@@\n\nPhím bấm\n\n@@", Players()) == [
        (5, "iframe", ""),
        (5, "kbd", ""),
        (5, "script", ""),
    ]
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
    findings = Findings("a.md", "", 1)
    html = '<h2 id="a">A</h2><a href="#x">x</a>'
    assert replaced(html, ["x"], findings) == html.replace("#x", "#a")
    assert replaced(html, ["x", "y"], findings) == html
    assert replaced(html, [""], findings) == html
