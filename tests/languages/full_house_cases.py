"""The cases and customers of the full house: a case with something of everything, and one in each state."""

from __future__ import annotations

import datetime as dt
from typing import Any

from atiende.channels.rules.mail.html import sanitised
from atiende.desk.web.ticket_words import CHANNELS, DELIVERIES, FOLDED, NOTICES
from atiende.desk.web.timeline_words import _SENTENCES as SENTENCES
from atiende.identity.rules.grants import ALL_GRANTS
from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.clock import utc_now
from atiende.notifications.actions.notify import notify
from atiende.notifications.models import Notification
from atiende.notifications.rules.kinds import Kind
from atiende.organisation.models import Agent, TeamMembership
from atiende.side_conversations.actions.open_side_conversation import open_side_conversation
from atiende.side_conversations.actions.receive_side_message import receive_side_message
from atiende.side_conversations.rules.writing import SideIncoming
from atiende.tickets.actions.add_note import add_note
from atiende.tickets.actions.add_participant import add_participant
from atiende.tickets.actions.add_tag import add_tag
from atiende.tickets.actions.assign_ticket import assign_ticket
from atiende.tickets.actions.change_priority import change_priority
from atiende.tickets.actions.follow_ticket import follow_ticket
from atiende.tickets.actions.give_tracking_key import give_tracking_key
from atiende.tickets.actions.link_tickets import link_tickets
from atiende.tickets.actions.mark_spam import mark_spam
from atiende.tickets.actions.merge_tickets import merge_tickets
from atiende.tickets.actions.reply_to_ticket import reply_to_ticket
from atiende.tickets.actions.save_draft import save_draft
from atiende.tickets.actions.share_ticket import share_ticket
from atiende.tickets.actions.split_message import split_message
from atiende.tickets.models import Message, Ticket, TicketStatus, TimelineEntry
from atiende.tickets.rules.links import BY_HAND
from atiende.tickets.rules.reply import Reply
from tests.customers import screens as customers
from tests.desk.office import arrives, writes_again
from tests.languages import full_house_fields
from tests.languages.full_house_files import files

HTML = sanitised('<p style="color: #006">La tapa llegó <b>rota</b>.</p><img src="cid:foto">')
TEAM = "Logística"
KEY = "xyzw234567xyzw23"


def fill(administrator: Any, rows: dict[str, Any]) -> dict[str, Any]:
    """Answers with what addresses need; whoever looks on belongs to the team of most cases."""
    by, now = Actor(id=administrator.pk, label=administrator.name, grants=ALL_GRANTS), utc_now()
    for agent in Agent.objects.filter(pk=administrator.pk):
        TeamMembership.objects.create(team=rows["teams"][0], agent=agent, since_on=now.date())
    people = customers.fill()
    for each in people.values():
        customers.exports(each)
    case = _case_with_everything(by, now)
    _people_and_links(case, rows, by, now)
    _aside(by, case, now)
    merged = _merged_case(case, by, now)
    cases = _one_in_each_state(by, now)
    for each in (case, *cases):
        give_tracking_key(ticket_id=each.pk, key=KEY, by=SYSTEM, at=now)
    return {
        **full_house_fields.fill(case, case.brand_id, now),
        "followed": [case, merged, *cases],
        "case": case,
        "message": Message.objects.filter(ticket=case, kind="incoming").latest("pk"),
        "long": _long_case(now),
        "notification": _told(by, case, now),
        "merged": merged,
        "cases": cases,
        "customers": people,
    }


