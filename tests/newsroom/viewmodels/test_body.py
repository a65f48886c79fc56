from __future__ import annotations

import pytest

from newsroom.model.blocks import FILE_CLOSE, FILE_OPEN, ROOT, Gallery, Recording
from newsroom.model.media import Photo, Rendition, VideoFile
from newsroom.viewmodels.body import clip_url, content, recording_of, scripts, time_text
from newsroom.viewmodels.parts import Picture, Pictures, RecordingView
from tests.support.making import make_article, make_edition, make_photo

MARKED = f'<a href="{ROOT}/a.pdf">A {FILE_OPEN}tai-lieu/K%E1%BA%BF.pdf{FILE_CLOSE}</a>'


def test_kind_and_size_of_a_file_stand_in_for_its_mark() -> None:
    edition = make_edition(files={"tai-lieu/Kế.pdf": 1_240_000})
    (shown,) = content(edition, make_article(), [MARKED], "/tin")
    assert shown == '<a href="/tin/a.pdf">A <span class="download__note">(PDF,&nbsp;1,2&nbsp;MB)</span></a>'


def test_no_mark_is_left_where_the_size_is_not_known() -> None:
    (shown,) = content(make_edition(), make_article(), [MARKED * 2], "")
    assert str(shown).count("(PDF)") == 2
    assert FILE_OPEN not in str(shown)


def test_the_credit_that_a_gallery_shares_is_told_from_its_caption() -> None:
    for caption, parts in {
        "Đại biểu dự hội nghị. Ảnh: P. Mai": ("Đại biểu dự hội nghị.", "Ảnh: P. Mai"),
        "Đại biểu dự hội nghị": ("Đại biểu dự hội nghị", ""),
        "Ảnh: P. Mai": ("", "Ảnh: P. Mai"),
    }.items():
        (shown,) = content(make_edition(), make_article(), [Gallery((), caption)], "")
        assert isinstance(shown, Pictures)
        assert (shown.caption, shown.credit) == parts


def test_the_viewer_comes_with_photos_that_have_more_to_show() -> None:
    small, large = (Picture(make_photo("a.jpg", width), "A") for width in (640, 1080))
    assert scripts(["<p>A</p>", small]) == ()
    assert scripts([large]) == ("viewer",)
    assert scripts([Pictures((small, small))]) == ("viewer",)
    assert scripts([], cover=Picture(make_photo("a.jpg", 880), "A")) == ()
    assert scripts([], cover=large) == ("viewer",)


@pytest.mark.parametrize(
    ("width", "height", "opens"),
    [
        (640, 480, False),
        (640, 800, True),  # shown 448 wide
        (440, 600, False),
        (1240, 1754, True),  # a page that was scanned
        (720, 1600, True),
        (300, 3000, False),  # shown as it is
        (359, 600, False),
    ],
)
def test_a_photo_opens_where_it_is_shown_narrower_than_it_is(width: int, height: int, opens: bool) -> None:
    picture = Picture(Photo("a.jpg", (Rendition("a-1.jpg", width, height),)), "A")
    assert picture.opens(640) == opens


def test_what_a_photo_promises_depends_on_its_shape() -> None:
    def promised(width: int, height: int) -> str:
        return Picture(Photo("a.jpg", (Rendition("a-1.jpg", width, height),)), "A").sizes("100vw")

    assert promised(720, 480) == "100vw"
    assert promised(360, 240) == "100vw"
    assert promised(359, 600) == "359px"
    assert promised(600, 800) == "(min-width: 48em) min(448px, 67.5vh), min(100vw, 67.5vh)"


def test_a_photo_is_wide_if_asked_for_and_large_enough() -> None:
    large, small = make_photo("a.jpg", 480, 1600), make_photo("b.jpg", 480)
    assert Picture(large, "x", wide=True).is_wide
    assert not Picture(large, "x").is_wide
    assert not Picture(small, "x", wide=True).is_wide
    two = (Picture(large, "x", wide=True), Picture(large, "y"))
    assert Pictures(two).is_wide
    assert not Pictures(two[1:] * 2).is_wide


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(None, ""), (1, "1 giây"), (59, "59 giây"), (60, "1 phút"), (345, "6 phút"), (3600, "1 giờ"),
     (3590, "1 giờ"), (3900, "1 giờ 5 phút"), (7200, "2 giờ")],
)  # fmt: skip
def test_a_length_is_told_as_people_say_it(seconds: int | None, text: str) -> None:
    assert time_text(seconds) == text


def test_a_recording_is_shown_with_its_address_size_and_length() -> None:
    file = VideoFile("a/Bài hát.MP3", 345, 0, 0, 2_070_000, "00", transcript=("Lời ca.",))
    edition = make_edition(video_files={file.path: file})
    spoken = Recording(file.path, "Bài hát", "Lời ca", "Nguồn: Nhà hát")
    article = make_article(body=(spoken,), recording=file.path)
    (shown,) = content(edition, article, article.body, "/tin")
    assert isinstance(shown, RecordingView)
    assert shown.url == "/tin/2024/01/tin-so-001/bai-hat.mp3"
    assert (shown.media_type, shown.kind, shown.size) == ("audio/mpeg", "MP3", "2,1 MB")
    assert (shown.seconds, shown.length, shown.transcript) == (345, "6 phút", ("Lời ca.",))
    assert (shown.title, shown.caption, shown.credit) == ("Bài hát", "Lời ca", "Nguồn: Nhà hát")
    whole = recording_of(edition, article, "")
    assert whole is not None
    assert whole.title == article.title
    assert recording_of(edition, make_article(), "") is None
    assert list(content(edition, article, [Recording("a/khong-co.mp3")], "")) == []


def test_a_file_whose_name_has_no_letters_is_named_by_its_kind() -> None:
    assert clip_url(make_article(), "a/….m4a").endswith("/ghi-am.m4a")
    assert clip_url(make_article(), "a/….MP4").endswith("/video.mp4")
