from __future__ import annotations

from typing import Any

import pytest
from markdown import Markdown

from newsroom.model.blocks import Figure, Gallery, VideoBlock
from plugins.captions.markdown import makeExtension
from plugins.captions.tree import mark
from plugins.captions.video import split_credit, split_duration

MARKDOWN: Any = Markdown(
    extensions=["tables", "footnotes", "sane_lists", makeExtension()], output_format="html"
)
URL = "https://youtu.be/abcdefghijk"


def set_text(text: str) -> tuple[str, list[Figure | Gallery | VideoBlock]]:
    html = MARKDOWN.reset().convert(text)
    return html, MARKDOWN.figures


def one(text: str) -> VideoBlock:
    html, (video,) = set_text(text)
    assert html == f"<p>{mark(0)}</p>"
    assert isinstance(video, VideoBlock)
    return video


@pytest.mark.parametrize(
    "text",
    [
        URL,
        f"<{URL}>",
        f"  {URL}  ",
        "youtu.be/abcdefghijk",
        f"{URL}.",
        f"[{URL}]({URL})",
    ],
)
def test_an_address_that_is_a_paragraph_is_a_video(text: str) -> None:
    video = one(text)
    assert (video.key, video.title, video.duration, video.caption) == (URL, "", None, "")


@pytest.mark.parametrize(
    "address", ["https://youtu.be/_abc_-_xyz_", "https://www.youtube.com/watch?v=a_b_c*d&t=1"]
)
def test_signs_of_markdown_in_an_address_stay(address: str) -> None:
    assert one(address).key == address


@pytest.mark.parametrize(
    ("text", "title", "duration"),
    [
        (f"[Lễ kết nạp]({URL})", "Lễ kết nạp", None),
        (f"[Lễ kết nạp (3:25)]({URL})", "Lễ kết nạp", 205),
        (f"[Lễ kết nạp (1:02:03)]({URL})", "Lễ kết nạp", 3723),
        (f"[Lễ kết nạp (75:00)]({URL})", "Lễ kết nạp", 4500),
        (f"[Lễ *kết nạp* &amp; trao thẻ]({URL})", "Lễ kết nạp & trao thẻ", None),
        (f"[Khóa (2020)]({URL})", "Khóa (2020)", None),
        ("[Lễ kết nạp](le.mp4)", "Lễ kết nạp", None),
        ("[Lễ kết nạp (0:09)](../../video/L%E1%BB%85.MP4)", "Lễ kết nạp", 9),
    ],
)
def test_the_text_of_the_link_is_title_and_duration(text: str, title: str, duration: int | None) -> None:
    video = one(text)
    assert (video.title, video.duration) == (title, duration)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Họp (0:00)", ("Họp", None)),
        ("Họp (1:75:00)", ("Họp (1:75:00)", None)),
        ("Họp (1:60)", ("Họp (1:60)", None)),
        ("Họp lúc 7:30", ("Họp lúc 7:30", None)),
        ("(3:25)", ("", 205)),
    ],
)
def test_only_a_length_in_brackets_at_the_end_is_a_duration(
    text: str, expected: tuple[str, int | None]
) -> None:
    assert split_duration(text) == expected


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        (f'[Lễ]({URL} "Toàn cảnh. Video: P. Mai")', "Toàn cảnh.", "Video: P. Mai"),
        (f"[Lễ]({URL})\n*Toàn cảnh. Ảnh: P. Mai*", "Toàn cảnh.", "Ảnh: P. Mai"),
        (f"[Lễ]({URL})  \n*Toàn cảnh*", "Toàn cảnh", ""),
        (
            f"[Lễ]({URL})\n*Toàn cảnh*\n*buổi lễ. Nguồn: Báo Nam Định*",
            "Toàn cảnh buổi lễ.",
            "Nguồn: Báo Nam Định",
        ),
        (f'[Lễ]({URL} "Toàn cảnh")\n*Phút trao thẻ*', "Toàn cảnh. Phút trao thẻ", ""),
        (f'[Lễ kết nạp]({URL} "Lễ kết nạp. Video: An")', "", "Video: An"),
        (f"[Lễ]({URL})\n*Video minh họa*", "", "Video minh họa"),
    ],
)
def test_captions_and_credits_are_those_of_photos(text: str, caption: str, credit: str) -> None:
    video = one(text)
    assert (video.caption, video.credit) == (caption, credit)


def test_an_address_without_title_takes_a_short_caption_for_it() -> None:
    video = one(f"{URL}\n*Toàn cảnh buổi lễ. Video: P. Mai*")
    assert (video.title, video.caption, video.credit) == ("Toàn cảnh buổi lễ", "", "Video: P. Mai")
    long = "Toàn cảnh " * 15 + "lễ"
    assert one(f"{URL}\n*{long}*").title == ""
    assert one(f"{URL}\n*{long}*").caption == long


