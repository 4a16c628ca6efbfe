"""Servers that strangers name: never one of our own network, never for long, never much."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from atiende.platform.outside import INTERNET, Fetched, Network, Unfetched, fetch, is_public
from tests.platform_doors.strange_server import HERE, NAME, PNG, StrangeServer, strange_server


@pytest.fixture
def stranger() -> Iterator[StrangeServer]:
    with strange_server() as server:
        yield server


def brought(address: str, network: Network, *, seconds: float = 10, limit_bytes: int = 100_000) -> Fetched:
    return fetch(address, accept="image/png", limit_bytes=limit_bytes, seconds=seconds, network=network)


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.1", "127.0.0.1", "127.9.9.9", "0.0.0.0", "169.254.169.254", "172.16.0.1", "192.168.1.1",
        "100.64.0.1", "100.127.255.255", "192.0.0.192", "168.63.129.16", "192.0.2.1", "192.88.99.1", "198.18.0.1",
        "198.51.100.7",
        "203.0.113.5", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
        "::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "fe80::1", "fe80::1%eth0", "fec0::1",
        "fc00::1", "fd12:3456::1", "ff02::1", "100::1", "2001:db8::1", "2002:7f00:1::", "2002:a00:1::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2", "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::a00:1",
        "4000::1", "", "localhost", "2130706433",
    ],
)  # fmt: skip
def test_no_address_of_an_inner_network_is_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "64:ff9b::808:808"])
def test_an_address_of_the_public_network_is(address: str) -> None:
    assert is_public(address)


def test_what_is_brought_tells_nothing_of_who_asks(stranger: StrangeServer) -> None:
    assert brought(stranger.at("/a b?ü=1"), stranger.network) == Fetched("image/png", PNG)
    ((path, headers),) = stranger.asked
    assert path == "/a%20b?%C3%BC=1"
    assert headers == {
        "host": f"{NAME}:{stranger.port}",
        "user-agent": "Mozilla/5.0",
        "accept": "image/png",
        "accept-encoding": "identity",
        "connection": "close",
    }


def test_a_name_with_one_inner_address_among_public_ones_is_not_asked(stranger: StrangeServer) -> None:
    stranger.names["doble.example"] = [HERE, "10.0.0.1"]
    with pytest.raises(Unfetched, match="inner network"):
        brought(stranger.at("/", "doble.example"), stranger.network)
    assert not stranger.asked


def test_the_name_is_asked_once_and_the_line_goes_to_what_was_checked(stranger: StrangeServer) -> None:
    answers = iter([[HERE], ["10.0.0.1"]])
    network = Network(
        resolve=lambda name, seconds: next(answers),
        allows=stranger.public.__contains__,
        ports=frozenset({stranger.port}),
    )
    assert brought(stranger.at("/", "cambia.example"), network).content == PNG


def test_a_redirection_to_an_inner_address_is_not_followed(stranger: StrangeServer) -> None:
    stranger.names["dentro.example"] = ["127.0.0.2"]
    stranger.redirects |= {"/va": stranger.at("/x", "127.0.0.2"), "/ve": stranger.at("/x", "dentro.example")}
    for path in ("/va", "/ve"):
        with pytest.raises(Unfetched, match="inner network"):
            brought(stranger.at(path), stranger.network)
    assert [path for path, _ in stranger.asked] == ["/va", "/ve"]


def test_three_redirections_are_followed_and_a_fourth_is_not(stranger: StrangeServer) -> None:
    stranger.redirects |= {"/3": "/2", "/2": stranger.at("/1"), "/1": "fin.png", "/4": "/3"}
    assert brought(stranger.at("/3"), stranger.network).content == PNG
    with pytest.raises(Unfetched, match="redirections"):
        brought(stranger.at("/4"), stranger.network)


def test_too_much_is_cut_off(stranger: StrangeServer) -> None:
    stranger.answers["/grande"] = ("image/png", PNG + bytes(100_000))
    with pytest.raises(Unfetched, match="too large"):
        brought(stranger.at("/grande"), stranger.network)


def test_a_server_that_drips_is_given_no_more_than_the_whole_time(stranger: StrangeServer) -> None:
    stranger.drips.add("/gota")
    began = time.monotonic()
    with pytest.raises(Unfetched, match=r"too slow|TimeoutError"):
        brought(stranger.at("/gota"), stranger.network, seconds=0.3)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    "address",
    [
        "ftp://fotos.example/a", "file:///etc/passwd", "http://ana:clave@fotos.example/", "http://localhost/",
        "http://127.1/", "http://2130706433/", "http://0x7f.0.0.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
        "http://127.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://fotos.example:8080/",
        "http://fotos.example:99999/", "http:///a", "http://[::1", "https://fo tos.example/",
        "http://fotos.example\r\nX: 1/",
    ],
)  # fmt: skip
def test_no_other_door_leads_inside(address: str) -> None:
    inside = Network(lambda name, seconds: [HERE], INTERNET.allows, INTERNET.ports)
    with pytest.raises(Unfetched):
        brought(address, inside)
