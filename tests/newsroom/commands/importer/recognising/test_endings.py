"""Byline, source, tags and counters at the end of an article."""

from __future__ import annotations

from newsroom.commands.importer.recognising import recognise
from newsroom.commands.importer.source import Look, Picture, Span, Text
from tests.support.lines import PROSE, paragraph, source_of

BODY = (PROSE, f"Nay {PROSE}")


def test_a_name_at_the_end_is_the_author_and_what_follows_goes() -> None:
    draft = recognise(source_of(*BODY, "", "P. MAI", "", ".", "Chuyên trang Đại hội", "."))
    assert draft.header["Author"] == ("P. MAI",)
    assert [item.text for item in draft.dropped] == [".", "Chuyên trang Đại hội", "."]


def test_an_office_below_a_name_is_told() -> None:
    draft = recognise(source_of(*BODY, "Nguyễn Văn A", "Ban Tuyên giáo Đảng ủy Khối"))
    assert draft.header["Author"] == ("Nguyễn Văn A",)
    assert draft.dropped[0].reason.startswith("nơi công tác của tác giả")


def test_author_and_source_may_both_stand_there() -> None:
    header = recognise(source_of(*BODY, "Nguyễn Văn A", "Theo Báo Mẫu,")).header
    assert (header["Author"], header["Source"]) == (("Nguyễn Văn A",), ("Báo Mẫu",))


def test_a_name_in_the_middle_is_text() -> None:
    draft = recognise(source_of(*BODY, "Nguyễn Văn A", f"Sau {PROSE}"))
    assert "Nguyễn Văn A" in [block.text for block in draft.blocks if isinstance(block, Text)]


def test_a_list_of_names_is_no_byline_for_all() -> None:
    draft = recognise(source_of(*BODY, "Danh sách gồm:", "1. Nguyễn Văn A", "2. Trần Thị B"))
    assert [block.text for block in draft.blocks if isinstance(block, Text)][-1] == "2. Trần Thị B"


def test_a_photographer_is_asked_for_the_captions() -> None:
    draft = recognise(source_of(*BODY, "Bài: Hoa Sen; ảnh: Bình Minh"))
    assert draft.header["Author"] == ("Hoa Sen",)
    assert "«ảnh: Bình Minh»" in draft.faults[0].text


def test_looks_help() -> None:
    draft = recognise(source_of(*BODY, paragraph("Phương", 3, bold=True), kind="docx"))
    assert draft.header["Author"] == ("Phương",)


def test_a_name_at_the_right_with_a_note_below_it_is_the_author() -> None:
    name = paragraph("Nguyễn Văn A", 4, bold=True, look=Look(align="right"))
    draft = recognise(source_of("Một tiêu đề của bài viết", *BODY, name, f"Thể lệ: {PROSE}", kind="Word"))
    assert draft.header["Author"] == ("Nguyễn Văn A",)
    assert isinstance(draft.blocks[-1], Text)
    assert draft.blocks[-1].text == f"Thể lệ: {PROSE}"


def test_what_stands_above_a_signature_goes() -> None:
    draft = recognise(source_of(*BODY, "Người viết", "Nguyễn Văn A"))
    assert draft.header["Author"] == ("Nguyễn Văn A",)
    assert [item.text for item in draft.dropped] == ["Người viết"]


def test_the_last_sentence_about_a_body_is_text() -> None:
    for last in ("Hội nghị thành công tốt đẹp.", "Chi bộ có 36 đảng viên./."):
        draft = recognise(source_of("Một tiêu đề của bài viết", *BODY, last, "Nguyễn Văn A"))
        assert isinstance(draft.blocks[-1], Text)
        assert (draft.blocks[-1].text, draft.header["Author"]) == (last, ("Nguyễn Văn A",))


def test_a_label_that_names_the_author_of_the_photos_is_told() -> None:
    told = "ảnh cũng của tác giả"
    for label, caption, is_told in (
        ("Tin, ảnh", "Toàn cảnh", True),
        ("Bài và ảnh", "", True),
        ("Tin, ảnh", "Toàn cảnh. Ảnh: Hoa Mai", False),
        ("Tin", "Toàn cảnh", False),
    ):
        photo = Picture("1.jpg", 3, caption=(Span(caption),))
        draft = recognise(
            source_of("Một tiêu đề của bài viết", PROSE, photo, *BODY, f"{label}: Hoa Mai", kind="Word")
        )
        assert draft.header["Author"] == ("Hoa Mai",)
        assert any(told in fault.text for fault in draft.faults) is is_told, (label, caption)


def test_a_sentence_below_the_name_in_a_word_file_is_a_note_of_the_article() -> None:
    lines = (
        "Một tiêu đề của bài viết",
        *BODY,
        "Nguyễn Văn A",
        "* Bài có dùng tư liệu của Ban Tổ chức.",
        "0912 000 000",
    )
    draft = recognise(source_of(*lines, kind="Word"))
    assert isinstance(draft.blocks[-1], Text)
    assert draft.blocks[-1].text == "* Bài có dùng tư liệu của Ban Tổ chức."
    assert [item.text for item in draft.dropped] == ["0912 000 000"]


def test_a_name_above_footnotes_is_the_author_and_they_stay() -> None:
    notes = ("(1) Văn kiện mẫu, t.2, tr.3.", "(2) Sđd, tr.9.")
    draft = recognise(source_of("Một tiêu đề của bài viết", *BODY, "Nguyễn Văn A", "-----", *notes))
    assert draft.header["Author"] == ("Nguyễn Văn A",)
    assert [block.text for block in draft.blocks if isinstance(block, Text)][-2:] == list(notes)
