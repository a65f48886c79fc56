from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.addresses import encoded
from newsroom.model.gone import Gone
from plugins.hosting.rules import Move
from tests.support.ruling import NEW, make


def asked(moves: tuple[Move, ...]) -> list[str]:
    return [move.asked for move in moves]


def test_an_old_address_leads_to_the_article_from_the_root_of_the_host() -> None:
    assert make("/tin/đảng.aspx?id=5&x=1").moves == (Move("/tin/%C4%91%E1%BA%A3ng.aspx", "id=5&x=1", NEW),)
    assert make("/tin/1.html").moves == (Move("/tin/1.html", "", NEW, has_stub=True),)


def test_below_a_path_prefix_it_is_known_at_the_root_and_where_its_stub_lies() -> None:
    rules = make("/tin/1.html", "/bantin/2.html", base="/bantin")
    assert rules.moves == (
        Move("/bantin/2.html", "", f"/bantin{NEW}"),
        Move("/tin/1.html", "", f"/bantin{NEW}"),
        Move("/bantin/tin/1.html", "", f"/bantin{NEW}", has_stub=True),
    )
    assert rules.not_found == "/bantin/404.html"


def test_an_address_has_one_meaning_case_and_end_slash_aside() -> None:
    assert asked(make("/A/b", "/a/B/", "/x.html", "/X.html").moves) == ["/A/b", "/X.html"]


def test_nothing_leads_to_itself() -> None:
    assert make(NEW, NEW.upper(), NEW.rstrip("/")).moves == ()


def test_what_was_taken_down_is_gone_with_its_old_addresses() -> None:
    gone = (Gone("2019/05/x/", ("/cu.html", "/cu.php?id=1"), has_page=True), Gone("2019/05/y/"))
    found = {move.asked: move.page for move in make(gone=gone).gone}
    page = "/2019/05/x/index.html"
    assert found == {
        "/2019/05/x/": page,
        "/2019/05/x/index.html": page,
        "/cu.html": page,
        "/cu.php?id=1": page,
        "/2019/05/y/": "/404.html",
        "/2019/05/y/index.html": "/404.html",
    }


def test_an_address_that_was_given_to_another_article_is_not_gone() -> None:
    rules = make("/cu.html", gone=(Gone("2019/05/x/", ("/cu.html",)),))
    assert asked(rules.moves) == ["/cu.html"]
    assert "/cu.html" not in asked(rules.gone)


@pytest.mark.parametrize(
    ("move", "forms"),
    [
        (Move("/a", "", ""), ("/a", "/a/")),
        (Move("/a/", "", ""), ("/a", "/a/")),
        (Move("/a.html", "", ""), ("/a.html",)),
        (Move("/", "p=1", ""), ("/?p=1",)),
        (Move("/a/", "p=1", ""), ("/a/?p=1",)),
    ],
)
def test_a_folder_is_asked_for_in_two_ways(move: Move, forms: tuple[str, ...]) -> None:
    assert move.forms == forms


@pytest.mark.parametrize("old", ["/tin/%C4%91%E1%BA%A3ng.html", "/a%2Fb", "/tin+moi/"])
def test_what_is_encoded_already_stays(old: str) -> None:
    assert encoded(old) == old


@given(st.text(max_size=20))
def test_whatever_was_typed_becomes_safe_ascii(text: str) -> None:
    made = encoded(text)
    assert made.isascii()
    assert not set(' "\\${}<>;#^`|[]\n\r\t\0') & set(made)
