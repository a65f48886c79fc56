"""What the forms show, and who may change each."""

from __future__ import annotations

import pytest

from newsroom.commands.desk.forms.kinds import FORMS, PROTECTED, may_change
from newsroom.model.people import Person
from plugins.identity.reading import KEYS

ADMIN = Person("Quản trị", login="q", is_admin=True)
PUBLISHER = Person("Đăng", login="d")
WRITER = Person("Viết", login="v", may_publish=False)


@pytest.mark.parametrize("name", FORMS)
def test_every_key_of_a_form_is_one_of_the_file(name: str) -> None:
    form = FORMS[name]
    assert form.shape == "words" or set(form.keys) <= set(KEYS[form.table])
    assert form.main in form.keys or form.shape == "table"


def test_no_form_shows_what_the_desk_leaves_alone() -> None:
    shown = {form.table for form in FORMS.values()} | {
        k for f in FORMS.values() if not f.table for k in f.keys
    }
    assert not shown & set(PROTECTED)


def test_who_publishes_changes_the_home_page_and_only_administrators_the_rest() -> None:
    of = {
        person.name: [name for name in FORMS if may_change(person, FORMS[name])]
        for person in (ADMIN, PUBLISHER, WRITER)
    }
    assert of["Quản trị"] == list(FORMS)
    assert of["Đăng"] == ["thong-bao", "bieu-ngu", "lien-ket"]
    assert of["Viết"] == []


def test_whoever_sits_at_a_pc_changes_all() -> None:
    assert all(may_change(Person("Ai đó"), form) for form in FORMS.values())
