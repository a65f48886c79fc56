from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.gone import Gone
from plugins.hosting.iis import LARGEST, files
from plugins.hosting.rules import Rules
from tests.support.ruling import NEW, make


def parsed(rules: Rules) -> ElementTree.Element:
    found = files(rules)
    assert list(found) == ["web.config"]
    return ElementTree.fromstring(found["web.config"])


def entries(root: ElementTree.Element, name: str) -> dict[str, str]:
    found = root.findall(f".//rewriteMap[@name='{name}']/add")
    return {one.attrib["key"]: one.attrib["value"] for one in found}


def test_old_addresses_stand_in_a_map_with_their_queries() -> None:
    root = parsed(make("/xem.aspx?id=1&b=2", "/a/", gone=(Gone("x/"),)))
    assert entries(root, "moved") == {"/xem.aspx?id=1&b=2": NEW, "/a": NEW, "/a/": NEW}
    assert entries(root, "gone") == dict.fromkeys(("/x", "/x/", "/x/index.html"), "/404.html")


def test_without_old_addresses_the_module_for_them_is_not_needed() -> None:
    root = parsed(make())
    assert root.find(".//rewrite") is None
    assert {one.attrib["fileExtension"] for one in root.iter("mimeMap")} == {
        ".avif",
        ".vtt",
        ".webmanifest",
        ".json",
    }
    names = {one.attrib["name"] for one in root.findall(".//customHeaders/add")}
    assert "Content-Security-Policy" in names
    kept = {one.attrib["path"]: one.find(".//clientCache") for one in root.findall("location")}
    assert set(kept) == {"theme", "photos", "tim"}
    assert all(one is not None and "immutable" in one.attrib["cacheControlCustom"] for one in kept.values())
    assert {(one.attrib["statusCode"], one.attrib["path"]) for one in root.findall(".//error")} == {
        ("404", "/404.html"),
        ("410", "/404.html"),
    }


@pytest.mark.slow
def test_a_file_that_iis_would_refuse_leaves_out_what_stubs_do() -> None:
    stubs = [f"/tin/{'a' * 60}-{number}.html" for number in range(3000)]
    root = parsed(make(*stubs, *(f"/xem.aspx?id={number}" for number in range(500))))
    kept = entries(root, "moved")
    assert sum(".aspx" in key for key in kept) == 500
    assert 500 < len(kept) < 3500
    assert len(ElementTree.tostring(root, "utf-8")) < LARGEST + 10_000
    assert len(files(make(*stubs))["web.config"].encode()) <= LARGEST


@pytest.mark.slow
@given(st.lists(st.text(min_size=1, max_size=20).map(lambda text: "/" + text), max_size=4))
def test_whatever_the_old_addresses_the_file_is_well_formed(olds: list[str]) -> None:
    parsed(make(*olds))
