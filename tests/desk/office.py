"""A company at work: its brand and team, people who sign in, and mail that comes in."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

from django.contrib.auth import get_user_model
from django.test import Client

from atiende.customers.actions.identify_customer import identify_customer
from atiende.identity.models import Role, RoleAssignment
from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.text import folded
from atiende.organisation.models import Agent, Brand, Organisation, Team, TeamMembership
from atiende.organisation.queries import actor_of
from atiende.organisation.rules.brand import BrandFields, columns_of
from atiende.tickets.actions.open_ticket import Opened, open_ticket
from atiende.tickets.actions.receive_message import receive_message
from atiende.tickets.rules.incoming import Incoming, Opening

AT = dt.datetime(2026, 11, 22, 10, 0, tzinfo=dt.UTC)
_people = itertools.count(1)


class Person(Client):
    """A signed-in browser without scripts; `actor` is who they are to the actions."""

    actor: Actor


def brand() -> Brand:
    found = Brand.objects.order_by("pk").first()
    if found is not None:
        return found
    Organisation.objects.get_or_create(
        name="Nova Hogar", country="ES", time_zone="Europe/Madrid", currency="EUR", set_up_at=AT
    )
    columns = columns_of(BrandFields(name="Nova Hogar", time_zone="Europe/Madrid").cleaned())
    return Brand.objects.create(**{**columns, "created_at": AT, "is_default": True})


def team(name: str = "Ayuda") -> Team:
    brand()
    return Team.objects.get_or_create(folded_name=folded(name), defaults={"name": name, "created_at": AT})[0]


def signed_in(role: str = "agent", name: str = "Ana Beltrán", *, in_team: str = "Ayuda") -> Person:
    """Somebody of this role, in this team; without a role, an account and nothing else."""
    brand()
    user = get_user_model().objects.create_user(f"persona{next(_people)}@nova.example", name=name)
    if role:
        agent = Agent.objects.create(user=user, folded_name=folded(name), display_name=name, created_at=AT)
        RoleAssignment.objects.create(
            user=user, role=Role.objects.get(code=role), assigned_by_id=0, assigned_at=AT
        )
        if in_team:
            TeamMembership.objects.create(team=team(in_team), agent=agent, since_on=AT.date())
    person = Person()
    person.force_login(user)
    person.actor = actor_of(user)
    return person


def customer(address: str = "rosa@correo.example", name: str = "Rosa Prieto") -> int:
    return identify_customer(kind="email", value=address, name=name, by=SYSTEM, at=AT)


def incoming(
    text: str, *, address: str = "rosa@correo.example", name: str = "Rosa Prieto", **more: Any
) -> Incoming:
    return Incoming(channel="mail", customer_id=customer(address, name), author_label=name, text=text, **more)


def arrives(
    text: str = "No llega mi pedido.",
    *,
    subject: str = "¿Dónde está mi pedido?",
    address: str = "rosa@correo.example",
    name: str = "Rosa Prieto",
    in_team: str = "Ayuda",
    at: dt.datetime = AT,
    **more: Any,
) -> Opened:
    """A new case of the team, from a mail."""
    message = incoming(text, address=address, name=name, **more)
    opening = Opening(
        brand_id=brand().pk,
        team_id=team(in_team).pk if in_team else None,
        customer_id=message.customer_id,
        address=address,
        subject=subject,
        channel="mail",
        language="es",
        time_zone="Europe/Madrid",
        message=message,
    )
    return open_ticket(opening=opening, by=SYSTEM, at=at)


def writes_again(ticket_id: int, text: str = "¿Y bien?", *, minutes: int = 5, **more: Any) -> int:
    received = receive_message(
        ticket_id=ticket_id, incoming=incoming(text, **more), by=SYSTEM, at=AT + dt.timedelta(minutes=minutes)
    )
    return received.message_id
