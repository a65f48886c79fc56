"""Each person of an office has a working copy; who may work there the server says, and no copy."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsroom.commands.desk import copies as module
from newsroom.commands.desk.copies import Copies
from newsroom.commands.desk.guard import Gate, Tokens
from newsroom.commands.desk.kit import Kit
from newsroom.commands.desk.ledger import Fault
from newsroom.commands.desk.previewing import Folders, Preview
from newsroom.commands.desk.workplaces import NoPlace, Workplace
from newsroom.model.people import Person
from tests.support.desk import DRAFT, PUBLISHED, DeskOf, StandIn
from tests.support.repository import git

pytestmark = pytest.mark.slow
PEOPLE = """\
[[nguoi]]
ten = "Lê Thị An"
thu = "an@example.vn"
dang_nhap = "an"
quyen = "dang"

[[nguoi]]
ten = "Trần Văn Bình"
dang_nhap = "binh"
quyen = "viet"
"""


class Server:
    """The server of an office, with the repository of the articles."""

    def __init__(self, office: DeskOf, folder: Path) -> None:
        self.office = office
        self.kit = Kit(
            "soan.vn",
            "xem.vn",
            folder / "a.sock",
            folder / "b.sock",
            "s" * 40,
            folder / "copies",
            str(office.server),
        )
        self.copies = Copies(self.kit)

    def says(self, people: str) -> None:
        """Send another list of people to the server."""
        root = self.office.workplace.root
        (root / "content" / "toa-soan.toml").write_text(people, encoding="utf-8")
        git(root, "add", "content/toa-soan.toml")
        git(root, "commit", "-q", "-m", "Tòa soạn")
        git(root, "pull", "-q", "--rebase", "origin", "main")
        git(root, "push", "-q", "origin", "main")
        self.copies._asked = -1000.0

    def of(self, login: str) -> Workplace:
        """Give the workplace of who logged in."""
        return self.office.runner.run(self.copies.of(login))


@pytest.fixture
def server(office: DeskOf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Begin an office of two people."""

    def stand_in(folders: Folders, origin: str, hosts: tuple[str, ...], _: object) -> Preview:
        return Preview(folders, origin, hosts, None, StandIn())

    monkeypatch.setattr(module, "Preview", stand_in)
    made = Server(office, tmp_path)
    made.says(PEOPLE)
    office.runner.run(made.copies.begin())
    yield made
    office.runner.run(made.copies.stop())


def test_each_person_has_a_clone_that_signs_and_sends_for_them(server: Server) -> None:
    an, binh = server.of("an"), server.of("binh")
    assert an.person == Person("Lê Thị An", "an@example.vn", "an", True, False)
    assert binh.person == Person("Trần Văn Bình", "binh@localhost", "binh", False, False)
    assert an.root != binh.root
    assert an.preview_url == "https://xem.vn/"
    for place in (an, binh):
        assert (place.content / "articles" / PUBLISHED / "index.md").is_file()
        assert git(place.root, "remote", "get-url", "origin") == server.kit.repository
        assert git(place.root, "config", "--local", "user.name") == place.person.name
    assert server.of("an") is an


def test_what_one_sends_comes_to_the_other(server: Server) -> None:
    an, binh = server.of("an"), server.of("binh")
    binh.store.create(DRAFT, "Title: Nháp\nStatus: draft\n\nB.\n".encode(), {})
    run = server.office.runner.run
    assert run(binh.ledger.record(binh.person, (f"articles/{DRAFT}",), "Gửi duyệt: Nháp")).sent
    run(an.ledger.fetch())
    assert an.store.open(DRAFT).data.startswith("Title: Nháp".encode())


@pytest.mark.parametrize(
    "login", ["", "cuc", "An", "an ", "../an", "..", "an/../binh", ".goc.git", "a" * 65, "an\0"]
)
def test_who_is_not_in_the_list_has_no_place_and_no_folder(server: Server, login: str) -> None:
    before = sorted(server.kit.copies.iterdir())
    with pytest.raises(NoPlace, match="chưa có trong tòa soạn"):
        server.of(login)
    assert sorted(server.kit.copies.iterdir()) == before


