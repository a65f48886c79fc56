from __future__ import annotations

import gzip
import json
import random
import zlib
from dataclasses import dataclass, field

import pytest

from newsroom.commands.publishing.ledger import (
    KEPT_SECONDS,
    LEDGER,
    MARK,
    UNKNOWN,
    DamagedLedgerError,
    Ledger,
    NewerLedgerError,
    arrived,
    begun,
    dump,
    emptied,
    is_own,
    load,
    merged,
    partials,
    plan,
    rebuilt,
)
from newsroom.commands.publishing.publication import is_hashed

DAY = 24 * 3600
NOW = 20_000 * DAY
PHOTO, SHEET = "photos/0123456789abcdef-720.avif", "theme/site.0a.css"


def after(*files: str, **digests: bytes) -> Ledger:
    """Give the ledger after a whole deployment of some files."""
    wanted = {path: digests.get(path.partition(".")[0], b"1" * 16) for path in files}
    return plan(Ledger(), wanted, [], "r1", NOW).ledger


def test_files_go_in_an_order_in_which_no_page_lacks_what_it_shows() -> None:
    wanted = dict.fromkeys(["index.html", "index.html.br", "2024/07/a/index.html", PHOTO, SHEET], b"1")
    found = plan(Ledger(), wanted, [], "r1", NOW)
    assert found.hashed == (PHOTO, SHEET)
    assert found.pages == ("2024/07/a/index.html",)
    assert found.home == ("index.html", "index.html.br")
    assert found.sent[-1] == "index.html.br"
    assert found.ledger.release == "r1"


def test_what_is_there_is_not_sent_again() -> None:
    before = after("index.html", PHOTO)
    found = plan(before, {"index.html": b"1" * 16, PHOTO: b"other, but named by content"}, [], "r2", NOW)
    assert (found.sent, found.removed) == ((), ())


def test_files_of_the_search_go_before_its_root_and_do_not_wait_when_they_are_used_no_longer() -> None:
    old, new, root = "tim/y2024/0.0a.bin", "tim/y2024/0.0b.bin", "tim-kiem/index.json"
    found = plan(after(old, root), {new: b"2" * 16, root: b"2" * 16}, [], "r2", NOW)
    assert (found.hashed, found.pages, found.removed) == ((new,), (root,), (old,))


def test_a_photo_that_no_page_shows_any_longer_stays_for_a_week() -> None:
    before = after("index.html", PHOTO)
    wanted = {"index.html": b"2"}
    found = plan(before, wanted, [], "r2", NOW)
    assert (found.removed, found.ledger.stale) == ((), {PHOTO: NOW})
    almost = plan(found.ledger, wanted, [], "r3", NOW + KEPT_SECONDS - 1)
    assert (almost.removed, almost.ledger.stale) == ((), {PHOTO: NOW})
    due = plan(almost.ledger, wanted, [], "r4", NOW + KEPT_SECONDS)
    assert (due.removed, due.ledger.stale) == ((PHOTO,), {})


def test_a_photo_that_is_shown_again_within_the_week_is_not_sent_again() -> None:
    stale = plan(after("index.html", PHOTO), {"index.html": b"2"}, [], "r2", NOW).ledger
    found = plan(stale, {"index.html": b"3", PHOTO: b"1"}, [], "r3", NOW)
    assert found.sent == ("index.html",)
    assert found.ledger.stale == {}


def test_photos_of_what_was_taken_down_do_not_wait() -> None:
    found = plan(after("index.html", PHOTO), {"index.html": b"2"}, [PHOTO], "r2", NOW)
    assert found.removed == (PHOTO,)


def test_what_a_run_that_was_cut_off_touched_is_sent_again() -> None:
    before = after("a.html", "b.html", "c.html", PHOTO)
    planned = plan(before, {"a.html": b"2", "b.html": b"1" * 16, SHEET: b"1"}, [PHOTO], "r2", NOW)
    cut = load(dump(begun(before, planned, "run")))
    assert cut.release == "r1"
    assert cut.unknown == ["a.html", "c.html", PHOTO, SHEET]
    again = plan(cut, {"a.html": b"2", "b.html": b"1" * 16, "c.html": b"1" * 16, PHOTO: b"1"}, [], "r3", NOW)
    assert again.sent == (PHOTO, "a.html", "c.html")
    assert again.removed == (SHEET,), "nobody knows whether it arrived, and nothing shows it"


def test_what_arrived_before_a_note_is_not_sent_again() -> None:
    wanted = {"a.html": b"1" * 16, "b.html": b"2" * 16}
    planned = plan(Ledger(), wanted, [], "r1", NOW)
    noted = arrived(begun(Ledger(), planned, "run"), ["a.html"], planned)
    assert plan(noted, wanted, [], "r1", NOW).sent == ("b.html",)


@dataclass
class Host:
    """A host as it is after some runs, of which some were cut off anywhere."""

    files: dict[str, bytes] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)

    def publish(self, wanted: dict[str, bytes], doomed: list[str], now: int, steps: int) -> bool:
        """Carry out a deployment, at most ``steps`` of it; tell whether it came to its end."""
        planned = plan(self.ledger, wanted, doomed, "r", now)
        noted = begun(self.ledger, planned, "run")
        if steps == 0:
            return False
        self.ledger = load(dump(noted))
        for path in planned.sent:
            steps -= 1
            if steps == 0:
                return False
            self.files[path] = wanted[path]
        for path in planned.removed:
            steps -= 1
            if steps == 0:
                return False
            self.files.pop(path, None)
        self.ledger = load(dump(planned.ledger))
        return True


