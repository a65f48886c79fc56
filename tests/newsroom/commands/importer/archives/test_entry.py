"""What is listed of an archive can be sent to another process."""

from __future__ import annotations

import pickle
from pathlib import Path

from newsroom.commands.importer.archives import Entry, Remark, Skipped


def test_all_that_is_listed_is_sent_whole() -> None:
    for one in (Entry("a#1", "csv", Path("a"), {"x": 1}), Skipped("a", "vì"), Remark("chú ý")):
        assert pickle.loads(pickle.dumps(one)) == one
