"""Canned replies: found, filled in for the case, in the right form of address, and counted."""

from __future__ import annotations

import pytest

from atiende.kernel.refusals import Conflict, InvalidInput, NotFound, NotPermitted
from atiende.organisation.models import Brand
from atiende.platform.models.audit import AuditEntry
from atiende.playbooks.actions.add_canned_reply import add_canned_reply
from atiende.playbooks.actions.change_canned_reply import change_canned_reply
from atiende.playbooks.actions.delete_canned_reply import delete_canned_reply
from atiende.playbooks.models import CannedReply
from atiende.playbooks.queries import replies_offered
from atiende.playbooks.rules.canned import CannedFields, Words
from atiende.tickets.models import Draft, Message
from atiende.tickets.queries import get_ticket_for
from tests.desk.office import AT, arrives, signed_in, team

pytestmark = pytest.mark.django_db


def kept(by, name="Retraso", text="Hola, {cliente.nombre|cliente}: va de camino.", **more) -> CannedReply:
    fields = CannedFields(name=name, usted=Words(text=text, html=more.pop("html", "")), **more)
    return add_canned_reply(fields=fields, by=by, at=AT)


def names(person, opened, query="", **more) -> list[str]:
    ticket = get_ticket_for(person.actor, opened.number)
    return [each.name for each in replies_offered(person.actor, ticket, query=query, **more)]


def used(person, opened, reply) -> dict:
    answer = person.post(
        f"/desk/tickets/{opened.number}/replies/{reply.pk}", headers={"Accept": "application/json"}
    )
    return {"status": answer.status_code, **(answer.json() if answer.status_code == 200 else {})}


def test_the_words_are_filled_with_the_values_of_the_case_and_the_use_is_counted() -> None:
    opened, agent = arrives(), signed_in()
    reply = kept(
        agent.actor,
        text="{{ customer.first_name }}, el caso {caso.número} lo llevo yo, {agente.nombre}.",
        is_personal=True,
    )
    assert used(agent, opened, reply)["text"] == f"Rosa, el caso {opened.number} lo llevo yo, Ana Beltrán."
    reply.refresh_from_db()
    assert reply.uses == 1


def test_values_are_escaped_where_there_is_formatting_and_plain_where_there_is_none() -> None:
    opened, agent = arrives(name="<b>Rosa</b> & Cía"), signed_in()
    reply = kept(agent.actor, html="<div>Hola, <b>{cliente.nombre_completo}</b></div>", is_personal=True)
    found = used(agent, opened, reply)
    assert "<b>&lt;b&gt;Rosa&lt;/b&gt; &amp; Cía</b>" in found["html"]
    assert "<b>Rosa</b> & Cía" in found["text"]


def test_a_value_that_is_missing_leaves_the_fallback_and_is_told_to_the_writer() -> None:
    opened, agent = arrives(name=""), signed_in()
    found = used(agent, opened, kept(agent.actor, is_personal=True))
    assert found["text"] == "Hola, cliente: va de camino."
    assert "cliente.nombre → cliente" in found["told"]
    bare = used(agent, opened, kept(agent.actor, text="Hola, {cliente.nombre}.", is_personal=True))
    assert bare["text"] == "Hola, [cliente.nombre]."


def test_an_unknown_variable_is_named_when_it_is_saved() -> None:
    agent = signed_in()
    with pytest.raises(InvalidInput) as refused:
        kept(agent.actor, text="Hola, {cliente.apodo}", is_personal=True)
    assert "text" in refused.value.fields
    page = agent.post("/writing/replies/new/", {"name": "x", "whose": "own", "text": "Hola, {cliente.apodo}"})
    assert page.status_code == 422
    assert "{cliente.apodo}" in page.content.decode().split("No existe la variable")[1][:60]
    assert not CannedReply.objects.exists()


def test_the_variant_is_that_of_the_brand_and_of_the_customer_before_it() -> None:
    opened, agent = arrives(), signed_in()
    reply = kept(
        agent.actor,
        text="Le escribimos.",
        tu=Words(text="Te escribimos."),
        vos=Words(text="Te escribimos, vos."),
        is_personal=True,
    )
    assert used(agent, opened, reply)["text"] == "Le escribimos."
    Brand.objects.update(form_of_address="tu")
    assert used(agent, opened, reply)["text"] == "Te escribimos."
    answer = agent.post(f"/desk/tickets/{opened.number}/replies/address", {"form": "vos"})
    assert answer.status_code == 302
    assert used(agent, opened, reply)["text"] == "Te escribimos, vos."
    assert AuditEntry.objects.filter(verb="playbooks.form_of_address_chosen").count() == 1
    other = arrives(address="otra@x.example")
    assert used(agent, other, reply)["text"] == "Te escribimos."


