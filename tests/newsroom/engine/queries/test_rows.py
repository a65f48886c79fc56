from __future__ import annotations

from pathlib import Path

from newsroom.engine.catalogue import Catalogue
from newsroom.engine.queries import Queries
from newsroom.engine.queries.rows import Rows


def test_all_that_can_be_asked_goes_to_the_one_catalogue() -> None:
    catalogue = Catalogue(Path(), "memory")
    catalogue.begin(passing=True)
    queries = Queries(catalogue)
    rows = list(vars(queries).values())
    assert rows
    assert all(isinstance(one, Rows) for one in rows)
    queries.notes.put(key="value")
    assert Queries(catalogue).notes.all() == {"key": "value"}
    assert catalogue.all("SELECT * FROM notes") == [("key", "value")]
