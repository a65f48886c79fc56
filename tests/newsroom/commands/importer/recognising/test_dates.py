"""Each date of a page has its place in the account."""

from __future__ import annotations

from newsroom.commands.importer.draft import UNKNOWN
from newsroom.commands.importer.recognising import recognise
from newsroom.commands.importer.source import Fact
from tests.support.lines import PROSE, source_of

TITLE = "Hội thi báo cáo viên giỏi thu hút 36 thí sinh"
BODY = (PROSE, f"Nay {PROSE}")


def test_the_servers_date_is_dropped_and_the_articles_taken() -> None:
    draft = recognise(
        source_of("Thứ Năm, 26/11/2026 10:15:22", "Tin tức", TITLE, "Ngày đăng: 12/08/2020", *BODY)
    )
    assert draft.header["Date"] == ("2020-08-12",)
    assert ("Thứ Năm, 26/11/2026 10:15:22", "ngày giờ khác trên trang, không lấy làm Date") in {
        (item.text, item.reason) for item in draft.dropped
    }


def test_a_doubtful_date_is_told_and_not_taken() -> None:
    draft = recognise(source_of("Thứ Năm, 26/11/2026 10:15:22", TITLE, *BODY))
    assert draft.header["Date"] == (UNKNOWN,)
    assert "26/11/2026" in next(guess.reason for guess in draft.guesses if guess.key == "Date")


def test_a_date_without_a_year_is_asked_for() -> None:
    draft = recognise(source_of(TITLE, "Thứ Sáu, 22/07 - 15:30", *BODY))
    assert draft.header["Date"] == (UNKNOWN,)
    assert draft.faults[0].text == "dòng ngày «Thứ Sáu, 22/07 - 15:30» không ghi năm: điền Date theo bản gốc"


def test_a_later_day_of_changing_is_kept_as_such() -> None:
    header = recognise(source_of(TITLE, "Ngày đăng: 12/08/2020", "Cập nhật: 14/08/2020", *BODY)).header
    assert (header["Date"], header["Modified"]) == (("2020-08-12",), ("2020-08-14",))


def test_a_declared_date_comes_first() -> None:
    header = recognise(source_of(TITLE, "13/08/2020", *BODY, Date=Fact("2020-08-12 07:00", "JSON-LD"))).header
    assert header["Date"] == ("2020-08-12 07:00",)
