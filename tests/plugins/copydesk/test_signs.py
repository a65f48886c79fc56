from __future__ import annotations

import pytest

from plugins.copydesk.signs import check_signs
from tests.support.proofreading import article, codes, values


@pytest.mark.parametrize(
    ("text", "code", "found"),
    [
        ("Dự hội nghị , có 20 người.", "space-before", "hội nghị , có 20 người."),
        ("Hội nghị đã xong .", "space-before", "đã xong ."),
        ("Dự có **ông A** ; bà B.", "space-before", "**ông A** ; bà B."),
        ("Ai dự ? Mọi người.", "space-before", "Ai dự ? Mọi người."),
        ("Công tác của tỉnh.Đảng bộ đã họp.", "space-missing", "tác của tỉnh.Đảng bộ đã"),
        ("Từ mùa thu năm 1945.Có những người.", "space-missing", "năm 1945.Có những"),
        ("Dự hội nghị,tỉnh họp.", "space-missing", "Dự hội nghị,tỉnh họp."),
        ("Bế mạc lúc 11h30.Đảng ủy khen.", "space-missing", "lúc 11h30.Đảng ủy"),
        ("Bế mạc lúc 9h.Đảng ủy khen.", "space-missing", "lúc 9h.Đảng ủy"),
        ("Bế mạc lúc 8:15.Đảng ủy khen.", "space-missing", "lúc 8:15.Đảng ủy"),
        ("Tỷ lệ đạt 98,5%.Đảng ủy khen.", "space-missing", "đạt 98,5%.Đảng ủy"),
        ("Bế mạc ngày 25/11/2026.Đảng ủy khen.", "space-missing", "25/11/2026.Đảng ủy"),
        ("Có 1.200.Đảng ủy khen.", "space-missing", "Có 1.200.Đảng ủy"),
        ("Được tổ chức kịp thời…Lĩnh vực giáo dục.", "space-missing", "chức kịp thời…Lĩnh vực giáo"),
        ("Hội nghị (lần 19)bàn việc.", "space-missing", "(lần 19)bàn việc."),
        ("Dự có:Đồng chí Bí thư.", "space-missing", "Dự có:Đồng chí Bí"),
        ("Công tác kiểm tra(sáu tháng).", "space-missing-before", "kiểm tra(sáu tháng)."),
        ("Công tác ( sáu tháng) đã xong.", "space-within", "Công tác ( sáu tháng)"),
        ("Chủ đề “ Học Bác” đã xong.", "space-within", "Chủ đề “ Học Bác”"),
        ("Công tác (sáu tháng đã xong.", "bracket-open", "Công tác (sáu tháng"),
        ("Công tác sáu tháng) đã xong.", "bracket-closed", "sáu tháng) đã xong."),
        ("Chủ đề “Học Bác đã xong.", "quote-open", "Chủ đề “Học Bác đã"),
        ('Chủ đề "Học Bác đã xong.', "quote-open", 'Chủ đề "Học Bác đã'),
        ("Chủ đề Học Bác” đã xong.", "quote-open", "đề Học Bác” đã xong."),
        ('Chủ đề “Học Bác" đã xong.', "quotes-mixed", 'đề “Học Bác" đã xong.'),
        ('Chủ đề “Học Bác” và "Làm theo".', "quotes-mixed", 'Bác” và "Làm theo".'),
        ("Còn nữa… Rồi thôi...", "dots-mixed", "Rồi thôi..."),
    ],
)
def test_a_sign_out_of_place_is_reported(text: str, code: str, found: str) -> None:
    assert codes(check_signs, article(text)) == [code]
    (told,) = values(check_signs, article(text))
    assert found in told["found"]
    assert told["found"] in text


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị, đại hội; “lời nói” (phần 1): xong. Còn nữa… Và “Học Bác”.",
        "ThS.Nguyễn Văn A, TP.Hồ Chí Minh, P.Mai, TP.HCM, 5.000 người, 7h30, 51,9 %, v.v.. Xong.",
        "1.Đối tượng\n\nMục 2.Nội dung\n\n1.1.Phạm vi và quốc lộ QL1A.Đoạn, điều 12.Quy định, 1a.Hai, mục 3g.Ba",
        "a) Việc một;\nb) Việc hai (gồm: a) ý một; b) ý hai).\n\n1) Ba.\n\n(khóa XII), (XIII), (a), (1).",
        "| a | b |\n|---|---|\n| : | , |\n\nTỷ lệ 4,5 : 1.",
        'Xem [văn bản](a.pdf), [bài (2)](https://example.vn/a_(b).html).\n\n![Ảnh](1.jpg "Đại biểu. Ảnh: A")',
        "“Đoạn một của lời.\n\n“Đoạn hai của lời.”",
        "“Thơ dòng một\n\nThơ dòng hai”",
        'Thư gửi a@example.vn, trang example.vn. Ổ 3.5" cũ. Kiểu `a ,b`.',
        "Vui :) và buồn :(.",
        "Mở rộng(s) và km/h; Đ/c A; kinh tế - xã hội.",
        "Điều 1...; Điều 2...",
        'Nghị quyết ("Học Bác") "hay".',
        "Còn 3,5 và 1,2; A,B; x:y; 10:30.",
        "Đảng bộ  và .NET, số .5, tệp .mp4",
        'Ông kể: “Bác nói: "Các cô, các chú vào đây". Ai cũng vui.”',
    ],
)
def test_signs_as_they_should_be_are_passed_over(text: str) -> None:
    assert codes(check_signs, article(text)) == []
