"""Facts are gathered by key; what is empty or cannot be is none."""

from __future__ import annotations

import pytest

from newsroom.commands.importer.archives.facts import Facts, is_account, plain_words


def test_each_value_stands_once_and_in_order() -> None:
    facts = Facts()
    facts.add("Tags", "  đại  hội ", "x")
    facts.add("Tags", "đại hội", "y")
    facts.add("Tags", "", "y")
    facts.add_words("Tags", "nghị <b>quyết</b>", "y", 50)
    assert [(one.value, one.origin, one.confidence) for one in facts.done()["Tags"]] == [
        ("đại hội", "x", 100), ("nghị quyết", "y", 50),
    ]  # fmt: skip


@pytest.mark.parametrize(("written", "count"), [("2129", "2129"), ("2.129", "2129"), ("1,234,567", "1234567"), ("12.0", "12"), ("0", ""), ("nhiều", ""), ("-3", ""), ("", "")])  # fmt: skip
def test_counts(written: str, count: str) -> None:
    facts = Facts()
    facts.add_views(written, "x")
    assert [one.value for one in facts.done().get("Views", ())] == ([count] if count else [])


@pytest.mark.parametrize(("written", "path"), [("https://cu.example.vn/a/b-1.html", "/a/b-1.html"), ("/a?id=3", "/a?id=3"), ("https://cu.example.vn/", ""), ("javascript:x", ""), ("", "")])  # fmt: skip
def test_addresses(written: str, path: str) -> None:
    facts = Facts()
    facts.add_address(written, "x")
    assert [one.value for one in facts.done().get("Old_URL", ())] == ([path] if path else [])


def test_a_moment_of_another_zone_says_so() -> None:
    facts = Facts()
    assert facts.add_moment("Date", "2024-07-11T08:51:00Z", "date")
    assert not facts.add_moment("Date", "hôm qua", "date")
    (fact,) = facts.done()["Date"]
    assert fact.value == "2024-07-11 15:51"
    assert "giờ Việt Nam" in fact.origin


@pytest.mark.parametrize(
    ("name", "login"),
    [("admin", "admin"), ("Quản trị viên", "qt"), ("Ban biên tập", "bbt"), ("pmai", "pmai")],
)
def test_accounts_are_nobodys_name(name: str, login: str) -> None:
    assert is_account(name, login)
    assert not is_account("Nguyễn Văn A", "nva")


def test_words_of_html() -> None:
    assert plain_words("<p>Một&nbsp;<b>h</b>ai</p><p>ba<br/>bốn</p> 3 < 4") == "Một hai ba bốn 3 < 4"
