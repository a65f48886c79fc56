"""An example has an address that says what it is."""

from __future__ import annotations

from newsroom.commands.preview.examples.example import MAIN, SOURCE, example


def test_a_macro_is_called_as_its_component_unless_it_is_said_otherwise() -> None:
    one, other = example("pager", "Trang đầu", 1), example("block", "Cả hàng", macro="band", room=SOURCE)
    assert (one.macro, one.room, one.arguments) == ("pager", MAIN, (1,))
    assert (other.macro, other.room) == ("band", SOURCE)


def test_its_address_is_its_name_and_the_macro_if_that_is_another() -> None:
    assert example("pager", "Trang đầu, dài").key == "trang-dau-dai"
    assert example("register", "Còn hiệu lực", macro="document_facts").key == "document-facts-con-hieu-luc"
