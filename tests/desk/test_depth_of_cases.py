"""Depth of a case at the desk: kind and language, copies, parts, merging with its way back, waiting for an event."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from atiende.channels.models import BlockedSender
from atiende.kernel.clock import utc_now
from atiende.tickets.actions.link_tickets import link_tickets
from atiende.tickets.actions.save_draft import save_draft
from atiende.tickets.models import Message, Ticket, TicketMerge
from tests.desk.office import AT, arrives, signed_in

pytestmark = pytest.mark.django_db
SCRIPT = {"HX-Request": "true"}
ENGLISH = "Hello Rosa, your order leaves tomorrow and will arrive on Friday."


def _at(opened, rest=""):
    return f"/desk/tickets/{opened.number}/{rest}"


def _page(person, opened, rest=""):
    return person.get(_at(opened, rest)).content.decode()


def test_kind_phase_and_language_are_chosen_in_the_panel() -> None:
    opened, agent = arrives(), signed_in()
    for name, value, shown in (
        ("interaction", "claim", ""),
        ("phase", "after", ""),
        ("language", "pt", "es"),
    ):
        assert agent.post(_at(opened, name), {"value": value, "shown": shown}).status_code == 302
    page = _page(agent, opened)
    assert '<option value="claim" selected>Reclamo' in page
    assert '<option value="after" selected>Después de la compra' in page
    assert '<option value="pt" selected>Português' in page
    assert "cambió el idioma del caso a" in page
    told = agent.post(_at(opened, "phase"), {"value": "before", "shown": ""}, follow=True).content.decode()
    assert "Un compañero lo ha cambiado" in told or "mientras tanto" in told
    assert Ticket.objects.get().phase == "after"


def test_how_long_the_customer_waits_stands_in_the_list_and_in_the_case() -> None:
    opened, agent = arrives(at=utc_now()), signed_in()
    listed = agent.get("/desk/tickets/?queue=unassigned").content.decode()
    assert re.search(r'class="waits">espera <time datetime="[^"]+"', listed)
    assert "Espera <time" in _page(agent, opened)
    agent.post(_at(opened, "reply"), {"text": "Ya sale.", "knows": "1"})
    assert 'class="waits"' not in agent.get("/desk/tickets/?queue=all").content.decode()
    assert "Espera <time" not in _page(agent, opened)


def test_an_answer_in_another_language_is_asked_about_once_and_its_status_stays_chosen() -> None:
    opened, agent = arrives(), signed_in()
    words = {"text": ENGLISH, "status_key": "resolved", "submission": "6f1e9f7e-8f0c-4f0e-9d3b-0d5f6f1e9f7e"}
    asked = agent.post(_at(opened, "reply"), words)
    page = asked.content.decode()
    assert asked.status_code == 409
    assert "idioma distinto" in page
    assert ENGLISH in page
    assert 'name="knows" value="1"' in page
    assert re.search(r'name="status_key" value="resolved" data-sends>Enviar', page)
    assert not Message.objects.filter(kind="outgoing").exists()
    assert agent.post(_at(opened, "reply"), {**words, "knows": "1"}).status_code == 302
    assert Message.objects.get(kind="outgoing").text == ENGLISH
    assert Ticket.objects.get().category == "resolved"


def test_whoever_solves_a_case_with_open_parts_sees_them_and_chooses() -> None:
    agent = signed_in("supervisor")
    whole, part, other = arrives(subject="Todo"), arrives(subject="Parte <b>"), arrives(subject="Otra")
    for each in (part, other):
        link_tickets(source_id=each.ticket_id, target_id=whole.ticket_id, kind="child", by=agent.actor, at=AT)
    agent.post(_at(other, "status"), {"value": "resolved"})
    panel = _page(agent, whole)
    assert "Partes de este caso" in panel
    assert "1/2" in panel
    for headers in ({}, SCRIPT):
        led = agent.post(_at(whole, "status"), {"value": "resolved"}, headers=headers)
        assert led.headers.get("HX-Redirect", led.headers.get("Location")).endswith("/solve/?status=resolved")
    assert Ticket.objects.get(pk=whole.ticket_id).category == "new"
    page = _page(agent, whole, "solve/?status=resolved")
    assert "Parte &lt;b&gt;" in page
    assert f"#{other.number}" not in page
    agent.post(_at(whole, "solve/"), {"status": "resolved", "children": "all"})
    assert set(Ticket.objects.values_list("category", flat=True)) == {"resolved"}


def test_a_case_like_this_one_is_opened_and_the_customer_hears_nothing() -> None:
    opened, agent = arrives(subject="Lámpara"), signed_in()
    assert "Lámpara" in _page(agent, opened, "clone/")
    made = agent.post(_at(opened, "clone/"), {"subject": "Segunda lámpara", "tags": "1"}, follow=True)
    page = made.content.decode()
    assert "Segunda lámpara" in page
    assert f"Copia del caso #{opened.number}." in page
    assert not Message.objects.filter(kind="outgoing").exists()
    light = signed_in("light_agent")
    assert light.get(_at(opened, "clone/")).status_code == 403
    assert "clone/" not in _page(light, opened)


def test_likely_duplicates_are_looked_for_when_asked_and_cost_the_page_nothing() -> None:
    agent = signed_in()
    opened, twin = arrives("Mi pedido 4512-AB no llega."), arrives("¿Y el 4512-AB?", subject="Otra vez")
    path = _at(opened)
    agent.get(path, headers=SCRIPT)
    with CaptureQueriesContext(connection) as asked:
        page = agent.get(path, headers=SCRIPT).content.decode()
    assert not any("searchrow" in each["sql"] for each in asked)
    assert f'data-part="{path}duplicates"' in page
    for headers in ({}, SCRIPT):
        found = agent.get(_at(opened, "duplicates"), headers=headers).content.decode()
        assert f"#{twin.number}" in found
        assert "Mismo cliente" in found
        assert "Mismo número" in found
    assert signed_in(in_team="Otra", name="Otro").get(_at(opened, "duplicates")).status_code == 404


def test_the_other_case_is_searched_looked_at_merged_and_the_merge_undone() -> None:
    agent = signed_in()
    one, two = (
        arrives(subject="Pedido"),
        arrives(subject="Lámpara rota", address="luis@x.example", name="Luis"),
    )
    found = _page(agent, one, "merge/?other=l%C3%A1mpara")
    assert f'href="?other={two.number}"' in found
    assert "Ningún caso" in _page(agent, one, "merge/?other=inexistente")
    pair = _page(agent, one, f"merge/?other={two.number}")
    assert "clientes distintos" in pair or "dos clientes" in pair
    merged = agent.post(_at(one, "merge/"), {"other": str(two.number)}, follow=True).content.decode()
    assert f"El caso #{one.number} sigue en este" in merged
    assert f'action="{_at(one, "unmerge")}"' in merged
    agent.post(_at(one, "unmerge"))
    assert not TicketMerge.objects.exists()
    assert "sigue en este" not in _page(agent, two, f"?merged={one.number}")


def test_merging_what_a_colleague_answers_is_asked_about() -> None:
    agent, colleague = signed_in(), signed_in(name="Carla Ríos")
    one, two = arrives(subject="Pedido"), arrives(subject="Lámpara")
    save_draft(ticket_id=one.ticket_id, kind="reply", text="Hola", by=colleague.actor, at=utc_now())
    asked = agent.post(_at(one, "merge/"), {"other": str(two.number)})
    page = asked.content.decode()
    assert asked.status_code == 422
    assert "Carla Ríos" in page
    assert "ha empezado una respuesta" in page
    assert not TicketMerge.objects.exists()
    agent.post(_at(one, "merge/"), {"other": str(two.number), "knows_answering": "1"})
    assert TicketMerge.objects.exists()
    kept = colleague.post(_at(one, "reply"), {"text": "Hola, ya sale su pedido"})
    assert kept.status_code == 409
    assert "Hola, ya sale su pedido" in kept.content.decode()


def test_a_case_is_put_off_until_an_answer_or_until_another_is_solved() -> None:
    agent = signed_in()
    one, two = arrives(subject="Pedido"), arrives(subject="Lámpara")
    link_tickets(source_id=one.ticket_id, target_id=two.ticket_id, kind="related", by=agent.actor, at=AT)
    assert f'value="case-{two.ticket_id}"' in _page(agent, one)
    agent.post(_at(one, "snooze"), {"value": "answer"})
    page = _page(agent, one)
    assert "Aplazado hasta que haya respuesta" in page
    assert "aplazó el caso hasta que haya respuesta" in page
    agent.post(_at(one, "snooze"), {"value": f"case-{two.ticket_id}"})
    assert "que se resuelva otro caso" in agent.get("/desk/tickets/?queue=snoozed").content.decode()
    for wrong in ("case-", "case-999999", "order-1", "answer-x-y", "case-²"):
        agent.post(_at(one, "snooze"), {"value": wrong})
    assert Ticket.objects.get(pk=one.ticket_id).snoozed_for in ("case", "answer")


def test_a_supervisor_blocks_who_wrote_spam_by_address_or_domain() -> None:
    opened = arrives(address="ofertas@spam.example")
    agent, boss = signed_in(), signed_in("supervisor", "Sara Gil")
    assert "block/" not in _page(agent, opened)
    assert agent.get(_at(opened, "block/")).status_code == 403
    assert "block/" in _page(boss, opened)
    page = _page(boss, opened, "block/")
    assert "ofertas@spam.example" in page
    assert "@spam.example" in page
    assert boss.post(_at(opened, "block/"), {"what": "domain"}).status_code == 302
    assert BlockedSender.objects.get().sender == "@spam.example"
    assert Ticket.objects.get().is_spam


def test_a_domain_of_everybody_is_not_blocked_and_the_case_stays() -> None:
    opened, boss = arrives(address="rosa@gmail.com"), signed_in("supervisor")
    refused = boss.post(_at(opened, "block/"), {"what": "domain"})
    assert refused.status_code == 422
    assert "miles de personas" in refused.content.decode()
    assert not Ticket.objects.get().is_spam


def test_the_list_of_blocked_senders_is_in_the_settings() -> None:
    admin = signed_in("administrator", "Ana Gil")
    path = "/console/mail/blocked/"
    assert "No hay nadie bloqueado" in admin.get(path).content.decode()
    assert admin.post(path, {"sender": "@gmail.com"}).status_code == 422
    page = admin.post(path, {"sender": "@spam.example"}, follow=True).content.decode()
    assert "@spam.example" in page
    row = BlockedSender.objects.get()
    assert signed_in("supervisor", "Sara").get(path).status_code == 403
    admin.post(f"{path}{row.pk}/unblock")
    assert not BlockedSender.objects.exists()


def test_kind_and_phase_are_said_when_we_begin_a_case_ourselves() -> None:
    agent = signed_in()
    words = {"address": "rosa@x.example", "subject": "Su pedido", "text": ENGLISH, "priority": "2"}
    form = agent.get("/desk/tickets/new/")
    data = {name: form.context["form"].initial[name] for name in ("submission", "brand_id")}
    answer = agent.post("/desk/tickets/new/", {**data, **words, "interaction": "praise", "phase": "before"})
    assert answer.status_code == 302
    made = Ticket.objects.get()
    assert (made.interaction, made.phase, made.language) == ("praise", "before", "en")
    data["submission"] = "6f1e9f7e-8f0c-4f0e-9d3b-0d5f6f1e9f7e"
    assert agent.post("/desk/tickets/new/", {**data, **words, "interaction": "x"}).status_code == 422
