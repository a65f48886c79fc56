from __future__ import annotations

import pytest

from newsroom.model.content import SITE_FILE, Entry
from newsroom.model.output import Output
from newsroom.model.problem import Problem
from newsroom.model.records import Link, StaticPage
from newsroom.vietnamese.comparing import nfc
from plugins.gate.checks import (
    STUB,
    check_addresses,
    check_categories,
    check_entries,
    check_links,
    check_months,
    check_old_urls,
    check_related,
    check_spellings,
)
from tests.support.making import CATEGORIES, START, make_article, make_edition, make_links


def brief(problems: object) -> list[tuple[str, str]]:
    return [(problem.path, problem.code) for problem in problems]  # type: ignore[attr-defined]


# Files

IN_ORDER = (
    "site.toml",
    "pages/a.md",
    "photos/a.jpg",
    "articles/2024/07/hop/index.md",
    "articles/2024/07/hop/1.jpg",
)


def test_files_in_their_places_are_not_reported() -> None:
    assert not list(check_entries([Entry(path, "file", path) for path in IN_ORDER]))


@pytest.mark.parametrize(
    ("path", "kind", "code"),
    [
        ("photos/a.jpg", "symlink", "symlink"),
        ("photos/ong", "special", "special-file"),
        ("ghi-chu.txt", "file", "misplaced-file"),
        ("articles/2024/1.jpg", "file", "misplaced-file"),
        ("articles/2024/07/1.jpg", "file", "misplaced-file"),
    ],
)
def test_files_that_will_not_be_published_are_reported(path: str, kind: str, code: str) -> None:
    assert brief(check_entries([Entry(path, kind, path)])) == [(path, code)]


@pytest.mark.parametrize("path", ["tin.md", "articles/2024/tin.md", "ban-nhap/tin.md"])
def test_manuscripts_in_wrong_places_are_left_to_the_reader(path: str) -> None:
    assert not list(check_entries([Entry(path, "file", path)]))


@pytest.mark.parametrize("path", ["site-cu-site.toml", "luu/site.toml"])
def test_only_the_site_file_itself_is_in_its_place(path: str) -> None:
    assert brief(check_entries([Entry(path, "file", path)])) == [(path, "misplaced-file")]


def test_files_are_reported_by_their_composed_name() -> None:
    entry = Entry("họp.txt", "file", "ho\u0323p.txt")
    assert brief(check_entries([entry])) == [("họp.txt", "misplaced-file")]


def test_a_folder_of_an_article_needs_its_manuscript() -> None:
    paths = ("articles/2024/07/hop/1.jpg", "articles/2024/07/hop/anh/2.jpg")
    entries = [Entry(path, "file", path) for path in paths]
    assert brief(check_entries(entries)) == [("articles/2024/07/hop", "empty-folder")]


def test_a_date_in_another_month_than_the_folder_is_reported() -> None:
    article = make_article(1, url="2023/12/tin/", date=START, lines=(("date", 2),))
    assert list(check_months([article, make_article(2)])) == [
        Problem.of(article.path, 2, "folder-month", date="01/01/2024", folder="2023/12")
    ]


# Addresses


def output(path: str, origin: str = SITE_FILE, line: int = 0, template: str = "") -> Output:
    return Output(path, origin, bytes, template, line)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("van-ban/index.html", "van-ban/index.html"),
        ("tin/Bai.html", "tin/bai.html"),
        ("tin/b\u00e0i.html", "tin/ba\u0300i.html"),
        ("tin.html/index.html", "tin.html"),
    ],
)
def test_two_files_for_one_address_are_reported_at_the_side_an_editor_can_change(
    first: str, second: str
) -> None:
    for outputs in (
        [output(first, "pages/a.md", 3), output(second)],
        [output(second), output(first, "pages/a.md", 3)],
    ):
        assert [(p.path, p.line, p.code) for p in check_addresses(outputs)] == [
            ("pages/a.md", 3, "address-collision")
        ]


def test_two_articles_that_collide_name_each_other() -> None:
    outputs = [output("a/index.html", "articles/x.md"), output("a/index.html", "articles/y.md")]
    (problem,) = check_addresses(outputs)
    assert {problem.path, dict(problem.values)["other"]} == {"articles/x.md", "articles/y.md"}
    assert dict(problem.values)["address"] == "a/"


def test_different_addresses_do_not_collide() -> None:
    assert not list(
        check_addresses([output(path) for path in ("index.html", "a/index.html", "a.html", "ab/index.html")])
    )


