"""Macros: several changes at once, each the ordinary action; all of them, or none."""

from __future__ import annotations

import pytest

from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.platform.models.audit import AuditEntry
from atiende.playbooks.actions.add_canned_reply import add_canned_reply
from atiende.playbooks.actions.add_macro import add_macro
from atiende.playbooks.actions.apply_macro import apply_macro
from atiende.playbooks.errors import MacroRefersToGone, MacroStopped
from atiende.playbooks.models import CannedReply, Macro
from atiende.playbooks.rules.canned import CannedFields, Words
from atiende.playbooks.rules.macro import MacroFields
from atiende.playbooks.rules.steps import Step
from atiende.tickets.actions.assign_ticket import assign_ticket
from atiende.tickets.models import CustomField, Draft, Message, Ticket, TicketTag
from tests.desk.office import AT, arrives, signed_in, team

pytestmark = pytest.mark.django_db


def made(by, *steps, name="Garantía", **more) -> Macro:
    fields = MacroFields(
        name=name, steps=tuple(Step(*step) for step in steps), **{"is_personal": True, **more}
    )
    return add_macro(fields=fields, by=by, at=AT)


def run(person, opened, macro):
    return apply_macro(number=opened.number, macro_id=macro.pk, by=person.actor, at=AT)


def test_all_kinds_of_steps_in_one_go_and_nothing_is_sent() -> None:
    opened, agent = arrives(), signed_in()
    CustomField.objects.create(key="motivo", label="Motivo", kind="text", position=1)
    fields = CannedFields(name="R", usted=Words(text="Hola, {cliente.nombre}."), is_personal=True)
    canned = add_canned_reply(fields=fields, by=agent.actor, at=AT)
    macro = made(
        agent.actor,
        ("canned", str(canned.pk)),
        ("note", "Lo mira {agente.nombre}"),
        ("status", "waiting_customer"),
        ("priority", "4"),
        ("assignee", "me"),
        ("tag", "Garantía"),
        ("field", "Avería", "motivo"),
        ("snooze", "3"),
    )
    before = Message.objects.exclude(kind="note").count()
    run(agent, opened, macro)
    ticket = Ticket.objects.get(pk=opened.ticket_id)
    assert (ticket.category, ticket.priority, ticket.assignee_id) == ("waiting_customer", 4, agent.actor.id)
    assert ticket.custom_fields == {"motivo": "Avería"}
    assert ticket.snoozed_until is not None
    assert TicketTag.objects.get().tag.name == "Garantía"
    assert Draft.objects.get().text == "Hola, Rosa."
    assert Message.objects.get(kind="note").text == "Lo mira Ana Beltrán"
    assert Message.objects.exclude(kind="note").count() == before
    verbs = set(AuditEntry.objects.values_list("verb", flat=True))
    assert {"playbooks.macro_applied", "tickets.status_changed", "tickets.note_added"} <= verbs


def test_what_one_step_may_not_do_undoes_the_others_and_is_named() -> None:
    opened, agent, other = arrives(), signed_in(), signed_in(name="Leo Ríos")
    assign_ticket(ticket_id=opened.ticket_id, agent_id=other.actor.id, by=other.actor, at=AT)
    macro = made(agent.actor, ("tag", "Urge"), ("note", "x"), ("team", ""))
    with pytest.raises(MacroStopped) as stopped:
        run(agent, opened, macro)
    assert "Equipo: ninguno" in str(stopped.value)
    assert not TicketTag.objects.exists()
    assert not Message.objects.filter(kind="note").exists()


@pytest.mark.parametrize(
    ("step", "named"),
    [
        (("canned", "9"), "#9"),
        (("team", "99"), "#99"),
        (("status", "raro"), "raro"),
        (("field", "x", "quitado"), "quitado"),
    ],
)
def test_a_macro_that_refers_to_what_is_gone_says_which_and_does_nothing(step, named) -> None:
    opened, agent = arrives(), signed_in()
    macro = made(agent.actor, ("tag", "Urge"), step)
    with pytest.raises(MacroRefersToGone) as refused:
        run(agent, opened, macro)
    assert named in str(refused.value)
    assert not TicketTag.objects.exists()
    page = agent.get(f"/desk/tickets/{opened.number}/macros/").content.decode()
    assert "ya no existe" in page
    assert f'/macros/{macro.pk}"' not in page.split("</form>")[0] or "Ejecutar" not in page