def examples(rows: dict[str, Any]) -> dict[str, list[tuple[object, ...]]]:
    """For each address with parameters that shows a page: whose pages to open."""
    case, long = rows["case"], rows["long"]
    customers_ids = [(each,) for each in rows["customers"].values()]
    cases = [(one.number,) for one in (case, long, rows["merged"], *rows["cases"])]
    return {
        "portal:case": [(one.number,) for one in rows["followed"]],
        "desk:ticket": cases,
        "desk:ticket_key": [(case.number,), (long.number,)],
        "desk:ticket_menus": [(case.number,)],
        "desk:ticket_mentions": [(case.number,)],
        "desk:ticket_hand_over": [(case.number,)],
        "desk:ticket_reviews": [(case.number,), (long.number,)],
        "desk:ticket_side": [(case.number,), (long.number,)],
        "desk:notification": [(rows["notification"].pk,)],
        "desk:ticket_print": [(case.number,), (long.number,)],
        "desk:ticket_present": [(case.number,)],
        "desk:ticket_older": [(long.number,)],
        "desk:ticket_split": [(case.number, rows["message"].pk)],
        "desk:ticket_merge": [(case.number,)],
        "desk:customer": customers_ids,
        "console:custom_field": [(each.pk,) for each in rows["fields"]],
        "desk:customer_edit": customers_ids,
        "desk:customer_merge": customers_ids,
        "desk:customer_data": customers_ids,
    }


def asked(rows: dict[str, Any]) -> list[str]:
    """Addresses of pages that change with what is asked of them."""
    number, other = rows["case"].number, rows["long"].number
    marta, twin = (f"/desk/customers/{rows['customers'][name]}" for name in ("marta", "other"))
    states = ("viewing", "noting", "replying", "viewing", "viewing")
    present = "&".join(f"who={one.pk}-{state}" for one, state in zip(rows["people"], states, strict=True))
    queues = ("mine", "unassigned", "waiting", "customer", "solved", "all", "spam")
    return [
        *(f"/desk/tickets/?queue={queue}" for queue in queues),
        "/desk/tickets/?queue=spam&priority=4",
        f"/desk/tickets/{number}/present?{present}",
        f"/desk/tickets/{number}/?write=note&queue=all",
        f"/desk/tickets/{number}/merge/?other={other}",
        f"/desk/tickets/{number}/merge/?other=999999",
        f"/desk/tickets/new/?customer={rows['customers']['marta']}",
        "/desk/search/?q=tapa",
        "/desk/search/?q=tapz",
        f"/desk/search/?q={number}",
        "/desk/search/?q=estado:raro+desde:nunca+equipo:+zzzzz",
        "/desk/search/?q=-tapa",
        "/desk/products/?q=zzzz",
        "/desk/search/?q=tapa&cursor=1",
        "/desk/customers/?q=zzzz",
        f"{twin}/join/?q=m",
        f"{twin}/join/?q=zzzz",
        f"{twin}/join/?other={rows['customers']['marta']}",
        f"{marta}/join/?other={rows['customers']['acme']}",
    ]


def _aside(by: Actor, case: Ticket, now: dt.datetime) -> None:
    made = open_side_conversation(
        ticket_id=case.pk, subject="Xyz", recipients=["x@xyz.example"], text="Xyz.", by=by, at=now
    )
    came = SideIncoming(address="z@xyz.example", name="Xyz", text="Xyz.", header_id="", is_automatic=True)
    receive_side_message(conversation_id=made, incoming=came, by=SYSTEM, at=now)


def _told(by: Actor, case: Ticket, now: dt.datetime) -> Notification:
    for kind in Kind:
        for _ in range(2):
            notify(kind=kind, person_ids=[by.id], ticket_id=case.pk, by=SYSTEM, at=now)
    return Notification.objects.filter(person_id=by.id).latest("pk")