@pytest.mark.parametrize("path", ["a/index.html", "A/index.html"])
def test_what_a_stub_meets_is_left_to_the_check_of_old_addresses(path: str) -> None:
    stubs = [output(path, f"articles/{name}.md", 3, STUB) for name in "xy"]
    assert not list(check_addresses([output("a/index.html"), *stubs]))


@pytest.mark.parametrize(
    ("stub", "file"), [("a.html", "a.html/b/index.html"), ("a.html/b/index.html", "a.html")]
)
def test_a_stub_that_bars_a_folder_is_reported_at_its_line(stub: str, file: str) -> None:
    outputs = [output(stub, "articles/x.md", 7, STUB), output(file)]
    assert [(p.path, p.line, p.code) for p in check_addresses(outputs)] == [
        ("articles/x.md", 7, "address-collision")
    ]


# Old addresses

OUTPUTS = [
    output("index.html"),
    output("tin-hoat-dong/index.html"),
    output("2024/01/dang-uy/index.html", "articles/y.md"),
    output("tin/đảng.html", "articles/z.md"),
    output("feeds/tin.atom.xml"),
    output("old/index.html", "articles/x.md", 7, STUB),
]


ORIGINS = {nfc(file.path).casefold(): file.origin for file in OUTPUTS if file.template != STUB}


def old_urls(*targets: str) -> list[tuple[str, int, str, str]]:
    """Check old addresses of one article, from line 7."""
    found = check_old_urls([make_article(1, url="x/", old_urls=make_links(*targets, line=7))], ORIGINS.get)
    return [(p.path, p.line, dict(p.values)["address"], dict(p.values)["other"]) for p in found]


@pytest.mark.parametrize(
    ("old", "other"),
    [
        ("/tin-hoat-dong/", SITE_FILE),
        ("/tin-hoat-dong", SITE_FILE),
        ("/TIN-hoat-dong/INDEX.html", SITE_FILE),
        ("/tin-hoat-dong/?page=2", SITE_FILE),
        ("/tin%2Dhoat-dong", SITE_FILE),
        ("/2024/01/dang-uy/index.html?x=1", "articles/y.md"),
        ("/tin/đảng.html", "articles/z.md"),
        ("/tin/%C4%91%E1%BA%A3ng.html", "articles/z.md"),
        ("/tin/\u0111a\u0309ng.html", "articles/z.md"),
        ("/TIN/ĐẢNG.HTML/", "articles/z.md"),
        ("/feeds/tin.atom.xml", SITE_FILE),
    ],
)
def test_an_old_address_that_hides_a_file_of_the_site_is_reported_at_its_line(old: str, other: str) -> None:
    assert old_urls("/khac", old) == [("articles/x/index.md", 8, old.lstrip("/"), other)]


@pytest.mark.parametrize(
    "old",
    [
        "/?p=12",
        "/?P=12",
        "/old/",
        "/tin-hoat-dong-cu/",
        "/tin/",
        "/2024/01/",
        "/tin-hoat-dong.html",
        "/feeds/",
    ],
)
def test_old_addresses_that_hide_nothing_are_not_reported(old: str) -> None:
    assert old_urls(old, "/?p=1") == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("/b", "/b"),
        ("/b", "/B/"),
        ("/b/", "/b/index.html"),
        ("/đ%E1%BA%A3ng", "/Đảng"),
        ("/ba\u0309n", "/bản"),
        ("/%62", "/b"),
        ("/?p=1", "/?P=1"),
        ("/b?x=%C4%91", "/B/?x=đ"),
    ],
)
def test_an_old_address_of_two_articles_is_reported_at_the_second(first: str, second: str) -> None:
    one = make_article(1, old_urls=make_links(first, line=4))
    two = make_article(2, old_urls=make_links("/khac", second, line=5))
    for records in ([one, two], [two, one]):
        assert list(check_old_urls(records, ORIGINS.get)) == [
            Problem.of(two.path, 6, "address-collision", address=second.lstrip("/"), other=one.path)
        ]


def test_an_old_address_twice_in_one_article_is_reported() -> None:
    assert old_urls("/b", "/c", "/B/") == [("articles/x/index.md", 9, "B/", "articles/x/index.md")]


@pytest.mark.parametrize(("first", "second"), [("/b?x=1", "/b?x=2"), ("/b", "/b?x=1"), ("/?p=1", "/?p=12")])
def test_old_addresses_that_differ_in_their_query_are_two(first: str, second: str) -> None:
    assert old_urls(first, second) == []


