from __future__ import annotations

import pytest

from newsroom.commands.publishing.rclone_remote import RemoteError, remote_of

SAFE = {"type": "sftp", "host": "h", "known_hosts_file": "~/.ssh/known_hosts"}


def test_the_type_comes_from_file_or_environment_and_the_environment_wins() -> None:
    assert remote_of("may", {"may": {"type": "ftp"}}, {}).kind == "ftp"
    assert remote_of("may", {}, {"RCLONE_CONFIG_MAY_TYPE": "s3"}).kind == "s3"
    assert remote_of("may", {"may": {"type": "ftp"}}, {"RCLONE_CONFIG_MAY_TYPE": "webdav"}).kind == "webdav"


def test_only_hosts_without_folders_keep_headers_with_each_file() -> None:
    bucket, folder = remote_of("b", {"b": {"type": "s3"}}, {}), remote_of("f", {"f": {"type": "ftp"}}, {})
    assert (bucket.keeps_headers, bucket.has_folders) == (True, False)
    assert (folder.keeps_headers, folder.has_folders) == (False, True)


def test_a_remote_that_is_not_configured_is_told_with_those_that_are() -> None:
    with pytest.raises(RemoteError, match=r"không tìm thấy «may».*«khac»"):
        remote_of("may", {"khac": {"type": "ftp"}}, {})


def test_sftp_without_known_host_keys_is_refused() -> None:
    with pytest.raises(RemoteError, match="known_hosts_file"):
        remote_of("may", {"may": {"type": "sftp"}}, {})
    assert remote_of("may", {"may": SAFE}, {}).kind == "sftp"
    assert remote_of("may", {"may": {"type": "sftp"}}, {"RCLONE_SFTP_KNOWN_HOSTS_FILE": "x"}).kind == "sftp"
    assert remote_of("may", {"may": {"type": "sftp", "ssh": "ssh bantin@h"}}, {}).kind == "sftp"


def test_an_alias_is_what_it_leads_to() -> None:
    dump = {"a": {"type": "alias", "remote": "b:www"}, "b": {"type": "alias", "remote": "may:"}, "may": SAFE}
    assert (remote_of("a", dump, {}).kind, remote_of("a", dump, {}).name) == ("sftp", "a")
    with pytest.raises(RemoteError, match="known_hosts_file"):
        remote_of("a", {**dump, "may": {"type": "sftp"}}, {})
    assert remote_of("a", {"a": {"type": "alias", "remote": "/srv/www"}}, {}).kind == "local"


@pytest.mark.parametrize("remote", ["", ":sftp,host=h:www", "a:"])
def test_an_alias_that_leads_to_no_named_remote_is_refused(remote: str) -> None:
    with pytest.raises(RemoteError):
        remote_of("a", {"a": {"type": "alias", "remote": remote}}, {})


def test_what_stores_other_bytes_than_readers_want_is_refused() -> None:
    with pytest.raises(RemoteError, match="crypt"):
        remote_of("a", {"a": {"type": "crypt", "remote": "may:"}, "may": SAFE}, {})
