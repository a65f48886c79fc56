from __future__ import annotations

import pytest

from newsroom.model.blocks import Figure, Gallery
from newsroom.model.copy import Copy
from plugins.copydesk.captions import check_captions

PATH = "articles/2024/07/hop/index.md"


@pytest.mark.parametrize(
    "paragraph", ["Đại biểu dự hội nghị", "<em>đại biểu dự hội nghị.</em>", "Đại biểu dự hội nghị!"]
)
def test_a_caption_said_again_further_down_is_reported(paragraph: str) -> None:
    figure = Figure("1.jpg", "Ảnh", "Đại biểu dự hội nghị", line=3)
    text = "Title: A\n\n![Ảnh](1.jpg)\n\nMở đầu.\n\nĐại biểu dự hội nghị\n"
    body = (Gallery((figure,)), f"<p>Mở đầu.</p>\n<p>{paragraph}</p>")
    assert [problem.line for problem in check_captions(Copy(PATH, text, body=body))] == [7]


def test_a_paragraph_that_says_more_than_the_caption_is_passed_over() -> None:
    figure = Figure("1.jpg", "Ảnh", "Đại biểu dự hội nghị", line=3)
    body = (figure, "<p>Đại biểu dự hội nghị đông đủ.</p>")
    assert not list(check_captions(Copy(PATH, "", body=body)))
