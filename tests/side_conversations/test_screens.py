"""The page of side conversations: asking, answering, closing; and who finds it."""

from __future__ import annotations

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from atiende.side_conversations.models import SideConversation
from atiende.tickets.models import Ticket
from tests.desk import office

pytestmark = pytest.mark.django_db


@pytest.fixture
def number():
    return Ticket.objects.get(pk=office.arrives().ticket_id).number


def ask(person, number, **more):
    form = {
        "submission": str(uuid.uuid4()),
        "writer": person.actor.id,
        "to": "a@fabrica.example; b@fabrica.example",
        "subject": "Pieza <b>4711</b>",
        "text": "¿Cuándo sale?",
    }
    return person.post(reverse("desk:ticket_side", args=[number]), {**form, **more})


def test_a_supplier_is_asked_with_a_file_and_twice_is_once(number):
    ana = office.signed_in()
    key = str(uuid.uuid4())
    for _ in range(2):
        file = SimpleUploadedFile("plano.pdf", b"%PDF-1.4", content_type="application/pdf")
        assert ask(ana, number, submission=key, upload=file).status_code == 302
    conversation = SideConversation.objects.get()
    assert [each["address"] for each in conversation.recipients] == ["a@fabrica.example", "b@fabrica.example"]
    page = ana.get(reverse("desk:ticket_side", args=[number])).content.decode()
    assert "Pieza &lt;b&gt;4711&lt;/b&gt;" in page
    message = conversation.messages.get()
    file = ana.get(reverse("desk:side_file", args=[number, message.pk, 0]))
    assert file.status_code == 302
    stranger = office.signed_in("agent", "Otra", in_team="Facturas")
    assert stranger.get(reverse("desk:side_file", args=[number, message.pk, 0])).status_code == 404


def test_what_was_typed_stays_when_it_is_refused(number):
    ana = office.signed_in()
    refused = ask(ana, number, to="rosa@correo.example")
    assert refused.status_code == 422
    assert "rosa@correo.example" in refused.content.decode()
    assert not SideConversation.objects.exists()


def test_answering_and_closing(number):
    ana = office.signed_in()
    ask(ana, number)
    conversation = SideConversation.objects.get()
    args = [number, conversation.pk]
    form = {"submission": str(uuid.uuid4()), "text": "¿Y bien?", "writer": ana.actor.id}
    assert ana.post(reverse("desk:side_write", args=args), form).status_code == 302
    assert conversation.messages.count() == 2
    ana.post(reverse("desk:side_close", args=args))
    assert SideConversation.objects.get().closed_at is not None
    other = Ticket.objects.get(pk=office.arrives().ticket_id).number
    assert ana.post(reverse("desk:side_write", args=[other, conversation.pk]), form).status_code == 404


def test_a_light_agent_reads_and_does_not_write(number):
    ask(office.signed_in(), number)
    light = office.signed_in("light_agent", "Lía")
    page = light.get(reverse("desk:ticket_side", args=[number]))
    assert page.status_code == 200
    assert 'name="to"' not in page.content.decode()
    assert ask(light, number).status_code == 403