@pytest.mark.parametrize("seed", range(40))
def test_after_any_runs_cut_off_anywhere_a_whole_run_leaves_what_is_wanted(seed: int) -> None:
    rng = random.Random(seed)
    host, now = Host(), NOW
    for _ in range(12):
        pages = {f"{name}.html": rng.choice([b"1" * 16, b"2" * 16]) for name in "abc" if rng.random() < 0.7}
        photos = {f"photos/{name}.jpg": name.encode() for name in "xyz" if rng.random() < 0.6}
        wanted = {**pages, **photos, "index.html": bytes([rng.randrange(3)]) * 16}
        doomed = [f"photos/{name}.jpg" for name in "xyz" if rng.random() < 0.3]
        now += rng.randrange(5) * DAY
        ended = host.publish(wanted, doomed, now, rng.choice([0, 1, 2, 3, 4, 6, 1000, 1000]))
        assert host.files.keys() <= {*host.ledger.digests, *host.ledger.stale}, "the ledger knows all files"
        for path, digest in host.ledger.digests.items():
            assert digest == UNKNOWN or path in host.files
        if ended:
            assert wanted.items() <= host.files.items()
            assert all(is_hashed(path) for path in host.files.keys() - wanted.keys())


def test_a_listing_tells_what_is_ours_and_names_the_rest() -> None:
    wanted = {PHOTO: (5, b"1"), SHEET: (7, b"1"), "index.html": (9, b"1"), "new.html": (1, b"1")}
    listed = {PHOTO: 5, SHEET: 6, "index.html": 9, "old.html": 3, LEDGER: 1, MARK: 1, "luot-xem/a.json": 2}
    ledger, foreign = rebuilt(listed, wanted)
    assert foreign == ["old.html"]
    found = plan(ledger, {path: digest for path, (_, digest) in wanted.items()}, [], "r", NOW)
    assert found.sent == (SHEET, "new.html", "index.html")
    assert found.removed == ()


def test_two_runs_at_the_same_time_leave_nothing_that_one_of_them_only_believes() -> None:
    both, mine, theirs = after("a.html"), after("a.html", "b.html"), after("a.html", b=b"2" * 16)
    joined = merged(mine, theirs)
    old = Ledger("r", "run", {}, {PHOTO: NOW, SHEET: NOW})
    assert merged(old, Ledger("r", "run", {}, {PHOTO: NOW})).stale == {PHOTO: NOW, SHEET: 0}
    assert joined.digests["a.html"] == both.digests["a.html"]
    assert joined.unknown == ["b.html"]


def test_a_ledger_says_the_same_in_the_same_bytes() -> None:
    ledger = Ledger("r1", "run", {"a.html": b"1" * 12, PHOTO: b"=", "b.html": UNKNOWN}, {SHEET: NOW})
    assert load(dump(ledger)) == ledger
    assert dump(load(dump(ledger))) == dump(ledger)


def written(**changed: object) -> bytes:
    held = {"format": 1, "release": "r", "run": "", "named": [], "files": {}, "stale": {}}
    return gzip.compress(json.dumps({**held, **changed}).encode(), mtime=0)


def test_odd_names_are_no_damage() -> None:
    odd = Ledger("r", "run", dict.fromkeys(["a\u00a0b.pdf", "-v", "#1", "tài liệu/a'b [1].pdf"], b"1" * 12))
    assert load(dump(odd)) == odd


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html>",
        written()[:-9],
        gzip.compress(b"[]", mtime=0),
        gzip.compress(b'{"format": 1}', mtime=0),
        written(files={"a.html": "no base64!"}),
        written(files={"../../etc/passwd": ""}),
        written(stale={"/etc/passwd": 0}),
        written(named=["a//b"]),
        written(named=["a\nb"]),
        written(named=[LEDGER]),
        written(files={"luot-xem/a.json": ""}),
        written(stale={"a": "yesterday"}),
    ],
    ids=lambda data: f"{len(data)}-{zlib.crc32(data):08x}",
)
def test_a_ledger_that_leads_astray_is_damaged(data: bytes) -> None:
    with pytest.raises(DamagedLedgerError):
        load(data)


def test_a_ledger_of_a_newer_program_is_not_guessed_at() -> None:
    with pytest.raises(NewerLedgerError):
        load(written(format=2))


def test_leavings_of_uploads_are_named_exactly() -> None:
    digits = "[0-9a-f]" * 8
    assert partials(["a[1].html"])[0] == rf"/a\[1\].html.{digits}.partial"
    assert is_own(f"{LEDGER}.0123abcd.partial")
    assert not is_own("a.html.0123abcd.partial")


def test_folders_in_which_nothing_of_ours_is_left_go_the_deepest_first() -> None:
    removed = ["2024/07/a/index.html", "2024/07/b/index.html", "chu-de/x/index.html", "old.html"]
    left = ["2024/06/c/index.html", "chu-de/index.html"]
    assert emptied(removed, left) == ["2024/07/a", "2024/07/b", "2024/07", "chu-de/x"]
