"""Load the demonstration company: all of it or nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from atiende.catalogue.actions.take_over_catalogue import take_over_catalogue
from atiende.identity.actions.create_user import create_user
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, Refusal, gettext_noop
from atiende.organisation.actions.add_to_team import add_to_team
from atiende.organisation.actions.create_agent import create_agent
from atiende.organisation.actions.create_brand import create_brand
from atiende.organisation.actions.create_team import create_team
from atiende.organisation.actions.provide_first_brand import provide_first_brand
from atiende.organisation.errors import NameTaken
from atiende.organisation.rules.brand import BrandFields
from atiende.organisation.rules.demonstration import name_apart
from atiende.organisation.rules.staff import TeamFields
from atiende.platform.demonstration import mark, marked
from atiende.platform.postgres.gathering import gathering
from atiende.site.demo.asked import FIELDS, answers
from atiende.site.demo.company import AGENTS, BRANDS, DOMAIN, TEAMS, TIME_ZONE, DemoAgent, DemoBrand
from atiende.site.demo.correspondence import DemoMessage, DemoThread, threads
from atiende.site.demo.people import People
from atiende.site.demo.promises import load_promises
from atiende.site.demo.shop import orders, products
from atiende.site.demo.structure import load_structure
from atiende.site.demo.work.doing import DemoCase, Doing, cases_of
from atiende.site.demo.work.working import work
from atiende.site.demo.working_time import give_working_time
from atiende.tickets.actions.add_custom_field import add_custom_field
from atiende.tickets.actions.take_over_conversations import take_over_conversations
from atiende.tickets.rules.field_definition import FieldDefinition
from atiende.tickets.rules.taking_over import INCOMING, NOTE, OUTGOING, Conversation, SaidElsewhere

_KINDS = {"customer": INCOMING, "note": NOTE}
_AT_ONCE = 200
Advance = Callable[[int, int], None]


class DemonstrationIsThere(Refusal):
    code = "demonstration_is_there"
    message = gettext_noop("The demonstration company is loaded already.")
    http_status = 409


@dataclass(frozen=True, slots=True)
class Loaded:
    customers: int
    tickets: int
    messages: int


@dataclass(frozen=True, slots=True)
class _Company:
    brands: dict[str, int]
    teams: dict[str, int]
    agents: dict[str, int]
    fields: dict[str, str]


def load_demonstration(
    *, by: Actor, at: dt.datetime, advance: Advance = lambda _done, _total: None
) -> Loaded:
    """`advance` hears how many of how many conversations are there. Raises NotPermitted and DemonstrationIsThere."""
    by.require("settings.manage")
    with transaction.atomic():
        if marked("brand"):
            raise DemonstrationIsThere
        provide_first_brand(by=by, at=at)  # so that the demonstration's is not taken for the company's own
        company = _made(by, at)
        found = threads(at)
        people = People(by, at)
        with gathering():
            customers = {thread.key: people.customer_of(thread) for thread in found}
        mark("customer", people.ids)
        made: list[int] = []
        for start in range(0, len(found), _AT_ONCE):
            part = found[start : start + _AT_ONCE]
            conversations = [_conversation(thread, company, customers[thread.key]) for thread in part]
            made += take_over_conversations(conversations=conversations, by=by, at=at)
            advance(start + len(part), len(found))
        _stock(found, customers, by, at)
        give_working_time(company.agents, company.brands, TIME_ZONE, by, at)
        load_promises(company.brands, company.teams, by=by, at=at)
        more = work(_doing(company, cases_of(found, made, company.brands, customers), by, at))
    return Loaded(len(people.ids) + more, len(found), sum(len(thread.messages) for thread in found))


def _doing(company: _Company, cases: dict[str, DemoCase], by: Actor, at: dt.datetime) -> Doing:
    return Doing(by=by, at=at, brands=company.brands, teams=company.teams, agents=company.agents, cases=cases)


def _made(by: Actor, at: dt.datetime) -> _Company:
    company = _Company(
        brands={key: _brand(brand, by, at) for key, brand in BRANDS.items()},
        teams={key: _team(name, by, at) for key, name in TEAMS.items()},
        agents={key: _agent(key, agent, by, at) for key, agent in AGENTS.items()},
        fields={},
    )
    for key, agent in AGENTS.items():
        add_to_team(team_id=company.teams[agent.team], agent_id=company.agents[key], by=by, at=at)
    mark("brand", company.brands.values())
    mark("team", company.teams.values())
    mark("user", company.agents.values())
    load_structure(company.teams, company.agents, by=by, at=at)
    for key, definition in FIELDS.items():
        company.fields[key] = _field(definition, frozenset(company.brands.values()), by, at)
    return company


def _brand(brand: DemoBrand, by: Actor, at: dt.datetime) -> int:
    def made(name: str) -> int:
        fields = BrandFields(name=name, time_zone=TIME_ZONE, form_of_address=brand.form_of_address)
        return create_brand(fields=fields, by=by, at=at).pk

    return _first_free(made, brand.name)


def _team(called: str, by: Actor, at: dt.datetime) -> int:
    def made(name: str) -> int:
        return create_team(fields=TeamFields(name=name), by=by, at=at).pk

    return _first_free(made, called)


def _field(definition: FieldDefinition, brand_ids: frozenset[int], by: Actor, at: dt.datetime) -> str:
    """Asked in the demonstration's cases only. A company that has a field of this name keeps it."""
    try:
        field = add_custom_field(definition=replace(definition, brand_ids=brand_ids), by=by, at=at)
    except InvalidInput:
        apart = replace(definition, label=name_apart(definition.label), brand_ids=brand_ids)
        field = add_custom_field(definition=apart, by=by, at=at)
    mark("custom_field", [field.pk])
    return field.key


