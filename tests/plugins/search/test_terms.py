"""Terms: each is in the highest class that it earns, and a note holds them all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.engine import Damaged
from plugins.search.hot import HOT
from plugins.search.terms import BODY, HEADING, LEAD, OFTEN, classes_of, note_of
from plugins.search.tokens import BREAK, LONGEST, pairs, tokens
from tests.support.making import make_article


def terms(title: str = "", summary: str = "", text: str = "", *authors: str) -> dict[str, int]:
    article = make_article(title=title, summary=summary, body=(text,), authors=authors)
    return classes_of(note_of(article))


def test_a_term_has_the_highest_class_that_it_earns() -> None:
    found = terms("Tổng kết", "Tổng kết lý luận", "Tổng kết lý luận, bồi dưỡng, lương, lương, lương", "Lan")
    assert found["tong"] == found["tong ket"] == HEADING
    assert found["ly"] == found["ket ly"] == found["lan"] == LEAD
    assert found["luong"] == OFTEN
    assert found["boi"] == found["boi duong"] == found["luong luong"] == BODY


def test_often_is_more_often_in_a_long_text() -> None:
    assert terms(text="lương lương lương")["luong"] == OFTEN
    assert terms(text="lương lương lương " + "khác " * 600)["luong"] == BODY


def test_hot_syllables_are_found_by_their_pairs_alone_unless_they_stand_above() -> None:
    found = terms("Đảng", "", "các đảng bộ")
    assert "cac" in HOT
    assert "cac" not in found
    assert found["dang"] == HEADING
    assert found["cac dang"] == BODY


def test_a_document_is_found_by_its_number() -> None:
    found = terms("Nghị quyết số 01-NQ/ĐUK")
    assert {"1", "1 nq", "nq duk", "quyet 1", "quyet so", "so 1"} < found.keys()


def test_category_and_authors_are_terms_that_only_filter() -> None:
    found = terms("", "", "", "P. Mai", "Ủy ban Kiểm tra")
    assert {term for term in found if "@" in term} == {
        f"@{make_article().category.slug}", "@@p mai", "@@uy ban kiem tra",
    }  # fmt: skip


def test_long_terms_are_cut() -> None:
    found = terms("x" * 70, "x" * 80, "y" * 40 + " " + "z" * 40)
    assert max(map(len, found)) == LONGEST
    assert found["x" * LONGEST] == HEADING
    assert "y" * 40 + " " + "z" * 23 in found


WORDS = st.lists(st.sampled_from(["số", "21", "hồ", "tây", ".", "x1"]), max_size=12).map(" ".join)


@pytest.mark.slow
@given(WORDS, WORDS, WORDS)
def test_terms_are_the_tokens_and_their_pairs(title: str, summary: str, text: str) -> None:
    parts = [tokens(part) for part in (title, summary, text)]
    plain = {term for part in parts for term in (*part, *pairs(part))} - {BREAK}
    hot = {token for token in parts[2] if token in HOT} - {*parts[0], *parts[1]}
    assert {term for term in terms(title, summary, text) if "@" not in term} == plain - hot


@pytest.mark.parametrize(
    "note", [b"", b"x", note_of(make_article())[:-5], note_of(make_article())[:-1] + b"?"]
)
def test_what_is_no_note_is_damaged(note: bytes) -> None:
    with pytest.raises(Damaged):
        classes_of(note)
