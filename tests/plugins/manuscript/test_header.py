from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.problem import Problem
from newsroom.vietnamese.comparing import is_ordinary
from plugins.manuscript.header import Field, decode, split
from plugins.manuscript.keys import ARTICLE_GRAMMAR

PATH = "articles/2024/07/hop/index.md"

keys = st.sampled_from(["Title", "Date", "Old_URL", "Tác giả", "X", "K" * 40, "a b", "Tiêu-đề"])
LATIN_1 = "".join(map(chr, range(0xA0, 0x100)))  # a row of these alone may be a legacy encoding
printable = st.characters(
    exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs", "Mn", "Me", "Lo"),
    exclude_characters=LATIN_1,
)
words = st.one_of(
    st.sampled_from(["Đảng", "ủy:", "«Học", 'và"', "https://a.vn/?a=1", "51,9%", "---", "#", "Title:", ":"]),
    st.text(printable, min_size=1, max_size=8).map(lambda text: unicodedata.normalize("NFC", text)),
)
values = st.lists(words, max_size=8)
headers = st.lists(st.tuples(keys, values), min_size=1, max_size=8)
texts = st.text(st.sampled_from("AĐê: \t\n-\r#\u2028\x0b\ue001é"), max_size=60)


def written(header: list[tuple[str, list[str]]], body: str = "Nội dung.\n") -> str:
    return "".join(f"{key}: {' '.join(value)}\n" for key, value in header) + "\n" + body


def codes(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in split(PATH, text)[1]]


# Splitting


@pytest.mark.slow
@given(headers)
def test_fields_survive_writing_and_reading(header: list[tuple[str, list[str]]]) -> None:
    text, odd = decode(PATH, written(header).encode())
    manuscript, problems = split(PATH, text)
    assert not odd
    assert not problems
    assert manuscript.fields == tuple(
        Field(key, " ".join(value), line) for line, (key, value) in enumerate(header, start=1)
    )
    assert manuscript.body == "Nội dung.\n"
    assert manuscript.body_line == len(header) + 2


@pytest.mark.slow
@given(headers, st.sampled_from(["", "\n", "  \n\t\n"]), st.sampled_from([" ", "\t", "    "]))
def test_continuation_lines_go_on_with_the_value_and_lines_stay_right(
    header: list[tuple[str, list[str]]], blank: str, indent: str
) -> None:
    text, expected, line = blank, [], 1 + blank.count("\n")
    for key, value in header:
        expected.append((key, " ".join(value), line))
        text += f"{key}:\n" + "".join(f"{indent}{word}\n" for word in value)
        line += 1 + len(value)
    manuscript, problems = split(PATH, text + "\nThân bài")
    assert not problems
    assert [(field.key, field.value, field.line) for field in manuscript.fields] == expected
    assert manuscript.body == "Thân bài"
    assert manuscript.body_line == line + 1


@pytest.mark.slow
@given(headers)
def test_line_ends_and_byte_order_mark_do_not_count(header: list[tuple[str, list[str]]]) -> None:
    text = written(header, "Một.\n\nHai.\n")
    plain = decode(PATH, text.encode())
    assert decode(PATH, text.replace("\n", "\r\n").encode()) == plain
    assert decode(PATH, text.replace("\n", "\r").encode()) == plain
    assert decode(PATH, b"\xef\xbb\xbf" + text.encode()) == plain


@given(st.one_of(st.text(max_size=80), texts))
def test_splitting_never_fails_and_loses_no_body(text: str) -> None:
    manuscript, problems = split(PATH, text)
    lines = text.split("\n")
    if not any(problem.code == "yaml-header" for problem in problems):
        assert manuscript.body == "\n".join(lines[manuscript.body_line - 1 :])
    for problem in problems:
        assert 1 <= problem.line <= len(lines)


