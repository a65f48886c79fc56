from __future__ import annotations

import pytest

from newsroom.commands.importer.pages.markup import tree_of
from newsroom.commands.importer.pages.selectors import Index
from newsroom.commands.importer.pages.whereabouts import address_of, old_url, unfit_url


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("<link rel=canonical href='https://a.vn/tin/1.html'>", "https://a.vn/tin/1.html"),
        ("<meta property=og:url content='https://a.vn/tin/1.html?x=2'>", "https://a.vn/tin/1.html?x=2"),
        ("<!-- saved from url=(0023)https://a.vn/tin/1.html -->", "https://a.vn/tin/1.html"),
        (
            "<!-- Mirrored from a.vn/tin/1.html by HTTrack Website Copier/3.x [XR&CO'2014], Fri, 01 Jan 2021 -->",
            "http://a.vn/tin/1.html",
        ),
        ("<!--\n Page saved with SingleFile \n url: https://a.vn/1 \n saved date: x -->", "https://a.vn/1"),
        (
            "<!-- saved from url=(0023)https://a.vn/tin/1.html --><link rel=canonical href='https://a.vn/'>",
            "https://a.vn/tin/1.html",
        ),
        (
            "<!-- saved from url=(0023)https://a.vn/tin/1.html --><link rel=canonical href='/tin/mot'>",
            "https://a.vn/tin/mot",
        ),
        (
            "<meta name=generator content='Joomla! - Open Source'><base href='https://a.vn/index.php/tin/77-hop'>",
            "https://a.vn/index.php/tin/77-hop",
        ),
        ("<meta name=generator content='Joomla!'><base href='https://a.vn/'>", ""),
        ("<base href='http://a.vn/Pages'>", ""),
        ("<link rel=canonical href='https://a.vn/index.aspx'>", ""),
        (
            "<!-- saved from url=(0023)https://a.vn/chitiet.aspx?id=12 --><link rel=canonical href='https://a.vn/chitiet.aspx'>",
            "https://a.vn/chitiet.aspx?id=12",
        ),
        (
            "<!-- saved from url=(0023)https://a.vn/a/1.html?utm=x --><link rel=canonical href='https://a.vn/a/1.html'>",
            "https://a.vn/a/1.html",
        ),
        ("<link rel=canonical href='javascript:x'>", ""),
        ("<link rel=canonical href='http://[x'>", ""),
        ("", ""),
    ],
)
def test_the_address_of_a_page_is_found(page: str, address: str) -> None:
    assert address_of(page, Index(tree_of(page))) == address


def test_old_addresses_are_paths_and_a_front_page_is_none() -> None:
    assert old_url("https://a.vn/tin/1.html?id=5") == "/tin/1.html?id=5"
    assert old_url("https://a.vn/") == old_url("") == ""


def test_an_address_that_cannot_be_redirected_is_kept_to_be_told() -> None:
    assert unfit_url("https://cu.vn/Bài%20viết.aspx") == "https://cu.vn/Bài%20viết.aspx"
    assert unfit_url("https://cu.vn/") == unfit_url("") == ""
