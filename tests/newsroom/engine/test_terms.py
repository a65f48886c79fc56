from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.engine.terms import FALLBACK_SLUG, commonest, in_order, make_terms
from newsroom.model.site import Term
from newsroom.vietnamese.comparing import comparable

ALIKE = ("Lê Hoa", "Lê Hoà", "Lê Hỏa", "Lê Hoa 2", "…", "毛泽东", "An")
distinct_names = st.lists(st.sampled_from(ALIKE), unique=True).map(
    lambda names: {comparable(name): name for name in names}
)


@pytest.mark.parametrize(
    ("counted", "name"),
    [
        ({"thi đua": 1, "Thi đua": 2}, "Thi đua"),
        ({"Thi đua": 1, "thi đua": 2}, "thi đua"),
        ({"thi đua": 2, "Thi đua": 2, "THI ĐUA": 1}, "Thi đua"),
        ({"Lê Hòa": 1, "Lê Hoà": 1}, "Lê Hoà"),
        ({"Lê Hoà": 1}, "Lê Hoà"),
    ],
)
def test_the_commonest_spelling_is_the_first_of_the_dictionary_among_equals(
    counted: dict[str, int], name: str
) -> None:
    assert commonest(counted) == name
    assert commonest(dict(reversed(counted.items()))) == name


def test_the_name_that_appeared_first_has_the_plain_address() -> None:
    names = {"1": "Lê Hoà", "2": "An", "3": "Lê Hoa", "4": "Lê Hỏa"}
    assert make_terms(names, "tac-gia") == {
        "1": Term("Lê Hoà", "le-hoa", "tac-gia/le-hoa/"),
        "2": Term("An", "an", "tac-gia/an/"),
        "3": Term("Lê Hoa", "le-hoa-2", "tac-gia/le-hoa-2/"),
        "4": Term("Lê Hỏa", "le-hoa-3", "tac-gia/le-hoa-3/"),
    }


@pytest.mark.parametrize(
    ("names", "slugs"),
    [
        (("Lê Hoa", "Lê Hoà", "Lê Hoa 2"), ["le-hoa", "le-hoa-2", "le-hoa-2-2"]),
        (("Lê Hoa 2", "Lê Hoa", "Lê Hoà"), ["le-hoa-2", "le-hoa", "le-hoa-3"]),
    ],
)
def test_a_numbered_address_is_not_that_of_another_name(names: tuple[str, ...], slugs: list[str]) -> None:
    assert [term.slug for term in make_terms({name: name for name in names}, "tac-gia").values()] == slugs


def test_names_without_latin_letters_share_an_address_that_is_numbered() -> None:
    terms = make_terms({"…": "…", "毛": "毛"}, "chu-de")
    assert [term.url for term in terms.values()] == [
        f"chu-de/{FALLBACK_SLUG}/",
        f"chu-de/{FALLBACK_SLUG}-2/",
    ]


@given(distinct_names)
def test_every_name_has_an_address_of_its_own_and_keeps_it_when_names_are_added(
    names: dict[str, str],
) -> None:
    known: dict[str, Term] = {}
    for count in range(len(names) + 1):
        found = make_terms(dict(list(names.items())[:count]), "chu-de")
        assert list(found) == list(names)[:count]
        assert len({term.url for term in found.values()}) == count
        assert known.items() <= found.items()
        known = found


@given(st.permutations(["An ninh", "Ăn chín", "Ấn phẩm", "Dân vận", "Đảng viên"]))
def test_terms_are_sorted_as_a_vietnamese_dictionary_does(names: list[str]) -> None:
    found = in_order(make_terms({name: name for name in names}, "chu-de"))
    assert [term.name for term in found.values()] == ["An ninh", "Ăn chín", "Ấn phẩm", "Dân vận", "Đảng viên"]
    assert list(found) == [term.name for term in found.values()]
