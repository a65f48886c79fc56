from __future__ import annotations

import pytest

from newsroom.model.site import Category, Organisation, Site


@pytest.mark.parametrize(
    ("url", "absolute"),
    [
        ("", "https://example.vn/bantin/"),
        ("2024/07/tin/", "https://example.vn/bantin/2024/07/tin/"),
        ("photos/a-360.jpg", "https://example.vn/bantin/photos/a-360.jpg"),
    ],
)
def test_absolute_addresses_start_with_that_of_the_site(url: str, absolute: str) -> None:
    assert Site("A", url="https://example.vn/bantin", base="/bantin").absolute(url) == absolute


@pytest.mark.parametrize(
    ("url", "home", "urls"),
    [
        ("https://a.vn", "https://a.vn", ("https://a.vn",)),
        ("https://b.vn/thu", "https://a.vn", ("https://b.vn/thu", "https://a.vn")),
        ("http://127.0.0.1:8000", "", ("http://127.0.0.1:8000",)),
        ("", "", ()),
    ],
)
def test_a_site_that_is_published_elsewhere_has_two_addresses(
    url: str, home: str, urls: tuple[str, ...]
) -> None:
    assert Site("A", url=url, home=home).urls == urls


def test_a_category_stands_at_its_slug() -> None:
    assert Category("Tin hoạt động", "tin-hoat-dong").url == "tin-hoat-dong/"


def test_nothing_of_a_site_but_its_name_is_made_up() -> None:
    site = Site("Trang tin")
    assert (site.url, site.base, site.tagline) == ("", "", "")
    assert site.organisation == Organisation("", "", "", "", "", "")
    assert (site.categories, site.links, site.banners) == ((), (), ())
