from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.offline.pages import offline_page
from tests.support.building import NOW, Built, build, tiny_site
from tests.support.making import make_site


def test_search_engines_do_not_list_the_page_for_times_without_a_network() -> None:
    head = offline_page(make_site()).head
    assert not head.indexed
    assert head.scripts == ("kept",)
    assert head.title == "Không có mạng - Trang tin Đảng bộ Khối"


def registered(built: Built) -> set[str]:
    """Name the pages of a site that have a worker registered."""
    pages = (path for path in built.files if path.endswith(".html"))
    return {path for path in pages if re.search(r"theme/offline\.\w+\.js", built.text(path))}


@pytest.mark.slow
def test_a_worker_is_registered_by_builds_to_publish_and_by_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    monkeypatch.delenv("SITEURL", raising=False)
    content = tiny_site(tmp_path / "content", 1)
    published = build(content, tmp_path / "published", "publishconf.py")
    assert registered(published) >= {"index.html", "2024/01/bai-0/index.html", "ngoai-tuyen/index.html"}
    assert "respondWith" in published.text("sw.js")
    others = [
        build(content, tmp_path / "html"),
        build(
            content, tmp_path / "preview", "publishconf.py", PREVIEW=True, CACHE_PATH=str(tmp_path / "other")
        ),
    ]
    file = content / "site.toml"
    file.write_text(f"offline = false\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    others.append(build(content, tmp_path / "published", "publishconf.py"))
    for built in others:
        assert not registered(built)
        assert "unregister" in built.text("sw.js")
        assert "ngoai-tuyen/index.html" not in built.files


@pytest.mark.slow
def test_what_readers_phones_keep_is_no_reason_to_write_anything_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    content = tiny_site(tmp_path / "content", 2)
    build(content, tmp_path / "output", "publishconf.py")
    file = content / "articles" / "2024" / "01" / "bai-0" / "index.md"
    before = {
        name: (tmp_path / "output" / name).stat()
        for name in ("sw.js", "site.webmanifest", "ngoai-tuyen/index.html")
    }
    file.write_text(file.read_text(encoding="utf-8").replace("Nội dung", "Câu chuyện"), encoding="utf-8")
    build(content, tmp_path / "output", "publishconf.py")
    after = {name: (tmp_path / "output" / name).stat() for name in before}
    assert {name: found.st_ino for name, found in before.items()} == {
        name: found.st_ino for name, found in after.items()
    }
