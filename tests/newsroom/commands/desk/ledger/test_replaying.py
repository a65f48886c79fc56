"""Commits put on top of another one without a working tree."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.desk.ledger.faults import Fault
from newsroom.commands.desk.ledger.replaying import IMPORTS, Replayed, replay, steps_between, with_place
from newsroom.commands.importer.writing.ledger import NAME
from tests.support.two_desks import BA, HAI, MOT, Desk, Office, open_office, run

pytestmark = pytest.mark.slow


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return open_office(tmp_path)


def by_hand(desk: Desk, message: str, **texts: str) -> str:
    """Commit in the way of a terminal; names of texts are places or files, ``/`` written as ``__``."""
    for name, text in texts.items():
        desk.write(name.replace("__", "/").replace("_toml", ".toml").replace("_md", ".md"), text)
    desk.git("add", "-A")
    desk.git("commit", "-q", "-m", message)
    return desk.git("rev-parse", "HEAD")


def index(place: str) -> str:
    return f"{place}/index.md".replace("/", "__")


def replayed(office: Office, onto: str) -> Replayed:
    git, home, found = run(office.an.ledger.now())
    steps = run(steps_between(git, home, found.local, (onto,)))
    return run(replay(git, home, steps, onto))


def of_binh(office: Office, **texts: str) -> str:
    """Let Bình push a commit, and An's clone know of it."""
    commit = by_hand(office.binh, "của Bình", **texts)
    office.binh.git("push", "-q")
    office.an.git("fetch", "-q")
    return commit


def test_commits_keep_author_time_and_words_on_top_of_others(office: Office) -> None:
    onto = of_binh(office, **{index(BA): "của Bình\n"})
    first = by_hand(office.an, "một\n\nvà thêm", **{index(MOT): "1\n"})
    by_hand(office.an, "hai", **{index(HAI): "2\n"})
    done = replayed(office, onto)
    assert done.returned == []
    assert office.an.git("log", "--format=%s", done.tip).splitlines() == ["hai", "một", "của Bình", "Bắt đầu"]
    form = "--format=%an %ae %at %cn %ct %B"
    assert office.an.git("log", "-1", form, f"{done.tip}^") == office.an.git("log", "-1", form, first)
    assert office.an.git("diff", "--name-only", onto, done.tip).splitlines() == [
        f"content/{HAI}/index.md", f"content/{MOT}/index.md",
    ]  # fmt: skip
    assert office.an.status() == []


def test_commits_that_are_there_already_are_used_as_they_are(office: Office) -> None:
    commit = by_hand(office.an, "một", **{index(MOT): "1\n"})
    assert replayed(office, office.an.git("rev-parse", "origin/main")).tip == commit


def test_a_commit_in_whose_article_others_were_first_is_returned_and_what_follows_on_it(
    office: Office,
) -> None:
    onto = of_binh(office, **{f"{MOT}/2.jpg".replace("/", "__"): "ảnh"})
    by_hand(office.an, "một", **{index(MOT): "1\n"})
    by_hand(office.an, "hai", **{index(HAI): "2\n"})
    by_hand(office.an, "một nữa", **{index(MOT): "1 và 1\n"})
    done = replayed(office, onto)
    assert [one.clashes for one in done.returned] == [(f"content/{MOT}/",)] * 2
    assert office.an.git("log", "--format=%s", done.tip).splitlines() == ["hai", "của Bình", "Bắt đầu"]


def test_the_same_change_by_two_is_nothing_to_do(office: Office) -> None:
    onto = of_binh(office, **{index(MOT): "như nhau\n"})
    by_hand(office.an, "một", **{index(MOT): "như nhau\n"})
    done = replayed(office, onto)
    assert (done.tip, [commit for _, commit in done.made], done.returned) == (onto, [""], [])


def test_different_lines_of_a_file_that_is_no_article_go_together(office: Office) -> None:
    text = office.an.read("site.toml") or ""
    onto = of_binh(office, site_toml=text.replace("dong_1 = 1", "dong_1 = 'Bình'"))
    by_hand(office.an, "một", site_toml=text.replace("dong_9 = 9", "dong_9 = 'An'"))
    done = replayed(office, onto)
    joined = office.an.git("show", f"{done.tip}:content/site.toml")
    assert "'Bình'" in joined
    assert "'An'" in joined


def test_texts_of_two_people_are_never_joined_unseen(office: Office) -> None:
    page = "Title: Liên hệ\n\nSố 1.\n" + "\n".join(f"Đoạn {number}.\n" for number in range(9))
    of_binh(office, pages__dai_md=page)
    office.an.git("pull", "-q", "--rebase")
    onto = of_binh(office, pages__dai_md=page.replace("Số 1.", "Số 2."))
    by_hand(office.an, "một", pages__dai_md=page.replace("Đoạn 8.", "Đoạn tám."))
    assert [one.clashes for one in replayed(office, onto).returned] == [("content/pages/dai.md",)]


def test_the_same_line_of_a_file_does_not(office: Office) -> None:
    text = office.an.read("site.toml") or ""
    onto = of_binh(office, site_toml=text.replace("dong_1 = 1", "dong_1 = 'Bình'"))
    by_hand(office.an, "một", site_toml=text.replace("dong_1 = 1", "dong_1 = 'An'"))
    assert [one.clashes for one in replayed(office, onto).returned] == [("content/site.toml",)]


@pytest.mark.parametrize(("name", "said"), [("nhap.tsv", "*.tsv merge=union\n"), (".nhap-bai.tsv", "")])
def test_a_list_that_takes_both_sides_takes_both(office: Office, name: str, said: str) -> None:
    (office.an.root / ".gitattributes").write_text(said, encoding="utf-8")
    onto = of_binh(office, **{name: "của Bình\n"})
    by_hand(office.an, "nhập", **{name: "của An\n"})
    done = replayed(office, onto)
    assert set(office.an.git("show", f"{done.tip}:content/{name}").splitlines()) == {"của Bình", "của An"}


def test_the_ledger_of_imports_is_called_as_the_importer_calls_it() -> None:
    assert IMPORTS == NAME


def test_a_folder_renamed_by_one_and_edited_by_another_is_returned(office: Office) -> None:
    office.binh.git("mv", f"content/{MOT}", f"content/{MOT}-moi")
    onto = of_binh(office)
    by_hand(office.an, "một", **{index(MOT): "1\n"})
    assert [one.clashes for one in replayed(office, onto).returned] == [(f"content/{MOT}/",)]


def test_lines_of_history_joined_by_hand_are_left_to_hands(office: Office) -> None:
    office.an.git("switch", "-q", "-c", "thu")
    by_hand(office.an, "thử", **{index(BA): "3\n"})
    office.an.git("switch", "-q", "main")
    by_hand(office.an, "một", **{index(MOT): "1\n"})
    office.an.git("merge", "-q", "thu")
    onto = of_binh(office, **{index(HAI): "của Bình\n"})
    with pytest.raises(Fault, match="merge"):
        replayed(office, onto)


def test_signatures_go_since_they_hold_no_longer() -> None:
    raw = (
        b"tree 1\nparent 2\nparent 3\nauthor A <> 0 +0000\ncommitter C <> 0 +0000\n"
        b"gpgsig -----BEGIN\n  x\n -----END\nencoding UTF-8\n\ntree x\n\nparent y\n"
    )
    assert with_place(raw, "9", "8") == (
        b"tree 9\nparent 8\nauthor A <> 0 +0000\ncommitter C <> 0 +0000\nencoding UTF-8\n\ntree x\n\nparent y\n"
    )
    assert with_place(raw, "9", "").startswith(b"tree 9\nauthor")
