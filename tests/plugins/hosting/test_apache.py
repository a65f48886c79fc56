from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.gone import Gone
from plugins.hosting.apache import files, pattern
from tests.support.ruling import make


@pytest.mark.parametrize(
    ("old", "place"),
    [
        ("/tin/chi-tiet/1.html", "tin/chi-tiet/.htaccess"),
        ("/tin/bai/", "tin/.htaccess"),
        ("/vi/xem.aspx?id=1", "vi/.htaccess"),
        ("/index.php?id=1", "_moved/.htaccess"),
        ("/bai.html", "_moved/.htaccess"),
        ("/?p=1", "_moved/.htaccess"),
        ("/ten-bai/", "ten-bai/.htaccess"),
        ("/photos/a.html", ".htaccess"),
    ],
)
def test_a_rule_stands_where_only_old_addresses_are(old: str, place: str) -> None:
    found = files(make(old))
    assert [path for path, text in found.items() if "R=301" in text] == [place]


def test_folders_that_differ_in_case_only_do_not_lie_side_by_side() -> None:
    found = files(make("/Tin/1.html", "/tin/2.html"))
    assert set(found) == {".htaccess", "Tin/.htaccess"}
    assert "tin/2" in found[".htaccess"]


def test_a_withdrawn_article_says_so_at_its_own_address() -> None:
    text = files(make(gone=(Gone("2019/05/x/", has_page=True),)))["2019/05/x/.htaccess"]
    assert text.startswith("ErrorDocument 410 /2019/05/x/index.html\n")


def test_proofs_of_the_domain_are_no_old_addresses() -> None:
    root = files(make("/bai.html", verification=(("google", "0123456789abcdef"),)))[".htaccess"]
    assert "google0123456789abcdef\\x2ehtml" in root


@given(st.binary(max_size=30))
def test_a_pattern_matches_its_bytes_and_has_no_sign_of_apache(data: bytes) -> None:
    made = pattern(data)
    assert re.fullmatch(made.encode(), data)
    assert re.fullmatch(r"(?:[\w/-]|\\x[0-9a-f]{2})*", made, re.ASCII)


@given(st.lists(st.text(min_size=1, max_size=20).map(lambda text: "/" + text), max_size=4))
def test_whatever_the_old_addresses_each_line_keeps_its_form(olds: list[str]) -> None:
    line = re.compile(
        r'\s*(?:RewriteRule "[^"\s]+" "[^"\s]+" \[[\w,=:%]+\]|RewriteCond %\{\S+ (?:"[^"\s]+"(?: \[NC\])?|\S+)'
        r'|RewriteEngine On|RewriteBase "[^"\n]+"|</?IfModule(?: \w+\.c)?>)'
    )
    for path, text in files(make(*olds)).items():
        if path != ".htaccess":
            assert [one for one in text.split("\n") if one and not line.fullmatch(one)] == []
