from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.engine.terms import FALLBACK_SLUG, commonest, in_order, make_slugs
from newsroom.model.site import Term
from newsroom.vietnamese.comparing import comparable
from newsroom.vietnamese.slugs import slug

ALIKE = ("Lê Hoa", "Lê Hoà", "Lê Hỏa", "Lê Hoa 2", "…", "毛泽东", "An")
keys = st.sets(st.sampled_from([comparable(name) for name in ALIKE]))


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


def slugs_of(*names: str, **kept: str) -> list[str]:
    found = make_slugs({comparable(name) for name in names}, kept)
    return [found[comparable(name)] for name in names]


@pytest.mark.parametrize(
    ("names", "slugs"),
    [
        (("Lê Hoà", "An", "Lê Hoa", "Lê Hỏa"), ["le-hoa", "an", "le-hoa-3", "le-hoa-2"]),
        (("thi dua", "thi đua"), ["thi-dua-2", "thi-dua"]),
        (("Đỗ Hưng", "Do Hưng", "Đỗ Hùng"), ["do-hung-2", "do-hung-3", "do-hung"]),
        (("Lê Hoa", "Lê Hoà", "Lê Hoa 2"), ["le-hoa-3", "le-hoa", "le-hoa-2"]),
    ],
)
def test_of_names_alike_the_one_with_most_marks_has_the_plain_address(
    names: tuple[str, ...], slugs: list[str]
) -> None:
    assert slugs_of(*names) == slugs
    assert slugs_of(*reversed(names)) == slugs[::-1]


def test_names_without_latin_letters_share_an_address_that_is_numbered() -> None:
    assert sorted(slugs_of("…", "毛")) == [FALLBACK_SLUG, f"{FALLBACK_SLUG}-2"]


def test_a_kept_address_is_nobody_elses_even_if_its_name_is_away() -> None:
    kept = {comparable("Lê Hoa"): "le-hoa", comparable("Lê Hoà"): "co-hoa"}
    assert make_slugs({comparable("Lê Hỏa")}, kept) == {comparable("Lê Hỏa"): "le-hoa-2"}
    assert slugs_of("an", "Cô Hoa", **{"an": "co-hoa"}) == ["co-hoa", "co-hoa-2"]
    assert make_slugs({*kept, "an"}, kept) == {**kept, "an": "an"}


@given(keys, keys, keys)
def test_every_name_has_an_address_of_its_own_whoever_stands_before_it(
    names: set[str], kept: set[str], others: set[str]
) -> None:
    pins = {name: f"giu-{number}" for number, name in enumerate(sorted(kept))}
    found = make_slugs(names, pins)
    assert found.keys() == names
    assert len(set(found.values())) == len(names)
    assert found == make_slugs(sorted(names, reverse=True), pins)
    assert {name: pins[name] for name in names & kept}.items() <= found.items()
    more = make_slugs(names | others, found | pins)
    assert found.items() <= more.items()


@given(st.text(max_size=12))
def test_all_spellings_of_a_name_have_one_address(name: str) -> None:
    assert slug(comparable(name)) == slug(name)


@given(st.permutations(["An ninh", "Ăn chín", "Ấn phẩm", "Dân vận", "Đảng viên"]))
def test_terms_are_sorted_as_a_vietnamese_dictionary_does(names: list[str]) -> None:
    found = in_order({name: Term(name, "", "") for name in names})
    assert [term.name for term in found.values()] == ["An ninh", "Ăn chín", "Ấn phẩm", "Dân vận", "Đảng viên"]
    assert list(found) == [term.name for term in found.values()]
