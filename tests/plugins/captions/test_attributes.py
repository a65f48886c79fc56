from __future__ import annotations

from typing import Any

import pytest
from markdown import Markdown

from newsroom.model.blocks import Figure
from plugins.captions.markdown import makeExtension

MARKDOWN: Any = Markdown(
    extensions=["tables", "footnotes", "sane_lists", makeExtension()], output_format="html"
)


def figure(text: str) -> Figure:
    MARKDOWN.reset().convert(text)
    (found,) = MARKDOWN.figures
    assert isinstance(found, Figure)
    return found


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Lễ *ra quân* **2024**", "Lễ ra quân 2024"),
        ("_Lễ_ ***ra quân***", "Lễ ra quân"),
        ("**Lễ *ra* quân**", "Lễ ra quân"),
        ("**“Lễ ra quân”**!", "“Lễ ra quân”!"),
        ("Kê khai `A1`", "Kê khai A1"),
        ("Lễ<br>ra <b>quân</b>", "Lễ ra quân"),
        ("Lễ &amp; hội &lt;b&gt;", "Lễ & hội <b>"),
        ("[Lễ ra quân](/a/) ở xã", "Lễ ra quân ở xã"),
        ("Xem <https://a.vn/b>", "Xem https://a.vn/b"),
        ("Giá(*) và (*) 3*4*5 __/__ tep_anh_bia", "Giá(*) và (*) 3*4*5 __/__ tep_anh_bia"),
        ("Lễ \\*ra quân\\*", "Lễ *ra quân*"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("1 < 2 và 3 > 2", "1 < 2 và 3 > 2"),
        ("Biểu đồ[^1] tăng", "Biểu đồ tăng"),
        ("Biểu đồ [^2024]", "Biểu đồ"),
    ],
)
def test_alt_text_and_title_are_words_without_signs_of_markup(written: str, words: str) -> None:
    assert figure(f"![{written}](1.jpg)").alt == words
    assert figure(f'![](1.jpg "{written}")').caption == words


@pytest.mark.parametrize("photo", ["![Lễ *ra quân*][anh]", "![Lễ ra quân [^1]][anh]", "![Anh]"])
def test_photos_by_name_are_alike(photo: str) -> None:
    found = figure(f'{photo}\n\n[anh]: 1.jpg "**Quang cảnh**"')
    assert (found.src, found.alt, found.caption) == ("1.jpg", found.alt, "Quang cảnh")
    assert found.alt in ("Lễ ra quân", "Anh")


def test_links_and_marks_of_footnotes_that_are_gone_are_noted() -> None:
    figure('![[Lễ](/a/) ra quân](1.jpg "Biểu đồ[^1]")\n\n[^1]: Nguồn.')
    assert MARKDOWN.photo_links == ["/a/"]
    assert MARKDOWN.photo_notes == ["Biểu đồ[^1]"]


def test_a_footnote_right_after_a_photo_is_one() -> None:
    html = MARKDOWN.reset().convert("Xem ![Bảng](1.jpg)[^1].\n\n[^1]: Nguồn.")
    assert 'href="#fn:1"' in html
    assert MARKDOWN.photo_notes == []


@pytest.mark.parametrize("behind", ["{wide}", "{rộng=100%}", " {width=50%}", "{: .rong}", "{rộng 100}"])
def test_other_braces_behind_a_photo_are_noted(behind: str) -> None:
    MARKDOWN.reset().convert(f"![Lễ](1.jpg){behind}")
    assert MARKDOWN.photo_braces == [behind.strip()]


@pytest.mark.parametrize(
    "text", ["![Lễ](1.jpg){rộng}", "![Lễ](1.jpg) { RỘNG }", "![Lễ](1.jpg) xem {a}", "{wide}"]
)
def test_the_word_for_wide_and_braces_elsewhere_are_not(text: str) -> None:
    MARKDOWN.reset().convert(text)
    assert MARKDOWN.photo_braces == []
