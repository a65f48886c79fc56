"""An official document is an article of its own text: what stands around that is in the header, or told."""

from __future__ import annotations

from itertools import product

import pytest

from newsroom.commands.importer.draft import Draft
from newsroom.commands.importer.recognising import Known, recognise, unaccounted
from newsroom.commands.importer.source import Source, Text
from newsroom.commands.importer.word import read_word
from newsroom.commands.importer.writing.article import write
from tests.support.letters import (
    DECISION,
    LETTER,
    LETTERS,
    MINUTES,
    NOTICE,
    PARTY,
    PLAN,
    REPORT,
    RESOLUTION,
    ROWS,
    STATE,
    TABLE,
    TABS,
    Letter,
)
from tests.support.wordfiles import docx, p, r, tbl, tc, tr

REGISTER = Known(("Tin", "Văn bản"), registers=("Văn bản",))
NONE = Known(("Tin", "Tin khác"))
BODIES = {
    "bao-cao": "Báo cáo kết quả công tác sáu tháng đầu năm, nhiệm vụ sáu tháng cuối năm 2026",
    "nghi-quyet": "Nghị quyết về nâng cao chất lượng sinh hoạt chi bộ giai đoạn 2026 - 2030",
    "ke-hoach": "Kế hoạch tổ chức hội nghị sơ kết công tác sáu tháng đầu năm 2026",
    "cong-van": "Công văn về việc chuẩn bị Đại hội chi bộ",
    "thong-bao": "Thông báo kết luận của Ban Thường vụ Đảng ủy Khối tại phiên họp ngày 20-5-2026",
    "quyet-dinh": "Quyết định về việc tặng Bằng khen cho các tập thể, cá nhân",
    "bien-ban": "Biên bản sinh hoạt chi bộ tháng 6 năm 2026",
}
SAID = {
    "bao-cao": ("12-BC/CB", "2026-06-15", "Chi bộ Văn phòng", "Nguyễn Văn An", "Báo cáo"),
    "nghi-quyet": ("07-NQ/ĐUK", "2026-03-02", "Đảng ủy Khối các cơ quan", "Trần Thị Bình", "Nghị quyết"),
    "ke-hoach": ("31-KH/ĐUK", "2026-04-09", "Đảng ủy Khối các cơ quan", "Lê Văn Cường", "Kế hoạch"),
    "cong-van": (
        "45-CV/VPĐUK", "2026-05-11", "Văn phòng Đảng ủy Khối các cơ quan", "Phạm Thị Dung", "Công văn",
    ),
    "thong-bao": ("88-TB/ĐUK", "2026-05-21", "Đảng ủy Khối các cơ quan", "Phạm Thị Dung", "Thông báo"),
    "quyet-dinh": (
        "1205/QĐ-UBND", "2026-06-18", "Ủy ban nhân dân tỉnh Bình An", "Hoàng Văn Em", "Quyết định",
    ),
    "bien-ban": ("", "2026-06-05", "Chi bộ Văn phòng", "Vũ Thị Giang, Nguyễn Văn An", "Biên bản"),
}  # fmt: skip
KEYS = ("Number", "Issued", "Issuer", "Signer", "Kind")


def read(letter: Letter, known: Known = REGISTER) -> tuple[Source, Draft]:
    source = read_word("van-ban.docx", letter.docx())
    return source, recognise(source, known)


def told(draft: Draft) -> str:
    return "\n".join(fault.text for fault in draft.faults)


@pytest.mark.parametrize(("name", "layout"), [*product(LETTERS, (TABLE, TABS, ROWS))])
def test_a_document_of_a_register_says_all_of_itself_however_it_is_laid_out(name: str, layout: str) -> None:
    source, draft = read(LETTERS[name].but(layout=layout))
    assert draft.header["Title"] == (BODIES[name],)
    assert tuple(draft.header.get(key, ("",))[0] for key in KEYS) == SAID[name]
    assert draft.header["Category"] == ("Văn bản",)
    assert not {"Author", "Summary"} & set(draft.header)
    body = write(draft).text.partition("\n\n")[2]
    for paragraph in LETTERS[name].body:
        assert paragraph.lstrip("- 12.") in body
    for gone in ("Nơi nhận", "(đã ký)", "T/M", PARTY, STATE[0]):
        assert gone not in body
    assert unaccounted(source, draft) == ()


