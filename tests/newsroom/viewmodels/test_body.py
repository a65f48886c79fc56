from __future__ import annotations

import pytest

from newsroom.model.blocks import FILE_CLOSE, FILE_OPEN, ROOT, Gallery
from newsroom.model.media import Photo, Rendition
from newsroom.viewmodels.body import content, scripts
from newsroom.viewmodels.parts import Picture, Pictures
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
