"""Change what an agent is called, their post and the brands they serve."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Conflict, InvalidInput, gettext_noop
from atiende.organisation.events import AgentChanged
from atiende.organisation.models import Agent, AgentBrand
from atiende.organisation.queries import brands_visible_to, get_agent_for
from atiende.organisation.rules.staff import AgentFields, changed, problems_of_agent
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit

UNKNOWN_BRAND = gettext_noop("Choose brands of the list.")


def change_agent(*, agent_id: int, fields: AgentFields, version: int, by: Actor, at: dt.datetime) -> Agent:
    """Saving the same again changes nothing.

    Raises NotPermitted, NotFound, InvalidInput, and Conflict when `version` is not the present one.
    """
    by.require("people.manage")
    cleaned = fields.cleaned()
    if problems := problems_of_agent(cleaned):
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        agent = get_agent_for(by, agent_id, is_locked=True)
        names = changed(_fields_of(agent), cleaned)
        if not names:
            return agent
        if agent.version != version:
            raise Conflict
        _write(agent, cleaned, by)
        record(
            by=by,
            verb="organisation.agent_changed",
            target_kind="agent",
            target_id=agent.pk,
            fields=names,
            at=at,
        )
        emit(AgentChanged(agent_id=agent.pk, fields=",".join(names), changed_by=by.id))
        signal(f"agent:{agent.pk}")
        return agent


def _fields_of(agent: Agent) -> AgentFields:
    brand_ids = frozenset(agent.brand_links.values_list("brand_id", flat=True))
    return AgentFields(agent.display_name, agent.job_title, agent.serves_all_brands, brand_ids)


def _write(agent: Agent, cleaned: AgentFields, by: Actor) -> None:
    if brands_visible_to(by).filter(pk__in=cleaned.brand_ids).count() != len(cleaned.brand_ids):
        raise InvalidInput(fields={"brand_ids": UNKNOWN_BRAND})
    agent.display_name = cleaned.display_name
    agent.job_title = cleaned.job_title
    agent.serves_all_brands = cleaned.serves_all_brands
    agent.version += 1
    agent.save()
    agent.brand_links.all().delete()
    AgentBrand.objects.bulk_create(AgentBrand(agent=agent, brand_id=pk) for pk in sorted(cleaned.brand_ids))