def test_a_colon_and_quotes_in_a_value_need_no_escaping() -> None:
    manuscript, _ = split(PATH, 'Title: Lời Bác: "Đoàn kết, đoàn kết" \n')
    assert manuscript.fields == (Field("Title", 'Lời Bác: "Đoàn kết, đoàn kết"', 1),)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Title: A\nkhông có dấu hai chấm\nDate: 2024-07-11\n", [(2, "header-line")]),
        ("  Title: thụt vào\n", [(1, "header-line")]),
        ("K" * 41 + ": dài quá\n", [(1, "header-line")]),
        ("\n---\nTitle: A\n---\n", [(2, "yaml-header")]),
        ("", []),
        ("\n\n", []),
    ],
)
def test_malformed_header_lines_are_named(text: str, found: list[tuple[int, str]]) -> None:
    assert codes(text) == found


def test_a_malformed_line_does_not_hide_the_fields_around_it() -> None:
    manuscript, _ = split(PATH, "Title: A\nlạc\nDate: 2024-07-11\n\nThân")
    assert [field.key for field in manuscript.fields] == ["Title", "Date"]
    assert manuscript.body == "Thân"


# Decoding


@given(st.one_of(st.binary(max_size=80), st.text(max_size=80).map(lambda text: text.encode("utf-8"))))
def test_decoding_never_fails(data: bytes) -> None:
    text, problems = decode(PATH, data)
    assert "\r" not in text
    assert unicodedata.is_normalized("NFC", text)
    if any(problem.code == "not-utf8" for problem in problems):
        assert text == ""


@pytest.mark.parametrize(
    ("data", "line", "code", "values"),
    [
        (b"Title: A\nB\xe0 H\xe0", 2, "not-utf8", {"byte": "0xE0"}),
        ("Title: A\u0007\n".encode(), 1, "control-character", {"char": "U+0007"}),
        ("Title: Tin\n\n\uf0b7 gạch".encode(), 3, "private-character", {"char": "U+F0B7"}),
        ("Title: Tin\n\nCéng hoµ x· héi".encode(), 3, "legacy-font", {"encoding": "TCVN3", "found": "Céng hoµ x· héi"}),
    ],
)  # fmt: skip
def test_what_no_editor_types_is_refused(data: bytes, line: int, code: str, values: dict[str, str]) -> None:
    _, problems = decode(PATH, data)
    assert [(p.line, p.code, dict(p.values)) for p in problems] == [(line, code, values)]


@pytest.mark.parametrize("reference", ["&#" + "9" * 5000 + ";", "&#x" + "f" * 30, "&#" + "0" * 4400 + "65;"])
def test_a_reference_without_end_is_named_and_goes_wherever_it_stands(reference: str) -> None:
    text, problems = decode(PATH, f"Title: A{reference}\n\nLời{reference} sau &#65;".encode())
    assert text == "Title: A\n\nLời sau &#65;"
    assert [(p.line, p.code, dict(p.values)) for p in problems] == [
        (line, "bad-reference", {"found": reference}) for line in (1, 3)
    ]


def test_text_that_is_not_looked_at_closely_would_pass() -> None:
    ordinary = "".join(char for char in map(chr, range(0x10000)) if is_ordinary(char))
    looked_at = f"{ordinary}€"
    assert decode("index.md", ordinary.encode()) == (ordinary, [])
    assert decode("index.md", looked_at.encode()) == (looked_at, [])


def test_decoded_text_is_composed_and_free_of_dirt() -> None:
    text, problems = decode(PATH, "Title: Đa\u0309ng\u00a0u\u0309y\u200b".encode())
    assert (text, problems) == ("Title: Đảng ủy", [])


# Slips, with the keys of articles


def slips(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in split(PATH, text, ARTICLE_GRAMMAR)[1]]


def keys_of(text: str) -> list[str]:
    return [field.key for field in split(PATH, text, ARTICLE_GRAMMAR)[0].fields]


