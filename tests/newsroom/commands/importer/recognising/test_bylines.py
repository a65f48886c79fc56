"""Bylines and sources in all spellings; sentences are none."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.recognising.bylines import is_byline, read_byline


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("P. MAI", "P. MAI"),
        ("H.N", "H.N"),
        ("Nguyễn Văn A", "Nguyễn Văn A"),
        ("(Nguyễn Văn A)", "Nguyễn Văn A"),
        ("Tin, ảnh: Hoa Mai", "Hoa Mai"),
        ("Tin, ảnh Hoa Mai", "Hoa Mai"),
        ("Bài và ảnh: Hoa Mai", "Hoa Mai"),
        ("Thơ: Hoa Sen", "Hoa Sen"),
        ("Tác giả bài viết: Văn phòng Đảng ủy Khối", "Văn phòng Đảng ủy Khối"),
        ("An Bình - Hoa Sen", "An Bình; Hoa Sen"),
        ("Tin, ảnh: An Bình, Hoa Sen và Bình Minh", "An Bình; Hoa Sen; Bình Minh"),
        ("Minh Bạch (T/h)", "Minh Bạch"),
        ("Nguyễn Văn A (thực hiện)", "Nguyễn Văn A"),
        ("Ban Tổ chức Đảng ủy Khối", "Ban Tổ chức Đảng ủy Khối"),
        ("ThS. Nguyễn Văn A", "ThS. Nguyễn Văn A"),
        ("Trần Thị B (Văn phòng Đảng ủy)", "Trần Thị B"),
        ("BBT", "BBT"),
    ],
)
def test_authors_are_read(line: str, author: str) -> None:
    found = read_byline(line)
    assert found is not None
    assert found.author == author


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Theo Báo Nam Định,", "Báo Nam Định"),
        ("Theo TTXVN", "TTXVN"),
        ("(Nguồn: Tạp chí Xây dựng Đảng)", "Tạp chí Xây dựng Đảng"),
        ("Nguồn: dangcongsan.vn", "dangcongsan.vn"),
        ("Theo Báo Nhân Dân điện tử./.", "Báo Nhân Dân điện tử"),
        ("Nguồn tin: Ban Tuyên giáo", "Ban Tuyên giáo"),
    ],
)
def test_sources_are_read(line: str, source: str) -> None:
    found = read_byline(line)
    assert found is not None
    assert found.source == source


def test_a_source_may_name_a_person_or_an_address() -> None:
    both = read_byline("Theo Nguyễn Văn A/Báo Ấp Bắc")
    linked = read_byline("Nguồn: Tạp chí Tuyên giáo (https://a.example.vn/x)")
    assert both is not None
    assert (both.author, both.source) == ("Nguyễn Văn A", "Báo Ấp Bắc")
    assert linked is not None
    assert (linked.source, linked.address) == ("Tạp chí Tuyên giáo", "https://a.example.vn/x")


def test_the_photographer_is_told_apart() -> None:
    found = read_byline("Bài: Hoa Sen; ảnh: Bình Minh")
    assert found is not None
    assert (found.author, found.photo) == ("Hoa Sen", "ảnh: Bình Minh")


@pytest.mark.parametrize(
    "line",
    [
        "Theo kinh nghiệm của tổ, cứ hỏi trước rồi hãy quyết.",
        "Theo báo cáo, các chỉ tiêu đều đạt.",
        "Mục tiêu cụ thể",
        "Quang cảnh hội nghị",
        "Website liên kết",
        "Xin cảm ơn đồng chí!",
        "4. Chi bộ Trường Cao đẳng nghề đạt loại giỏi trong ba năm liền, có 12 đảng viên được khen thưởng.",
    ],
)
def test_other_lines_are_no_bylines(line: str) -> None:
    assert not is_byline(line)


@pytest.mark.parametrize(
    "name",
    [
        "Thu Hà",
        "Văn Sơn",
        "Ánh Nguyệt",
        "Ban Mai",
        "Liên Hoa",
        "Viết Cường",
        "Th.S Lê Thị Hoa",
        "PGS.TS. An Bình",
    ],
)
def test_behind_a_label_all_that_is_shaped_as_a_name_is_one(name: str) -> None:
    found = read_byline(f"Tin, ảnh: {name}")
    assert found is not None
    assert found.author == name
    two = read_byline(f"Bài: {name}; ảnh: Hoa Mai")
    assert two is not None
    assert (two.author, two.photo) == (name, "ảnh: Hoa Mai")


def test_what_a_person_is_stands_behind_the_name() -> None:
    found = read_byline("Tin, ảnh: Nguyễn Văn A, Bí thư Chi bộ")
    assert found is not None
    assert (found.author, found.office) == ("Nguyễn Văn A", "Bí thư Chi bộ")


@pytest.mark.parametrize(
    "sentence",
    [
        "Đảng ủy Khối đánh giá cao kết quả này.",
        "Hội nghị thành công tốt đẹp./.",
        "Chi bộ có 36 đảng viên.",
        "Sở Y tế đã khen thưởng",
        "Trường Chính trị tỉnh.",
    ],
)
def test_a_sentence_about_a_body_is_no_byline(sentence: str) -> None:
    assert read_byline(sentence) is None


@pytest.mark.parametrize(
    "body", ["Ban Tổ chức", "Ủy ban Kiểm tra", "Ban Thi đua - Khen thưởng tỉnh", "Ban Tuyên giáo./."]
)
def test_the_name_of_a_body_is_a_byline(body: str) -> None:
    found = read_byline(body)
    assert found is not None
    assert found.author == body.removesuffix("./.")


@pytest.mark.parametrize("role", ["Người đăng", "Đăng bởi", "Biên tập"])
def test_who_posted_or_edited_is_only_a_guess_for_who_wrote(role: str) -> None:
    found = read_byline(f"{role}: Nguyễn Văn A")
    assert found is not None
    assert found.confidence < 75


def test_a_name_behind_a_small_word_is_the_name_alone() -> None:
    for line in ("Bởi Nguyễn Văn A", "By Nguyễn Văn A"):
        found = read_byline(line)
        assert found is not None
        assert found.author == "Nguyễn Văn A"


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("TS.BS Nguyễn Văn A", "TS.BS Nguyễn Văn A"),
        ("Thượng tá, TS Nguyễn Văn A", "Thượng tá, TS Nguyễn Văn A"),
        ("Đại tá Nguyễn Văn A - Chính ủy Bộ Chỉ huy mẫu", "Đại tá Nguyễn Văn A"),
        ("Hoa Mai (Báo Mẫu)", "Hoa Mai"),
        ("An Bình - Hoa Sen (Văn phòng Đảng ủy)", "An Bình; Hoa Sen"),
        ("Bút ký của HOA MAI - AN BÌNH", "HOA MAI; AN BÌNH"),
        ("Đ.M.Tuấn", "Đ.M.Tuấn"),
    ],
)
def test_ranks_papers_and_kinds_of_texts_stand_around_names(line: str, author: str) -> None:
    found = read_byline(line)
    assert found is not None
    assert found.author == author


@pytest.mark.parametrize("note", ["(Trích)", "(Còn nữa)", "(Hết)", "(Tiếp theo kỳ trước)", "II. NỘI DUNG"])
def test_a_note_of_the_editors_or_a_numbered_heading_names_nobody(note: str) -> None:
    assert read_byline(note) is None
