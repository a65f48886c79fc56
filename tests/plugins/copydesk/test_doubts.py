from __future__ import annotations

import pytest

from plugins.copydesk.archive import Archive, Counts
from plugins.copydesk.doubts import Doubt, Judge
from plugins.copydesk.words import note

ARCHIVE = (
    "Hội nghị triển khai nhiệm vụ của các tổ chức cơ sở đảng, cấp ủy cơ sở và chi bộ",
    "Đảng ủy Khối triển khai nghị quyết; tổ chức cơ sở đảng thực hiện nhiệm vụ của năm",
    "Sáng nay, hội nghị bàn việc của các tổ chức cơ sở đảng và thực hiện chỉ tiêu",
    "Cấp ủy cơ sở thực hiện nghị quyết của hội nghị; tổ chức cơ sở đảng được khen",
    "Tổ chức cơ sở đảng của Khối, cấp ủy cơ sở thực hiện việc của chi bộ",
)


def doubts(*texts: str, archive: tuple[str, ...] = ARCHIVE) -> list[tuple[str, str, int]]:
    whole = Archive(Counts.of(map(note, (*archive, "\n\n".join(texts)))))
    found = Judge(whole).doubts(texts, whole.doubtful[len(archive)])
    return [(one.found, one.meant, one.texts) for one in found]


@pytest.mark.parametrize(
    ("typed", "found", "meant"),
    [
        ("các tổ chức cở sở đảng", "chức cở sở", "chức cơ sở"),
        ("các tổ chức sơ sở đảng", "chức sơ sở", "chức cơ sở"),
        ("phải thực hiên nghị quyết", "thực hiên nghị", "thực hiện nghị"),
        ("Hôi nghị bàn việc", "Hôi nghị", "Hội nghị"),
    ],
)
def test_a_pair_that_no_other_article_has_is_doubted(typed: str, found: str, meant: str) -> None:
    assert [(one[0], one[1]) for one in doubts(typed)] == [(found, meant)]


@pytest.mark.parametrize(
    ("typed", "found", "meant"),
    [
        ("của nghành giáo dục", "của nghành giáo", "của ngành giáo"),
        ("đã quyêt tâm", "đã quyêt tâm", "đã quyết tâm"),
        ("đuợc khen", "đuợc khen", "được khen"),
        ("NHIỆM VỤ CỦA NGHÀNH", "CỦA NGHÀNH", "CỦA NGÀNH"),
        ("Nghành điện", "Nghành điện", "Ngành điện"),
        ("họat động", "họat động", "hoạt động"),
    ],
)
def test_a_syllable_that_is_none_is_doubted_in_any_archive(typed: str, found: str, meant: str) -> None:
    for archive in (ARCHIVE, ()):
        assert doubts(typed, archive=archive) == [(found, meant, 0)]


@pytest.mark.parametrize(
    "typed",
    [
        "ông Y Jết Niê ở buôn Kpă, xã Krông Nô, huyện Đắk Mil",
        "người Ê Đê, Mnông, Xtiêng và Pa Kô",
        "trang Facebook, website và fanpage của UBND, HĐND và MTTQ",
        "tấn ximăng, ôtô và canô, axít",
        "Tổ chức cơ sở đảng, hội thao, chi bộ mạnh",
        "50.000 đ, 5 m, quý II",
        "Hát bài Êđê kđăm gơr ktơ mñuih suôr",
    ],
)
def test_names_foreign_words_and_abbreviations_are_not(typed: str) -> None:
    assert doubts(typed) == []


@pytest.mark.parametrize(
    ("typed", "found", "meant"),
    [
        ("các tổ chức cơsở đảng", "chức cơsở đảng", "chức cơ sở đảng"),
        ("việc của cấpủy", "của cấpủy", "của cấp ủy"),
        ("lễ khai mạcHội nghị", "khai mạcHội nghị", "khai mạc Hội nghị"),
        ("các tổ ch ức cơ sở", "tổ ch ức cơ", "tổ chức cơ"),
    ],
)
def test_words_without_a_space_and_with_one_too_many_are_doubted(typed: str, found: str, meant: str) -> None:
    assert [(one[0], one[1]) for one in doubts(typed)] == [(found, meant)]


def test_a_word_that_other_articles_have_is_the_way_of_the_house() -> None:
    others = tuple(f"tổ chức số {word} jêt" for word in ("một", "hai", "ba"))
    assert doubts("máy bay tiêp", archive=tuple(f"máy tiêp {n}" for n in "abc")) == []
    assert doubts("máy bay tiêp", archive=others) == [("bay tiêp", "bay tiếp", 0)]


def test_a_new_site_has_too_few_articles_to_doubt_pairs() -> None:
    assert doubts("các tổ chức sơ sở đảng", archive=ARCHIVE[:1]) == []


def test_what_a_text_is_about_is_no_slip() -> None:
    assert doubts("Cờ sở, cờ tướng và cờ vua: cờ đẹp, sân cờ rộng, đánh cờ vui") == []


def test_each_doubt_is_told_once_where_it_stands() -> None:
    texts = ["Bài một.", "Của nghành, của nghành"]
    archive = Archive(Counts.of(map(note, (*ARCHIVE, "\n\n".join(texts)))))
    assert list(Judge(archive).doubts(texts, archive.doubtful[len(ARCHIVE)])) == [
        Doubt(1, 4, "no-syllable", "nghành", "Của nghành", "Của ngành", 0)
    ]


def test_fingers_that_run_ahead_in_what_belongs_together_are_doubted() -> None:
    known = tuple(f"Tại cơ sở số {word}, sơ kết" for word in "abcdeghiklmn")
    assert doubts("Trả lời sơ sở", archive=known) == [("lời sơ sở", "lời cơ sở", 12)]


def test_what_is_far_too_long_for_a_word_is_passed_over() -> None:
    assert doubts(f"Cấp ủy {'đ' * 100_000} họp") == []


def test_another_word_where_a_common_pair_might_stand_is_no_slip() -> None:
    known = tuple(
        f"Chi bộ {word} xây dựng nhà" for word in ("a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m")
    )
    assert doubts("tổ nữ công gây dựng quỹ", archive=known) == []
    assert doubts("tổ nữ công xây dưng quỹ", archive=known) == [("xây dưng quỹ", "xây dựng quỹ", 12)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("công nhân lao độngvà học sinh", "lao động và học"),
        ("phải quyếtđịnh ngay", "phải quyết định ngay"),
        ("Đạihội điểm", "Đại hội điểm"),
        ("ĐẠIHỘI ĐIỂM", ""),
    ],
)
def test_two_tones_in_one_word_are_two_syllables_in_any_archive(typed: str, meant: str) -> None:
    for archive in (ARCHIVE, ()):
        assert [one[1] for one in doubts(typed, archive=archive)] == [meant] * bool(meant)


def test_a_borrowed_word_may_have_more_syllables_than_one() -> None:
    assert doubts("ximăng, ôtô, canô, axít, càphê, vitamin, Xêđăng", archive=()) == []
