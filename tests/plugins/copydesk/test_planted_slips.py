"""Slips as editors make them, planted into an article: found, or named as out of reach."""

from __future__ import annotations

import pytest

from tests.support.archive import article, desk

HEADER_LINES = 6

SLIPS = [
    # Syllables that are none
    ("Đây là thành tích của nghành điện.", "no-syllable", "nghành"),
    ("Danh hiệu đuợc trao trong lễ tổng kết.", "no-syllable", "đuợc"),
    ("Mọi nguời cùng trồng cây.", "no-syllable", "nguời"),
    ("Cấp ủy quyêt tâm cao.", "no-syllable", "quyêt"),
    ("Chi bộ họat động đều.", "no-syllable", "họat"),
    ("Nhiều việc làm ý nghiã.", "no-syllable", "nghiã"),
    ("Nhiều đơn vị ngòai khối cùng dự.", "no-syllable", "ngòai"),
    ("Cán bộ ngiêm túc rút kinh nghiệm.", "no-syllable", "ngiêm"),
    ("Số luợng hồ sơ tăng.", "no-syllable", "luợng"),
    ("Bà con lam việc tích cưc.", "no-syllable", "cưc"),
    ("Cán bộ, đảng viên, nguười lao động cùng dự.", "no-syllable", "nguười"),
    ("Các đơn vị thuwcj hiện nghị quyết.", "no-syllable", "thuwcj"),
    # Words beside neighbours that no other article has
    ("Các tổ chức cở sở đảng báo cáo.", "unknown-pair", "cở"),
    ("Các tổ chức sơ sở đảng báo cáo.", "unknown-pair", "sơ"),
    ("Đơn vị đã thực hiên nghị quyết.", "unknown-pair", "hiên"),
    ("Chiều nay, hội nghi bàn việc quý ba.", "unknown-pair", "nghi"),
    ("Phong trào thi đau yêu nước lan rộng.", "unknown-pair", "đau"),
    ("Các đơn vị hoàn thành nhiêm vụ.", "unknown-pair", "nhiêm"),
    ("Tập thể có thành tích suất sắc được khen.", "unknown-pair", "suất"),
    ("Giữ vững kỹ luật của Đảng.", "unknown-pair", "kỹ"),
    ("Đẩy mạnh chuyễn đổi số trong cơ quan.", "unknown-pair", "chuyễn"),
    ("Giải quyết thủ tuc hành chính đúng hạn.", "unknown-pair", "tuc"),
    # Spaces too few and too many
    ("Các tổ chức cơsở đảng báo cáo.", "words-joined", "cơsở"),
    ("Buổi sáng là lễ khai mạcHội thi.", "words-joined", "mạcHội"),
    ("Các tổ ch ức cơ sở đảng báo cáo.", "word-parted", "ch ức"),
    # Names and offices
    ("Đồng chí Nguyễn Văn Mậu, Bí thư Đảng ủy Khối, kết luận.", "name-known", "Nguyễn Văn Mậu"),
    ("Bí thư Đảng ủy Khối Nguyễn Văn Mẩu kết luận.", "name-known", "Nguyễn Văn Mẩu"),
    ("Ảnh: đồng chí Nguyển Văn Mẫu trao quà.", "name-known", "Nguyển Văn Mẫu"),
    ("Đồng chí Nguyễn Văn Mẫu, Phó Bí thư Đảng ủy Khối, dự.", "office-changed", "Phó Bí thư Đảng ủy Khối"),
    ("Bà Trần Thị Thử, Giám đốc Sở Nội vụ, dự.", "office-changed", "Giám đốc Sở Nội vụ"),
    # Numbers
    ("Có 80/81 tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ (đạt 89,76%).", "ratio-mismatch", "98,77%"),
    ("Kết nạp 547/700 đảng viên (đạt 87,14% nghị quyết).", "ratio-mismatch", "78,14%"),
    ("Có 105% đảng viên tham gia.", "percentage-over", "105%"),
    ("Đảng bộ có 159 tổ chức cơ sở (81 đảng bộ và 87 chi bộ).", "sum-mismatch", "168"),
    (
        "Có 14 đảng viên bị kỷ luật, gồm khiển trách 12 đảng viên và cảnh cáo 3 đảng viên.",
        "sum-mismatch",
        "15",
    ),
    ("Dự họp có 16 đồng chí, trong đó có 18 nữ.", "part-over", "18 nữ"),
    ("Giải quyết việc làm cho 59.693 lao động, trong tỉnh có 58693 lao động.", "number-points", "58.693"),
    ("Giải quyết việc làm cho 59,693 lao động.", "number-commas", "59.693"),
    ("Giải ngân đạt 98.5% kế hoạch.", "decimal-point", "98,5%"),
    # Days and hours
    ("Hoàn thành nhiệm vụ trước ngày 31/6.", "no-such-day", "31/6"),
    ("Sáng 30-2, chi bộ đã họp.", "no-such-day", "30-2"),
    ("Ngày 29/2/2023, chi bộ họp.", "no-such-day", "29/2/2023"),
    ("Chiều 15-7, Đảng ủy Khối đã tổ chức hội nghị.", "day-to-come", "15-7"),
    ("Thứ Sáu, ngày 11/7/2024, chi bộ họp.", "wrong-weekday", "Thứ Năm"),
    ("Nghị quyết của nhiệm kỳ 2025 - 2020.", "period-backwards", "2025 - 2020"),
    ("Hội nghị kết thúc lúc 11h75.", "no-such-time", "11h75"),
    # Capitals, doubled words, signs
    ("Thực hiện chỉ thị của Bộ chính trị.", "capitals", "Bộ Chính trị"),
    ("Báo cáo gửi Tỉnh Ủy và các ban.", "capitals", "Tỉnh ủy"),
    ("Họp Ban chấp hành mở rộng.", "capitals", "Ban Chấp hành"),
    ("Yêu cầu các các chi bộ thực hiện.", "doubled-word", "các các"),
    ("Chi bộ họp , có cấp ủy dự.", "space-before", "họp ,"),
    ("Việc của tỉnh.Đảng bộ đã họp.", "space-missing", "tỉnh.Đảng"),
    ("Việc kiểm tra (quý hai đã xong.", "bracket-open", "(quý"),
    ("Phong trào “thi đua yêu nước được hưởng ứng.", "quote-open", "“thi"),
    ('Phong trào “thi đua yêu nước" được hưởng ứng.', "quotes-mixed", 'nước"'),
]
"""What is typed, the code it is told by, and what the report must name."""

OUT_OF_REACH = [
    # A slip that is a word of its own, beside words of which the archive has too few
    "Cây bàng trước công đã thay lá.",
    # Right words, wrong sense: only who was there knows
    "Hội nghị diễn ra trong hai ngày rưởi.",
    # Two slips in one word that leave another one
    "Bác bảo vệ rất hỉ hả.",
]
"""Slips that nothing here finds, and why."""


@pytest.mark.parametrize(("typed", "code", "named"), SLIPS, ids=[named for _, _, named in SLIPS])
def test_a_slip_is_found_at_its_line(typed: str, code: str, named: str) -> None:
    body = f"Một dòng đầu bài.\n\n{typed}"
    found = [one for one in desk(article(body)) if one.code == code]
    assert [one.line for one in found] == [HEADER_LINES + 3]
    assert named in " ".join(value for _, value in found[0].values)


@pytest.mark.parametrize("typed", OUT_OF_REACH)
def test_a_slip_out_of_reach_is_not_told(typed: str) -> None:
    assert desk(article(typed)) == []


def test_an_article_without_slips_is_left_alone() -> None:
    assert (
        desk(article("Các tổ chức cơ sở đảng đã thực hiện nghị quyết, hoàn thành nhiệm vụ được giao.")) == []
    )
