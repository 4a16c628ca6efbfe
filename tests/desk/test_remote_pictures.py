"""Pictures that a mail names on other servers: nobody asks for them before the reader does; then the server asks."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest

from atiende.channels.rules.mail.html import sanitised
from atiende.desk.web import remote_pictures
from atiende.identity.models import RoleAssignment
from atiende.platform.outside import picture_at
from tests.desk.office import Person, arrives, signed_in
from tests.platform_doors.strange_server import PNG, StrangeServer, strange_server

pytestmark = pytest.mark.django_db


@pytest.fixture
def sender(monkeypatch: pytest.MonkeyPatch) -> Iterator[StrangeServer]:
    with strange_server() as server:
        monkeypatch.setattr(remote_pictures, "picture_at", partial(picture_at, network=server.network))
        yield server


def mail_with(*addresses: str) -> str:
    opened = arrives(html=sanitised("".join(f'<img src="{address}">' for address in addresses)))
    return f"/desk/tickets/{opened.number}/messages/{opened.message_id}/html"


def line(agent: Person, address: str) -> str:
    return agent.get(address, headers={"HX-Request": "true"}).content.decode()


def asked_for(agent: Person, address: str) -> str:
    found = re.search(r'\?pictures=[^"]+', line(agent, address))
    assert found is not None
    return address + found[0]


def pictures(agent: Person, address: str) -> list[str]:
    page = agent.get(asked_for(agent, address)).content.decode()
    return re.findall(r'<img src="([^"]+)"', page)


def shown(agent: Person, address: str) -> Any:
    return agent.get(pictures(agent, address)[0])


def test_nobody_asks_the_sender_before_the_reader_does(sender: StrangeServer) -> None:
    address = mail_with(sender.at("/1"), sender.at("/2"), sender.at("/2"))
    agent = signed_in()
    assert "2 imágenes externas bloqueadas" in line(agent, address)
    assert " src=" not in agent.get(address).content.decode()
    assert "2 imágenes externas bloqueadas" in agent.get(f"{address}?page").content.decode()
    assert not sender.asked


def test_a_mail_without_them_says_nothing(sender: StrangeServer) -> None:
    address = mail_with("cid:logo@x", "data:image/png;base64,AAAA")
    agent = signed_in()
    for said in (line(agent, address), agent.get(f"{address}?page").content.decode()):
        assert "bloqueada" not in said
        assert "pictures=" not in said


def test_who_asks_sees_them_and_the_sender_sees_this_server_once(sender: StrangeServer) -> None:
    address = mail_with(sender.at("/foto?de=rosa"))
    agent, colleague = signed_in(), signed_in(name="Bea Soto")
    answer = shown(agent, address)
    assert answer.content == PNG
    assert answer["Content-Type"] == "image/png"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"].startswith("private")
    assert shown(colleague, address).content == PNG
    assert [path for path, _ in sender.asked] == ["/foto?de=rosa"]
    assert not {"cookie", "referer"} & sender.asked[0][1].keys()
    assert "pictures=" in line(agent, address)  # the next one is asked again


def test_a_link_that_somebody_sent_shows_nothing(sender: StrangeServer) -> None:
    address = mail_with(sender.at("/1"))
    agent, colleague = signed_in(), signed_in(name="Bea Soto")
    for claim in ("1", asked_for(colleague, address).partition("=")[2]):
        assert " src=" not in agent.get(f"{address}?pictures={claim}").content.decode()


def test_an_address_is_good_only_as_long_as_its_reader_may_see_the_case(sender: StrangeServer) -> None:
    address = mail_with(sender.at("/1"))
    agent = signed_in()
    (picture,) = pictures(agent, address)
    RoleAssignment.objects.filter(user_id=agent.actor.id).delete()
    for bad in (picture, picture[:-3] + "xyz"):
        answer = agent.get(bad)
        assert (answer.status_code, answer.content) == (404, b"")
    assert not sender.asked


def test_an_address_ends_after_five_minutes(sender: StrangeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    agent = signed_in()
    (picture,) = pictures(agent, mail_with(sender.at("/1")))
    now = time.time()
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + 301)
    assert agent.get(picture).status_code == 404
    assert not sender.asked


def test_a_stranger_gets_no_addresses(sender: StrangeServer) -> None:
    address = mail_with(sender.at("/1"))
    elsewhere = signed_in(name="Otro Equipo", in_team="Tienda")
    assert elsewhere.get(address).status_code == 404
    assert Person().get(address).status_code == 302


@pytest.mark.parametrize(
    ("media_type", "content"),
    [
        ("image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"),
        ("image/png", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("image/png", b"<!doctype html><script>alert(1)</script>"),
        ("text/html", PNG),
        ("application/octet-stream", PNG),
        ("", PNG),
        ("image/png", b""),
    ],
)
def test_what_is_no_picture_is_not_shown(sender: StrangeServer, media_type: str, content: bytes) -> None:
    sender.answers["/x"] = (media_type, content)
    agent = signed_in()
    answer = shown(agent, mail_with(sender.at("/x")))
    assert (answer.status_code, answer.content) == (404, b"")


def test_one_that_is_not_to_be_had_is_named_by_words_and_not_asked_for_at_once(sender: StrangeServer) -> None:
    sender.redirects["/x"] = sender.at("/dentro", "10.0.0.1")
    address = mail_with(sender.at("/x"))
    agent = signed_in()
    assert 'alt="Imagen externa"' in agent.get(asked_for(agent, address)).content.decode()
    assert shown(agent, address).status_code == 404
    assert shown(agent, address).status_code == 404
    assert [path for path, _ in sender.asked] == ["/x"]


def test_a_picture_is_what_its_bytes_are(sender: StrangeServer) -> None:
    sender.answers["/x"] = ("image/jpg; charset=utf-8", b"GIF89a...")
    assert shown(signed_in(), mail_with(sender.at("/x")))["Content-Type"] == "image/gif"


def test_of_very_many_the_first_hundred_are_shown(sender: StrangeServer) -> None:
    assert len(pictures(signed_in(), mail_with(*(sender.at(f"/{n}") for n in range(120))))) == 100