def test_old_addresses_of_standing_pages_count_as_well() -> None:
    page = StaticPage("pages/a.md", "a/", "A", old_urls=make_links("/tin-hoat-dong/", line=3))
    assert [(p.path, p.line) for p in check_old_urls([page], ORIGINS.get)] == [("pages/a.md", 3)]


@pytest.mark.parametrize("old", ["/index.html", "/INDEX.html", "/index.html?x=1"])
def test_an_old_address_that_hides_the_home_page_is_reported(old: str) -> None:
    assert len(old_urls(old)) == 1


def test_an_empty_query_makes_no_other_old_address() -> None:
    assert len(old_urls("/b", "/b?")) == 1


def test_a_name_that_ends_in_index_html_is_another_address() -> None:
    assert old_urls("/tin-hoat-dongindex.html") == []


# Links and pins


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("2024/01/tin/", None),
        ("2024/01/tin", None),
        ("", None),
        ("2024/01/nhap/", "hidden-link"),
        ("2024/01/nhap", "hidden-link"),
        ("2024/01/khong-co/", "missing-link"),
    ],
)
def test_links_lead_to_published_pages(target: str, code: str | None) -> None:
    article = make_article(1, links=(Link(target, "../x", 9),))
    public, hidden = frozenset({"", "2024/01/tin/"}), frozenset({"2024/01/nhap/"})
    found = list(check_links([article], public.__contains__, hidden.__contains__))
    assert found == ([Problem.of(article.path, 9, code, target="../x")] if code else [])


@pytest.mark.parametrize(
    ("target", "code"),
    [("2024/01/tin/", None), ("2024/01/nhap/", "hidden-related"), ("2024/01/khong-co/", "missing-related")],
)
def test_pins_lead_to_published_articles(target: str, code: str | None) -> None:
    article = make_article(1, related=make_links("2024/01/tin/", target, line=8), lines=(("related", 8),))
    published, hidden = frozenset({"2024/01/tin/"}), frozenset({"2024/01/nhap/"})
    found = list(check_related([article], published.__contains__, hidden.__contains__))
    assert found == ([Problem.of(article.path, 9, code, target=f"/{target}")] if code else [])


# Headings


def test_a_category_without_articles_is_reported() -> None:
    edition = make_edition([make_article(1), make_article(2, category=CATEGORIES[2])])
    assert list(check_categories(edition)) == [
        Problem.of(SITE_FILE, 8, "empty-category", name="Xây dựng Đảng")
    ]


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        ({"tags": ("Thi đua",)}, {"tags": ("Thi dua",)}, "«Thi dua», «Thi đua»"),
        ({"authors": ("Lê Hoa",)}, {"authors": ("Lê Hoà", "Lê Hỏa")}, "«Lê Hoa», «Lê Hoà», «Lê Hỏa»"),
    ],
)
def test_spellings_that_differ_in_diacritics_only_are_reported_once(
    first: dict[str, tuple[str, ...]], second: dict[str, tuple[str, ...]], names: str
) -> None:
    edition = make_edition([make_article(1, **first), make_article(2, **second), make_article(3, **first)])
    (problem,) = check_spellings(edition)
    assert (problem.code, dict(problem.values)["names"]) == ("spellings", names)


def test_tone_placement_and_case_are_no_different_spelling() -> None:
    articles = [make_article(1, tags=("Khoa Giáo", "uỷ ban")), make_article(2, tags=("khoa giáo", "Ủy ban"))]
    assert not list(check_spellings(make_edition(articles)))


def test_spellings_are_reported_at_the_line_of_the_first_article_by_path_that_has_one() -> None:
    first = make_article(1, tags=("Thi đua",), authors=("An", "Ân"), lines=(("authors", 4), ("tags", 6)))
    second = make_article(2, tags=("Thi dua",), authors=("Bình",), lines=(("author", 5), ("tags", 7)))
    assert [(p.path, p.line, dict(p.values)) for p in check_spellings(make_edition([first, second]))] == [
        (first.path, 6, {"kind": "chủ đề", "names": "«Thi dua», «Thi đua»"}),
        (first.path, 4, {"kind": "tác giả", "names": "«An», «Ân»"}),
    ]


def test_names_without_latin_letters_are_not_spellings_of_each_other() -> None:
    assert not list(check_spellings(make_edition([make_article(1, authors=("毛泽东", "胡志明"))])))
