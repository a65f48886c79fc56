from __future__ import annotations

import pytest

from newsroom.commands.publishing.going_back import chosen
from newsroom.commands.publishing.publisher import ON_SERVER, PublishingError
from newsroom.commands.publishing.release import Release, State

NEW, MIDDLE, OLD = (Release(f"2026112{day}-060003-ab12cd34") for day in (6, 5, 4))
STATE = State("t", NEW, (NEW, MIDDLE, OLD))


def test_the_release_before_is_chosen_unless_another_is_named() -> None:
    assert chosen(STATE, "") is MIDDLE
    assert chosen(STATE, "20261124") is OLD
    assert chosen(STATE, OLD.name) is OLD


@pytest.mark.parametrize(
    ("wanted", "meaning"), [("2020", "không có bản nào"), ("2026", "có 3 bản"), (NEW.name, "đang hiện")]
)
def test_a_name_must_lead_to_one_other_release(wanted: str, meaning: str) -> None:
    with pytest.raises(PublishingError, match=meaning):
        chosen(STATE, wanted)


def test_on_the_server_itself_its_own_commands_are_named() -> None:
    with pytest.raises(PublishingError, match=r"^2020: .* «ops/bin/releases»"):
        chosen(STATE, "2020", ON_SERVER)


def test_before_the_oldest_there_is_nothing() -> None:
    with pytest.raises(PublishingError, match="Không có bản nào trước"):
        chosen(State("t", OLD, (NEW, OLD)), "")
