"""Shortcodes become what readers saw; words in brackets stay words."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.archives.shortcodes import Attached, attributes_of, open_shortcodes

LIBRARY = {
    "9": Attached("https://cu.example.vn/wp-content/uploads/a.jpg", "Chú thích <em>a</em>", 'Ảnh "a"'),
    "10": Attached("https://cu.example.vn/wp-content/uploads/b.jpg"),
}


def opened(text: str) -> str:
    return " ".join(open_shortcodes(text, LIBRARY, ("10",)).text.split())


@pytest.mark.parametrize(
    "text",
    [
        "Theo báo cáo [1], [a] và [Ảnh]",
        "[video] Toàn cảnh đại hội",
        "[Video] Toàn cảnh",
        "[tv] [ctv]",
        "mảng a[i] = b[j]",
        "[ xem thêm ]",
        "[đồng chí]",
    ],
)
def test_words_in_brackets_stay(text: str) -> None:
    found = open_shortcodes(text, LIBRARY)
    assert (found.text, found.gone, found.open) == (text, [], [])


@pytest.mark.parametrize(
    "text",
    [
        '[caption id="attachment_9" width="300"]<img src="a.jpg" alt="x" /> Đại biểu[/caption]',
        '[caption id="attachment_9" width="300" caption="Đại biểu"]<img src="a.jpg" alt="x" />[/caption]',
        '[wp_caption]<a href="a.jpg"><img src="a.jpg" alt="x" /></a>Đại biểu[/wp_caption]',
    ],
)
def test_a_caption_belongs_to_its_picture(text: str) -> None:
    assert opened(text).startswith("<figure>")
    assert "<figcaption>Đại biểu</figcaption></figure>" in opened(text)


def test_a_gallery_shows_its_pictures_with_the_captions_of_the_library() -> None:
    shown = opened('[gallery columns="2" ids="10, 9"]')
    assert shown.index("b.jpg") < shown.index("a.jpg")
    assert "<figcaption>Chú thích <em>a</em></figcaption>" in shown
    assert 'alt="Ảnh &quot;a&quot;"' in shown
    assert "b.jpg" in opened("[gallery]")
    assert "a.jpg" not in opened("[gallery]")


def test_what_the_library_has_not_is_told() -> None:
    assert open_shortcodes('[gallery ids="9,99"]', LIBRARY).absent == ["99"]


@pytest.mark.parametrize(
    "text",
    [
        "[embed]https://youtu.be/abcdefghijk[/embed]",
        '[embed width="500"]https://youtu.be/abcdefghijk[/embed]',
        "[youtube https://youtu.be/abcdefghijk]",
        '[su_youtube url="https://youtu.be/abcdefghijk" width="600"]',
        "[embedyt]https://youtu.be/abcdefghijk[/embedyt]",
        '[ux_video url="https://youtu.be/abcdefghijk"]',
    ],
)
def test_a_video_of_a_host_stands_alone(text: str) -> None:
    assert opened(text) == "https://youtu.be/abcdefghijk"


def test_clips_files_and_buttons_are_kept() -> None:
    assert (
        opened('[video width="640" mp4="https://cu.example.vn/a.mp4"][/video]')
        == '<video src="https://cu.example.vn/a.mp4"></video>'
    )
    assert opened('[audio src="a.mp3"]') == '<audio src="a.mp3"></audio>'
    assert opened('[pdf-embedder url="/t/bao-cao.pdf"]') == '<p><a href="/t/bao-cao.pdf">bao-cao.pdf</a></p>'
    assert (
        opened('[button text="Xem thêm" link="https://e.vn/x"]')
        == '<p><a href="https://e.vn/x">Xem thêm</a></p>'
    )


def test_what_stands_within_page_builders_stays() -> None:
    found = open_shortcodes('[vc_row][vc_column width="1/2"]Nội dung.[/vc_column][/vc_row]', LIBRARY)
    assert found.text.split() == ["Nội", "dung."]
    assert len(found.gone) == 2
    assert found.open == []
    assert opened('[su_box title="Lưu ý"]Nhớ mang giấy mời[/su_box]') == "<p>Lưu ý</p> Nhớ mang giấy mời"
    assert "a.jpg" in opened('[ux_image id="9"]')


def test_a_shortcode_whose_content_is_elsewhere_is_told() -> None:
    found = open_shortcodes('Trước [contact-form-7 id="1" title="Liên hệ"] sau', LIBRARY)
    assert found.open == found.gone == ['[contact-form-7 id="1" title="Liên hệ"]']
    assert found.text.split() == ["Trước", "sau"]


def test_doubled_brackets_are_an_example() -> None:
    assert opened('Gõ [[gallery ids="9"]] để chèn') == 'Gõ [gallery ids="9"] để chèn'


def test_attributes_in_all_quotes() -> None:
    assert attributes_of(""" ids="1,2" Link='none' size=large title=“Tên &amp; họ” """) == {
        "ids": "1,2", "link": "none", "size": "large", "title": "Tên & họ",
    }  # fmt: skip