def _stock(found: Sequence[DemoThread], customers: dict[str, int], by: Actor, at: dt.datetime) -> None:
    taken = take_over_catalogue(products=products(), orders=orders(found, customers, at), by=by, at=at)
    mark("product", taken.product_ids)
    mark("order", taken.order_ids)


def _first_free(made: Callable[[str], int], name: str) -> int:
    """A company that has something of this name keeps it."""
    try:
        return made(name)
    except NameTaken:
        return made(name_apart(name))


def _agent(key: str, agent: DemoAgent, by: Actor, at: dt.datetime) -> int:
    """Without a password: nobody can sign in as them."""
    user = create_user(
        email=f"{key}@{DOMAIN}",
        name=agent.name,
        password=None,
        role_codes=[agent.role],
        time_zone=TIME_ZONE,
        by=by,
        at=at,
    )
    return int(create_agent(user_id=user.pk, by=by, at=at).pk)


def _conversation(thread: DemoThread, company: _Company, customer_id: int) -> Conversation:
    return Conversation(
        brand_id=company.brands[thread.brand],
        team_id=company.teams[thread.team],
        assignee_id=company.agents.get(thread.assignee),
        customer_id=customer_id,
        address=thread.email,
        subject=thread.subject,
        channel=thread.channel,
        language=thread.language,
        time_zone=TIME_ZONE,
        said=tuple(_said(message, thread, company) for message in thread.messages),
        status_key=thread.status,
        priority=thread.priority,
        tags=thread.tags,
        custom_fields=answers(thread, company.fields),
    )


def _said(message: DemoMessage, thread: DemoThread, company: _Company) -> SaidElsewhere:
    return SaidElsewhere(
        kind=_KINDS.get(message.kind, OUTGOING),
        text=message.text,
        at=message.at,
        author_label=_author(message, thread),
        author_id=company.agents.get(message.by, 0),
        is_automatic=message.kind == "automatic",
    )


def _author(message: DemoMessage, thread: DemoThread) -> str:
    if message.kind == "customer":
        return thread.customer
    return AGENTS[message.by].name if message.by else BRANDS[thread.brand].name
