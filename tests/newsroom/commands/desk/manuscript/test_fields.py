"""The fields of an article as editors see them."""

from __future__ import annotations

import pytest

from newsroom.commands.desk.manuscript.fields import (
    FIELDS,
    LABELS,
    ArticleField,
    fields_in,
    group_of,
    title_of,
    values_of,
)
from plugins.manuscript.keys import ARTICLE_KEYS

BY_OTHER_WAYS = {"Authors", "Cover", "Focus", "Status", "Withdrawn"}
"""Keys without a field: names in a row, what is chosen at the photos, what acts write."""


def test_every_key_of_the_handbook_has_a_field_or_is_written_elsewhere() -> None:
    assert {field.key for field in FIELDS} | BY_OTHER_WAYS == set(ARTICLE_KEYS)
    assert {field.key for field in FIELDS} & BY_OTHER_WAYS == set()


def test_every_key_has_a_label_that_no_other_has() -> None:
    assert set(LABELS) == {key.casefold() for key in ARTICLE_KEYS}
    labels = [label for key, label in LABELS.items() if key != "authors"]
    assert len(set(labels)) == len(labels)


def test_the_groups_hold_each_field_once_in_its_order() -> None:
    grouped = [field for name in ("main", "more", "document") for field in group_of(name)]
    assert grouped == list(FIELDS)
    assert [field.key for field in group_of("main")][:1] == ["Title"]


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_a_field_says_in_a_sentence_what_it_means(field: ArticleField) -> None:
    assert field.meaning == "" or field.meaning.endswith((".", "https://"))
    assert field.label[0].isupper()


def test_values_are_given_whatever_the_case_of_the_key() -> None:
    data = b"title: A\nTAGS: a\nTags: b;\n  c\n\nTags: d\n"
    assert values_of(data, "Tags") == ["a", "b; c"]
    assert values_of(data, "tItLe") == ["A"]
    assert values_of(data, "Author") == []


def test_fields_are_spelt_as_the_handbook_spells_them_and_others_as_they_are() -> None:
    data = b"title: A\nOLD_URL: /a\nold_url: /b\nLa: x\n\nB.\n"
    assert fields_in(data) == {"Title": ["A"], "Old_URL": ["/a", "/b"], "La": ["x"]}


@pytest.mark.parametrize(
    ("data", "title"),
    [
        ("Title: Hội  nghị\n  sơ kết\n\nB.\n", "Hội nghị sơ kết"),
        ("Title: ?\n\nB.\n", "(chưa có tên)"),
        ("Title:\n\nB.\n", "(chưa có tên)"),
        ("B.\n", "(chưa có tên)"),
        ("", "(chưa có tên)"),
    ],
)
def test_an_article_is_called_by_its_title_or_told_to_have_none(data: str, title: str) -> None:
    assert title_of(data.encode()) == title
