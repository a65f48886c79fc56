"""What a source declares comes before what it looks like, as far as it is sure."""

from __future__ import annotations

from dataclasses import replace

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


def test_all_authors_of_the_surest_place_are_taken() -> None:
    facts = (Fact("Nguyễn Văn A", "JSON-LD", 80), Fact("Trần Thị B", "JSON-LD", 80), Fact("A", "meta", 70))
    source = source_of(*BODY)
    draft = recognise(replace(source, facts={"Author": facts}))
    assert draft.header["Author"] == ("Nguyễn Văn A; Trần Thị B",)


def test_a_declared_kicker_is_taken_from_above_the_title_or_is_the_section() -> None:
    title = Fact(TITLE, "h1", 100)
    source = source_of(
        "Chuyện làng quê", TITLE, *BODY, Title=title, Kicker=Fact("Chuyện làng quê", "trang", 92)
    )
    draft = recognise(source)
    assert draft.header["Kicker"] == ("Chuyện làng quê",)
    assert not draft.dropped
    draft = recognise(source, Known(("Chuyện làng quê",)))
    assert draft.header["Category"] == ("Chuyện làng quê",)
    assert "Kicker" not in draft.header


def test_a_day_in_brackets_behind_the_title_is_the_date() -> None:
    shown = f"{TITLE} (08:21 - 15/07/2016)"
    draft = recognise(source_of(shown, *BODY, Title=Fact(shown, "h1", 100)))
    assert draft.header["Title"] == (TITLE,)
    assert draft.header["Date"] == ("2016-07-15 08:21",)
    draft = recognise(
        source_of(shown, *BODY, Title=Fact(shown, "h1", 100), Date=Fact("2016-07-16", "JSON-LD", 100))
    )
    assert draft.header["Date"] == ("2016-07-16",)


def test_a_doubtful_day_is_only_shown() -> None:
    draft = recognise(source_of(*BODY, Date=Fact("2026-10-12 21:01", "dòng ngày của trang", 40)))
    assert draft.header["Date"] == (UNKNOWN,)
    assert any("2026-10-12" in guess.reason for guess in draft.guesses if guess.key == "Date")
