"""Who works at the desk: the list of people, and slips in it that must give nobody a right."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.people import NotReadable, Person, is_login, read_people
from tests.support.building import ROOT

LIST = """\
[[nguoi]]
ten = "Phạm  Mai"
thu = "mai@co-quan.vn"
dang_nhap = "mai"
quyen = "viet"

[[nguoi]]
ten = "Trần Lan"
dang_nhap = "t.lan"
quyen = "dang"

[[nguoi]]
ten = "Lê An"
dang_nhap = "an"
quyen = "quan-tri"
"""


def test_each_right_holds_those_before_it() -> None:
    assert read_people(LIST.encode()) == {
        "mai": Person("Phạm Mai", "mai@co-quan.vn", "mai", may_publish=False),
        "t.lan": Person("Trần Lan", "t.lan@localhost", "t.lan", may_publish=True),
        "an": Person("Lê An", "an@localhost", "an", may_publish=True, is_admin=True),
    }


def test_a_person_signs_with_name_and_address() -> None:
    assert read_people(LIST.encode())["mai"].signature == "Phạm Mai <mai@co-quan.vn>"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('quyen = "viet"', 'quyen = "tất cả"', "quyen «tất cả»"),
        ('quyen = "viet"', "", "quyen «»"),
        ('quyen = "viet"', "quyen = true", "quyen phải là chữ"),
        ('quyen = "viet"', 'quyền = "dang"', "không có khóa «quyền»"),
        ('quyen = "viet"', "quyen = viet", "dòng này không đúng dạng TOML"),
        ('quyen = "viet"', "quyen = “viet”", "ngoặc cong"),
        ('quyen = "viet"', 'quyen = "viet"\nquyen = "dang"', "ghi hai lần"),
        ("[[nguoi]]", "<<<<<<< HEAD\n[[nguoi]]", "xung đột"),
        ("mai@co-quan.vn", "AN@localhost", "thu «an@localhost» đứng ở hai mục"),
        ('quyen = "viet"', 'quyen = "viet"\nadmin = "1"', "không có khóa «admin»"),
        ('dang_nhap = "mai"', 'dang_nhap = "../an"', "dang_nhap «../an»"),
        ('dang_nhap = "mai"', 'dang_nhap = "AN"', "đứng ở hai mục"),
        ('dang_nhap = "mai"', 'dang_nhap = ".git"', "dang_nhap «.git»"),
        ('ten = "Phạm  Mai"', 'ten = "Mai <x@y.z>"', "ten phải có"),
        ('ten = "Phạm  Mai"', 'ten = ""', "ten phải có"),
        ("mai@co-quan.vn", "mai co quan", "không phải địa chỉ thư"),
        ('[[nguoi]]\nten = "Phạm', '[nguoi]\nten = "Phạm', "toa-soan.toml"),
        ("[[nguoi]]", 'mat_khau = "1"\n[[nguoi]]', "không có khóa «mat_khau»"),
    ],
)
def test_a_slip_refuses_the_whole_list(before: str, after: str, told: str) -> None:
    with pytest.raises(NotReadable, match=r"toa-soan\.toml") as refused:
        read_people(LIST.replace(before, after, 1).encode())
    assert told in str(refused.value)


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ('quyen = "viet"', 'quyen = "tất cả"', 5),
        ('quyen = "dang"', 'quyền = "dang"', 10),
        ('quyen = "dang"', "", 7),
        ('quyen = "quan-tri"', "quyen = quan-tri", 15),
        ('dang_nhap = "an"', 'dang_nhap = "mai"', 12),
        ("[[nguoi]]", '# sổ\nmat_khau = "1"\n[[nguoi]]', 2),
    ],
)
def test_a_slip_is_told_with_its_line(before: str, after: str, line: int) -> None:
    with pytest.raises(NotReadable) as refused:
        read_people(LIST.replace(before, after, 1).encode())
    assert refused.value.line == line
    assert str(refused.value).startswith(f"toa-soan.toml:{line}: lỗi: {refused.value.what}")


def test_marks_of_windows_and_letters_of_a_mac_change_nothing() -> None:
    typed = unicodedata.normalize("NFD", LIST).replace("\n", "\r\n")
    assert read_people(b"\xef\xbb\xbf" + typed.encode()) == read_people(LIST.encode())


def test_without_entries_there_is_nobody() -> None:
    assert read_people(b"# chua co ai\n") == {}


def test_a_list_in_another_encoding_is_refused() -> None:
    with pytest.raises(NotReadable, match="UTF-8"):
        read_people(LIST.encode("utf-16"))


@given(st.text(max_size=20))
def test_the_name_of_a_login_names_a_folder_and_nothing_else(text: str) -> None:
    if is_login(text):
        assert "/" not in text
        assert not text.startswith((".", "-"))
        assert text.isascii()


def test_the_sample_of_the_docs_can_be_read() -> None:
    docs = (ROOT / "docs" / "trien-khai.md").read_text(encoding="utf-8")
    sample = next(part for part in docs.split("```") if part.startswith("toml\n[[nguoi]]"))
    people = read_people(sample.removeprefix("toml\n").encode())
    assert {person.login: person.may_publish for person in people.values()} == {"mai": False, "lan": True}
