from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

import pytest

from plugins.captions.lines import is_credited, is_line, lines_under, pieces


def paragraph(inner: str) -> Element:
    return fromstring(f"<p>{inner}</p>")


def kinds(inner: str) -> list[tuple[str, str]]:
    return [
        (kind, piece if isinstance(piece, str) else "".join(piece.itertext()))
        for kind, piece in pieces(paragraph(inner))
        if not (isinstance(piece, str) and not piece)
    ]


def test_a_paragraph_falls_into_photos_slanted_text_and_other_text() -> None:
    found = kinds("<img/>\n<em>Chú</em><br/>\nlời <b>đậm</b><a><img/></a>")
    assert found == [
        ("image", ""), ("text", "\n"), ("em", "Chú"), ("text", "\n\nlời "), ("text", "đậm"), ("image", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<img/>\nQuang cảnh", True),
        ("<img/><br/>Quang cảnh", True),
        ("<img/>\nQuang cảnh\nẢnh: P. Mai", True),
        ("<img/>\nQuang cảnh\n<em>Ảnh: P. Mai</em>", True),
        ("<img/>\nQuang cảnh\n<img/>", True),
        ("<img/> Quang cảnh", False),
        ("<img/>\nQuang cảnh\nBế mạc", False),
        ("<img/>\nQuang cảnh <em>Ảnh: P. Mai</em>", False),
        ("<img/>\nQuang cảnh\n<em>Bế mạc</em>", False),
        ("<img/>\nĐồng chí Bí thư:", False),
        ("<img/>\n– Chào đồng chí", False),
        ("<img/>\na) Quang cảnh", False),
        ("<img/>\n12. Quang cảnh", False),
        ("<img/>\nyoutu.be/abcdefghijk", False),
        ("<img/>\n2024 – năm của hội nghị", True),
        ("<img/>\n" + "a" * 200, True),
        ("<img/>\n" + "a" * 201, False),
    ],
)
def test_one_short_line_right_below_a_photo_is_a_line(inner: str, expected: bool) -> None:
    listed = [(k, p) for k, p in pieces(paragraph(inner)) if not isinstance(p, str) or p.strip()]
    assert is_line(listed, 1) == expected


@pytest.mark.parametrize(
    ("piece", "expected"),
    [("\nQuang cảnh. Ảnh: P. Mai\n", True), ("Quang cảnh.\nẢnh: P. Mai", False), ("Quang cảnh", False)],
)
def test_one_line_that_ends_in_a_credit_is_credited(piece: str, expected: bool) -> None:
    assert is_credited(piece, " ".join(piece.split())) == expected


@pytest.mark.parametrize(
    ("inner", "lines"),
    [
        ("<img/>\n<em>Một</em>\n<em>Hai</em>\nLời", ["Một", "Hai"]),
        ("<img/>\n<em>Một</em> lời", []),
        ("<img/> <em>Một</em>\nLời", []),
        ('<img/>\n<em>Một<sup><a class="footnote-ref">1</a></sup></em>\nLời', []),
    ],
)
def test_slanted_lines_right_under_a_photo_among_text_are_found(inner: str, lines: list[str]) -> None:
    found = lines_under(paragraph(inner))
    assert [line.text for each in found.values() for line in each] == lines
