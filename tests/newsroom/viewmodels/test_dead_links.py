from __future__ import annotations

import pytest

from newsroom.model.attachment import file_address
from newsroom.model.blocks import FILE_CLOSE, FILE_OPEN, ROOT, Block, Figure
from newsroom.model.gone import DELETED
from newsroom.model.records import Link
from newsroom.viewmodels.body import content
from newsroom.viewmodels.dead_links import DeadLinks, LinkRemover, dead_links
from tests.support.making import make_article, make_edition, make_links

DEAD = DeadLinks(("2024/01/nhap/", '2024/01/tin "hay"/'))


@pytest.mark.parametrize(
    ("html", "without"),
    [
        (f'<p>A <a href="{ROOT}/2024/01/nhap/">b <em>c</em></a> d</p>', "<p>A b <em>c</em> d</p>"),
        (f'<a title="x > y" href="{ROOT}/2024/01/nhap/#z">b</a>', "b"),
        (f'<a href="{ROOT}/2024/01/tin%20%22hay%22/">b</a>', "b"),
        (f'<a href="{ROOT}/2024/01/nhap/"></a>', ""),
    ],
)
def test_the_words_of_a_dead_link_stay(html: str, without: str) -> None:
    assert LinkRemover(DEAD).without(html) == without


@pytest.mark.parametrize(
    "html",
    [
        f'<a href="{ROOT}/2024/01/tin/">b</a>',
        f'<a href="{ROOT}/2024/01/nhap/x/">b</a>',
        '<a href="https://a.vn/2024/01/nhap/">b</a>',
        '<a href="#fn:1">1</a> <abbr title="a">b</abbr>',
        f'<a class="download" href="{ROOT}/2024/01/nhap/">b</a>',
        "<p>A</p>",
    ],
)
def test_other_links_stay(html: str) -> None:
    assert LinkRemover(DEAD).without(html) == html


def test_a_link_that_goes_on_below_a_photo_goes_as_a_whole_and_the_next_stays() -> None:
    links = LinkRemover(DEAD)
    assert links.without(f'<a href="{ROOT}/2024/01/nhap/"><p>b') == "<p>b"
    assert links.without(f'c</p></a><a href="{ROOT}/x/">d</a>') == f'c</p><a href="{ROOT}/x/">d</a>'


def test_a_body_is_shown_without_links_to_what_is_not_shown() -> None:
    draft, shown = make_article(1, draft=True), make_article(2)
    article = make_article(3, links=make_links(draft.url, shown.url))
    edition = make_edition([draft, shown, article])
    assert dead_links(edition, article) == DeadLinks(frozenset({draft.url}), frozenset())
    body: list[Block] = [
        f'<a href="{ROOT}/{draft.url}">a</a>',
        Figure("x.jpg", "X"),
        f'<a href="{ROOT}/{shown.url}">b</a>',
    ]
    assert list(content(edition, article, body, "/tin")) == ["a", f'<a href="/tin/{shown.url}">b</a>']


def test_a_link_to_a_file_that_was_deleted_is_words_without_its_size() -> None:
    dead = DeadLinks(files=("articles/2024/01/x/Kế hoạch.pdf",))
    mark = f"{FILE_OPEN}articles/2024/01/x/K%E1%BA%BF%20ho%E1%BA%A1ch.pdf{FILE_CLOSE}"
    other = f'<a class="download" href="{ROOT}/a.pdf">B {FILE_OPEN}tai-lieu/a.pdf{FILE_CLOSE}</a>'
    address = file_address("articles/2024/01/x/Kế hoạch.pdf")
    html = f'<p><a class="download" href="{ROOT}/{address}">Kế hoạch {mark}</a>, {other}</p>'
    assert LinkRemover(dead).without(html) == f"<p>Kế hoạch, {other}</p>"


def test_the_files_of_a_deleted_article_are_known() -> None:
    lost, kept = "articles/2024/01/x/a.pdf", "articles/2024/01/x/b.pdf"
    article = make_article(1, files=make_links(lost, kept, "articles/2024/01/y/a.pdf"))
    edition = make_edition([article], files={kept: 3})
    edition._queries.absent.put([("2024/01/x", "da-go.toml", DELETED)])
    assert dead_links(edition, article) == DeadLinks(frozenset(), frozenset({lost}))


@pytest.mark.parametrize(
    ("fragment", "printed"),
    [
        ("ket-qua", "#ket-qua"),
        ("K%E1%BA%BFt-qu%E1%BA%A3", "#ket-qua"),
        ("khac", ""),
        ("tin-khac", "#tin-khac"),
    ],
)
def test_links_to_parts_of_other_pages_lead_there_or_to_the_top(fragment: str, printed: str) -> None:
    shown = make_article(2, body=('<h2 id="ket-qua">Kết quả</h2>',))
    article = make_article(3, links=(Link(shown.url, "x", 1, fragment), Link("tin-hoat-dong/", "x", 1, "a")))
    edition = make_edition([shown, article])
    kept = f'<a href="{ROOT}/tin-hoat-dong/#a">b</a> <a href="#ket-qua">c</a>'
    body = [f'<a href="{ROOT}/{shown.url}?x=1#{fragment}" title="#d">a</a> {kept}']
    (html,) = content(edition, article, body, "/tin")
    assert html == f'<a href="/tin/{shown.url}?x=1{printed}" title="#d">a</a> {kept}'.replace(ROOT, "/tin")


def test_a_part_of_an_article_that_is_not_shown_goes_with_the_link() -> None:
    draft = make_article(2, draft=True, body=('<h2 id="ket-qua">Kết quả</h2>',))
    article = make_article(3, links=(Link(draft.url, "x", 1, "ket-qua"),))
    edition = make_edition([draft, article])
    assert edition.anchors(draft.url) is None
    assert list(content(edition, article, [f'<a href="{ROOT}/{draft.url}#ket-qua">a</a>'], "")) == ["a"]
