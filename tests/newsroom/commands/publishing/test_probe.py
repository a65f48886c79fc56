from __future__ import annotations

from pathlib import Path

from newsroom.commands.publishing.probe import probe
from tests.support.publishing import publication, small_site
from tests.support.serving import served


def test_the_home_page_and_the_stylesheet_are_as_they_were_built(tmp_path: Path) -> None:
    made = publication(tmp_path / "output", small_site("a" * 16))
    with served(tmp_path / "output") as url:
        assert all(finding.ok for finding in probe(made, url))
        (tmp_path / "output/index.html").write_text("khác")
        assert [finding.ok for finding in probe(made, url)] == [False, True]
