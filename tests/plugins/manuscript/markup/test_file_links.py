from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.blocks import FILE_CLOSE, FILE_OPEN, ROOT
from newsroom.model.records import Link
from plugins.manuscript.markup.body import Typesetter
from plugins.manuscript.markup.file_links import dress, saved_name

TYPESETTER = Typesetter(["tables", "footnotes"], {})
PATH = "articles/2024/07/hop/index.md"
MARK = f"{FILE_OPEN}articles/2024/07/hop/a.pdf{FILE_CLOSE}"


def html_of(text: str) -> str:
    return "".join(str(block) for block in TYPESETTER.set(PATH, text, 1).blocks)


def test_a_link_to_a_file_says_what_it_is_and_under_which_name_it_is_saved() -> None:
    html = html_of('[Kế hoạch](<Kế hoạch "12".PDF> "Bản ký")')
    (link,) = BeautifulSoup(html, "html.parser").find_all("a")
    assert link.attrs == {
        "class": ["download"],
        "href": f"{ROOT}/2024/07/hop/ke-hoach-12.pdf",
        "title": "Bản ký",
        "type": "application/pdf",
        "download": 'Kế hoạch "12".pdf',
    }
    assert html.endswith(f"12%22.PDF{FILE_CLOSE}</a></p>")


@pytest.mark.parametrize(
    "text",
    [
        "Xem [a](a.pdf).",
        "- [a](a.pdf)",
        "| A |\n| --- |\n| [a](a.pdf) |",
        "> [a](a.pdf)",
        "**[a](a.pdf)**",
        "Chú[^1].\n\n[^1]: [a](a.pdf)",
        "[a][1]\n\n[1]: a.pdf",
        'A <a class="footnote" href="a.pdf">a</a>',
    ],
)
def test_files_can_be_linked_wherever_text_stands(text: str) -> None:
    body = TYPESETTER.set(PATH, text, 1)
    assert f">a {MARK}</a>" in "".join(str(block) for block in body.blocks)
    assert body.files == (Link("articles/2024/07/hop/a.pdf", "a.pdf", body.files[0].line),)
    assert not body.problems
    assert not body.links


@pytest.mark.parametrize(
    "written",
    [
        "[A (PDF, 1,2 MB)](a.pdf)",
        "[A (pdf)](a.pdf)",
        "[A (tệp PDF; 1.2MB)](a.pdf)",
        "[A (340 kB, PDF)](a.pdf)",
        "[A (1,2&nbsp;MB)](a.pdf)",
        "[A](a.pdf) (PDF, 1,2 MB)",
        "[A](a.pdf) (file Word)",
    ],
)
def test_kind_and_size_that_the_editor_wrote_are_not_repeated(written: str) -> None:
    assert html_of(f"Xem {written} nhé.").endswith(f">A {MARK}</a> nhé.</p>")


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("[A (bản 2)](a.pdf)", f"A (bản 2) {MARK}"),
        ("[PDF](a.pdf)", f"PDF {MARK}"),
        ("[A (PDF) B](a.pdf)", f"A (PDF) B {MARK}"),
        ("[**A (PDF)**](a.pdf)", f"<strong>A</strong> {MARK}"),
        ("[(PDF)](a.pdf)", MARK),
        ("[](a.pdf)", f"a {MARK}"),
    ],
)
def test_the_rest_of_the_text_stays(written: str, text: str) -> None:
    assert html_of(written).endswith(f">{text}</a></p>")


def test_other_links_stay_as_they_are() -> None:
    html = f'<a href="{ROOT}/a/">PDF (PDF)</a> (PDF) <abbr title="a">b</abbr>'
    assert dress(html) == html


@pytest.mark.parametrize(
    ("name", "saved"),
    [("A\u0309.PDF", "Ả.pdf"), ("a\u202efdp.docx", "afdp.docx"), ("a\u00a0b.xlsx", "a b.xlsx")],
)
def test_names_are_saved_without_what_could_deceive(name: str, saved: str) -> None:
    assert saved_name(name) == saved


names = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), min_size=1, max_size=12)


@pytest.mark.slow
@given(names, names)
def test_whatever_a_file_is_called_its_link_is_one_link(name: str, text: str) -> None:
    written = "".join(f"%{byte:02X}" for byte in f"{name}.pdf".encode())
    body = TYPESETTER.set(PATH, f"x [{''.join(f'&#{ord(c)};' for c in text)}]({written}) y", 1)
    soup = BeautifulSoup("".join(str(block) for block in body.blocks), "html.parser")
    assert len(soup.find_all("a")) <= 1
    assert len(soup.find_all("a", href=True)) == len(body.files)
    for link in soup.find_all("a", href=True):
        assert set(link.attrs) == {"class", "href", "type", "download"}
        assert str(link["href"]).startswith(f"{ROOT}/")
