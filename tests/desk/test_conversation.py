"""What a conversation shows: what was folded away, notices, deliveries, files, older messages, names that mean harm."""

from __future__ import annotations

import re

import pytest

from atiende.kernel.actors import SYSTEM
from atiende.platform.storage import store
from atiende.tickets.actions.record_delivery import record_delivery
from atiende.tickets.models import Attachment, Message
from atiende.tickets.rules.incoming import NewAttachment
from tests.desk.office import AT, arrives, signed_in, writes_again

pytestmark = pytest.mark.django_db


def _page(number: int, role: str = "agent") -> str:
    return signed_in(role).get(f"/desk/tickets/{number}/").content.decode()


def test_what_was_folded_is_one_click_away_and_open_when_nothing_else_is_left() -> None:
    with_text = arrives("Gracias.", folded=(("quote", "> lo de antes"),))
    page = _page(with_text.number)
    assert "lo de antes" in page
    assert re.search(r'<details class="fold">', page)
    only_quote = arrives("", folded=(("quote", "> todo está aquí"),))
    assert re.search(r'<details class="fold" open>', _page(only_quote.number))


def test_notices_are_told_in_words() -> None:
    opened = arrives(notices=("other_writer", "file_too_large", "read_with_problems", "many_recipients"))
    page = _page(opened.number)
    for words in ("no participaba", "demasiado grande", "está dañado", "más destinatarios"):
        assert words in page


@pytest.mark.parametrize(("delivery", "word"), [("uncertain", "Por comprobar"), ("failed", "No se envió")])
def test_a_mail_of_unknown_fate_says_what_the_server_said_and_can_be_sent_again(
    delivery: str, word: str
) -> None:
    opened = arrives()
    agent = signed_in()
    agent.post(f"/desk/tickets/{opened.number}/reply", {"text": "Sale hoy."})
    message = Message.objects.get(kind="outgoing")
    record_delivery(message_id=message.pk, delivery=delivery, words="451 se cortó <b>", by=SYSTEM, at=AT)
    page = agent.get(f"/desk/tickets/{opened.number}/").content.decode()
    assert word in page
    assert "451 se cortó &lt;b&gt;" in page
    assert f"/desk/tickets/{opened.number}/messages/{message.pk}/resend" in page


def test_files_are_handed_out_to_who_sees_the_case() -> None:
    kept = store(b"%PDF-1.4 factura", name="factura.pdf", media_type="application/pdf")
    file = NewAttachment(
        file_id=kept.id, name="factura.pdf", media_type="application/pdf", size=kept.size, sha256=kept.sha256
    )
    lost = NewAttachment(
        file_id=None,
        name="enorme.zip",
        media_type="application/zip",
        size=10**9,
        sha256="",
        problem="too_large",
    )
    opened = arrives(attachments=(file, lost))
    agent = signed_in()
    page = agent.get(f"/desk/tickets/{opened.number}/").content.decode()
    assert "enorme.zip" in page
    assert "no se guardó" in page
    attachment = Attachment.objects.get(name="factura.pdf")
    answer = agent.get(f"/desk/tickets/{opened.number}/files/{attachment.pk}", follow=True)
    assert b"".join(answer.streaming_content) == b"%PDF-1.4 factura"
    assert answer["Content-Disposition"].startswith("attachment")
    missing = Attachment.objects.get(name="enorme.zip")
    assert agent.get(f"/desk/tickets/{opened.number}/files/{missing.pk}").status_code == 404


def test_a_long_conversation_comes_in_parts() -> None:
    opened = arrives("mensaje número uno")
    for minute in range(1, 41):
        writes_again(opened.ticket_id, f"mensaje {minute}.", minutes=minute)
    agent = signed_in()
    page = agent.get(f"/desk/tickets/{opened.number}/").content.decode()
    assert "mensaje 40." in page
    assert "mensaje número uno" not in page
    older = re.search(r'href="(/desk/tickets/\d+/older\?before=\d+)"', page)
    assert older is not None
    part = agent.get(older[1], headers={"HX-Request": "true"}).content.decode()
    assert "mensaje número uno" in part
    assert "mensaje 40." not in part
    assert "<html" not in part
    assert "<html" in agent.get(older[1]).content.decode()


def test_names_and_texts_that_mean_harm_are_only_text() -> None:
    harm = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'
    opened = arrives(harm, subject=harm, name=harm)
    page = _page(opened.number)
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_what_happened_stands_between_the_messages_with_names() -> None:
    opened = arrives()
    agent = signed_in(name="Ana Beltrán")
    agent.post(f"/desk/tickets/{opened.number}/assignee", {"value": "me"})
    agent.post(f"/desk/tickets/{opened.number}/tags", {"value": "100 % garantía"})
    page = agent.get(f"/desk/tickets/{opened.number}/").content.decode()
    assert "Ana Beltrán asignó el caso a Ana Beltrán" in page
    assert "Ana Beltrán añadió la etiqueta «100 % garantía»" in page


def test_a_message_that_came_in_meanwhile_is_asked_about_and_sent_only_when_wanted() -> None:
    opened = arrives()
    agent = signed_in()
    seen = opened.message_id
    writes_again(opened.ticket_id, "Ya no lo necesito.")
    url = f"/desk/tickets/{opened.number}/reply"
    refused = agent.post(url, {"text": "Sale hoy.", "seen": str(seen)})
    assert refused.status_code == 409
    page = refused.content.decode()
    assert "Ha entrado un mensaje" in page
    assert "Sale hoy." in page
    assert "Enviar de todos modos" in page
    assert not Message.objects.filter(kind="outgoing").exists()
    now_seen = re.search(r'name="seen" value="(\d+)"', page)
    assert now_seen is not None
    assert agent.post(url, {"text": "Sale hoy.", "seen": now_seen[1]}).status_code == 302
    assert Message.objects.filter(kind="outgoing").count() == 1
