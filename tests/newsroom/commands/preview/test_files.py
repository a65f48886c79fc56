"""Which file an address of the previewed site stands for, and what it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.commands.preview.files import find, media_type
from newsroom.model.site import Site
from plugins.hosting.rules import make_rules


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files") / "site"
    (folder / "tin").mkdir(parents=True)
    (folder / "trong").mkdir()
    for name in ("index.html", "tin/index.html", "a.css", "ảnh.jpg"):
        (folder / name).touch()
    (folder.parent / "bi-mat.txt").touch()
    return folder


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/", "index.html"),
        ("/index.html", "index.html"),
        ("/tin/", "tin/index.html"),
        ("/tin", "tin"),  # to be sent to the address with a slash
        ("//tin//", "tin/index.html"),
        ("/a.css", "a.css"),
        ("/ảnh.jpg", "ảnh.jpg"),
        ("/trong/", None),
        ("/a.css/", None),
        ("/khong-co", None),
        ("/../bi-mat.txt", None),
        ("/tin/../a.css", None),
        ("/tin/./", None),
        ("/..\\bi-mat.txt", None),
        ("/a\0b", None),
        (f"/{'dài' * 100}", None),
        ("/\ud800", None),
    ],
)
def test_an_address_stands_for_one_file_or_none(site: Path, path: str, found: str | None) -> None:
    assert find(site, path) == (None if found is None else site / found)


@given(st.text(alphabet="/.\\ait \0%n", max_size=30))
def test_no_address_leads_out_of_the_folder(site: Path, path: str) -> None:
    found = find(site, f"/{path}")
    assert found is None or found.resolve().is_relative_to(site.resolve())


def test_types_are_those_that_hosts_are_told() -> None:
    for suffix, kind in make_rules(Site(name="x"), (), ()).types:
        assert media_type(f"a{suffix}").partition(";")[0] == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.html", "text/html; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.json", "application/json"),
        ("a.css", "text/css; charset=utf-8"),
        ("sitemap.xml", "text/xml; charset=utf-8"),
        ("all.atom.xml", "application/atom+xml; charset=utf-8"),
        ("a.svg", "image/svg+xml"),
        ("a.jpg", "image/jpeg"),
        ("a.png", "image/png"),
        ("a.mp4", "video/mp4"),
        ("a.mp3", "audio/mpeg"),
        ("a.m4a", "audio/mp4"),
        ("a.pdf", "application/pdf"),
        ("a.woff2", "font/woff2"),
        ("a", "application/octet-stream"),
    ],
)
def test_types_are_the_same_on_every_machine(name: str, kind: str) -> None:
    assert media_type(name) == kind
