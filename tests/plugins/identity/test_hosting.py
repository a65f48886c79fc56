from __future__ import annotations

import pytest

from newsroom.model.hosting import Hosting, SshTarget
from plugins.identity.hosting import is_secret
from plugins.identity.site import parse

SITE = 'name = "Khối"\nurl = "https://a.vn"\n[[categories]]\nname = "Tin"\nslug = "tin"\n'


def read(text: str) -> tuple[Hosting | None, list[tuple[int, str]]]:
    site, problems = parse(f"{SITE}{text}".encode())
    return site.hosting, [(problem.line, problem.code) for problem in problems]


def test_a_site_without_hosting_has_none() -> None:
    assert read("") == (None, [])


def test_the_whole_table_is_read() -> None:
    hosting, problems = read(
        '[hosting]\nkind = "nginx"\ntarget = "ssh://b@m.example/srv/b"\nkeep = 7\nhsts = false\n'
        "share_pictures = 0\n[hosting.limits]\nfiles = 9\nfile_mb = 2\ntotal_mb = 3\nredirects = 4\n"
    )
    limits = (("files", 9), ("file_size", 2 << 20), ("total_size", 3 << 20), ("redirects", 4))
    assert not problems
    assert hosting == Hosting("nginx", SshTarget("m.example", "/srv/b", "b"), 7, False, 0, limits)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[hosting]", (6, "site-host-kind")),
        ('[hosting]\nkind = "ngin"', (7, "site-host-kind")),
        ('[hosting]\nkind = "s3"\ntarget = 3', (8, "site-type")),
        ('[hosting]\nkind = "s3"\ntarget = "ftp://a/b"', (8, "site-target")),
        ('[hosting]\nkind = "s3"\ntarget = "ssh://u:mat@a/b"', (8, "site-secret")),
        ('[hosting]\nkind = "s3"\ntarget = "u:mat@a:b"', (8, "site-secret")),
        ('[hosting]\nkind = "s3"\ntarget = "rclone::sftp,host=a,pass=mat:b"', (8, "site-secret")),
        ('[hosting]\nkind = "s3"\ntarget = "rclone::s3,secret_access_key=mat:b"', (8, "site-secret")),
        ('[hosting]\nkind = "s3"\ntarget = "ftp://a/?token=mat"', (8, "site-secret")),
        ('[hosting]\nkind = "s3"\npassword = "x"', (8, "site-secret")),
        ('[hosting]\nkind = "s3"\nsecret_key = "x"', (8, "site-secret")),
        ('[hosting]\nkind = "s3"\nkep = 3', (8, "site-unknown-key")),
        ('[hosting]\nkind = "s3"\nkeep = 0', (8, "site-type")),
        ('[hosting]\nkind = "s3"\nkeep = true', (8, "site-type")),
        ('[hosting]\nkind = "s3"\nhsts = "no"', (8, "site-type")),
        ('[hosting]\nkind = "s3"\nlimits = 3', (8, "site-type")),
        ('[hosting]\nkind = "s3"\n[hosting.limits]\nfile = 3', (9, "site-unknown-key")),
    ],
)
def test_what_does_not_fit_is_named(text: str, problem: tuple[int, str]) -> None:
    assert read(text)[1] == [problem]


@pytest.mark.parametrize(
    ("kind", "target", "code"),
    [
        ("nginx", "ssh://a/b", ""),
        ("apache", "rclone:a:b", ""),
        ("iis", "rclone:a:b", ""),
        ("s3", "rclone:a:b", ""),
        ("s3", "ssh://a/b", "site-target-ssh"),
        ("iis", "ssh://a/b", "site-target-ssh"),
        ("pages", "ssh://a/b", "site-target-useless"),
        ("netlify", "rclone:a:b", "site-target-useless"),
        ("cloudflare", "rclone:a:b", "site-target-useless"),
    ],
)
def test_a_target_that_does_not_fit_the_kind_is_doubted(kind: str, target: str, code: str) -> None:
    hosting, problems = read(f'[hosting]\nkind = "{kind}"\ntarget = "{target}"\n')
    assert hosting is not None
    assert problems == ([(8, code)] if code else [])


def test_hosting_must_be_a_table() -> None:
    problems = parse(f"hosting = 1\n{SITE}".encode())[1]
    assert [(problem.line, problem.code) for problem in problems] == [(1, "site-type")]


def test_a_secret_is_known_by_its_name() -> None:
    for key in ("password", "api_key", "secret_access_key", "Token", "pass", "credentials"):
        assert is_secret(key), key
    for key in ("keep", "kind", "monkey", "passage"):
        assert not is_secret(key), key


def test_a_secret_in_an_address_is_never_printed() -> None:
    for text in (
        f'{SITE}[hosting]\nkind = "s3"\ntarget = "x:MAT@y"',
        SITE.replace("https://", "https://u:MAT@"),
    ):
        problems = parse(text.encode())[1]
        assert [problem.code for problem in problems] == ["site-secret"]
        assert "MAT" not in str(problems)