@pytest.mark.parametrize(("name", "layout"), [*product(LETTERS, (TABLE, TABS, ROWS))])
def test_elsewhere_what_it_says_is_told_and_nobody_who_signed_is_its_author(name: str, layout: str) -> None:
    source, draft = read(LETTERS[name].but(layout=layout), NONE)
    number, _, issuer, signer, _ = SAID[name]
    assert draft.header["Title"] == (BODIES[name],)
    assert draft.header["Author"] == (issuer,)
    assert not set(KEYS) & set(draft.header)
    assert number in told(draft)
    assert f"người ký {signer}" in told(draft)
    assert unaccounted(source, draft) == ()


def test_a_lead_is_the_first_paragraph_that_stands_for_itself() -> None:
    leads = {name: read(letter, NONE)[1].header["Summary"][0] for name, letter in LETTERS.items()}
    assert leads == {
        "bao-cao": REPORT.body[0], "nghi-quyet": "?", "ke-hoach": "?", "cong-van": "?", "thong-bao": "?",
        "quyet-dinh": "?", "bien-ban": MINUTES.body[0],
    }  # fmt: skip


def test_a_title_in_capitals_that_may_hold_a_name_stays_and_is_asked_for() -> None:
    _, draft = read(REPORT.but(matter=("KẾT QUẢ CÔNG TÁC TẠI XÃ MINH HÒA",)))
    assert draft.header["Title"] == ("BÁO CÁO KẾT QUẢ CÔNG TÁC TẠI XÃ MINH HÒA",)
    assert "có thể là «Báo cáo kết quả công tác tại xã minh hòa»; xem «minh hòa» có phải tên riêng" in told(
        draft
    )
    named = (*REPORT.body, "Trong sáu tháng, xã Minh Hòa đã kết nạp ba đảng viên.")
    _, draft = read(REPORT.but(matter=("KẾT QUẢ CÔNG TÁC TẠI XÃ MINH HÒA",), body=named))
    assert draft.header["Title"] == ("Báo cáo kết quả công tác tại xã Minh Hòa",)
    assert "in hoa" in next(guess.reason for guess in draft.guesses if guess.key == "Title")


@pytest.mark.parametrize(
    ("left", "right", "asked"),
    [
        (("CHI BỘ VĂN PHÒNG", "Số      -BC/CB"), (PARTY, "Bình An, ngày 15 tháng 6 năm 2026"), "chưa ghi số"),
        (
            ("CHI BỘ VĂN PHÒNG", "Số 12-BC/CB"),
            (PARTY, "Bình An, ngày      tháng 6 năm 2026"),
            "chưa ghi đủ ngày",
        ),
        (("CHI BỘ VĂN PHÒNG", "Số 12-BC/CB", "MẬT"), (PARTY,), "«MẬT»"),
        (("CHI BỘ VĂN PHÒNG", "Số 12-BC/CB"), (PARTY, "DỰ THẢO LẦN 2"), "«DỰ THẢO LẦN 2»"),
    ],
)
def test_what_a_document_leaves_open_or_is_stamped_with_is_asked(
    left: tuple[str, ...], right: tuple[str, ...], asked: str
) -> None:
    source, draft = read(REPORT.but(left=left, right=right))
    assert draft.header["Title"] == (BODIES["bao-cao"],)
    assert asked in told(draft)
    assert unaccounted(source, draft) == ()


@pytest.mark.parametrize("layout", [TABLE, TABS, ROWS])
def test_what_stands_below_the_foot_stays_in_the_text(layout: str) -> None:
    after = (
        "PHỤ LỤC",
        "Danh sách các chi bộ sinh hoạt chuyên đề quý III năm 2026 theo kế hoạch đã ban hành.",
    )
    _, draft = read(
        RESOLUTION.but(
            signed=("T/M BAN CHẤP HÀNH", "BÍ THƯ", "", "TRẦN THỊ BÌNH"), after=after, layout=layout
        )
    )
    assert draft.header["Signer"] == ("Trần Thị Bình",)
    body = write(draft).text
    assert all(text in body for text in after)


