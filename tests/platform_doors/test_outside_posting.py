"""Handing something over to a server that somebody named: never to our own network, and nothing is followed."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from atiende.platform.outside import INTERNET, Answered, Network, Unfetched, internet_and, post
from tests.platform_doors.listening_server import HERE, NAME, ListeningServer, listening_server


@pytest.fixture
def partner() -> Iterator[ListeningServer]:
    with listening_server() as server:
        yield server


def posted(address: str, network: Network, *, seconds: float = 10, keep_bytes: int = 100) -> Answered:
    return post(
        address,
        body=b'{"a":1}',
        headers={"X-Own": "si"},
        keep_bytes=keep_bytes,
        seconds=seconds,
        network=network,
    )


def test_the_body_arrives_and_the_beginning_of_the_answer_comes_back(partner: ListeningServer) -> None:
    partner.answers["/a"] = (201, {}, "né".encode() * 100)
    answer = posted(partner.at("/a"), partner.network, keep_bytes=7)
    assert answer == Answered(201, "", ("né".encode() * 3)[:7])
    (request,) = partner.posted
    assert request.body == b'{"a":1}'
    assert request.headers["host"] == f"{NAME}:{partner.port}"
    assert request.headers["x-own"] == "si"


@pytest.mark.parametrize("status", [200, 204, 302, 410, 429, 500, 503])
def test_whatever_is_answered_is_told_and_nothing_is_followed(partner: ListeningServer, status: int) -> None:
    headers = {"Location": "http://169.254.169.254/latest/meta-data/", "Retry-After": "120"}
    partner.answers["/a"] = (status, headers, b"")
    answer = posted(partner.at("/a"), partner.network)
    assert (answer.status, answer.retry_after) == (status, "120")
    assert partner.asked == [NAME]
    assert len(partner.posted) == 1


@pytest.mark.parametrize(
    "found", [["10.0.0.1"], ["169.254.169.254"], ["::ffff:127.0.0.1"], ["::1"], ["fe80::1"]]
)
def test_a_name_that_leads_inside_is_not_asked(partner: ListeningServer, found: list[str]) -> None:
    for addresses in (found, [HERE, *found], [*found, "8.8.8.8"]):
        partner.names["dentro.example"] = addresses
        with pytest.raises(Unfetched, match="inner network"):
            posted(partner.at("/", "dentro.example"), partner.network)
    assert not partner.posted


def test_the_line_goes_to_the_address_that_was_looked_at(partner: ListeningServer) -> None:
    """A name server that answers otherwise the second time is not asked a second time."""
    answers = iter([[HERE], ["10.0.0.1"]])
    network = Network(lambda name, seconds: next(answers), lambda _: False, frozenset(), is_inner=HERE.__eq__)
    assert posted(partner.at("/", "cambia.example"), network).status == 204


@pytest.mark.parametrize(
    "address",
    [
        "http://169.254.169.254/", "https://169.254.169.254/", "https://[::ffff:10.0.0.1]/", "https://[::1]/",
        "https://127.0.0.1/", "https://10.0.0.1/", "https://localhost/", "https://2130706433/", "https://0x7f.1/",
        "ftp://socio.example/", "https://ana:clave@socio.example/", "https://93.184.215.14:22/",
    ],
)  # fmt: skip
def test_no_inner_address_and_no_other_door_is_knocked_at(address: str) -> None:
    with pytest.raises(Unfetched):
        posted(address, INTERNET)


def test_what_goes_to_the_public_network_is_encrypted() -> None:
    with pytest.raises(Unfetched, match="not encrypted"):
        posted("http://93.184.215.14/", INTERNET)


def test_an_inner_network_is_open_once_it_is_named(partner: ListeningServer) -> None:
    assert posted(partner.at("/", HERE), internet_and(["127.0.0.0/8"])).status == 204
    with pytest.raises(Unfetched, match=r"inner network|port"):
        posted(partner.at("/", HERE), internet_and(["10.0.0.0/8"]))


def test_what_machines_ask_for_their_own_secrets_is_never_named() -> None:
    everything = internet_and(["0.0.0.0/0", "::/0"])
    assert everything.is_inner("10.0.0.1")
    for address in ("169.254.169.254", "fe80::1", "224.0.0.1", "0.0.0.0", "::"):
        assert not everything.is_inner(address)


@pytest.mark.parametrize("fault", ["hang", "drip head"])
def test_who_does_not_answer_has_no_more_than_the_whole_time(partner: ListeningServer, fault: str) -> None:
    partner.faults["/a"] = fault
    began = time.monotonic()
    with pytest.raises(Unfetched, match=r"too slow|TimeoutError"):
        posted(partner.at("/a"), partner.network, seconds=0.2)
    assert time.monotonic() - began < 5


def test_who_answered_and_then_drips_has_answered(partner: ListeningServer) -> None:
    partner.faults["/a"] = "drip body"
    answer = posted(partner.at("/a"), partner.network, seconds=0.3, keep_bytes=100_000)
    assert answer.status == 200
    assert answer.content.startswith(b"biena")


@pytest.mark.parametrize("fault", ["close", "no http"])
def test_a_line_that_breaks_is_told(partner: ListeningServer, fault: str) -> None:
    partner.faults["/a"] = fault
    with pytest.raises(Unfetched):
        posted(partner.at("/a"), partner.network)
