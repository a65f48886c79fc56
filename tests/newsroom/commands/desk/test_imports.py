"""What was imported is remembered without two people being in each other's way."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.commands.desk.imports import ledger_of, noted_with, own_file
from newsroom.commands.importer.writing.ledger import NAME, Entry, Ledger
from newsroom.model.people import Person
from tests.support.repository import git
from tests.support.two_desks import AN, BA, BINH, HAI, MOT, Desk, Office, Someone, open_office, run

EDITOR, WRITER = Person("An", login="an"), Person("Bình", login="binh", may_publish=False)


def entry(place: str) -> Entry:
    """Give the import of a source that became an article."""
    return Entry((f"tep:{place}",), place.removeprefix("articles/"), "d", "Tên")


def noted(content: Path) -> list[str]:
    """List the articles that the shared ledger names."""
    return sorted(Ledger.of(content).by_folder)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return open_office(tmp_path)


def test_what_the_desk_imports_is_noted_in_its_own_folder_and_known_again(office: Office) -> None:
    ledger_of(office.an.content).add(entry(MOT))
    assert office.an.status() == []
    assert ledger_of(office.an.content).find((f"tep:{MOT}",)) == entry(MOT)
    assert own_file(office.an.content).is_file()
    assert not (office.an.content / NAME).exists()


def test_what_a_colleague_imported_and_sent_is_known_beside_what_is_noted_here(office: Office) -> None:
    Ledger.of(office.binh.content).add(entry(HAI))
    run(office.binh.ledger.record(BINH, [NAME], "Nhập"))
    ledger_of(office.an.content).add(entry(MOT))
    run(office.an.ledger.fetch())
    known = ledger_of(office.an.content)
    assert known.find((f"tep:{HAI}",)) == entry(HAI)
    assert known.find((f"tep:{MOT}",)) == entry(MOT)
    assert office.an.status() == []


def test_the_shared_ledger_goes_with_an_article_that_it_names_by_who_may_publish(tmp_path: Path) -> None:
    place = MOT.removeprefix("articles/")
    assert noted_with(tmp_path, place, EDITOR) == ()
    Ledger.of(tmp_path).add(entry(MOT))
    assert noted_with(tmp_path, place, EDITOR) == (NAME,)
    assert noted_with(tmp_path, place, WRITER) == ()
    assert noted_with(tmp_path, HAI.removeprefix("articles/"), EDITOR) == ()


def test_two_who_imported_for_all_and_send_their_articles_keep_the_lines_of_both(office: Office) -> None:
    def send(desk: Desk, person: Someone, place: str) -> bool:
        Ledger.of(desk.content).add(entry(place))
        desk.write(f"{place}/index.md", f"Title: {place}\n\nMới.\n")
        paths = (place, *noted_with(desk.content, place.removeprefix("articles/"), EDITOR))
        return run(desk.ledger.record(person, paths, f"Đăng: {place}")).sent

    assert send(office.binh, BINH, HAI)
    assert send(office.an, AN, MOT)
    assert send(office.binh, BINH, BA)
    run(office.an.ledger.fetch())
    for desk in (office.an, office.binh):
        assert desk.status() == []
        assert noted(desk.content) == [one.removeprefix("articles/") for one in sorted((MOT, HAI, BA))]
    names = git(office.server, "show", "--format=", "--name-only", "main").splitlines()
    assert sorted(names) == [f"content/{NAME}", f"content/{BA}/index.md"]
