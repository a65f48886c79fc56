"""An archive, judged as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.copydesk.whole_archive import ArticleFiles, concerned, read_paper

TEXT = b"Title: H\xe1\xbb\x8dp\nDate: 2024-07-11\n\nC\xe1\xba\xa5p \xe1\xbb\xa7y h\xe1\xbb\x8dp.\n"
ONE = ArticleFiles((("articles/2024/07/a/index.md", "articles/2024/07/a/index.md"),))
OTHER = ArticleFiles((
    ("articles/2024/07/b/album/captions.txt", "articles/2024/07/b/album/captions.txt"),
    ("articles/2024/07/b/index.md", "articles/2024/07/b/index.md"),
))  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "wanted"),
    [
        (None, ["a", "b"]),
        ([], []),
        (["articles/2024/07/a/index.md"], ["a"]),
        (["articles/2024/07/b/album/captions.txt"], ["b"]),
        (["articles/2024/07/b/album/1.jpg"], ["b"]),
        (["site.toml"], []),
    ],
)
def test_articles_of_which_a_file_changed_are_concerned(changed: list[str] | None, wanted: list[str]) -> None:
    found = concerned([(0, ONE), (1, OTHER)], changed)
    assert ["ab"[number] for number, _ in found] == wanted


def test_a_paper_has_the_day_and_the_texts_of_an_article_and_follows_no_link(tmp_path: Path) -> None:
    folder = tmp_path / "articles/2024/07/b"
    (folder / "album").mkdir(parents=True)
    (folder / "index.md").write_bytes(TEXT)
    (tmp_path / "elsewhere.txt").write_bytes(TEXT)
    (folder / "album/captions.txt").symlink_to(tmp_path / "elsewhere.txt")
    paper = read_paper(tmp_path, OTHER)
    assert paper.path == "articles/2024/07/b/index.md"
    assert paper.day is not None
    assert paper.day.isoformat() == "2024-07-11"
    assert [path for path, _ in paper.texts] == ["articles/2024/07/b/index.md"]
    assert "Cấp ủy họp." in paper.texts[0][1]
