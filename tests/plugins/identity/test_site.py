from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.site import Banner, Category, Organisation, Site, WebLink
from plugins.identity.site import parse
from plugins.identity.urls import is_site_url
from tests.support.building import ROOT

WHOLE = """\
name = "Trang tin Đảng bộ Khối"
url = "https://example.vn/bantin/"
tagline = "Tin của Khối"

[organisation]
name = "Đảng ủy Khối"
phone = "0228 3849 000"

[[categories]]
name = "Tin hoạt động"
slug = "tin-hoat-dong"
description = "Tin trong Khối"

[[categories]]
name = "Văn bản"
slug = "van-ban"

[[links]]
name = "Báo Nhân Dân"
url = "https://nhandan.vn"

[[banners]]
image = "photos/a.jpg"
url = "https://a.vn/"
alt = "Học và làm theo Bác"
"""
SMALL = 'name = "Khối"\n[[categories]]\nname = "Tin"\nslug = "tin"\n'


def found(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in parse(text.encode())[1]]


def test_the_whole_file_becomes_the_site() -> None:
    site, problems = parse(WHOLE.encode())
    assert not problems
    assert site == Site(
        name="Trang tin Đảng bộ Khối",
        url="https://example.vn/bantin",
        tagline="Tin của Khối",
        organisation=Organisation(name="Đảng ủy Khối", phone="0228 3849 000"),
        categories=(
            Category("Tin hoạt động", "tin-hoat-dong", "Tin trong Khối", 9, slug_line=11),
            Category("Văn bản", "van-ban", "", 14, slug_line=16),
        ),
        links=(WebLink("Báo Nhân Dân", "https://nhandan.vn"),),
        offline=True,
        banners=(Banner("photos/a.jpg", "https://a.vn/", "Học và làm theo Bác", 22, url_line=24),),
    )


def test_a_name_and_a_category_are_enough() -> None:
    site, problems = parse(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())
    assert not problems
    assert (site.name, site.url, [category.slug for category in site.categories]) == ("Khối", "", ["tin"])


def test_texts_are_composed_and_on_one_line() -> None:
    site, _ = parse(SMALL.replace('"Khối"', '"""Đa\u0309ng\u00a0bộ\n  Khối\u200b"""').encode())
    assert site.name == "Đảng bộ Khối"


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        (SMALL.replace('name = "Khối"', ""), 1, "site-missing"),
        (SMALL.replace('"Khối"', '""'), 1, "site-missing"),
        (SMALL.replace('"Khối"', "7"), 1, "site-type"),
        ('name = "Khối"', 1, "site-no-category"),
        ('nmae = "x"\n' + SMALL, 1, "site-unknown-key"),
        ('qwzx = "x"\n' + SMALL, 1, "site-strange-key"),
        (SMALL + "[organisation]\nfax = '1'\n", 6, "site-strange-key"),
        (SMALL + "[organisation]\nphone = 228\n", 6, "site-type"),
        ("organisation = 'x'\n" + SMALL, 1, "site-type"),
        (SMALL + "slugg = 'a'\n", 5, "site-unknown-key"),
        ('name = "Khối"\n[categories]\nname = "Tin"\n', 2, "site-type"),
        (SMALL + '[[categories]]\nname = "Văn bản"\n', 5, "site-missing"),
        (SMALL + '[[categories]]\nname = "Văn bản"\nslug = "Văn bản"\n', 7, "site-bad-slug"),
        (SMALL + '[[categories]]\nname = "Tin khác"\nslug = "tin"\n', 5, "site-duplicate-slug"),
        (SMALL + '[[links]]\nname = "Báo"\nurl = "baonamdinh.vn"\n', 7, "site-no-scheme"),
        (
            f'{SMALL}[[links]]\nname = "Báo"\nurl = "https://www.a.vn"\n[[links]]\nname = "A"\nurl = "a.vn"\n',
            10,
            "site-no-scheme",
        ),
        (SMALL + '[[links]]\nname = "Báo"\nurl = "javascript:alert(1)"\n', 7, "site-bad-link"),
        (SMALL + '[[banners]]\nimage = "a.jpg"\nurl = "https://a.vn"\n', 5, "site-missing"),
        ('url = "example.vn"\n' + SMALL, 1, "site-bad-url"),
        ('\nurl = " "\n' + SMALL, 2, "site-empty-url"),
        (f"\n\n\na.b = 1\n{SMALL}", 4, "site-strange-key"),
        (f"\norganisation.name = 1\n{SMALL}", 2, "site-type"),
        (f"\nhosting.kind = 'x'\n{SMALL}", 2, "site-host-kind"),
        (f"name = 'b'\n{SMALL}", 2, "site-twice-key"),
        ('name = "Khối\n', 1, "site-syntax"),
        (SMALL + "[[links]\n", 5, "site-syntax"),
        (f"{SMALL}\ntagline = {'9' * 5000}\n", 6, "site-syntax"),
    ],
)
def test_what_is_wrong_is_named_at_its_line(text: str, line: int, code: str) -> None:
    assert (line, code) in found(text)


