from __future__ import annotations

import time

import pytest

from newsroom.commands.desk.shelf.found import Index
from newsroom.commands.desk.shelf.heads import Head

HEADS = [
    Head(
        "2026/11/uy-ban-hop", "Ủy ban Kiểm tra họp phiên thứ mười", author="P. Mai", category="Tin hoạt động"
    ),
    Head("2026/10/dai-hoi", "Đảng uỷ Khối chuẩn bị đại hội", author="Đỗ Thị Đào", category="Xây dựng Đảng"),
    Head("2026/09/thap-nuoc", "Khánh thành tháp nước", author="Lê Hộp", category="Tin hoạt động"),
    Head("2026/08/hop-bao", "Họp", author="P. Mai", category="Văn bản"),
]
INDEX = Index(HEADS)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("dai hoi", ["2026/10/dai-hoi"]),
        ("ĐẠI HỘI", ["2026/10/dai-hoi"]),
        ("đảng ủy", ["2026/10/dai-hoi"]),
        ("dang uỷ", ["2026/10/dai-hoi"]),
        ("uy\u0309 ban", ["2026/11/uy-ban-hop"]),
        ("do thi dao", ["2026/10/dai-hoi"]),
        ("khối, đại-hội!", ["2026/10/dai-hoi"]),
        ("văn bản mai", ["2026/08/hop-bao"]),
        ("mai thap", []),
        ("2026 10", ["2026/10/dai-hoi", "2026/10/dai-hoi"][:1]),
        ("2026/09/thap-nuoc", ["2026/09/thap-nuoc"]),
        ("https://example.vn/2026/09/thap-nuoc/?a=1#b", ["2026/09/thap-nuoc"]),
        ("content/articles/2026/09/thap-nuoc/index.md", ["2026/09/thap-nuoc"]),
        ("2026/09/khong-co", []),
        ("", []),
        ("  – « »", []),
    ],
)
def test_all_words_must_occur_diacritics_aside(text: str, places: list[str]) -> None:
    assert list(INDEX.find(text)) == places


def test_what_answers_best_comes_first() -> None:
    assert INDEX.find("họp") == ("2026/08/hop-bao", "2026/11/uy-ban-hop", "2026/09/thap-nuoc")


def test_of_what_is_as_good_the_newest_comes_first() -> None:
    heads = [Head(f"2026/{month:02d}/hop-{month}", "Họp chi bộ") for month in range(12, 0, -1)]
    assert Index(heads).find("chi bộ", 3) == ("2026/12/hop-12", "2026/11/hop-11", "2026/10/hop-10")


def test_an_index_made_of_another_answers_like_a_new_one() -> None:
    changed = [Head("2026/12/moi", "Họp mới"), *HEADS[1:]]
    assert Index(changed, INDEX).find("họp") == Index(changed).find("họp")


def test_ten_thousand_articles_are_searched_in_time() -> None:
    words = ("đảng ủy", "hội nghị", "chi bộ", "tập huấn", "kiểm tra", "đại hội", "thi đua", "nghị quyết")
    heads = [
        Head(
            f"2026/01/bai-so-{n}",
            f"{words[n % 8]} {words[n // 8 % 8]} lần thứ {n}",
            author=f"Tác giả {n % 40}",
            category="Tin",
        )
        for n in range(10_000)
    ]
    index = Index(heads)
    taken = []
    for text in ("hoi nghi", "đảng uỷ", "tin", "a", "lan thu 9999 tac gia", "khong co gi"):
        start = time.process_time()
        index.find(text)
        taken.append(time.process_time() - start)
    assert min(taken) < 0.05
    assert sorted(taken)[len(taken) // 2] < 0.05
