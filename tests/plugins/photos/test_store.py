from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsroom.engine.disk import fingerprint
from newsroom.model.output import LargeFile
from plugins.photos.store import Cached, Store

FILES = {"photos/abc-360.jpg": b"mot", "photos/abc-720.jpg": b"hai"}
SHOWS = '[["abc", "Đại biểu"]]'


def store(folder: Path, maker: str = "v1", trusted: bool = True) -> Store:
    return Store(folder, maker, trusted)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    store(tmp_path).keep("abc", SHOWS, FILES)
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in (folder / "photos").iterdir())


def test_what_was_kept_is_found(kept: Path) -> None:
    digests = {url: fingerprint(data).hex() for url, data in FILES.items()}
    assert store(kept).find("abc") == Cached(SHOWS, digests)
    assert {url: store(kept).place(url).read_bytes() for url in FILES} == FILES


def test_what_was_not_kept_is_not_found(kept: Path) -> None:
    assert store(kept).find("ab") is None
    assert store(kept / "khac").find("abc") is None


def test_what_others_made_or_an_untrusted_store_holds_is_not_found(kept: Path) -> None:
    assert store(kept, "v2").find("abc") is None
    assert store(kept, trusted=False).find("abc") is None


@pytest.mark.parametrize("name", ["abc-360.jpg", "abc-720.jpg", "abc.json"])
@pytest.mark.parametrize("damage", ["gone", "empty", "cut", "one bit", "longer"])
def test_damage_to_any_file_is_noticed(kept: Path, name: str, damage: str) -> None:
    file = kept / "photos" / name
    data = file.read_bytes()
    if damage == "gone":
        file.unlink()
    else:
        middle = len(data) // 2
        flipped = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
        file.write_bytes({"empty": b"", "cut": data[:-1], "one bit": flipped, "longer": data + b" "}[damage])
    assert store(kept).find("abc") is None
    store(kept).keep("abc", SHOWS, FILES)
    assert store(kept).find("abc") is not None


def test_every_byte_of_a_receipt_counts(kept: Path) -> None:
    receipt = kept / "photos" / "abc.json"
    data = receipt.read_bytes()
    for place in range(len(data)):
        receipt.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        assert store(kept).find("abc") is None
    receipt.write_bytes(data)
    assert store(kept).find("abc") is not None


@pytest.mark.parametrize("folder", [True, False])
def test_a_receipt_that_is_none_is_not_read(kept: Path, folder: bool) -> None:
    receipt = kept / "photos" / "abc.json"
    receipt.unlink()
    receipt.mkdir() if folder else receipt.write_bytes(b"\xff\xfe")
    assert store(kept).find("abc") is None


def test_the_receipt_comes_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = []
    monkeypatch.setattr("plugins.photos.store.write_atomic", lambda file, _: written.append(file.name))
    store(tmp_path).keep("abc", SHOWS, FILES)
    assert written == ["abc-360.jpg", "abc-720.jpg", "abc.json"]


def test_receipts_are_text_without_code(kept: Path) -> None:
    data = (kept / "photos" / "abc.json").read_bytes().split(b"\n", 1)[1]
    assert json.loads(data)["shows"] == SHOWS


# Receipts of before, that have no CRC-32


def as_before(folder: Path, name: str = "abc") -> Path:
    """Give a receipt the form that it had before it noted a CRC-32."""
    file = folder / "photos" / f"{name}.json"
    receipt = json.loads(file.read_bytes().split(b"\n", 1)[1])
    del receipt["sums"]
    data = json.dumps(receipt, ensure_ascii=False).encode()
    file.write_bytes(fingerprint(data).hex().encode() + b"\n" + data)
    return file


def test_what_a_receipt_of_before_vouches_for_is_found_and_noted_as_now(kept: Path) -> None:
    now = (kept / "photos" / "abc.json").read_bytes()
    file = as_before(kept)
    found = store(kept).find("abc")
    assert found is not None
    assert found == store(kept).find("abc")
    assert file.read_bytes() == now


@pytest.mark.parametrize("name", ["abc-360.jpg", "abc-720.jpg"])
def test_damage_is_noticed_by_a_receipt_of_before_which_stays(kept: Path, name: str) -> None:
    before = as_before(kept).read_bytes()
    (kept / "photos" / name).write_bytes(b"haj")
    assert store(kept).find("abc") is None
    assert (kept / "photos" / "abc.json").read_bytes() == before


def test_who_only_looks_leaves_receipts_of_before_as_they_are(kept: Path) -> None:
    before = as_before(kept).read_bytes()
    assert Store(kept, "v1", dry=True).find("abc") is not None
    assert (kept / "photos" / "abc.json").read_bytes() == before


