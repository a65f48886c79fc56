"""Links that pass a page on carry its address whole, whatever is in it."""

from __future__ import annotations

import json
from base64 import b64decode
from urllib.parse import parse_qs, urlsplit

import pytest

from newsroom.viewmodels.sharing import sharing, zalo_payload

ADDRESS = "https://example.vn/bantin/2024/07/so-ket/"


@pytest.mark.parametrize(
    "address", [f"https://example.vn/{'a' * length}/?b=~{length}&c" for length in range(9)] + [ADDRESS]
)
def test_each_link_leads_to_a_page_that_gets_the_address(address: str) -> None:
    ways = sharing("Sơ kết: 51,9% & hơn", address)
    zalo, facebook, mail = map(urlsplit, (ways.zalo, ways.facebook, ways.mail))
    assert (zalo.hostname, facebook.hostname, mail.scheme) == (
        "button-share.zalo.me",
        "www.facebook.com",
        "mailto",
    )
    assert json.loads(b64decode(parse_qs(zalo.query)["d"][0])) == {"url": address}
    assert parse_qs(facebook.query) == {"u": [address]}
    assert parse_qs(mail.query) == {"subject": ["Sơ kết: 51,9% & hơn"], "body": [address]}


@pytest.mark.parametrize("length", range(6))
def test_what_zalo_gets_is_the_same_however_often_it_is_decoded(length: int) -> None:
    assert "=" not in zalo_payload(ADDRESS + "a" * length)
