"""What the last preview noted of the whole site."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from newsroom.commands.desk.reading import whole as module
from newsroom.commands.desk.reading.whole import NOTHING, whole_of
from tests.support.building import build, tiny_site, write_article


def test_where_there_was_no_preview_nothing_is_known(tmp_path: Path) -> None:
    with whole_of(None) as whole:
        assert whole is NOTHING
    with whole_of(tmp_path / "cache") as whole:
        assert (whole.has("2024/01/bai-0/"), whole.users("photos/a.jpg")) == (None, None)
    assert not (tmp_path / "cache").exists()


@pytest.mark.slow
def test_a_preview_tells_of_old_addresses_and_of_who_shows_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = tiny_site(tmp_path / "content")
    (content / "photos").mkdir()
    Image.new("RGB", (60, 40)).save(content / "photos/a.png")
    write_article(content, "2024/07/a", "![Ảnh](/photos/a.png)", Old_URL="/cu/a.html")
    assert build(content, tmp_path / "output", PREVIEW=True).status == 0
    with whole_of(tmp_path / "cache") as whole:
        assert [whole.has(one) for one in ("cu/a.html", "cu/b.html", "2024/07/a/", "")] == [
            True,
            False,
            True,
            True,
        ]
        assert whole.users("photos/a.png") == ("articles/2024/07/a/index.md",)
        assert whole.users("photos/b.png") == ()
    (tmp_path / "cache" / "preview.sqlite").write_bytes(b"damaged")
    with whole_of(tmp_path / "cache") as whole:  # as while the next preview is being made
        assert [whole.has(one) for one in ("cu/a.html", "cu/b.html", "cu/c.html")] == [True, False, None]
        assert whole.users("photos/a.png") == ("articles/2024/07/a/index.md",)
        assert whole.users("photos/c.png") is None
    monkeypatch.setattr(module, "_MOST", 1)
    with whole_of(None):
        module._remember(("a", "has", "b"), True)
    assert list(module._ANSWERS) == [("a", "has", "b")]
