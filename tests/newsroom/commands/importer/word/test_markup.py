"""XML is parsed without trust."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.source import Unreadable
from newsroom.commands.importer.word.markup import children, is_on, name_of, parse, value

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_names_are_short_in_both_forms_of_the_standard() -> None:
    usual = parse(f'<w:p {W}><w:b w:val="0"/></w:p>'.encode())
    strict = parse(b'<w:p xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:b w:val="0"/></w:p>')
    for root in (usual, strict):
        assert name_of(root) == "w:p"
        assert [value(one) for one in children(root, "w:b")] == ["0"]
        assert not is_on(root[0])


def test_utf_16_is_read() -> None:
    assert name_of(parse(f'<?xml version="1.0" encoding="UTF-16"?><w:p {W}/>'.encode("utf-16"))) == "w:p"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"<a>", "hỏng"),
        (b"", "hỏng"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "DTD"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "DTD"),
        (b"<a>" * 3000 + b"</a>" * 3000, "lồng quá nhiều cấp"),
        (b"<a>" + b"<b/>" * 1_300_000 + b"</a>", "quá lớn"),
    ],
)
def test_what_may_harm_is_refused_with_a_word(data: bytes, word: str) -> None:
    with pytest.raises(Unreadable, match=word):
        parse(data)
