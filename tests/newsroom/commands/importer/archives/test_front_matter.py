"""Headers of four forms are taken off a text, and broken ones are read line by line."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.archives.front_matter import JSON, LINES, TOML, YAML, part


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("---\ntitle: Tên\ntags: [a, b]\ndraft: true\n---\nThân\n", YAML),
        ("\ufeff---\r\ntitle: Tên\r\ntags:\r\n  - a\r\n  - b\r\ndraft: true\r\n---\r\nThân\r\n", YAML),
        ('+++\ntitle = "Tên"\ntags = ["a", "b"]\ndraft = "true"\n+++\nThân\n', TOML),
        ('{"title": "Tên", "tags": ["a", "b"], "draft": "true"}\nThân\n', JSON),
        ("Title: Tên\nTags: a\n    b\nDraft: true\n\nThân\n", LINES),
    ],
)
def test_headers_of_all_forms(text: str, form: str) -> None:
    found = part(text)
    assert (found.form, found.fault) == (form, "")
    assert found.values == {"title": "Tên", "tags": ["a", "b"], "draft": "true"}
    assert found.text.strip() == "Thân"


def test_a_broken_header_is_read_line_by_line_and_told() -> None:
    found = part(
        '---\ntitle: Đại hội: nhiệm kỳ mới\ndate: 2024-07-11\ntags:\n- a\n- b\nlist: [x, "y"]\nmore: một\n  hai\n---\nThân'
    )
    assert "YAML" in found.fault
    assert found.values == {
        "title": "Đại hội: nhiệm kỳ mới",
        "date": "2024-07-11",
        "tags": ["a", "b"],
        "list": ["x", "y"],
        "more": "một hai",
    }
    assert part("+++\ntitle = Tên\n+++\nThân").values == {"title": "Tên"}


@pytest.mark.parametrize(
    "text", ["Thân bài, không có gì.", "", "---\nKhông đóng", "{ngoặc} mở đầu", "Ngày 11-7: họp", "[1, 2]"]
)
def test_a_text_without_header_is_whole(text: str) -> None:
    found = part(text)
    assert (dict(found.values), found.text) == ({}, text)


def test_nothing_is_run_and_nothing_grows() -> None:
    found = part("---\na: &a [x, x]\nb: &b [*a, *a]\nc: !!python/object/apply:os.system [ls]\n---\nThân")
    assert found.text == "Thân"
    assert part("---\n" + "[" * 5000 + "\n---\nThân").text == "Thân"


def test_the_text_knows_its_line() -> None:
    assert part("---\ntitle: x\n---\nThân").line == 4
