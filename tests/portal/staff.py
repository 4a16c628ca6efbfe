"""The company's people in the stories of the portal."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.auth import get_user_model

from atiende.kernel.actors import Actor
from atiende.kernel.text import folded, slug
from atiende.organisation.models import Agent, AgentBrand, Brand
from atiende.tickets.actions.reply_to_ticket import reply_to_ticket
from atiende.tickets.models import Ticket
from atiende.tickets.rules.reply import Reply

AT = dt.datetime(2026, 11, 22, 10, 30, tzinfo=dt.UTC)
AGENT = frozenset({"tickets.read", "tickets.reply", "tickets.note", "tickets.manage", "customers.read"})


def agent_of(name: str, *brands: Brand, grants: frozenset[str] = AGENT) -> Actor:
    user = get_user_model().objects.create_user(f"{slug(name)}@nova.example", name=name)
    agent = Agent.objects.create(
        user=user,
        folded_name=folded(name),
        display_name=name,
        created_at=AT,
        serves_all_brands=not brands,
    )
    for brand in brands:
        AgentBrand.objects.create(agent=agent, brand=brand)
    return Actor(id=user.pk, label=name, grants=grants, brand_ids=frozenset(brand.pk for brand in brands))


def answer_as(agent: Actor, ticket: Ticket, text: str, **more: Any) -> int:
    return reply_to_ticket(ticket_id=ticket.pk, reply=Reply(text=text, **more), by=agent, at=AT)
