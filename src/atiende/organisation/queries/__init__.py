"""Reads of organisation, and the only place that decides who sees which team, brand or colleague."""

from atiende.organisation.queries.actors import actor_of, actors_of, belongings_of
from atiende.organisation.queries.agents import (
    active_agent_by_email,
    agents_visible_to,
    count_agents_by_role,
    current_teams_of,
    get_agent_for,
    list_agents,
    list_candidates,
    may_watch_agent,
    members_of,
)
from atiende.organisation.queries.authority import may_decide
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
from atiende.organisation.queries.calendars import (
    CalendarUse,
    calendar_id_of,
    calendars_visible_to,
    complete_until_of,
    default_calendar_id,
    fields_of_calendar,
    get_calendar_for,
    special_days_of,
    uses_of_calendars,
    working_time,
    working_time_of,
)
from atiende.organisation.queries.company import (
    get_organisation_for,
    is_set_up,
    organisation,
    today_of_company,
)
from atiende.organisation.queries.duties import leaders_of, led_by, looks_after
from atiende.organisation.queries.house_values import house_values
from atiende.organisation.queries.invitations import WaitingInvitation, list_waiting_invitations
from atiende.organisation.queries.paging import PAGE_SIZE, Page
from atiende.organisation.queries.people_at import PersonAt, people_at, usual_limits
from atiende.organisation.queries.portals import portal_address
from atiende.organisation.queries.presence import (
    NEVER_SEEN,
    PresenceShown,
    own_presence,
    presence_of,
    presence_timeline,
)
from atiende.organisation.queries.roster import (
    AbsenceSeen,
    Planned,
    absences_awaiting,
    absences_of,
    get_shift_pattern,
    next_shift_of,
    plannable_agents,
    planned_between,
    shift_patterns,
    working_now,
)
from atiende.organisation.queries.set_up import set_up_progress
from atiende.organisation.queries.set_up_names import set_up_names
from atiende.organisation.queries.skills import (
    capacity_of,
    channel_weights,
    expiring_skills,
    get_skill,
    list_skills,
    skills_of,
    skills_of_people,
)
from atiende.organisation.queries.teams import (
    get_team_for,
    list_teams,
    may_watch_team,
    teams_visible_to,
)

__all__ = [
    "NEVER_SEEN",
    "PAGE_SIZE",
    "AbsenceSeen",
    "Beginnings",
    "BrandAtWork",
    "CalendarUse",
    "Page",
    "PersonAt",
    "Planned",
    "PresenceShown",
    "WaitingInvitation",
    "absences_awaiting",
    "absences_of",
    "active_agent_by_email",
    "actor_of",
    "actors_of",
    "agents_visible_to",
    "beginnings",
    "belongings_of",
    "brand_at_work",
    "brand_of_host",
    "brands_visible_to",
    "calendar_id_of",
    "calendars_visible_to",
    "capacity_of",
    "channel_weights",
    "complete_until_of",
    "count_agents_by_role",
    "current_teams_of",
    "default_brand",
    "default_calendar_id",
    "expiring_skills",
    "fields_of_brand",
    "fields_of_calendar",
    "get_agent_for",
    "get_brand_for",
    "get_calendar_for",
    "get_open_brand_for",
    "get_organisation_for",
    "get_shift_pattern",
    "get_skill",
    "get_team_for",
    "house_values",
    "is_set_up",
    "leaders_of",
    "led_by",
    "list_agents",
    "list_brands",
    "list_candidates",
    "list_skills",
    "list_teams",
    "list_waiting_invitations",
    "looks_after",
    "may_decide",
    "may_watch_agent",
    "may_watch_team",
    "members_of",
    "next_shift_of",
    "organisation",
    "own_presence",
    "people_at",
    "plannable_agents",
    "planned_between",
    "portal_address",
    "presence_of",
    "presence_timeline",
    "set_up_names",
    "set_up_progress",
    "shift_patterns",
    "skills_of",
    "skills_of_people",
    "special_days_of",
    "teams_visible_to",
    "today_of_company",
    "uses_of_calendars",
    "usual_limits",
    "working_now",
    "working_time",
    "working_time_of",
]
