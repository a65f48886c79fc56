"""The command, run as a module; ``command`` has the rest."""

from __future__ import annotations

import pytest

from newsroom.commands.importer import __main__ as module
from newsroom.commands.importer import command


def test_it_does_what_the_environment_asks_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("FILES", "TITLE", "FROM"):
        monkeypatch.setenv(name, "")
    monkeypatch.setattr(command, "speak_utf8", lambda: None)
    with pytest.raises(SystemExit) as ended:
        module.main()
    assert ended.value.code == 2
    assert "lỗi" in capsys.readouterr().err
