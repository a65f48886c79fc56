from __future__ import annotations

from datetime import UTC, datetime

from newsroom.commands.publishing.release import (
    NAME_RE,
    Release,
    read_release,
    read_state,
    release_name,
    unused_name,
)

COMMIT, MANIFEST = "ab12cd34" * 5, "0" * 64
NEW, OLD = "20261126-060003-ab12cd34", "20261125-060003-ab12cd34-sua"


def test_a_release_is_named_by_the_time_of_vietnam_and_its_commit() -> None:
    when = datetime(2026, 11, 25, 23, 0, 3, tzinfo=UTC)
    assert release_name(when, COMMIT, False) == NEW
    assert release_name(when, COMMIT, True) == f"{NEW}-sua"


def test_two_releases_never_have_one_name() -> None:
    assert unused_name(NEW, [OLD]) == NEW
    assert unused_name(NEW, [NEW]) == f"{NEW}-2"
    assert unused_name(NEW, [NEW, f"{NEW}-2"]) == f"{NEW}-3"
    assert NAME_RE.fullmatch(f"{OLD}-2")


def test_what_is_known_of_a_release_is_read_as_it_was_written() -> None:
    release = Release(NEW, COMMIT, "2026-11-26T06:00:03+07:00", MANIFEST, 3, 19)
    said = dict(line.split("=", 1) for line in release.lines)
    assert read_release(NEW, said) == release


def test_what_a_server_says_wrongly_is_left_out() -> None:
    said = {"commit": "--upload-pack=x", "manifest": "../x", "articles": "-1", "time": "now; rm", "files": ""}
    assert read_release(NEW, said) == Release(NEW)


def test_the_state_of_a_server_is_read() -> None:
    text = f"""current={OLD}
token=12.2026
held={COMMIT}
free=1000
release={NEW}
commit={COMMIT}
release={OLD}
articles=3
release=../../etc
"""
    state = read_state(text)
    assert [release.name for release in state.releases] == [NEW, OLD]
    assert state.current == Release(OLD, articles=3)
    assert (state.token, state.held, state.free, state.inodes) == ("12.2026", COMMIT, 1000, None)
    assert state.before is None
    assert read_state("held=--upload-pack=x\n").held == ""
    assert read_state(f"held={OLD}\n").held == OLD


def test_the_release_before_is_the_next_older_one() -> None:
    state = read_state(f"current={NEW}\nrelease={NEW}\nrelease={OLD}\n")
    assert state.before == Release(OLD)
    assert read_state("current=\n").before is None
