from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model

from atiende.customers.actions.identify_customer import identify_customer
from atiende.identity.models import Role, RoleAssignment
from atiende.identity.rules.grants import ALL_GRANTS
from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.text import folded
from atiende.organisation.models import Agent, AgentBrand, Brand, Organisation, Team, TeamMembership
from atiende.organisation.rules.brand import BrandFields, columns_of
from atiende.platform.storage import store
from atiende.tickets.actions.open_ticket import Opened, open_ticket
from atiende.tickets.actions.receive_message import Received, receive_message
from atiende.tickets.models import Ticket, TicketStatus
from atiende.tickets.rules.incoming import Incoming, NewAttachment, Opening

AT = dt.datetime(2026, 11, 22, 10, 0, tzinfo=dt.UTC)
AGENT = frozenset({"tickets.read", "tickets.reply", "tickets.note", "customers.read"})
LIGHT = frozenset({"tickets.read", "tickets.note"})
READS = frozenset(grant for grant in ALL_GRANTS if grant.endswith((".read", ".read_all")))


def later(minutes: int) -> dt.datetime:
    return AT + dt.timedelta(minutes=minutes)


@pytest.fixture
def at() -> dt.datetime:
    return AT


@pytest.fixture
def house(db: None) -> SimpleNamespace:
    """Two brands with a team each, and the people of the permission stories as actors."""
    Organisation.objects.create(
        name="Nova Hogar", country="ES", time_zone="Europe/Madrid", currency="EUR", set_up_at=AT
    )
    nova, luma = (
        Brand.objects.create(
            **{**columns_of(BrandFields(name=name, time_zone="Europe/Madrid").cleaned()), "created_at": AT}
        )
        for name in ("Nova", "Luma")
    )
    help_desk, billing = (
        Team.objects.create(name=name, folded_name=folded(name), created_at=AT)
        for name in ("Ayuda", "Facturas")
    )
    found = SimpleNamespace(nova=nova, luma=luma, help_desk=help_desk, billing=billing)
    found.owner = _actor("Olga", AGENT, [help_desk], [nova])
    found.colleague = _actor("Carla", AGENT, [help_desk], [nova])
    found.supervisor = _actor("Sara", AGENT | {"tickets.manage"}, [help_desk], [nova])
    found.of_other_team = _actor("Teo", AGENT | {"tickets.manage"}, [billing], [nova])
    found.of_other_brand = _actor("Bruno", ALL_GRANTS, [], [luma])
    found.light = _actor("Lía", LIGHT, [help_desk], [nova])
    found.auditor = _actor("Aitor", READS, [], None)
    found.administrator = _actor("Ana", ALL_GRANTS, [], None)
    found.stranger = Actor(id=9999, label="Nadie")
    return found


def _actor(name: str, grants: frozenset[str], teams: list[Team], brands: list[Brand] | None) -> Actor:
    user = get_user_model().objects.create_user(f"{folded(name)}@nova.example", name=name)
    agent = Agent.objects.create(
        user=user,
        folded_name=folded(name),
        display_name=f"{name} de Nova",
        created_at=AT,
        serves_all_brands=brands is None,
    )
    if grants:
        role = Role.objects.create(code=folded(name), name=name, grants=sorted(grants))
        RoleAssignment.objects.create(user=user, role=role, assigned_by_id=0, assigned_at=AT)
    for brand in brands or []:
        AgentBrand.objects.create(agent=agent, brand=brand)
    for team in teams:
        TeamMembership.objects.create(team=team, agent=agent, since_on=AT.date())
    return Actor(
        id=user.pk,
        label=name,
        grants=grants,
        team_ids=frozenset(team.pk for team in teams),
        brand_ids=None if brands is None else frozenset(brand.pk for brand in brands),
    )


@pytest.fixture
def customer(house: SimpleNamespace) -> Callable[..., int]:
    def known(address: str = "rosa@correo.example", name: str = "Rosa") -> int:
        return identify_customer(kind="email", value=address, name=name, by=SYSTEM, at=AT)

    return known


@pytest.fixture
def words(customer: Callable[..., int]) -> Callable[..., Incoming]:
    def make(text: str = "No llega mi pedido.", *, address: str = "rosa@correo.example", **more) -> Incoming:
        columns = {"channel": "mail", "author_label": "Rosa", "customer_id": customer(address), **more}
        return Incoming(text=text, **columns)

    return make


@pytest.fixture
def opened(house: SimpleNamespace, words: Callable[..., Incoming]) -> Callable[..., Opened]:
    """A ticket of Nova's help desk, from Rosa, unless something else is named."""

    def make(
        text: str = "No llega mi pedido.",
        *,
        address: str = "rosa@correo.example",
        message=None,
        at=AT,
        **more,
    ) -> Opened:
        message = message or words(text, address=address)
        columns = {
            "brand_id": house.nova.pk,
            "team_id": house.help_desk.pk,
            "customer_id": message.customer_id,
            "address": address,
            "subject": "Pedido",
            "channel": "mail",
            "language": "es",
            "time_zone": "Europe/Madrid",
            **more,
        }
        return open_ticket(opening=Opening(message=message, **columns), by=SYSTEM, at=at)

    return make


@pytest.fixture
def received(words: Callable[..., Incoming]) -> Callable[..., Received]:
    def make(ticket_id: int, text: str = "¿Y bien?", *, at=None, **more) -> Received:
        return receive_message(
            ticket_id=ticket_id, incoming=words(text, **more), by=SYSTEM, at=at or later(5)
        )

    return make


@pytest.fixture
def set_status() -> Callable[[int, str], Ticket]:
    """Put a ticket into a status behind the back of its actions."""

    def put(ticket_id: int, key: str, **columns) -> Ticket:
        status = TicketStatus.objects.get(key=key)
        Ticket.objects.filter(pk=ticket_id).update(status=status, category=status.category, **columns)
        return Ticket.objects.get(pk=ticket_id)

    return put


@pytest.fixture
def attachment() -> Callable[..., NewAttachment]:
    def make(content: bytes = b"%PDF-1.4", name: str = "factura.pdf") -> NewAttachment:
        kept = store(content, name=name, media_type="application/pdf")
        return NewAttachment(
            file_id=kept.id,
            name=name,
            media_type="application/pdf",
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
        )

    return make
