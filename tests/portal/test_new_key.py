"""An agent gives the customer a new key: by mail unseen, or shown once; others may not, and the audit says so."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from atiende.channels.models import SealedWord
from atiende.identity.models import Role, RoleAssignment
from atiende.platform.models.audit import AuditEntry
from atiende.tickets.actions.merge_tickets import merge_tickets
from atiende.tickets.models import Message, TimelineEntry, TrackingKey
from tests.portal.staff import AT, agent_of


def desk_of(actor) -> Client:
    user = get_user_model().objects.get(pk=actor.id)
    role = Role.objects.create(code=f"r{actor.id}", name=f"R{actor.id}", grants=sorted(actor.grants))
    RoleAssignment.objects.create(user=user, role=role, assigned_by_id=0, assigned_at=AT)
    client = Client(headers={"accept-language": "es"})
    client.force_login(user)
    return client


@pytest.fixture
def carmen(brands):
    return agent_of("Carmen Ortega", brands.nova)


def path_of(visitor) -> str:
    return f"/desk/tickets/{visitor.number}/tracking-key/"


def test_shown_once_it_opens_the_case_and_the_old_one_ends(rosa, carmen, visitor, brands):
    answer = desk_of(carmen).post(path_of(rosa), {"way": "here"})
    key = re.search(r'id="key"[^>]*>([^<]+)<', answer.content.decode())[1]
    assert "no-store" in answer["Cache-Control"]
    assert visitor().show_key(rosa.number, key).status_code == 302
    assert visitor().show_key(rosa.number, rosa.key).status_code == 422
    assert rosa.client.get(f"/follow/{rosa.number}/").status_code == 302
    assert key not in desk_of(agent_of("Otra", brands.nova)).get(path_of(rosa)).content.decode()


def test_by_mail_no_colleague_sees_it(nova_mailbox, rosa, carmen):
    answer = desk_of(carmen).post(path_of(rosa), {"way": "mail"})
    assert answer["Location"] == f"/desk/tickets/{rosa.number}/"
    message = Message.objects.latest("pk")
    assert (message.channel, message.is_automatic) == ("mail", True)
    assert "····-····-····-····" in message.text
    assert SealedWord.objects.filter(pk=message.pk).exists()


def test_it_stands_in_the_audit_and_in_the_history(rosa, carmen):
    desk = desk_of(carmen)
    desk.post(path_of(rosa), {"way": "here"})
    entry = AuditEntry.objects.filter(verb="tickets.tracking_key_given").latest("pk")
    assert (entry.actor_id, entry.details["version"]) == (carmen.id, 2)
    assert TimelineEntry.objects.filter(kind="tracking_key_given", actor_id=carmen.id).count() == 1
    assert "clave de seguimiento" in desk.get(f"/desk/tickets/{rosa.number}/").content.decode()


def test_where_nobody_can_be_mailed_the_old_key_stays(rosa, carmen, visitor):
    """The brand has no mailbox: nothing was sent, so nothing ends."""
    answer = desk_of(carmen).post(path_of(rosa), {"way": "mail"})
    assert answer.status_code == 422
    assert visitor().show_key(rosa.number, rosa.key).status_code == 302


def test_who_may_not_answer_and_who_does_not_see_the_case_make_none(rosa, brands):
    light = agent_of("Luz", brands.nova, grants=frozenset({"tickets.read", "tickets.note"}))
    assert desk_of(light).post(path_of(rosa), {"way": "here"}).status_code == 403
    elsewhere = agent_of("Bruno", brands.joven)
    assert desk_of(elsewhere).post(path_of(rosa), {"way": "here"}).status_code == 404
    assert Client().post(path_of(rosa), {"way": "here"})["Location"].startswith("/account/login/")
    assert TrackingKey.objects.get().version == 1


def test_a_case_that_goes_on_elsewhere_gets_none(rosa, visitor, carmen, case_of):
    ana = visitor()
    ana.write(contact="ana@correo.example", text="Otra")
    merge_tickets(source_id=case_of(rosa).pk, target_id=case_of(ana).pk, by=carmen, at=AT)
    assert desk_of(carmen).post(path_of(rosa), {"way": "here"}).status_code == 422


def test_a_case_that_came_by_mail_can_have_one_too(rosa, carmen, case_of, visitor):
    TrackingKey.objects.all().delete()
    answer = desk_of(carmen).post(path_of(rosa), {"way": "here"})
    key = re.search(r'id="key"[^>]*>([^<]+)<', answer.content.decode())[1]
    assert visitor().show_key(rosa.number, key).status_code == 302


def test_the_desk_says_by_which_channel_it_came_and_that_nobody_proved_who_wrote(rosa, carmen):
    page = desk_of(carmen).get(f"/desk/tickets/{rosa.number}/").content.decode()
    assert "Formulario web" in page
    assert "Sin verificar" in page
    assert "no se ha comprobado" in page
