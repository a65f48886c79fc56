"""A CSV file is read as it was written, whatever wrote it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from newsroom.commands.importer.archives.csv_dialect import dialect_of, encoding_of, rows

TABLE = [["id", "tieu_de", "noi_dung"], ["1", 'Hội nghị; "sơ kết", 9|10', "Một\nhai"], ["2", "Đảng", "x"]]


def written(path: Path, encoding: str = "utf-8", delimiter: str = ",", newline: str = "\r\n") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter, lineterminator=newline).writerows(TABLE)
    return path


def read(path: Path) -> list[list[str]]:
    return [row for _, row in rows(path, dialect_of(path))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_all_encodings_and_delimiters(tmp_path: Path, encoding: str, delimiter: str) -> None:
    assert read(written(tmp_path / "a.csv", encoding, delimiter)) == TABLE


def test_vietnamese_of_windows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("tieu_de,noi_dung\n\u0110a\u0309ng bô\u0323,x\n".encode("cp1258"))
    assert read(path)[1][0] == "\u0110a\u0309ng bô\u0323"


def test_a_line_of_excel_names_the_delimiter(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("sep=;\na;b\n1;2\n", encoding="utf-8")
    assert read(path) == [["a", "b"], ["1", "2"]]


def test_quotes_escaped_as_databases_do(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('"id","title","body"\n"1","a \\"b\\" c","<p class=\\"x\\">d</p>"\n', encoding="utf-8")
    assert read(path)[1] == ["1", 'a "b" c', '<p class="x">d</p>']


def test_odd_bytes_and_nulls_stop_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("title,body\nHội\0 nghị,1 ".encode() + b"\x96 2\nB,x\n")
    assert read(path)[1:] == [["Hội nghị", "1 – 2"], ["B", "x"]]
    assert encoding_of("Hội nghị".encode() + b"\x96") == "utf-8"


def test_a_cell_without_end_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsroom.commands.importer.archives.csv_dialect.LARGEST_CELL", 1000)
    path = tmp_path / "a.csv"
    path.write_text('title,body\na,"' + "x\n" * 2000, encoding="utf-8")
    with pytest.raises(csv.Error):
        read(path)
    csv.field_size_limit(1 << 20)