def test_a_photo_in_the_link_is_the_still() -> None:
    video = one(f'[![Lễ kết nạp (3:25)](1.jpg "Toàn cảnh. Ảnh: P. Mai")]({URL})')
    assert video.still == Figure("1.jpg", "Lễ kết nạp")
    assert (video.title, video.duration) == ("Lễ kết nạp", 205)
    assert (video.caption, video.credit) == ("Toàn cảnh.", "Ảnh: P. Mai")
    assert MARKDOWN.photo_links == []


def test_a_still_without_words_has_some_all_the_same() -> None:
    assert one(f"[![](1.jpg)]({URL})").still == Figure("1.jpg", "Video")


@pytest.mark.parametrize(
    "text",
    [
        f"Xem [lễ kết nạp]({URL}).",
        f"[Lễ]({URL}) và lời.",
        f"[Lễ]({URL})\nLời thường dưới liên kết.",
        f"[Lễ]({URL}) *cùng dòng*",
        f"{URL} xem nhé",
        f"{URL}\n{URL}",
        f"- [Lễ]({URL})",
        f"> [Lễ]({URL})",
        f"## [Lễ]({URL})",
        "[Lễ](https://vimeo.com/123456)",
        "[Lễ](https://example.vn/le.mp4)",
        "[Lễ](../bai/index.md)",
        "[Lễ](tai-lieu.pdf)",
        "https://www.youtube.com/@dangbokhoi",
    ],
)
def test_other_links_stay_links(text: str) -> None:
    html, figures = set_text(text)
    assert not any(isinstance(figure, VideoBlock) for figure in figures)
    assert mark(0) not in html


def test_a_link_around_two_photos_or_a_photo_and_text_is_no_video() -> None:
    for inside in ("![A](1.jpg)![B](2.jpg)", "![A](1.jpg) Lễ"):
        _, figures = set_text(f"[{inside}]({URL})")
        assert not any(isinstance(figure, VideoBlock) for figure in figures)


@pytest.mark.parametrize(
    ("text", "title", "caption", "credit"),
    [
        (f"[Lễ kết nạp]({URL})\n*Lễ kêt nạp*", "Lễ kết nạp", "Lễ kêt nạp", ""),
        (f'[![Lễ](1.jpg "Toàn cảnh. Ảnh: An")]({URL} "Phút trao thẻ. Video: Án")', "Lễ", "Toàn cảnh. Phút trao thẻ.", "Video: Án; Ảnh: An"),
        (f'[Lễ]({URL} "Vì sao?")\n*Ý kiến tổ 2*', "Lễ", "Vì sao? Ý kiến tổ 2", ""),
        (f"[Lễ]({URL})\n*Toàn cảnh (Video: Tổ (Khối))*", "Lễ", "Toàn cảnh", "Video: Tổ (Khối)"),
        (f"[youtu.be/abcdefghijk bài hay]({URL})", "youtu.be/abcdefghijk bài hay", "", ""),
        (f"{URL}\n*Vì sao?*", "Vì sao?", "", ""),
    ],
)  # fmt: skip
def test_no_word_of_a_video_is_lost(text: str, title: str, caption: str, credit: str) -> None:
    video = one(text)
    assert (video.title, video.caption, video.credit) == (title, caption, credit)


def test_links_and_marks_of_footnotes_around_a_video_are_noted_or_stay() -> None:
    one(f"[Lễ]({URL})\n*Xem [kế hoạch](/a/)*")
    assert MARKDOWN.photo_links == ["/a/"]
    set_text(f'[Lễ]({URL} "Toàn cảnh[^1]")\n\n[^1]: Nguồn.')
    assert (MARKDOWN.figures[0].caption, MARKDOWN.photo_notes) == ("Toàn cảnh", ["[^1]"])
    for text in (f"[Lễ]({URL})\n*Toàn cảnh[^1]*", f"[Lễ[^1]]({URL})"):
        html, figures = set_text(f"{text}\n\n[^1]: Nguồn.")
        assert figures == []
        assert 'href="#fn:1"' in html


def test_videos_and_photos_keep_their_places() -> None:
    html, figures = set_text(f"![A](1.jpg)\n\n{URL}\n\nLời.\n\n![B](2.jpg)")
    kinds = [
        type(figures[int(number)]).__name__ for number in (html.split("\ue001")[n][0] for n in (1, 2, 3))
    ]
    assert kinds == ["Figure", "VideoBlock", "Figure"]


@pytest.mark.parametrize(
    ("text", "credit"),
    [("Video clip: An", "Video clip: An"), ("Thực hiện: An - Bình", "Thực hiện: An - Bình")],
)
def test_credits_name_who_made_a_video(text: str, credit: str) -> None:
    assert split_credit(text) == ("", credit)