def test_a_matter_goes_on_with_the_kind_but_a_name_keeps_its_capital() -> None:
    for matter, title in (
        ("Tổng kết công tác năm", "Báo cáo tổng kết công tác năm"),
        ("Thực hiện Quy định số 37-QĐ/TW", "Báo cáo thực hiện Quy định số 37-QĐ/TW"),
        ("Đại hội Đảng bộ lần thứ II", "Báo cáo Đại hội Đảng bộ lần thứ II"),
        ("Minh Hòa sau một năm", "Báo cáo Minh Hòa sau một năm"),
    ):
        assert read(REPORT.but(matter=(matter,)))[1].header["Title"] == (title,)


def broken(*lines: str) -> str:
    """Write the lines of a paragraph of Word that breaks them itself."""
    return r("<w:br/>").join(r(line, "<w:b/>") for line in lines)


def test_lines_of_a_cell_may_be_one_paragraph() -> None:
    centre = '<w:jc w:val="center"/>'
    left = p(broken("TỈNH ỦY BÌNH AN", "ĐẢNG ỦY KHỐI CÁC CƠ QUAN", "*", "Số 15-HD/ĐUK"), props=centre)
    right = p(broken(PARTY, "", "Bình An, ngày 3 tháng 7 năm 2026"), props=centre)
    foot = p(broken("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "", "Hoàng Thị Lan"), props=centre)
    body = (
        tbl(tr(tc(left), tc(right)))
        + p(broken("HƯỚNG DẪN", "Thực hiện Quy định số 37-QĐ/TW"), props=centre)
        + p(REPORT.body[0])
        + tbl(tr(tc(p(broken("Nơi nhận:", "- Như trên,", "- Lưu."))), tc(foot)))
    )
    source = read_word("van-ban.docx", docx(body))
    draft = recognise(source, REGISTER)
    assert draft.header["Title"] == ("Hướng dẫn thực hiện Quy định số 37-QĐ/TW",)
    assert tuple(draft.header[key][0] for key in KEYS) == (
        "15-HD/ĐUK", "2026-07-03", "Đảng ủy Khối các cơ quan", "Hoàng Thị Lan", "Hướng dẫn",
    )  # fmt: skip
    assert [block.text for block in draft.blocks if isinstance(block, Text)] == [REPORT.body[0]]
    assert unaccounted(source, draft) == ()


def test_kind_and_matter_may_stand_on_one_line() -> None:
    letter = PLAN.but(kind="KẾ HOẠCH TỔ CHỨC ĐẠI HỘI CHI BỘ NHIỆM KỲ 2026 - 2028", matter=())
    assert read(letter)[1].header["Title"] == ("Kế hoạch tổ chức đại hội chi bộ nhiệm kỳ 2026 - 2028",)


def test_the_name_that_the_site_has_tells_how_its_body_is_written() -> None:
    letter = NOTICE.but(left=("TỈNH ỦY BÌNH AN", "ĐẢNG BỘ TRƯỜNG CAO ĐẲNG NAM SƠN", "*", "Số 9-TB/ĐU"))
    _, draft = read(letter)
    assert draft.header["Issuer"] == ("ĐẢNG BỘ TRƯỜNG CAO ĐẲNG NAM SƠN",)
    assert "tên cơ quan" in told(draft)
    known = Known(("Văn bản",), registers=("Văn bản",), names=("Đảng bộ Trường Cao đẳng Nam Sơn",))
    _, draft = read(letter, known)
    assert draft.header["Issuer"] == ("Đảng bộ Trường Cao đẳng Nam Sơn",)
    assert "tên cơ quan" not in told(draft)


def test_of_several_registers_none_is_chosen() -> None:
    _, draft = read(DECISION, Known(("A", "B"), registers=("A", "B")))
    assert draft.header["Category"] == ("?",)
    assert "1205/QĐ-UBND" in told(draft)


def test_news_of_a_body_are_no_document() -> None:
    for letter in (
        REPORT.but(
            left=("ĐẢNG ỦY KHỐI",),
            right=(),
            kind="",
            matter=("Chi bộ Văn phòng sơ kết sáu tháng",),
            divider="",
        ),
        LETTER.but(left=("ĐẢNG ỦY KHỐI",), right=("Bình An, ngày 11 tháng 5 năm 2026",)),
    ):
        draft = recognise(read_word("tin.docx", letter.docx()), REGISTER)
        assert not {"Kind", "Signer", "Issuer"} & set(draft.header)


def test_the_text_of_a_document_stays_whole_and_in_its_order() -> None:
    _, draft = read(REPORT)
    texts = [block.text for block in draft.blocks if isinstance(block, Text)]
    assert texts == [*REPORT.body]
