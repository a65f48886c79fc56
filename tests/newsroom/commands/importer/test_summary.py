"""What an import tells: in short, and in full."""

from __future__ import annotations

from newsroom.commands.importer.draft import Draft, Guess
from newsroom.commands.importer.source import Cell, Dropped, Fault, Items, Picture, Quote, Span, Table, Text
from newsroom.commands.importer.summary import (
    EDITED,
    MADE,
    REFUSED,
    UNCHANGED,
    Item,
    Summary,
    full,
    item_of,
    pictures,
    short,
)

PLACE = "2024/07/hop"
DRAFT = Draft(
    "tin/bài 1.docx",
    {"Title": ("Họp",), "Date": ("?",), "Category": ("Tin",), "Author": ("P. Mai",), "Summary": ("?",)},
    (Text((Span("Nội dung"),)), Picture(), Picture("1.jpg")),
    guesses=(Guess("Author", "P. Mai", "dòng cuối in đậm", 70, 9), Guess("Title", "Họp", "kiểu Title", 95)),
    dropped=(Dropped(11, "Tin khác", "đứng sau bài"), Dropped(12, "x" * 99, "đứng sau bài")),
    faults=(Fault("Ảnh EMF không dùng được.", 4),),
)


def one(kind: str = MADE) -> Summary:
    return Summary([item_of(DRAFT, kind, PLACE)], 1)


def test_an_article_is_told_with_needs_guesses_faults_and_what_was_left_out() -> None:
    told = short(one(), "content/articles", "nhap-bai/a.txt").split("\n")
    assert told[:6] == [
        "1 tệp: 1 bài mới.",
        "content/articles/2024/07/hop/index.md  ← tin/bài 1.docx",
        "  cần bổ sung: ngày (Date), sapo (Summary), 1 ảnh, mô tả của 1 ảnh",
        "  đoán: tác giả (Author) «P. Mai» – dòng cuối in đậm, chắc 70%",
        "  lưu ý: dòng 4: Ảnh EMF không dùng được",
        "  đã bỏ: 2 dòng (đứng sau bài 2)",
    ]
    assert "http://127.0.0.1:8000/2024/07/hop/" in told[8]
    assert "content/articles/2024/07/hop/index.md: điền chỗ còn dấu «?», thêm ảnh" in told[9]


def test_a_source_stands_for_an_author_and_what_is_sure_is_no_guess() -> None:
    item = item_of(Draft("a", {"Title": ("Họp",), "Source": ("Báo",)}, ()), MADE, PLACE)
    assert item.needs == ("Date", "Category", "Summary")
    assert [guess.key for guess in one().items[0].guesses] == ["Author"]


def test_many_articles_are_counted_and_the_report_has_each() -> None:
    summary = Summary([item_of(DRAFT, MADE, f"2024/07/hop-{n}") for n in range(1200)], 1200)
    summary.items += [Item(f"hỏng {n}", REFUSED, text="tệp hỏng") for n in range(7)]
    told = short(summary, "content/articles", "nhap-bai/a.txt")
    assert told.startswith(
        "1.200 tệp: 1.200 bài mới; 7 không đọc được.\nCần bổ sung: 1.200 bài thiếu ngày (Date); "
    )
    assert "1.200 bài thiếu 1.200 ảnh; 1.200 bài thiếu mô tả của 1.200 ảnh." in told
    assert "hỏng 4: lỗi: tệp hỏng.\n… và 2 tệp khác" in told
    assert len(told) < 1500
    whole = full(summary, "content/articles", "thư mục")
    assert whole.count("← ") == 0
    assert whole.count("bỏ: dòng 11: «Tin khác» – đứng sau bài") == 1200
    assert "hỏng 6: không đọc được\n  lỗi: tệp hỏng." in whole


def test_the_status_says_whether_all_was_read() -> None:
    assert one().status == 0
    assert Summary([Item("a", REFUSED, text="x")]).status == 1
    assert Summary(is_stopped=True).status == 130
    assert "Chạy lại đúng lệnh này" in short(Summary(is_stopped=True), "a", "")


def test_nothing_new_needs_no_next_step() -> None:
    summary = Summary([Item("a", UNCHANGED, PLACE), Item("b", EDITED, PLACE)], 2)
    assert short(summary, "a", "r") == (
        "2 tệp: 1 đã nhập từ trước, không đổi; 1 đã có người sửa, giữ nguyên.\n"
        "a/2024/07/hop/index.md: đã có người sửa, giữ nguyên  ← b\n"
        "Kể đủ từng bài (chỗ đoán, dòng đã bỏ) trong r, và thành bảng: .csv cùng tên"
    )
    assert short(Summary(files=0), "a", "") == "0 tệp: không có bài nào."


def test_pictures_are_found_however_deep() -> None:
    deep = (Quote((Items(((Picture("1"),),)),)), Table(((Cell((Picture("2"),)),),)), Picture("3"))
    assert [picture.file for picture in pictures(deep)] == ["1", "2", "3"]


def test_a_page_is_told_by_its_file_and_needs_a_title_only() -> None:
    item = item_of(Draft("a.md", {"Title": ("Liên hệ",)}, (), page="lien-he"), MADE, "pages/lien-he.md")
    assert (item.needs, item.address) == ((), "lien-he")
    told = short(Summary([item], 1), "content/articles", "nhap-bai/a.txt")
    assert "content/pages/lien-he.md  ←" in told
    assert "http://127.0.0.1:8000/lien-he/" in told
    assert "[[menu]]" in told
    assert "trang tĩnh mới" in full(Summary([item], 1), "content/articles", "")
    assert "[[menu]]" not in short(one(), "content/articles", "")
