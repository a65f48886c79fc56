"""What a document says of itself is told in one sentence."""

from __future__ import annotations

from newsroom.commands.importer.recognising.elsewhere import elsewhere


def test_each_thing_that_is_known_is_told() -> None:
    said = {"Kind": "Báo cáo", "Number": "12-BC/CB", "Issued": "2026-06-05", "Issuer": "?", "Signer": "Lê An"}
    assert elsewhere(said).startswith(
        "đây là văn bản số 12-BC/CB, ký ngày 5-6-2026, người ký Lê An: chuyên mục"
    )
