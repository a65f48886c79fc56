"""Real hosts, told by the host files that a build writes what to do, pass the look at the live site."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from newsroom.commands.publishing.probe import Finding, probe
from newsroom.commands.publishing.publication import Publication
from newsroom.commands.publishing.source import Source
from newsroom.model.hosting import HOST_FOLDER
from tests.support.awkward import quarters, saved
from tests.support.building import NOW, SITE_TOML, build, tiny_site, write_article
from tests.support.hosting import APACHE, NGINX, Server, apache, nginx

pytestmark = pytest.mark.slow


def by_nginx(folder: Path, output: Path) -> AbstractContextManager[Server]:
    if NGINX is None:
        pytest.skip("nginx is not installed")
    return nginx(folder, output, output / HOST_FOLDER)


def by_apache(folder: Path, output: Path) -> AbstractContextManager[Server]:
    if APACHE is None:
        pytest.skip("apache2 is not installed")
    return apache(folder, output)


HOSTS: dict[str, Callable[[Path, Path], AbstractContextManager[Server]]] = {
    "nginx": by_nginx,
    "apache": by_apache,
}


def source(folder: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> Source:
    """Build a site with one of each thing that is asked for."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    monkeypatch.delenv("SITEURL", raising=False)
    content = tiny_site(folder / "content")
    (content / "site.toml").write_text(f'{SITE_TOML}\n[hosting]\nkind = "{kind}"\n', encoding="utf-8")
    old = "/tin/cu.html\nOld_URL: /index.php?id=7"
    file = write_article(content, "2025/05/moi", "![Ảnh](1.jpg)", Old_URL=old)
    file.with_name("1.jpg").write_bytes(saved(quarters(640, 480), "JPEG"))
    write_article(content, "2025/06/nhap", Status="draft")
    write_article(content, "2025/04/go", Status="withdrawn", Withdrawn="Thông tin chưa chính xác.")
    assert build(content, folder / "site", conf="publishconf.py").status == 0
    return Source(content, folder / "site", folder / "cache")


def asked(publication: Publication, url: str) -> tuple[set[str], list[Finding]]:
    findings = probe(publication, url, ["2025/06/nhap/"])
    return {one.what for one in findings}, [one for one in findings if not one.ok]


@pytest.mark.parametrize("kind", HOSTS)
def test_a_host_with_the_files_of_the_build_has_nothing_to_mend(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = source(tmp_path, kind, monkeypatch)
    server = HOSTS[kind](tmp_path / "server", built.output)
    with built.publication(print) as publication, server as running:
        seen, wrong = asked(publication, running.address)
    assert wrong == []
    assert {"Ảnh AVIF", "Ảnh PNG", "Bài đã gỡ /2025/04/go/", "Bài chưa đăng", "Tiêu đề bảo mật"} <= seen
    assert any(what.startswith("Địa chỉ cũ /") and what.endswith("fbclid=IwAR0thu") for what in seen)
