"""What a source declares comes before what it looks like, as far as it is sure."""

from __future__ import annotations

from newsroom.commands.importer.draft import UNKNOWN
from newsroom.commands.importer.recognising import Known, recognise
from newsroom.commands.importer.source import Fact
from tests.support.lines import PROSE, source_of

TITLE = "Hội thi báo cáo viên giỏi thu hút 36 thí sinh"
BODY = (PROSE, f"Nay {PROSE}")


def test_a_title_is_taken_as_the_page_prints_it() -> None:
    fact = Fact(f"{TITLE} - Trang tin Đảng bộ Khối", "og:title", 80)
    draft = recognise(source_of("Tin tức", TITLE, *BODY, Title=fact))
    assert draft.header["Title"] == (TITLE,)
    assert len(draft.blocks) == 1


def test_a_sure_title_needs_no_line() -> None:
    assert recognise(source_of(*BODY, Title=Fact("Tiêu đề", "wxr"))).header["Title"] == ("Tiêu đề",)


def test_a_printed_byline_comes_before_who_put_it_there() -> None:
    fact = Fact("admin", "dc:creator", 60)
    assert recognise(source_of(*BODY, "", "Nguyễn Văn A", Author=fact)).header["Author"] == ("Nguyễn Văn A",)
    assert recognise(source_of(*BODY, Author=fact)).header["Author"] == ("admin",)


def test_an_unknown_section_is_told() -> None:
    draft = recognise(source_of(*BODY, Category=Fact("Tin trong tỉnh", "wxr")), Known(("Tin hoạt động",)))
    assert draft.header["Category"] == (UNKNOWN,)
    assert "«Tin trong tỉnh»" in next(guess.reason for guess in draft.guesses if guess.key == "Category")


def test_a_date_that_is_none_is_not_taken() -> None:
    assert recognise(source_of(*BODY, Date=Fact("hôm qua", "meta"))).header["Date"] == (UNKNOWN,)
