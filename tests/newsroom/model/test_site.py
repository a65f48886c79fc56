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


def test_a_category_stands_at_its_slug() -> None:
    assert Category("Tin hoạt động", "tin-hoat-dong").url == "tin-hoat-dong/"


def test_nothing_of_a_site_but_its_name_is_made_up() -> None:
    site = Site("Trang tin")
    assert (site.url, site.base, site.tagline) == ("", "", "")
    assert site.organisation == Organisation("", "", "", "", "", "")
    assert (site.categories, site.links, site.banners) == ((), (), ())
