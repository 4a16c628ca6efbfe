"""Reads of organisation, and the only place that decides who sees which team, brand or colleague."""

from atiende.organisation.queries.actors import actor_of, actors_of, belongings_of
from atiende.organisation.queries.agents import (
    agents_visible_to,
    count_agents_by_role,
    current_teams_of,
    get_agent_for,
    list_agents,
    list_candidates,
    may_watch_agent,
    members_of,
)
from atiende.organisation.queries.beginnings import Beginnings, beginnings
from atiende.organisation.queries.brands import (
    brand_of_host,
    brands_visible_to,
    default_brand,
    fields_of_brand,
    get_brand_for,
    get_open_brand_for,
    list_brands,
)
from atiende.organisation.queries.brands_at_work import BrandAtWork, brand_at_work
from atiende.organisation.queries.company import (
    get_organisation_for,
    is_set_up,
    organisation,
    today_of_company,
)
from atiende.organisation.queries.house_values import house_values
from atiende.organisation.queries.invitations import WaitingInvitation, list_waiting_invitations
from atiende.organisation.queries.paging import PAGE_SIZE, Page
from atiende.organisation.queries.portals import portal_address
from atiende.organisation.queries.set_up import set_up_progress
from atiende.organisation.queries.set_up_names import set_up_names
from atiende.organisation.queries.teams import (
    get_team_for,
    list_teams,
    may_watch_team,
    teams_visible_to,
)

__all__ = [
    "PAGE_SIZE",
    "Beginnings",
    "BrandAtWork",
    "Page",
    "WaitingInvitation",
    "actor_of",
    "actors_of",
    "agents_visible_to",
    "beginnings",
    "belongings_of",
    "brand_at_work",
    "brand_of_host",
    "brands_visible_to",
    "count_agents_by_role",
    "current_teams_of",
    "default_brand",
    "fields_of_brand",
    "get_agent_for",
    "get_brand_for",
    "get_open_brand_for",
    "get_organisation_for",
    "get_team_for",
    "house_values",
    "is_set_up",
    "list_agents",
    "list_brands",
    "list_candidates",
    "list_teams",
    "list_waiting_invitations",
    "may_watch_agent",
    "may_watch_team",
    "members_of",
    "organisation",
    "portal_address",
    "set_up_names",
    "set_up_progress",
    "teams_visible_to",
    "today_of_company",
]
