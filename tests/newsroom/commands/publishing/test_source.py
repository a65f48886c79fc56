from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.publishing.publisher import PublishingError
from newsroom.commands.publishing.source import Source
from newsroom.engine import BuiltFile, BuiltSite
from tests.support.building import SITE_TOML, write_site

SITE = BuiltSite({"index.html": BuiltFile(1, b"1" * 16)})


def source(folder: Path, toml: str = SITE_TOML, local: bool = False) -> Source:
    content = write_site(folder / "content", toml)
    return Source(content, folder / "output", folder / "cache", folder / "srv" if local else None, "ab" * 20)


def test_the_address_of_the_environment_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITEURL", "https://khac.vn/bantin")
    site = source(tmp_path).site
    assert (site.url, site.base) == ("https://khac.vn/bantin", "/bantin")


def test_a_release_is_named_by_the_commit_that_was_built(tmp_path: Path) -> None:
    hosted = source(tmp_path, f'{SITE_TOML}\n[hosting]\nkind = "nginx"\n')
    assert hosted.publication_of(SITE).release.endswith("-abababab")


def test_without_a_host_nothing_can_be_published_but_into_a_folder_of_this_machine(tmp_path: Path) -> None:
    with pytest.raises(PublishingError, match="chưa có mục"):
        source(tmp_path).publication_of(SITE)
    assert source(tmp_path, local=True).publication_of(SITE).hosting.kind == "nginx"


def test_settings_with_errors_and_names_with_line_breaks_are_refused(tmp_path: Path) -> None:
    with pytest.raises(PublishingError, match="make check"):
        _ = source(tmp_path, "name = 1").site
    broken = BuiltSite({"a\nb": BuiltFile(1, b"1" * 16)})
    with pytest.raises(PublishingError, match="dấu xuống dòng"):
        source(tmp_path, local=True).publication_of(broken)
    with pytest.raises(PublishingError, match="không đọc được"):
        _ = Source(tmp_path / "none", tmp_path, tmp_path).site


def test_a_warning_keeps_nobody_from_publishing(tmp_path: Path) -> None:
    hosting = '[hosting]\nkind = "pages"\ntarget = "rclone:a:b"\n'
    assert source(tmp_path, f"{SITE_TOML}\n{hosting}").site.hosting is not None
