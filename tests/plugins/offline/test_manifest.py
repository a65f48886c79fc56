from __future__ import annotations

import json
import re
from typing import Any

import pytest

from newsroom.model.media import Rendition
from newsroom.model.output import Insignia
from newsroom.model.site import Site
from plugins.offline.manifest import FLAG, PAPER, make_manifest, short_name
from tests.support.building import ROOT
from tests.support.making import make_site

INSIGNIA = Insignia(
    icons=(Rendition("theme/icon-192.a.png", 192, 192), Rendition("theme/icon-512.b.png", 512, 512)),
    maskable=Rendition("theme/maskable.c.png", 512, 512),
)


def made(site: Site, insignia: Insignia = INSIGNIA) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(make_manifest(site, insignia))
    return found


def test_all_addresses_lie_below_the_path_prefix() -> None:
    manifest = made(make_site())
    assert {manifest[key] for key in ("id", "start_url", "scope")} == {"/bantin/"}
    assert [icon["src"] for icon in manifest["icons"]] == [
        "/bantin/theme/icon-192.a.png",
        "/bantin/theme/icon-512.b.png",
        "/bantin/theme/maskable.c.png",
    ]


def test_systems_may_cut_the_maskable_icon_only() -> None:
    icons = made(make_site())["icons"]
    assert [icon["purpose"] for icon in icons] == ["any", "any", "maskable"]
    assert [icon["sizes"] for icon in icons] == ["192x192", "512x512", "512x512"]


def test_what_is_not_known_is_left_out() -> None:
    manifest = made(Site("Khối"), Insignia())
    assert "description" not in manifest
    assert "icons" not in manifest
    assert manifest["start_url"] == "/"


def test_the_colours_are_those_of_the_theme() -> None:
    settings = (ROOT / "theme/static/css/settings.css").read_text(encoding="utf-8")
    assert re.findall(r"--(?:paper|flag): (#\w+);", settings)[:2] == [PAPER, FLAG]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Khối", "Khối"),
        ("Trang tin Đảng bộ Khối", "Trang tin"),
        ("Đảng bộ Khối", "Đảng bộ Khối"),
        ("Đảngbộkhốicácơquan tỉnh", "Đảngbộkhốicácơquan"),
    ],
)
def test_a_home_screen_shows_whole_words(name: str, short: str) -> None:
    assert short_name(name) == short