@pytest.mark.parametrize(
    ("slip", "code"),
    [
        ('slug = "van-ban"\nkind = "document"', "site-category-kind"),
        ('slug = "van-ban"\nkind = "Văn bản"', "site-category-kind"),
        ('slug = "Văn bản"\nkind = "documents"', "site-bad-slug"),
    ],
)
def test_a_register_with_a_slip_is_one_all_the_same_so_that_its_documents_are_not_told(
    slip: str, code: str
) -> None:
    site, problems = parse(f'{SMALL}[[categories]]\nname = "Văn bản"\n{slip}\n'.encode())
    assert [problem.code for problem in problems] == [code]
    assert (site.categories[1].slug, site.categories[1].is_register) == ("van-ban", True)


def test_a_category_of_a_kind_that_means_nothing_lists_articles() -> None:
    site, _ = parse(f'{SMALL}[[categories]]\nname = "Tin khác"\nslug = "tin-khac"\nkind = "news"\n'.encode())
    assert not site.categories[1].is_register


@pytest.mark.parametrize("text", ['name = "Khối\n', "[[links]\n", "a.b = {"])
def test_a_fault_of_the_syntax_is_told_by_its_line_alone(text: str) -> None:
    site, (problem,) = parse(text.encode())
    assert (site.name, problem.code, problem.values) == ("", "site-syntax", ())


@pytest.mark.parametrize(
    "text", ['[categories]\nname = "Tin"\n', 'categories = ["a"]\n', "categories = 1\n", "categories.a = 1\n"]
)
def test_categories_of_another_kind_are_told_once(text: str) -> None:
    top = 'name = "Khối"\n'
    assert found(top + text) == [(2, "site-type")]
    assert found(f"{top}categories = []\n") == [(2, "site-no-category")]


def test_a_file_that_is_not_utf8_is_refused() -> None:
    site, problems = parse(b'name = "Kh\xe8i"\n')
    assert (site.name, [(p.line, p.code, dict(p.values)) for p in problems]) == (
        "",
        [(1, "site-not-utf8", {"byte": "0xE8"})],
    )


def test_a_bad_slug_comes_with_a_better_one() -> None:
    _, problems = parse(SMALL.replace('"tin"', '"Tin Tức"').encode())
    assert [dict(problem.values)["better"] for problem in problems] == ["tin-tuc"]


@pytest.mark.parametrize(
    "url", ["https://example.vn", "http://a.vn:8080", "https://a.vn/ban-tin/moi", "http://127.0.0.1:8000"]
)
def test_addresses_of_a_site(url: str) -> None:
    assert is_site_url(url)


@pytest.mark.parametrize(
    "url",
    ["", "example.vn", "ftp://a.vn", "https://", "https://a.vn/", "https://a.vn/?a", "https://a.vn/#a", "https://a.vn/a b", "https://a.vn/ă", "https://u@a.vn", "http://[", 'https://a.vn/"'],
)  # fmt: skip
def test_what_is_no_address_of_a_site(url: str) -> None:
    assert not is_site_url(url)


lines = st.sampled_from(
    [*WHOLE.splitlines(), "name = 1", "links = []", "links = 3", "[categories]", "[[organisation]]", "x", '"" = 1', "slug = ''", "banners = [1]", "a.b = {c = [1, {d = 2}]}", "url = 'http://['"]
)  # fmt: skip


@given(st.one_of(st.lists(lines, max_size=12).map("\n".join).map(str.encode), st.binary(max_size=40)))
def test_reading_never_fails_and_names_lines_of_the_file(data: bytes) -> None:
    site, problems = parse(data)
    assert site.name or problems
    for problem in problems:
        assert 1 <= problem.line <= data.count(b"\n") + 1


def test_the_site_of_the_handbook_is_read_whole() -> None:
    handbook = (ROOT / "docs" / "huong-dan-bien-tap.md").read_text(encoding="utf-8")
    typed = re.findall(r"<!-- site\.toml -->\n```\n(.*?)```", handbook, re.DOTALL)
    (sample,) = typed
    site, problems = parse(sample.encode())
    assert not problems
    assert [one.name for one in site.categories] == ["Tin hoạt động", "Văn bản"]
    assert all((site.menu, site.banners, site.announcements, site.links, site.brand.icon))
    assert site.organisation.designation


@pytest.mark.parametrize(
    ("line", "offline", "told"),
    [
        ("", True, []),
        ("offline = true", True, []),
        ("offline = false", False, []),
        ('offline = "false"', True, [(1, "site-type")]),
        ("offline = 0", True, [(1, "site-type")]),
        ("ofline = false", True, [(1, "site-unknown-key")]),
    ],
)
def test_keeping_pages_for_times_without_a_network_can_be_refused(
    line: str, offline: bool, told: list[tuple[int, str]]
) -> None:
    text = f"{line}\n{SMALL}"
    assert parse(text.encode())[0].offline is offline
    assert found(text) == told


def test_that_it_is_refused_is_said_above_all_tables() -> None:
    assert found(f'{SMALL}[hosting]\nkind = "nginx"\noffline = false\n') == [(7, "site-key-elsewhere")]
