"""A manuscript as it is being typed."""

from __future__ import annotations

from pathlib import Path

from newsroom.commands.desk.reading.folders import entries_below
from newsroom.commands.desk.reading.rules import Rules, house_rules
from newsroom.commands.desk.reading.typed import read_typed
from newsroom.model.records import Article, Record
from newsroom.model.site import Category, Site

SITE = Site("Trang tin", categories=(Category("Tin", "tin"),))
FOLDER = "articles/2024/07/a"
HEADER = "Title: A\nDate: 2024-07-11\nCategory: Tin\nAuthor: A\nSummary: A\n"


def read(content: Path, text: str, rules: Rules | None = None) -> tuple[Record | None, bool, list[str]]:
    """Give the record, whether it is a draft, and the codes of what is wrong."""
    entries = list(entries_below(content, FOLDER))
    found, problems = read_typed(
        content, f"{FOLDER}/index.md", text.encode(), SITE, rules or house_rules(), entries
    )
    return found.record, found.draft, [problem.code for problem in problems]


def test_what_is_typed_counts_and_not_what_lies_on_the_disk(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / "index.md").write_text("hỏng", encoding="utf-8")
    record, is_draft, codes = read(tmp_path, f"{HEADER}\nToàn cảnh của của hội nghị.\n")
    assert isinstance(record, Article)
    assert (record.title, is_draft, codes) == ("A", False, ["doubled-word"])


def test_the_captions_of_the_album_are_read_from_the_disk(tmp_path: Path) -> None:
    album = tmp_path / FOLDER / "album"
    album.mkdir(parents=True)
    (album / "1.jpg").write_bytes(b"a")
    (album / "chu-thich.txt").write_text("1.jpg: Toàn cảnh của của hội nghị.\n2.jpg: a\n", encoding="utf-8")
    record, _, codes = read(tmp_path, f"{HEADER}\nA.\n")
    assert (
        [figure.caption for figure in record.figures] == ["Toàn cảnh của của hội nghị."] if record else False
    )
    assert codes == ["album-similar", "doubled-word"]
    (album / "chu-thich.txt").write_bytes(b"a" * 2_000_001)
    assert read(tmp_path, f"{HEADER}\nA.\n")[2] == ["captions-limit"]


def test_a_draft_without_date_is_looked_at_and_what_is_public_only_if_it_says_so(tmp_path: Path) -> None:
    bare = HEADER.replace("Date: 2024-07-11\n", "")
    draft, is_draft, _ = read(tmp_path, f"{bare}Status: draft\n\nA.\n")
    assert (draft is not None, is_draft) == (True, True)
    public, is_draft, codes = read(tmp_path, f"{bare}Status: published\n\nA.\n")
    assert isinstance(public, Article)
    assert (public.draft, public.has_date, is_draft, codes) == (False, False, False, ["missing-key"])
    assert read(tmp_path, f"{bare}\nA.\n")[0] is None
    assert read(tmp_path, f"{bare}Status: publish\n\nA.\n")[0] is None


def test_a_sign_that_a_page_cannot_show_is_told_once(tmp_path: Path) -> None:
    assert read(tmp_path, f"{HEADER}\nA\x07b.\n")[2] == ["control-character"]
