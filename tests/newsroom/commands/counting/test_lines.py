"""Lines of nginx, Apache and IIS are read; whatever else there is, is none."""

from __future__ import annotations

import time
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.commands.counting.lines import Request, fields_of, parse_combined, parse_w3c, plain_address
from newsroom.commands.counting.readings import Readings

PHONE = "Mozilla/5.0 (Linux; Android 14) Chrome/131.0.0.0 Mobile"
AT = int(datetime.fromisoformat("2024-07-11T15:51:07+07:00").timestamp())
COMMON = '1.2.3.4 - - [11/Jul/2024:15:51:07 +0700] "GET /2024/07/bai/ HTTP/1.1" 200 5123'
COMBINED = f'{COMMON} "https://zalo.me/" "{PHONE}"'
FIELDS = (
    "date", "time", "s-ip", "cs-method", "cs-uri-stem", "cs-uri-query", "s-port", "cs-username", "c-ip",
    "cs(User-Agent)", "cs(Referer)", "sc-status", "sc-substatus", "sc-win32-status", "time-taken",
)  # fmt: skip
IIS = (
    "2024-07-11 08:51:07 10.0.0.5 GET /2024/07/bai/ fbclid=x 443 - 1.2.3.4"
    " Mozilla/5.0+(Linux;+Android+14)+Chrome/131.0.0.0+Mobile - 200 0 0 15"
)
WANTED = Request(AT, "1.2.3.4", "GET", "/2024/07/bai/", 200, PHONE)


def test_the_combined_form_of_nginx_and_apache() -> None:
    assert parse_combined(COMBINED) == WANTED


def test_the_common_form_tells_no_browser() -> None:
    assert parse_combined(COMMON) == WANTED._replace(agent=None)


@pytest.mark.parametrize("host", ["tin.example:443", "tin.example", "10.0.0.5"])
def test_the_name_of_the_site_may_stand_before_the_address(host: str) -> None:
    assert parse_combined(f"{host} {COMBINED}") == WANTED


def test_a_name_of_who_logged_in_may_have_blanks() -> None:
    assert parse_combined(COMBINED.replace("- -", "- Văn phòng Đảng ủy", 1)) == WANTED


def test_quotes_and_what_stands_behind_the_browser() -> None:
    line = COMBINED.replace("zalo.me/", r"zalo.me/\"x\x22") + ' "prefetch" 0.003'
    assert parse_combined(line) == WANTED._replace(rest=' "prefetch" 0.003')


@pytest.mark.parametrize(
    ("zone", "moment"), [("08:51:07 +0000", AT), ("03:51:07 -0500", AT), ("14:21:07 +0530", AT)]
)
def test_moments_count_with_their_zone(zone: str, moment: int) -> None:
    found = parse_combined(COMBINED.replace("15:51:07 +0700", zone))
    assert found
    assert found.moment == moment


def test_columns_of_iis_are_those_that_it_names_and_its_time_is_that_of_the_world() -> None:
    assert fields_of(f"#Fields: {' '.join(FIELDS)}") == FIELDS
    assert parse_w3c(FIELDS, IIS) == WANTED
    few = fields_of("#Fields: c-ip date time cs-uri-stem cs-method sc-status")
    assert few
    line = "1.2.3.4 2024-07-11 08:51:07 /2024/07/bai/ GET 200"
    assert parse_w3c(few, line) == WANTED._replace(agent=None)
    assert parse_w3c(few, f"{line} x") is None
    assert parse_w3c(few[1:], line.split(" ", 1)[1]) is None
    assert fields_of("#Date: 2024-07-11 00:00:00") is None


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("2001:DB8::0:1", "2001:db8::1"),
        ("::ffff:1.2.3.4", "1.2.3.4"),
        ("fe80::1%eth0", "fe80::1"),
        ("tin.example", ""),
    ],
)
def test_addresses_have_one_form(written: str, plain: str) -> None:
    assert plain_address(written) == plain


@pytest.mark.parametrize(
    "line",
    [
        "",
        "x",
        COMBINED[:60],
        COMBINED.replace("Jul", "Jux"),
        COMBINED.replace("11/Jul", "32/Jul"),
        COMBINED.replace("15:51:07", "25:51:07"),
        COMBINED.replace("+0700", "+9900"),
        COMBINED.replace("11/Jul/2024", "01/Jan/0001"),
        COMBINED.replace("11/Jul/2024", "31/Dec/9999"),
        COMBINED.replace(" 200 ", " 2x0 "),
        COMBINED.replace("GET /2024/07/bai/ HTTP/1.1", r"\x16\x03\x01"),
        COMBINED.replace(" HTTP/1.1", ""),
        COMBINED.replace("1.2.3.4 - -", "-"),
    ],
)
def test_what_is_no_line_of_a_log_is_none(line: str) -> None:
    assert parse_combined(line) is None


@pytest.mark.parametrize("day", ["01/Jan/1970", "31/Dec/9998"])
@pytest.mark.parametrize("zone", ["+2359", "-2359"])
def test_a_moment_that_is_read_has_a_day_in_vietnam(day: str, zone: str) -> None:
    request = parse_combined(COMBINED.replace("11/Jul/2024", day).replace("+0700", zone))
    assert request
    readings = Readings(lambda: b"salt")
    assert readings.take(request, "2024/07/bai/", 0)
    readings.forget(0)
    assert len(readings.days) <= 1


def test_iis_has_no_moment_of_years_that_have_none_in_vietnam() -> None:
    fields = ("date", "time", "c-ip", "cs-method", "cs-uri-stem", "sc-status")
    rows = [f"{day} 12:00:00 1.2.3.4 GET / 200" for day in ("0001-01-01", "2024-07-11", "9999-12-31")]
    assert [parse_w3c(fields, row) is not None for row in rows] == [False, True, False]


@pytest.mark.slow
@settings(max_examples=50)
@given(st.text(max_size=300))
def test_no_text_makes_it_fail(text: str) -> None:
    for line in (text, f"{COMMON}{text}", f"1.2.3.4 - - [{text}", COMBINED.replace("GET", text)):
        parse_combined(line)
        fields_of(line)
        parse_w3c(FIELDS, line)
    parse_w3c(FIELDS, IIS.replace("200", text))


@pytest.mark.parametrize("filling", ['"', "\\", '\\"', " ", "[", '" "', "1.2.3.4 ", "%", "/"])
def test_long_lines_take_time_by_their_length_only(filling: str) -> None:
    def took(length: int) -> float:
        bent = filling * (length // len(filling))
        lines = [COMBINED + bent, f"{COMMON} {bent}", bent + COMBINED, COMBINED.replace("zalo", bent)]
        started = time.process_time()
        for line in lines:
            parse_combined(line)
        return time.process_time() - started

    assert min(took(1_000_000) for _ in range(2)) < 40 * max(min(took(100_000) for _ in range(3)), 0.001)
