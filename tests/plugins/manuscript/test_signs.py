"""What setting leaves in a record is found before anything is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.vietnamese.unbroken import keep_whole
from plugins.manuscript.markup import body
from plugins.manuscript.signs import left_sign
from tests.support.building import build, tiny_site, write_article

CONTROL = [*map(chr, range(9)), "\x0b", "\x0c", *map(chr, range(14, 32))]


def dumped(text: str) -> str:
    return json.dumps([text, 1], ensure_ascii=False)


@pytest.mark.parametrize("sign", CONTROL)
@pytest.mark.parametrize("before", ["", "a", "\\", "\\\\", "\\u0002\\"])
def test_a_control_character_is_named(sign: str, before: str) -> None:
    assert left_sign(dumped(f"{before}{sign}")) == f"U+{ord(sign):04X}"


@given(
    text=st.text(
        alphabet=st.one_of(
            st.sampled_from('\\bfnut0012\n\t\r"'), st.characters(exclude_categories=["Cc", "Cs"])
        )
    )
)
def test_what_people_type_is_none(text: str) -> None:
    assert left_sign(dumped(text)) == ""


@pytest.mark.slow
def test_the_gate_refuses_such_an_article_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content = tiny_site(tmp_path / "content")
    before = build(content, tmp_path / "output").files
    monkeypatch.setattr(body, "keep_whole", lambda html: keep_whole(html).replace("sót", "s\x02t"))
    write_article(content, "2024/06/moi", "Lời còn sót.")
    built = build(content, tmp_path / "output")
    assert (built.status, built.files) == (1, before)
    told = capsys.readouterr().err
    assert "articles/2024/06/moi/index.md:1: lỗi: bài dàn ra có ký tự điều khiển U+0002" in told
