"""What each key and each person may change, on pushes made up of plain files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pytest

from newsroom.commands.receiving.rules import ADMIN, DESK, EDITOR, Commit, faults, faults_of_site, is_draft
from newsroom.model.people import Person

PEOPLE = b"""\
[[nguoi]]
ten = "Mai"
thu = "mai@co-quan.vn"
dang_nhap = "mai"
quyen = "viet"
[[nguoi]]
ten = "Lan"
thu = "lan@co-quan.vn"
dang_nhap = "lan"
quyen = "dang"
[[nguoi]]
ten = "An"
dang_nhap = "an"
quyen = "quan-tri"
"""
SITE = b'name = "Trang tin"\nurl = "https://co-quan.vn"\n[hosting]\nkind = "nginx"\nkeep = 5\n'
LISTED = "content/toa-soan.toml"
PLACE = "content/articles/2024/07/so-ket"
TEXT = f"{PLACE}/index.md"
MAI, LAN, AN = "mai@co-quan.vn", "lan@co-quan.vn", "an@localhost"


def article(status: str = "") -> bytes:
    """Give a manuscript of a status."""
    line = f"Status: {status}\n" if status else ""
    return f"Title: Sơ kết\nDate: 2024-07-11\n{line}\nHội nghị.\n".encode()


DRAFT, PUBLIC, GONE = article("draft"), article(), article("withdrawn")
Files = Mapping[str, bytes | None]


@dataclass
class Pushed:
    """A push over files that are there: each step changes some of them as somebody."""

    files: dict[str, bytes]
    old: str = "0"
    new: str = "0"
    commits: list[Commit] = field(default_factory=list)
    trees: dict[str, dict[str, bytes]] = field(default_factory=dict)
    odd: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.trees[self.old] = self.files

    def step(self, email: str, changes: Files, parents: Sequence[str] = ()) -> Pushed:
        """Add a commit; a file that is changed to ``None`` is taken away."""
        tree = {**self.trees[self.new], **{path: data for path, data in changes.items() if data is not None}}
        for path, data in changes.items():
            if data is None:
                tree.pop(path)
        above, self.new = self.new, str(len(self.commits) + 1)
        self.commits.append(Commit(self.new, tuple(parents) or (above,), "Ai đó", email, tuple(changes)))
        self.trees[self.new] = tree
        return self

    def data(self, commit: str, path: str) -> bytes | None:
        """Give a file of a commit."""
        return self.trees[commit].get(path) if commit else None


def told(email: str, before: dict[str, bytes], changes: Files, key: str = DESK) -> str:
    """Say what is told of one commit over files beside the list of people."""
    base = {LISTED: PEOPLE, "content/site.toml": SITE, **before}
    return "\n".join(faults(Pushed(base).step(email, changes), key))


@pytest.mark.parametrize(
    ("before", "changes"),
    [
        ({}, {TEXT: DRAFT}),
        ({}, {TEXT: article("Draft"), f"{PLACE}/1.jpg": b"", f"{PLACE}/anh/2.jpg": b""}),
        ({TEXT: DRAFT}, {f"{PLACE}/1.jpg": b""}),
        ({TEXT: DRAFT}, {TEXT: None}),
        ({TEXT: DRAFT}, {TEXT: None, "content/articles/2024/07/ten-moi/index.md": DRAFT}),
    ],
)
def test_who_writes_may_change_drafts(before: dict[str, bytes], changes: Files) -> None:
    assert told(MAI, before, changes) == ""


@pytest.mark.parametrize(
    ("before", "changes"),
    [
        ({}, {TEXT: PUBLIC}),
        ({TEXT: DRAFT}, {TEXT: PUBLIC}),
        ({TEXT: DRAFT}, {TEXT: GONE}),
        ({TEXT: PUBLIC}, {TEXT: DRAFT}),
        ({TEXT: PUBLIC}, {TEXT: GONE}),
        ({TEXT: PUBLIC}, {TEXT: None}),
        ({TEXT: PUBLIC}, {f"{PLACE}/1.jpg": b""}),
        ({TEXT: GONE}, {TEXT: DRAFT}),
        ({}, {f"{PLACE}/1.jpg": b""}),
        ({}, {TEXT: DRAFT, "content/photos/1.jpg": b""}),
        ({}, {TEXT: DRAFT, "content/pages/gioi-thieu.md": b""}),
        ({}, {TEXT: DRAFT, "content/da-go.toml": b""}),
        ({}, {TEXT: DRAFT, "content/articles/2024/07/index.md": DRAFT}),
        ({}, {"content/articles/2024/13/so-ket/index.md": DRAFT}),
        ({}, {TEXT: DRAFT.replace(b"Status: draft", b"Status: draft\nStatus: published")}),
        ({}, {TEXT: DRAFT.replace(b"Status: draft", b"Status: published\nStatus: draft")}),
        ({}, {TEXT: PUBLIC + b"\nStatus: draft\n"}),
    ],
)
def test_who_writes_changes_nothing_that_readers_see(before: dict[str, bytes], changes: Files) -> None:
    assert "Mai được viết bản nháp" in told(MAI, before, changes)
    if "content/da-go.toml" not in changes:
        assert told(LAN, before, changes) == ""


def test_a_public_commit_hides_behind_no_later_one() -> None:
    push = Pushed({LISTED: PEOPLE}).step(MAI, {TEXT: PUBLIC}).step(LAN, {TEXT: DRAFT})
    assert "Mai được viết bản nháp" in "\n".join(faults(push, DESK))


@pytest.mark.parametrize("email", [MAI, LAN, AN])
@pytest.mark.parametrize(
    "path", [LISTED, ".gitattributes", "pelicanconf.py", "contents/x", "content", "plugins/a.py"]
)
def test_nobody_changes_the_list_or_the_program_from_the_desk(email: str, path: str) -> None:
    assert f"{path}: lỗi: " in told(email, {}, {path: b"# moi\n" + PEOPLE})
    push = Pushed({LISTED: PEOPLE}).step(email, {path: b"# moi\n"}).step(email, {path: PEOPLE})
    assert "quản trị viên" in "\n".join(faults(push, DESK))


def test_of_the_settings_each_changes_what_the_forms_let_each_change() -> None:
    link = {"content/site.toml": SITE + b'[[links]]\nname = "Bao"\nurl = "https://x.vn"\n'}
    name = {"content/site.toml": SITE.replace(b"Trang tin", b"Trang")}
    both = {"content/site.toml": link["content/site.toml"] + b'[organisation]\nname = "Khac"\n'}
    for changes in (link, name, both):
        assert told(AN, {}, changes) == ""
        assert "Mai được viết bản nháp" in told(MAI, {}, changes)
    assert told(LAN, {}, link) == ""
    assert "Lan không được sửa name; cần người có quyền quan-tri" in told(LAN, {}, name)
    assert told(LAN, {}, both).count("cần người có quyền") == 1
    assert told(LAN, link, {"content/site.toml": SITE}) == ""


@pytest.mark.parametrize(
    ("before", "after", "named"),
    [
        (b"co-quan.vn", b"ke-khac.vn", "url"),
        (b"url = ", b"# url = ", "url"),
        (b'"nginx"', b'"apache"', "[hosting]"),
        (b"keep = 5", b"keep = 5.0", "[hosting]"),
        (b"keep = 5", b'keep = 5\ntarget = "ssh://ke-khac.vn/x"', "[hosting]"),
        (b'[hosting]\nkind = "nginx"\nkeep = 5\n', b"", "[hosting]"),
        (b"[hosting]", b'[security]\ncontact = "x"\n[hosting]', "[security]"),
        (b"name = ", b"no_articles = true\nname = ", "no_articles"),
        (b"name = ", b"name = = ", "không đọc được"),
    ],
)
def test_address_and_host_stay_as_they_are(before: bytes, after: bytes, named: str) -> None:
    text = told(AN, {}, {"content/site.toml": SITE.replace(before, after)})
    assert text.startswith("content/site.toml: lỗi: ")
    assert named in text
    assert told(AN, {}, {"content/site.toml": None}).startswith("content/site.toml: lỗi: ")


def test_other_words_for_the_same_settings_change_nothing() -> None:
    typed = (
        b"# moi\nname = 'Trang tin'\nurl = 'https://co-quan.vn'\n[hosting]\nkeep = 5  # ban\nkind = 'nginx'\n"
    )
    assert not list(faults_of_site(SITE, typed, Person("Lan", may_publish=True)))


def test_only_people_of_the_list_on_the_server_send() -> None:
    assert "«Ai đó <la@co-quan.vn>» không có trong" in told("la@co-quan.vn", {}, {TEXT: DRAFT})
    assert told("LAN@Co-Quan.vn", {}, {TEXT: PUBLIC}) == ""
    push = Pushed({LISTED: PEOPLE}).step("moi@x.vn", {TEXT: PUBLIC, LISTED: PEOPLE.replace(b"lan@", b"moi@")})
    assert list(faults(push, DESK))


def test_a_list_that_is_missing_or_broken_lets_nobody_send() -> None:
    for files in ({}, {LISTED: PEOPLE.replace(b'"dang"', b'"tat-ca"')}, {LISTED: b""}):
        push = Pushed(dict(files)).step(LAN, {TEXT: DRAFT})
        assert "Báo quản trị viên." in "\n".join(faults(push, DESK))
    push = Pushed({}, old="", new="").step(LAN, {TEXT: DRAFT})
    assert "chưa có content/toa-soan.toml" in "\n".join(faults(push, DESK))


def test_the_desk_brings_no_merges_and_no_other_histories() -> None:
    for parents in (("0", "1"), ("9",)):
        push = Pushed({LISTED: PEOPLE}).step(LAN, {TEXT: DRAFT}).step(LAN, {TEXT: PUBLIC}, parents)
        assert "nối tiếp" in "\n".join(faults(push, DESK))


def test_only_a_key_of_administrators_changes_the_list() -> None:
    changed = PEOPLE.replace(b'"viet"', b'"dang"')
    for key in (EDITOR, DESK):
        assert "chỉ quản trị viên được sửa tệp này" in told(AN, {}, {LISTED: changed}, key)
        assert "chỉ quản trị viên được sửa tệp này" in told(AN, {}, {LISTED: None}, key)
        push = Pushed({}).step("ai@x.vn", {LISTED: PEOPLE})
        assert "chỉ quản trị viên được sửa tệp này" in "\n".join(faults(push, key))
    assert told("ai@x.vn", {}, {LISTED: changed}, ADMIN) == ""
    assert told("ai@x.vn", {}, {LISTED: None}, ADMIN) == ""
    assert told("ai@x.vn", {}, {TEXT: PUBLIC, "Makefile": b""}, EDITOR) == ""


def test_a_slip_in_a_new_list_is_told_before_it_locks_everybody_out() -> None:
    text = told("ai@x.vn", {}, {LISTED: PEOPLE.replace(b'"dang"', b'"dang-bai"')}, ADMIN)
    assert text.startswith("content/toa-soan.toml:10: lỗi: quyen «dang-bai» không có.")
    broken = Pushed({LISTED: b"="}).step("ai@x.vn", {TEXT: PUBLIC})
    assert not list(faults(broken, ADMIN))
    assert not list(faults(broken, EDITOR))


def test_a_draft_is_one_only_where_its_header_says_so() -> None:
    assert is_draft(None) is None
    assert is_draft(DRAFT) is True
    assert is_draft(b"\xef\xbb\xbf" + DRAFT.replace(b"\n", b"\r\n")) is True
    for data in (PUBLIC, GONE, b"", b"\xff", b"Status: draft"[:-1], article("bản nháp")):
        assert is_draft(data) is False


@pytest.mark.parametrize("key", [ADMIN, EDITOR, DESK])
@pytest.mark.parametrize(("mode", "what"), [("120000", "liên kết"), ("160000", "kho git lồng bên trong")])
def test_what_is_no_plain_file_is_taken_from_nobody(key: str, mode: str, what: str) -> None:
    push = Pushed({LISTED: PEOPLE}, odd={LISTED: mode})
    assert list(faults(push, key)) == [
        f"{LISTED}: lỗi: đây là {what}, không phải tệp thường. Thay bằng tệp thường rồi gửi lại."
    ]