WHOLE = "Title: A\nDate: 2024-07-11\nCategory: Tin\nAuthor: B\nSummary: C\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Title: A\n\nDate: 2024-07-11\nCategory: Tin\nAuthor: B\nSummary: C\n\nThân", 2),
        ("\nTitle: A\n\n\nDate: 2024-07-11\n\nCategory: Tin\n\nAuthor: B\n\nSummary: C\n\nThân", 3),
        ("Title: A\nDate: 2024-07-11\n\nSumary: C\nCategory: Tin\nAuthor: B\n\nThân", 3),
        ("Title: A\nDate: 2024-07-11\nCategory: Tin\nSummary: C\n\nAuthor: B\n\nThân", 5),
        (f"{WHOLE}\nTags: a; b\n\nThân", 6),
        (f"{WHOLE}\nStatus: draft\nTags: a\n\nThân", 6),
    ],
)
def test_a_blank_line_between_keys_is_one_problem_there(text: str, line: int) -> None:
    assert slips(text) == [(line, "header-gap")]
    assert split(PATH, text, ARTICLE_GRAMMAR)[0].body == "Thân"


@pytest.mark.parametrize(
    "body",
    [
        "Nguồn: Báo Nam Định", "Ngày: 20-11", "Date: 20-11", "Tags: a\nvà b", "Thời gian: 8 giờ\nĐịa điểm: hội trường", "Title: A",
        "Danh sách:\n\nAuthor: B", "Note: x", "  Tags: a", "Summary of the year", "Source\nTTXVN",
    ],
)  # fmt: skip
def test_a_body_that_begins_with_words_and_a_colon_is_a_body(body: str) -> None:
    assert slips(f"{WHOLE}\n{body}\n") == []
    assert split(PATH, f"{WHOLE}\n{body}", ARTICLE_GRAMMAR)[0].body == body


@pytest.mark.parametrize(
    "body", ["Nguồn: Báo Nam Định", "Ngày: 20-11\nNơi: hội trường", "Tags: lễ, hội\nCòn nữa"]
)
def test_a_key_that_is_missing_indeed_is_not_looked_for_in_the_body(body: str) -> None:
    assert slips(f"Title: A\nCategory: Tin\nAuthor: B\nSummary: C\n\n{body}") == []


@pytest.mark.parametrize(
    ("tail", "line"),
    [
        ("Sáng 11-7, chi bộ họp.", 6),
        ("Sáng 11-7, chi bộ họp.\nDự họp có: bí thư.\nNguồn: chi bộ", 6),
        ("Dự họp có: bí thư.\nHọp đến trưa.", 6),
        ("  rồi nghỉ.\nHọp đến trưa.", 7),
        ("Tgas: a\nHọp đến trưa.", 7),
        ("- một\n- hai", 6),
    ],
)
def test_a_body_right_below_the_header_is_one_problem_where_it_begins(tail: str, line: int) -> None:
    text = f"{WHOLE}{tail}\n\nHết."
    assert slips(text) == [(line, "header-unended")]
    assert split(PATH, text, ARTICLE_GRAMMAR)[0].body_line == line


def test_lines_without_a_key_among_the_header_are_one_problem_each_run() -> None:
    text = "Title: A\ncòn tiếp\nvà tiếp\nDate: 2024-07-11\nlạc\nCategory: Tin\n"
    assert slips(text) == [(2, "header-line"), (5, "header-line")]
    assert keys_of(text) == ["Title", "Date", "Category"]


def test_a_first_line_without_its_key_is_taken_for_the_title() -> None:
    manuscript, problems = split(PATH, "Chi bộ họp\nDate: 2024-07-11\n", ARTICLE_GRAMMAR)
    assert ([problem.code for problem in problems], manuscript.untitled) == (["header-line"], True)
    assert not split(PATH, WHOLE, ARTICLE_GRAMMAR)[0].untitled