def test_it_is_shown_before_it_runs_and_runs_from_the_case_the_palette_and_the_list() -> None:
    opened, agent = arrives(), signed_in()
    second = arrives(address="b@x.example")
    macro = made(agent.actor, ("priority", "4"), ("tag", "Urge"), name="Escalar")
    shown = agent.get(f"/desk/tickets/{opened.number}/macros/").content.decode()
    assert "Prioridad: Urgente" in shown
    assert "Etiqueta: Urge" in shown
    assert "Escalar" in agent.get("/desk/palette?q=escal").content.decode()
    case = f"http://testserver/desk/tickets/{opened.number}/"
    led = agent.get(f"/desk/macros/{macro.pk}/", headers={"Referer": case})
    assert led.headers["Location"] == f"/desk/tickets/{opened.number}/macros/?macro={macro.pk}"
    assert "Prioridad: Urgente" in agent.get(f"/desk/macros/{macro.pk}/").content.decode()
    assert agent.post(f"/desk/tickets/{opened.number}/macros/{macro.pk}").status_code == 302
    bar = agent.get("/desk/tickets/bulk/", {"number": [second.number]}).content.decode()
    assert f'value="macro-{macro.pk}"' in bar
    answer = agent.post("/desk/tickets/bulk/", {"number": [second.number], "do": f"macro-{macro.pk}"})
    assert answer.status_code == 302
    assert list(Ticket.objects.values_list("priority", flat=True)) == [4, 4]
    macro.refresh_from_db()
    assert macro.uses == 2


def test_the_one_who_hands_the_case_on_does_so_last() -> None:
    opened, agent = arrives(), signed_in()
    away = team("Facturas")
    macro = made(agent.actor, ("team", str(away.pk)), ("note", "Os lo paso"), ("status", "waiting_internal"))
    run(agent, opened, macro)
    ticket = Ticket.objects.get(pk=opened.ticket_id)
    assert ticket.team_id == away.pk
    assert Message.objects.filter(kind="note").count() == 1
    answer = agent.get(f"/desk/tickets/{opened.number}/")
    assert answer.status_code == 404


def test_another_s_own_and_a_stranger_s_case_do_not_exist() -> None:
    opened, agent, other = arrives(), signed_in(), signed_in(name="Leo Ríos")
    mine = made(agent.actor, ("tag", "Urge"))
    with pytest.raises(NotFound):
        run(other, opened, mine)
    hidden = arrives(in_team="Facturas", address="z@x.example")
    with pytest.raises(NotFound):
        run(agent, hidden, mine)
    with pytest.raises(NotPermitted):
        made(agent.actor, ("tag", "Urge"), is_personal=False)
    assert signed_in("light_agent", "Luz").get(f"/desk/tickets/{opened.number}/macros/").status_code == 403


@pytest.mark.parametrize(
    "steps",
    [
        [],
        [("dance", "1")],
        [("status", "open"), ("status", "new")],
        [("note", "{caso.x}")],
        [("snooze", "999")],
    ],
)
def test_nonsense_is_not_kept(steps) -> None:
    agent = signed_in()
    with pytest.raises(InvalidInput):
        made(agent.actor, *steps)


def test_the_screens_write_and_change_one() -> None:
    boss = signed_in("administrator", "Eva Sol")
    form = {
        "name": "Escalar",
        "whose": "shared",
        "priority": "4",
        "tags": "Urge, Jefa",
        "assignee": "me",
        "note": "Mirar",
    }
    assert boss.post("/writing/macros/new/", form).status_code == 302
    macro = Macro.objects.get()
    assert [step["kind"] for step in macro.steps] == ["note", "priority", "assignee", "tag", "tag"]
    page = boss.get(f"/writing/macros/{macro.pk}/").content.decode()
    assert 'value="Urge, Jefa"' in page
    assert (
        boss.post(f"/writing/macros/{macro.pk}/", {**form, "version": 1, "priority": ""}).status_code == 302
    )
    macro.refresh_from_db()
    assert "priority" not in [step["kind"] for step in macro.steps]
    assert "Etiqueta: Urge" in boss.get("/writing/macros/").content.decode()
    assert boss.post(f"/writing/macros/{macro.pk}/delete").status_code == 302
    assert not Macro.objects.exists()
    assert not CannedReply.objects.exists()