def test_offered_are_those_of_the_brand_the_team_and_the_language() -> None:
    opened, agent, boss = arrives(), signed_in(), signed_in("administrator", "Eva Sol")
    kept(boss.actor, "De todos")
    kept(boss.actor, "De Ayuda", team_id=team("Ayuda").pk)
    kept(boss.actor, "De Facturas", team_id=team("Facturas").pk)
    kept(boss.actor, "In English", language="en")
    kept(boss.actor, "En español", language="es")
    kept(boss.actor, "De Eva", is_personal=True)
    kept(agent.actor, "Mía", is_personal=True)
    assert sorted(names(agent, opened)) == ["De Ayuda", "De todos", "En español", "Mía"]


def test_they_are_found_by_words_of_name_folder_and_text_whatever_the_accents() -> None:
    opened, agent = arrives(), signed_in()
    kept(agent.actor, "Envío tardío", folder="Pedidos", text="Sale mañana.", is_personal=True)
    kept(agent.actor, "Garantía", text="Dos años.", is_personal=True)
    assert names(agent, opened, "envio") == ["Envío tardío"]
    assert names(agent, opened, "pedidos manana") == ["Envío tardío"]
    assert names(agent, opened, "anos") == ["Garantía"]
    assert names(agent, opened, "nada") == []


def test_another_s_own_does_not_exist_and_everybody_s_needs_the_right() -> None:
    opened, agent, other = arrives(), signed_in(), signed_in(name="Leo Ríos")
    mine = kept(agent.actor, is_personal=True)
    assert used(other, opened, mine)["status"] == 404
    assert other.get(f"/writing/replies/{mine.pk}/").status_code == 404
    with pytest.raises(NotFound):
        delete_canned_reply(reply_id=mine.pk, by=other.actor, at=AT)
    with pytest.raises(NotPermitted):
        kept(agent.actor, "De todos")
    boss = signed_in("administrator", "Eva Sol")
    shared = kept(boss.actor, "De todos")
    with pytest.raises(NotPermitted):
        delete_canned_reply(reply_id=shared.pk, by=agent.actor, at=AT)
    assert signed_in("", "Nadie").get("/writing/replies/").status_code == 404
    assert signed_in("light_agent", "Luz").get(f"/desk/tickets/{opened.number}/replies/").status_code == 403


def test_two_who_change_the_same_are_told() -> None:
    agent = signed_in()
    reply = kept(agent.actor, is_personal=True)
    fields = CannedFields(name="Otro", usted=Words(text="Otro texto"))
    change_canned_reply(reply_id=reply.pk, fields=fields, version=1, by=agent.actor, at=AT)
    with pytest.raises(Conflict):
        change_canned_reply(reply_id=reply.pk, fields=fields, version=1, by=agent.actor, at=AT)


def test_without_scripts_it_goes_below_the_draft_and_nothing_is_sent() -> None:
    opened, agent = arrives(), signed_in()
    reply = kept(agent.actor, is_personal=True)
    agent.post(
        f"/desk/tickets/{opened.number}/draft",
        {"writer": agent.actor.id, "kind": "reply", "text": "Buenos días."},
    )
    before = Message.objects.count()
    answer = agent.post(f"/desk/tickets/{opened.number}/replies/{reply.pk}")
    assert answer.status_code == 302
    assert Draft.objects.get(kind="reply").text == "Buenos días.\n\nHola, Rosa: va de camino."
    assert Message.objects.count() == before


def test_for_a_status_only_its_texts_are_offered() -> None:
    opened, agent = arrives(), signed_in()
    kept(agent.actor, "Al resolver", status_key="resolved", is_personal=True)
    kept(agent.actor, "Otra", is_personal=True)
    answer = agent.get(
        f"/desk/tickets/{opened.number}/replies/?status=resolved", headers={"HX-Request": "true"}
    )
    page = answer.content.decode()
    assert "Al resolver" in page
    assert "Otra" not in page


def test_the_screens_write_change_show_and_delete(django_assert_max_num_queries) -> None:
    boss = signed_in("administrator", "Eva Sol")
    form = {
        "name": "Retraso",
        "whose": "shared",
        "folder": "Envíos",
        "text": "Hola, {cliente.nombre}.",
        "text_tu": "¡Hola!",
    }
    seen = boss.post("/writing/replies/new/", {**form, "preview": "1"}).content.decode()
    assert "Hola, Rosa." in seen
    assert not CannedReply.objects.exists()
    assert boss.post("/writing/replies/new/", form).status_code == 302
    reply = CannedReply.objects.get()
    assert reply.owner_id is None
    assert "Retraso" in boss.get("/writing/replies/").content.decode()
    changed = {**form, "name": "Demora", "version": 1}
    assert boss.post(f"/writing/replies/{reply.pk}/", changed).status_code == 302
    assert boss.post(f"/writing/replies/{reply.pk}/", changed).status_code == 422
    for each in range(12):
        kept(boss.actor, f"Otra {each}")
    with django_assert_max_num_queries(12):
        boss.get("/writing/replies/")
    assert boss.post(f"/writing/replies/{reply.pk}/delete").status_code == 302
    assert {
        "playbooks.canned_reply_added",
        "playbooks.canned_reply_changed",
        "playbooks.canned_reply_deleted",
    } <= set(AuditEntry.objects.values_list("verb", flat=True))
