"""The small files hold what pages need, and the same counts give the same bytes."""

from __future__ import annotations

import gzip
import json

from newsroom.commands.counting.outcome import OWN_RE, month_files, most_read_file, with_siblings
from newsroom.commands.counting.published import Fact

FACTS = {f"2024/0{month}/bai/": Fact(1, 1, f"Bài «{month}»", 1000 * month) for month in (6, 7)}
FACTS |= {f"2024/07/b{number:02d}/": Fact(1, 1, f"Bài {number}", 0) for number in range(20)}


def test_months_hold_what_was_imported_and_what_was_counted() -> None:
    totals = {"2024/07/bai/": 5, "2024/06/bai/": 1, "2024/07/b01/": 2, "2024/07/da-go/": 9}
    files = month_files(totals, FACTS.get)
    assert {name: json.loads(data) for name, data in files.items()} == {
        "2024-06.json": {"2024/06/bai/": 6001},
        "2024-07.json": {"2024/07/b01/": 2, "2024/07/bai/": 7005},
    }
    assert month_files(dict(reversed(totals.items())), FACTS.get) == files
    assert month_files({"2024/07/da-go/": 9}, FACTS.get) == {}


def test_most_read_is_ten_of_those_that_are_there() -> None:
    ranked = [("2024/07/da-go/", 99), *((f"2024/07/b{number:02d}/", 50 - number) for number in range(20))]
    (data,) = most_read_file(lambda days: ranked if days == 30 else ranked[:2], FACTS.get).values()
    lists = json.loads(data)
    assert lists["7"] == [{"url": "2024/07/b00/", "title": "Bài 0", "count": 50}]
    assert [one["title"] for one in lists["30"]] == [f"Bài {number}" for number in range(10)]
    assert most_read_file(lambda _: ranked[:1], FACTS.get) == {}


def test_each_has_a_packed_sibling() -> None:
    files = with_siblings({"2024-07.json": b"{}\n"})
    assert gzip.decompress(files["2024-07.json.gz"]) == files["2024-07.json"] == b"{}\n"
    assert files == with_siblings({"2024-07.json": b"{}\n"})
    assert all(OWN_RE.fullmatch(name) for name in (*files, "doc-nhieu.json"))
    assert not OWN_RE.fullmatch("cua-ai.json")
