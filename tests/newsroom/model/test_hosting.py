from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.hosting import Hosting, RcloneTarget, SecurityContact, SshTarget, parse_target


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("ssh://bantin@may-chu.example/srv/bantin", SshTarget("may-chu.example", "/srv/bantin", "bantin")),
        ("ssh://10.0.0.7:2222/srv/bantin/", SshTarget("10.0.0.7", "/srv/bantin", "", 2222)),
        ("ssh://u@[2001:db8::1]/srv/x", SshTarget("[2001:db8::1]", "/srv/x", "u")),
        ("rclone:may_chu:public_html", RcloneTarget("may_chu", "public_html")),
        ("rclone:S3:bantin/www/", RcloneTarget("S3", "bantin/www")),
        ("rclone:ftp:/var/www", RcloneTarget("ftp", "/var/www")),
        ("rclone:ftp:", RcloneTarget("ftp", "")),
    ],
)
def test_a_target_is_read(text: str, target: SshTarget | RcloneTarget) -> None:
    assert parse_target(text) == target
    assert parse_target(str(target)) == target


@pytest.mark.parametrize(
    "text",
    [
        "",
        "bantin@may-chu:/srv",
        "/srv/bantin",
        "ssh://-oProxyCommand=x/srv",
        "ssh://-u@may-chu/srv",
        "ssh://u@-may-chu/srv",
        "ssh://may-chu",
        "ssh://may-chu/",
        "ssh://may-chu:0/srv",
        "ssh://may-chu:99999/srv",
        "ssh://may-chu/srv/../etc",
        "ssh://may-chu/srv/-rf",
        "ssh://may-chu/srv/$(id)",
        "ssh://may-chu/srv x",
        "ssh://u:p@may-chu/srv",
        "rclone:",
        "rclone::sftp:x",
        "rclone::sftp,ssh='id':x",
        "rclone:a,pass=b:x",
        "rclone:a-b:x",
        "rclone:a:../x",
        "rclone:a:x/../y",
        "rclone:a:-x",
        "rclone:a:x\n",
        "rclone:ａ:x",
    ],
)
def test_what_a_program_could_run_or_leave_the_folder_by_is_no_target(text: str) -> None:
    assert parse_target(text) is None


@given(st.text(max_size=60))
def test_whatever_is_read_is_written_alike(text: str) -> None:
    target = parse_target(f"ssh://{text}") or parse_target(f"rclone:{text}")
    if target is not None:
        assert parse_target(str(target)) == target
        assert not {"..", ",", "=", "'", '"', " "} & {
            str(target)[i : i + n] for n in (1, 2) for i in range(60)
        }


def test_where_the_site_goes_changes_no_page() -> None:
    here, there = Hosting("nginx", RcloneTarget("a"), keep=3), Hosting("nginx", RcloneTarget("b"), keep=9)
    assert repr(here) == repr(there)
    assert repr(here) != repr(Hosting("nginx", hsts=False))


def test_whom_to_tell_is_not_to_be_trusted_from_its_day_on() -> None:
    contact = SecurityContact(("mailto:a@b.vn",), "2027-01-31")
    assert not contact.has_expired(date(2027, 1, 30))
    assert contact.has_expired(date(2027, 1, 31))
