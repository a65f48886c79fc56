from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.hosts import (
    FACEBOOK,
    FACEBOOK_SHORT,
    PLAYERS,
    YOUTUBE,
    Address,
    looks_hosted,
    player_address,
    recognise,
    watch_address,
)

ID = "aB3_-xyzABC"


@pytest.mark.parametrize(
    "address",
    [
        f"https://www.youtube.com/watch?v={ID}",
        f"http://youtube.com/watch?v={ID}",
        f"https://m.youtube.com/watch?app=desktop&v={ID}&list=PL123&index=2",
        f"https://www.youtube.com/watch/?v={ID}",
        f"https://youtu.be/{ID}?si=abc",
        f"youtu.be/{ID}",
        f"www.youtube.com/watch?v={ID}",
        f"https://www.youtube.com/live/{ID}?feature=share",
        f"https://www.youtube.com/embed/{ID}",
        f"https://www.youtube-nocookie.com/embed/{ID}",
        f"HTTPS://WWW.YouTube.COM/watch?v={ID}",
    ],
)
def test_youtube_videos_are_known_by_their_id(address: str) -> None:
    assert recognise(address) == Address(YOUTUBE, ID)


@pytest.mark.parametrize(
    ("end", "seconds"),
    [
        ("?t=90", 90),
        ("?t=90s", 90),
        ("?t=1m30s", 90),
        ("?t=1h2m3s", 3723),
        ("?start=5", 5),
        ("#t=2m", 120),
        ("?t=x", 0),
    ],
)
def test_the_moment_to_begin_at_is_kept(end: str, seconds: int) -> None:
    assert recognise(f"https://youtu.be/{ID}{end}") == Address(YOUTUBE, ID, seconds)


@pytest.mark.parametrize(
    ("address", "key", "upright"),
    [
        ("https://www.facebook.com/dangbokhoi/videos/1234567890/", "dangbokhoi/videos/1234567890/", False),
        (
            "https://m.facebook.com/dang.bo/videos/hoi-nghi/1234567890?x=1",
            "dang.bo/videos/1234567890/",
            False,
        ),
        ("https://www.facebook.com/watch/?v=1234567890&ref=sharing", "watch/?v=1234567890", False),
        ("https://www.facebook.com/watch?v=1234567890", "watch/?v=1234567890", False),
        ("https://www.facebook.com/watch/live/?v=1234567890", "watch/?v=1234567890", False),
        ("https://www.facebook.com/video.php?v=1234567890", "watch/?v=1234567890", False),
        ("https://fb.com/reel/1234567890", "reel/1234567890", True),
    ],
)
def test_facebook_videos_are_known_by_their_number(address: str, key: str, upright: bool) -> None:
    assert recognise(address) == Address(FACEBOOK, key, upright=upright)


@pytest.mark.parametrize(
    ("address", "key", "upright"),
    [
        ("https://fb.watch/aB3xyz_-1/", "fb.watch/aB3xyz_-1/", False),
        (
            "https://www.facebook.com/share/v/1AbCdEfG/?mibextid=x",
            "www.facebook.com/share/v/1AbCdEfG/",
            False,
        ),
        ("https://www.facebook.com/share/r/1AbCdEfG", "www.facebook.com/share/r/1AbCdEfG/", True),
    ],
)
def test_short_addresses_of_facebook_only_lead_there(address: str, key: str, upright: bool) -> None:
    assert recognise(address) == Address(FACEBOOK_SHORT, key, upright=upright)
    assert watch_address(FACEBOOK_SHORT, key) == f"https://{key}"
    assert player_address(FACEBOOK_SHORT, key) == ""


def test_what_is_upright_says_so() -> None:
    assert recognise(f"https://youtube.com/shorts/{ID}") == Address(YOUTUBE, ID, upright=True)
    assert watch_address(YOUTUBE, ID, 5, True) == f"https://www.youtube.com/shorts/{ID}?t=5s"


@pytest.mark.parametrize(
    "address",
    [
        "https://www.youtube.com/watch?v=abc",
        "https://www.youtube.com/watch?list=PL123",
        f"https://youtu.be/{ID}x",
        "https://youtu.be/",
        "https://www.youtube.com/shorts/",
        "https://www.facebook.com/dang/videos/hoi-nghi/",
        "https://www.facebook.com/watch/?v=12ab",
        "https://fb.watch/",
    ],
)
def test_an_address_of_videos_that_names_none_is_told_apart(address: str) -> None:
    found = recognise(address)
    assert found is not None
    assert found.key == ""


@pytest.mark.parametrize(
    "address",
    [
        "https://www.youtube.com/@dangbokhoi",
        "https://www.youtube.com/playlist?list=PL123",
        "https://www.youtube.com/",
        "https://www.facebook.com/dangbokhoi",
        "https://www.facebook.com/dangbokhoi/posts/1234567890",
        f"https://youtube.com.example.vn/watch?v={ID}",
        f"https://example.vn/watch?v={ID}",
        f"https://a@www.youtube.com/watch?v={ID}",
        f"https://www.youtube.com:8080/watch?v={ID}",
        f"https://notyoutube.com/watch?v={ID}",
        f"javascript:https://youtu.be/{ID}",
        f"//youtu.be/{ID}",
        "https://vimeo.com/123456789",
        "https://[youtube.com/watch",
        "",
    ],
)
def test_all_else_is_no_video(address: str) -> None:
    assert recognise(address) is None


def test_players_are_those_that_set_no_cookie_before_or_are_the_hosts_own() -> None:
    assert player_address(YOUTUBE, ID, 90) == (
        f"https://www.youtube-nocookie.com/embed/{ID}?autoplay=1&playsinline=1&rel=0&hl=vi&start=90"
    )
    assert player_address(FACEBOOK, "watch/?v=12345") == (
        "https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fwatch%2F%3Fv%3D12345"
        "&show_text=false&autoplay=true"
    )


paths = st.sampled_from(
    ["watch?v=", "shorts/", "embed/", "x/videos/", "watch/?v=", "reel/", "share/v/", ID, "12345678", "&t=9", "#", "/", "?", "%22", "<", '"', " ", "é"]
)  # fmt: skip
hosts = st.sampled_from(
    ["https://www.youtube.com/", "https://youtu.be/", "https://www.facebook.com/", "https://fb.watch/"]
)


@given(hosts, st.lists(paths, max_size=5).map("".join))
def test_whatever_was_pasted_an_address_holds_only_what_is_known(host: str, path: str) -> None:
    found = recognise(host + path)
    if found is not None and found.key:
        address = watch_address(found.host, found.key, found.start, found.upright)
        assert recognise(address) is not None
        assert looks_hosted(address)
        assert not set('<>" é') & set(address + player_address(found.host, found.key, found.start))


def test_every_player_is_of_an_origin_that_pages_may_frame() -> None:
    for host, key in ((YOUTUBE, "abcdefghijk"), (FACEBOOK, "reel/12345")):
        assert player_address(host, key).startswith(tuple(f"{origin}/" for origin in PLAYERS))
