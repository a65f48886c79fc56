from __future__ import annotations

from plugins.copydesk.archive import Archive, Counts
from plugins.copydesk.doubts import Judge
from plugins.copydesk.spelling import check_spelling
from plugins.copydesk.words import note
from tests.plugins.copydesk.test_doubts import ARCHIVE

PATH, CAPTIONS = "articles/2024/07/hop/index.md", "articles/2024/07/hop/album/chu-thich.txt"


def test_doubts_are_told_at_their_lines() -> None:
    texts = [(PATH, "Hội nghị\n\nphải thực hiên nghị quyết"), (CAPTIONS, "\nẢnh của nghành")]
    archive = Archive(Counts.of([*map(note, ARCHIVE), note("\n\n".join(text for _, text in texts))]))
    found = list(check_spelling(texts, Judge(archive), archive.doubtful[len(ARCHIVE)]))
    assert [(one.path, one.line, one.code) for one in found] == [
        (PATH, 3, "unknown-pair"),
        (CAPTIONS, 2, "no-syllable"),
    ]
    assert dict(found[0].values) == {
        "found": "thực hiên nghị",
        "word": "hiên",
        "meant": "thực hiện nghị",
        "texts": "4",
    }
