"""A mail server in one line."""

from __future__ import annotations

import pytest

from atiende.channels.rules.server_urls import WrongServerUrl, read_server_url


def test_everything_can_be_said_in_one_line():
    found = read_server_url(
        "imaps://ana%40nova.example:p%20w%2F%40@Mail.Nova.example:1993/Archivo/2026", direction="in"
    )
    access = found.access
    assert (access.host, access.port, access.security) == ("mail.nova.example", 1993, "tls")
    assert (access.username, access.password, found.folder) == ("ana@nova.example", "p w/@", "Archivo/2026")


@pytest.mark.parametrize(
    ("url", "direction", "port"),
    [
        ("imaps://h.example", "in", 993),
        ("imap+starttls://h.example", "in", 143),
        ("smtps://h.example", "out", 465),
        ("smtp+starttls://h.example", "out", 587),
        ("smtp://127.0.0.1:2525", "out", 2525),
    ],
)
def test_ports_are_the_usual_ones(url, direction, port):
    assert read_server_url(url, direction=direction).access.port == port


def test_a_password_given_apart_counts_where_the_line_holds_none():
    assert read_server_url("imaps://a@h.example", direction="in", password="x").access.password == "x"
    assert read_server_url("imaps://a:b@h.example", direction="in", password="x").access.password == "b"


@pytest.mark.parametrize(
    "url",
    ["", "h.example", "http://a:secreto@h.example", "smtps://h.example", "imaps://a:secreto@", "imaps://h:99999",
     "imaps://a:secreto@h.example?x=1", "imaps://[::1", "imaps://no host/"],
)  # fmt: skip
def test_what_is_no_server_is_refused_without_repeating_it(url):
    with pytest.raises(WrongServerUrl) as caught:
        read_server_url(url, direction="in")
    assert "secreto" not in str(caught.value)
