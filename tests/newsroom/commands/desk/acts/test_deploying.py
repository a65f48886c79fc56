"""Publishing from this machine: what was sent gets out, what is half written does not."""

from __future__ import annotations

import asyncio
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from newsroom.commands.categories import site_of
from newsroom.commands.desk.acts.deploying import can_deploy, deploy
from newsroom.commands.desk.ledger import Ledger
from tests.support.building import ROOT
from tests.support.remotes import NAME, ftp
from tests.support.repository import git, init

ARTICLE = """\
Title: Chi bộ Văn phòng trồng cây
Date: 2024-07-11
Category: Tin
Author: P. Mai
Summary: Sáng 11-7, chi bộ trồng cây.

{text}
"""
SITE = """\
name = "Trang thử"
url = "http://127.0.0.1:9"

[[categories]]
name = "Tin"
slug = "tin"
"""


def workplace_in(folder: Path, site: str) -> tuple[Any, Path]:
    """Make a repository with one article, sent, as a workplace; give its manuscript, too."""
    root = init(folder)
    file = root / "content" / "articles" / "2024" / "07" / "trong-cay" / "index.md"
    file.parent.mkdir(parents=True)
    file.write_text(ARTICLE.format(text="Hai trăm cây."), encoding="utf-8")
    (root / "content" / "site.toml").write_text(site, encoding="utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "Đăng")
    content = root / "content"
    return SimpleNamespace(ledger=Ledger(root, content), site=site_of(content)), file


def test_there_is_somewhere_to_publish_to_only_if_the_site_says_where(tmp_path: Path) -> None:
    workplace, _ = workplace_in(tmp_path / "a", SITE)
    assert not can_deploy(workplace.site)
    workplace, _ = workplace_in(tmp_path / "b", f'{SITE}\n[hosting]\nkind = "nginx"\n')
    assert not can_deploy(workplace.site)
    target = '\n[hosting]\nkind = "nginx"\ntarget = "rclone:thu:trang"\n'
    workplace, _ = workplace_in(tmp_path / "c", SITE + target)
    assert can_deploy(workplace.site)


@pytest.mark.slow
def test_what_was_sent_is_published_and_what_is_half_written_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ftp(tmp_path) as host:
        for name, value in host.environment.items():
            monkeypatch.setenv(name, value)
        hosting = f'\n[hosting]\nkind = "apache"\ntarget = "rclone:{NAME}:{host.path}"\n'
        workplace, file = workplace_in(tmp_path / "site", SITE + hosting)
        file.write_text(ARTICLE.format(text="Ba trăm cây."), encoding="utf-8")
        done = asyncio.run(deploy(workplace, ROOT))
        page = host.folder / "2024" / "07" / "trong-cay" / "index.html"
        assert "Hai trăm cây." in page.read_text(encoding="utf-8"), done
        assert "Ba trăm cây." not in page.read_text(encoding="utf-8")
        assert file.read_text(encoding="utf-8") == ARTICLE.format(text="Ba trăm cây.")
        assert (
            git(file.parents[5], "status", "--porcelain") == "M content/articles/2024/07/trong-cay/index.md"
        )


@pytest.mark.slow
def test_a_commit_with_errors_is_told_and_nothing_is_published(tmp_path: Path) -> None:
    hosting = '\n[hosting]\nkind = "apache"\ntarget = "rclone:thu:trang"\n'
    workplace, file = workplace_in(tmp_path / "site", SITE + hosting)
    file.write_text(ARTICLE.format(text="x").replace("Category: Tin", "Category: Khác"), encoding="utf-8")
    git(file.parents[5], "commit", "-qam", "Sai")
    done = asyncio.run(deploy(workplace, ROOT))
    assert not done.is_done
    assert any("Khác" in line for line in done.lines)
