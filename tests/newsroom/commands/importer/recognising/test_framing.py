"""What frames an article is told as dropped, with its reason."""

from __future__ import annotations

from newsroom.commands.importer.recognising import recognise
from newsroom.commands.importer.source import Look
from tests.support.lines import PROSE, paragraph, source_of

TITLE = "Hội thi báo cáo viên giỏi năm 2020 thu hút 36 thí sinh"


def reasons(*lines: str) -> dict[str, str]:
    return {item.text: item.reason for item in recognise(source_of(*lines)).dropped}


def test_everything_above_the_title_has_its_reason() -> None:
    told = reasons(
        "Trang chủ",
        "Hotline: 0200 000 000",
        "Tin tức",
        TITLE[:40],
        ".",
        TITLE,
        "A- A A+",
        PROSE,
        f"Nay {PROSE}",
    )
    assert told == {
        "Trang chủ": "nút bấm hoặc khung của trang",
        "Hotline: 0200 000 000": "nút bấm hoặc khung của trang",
        "Tin tức": "đứng trên tiêu đề, giống phần đầu trang",
        TITLE[:40]: "lặp lại tiêu đề",
        ".": "dấu đứng một mình",
        "A- A A+": "nút bấm hoặc khung của trang",
    }


def test_the_section_and_the_poster_below_a_title_go() -> None:
    told = reasons(TITLE, "Chuyên mục: Tin tức", "Viết bởi Administrator", PROSE, f"Nay {PROSE}")
    assert set(told.values()) == {"tên mục hoặc người đưa bài lên trang"}


def test_a_byline_and_a_counter_below_a_title_are_taken() -> None:
    header = recognise(source_of(TITLE, "Nguyễn Văn A", "Lượt xem: 12", PROSE, f"Nay {PROSE}")).header
    assert (header["Author"], header["Views"]) == (("Nguyễn Văn A",), ("12",))


def test_a_line_above_the_title_of_a_word_file_is_told() -> None:
    lines = ("Kỷ niệm ngày truyền thống của ngành ta", "Số 12", f"{TITLE}", PROSE, f"Nay {PROSE}")
    made = [
        paragraph(text, place, bold=place == 3, look=Look("center", 18 if place == 3 else 13))
        for place, text in enumerate(lines, 1)
    ]
    draft = recognise(source_of(*made, kind="Word"))
    assert draft.header["Title"] == (TITLE,)
    assert [fault.text.partition("»")[0] for fault in draft.faults] == [f"bỏ dòng «{lines[0]}"]
