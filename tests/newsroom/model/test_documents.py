"""Test what is known of documents: their numbers, and whether they are in force."""

from __future__ import annotations

import time
from datetime import date

import pytest

from newsroom.model.documents import Document, Force, force, is_number, number_key, plain_number

TODAY = date(2024, 7, 11)
BEFORE, AFTER = date(2024, 7, 1), date(2024, 8, 1)


@pytest.mark.parametrize(
    "number",
    ["12-NQ/ĐUK", "30/2020/NĐ-CP", "144-QĐ/TW", "5", "05a-KH/ĐUK", "1234/TTLT-BTC&BNV", "01–HD/BTCTW"],
)
def test_numbers_of_offices_are_known(number: str) -> None:
    assert is_number(number)


@pytest.mark.parametrize("text", ["", "NQ 12", "12 - NQ/ĐUK", "12-NQ/", "Không số", "/2024/07/nghi-quyet/"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert not is_number(text)


@pytest.mark.parametrize(
    "written",
    ["Số 12-NQ/ĐUK", "số: 12-NQ/ĐUK", "Số:12-NQ/ĐUK", "So 12-NQ/ĐUK", "12-NQ/ĐUK",
     "Nghị quyết số 12-NQ/ĐUK", "Nghị quyết 12-NQ/ĐUK", "Số 12-NQ/ĐUK ngày 01/5/2026",
     "Nghị quyết số: 12-NQ/ĐUK, ngày 01-5-2026 của Đảng ủy Khối", "12 - NQ/ĐUK", "12–NQ/ĐUK", "12—NQ / ĐUK"],
)  # fmt: skip
def test_what_stands_around_a_number_is_none_of_it(written: str) -> None:
    assert plain_number(written) == "12-NQ/ĐUK"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("Nghị định số 30/2020/NĐ-CP", "30/2020/NĐ-CP"),
        ("Công văn số 5", "5"),
        ("Số 05a-KH/ĐUK", "05a-KH/ĐUK"),
    ],
)
def test_numbers_of_every_form_are_taken_out(written: str, number: str) -> None:
    assert plain_number(written) == number


@pytest.mark.parametrize(
    "written",
    ["NQ 12", "Nghị quyết cũ", "Không số", "12-NQ/ĐUK, 13-NQ/ĐUK", "../so-1/index.md", "/2024/07/so-1/"],
)
def test_what_holds_no_number_stays(written: str) -> None:
    assert plain_number(written) == written


def test_spellings_of_one_number_are_the_same() -> None:
    spelt = ("05-NQ/ĐUK", "5-nq/đuk", "05–NQ/ĐUK", "05 - NQ/ĐUK")
    assert len({number_key(one) for one in spelt}) == 1
    assert number_key("05-NQ/ĐUK") != number_key("50-NQ/ĐUK")
    assert number_key("05-NQ/ĐUK") != number_key("05-NQ/DUK")


@pytest.mark.parametrize("written", ["số{}y", "12 -{}NQ", "a{}b{}1", "số 1{}ngày", "Nghị{}quyết số :"])
def test_long_gaps_take_no_ages(written: str) -> None:
    started = time.perf_counter()
    plain_number(written.replace("{}", " " * 30_000))
    plain_number(written.replace("{}", " a" * 15_000))
    assert time.perf_counter() - started < 5  # tens of seconds where each part of a gap is tried


@pytest.mark.parametrize(
    ("document", "newer", "state", "day"),
    [
        (Document(issued=BEFORE), [], Force.UNKNOWN, None),
        (Document(in_force_from=BEFORE), [], Force.NOW, None),
        (Document(in_force_from=TODAY), [], Force.NOW, None),
        (Document(in_force_from=AFTER), [], Force.COMING, AFTER),
        (Document(expires=AFTER), [], Force.NOW, None),
        (Document(expires=TODAY), [], Force.ENDED, TODAY),
        (Document(in_force_from=BEFORE, expires=AFTER), [Document(issued=BEFORE)], Force.ENDED, BEFORE),
        (Document(expires=BEFORE), [Document(issued=TODAY)], Force.ENDED, BEFORE),
        (Document(), [Document(issued=BEFORE, in_force_from=AFTER)], Force.NOW, None),
        (Document(), [Document(issued=TODAY), Document(issued=BEFORE)], Force.ENDED, BEFORE),
        (Document(), [Document()], Force.ENDED, None),
    ],
)
def test_force_follows_from_the_days_and_from_what_is_newer(
    document: Document, newer: list[Document], state: Force, day: date | None
) -> None:
    assert force(document, newer, TODAY) == (state, day)


def test_a_document_turns_when_it_begins_and_when_it_ends() -> None:
    assert Document(issued=BEFORE, in_force_from=TODAY, expires=AFTER).turns == (TODAY, AFTER)
    assert Document(issued=BEFORE).turns == (BEFORE,)
    assert Document().turns == ()
