from __future__ import annotations

import pytest

from newsroom.model.hosting import Hosting
from plugins.hosting import WRITERS, writer
from plugins.hosting.policy import security_headers
from tests.support.making import make_site
from tests.support.ruling import make


def headers(url: str = "https://example.vn", hsts: bool = True) -> dict[str, str]:
    return dict(security_headers(make_site(url=url, hosting=Hosting("nginx", hsts=hsts))))


def test_scripts_come_from_files_of_our_own_only() -> None:
    policy = dict(part.split(" ", 1) for part in headers()["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert {policy[f"{kind}-src"] for kind in ("font", "manifest", "worker")} == {"'self'"}
    assert policy["frame-ancestors"] == "'self'"
    assert "unsafe" not in policy["script-src"]


@pytest.mark.parametrize(
    ("url", "hsts", "there"),
    [
        ("https://example.vn", True, True),
        ("https://example.vn", False, False),
        ("http://example.vn", True, False),
    ],
)
def test_browsers_insist_on_https_where_the_site_has_it_and_the_office_wants_it(
    url: str, hsts: bool, there: bool
) -> None:
    found = headers(url, hsts).get("Strict-Transport-Security", "")
    assert (found == "max-age=31536000") is there
    assert "preload" not in found
    assert "includeSubDomains" not in found


@pytest.mark.parametrize("kind", sorted(set(WRITERS) - {"pages"}))
def test_every_host_that_sends_headers_allows_the_manifest_and_the_worker(kind: str) -> None:
    written = "".join(writer(kind)(make(hosting=Hosting(kind))).values())
    assert "manifest-src 'self'" in written
    assert "worker-src 'self'" in written
