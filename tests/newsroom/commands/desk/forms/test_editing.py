"""Values and listed tables of ``site.toml`` change, and no other line."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.commands.desk.forms.editing import Wanted, with_list, with_values
from newsroom.commands.desk.forms.layout import layout_of
from tests.support.building import ROOT

OWN = (ROOT / "content" / "site.toml").read_bytes()
SITE = (
    b'name = "A"  # t\xc3\xaan\r\nurl="u"\r\n\r\n# Trang b\xe1\xba\xa1n\r\n[[links]]\r\nname = "1"   # m\xe1\xbb\x99t\r\n'
    b'url="a"\r\n\r\n[[links]]\nname = "2"\r\nurl="b"\r\n\r\n[front]\r\ncards = 4\r\n\r\n[[links]]\r\nname="3"\r\nurl="c"\n'
    b'[abbreviations]\nTP.HCM = "x" # k\nH\xc4\x90ND = "y"'
)


def test_one_changed_value_changes_its_line_and_keeps_the_comment_beside_it() -> None:
    after = with_list(SITE, "links", [Wanted(0, {"name": "Một"}), Wanted(1, {}), Wanted(2, {})])
    assert after == SITE.replace(b'"1"', '"Một"'.encode())


def test_order_moves_tables_among_their_places_and_the_heading_comment_stays() -> None:
    after = with_list(SITE, "links", [Wanted(2, {}), Wanted(0, {}), Wanted(1, {})])
    assert [one["name"] for one in layout_of(after).found["links"]] == ["3", "1", "2"]
    assert after.index("# Trang bạn".encode()) < after.index(b'name="3"') < after.index(b'name = "1"   # m')
    assert sorted(after.split()) == sorted(SITE.split())


def test_a_comment_goes_with_its_table_where_others_have_one_too() -> None:
    data = b'# a\n[[links]]\nname = "A"\n\n# b\n[[links]]\nname = "B"\n'
    after = with_list(data, "links", [Wanted(1, {}), Wanted(0, {})])
    assert after == b'# b\n[[links]]\nname = "B"\n\n# a\n[[links]]\nname = "A"\n'


def test_a_new_table_comes_below_the_last_of_its_list() -> None:
    kept = [Wanted(n, {}) for n in range(5)]
    after = with_list(OWN, "links", [*kept, Wanted(None, {"name": "Báo “Mới”", "url": 'https://m.vn/"'})])
    assert after == OWN.rstrip(b"\n") + (
        '\n\n[[links]]\nname = "Báo “Mới”"\nurl = "https://m.vn/\\""'.encode() + OWN[len(OWN.rstrip(b"\n")) :]
    )


def test_the_first_table_of_a_list_comes_at_the_end_of_the_file() -> None:
    assert with_list(b'name = "A"', "notice", [Wanted(None, {"text": "Họp"})]) == (
        'name = "A"\n\n[[notice]]\ntext = "Họp"\n'.encode()
    )


def test_a_table_that_goes_takes_its_lines_and_leaves_what_stood_between() -> None:
    after = with_list(SITE, "links", [Wanted(0, {})]).decode()
    assert "# tên\r\n" in after
    assert "[front]\r\ncards = 4" in after
    assert "HĐND" in after
    assert [one["url"] for one in layout_of(after.encode()).found["links"]] == ["a"]


def test_all_tables_can_go() -> None:
    after = with_list(OWN, "links", [])
    assert after == OWN[: OWN.index(b"[[links]]")].rstrip(b"\n") + b"\n"


def test_the_last_table_of_a_file_that_ends_without_a_line_end_can_go() -> None:
    assert with_list(b'name = "A"\n\n[[links]]\nname = "1"', "links", []) == b'name = "A"\n'


def test_a_new_key_stands_in_its_order() -> None:
    after = with_values(OWN, "organisation", {"designation": "Trang tin"}, ("name", "designation", "address"))
    lines = after.decode().splitlines()
    place = lines.index('designation = "Trang tin"')
    assert lines[place - 1].startswith("name = ")
    assert lines[place + 1].startswith("address = ")


def test_keys_that_toml_takes_for_tables_are_found_and_kept() -> None:
    after = with_values(SITE, "abbreviations", {"TP.HCM": "Thành phố", "HĐND": "", "ĐU": "Đảng ủy"}).decode()
    assert after.endswith('[abbreviations]\nTP.HCM = "Thành phố" # k\n"ĐU" = "Đảng ủy"')


def test_tables_in_braces_change_too() -> None:
    data = b'links = [{name="a", url=\'b\'}, # x\n {name="c"}]\norganisation = {name="x"}\n'
    assert with_list(data, "links", [Wanted(0, {"url": "z"}), Wanted(1, {})]) == data.replace(b"'b'", b'"z"')
    found = tomllib.loads(with_list(data, "links", [Wanted(1, {}), Wanted(None, {"name": "n"})]).decode())
    assert found["links"] == [{"name": "c"}, {"name": "n"}]
    assert tomllib.loads(with_values(data, "organisation", {"phone": "1", "name": ""}).decode())[
        "organisation"
    ] == {"phone": "1"}


def test_a_key_behind_that_of_its_table_is_found() -> None:
    data = b'organisation.name = "x"\n'
    assert with_values(data, "organisation", {"name": "y", "phone": "1"}) == (
        b'organisation.name = "y"\norganisation.phone = "1"\n'
    )


_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co")), min_size=1, max_size=12).filter(
    str.strip
)


@given(st.permutations(range(5)), st.integers(0, 5), st.dictionaries(st.sampled_from(("name", "url")), _TEXT))
def test_whatever_is_asked_for_stands_there_and_nothing_else_changed(
    order: list[int], many: int, values: dict[str, str]
) -> None:
    before = tomllib.loads(OWN.decode())
    wanted = [Wanted(n, values if not place else {}) for place, n in enumerate(order[:many])]
    after = tomllib.loads(with_list(OWN, "links", wanted).decode())
    expected = [before["links"][n] | (values if not place else {}) for place, n in enumerate(order[:many])]
    assert after.pop("links", []) == expected
    del before["links"]
    assert after == before


@pytest.mark.parametrize("table", ["links", "categories"])
def test_a_list_as_it_was_keeps_every_byte(table: str) -> None:
    many = len(tomllib.loads(OWN.decode())[table])
    assert with_list(OWN, table, [Wanted(n, {}) for n in range(many)]) == OWN
