from __future__ import annotations

import pytest

from newsroom.model.proofs import KINDS, code_of, proof


@pytest.mark.parametrize(
    ("key", "typed", "name", "text"),
    [
        (
            "google",
            "google1a2b3c4d5e6f7a8b.html",
            "google1a2b3c4d5e6f7a8b.html",
            "google-site-verification: google1a2b3c4d5e6f7a8b.html",
        ),
        ("google", "1a2b3c4d5e6f7a8b", "google1a2b3c4d5e6f7a8b.html", "google-site-verification"),
        (
            "bing",
            "0123456789ABCDEF0123456789ABCDEF",
            "BingSiteAuth.xml",
            "<user>0123456789ABCDEF0123456789ABCDEF<",
        ),
        (
            "yandex",
            "yandex_1a2b3c4d5e6f7a8b.html",
            "yandex_1a2b3c4d5e6f7a8b.html",
            "Verification: 1a2b3c4d5e6f7a8b<",
        ),
        ("zalo", "AbCdEf-0123456789", "zalo_verifierAbCdEf-0123456789.html", 'content="AbCdEf-0123456789"'),
        ("facebook", "a1b2c3d4e5f6a1b2c3d4e5f6a1b2c3", "a1b2c3d4e5f6a1b2c3d4e5f6a1b2c3.html", "a1b2c3d4e5f6"),
    ],
)
def test_a_code_or_the_name_of_the_file_gives_the_file(key: str, typed: str, name: str, text: str) -> None:
    code = code_of(key, typed)
    assert code is not None
    found, content = proof(key, code)
    assert found == name
    assert text in content


@pytest.mark.parametrize("key", KINDS)
def test_the_example_is_one(key: str) -> None:
    assert code_of(key, KINDS[key].example)


@pytest.mark.parametrize("key", KINDS)
@pytest.mark.parametrize(
    "typed", ["", "<script>", "../a", "a b", '<meta name="x" content="y">', "1" * 100, "a\n"]
)
def test_nothing_else_is_taken(key: str, typed: str) -> None:
    assert code_of(key, typed) is None