def test_rights_are_those_of_the_server_and_change_with_it(server: Server) -> None:
    assert not server.of("binh").person.may_publish
    (server.of("binh").content / "toa-soan.toml").write_text(PEOPLE.replace('"viet"', '"quan-tri"'))
    server.copies._asked = -1000.0
    assert not server.of("binh").person.may_publish
    server.says(PEOPLE.replace('"viet"', '"dang"'))
    assert server.of("binh").person.may_publish
    server.says(PEOPLE.partition("\n\n")[0])
    with pytest.raises(NoPlace):
        server.of("binh")


@pytest.mark.parametrize(
    ("people", "told"),
    [
        ("[[nguoi]]\nten = 1\n", "ten phải là chữ"),
        ("[[nguoi\n", "không đúng dạng TOML"),
        (PEOPLE.replace('"viet"', '"tat-ca"'), "quyen «tat-ca» không có"),
    ],
)
def test_a_list_that_cannot_be_read_lets_nobody_in_and_says_why(
    server: Server, people: str, told: str
) -> None:
    server.of("an")
    server.says(people)
    with pytest.raises(NoPlace, match=told):
        server.of("an")


def test_a_list_that_is_not_there_lets_nobody_in(server: Server) -> None:
    root = server.office.workplace.root
    git(root, "rm", "-q", "content/toa-soan.toml")
    git(root, "commit", "-q", "-m", "Bỏ")
    git(root, "push", "-q", "origin", "main")
    server.copies._asked = -1000.0
    with pytest.raises(NoPlace, match=r"chưa có tệp content/toa-soan\.toml"):
        server.of("an")


def test_while_the_server_is_away_who_was_known_goes_on(server: Server) -> None:
    an = server.of("an")
    server.office.go_offline()
    server.copies._asked = -1000.0
    assert server.of("an") is an


def test_a_copy_that_cannot_be_made_is_told_and_made_later(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    mirror = server.kit.copies / ".goc.git"
    server.of("an")
    mirror.rename(mirror.with_name("away"))
    with pytest.raises(NoPlace):
        server.of("binh")
    mirror.with_name("away").rename(mirror)
    assert server.of("binh").content.is_dir()


def test_what_a_killed_desk_left_half_done_is_made_anew(server: Server) -> None:
    left = server.kit.copies / "an" / ".bai-moi"
    (left / "content").mkdir(parents=True)
    (left / "content" / "rac").write_text("x")
    assert not (server.of("an").content / "rac").exists()
    assert not left.exists()


def test_many_who_ask_at_once_get_one_copy(server: Server) -> None:
    async def all_at_once() -> set[int]:
        return {id(place) for place in await asyncio.gather(*(server.copies.of("an") for _ in range(5)))}

    assert len(server.office.runner.run(all_at_once())) == 1


def test_without_a_repository_the_office_does_not_begin(server: Server, tmp_path: Path) -> None:
    kit = Kit("a.vn", "b.vn", tmp_path, tmp_path, "s" * 40, tmp_path / "other", str(tmp_path / "none.git"))
    with pytest.raises(Fault):
        server.office.runner.run(Copies(kit).begin())
    assert not (tmp_path / "other" / ".goc.git" / "HEAD").exists()


def test_the_desk_answers_each_with_the_own_copy_and_rights(server: Server) -> None:
    office = server.office
    office.gate = Gate((server.kit.host,), server.kit.origin, server.kit.preview_origin, server.kit.secret)
    office.tokens, office.workplaces = Tokens(), server.copies
    office.login = "binh"
    assert "Trần Văn Bình · viết nháp" in office.get("/").text
    assert office.get(f"/viet/{PUBLISHED}/").status == 200
    digest = server.of("binh").store.open(PUBLISHED).digest
    assert office.save(PUBLISHED, digest, body="Chữ.").status == 403
    office.login = "an"
    assert "Lê Thị An" in office.get("/").text
    assert office.save(PUBLISHED, digest, body="Chữ.").status == 200
    assert server.of("binh").store.open(PUBLISHED).digest == digest
    office.login = "cuc"
    assert office.get("/").status == 403
