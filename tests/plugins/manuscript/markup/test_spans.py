"""Code, references, struck text and line breaks are seen where they are meant."""

from __future__ import annotations

import pytest

from tests.support.setting import html_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gõ `make html` rồi", "Gõ <code>make html</code> rồi"),
        ("Một` hai\nba` bốn", "Một` hai\nba` bốn"),
        ("```\nmã\n```", "```\nmã\n```"),
        ("~~Bỏ~~ điều 5", "<del>Bỏ</del> điều 5"),
        ("5 ~~ 6 ~~ 7", "5 ~~ 6 ~~ 7"),
        ("~~~~", "~~~~"),
        ("\\~~Bỏ~~ \\==a== \\<Tên\\>", "~~Bỏ~~ ==a== &lt;Tên&gt;"),
        ("Một\\\nhai  \nba", "Một<br>hai<br>ba"),
        ("Số 5\\\nPhố Cũ\\\n**Nhà** D", "Số 5<br>Phố Cũ<br><strong>Nhà</strong> D"),
        ("Kho thóc\\\n- kho ngô", "Kho thóc<br>- kho ngô"),
        ("Ổ C:\\Kho", "Ổ C:\\Kho"),
        ("Hết dòng\\", "Hết dòng\\"),
    ],
)
def test_signs_within_a_paragraph(text: str, expected: str) -> None:
    assert html_of(text) == f"<p>{expected}</p>"


def test_a_number_behind_words_in_brackets_is_no_reference() -> None:
    html = html_of("[Kho lúa] [1]; [kho][1]\n\n[1]: https://example.org/kho")
    assert html.startswith("<p>[Kho lúa] <a")
    assert '<a href="https://example.org/kho">kho</a>' in html