def _case_with_everything(by: Actor, now: dt.datetime) -> Ticket:
    opened = arrives(
        "La tapa llegó rota.\n\nhttps://xyz.example/pedido",
        subject="Tapa rota de la caja de herramientas con la que arreglamos todo en casa " + "x" * 60,
        in_team=TEAM,
        html=HTML,
        folded=tuple((kind, "> Xyz") for kind in FOLDED),
        notices=tuple(NOTICES),
        attachments=files(),
    )
    for place, delivery in enumerate(DELIVERIES):
        message_id = reply_to_ticket(
            ticket_id=opened.ticket_id,
            reply=Reply(text="Sale hoy."),
            by=by,
            at=now + dt.timedelta(seconds=place),
        )
        words = "550 5.1.1 Xyz" if delivery in {"failed", "uncertain"} else ""
        Message.objects.filter(pk=message_id).update(delivery=delivery, delivery_words=words)
    add_note(ticket_id=opened.ticket_id, text="Es un cliente de siempre.", by=by, at=now)
    writes_again(opened.ticket_id, "", is_automatic=True, folded=(("quote", "> Xyz"),))
    for kind in ("reply", "note"):
        save_draft(ticket_id=opened.ticket_id, kind=kind, text="Le escribo para", by=by, at=now)
    return Ticket.objects.get(pk=opened.ticket_id)


def _people_and_links(case: Ticket, rows: dict[str, Any], by: Actor, now: dt.datetime) -> None:
    for name in ("envíos", "Ñandú Xyz"):
        add_tag(ticket_id=case.pk, name=name, by=by, at=now)
    add_participant(ticket_id=case.pk, address="pia@correo.example", name="Pía", by=by, at=now)
    follow_ticket(ticket_id=case.pk, by=by, at=now)
    share_ticket(ticket_id=case.pk, team_id=rows["teams"][1].pk, by=by, at=now)
    share_ticket(ticket_id=case.pk, agent_id=rows["people"][1].pk, by=by, at=now)
    change_priority(ticket_id=case.pk, priority=4, by=by, at=now)
    assign_ticket(ticket_id=case.pk, agent_id=rows["people"][1].pk, by=by, at=now)
    for kind in sorted(BY_HAND):
        for is_source in (True, False):
            other = arrives("Xyz", subject=kind, in_team=TEAM).ticket_id
            ends = (case.pk, other) if is_source else (other, case.pk)
            link_tickets(source_id=ends[0], target_id=ends[1], kind=kind, by=by, at=now)
    split_message(message_id=writes_again(case.pk, "Otra cosa."), by=by, at=now)


def _long_case(now: dt.datetime) -> Ticket:
    """More messages than one page shows, and every kind of thing that happens to a case."""
    case = Ticket.objects.get(pk=arrives("Primero.", subject="Largo", in_team=TEAM).ticket_id)
    for minute in range(31):
        writes_again(case.pk, "Y otra cosa.", minutes=minute)
    TimelineEntry.objects.bulk_create(
        TimelineEntry(ticket=case, kind=kind, actor_id=1, actor_label="Ñandú Xyz", at=now)
        for kind in SENTENCES
    )
    return case


def _merged_case(case: Ticket, by: Actor, now: dt.datetime) -> Ticket:
    source_id = arrives("Lo mismo.", subject="Repetido", in_team=TEAM).ticket_id
    give_tracking_key(ticket_id=source_id, key=KEY, by=SYSTEM, at=now)
    merge_tickets(source_id=source_id, target_id=case.pk, by=by, at=now)
    return Ticket.objects.get(pk=source_id)


def _one_in_each_state(by: Actor, now: dt.datetime) -> list[Ticket]:
    """By every channel, from nobody known too; the last is spam."""
    channels = list(CHANNELS)
    made = []
    for place, status in enumerate(TicketStatus.objects.order_by("pk")):
        opened = arrives("Xyz", subject="" if place else "Xyz", in_team="" if place % 2 else TEAM, name="")
        Ticket.objects.filter(pk=opened.ticket_id).update(
            status=status,
            category=status.category,
            channel=channels[place % len(channels)],
            priority=place % 4 + 1,
        )
        made.append(Ticket.objects.get(pk=opened.ticket_id))
    mark_spam(ticket_id=made[1].pk, by=by, at=now)
    return made