def test_words_above_the_header_are_one_problem() -> None:
    assert slips(f"Chi bộ họp\n\n{WHOLE}\nThân") == [(1, "header-line")]
    assert keys_of(f"Chi bộ họp\n\n{WHOLE}\nThân") == ["Title", "Date", "Category", "Author", "Summary"]


@pytest.mark.parametrize(
    "line", ["Date 2024-07-11", "Date = 2024-07-11", "date：2024-07-11", "Date ; 2024-07-11"]
)
def test_a_key_without_its_colon_is_that_key(line: str) -> None:
    assert slips(f"Title: A\n{line}\nSummary: C\n\nThân") == [(2, "key-without-colon")]
    assert keys_of(f"Title: A\n{line}\nSummary: C\n\nThân")[1].casefold() == "date"


def test_a_key_that_was_moved_to_the_right_is_told_and_counts() -> None:
    assert slips("Title: A\n  Date: 2024-07-11\n\nThân") == [(2, "indented-key")]
    assert keys_of("Title: A\n  Date: 2024-07-11\n\nThân") == ["Title", "Date"]
    assert slips("Title: A\nDate: 2024-07-11\nSummary: C\n  Date: hai\n  Nguồn: ba\n\nThân") == []


@pytest.mark.parametrize("value", ["Chi bộ họp.", "Sáng 11-7: chi bộ họp"])
def test_a_value_below_its_key_is_told_and_counts(value: str) -> None:
    for text in (
        f"Title: A\nSummary:\n{value}\nDate: 2024-07-11\n\nThân",
        f"Title: A\nSummary:\n{value}\n\nThân",
    ):
        manuscript, problems = split(PATH, text, ARTICLE_GRAMMAR)
        assert [(problem.line, problem.code) for problem in problems] == [(3, "value-below")]
        assert (manuscript.fields[1].value, manuscript.body) == (value, "Thân")


@pytest.mark.parametrize("text", ["Chi bộ họp.\n", "# Tin\nChi bộ họp.\n\nHết.", "\nMột\nHai\nBa"])
def test_a_text_without_a_header_is_one_problem(text: str) -> None:
    assert [code for _, code in slips(text)] == ["no-header"]


def test_the_lines_of_a_value_are_kept_as_they_were_typed() -> None:
    (field,) = split(PATH, "Summary: Một.\n\tHai.\n", ARTICLE_GRAMMAR)[0].fields
    assert (field.value, field.parts) == ("Một. Hai.", ("Một.", "\tHai."))


@given(st.text(st.sampled_from("TitleDaumry: \n\tnội"), max_size=60))
def test_splitting_by_keys_never_fails_and_loses_no_line(text: str) -> None:
    manuscript, problems = split(PATH, text, ARTICLE_GRAMMAR)
    lines = text.split("\n")
    assert manuscript.body == "\n".join(lines[manuscript.body_line - 1 :])
    told = " ".join([*(f"{f.key} {f.value}" for f in manuscript.fields), *(str(p.values) for p in problems)])
    runs = [p.line for p in problems if p.code in ("header-line", "no-header")]
    for number, line in enumerate(lines[: manuscript.body_line - 1], start=1):
        key, _, value = line.partition(":")
        assert all(part in told for part in (*key.split(), *value.split())) or (runs and number >= min(runs))


# Conflicts


def test_a_conflict_is_the_one_problem_of_a_file() -> None:
    text = "Title: A\n<<<<<<< HEAD\nDate: 2024-07-11\n=======\nDate: 2024-07-12\n>>>>>>> sua\n\nThân \u0007"
    assert decode(PATH, text.encode()) == ("", [Problem.of(PATH, 2, "git-conflict")])


def test_marks_piled_on_one_letter_are_told_before_they_are_composed() -> None:
    data = ("Title: Kho\n\nChữ a" + "\u0301\u0323" * 50_000).encode()
    text, problems = decode("a.md", data)
    assert (text, [(one.line, one.code) for one in problems]) == ("", [(3, "piled-marks")])