def test_a_receipt_that_cannot_be_written_anew_does_no_harm(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "full")

    as_before(kept)
    monkeypatch.setattr("plugins.photos.store.write_atomic", full)
    assert store(kept).find("abc") is not None


# What is published


@pytest.mark.parametrize("looked", [True, False])
@pytest.mark.parametrize("maker", ["v1", "v2"])
def test_a_kept_file_is_published_by_the_digest_of_its_receipt(kept: Path, looked: bool, maker: str) -> None:
    found = store(kept, maker, trusted=False)
    if looked:
        found.find("abc")
    for url, data in FILES.items():
        file = found.file(url)
        assert isinstance(file, LargeFile)
        assert (file.digest, b"".join(file.pieces())) == (fingerprint(data), data)


@pytest.mark.parametrize("name", ["abc-360.jpg", "abc.json"])
def test_a_file_that_no_receipt_vouches_for_is_known_by_its_own_bytes(kept: Path, name: str) -> None:
    (kept / "photos" / name).write_bytes(b"moi")
    held = (kept / "photos" / "abc-360.jpg").read_bytes()
    assert store(kept).file("photos/abc-360.jpg") == held


def test_a_file_that_is_not_there_is_named(kept: Path) -> None:
    (kept / "photos" / "abc-360.jpg").unlink()
    with pytest.raises(FileNotFoundError, match=r"abc-360\.jpg"):
        store(kept).file("photos/abc-360.jpg")


# What nobody needs


AA, BB, CC = ("0" * 14 + end for end in ("aa", "bb", "cc"))
AAB = f"{AA}b"


def fill(folder: Path) -> Store:
    found = store(folder)
    for name in (AA, BB, CC):
        found.keep(name, "", {f"photos/{name}-360.jpg": b"x", f"photos/{name}-card-360.avif": b"y"})
    return found


def left(folder: Path) -> set[str]:
    return {name.split("-")[0].split(".")[0] for name in names(folder) if not name.endswith(".names")}


def test_what_one_kind_of_build_no_longer_needs_stays_for_another(tmp_path: Path) -> None:
    found = fill(tmp_path)
    found.replace_needed("site", [AA, BB, CC])
    found.replace_needed("preview", [BB])
    found.update_needed("site", added=[], removed=[AA, BB])
    assert left(tmp_path) == {BB, CC}
    found.update_needed("preview", added=[], removed=[BB])
    assert left(tmp_path) == {CC}


def test_what_comes_back_in_the_same_build_is_kept(tmp_path: Path) -> None:
    found = fill(tmp_path)
    found.replace_needed("site", [AA, BB, CC])
    found.update_needed("site", added=[AA], removed=[AA, BB])
    assert left(tmp_path) == {AA, CC}


def test_settling_all_removes_what_nobody_asked_for_and_nothing_of_others(tmp_path: Path) -> None:
    found = fill(tmp_path)
    (tmp_path / "photos" / "khac").mkdir()
    (tmp_path / "khac.txt").write_text("khác")
    for name in ("bac-ho.jpg", "tru-so.jpg", f"{AA}.jpg", "0123456789abcdefg.png"):
        (tmp_path / "photos" / name).write_text("của người khác")
    (tmp_path / "photos" / f".{BB}.1.2.tmp").write_text("dở dang")
    found.update_needed("preview", added=[AA], removed=[])
    found.replace_needed("site", [CC])
    assert left(tmp_path) == {AA, CC, "khac", "bac", "tru", "0123456789abcdefg"}
    assert (tmp_path / "khac.txt").exists()


def test_a_name_that_begins_like_another_is_another(tmp_path: Path) -> None:
    found = fill(tmp_path)
    found.keep(AAB, "", {f"photos/{AAB}-360.jpg": b"x"})
    found.replace_needed("site", [AA, AAB, BB, CC])
    found.update_needed("site", added=[], removed=[AA])
    assert left(tmp_path) == {AAB, BB, CC}


def test_a_list_of_names_that_stays_the_same_is_not_written(tmp_path: Path) -> None:
    found = fill(tmp_path)
    found.replace_needed("site", [AA, BB])
    before = (tmp_path / "photos" / "site.names").stat()
    found.replace_needed("site", [BB, AA])
    found.update_needed("site", added=[AA], removed=[AA])
    assert (tmp_path / "photos" / "site.names").stat() == before


def test_a_damaged_list_of_names_makes_nothing_fail(tmp_path: Path) -> None:
    found = fill(tmp_path)
    (tmp_path / "photos" / "site.names").write_bytes(b"\xff\xfe")
    found.update_needed("site", added=[BB], removed=[AA])
    assert left(tmp_path) == {BB, CC}
