"""The lead goes to the header, what is glued to its beginning to where it belongs."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.recognising import recognise
from newsroom.commands.importer.source import Fact
from tests.support.lines import PROSE, source_of

TITLE = "Hội thi báo cáo viên giỏi năm 2020 thu hút 36 thí sinh"


@pytest.mark.parametrize(
    ("start", "agency"),
    [("(ABO) ", "ABO"), ("(Báo Mẫu) - ", "Báo Mẫu"), ("NDO - ", "NDO"), ("(Chinhphu.vn) – ", "Chinhphu.vn"),
     ("VOV.VN - ", "VOV.VN"), ("CTTĐT - ", "CTTĐT")],
)  # fmt: skip
def test_agencies_are_taken_off(start: str, agency: str) -> None:
    header = recognise(source_of(TITLE, f"{start}{PROSE}", f"Nay {PROSE}")).header
    assert (header["Agency"], header["Summary"]) == ((agency,), (PROSE,))


@pytest.mark.parametrize("start", ["UBND - ", "(gọi tắt là Khối) ", "Hà Nội, "])
def test_other_beginnings_stay(start: str) -> None:
    header = recognise(source_of(TITLE, f"{start}{PROSE}", f"Nay {PROSE}")).header
    assert header["Summary"] == (f"{start}{PROSE}",)


def test_the_agencys_tag_may_hold_the_date() -> None:
    header = recognise(source_of(TITLE, f"(TTXVN - 20/02/2019) {PROSE}", f"Nay {PROSE}")).header
    assert (header["Agency"], header["Date"]) == (("TTXVN",), ("2019-02-20",))


def test_a_declared_lead_that_the_text_does_not_say_leaves_the_text_whole() -> None:
    fact = Fact("Tóm tắt do người viết nhập.", "excerpt", 95)
    draft = recognise(source_of(PROSE, f"Nay {PROSE}", kind="wxr", Summary=fact))
    assert draft.header["Summary"] == ("Tóm tắt do người viết nhập.",)
    assert len(draft.blocks) == 2


def test_a_declared_lead_that_is_cut_gives_way_to_the_paragraph() -> None:
    fact = Fact(f"{PROSE[:60]}…", "og:description", 95)
    assert recognise(source_of(PROSE, f"Nay {PROSE}", Summary=fact)).header["Summary"] == (PROSE,)
