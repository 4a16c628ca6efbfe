"""A translator that the company connects: off by default, kept out of inner networks, played by a server here."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from atiende.kernel.refusals import InvalidInput, NotPermitted
from atiende.playbooks.actions.connect_translator import connect_translator
from atiende.playbooks.actions.translate_message import translate_message
from atiende.playbooks.errors import NoTranslator, NotTranslated
from atiende.playbooks.models import Translator
from atiende.tickets.actions.add_note import add_note
from atiende.tickets.models import Message, Ticket
from tests.desk.office import AT, arrives, signed_in

pytestmark = pytest.mark.django_db


@contextmanager
def server(
    answer: bytes = b'{"translatedText": "Hola <b>"}', status: int = 200
) -> Iterator[tuple[str, list]]:
    heard: list = []

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heard.append((self.path, json.loads(self.rfile.read(int(self.headers["Content-Length"])))))
            self.send_response(status)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            return

    listener = HTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=listener.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listener.server_port}", heard
    finally:
        listener.shutdown()
        listener.server_close()


def connect(url: str, **more) -> None:
    boss = signed_in("administrator", "Eva Sol")
    given = {"key": "s3creto", "is_enabled": True, "allows_inner": True, "version": 0, **more}
    connect_translator(url=url, by=boss.actor, at=AT, **given)


def first() -> Message:
    return Message.objects.order_by("pk").first()


def test_the_words_are_asked_of_the_server_and_shown_escaped() -> None:
    opened, agent = arrives("Hello"), signed_in()
    Ticket.objects.update(language="en")
    with server() as (url, heard):
        connect(url)
        assert "/translate/" in agent.get(f"/desk/tickets/{opened.number}/").content.decode()
        page = agent.post(f"/desk/tickets/{opened.number}/messages/{first().pk}/translate/").content.decode()
    assert "Hola &lt;b&gt;" in page
    path, asked = heard[0]
    assert (path, asked["q"], asked["target"], asked["api_key"]) == ("/translate", "Hello", "es", "s3creto")
    assert "s3creto" not in Translator.objects.get().sealed_key


def test_off_by_default_it_says_so() -> None:
    opened, agent = arrives(), signed_in()
    with pytest.raises(NoTranslator):
        translate_message(message_id=first().pk, target="es", by=agent.actor, at=AT)
    answer = agent.post(f"/desk/tickets/{opened.number}/messages/{first().pk}/translate/")
    assert answer.status_code == 409


def test_a_server_of_the_own_network_is_asked_only_where_that_was_allowed() -> None:
    arrives()
    with server() as (url, heard):
        connect(url, allows_inner=False)
        with pytest.raises(NotTranslated):
            translate_message(message_id=first().pk, target="es", by=signed_in().actor, at=AT)
        assert heard == []


@pytest.mark.parametrize(
    ("answer", "status"), [(b"no", 200), (b"[]", 200), (b'{"translatedText": 3}', 200), (b"{}", 500)]
)
def test_a_server_that_answers_nonsense_is_told_of(answer, status) -> None:
    arrives()
    with server(answer, status) as (url, _heard):
        connect(url)
        with pytest.raises(NotTranslated):
            translate_message(message_id=first().pk, target="es", by=signed_in().actor, at=AT)


def test_a_note_is_never_handed_over() -> None:
    opened, agent = arrives(), signed_in()
    note = add_note(ticket_id=opened.ticket_id, text="Solo nosotros", by=agent.actor, at=AT)
    with server() as (url, heard):
        connect(url)
        with pytest.raises(NoTranslator):
            translate_message(message_id=note, target="es", by=agent.actor, at=AT)
        answer = agent.post(f"/desk/tickets/{opened.number}/messages/{note}/translate/")
        assert answer.status_code == 404
        assert heard == []


def test_only_who_sets_things_up_connects_one_and_nonsense_is_refused() -> None:
    agent = signed_in()
    with pytest.raises(NotPermitted):
        connect_translator(
            url="https://t.example",
            key=None,
            is_enabled=True,
            allows_inner=False,
            version=0,
            by=agent.actor,
            at=AT,
        )
    with pytest.raises(InvalidInput):
        connect("ftp://t.example")
    assert agent.get("/writing/translation/").status_code == 403
    boss = signed_in("administrator", "Sol")
    form = {"is_enabled": "on", "url": "https://t.example", "version": "0"}
    assert boss.post("/writing/translation/", form).status_code == 302
    assert Translator.objects.get().url == "https://t.example"
