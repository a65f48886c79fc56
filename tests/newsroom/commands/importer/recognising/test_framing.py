"""What frames an article is told as dropped, with its reason."""

from __future__ import annotations

from newsroom.commands.importer.recognising import recognise
from tests.support.lines import PROSE, source_of

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
