"""The company of the benchmark, made by the product's own actions; who measures signs in with the one password."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import connection, transaction

from atiende.identity.actions.create_user import create_user
from atiende.kernel.actors import SYSTEM
from atiende.organisation.actions.add_to_team import add_to_team
from atiende.organisation.actions.change_agent import change_agent
from atiende.organisation.actions.create_agent import create_agent
from atiende.organisation.actions.create_brand import create_brand
from atiende.organisation.actions.create_team import create_team
from atiende.organisation.rules.brand import BrandFields
from atiende.organisation.rules.staff import AgentFields, TeamFields
from atiende.platform.storage import store
from atiende.site.bench.data.company import (
    AGENTS,
    BRANDS,
    CROWD,
    FEW_TEAM,
    SEES_FEW,
    SEES_NONE,
    TAGS,
    TEAMS,
    Company,
    crowd_email,
    name_of,
)
from atiende.site.bench.data.rows import FILE_NAME
from atiende.site.bench.program import EMAIL, PASSWORD

_ZONE: Final = "Europe/Madrid"
_EMPTY_BRAND: Final = "Bench Vacía"
_TAGS: Final = """
INSERT INTO tickets_tag (name, folded_name)
SELECT 'etiqueta ' || n, 'etiqueta ' || n FROM generate_series(1, %s) AS n RETURNING id
"""


@transaction.atomic
def found_company(*, at: dt.datetime) -> Company:
    """Brands, teams, agents and three who sign in: an administrator, one who sees a hundredth, one who sees nothing."""
    brands = [_brand(name, at) for name in BRANDS]
    teams = [
        create_team(fields=TeamFields(name=f"Equipo {n}"), by=SYSTEM, at=at).pk for n in range(1, TEAMS + 1)
    ]
    names: dict[int, str] = {}
    members: list[list[int]] = [[] for _ in teams]
    for number in range(AGENTS):
        password = PASSWORD if number < CROWD else None
        agent = _agent(crowd_email(number), name_of(number + 500), password, at)
        names[agent] = name_of(number + 500)
        for place in {number % TEAMS, number * 7 % TEAMS} if number % 3 == 0 else {number % TEAMS}:
            add_to_team(team_id=teams[place], agent_id=agent, by=SYSTEM, at=at)
            members[place].append(agent)
    _agent(EMAIL, "Bench", PASSWORD, at, role="administrator")
    add_to_team(team_id=teams[FEW_TEAM], agent_id=_agent(SEES_FEW, "Few", PASSWORD, at), by=SYSTEM, at=at)
    _bind(_agent(SEES_NONE, "None", PASSWORD, at), _brand(_EMPTY_BRAND, at), at)
    stored = store(b"%PDF-1.4 the file of the benchmark", name=FILE_NAME, media_type="application/pdf")
    with connection.cursor() as cursor:
        cursor.execute("SELECT category, id FROM tickets_ticketstatus WHERE is_builtin")
        statuses = dict(cursor.fetchall())
        cursor.execute(_TAGS, [TAGS])
        tags = [tag for (tag,) in cursor.fetchall()]
    return Company(brands, teams, members, names, tags, statuses, (stored.id, stored.sha256, stored.size))


def _brand(name: str, at: dt.datetime) -> int:
    return int(create_brand(fields=BrandFields(name=name, time_zone=_ZONE), by=SYSTEM, at=at).pk)


def _agent(email: str, name: str, password: str | None, at: dt.datetime, *, role: str = "agent") -> int:
    user = create_user(email=email, name=name, password=password, role_codes=[role], by=SYSTEM, at=at)
    return int(create_agent(user_id=user.pk, by=SYSTEM, at=at).pk)


def _bind(agent_id: int, brand_id: int, at: dt.datetime) -> None:
    """Let an agent serve one brand alone."""
    fields = AgentFields(display_name="None", serves_all_brands=False, brand_ids=frozenset({brand_id}))
    change_agent(agent_id=agent_id, fields=fields, version=1, by=SYSTEM, at=at)
