"""What was done in single cases: sorted, joined, put off, handed over, written about aside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from atiende.kernel.actors import SYSTEM
from atiende.notifications.actions.notify import notify
from atiende.notifications.rules.kinds import Kind
from atiende.side_conversations.actions.open_side_conversation import open_side_conversation
from atiende.side_conversations.actions.receive_side_message import receive_side_message
from atiende.side_conversations.actions.record_side_delivery import record_side_delivery
from atiende.side_conversations.queries import list_conversations
from atiende.side_conversations.rules.writing import SideIncoming
from atiende.site.demo.work.doing import Doing
from atiende.site.demo.work.words import words
from atiende.tickets.actions.add_note import add_note
from atiende.tickets.actions.ask_for_review import ask_for_review
from atiende.tickets.actions.change_contact_reason import change_contact_reason
from atiende.tickets.actions.change_custom_fields import change_custom_fields
from atiende.tickets.actions.change_status import change_status
from atiende.tickets.actions.classify_ticket import classify_ticket
from atiende.tickets.actions.follow_ticket import follow_ticket
from atiende.tickets.actions.hand_over_ticket import hand_over_ticket
from atiende.tickets.actions.link_tickets import link_tickets
from atiende.tickets.actions.merge_tickets import merge_tickets
from atiende.tickets.actions.save_draft import save_draft
from atiende.tickets.actions.snooze_ticket import snooze_ticket
from atiende.tickets.rules.hand_over import Summary

_SORTED: Final = {
    "tecnico-027": ("Seguridad", "incident"),
    "tecnico-118": ("Avería", "incident"),
    "tecnico-140": ("Avería", "problem"),
    "tecnico-141": ("Seguridad", "problem"),
    "tecnico-012": ("Avería", "problem"),
    "tecnico-021": ("Avería", "problem"),
    "envios-004": ("Llegó dañado", "problem"),
    "envios-014": ("Retraso en la entrega", "problem"),
    "facturas-022": ("Reembolso", "question"),
    "tiendas-023": ("Visita y medición", "request"),
}


def cases(doing: Doing) -> None:
    """Each only where its case is there."""
    _sort(doing)
    for needed, act in _DONE:
        if doing.has(*needed):
            act(doing)


def _sort(doing: Doing) -> None:
    elena = doing.person("elena")
    for key, (reason, interaction) in _SORTED.items():
        if doing.has(key):
            case = doing.cases[key].id
            change_contact_reason(ticket_id=case, reason_id=doing.reasons[reason], by=elena, at=doing.at)
            classify_ticket(ticket_id=case, interaction=interaction, phase="after", by=elena, at=doing.at)


def _burnt_smell(doing: Doing) -> None:
    nerea, case = doing.person("nerea"), doing.cases["tecnico-027"].id
    risk = {doing.questions["Riesgo para las personas"]: True}
    change_custom_fields(ticket_id=case, values=risk, by=nerea, at=doing.at)
    add_note(
        ticket_id=case,
        text=words()["mention"]["text"],
        chosen=[("agent", doing.agents["elena"])],
        shows=True,
        by=nerea,
        at=doing.at,
    )
    told = (Kind.MENTIONED, ["elena"]), (Kind.NOTED, ["raul"])
    follow_ticket(ticket_id=case, by=doing.person("raul"), at=doing.at)
    for kind, people in told:
        who = [doing.agents[each] for each in people]
        notify(kind=kind, person_ids=who, ticket_id=case, by=nerea, at=doing.at)


def _glass_door(doing: Doing) -> None:
    merge_tickets(
        source_id=doing.cases["tecnico-114"].id,
        target_id=doing.cases["tecnico-141"].id,
        by=doing.person("nerea"),
        at=doing.at,
    )


def _late_technician(doing: Doing) -> None:
    link_tickets(
        source_id=doing.cases["tecnico-140"].id,
        target_id=doing.cases["tecnico-118"].id,
        kind="child",
        by=doing.person("raul"),
        at=doing.at,
    )


def _crane(doing: Doing) -> None:
    jon, case, said = doing.person("jon"), doing.cases["envios-014"].id, words()["supplier"]
    change_status(ticket_id=case, status_key=doing.statuses["proveedor"], by=jon, at=doing.at)
    aside = open_side_conversation(
        ticket_id=case,
        subject=said["subject"],
        recipients=[said["address"]],
        text=said["asked"],
        by=jon,
        at=doing.days(-2),
    )
    for conversation in list_conversations(jon, case):
        for message in conversation.messages.all():
            record_side_delivery(message_id=message.pk, delivery="sent", by=SYSTEM, at=doing.days(-2))
    answer = SideIncoming(address=said["address"], name=said["name"], text=said["answered"], header_id="")
    receive_side_message(conversation_id=aside, incoming=answer, by=SYSTEM, at=doing.days(-1))


def _leak(doing: Doing) -> None:
    summary = Summary(
        happened="El lavavajillas perdió agua de noche y caló el techo del vecino. El perito ya fue.",
        promised="Llamarla en cuanto llegue el informe, esta semana.",
        missing="El informe de la causa para su seguro y decidir si se cambia el aparato.",
    )
    hand_over_ticket(
        ticket_id=doing.cases["tecnico-012"].id,
        agent_id=doing.agents["raul"],
        summary=summary,
        by=doing.person("nerea"),
        at=doing.at,
    )


def _sofa_bed(doing: Doing) -> None:
    nerea, case = doing.person("nerea"), doing.cases["tecnico-021"].id
    change_status(ticket_id=case, status_key=doing.statuses["cita"], by=nerea, at=doing.at)
    snooze_ticket(ticket_id=case, until=doing.days(2), by=nerea, at=doing.at)


def _dining_room(doing: Doing) -> None:
    case = doing.cases["tiendas-012"].id
    snooze_ticket(ticket_id=case, awaited="answer", by=doing.person("marta"), at=doing.at)


def _used_robot(doing: Doing) -> None:
    lucia, case = doing.person("lucia"), doing.cases["tiendas-030"].id
    save_draft(ticket_id=case, kind="reply", text=words()["draft"]["text"], by=lucia, at=doing.at)
    ask_for_review(ticket_id=case, reviewer_id=doing.agents["elena"], by=lucia, at=doing.at)


_DONE: Final[tuple[tuple[tuple[str, ...], Callable[[Doing], None]], ...]] = (
    (("tecnico-027",), _burnt_smell),
    (("tecnico-114", "tecnico-141"), _glass_door),
    (("tecnico-140", "tecnico-118"), _late_technician),
    (("envios-014",), _crane),
    (("tecnico-012",), _leak),
    (("tecnico-021",), _sofa_bed),
    (("tiendas-012",), _dining_room),
    (("tiendas-030",), _used_robot),
)
