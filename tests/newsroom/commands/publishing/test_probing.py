from __future__ import annotations

import pytest

from newsroom.commands.publishing.asking import DAY, Answer
from newsroom.commands.publishing.probing import (
    is_alike,
    judge_caching,
    judge_certificate,
    judge_compression,
    judge_file,
    judge_gone,
    judge_headers,
    judge_hidden,
    judge_missing,
    judge_redirect,
    judge_secret,
    judge_type,
    linked,
)
from newsroom.engine import fingerprint

FOR_EVER = {"cache-control": "public, max-age=31536000, immutable"}
SAFE = {
    "content-security-policy": "default-src 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=()",
}


def answer(
    status: int = 200, body: bytes = b"", moved: str = "", url: str = "http://h/", **headers: str
) -> Answer:
    return Answer(
        url, status, {name.replace("_", "-"): value for name, value in headers.items()}, body, "", moved
    )


def test_a_file_is_what_was_built_or_the_release_is_to_blame() -> None:
    assert judge_file("x", answer(body=b"a"), fingerprint(b"a")).ok
    for wrong in (answer(body=b"b"), answer(404), Answer("http://h/", trouble="từ chối kết nối")):
        found = judge_file("x", wrong, fingerprint(b"a"))
        assert (found.ok, found.of_release) == (False, True)
        assert found.remedy


def test_types_that_break_what_readers_see_are_the_servers_fault() -> None:
    assert judge_type("x", "photos/a.avif", answer(content_type="image/avif")) == []
    [found] = judge_type("x", "photos/a.avif", answer(content_type="text/plain; charset=utf-8"))
    assert (found.of_release, found.found) == (False, "kiểu text/plain, đúng ra là image/avif")
    assert judge_type("x", "photos/a.avif", answer(404)) == []
    assert judge_type("x", "feeds/a.atom.xml", answer(content_type="text/xml")) == []


@pytest.mark.parametrize(
    ("hashed", "page", "kind", "ok"),
    [
        (FOR_EVER, {"cache-control": "no-cache", "etag": '"1"'}, "nginx", True),
        (FOR_EVER, {"last-modified": "x"}, "nginx", True),
        (FOR_EVER, {"cache-control": "no-cache"}, "nginx", False),
        (FOR_EVER, {**FOR_EVER, "etag": '"1"'}, "nginx", False),
        ({}, {"etag": '"1"'}, "nginx", False),
        ({}, {}, "pages", True),
    ],
)
def test_caching_is_long_for_what_never_changes_only(
    hashed: dict[str, str], page: dict[str, str], kind: str, ok: bool
) -> None:
    assert judge_caching(Answer("u", 200, hashed), Answer("u", 200, page), kind).ok is ok


def test_missing_security_headers_are_named() -> None:
    assert judge_headers(Answer("http://h/", 200, SAFE), "nginx", True).ok
    assert "referrer-policy" in judge_headers(Answer("http://h/", 200, {}), "nginx", True).found
    strict = Answer("https://h/", 200, {**SAFE, "strict-transport-security": "max-age=31536000"})
    assert judge_headers(strict, "nginx", True).ok
    assert not judge_headers(Answer("https://h/", 200, SAFE), "nginx", True).ok
    assert judge_headers(Answer("https://h/", 200, SAFE), "nginx", False).ok
    assert judge_headers(Answer("https://h/", 200, {}), "s3", True).ok


def test_text_goes_out_compressed() -> None:
    packed, plain = answer(content_encoding="br"), answer()
    assert judge_compression([("a", packed), ("b", packed)], "nginx").ok
    assert judge_compression([("a", packed), ("b", plain)], "nginx").found == "không nén: b"
    assert judge_compression([("b", plain)], "s3").ok


def test_where_nothing_is_the_host_says_so_with_our_page_and_forgets_it() -> None:
    ours = fingerprint(b"404")
    short, long = answer(404), answer(404, cache_control="max-age=31536000")
    assert judge_missing(answer(404, b"404"), short, ours)[0].ok
    assert judge_missing(answer(404, b"nginx"), short, None)[0].ok
    assert not judge_missing(answer(200, b"404"), short, ours)[0].ok
    assert not judge_missing(answer(404, b"nginx"), short, ours)[0].ok
    assert not judge_missing(answer(404, b"404"), long, ours)[0].ok


def test_an_old_address_leads_to_the_new_one() -> None:
    target = "http://h/2024/07/a/"
    stub = answer(200, b'<meta http-equiv="refresh" content="0">')
    assert judge_redirect("/cu/", target, answer(301, moved="https://h/2024/07/a/"), "nginx").ok
    assert not judge_redirect("/cu/", target, answer(301, moved="http://h/"), "nginx").ok
    assert not judge_redirect("/cu/", target, answer(302, moved=target), "nginx").ok
    assert not judge_redirect("/cu/", target, stub, "nginx").ok
    assert judge_redirect("/cu/", target, stub, "pages").ok
    assert not judge_redirect("/cu/", target, answer(404), "pages").ok


def test_what_was_taken_down_is_gone_and_if_it_is_still_shown_the_release_is_to_blame() -> None:
    assert judge_gone("a/", answer(410), "nginx", has_page=True).ok
    assert not judge_gone("a/", answer(200), "nginx", has_page=True).ok
    assert not judge_gone("a/", answer(404), "nginx", has_page=False).ok
    assert judge_gone("a/", answer(200), "s3", has_page=True).ok
    assert judge_gone("a/", answer(404), "s3", has_page=False).ok
    assert judge_gone("a/", answer(200), "s3", has_page=False).of_release


def test_drafts_and_secrets_are_not_shown() -> None:
    home = [b"home"]
    assert judge_hidden("a/", answer(404), home) == []
    assert judge_hidden("a/", answer(200, b"home"), home) == []
    assert judge_hidden("a/", answer(200, b"draft"), home)[0].of_release
    assert judge_secret(".git/HEAD", answer(403), home) == []
    assert judge_secret(".git/HEAD", answer(200, b"home"), home) == []
    assert not judge_secret(".git/HEAD", answer(200, b"ref:"), home)[0].of_release


def test_a_certificate_is_renewed_before_its_last_days() -> None:
    assert judge_certificate(None, 0) == []
    assert judge_certificate(20 * DAY, 0)[0].found == "còn 20 ngày"
    assert judge_certificate(20 * DAY, 0)[0].ok
    assert not judge_certificate(10 * DAY, 0)[0].ok


def test_a_page_that_was_rewritten_shows_the_same_things() -> None:
    page = b'<title>A</title><link href="/theme/a.1.css"><img src="/photos/0-1.jpg">'
    assert is_alike(page + b"<script>", page)
    assert not is_alike(page, page)
    assert not is_alike(page.replace(b"a.1", b"a.0"), page)
    assert not is_alike(page.replace(b">A<", b">B<"), page)
    assert linked(page) == ["theme/a.1.css", "photos/0-1.jpg"]
