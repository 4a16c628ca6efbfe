"""The views that a person has: their own and those shared with them, in their order."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotFound
from atiende.platform.postgres.reading import read_rows
from atiende.tickets.rules.listing import Order
from atiende.tickets.rules.view_conditions import NO_CONDITION, Condition, is_served, read_condition
from atiende.views.errors import NotYourView
from atiende.views.models import View

MOST_SHOWN: Final = 200
_KEPT: Final = f"""
SELECT view.id, view.name, view.owner_id, view.shared, view.condition::text, view.search, view."order", view.columns,
    view.version, ARRAY(SELECT link.team_id FROM views_viewteam link WHERE link.view_id = view.id ORDER BY 1),
    coalesce(owner.display_name, ''), coalesce(place.is_hidden, FALSE)
FROM views_view view
LEFT JOIN organisation_agent owner ON owner.user_id = view.owner_id
LEFT JOIN views_viewplace place ON place.view_id = view.id AND place.agent_id = %(me)s::bigint
WHERE (%(id)s::bigint IS NULL OR view.id = %(id)s::bigint) AND (
    view.owner_id = %(me)s::bigint OR view.shared = 'everybody' OR (view.shared = 'teams' AND EXISTS (
        SELECT FROM views_viewteam link WHERE link.view_id = view.id AND link.team_id = ANY(%(teams)s::bigint[])
    ))
)
ORDER BY place.position NULLS LAST, view.id
LIMIT {MOST_SHOWN}
"""  # noqa: S608  put together of constants


@dataclass(frozen=True, slots=True)
class Kept:
    """A view as one person has it. `is_readable` False: its condition was written by a newer program.

    `teams`: with which it is shared. `is_served`: an index finds its cases, so it is counted.
    """

    id: int
    name: str
    owner_id: int | None
    owner: str
    shared: str
    team_ids: frozenset[int]
    condition: Condition
    search: str
    order: Order
    columns: tuple[str, ...]
    version: int
    is_hidden: bool
    is_readable: bool = True

    @property
    def is_served(self) -> bool:
        return self.is_readable and not self.search and is_served(self.condition)


def views_for(actor: Actor, *, with_hidden: bool = False) -> list[Kept]:
    """In the person's order, those without a place last; in one query."""
    if not actor.may("tickets.read"):
        return []
    found = [_kept(row) for row in read_rows(_KEPT, _values(actor, None))]
    return [view for view in found if with_hidden or not view.is_hidden]


def get_view_for(actor: Actor, view_id: int) -> Kept:
    """Raises NotFound, also for who may not see it."""
    if not (actor.may("tickets.read") and 0 < view_id < 2**63):
        raise NotFound
    found = read_rows(_KEPT, _values(actor, view_id))
    if not found:
        raise NotFound
    return _kept(found[0])


def count_kept(actor: Actor) -> int:
    return View.objects.filter(owner_id=actor.id).count()


def kept_by(actor: Actor, view: Kept) -> bool:
    """Whether this person may change or delete it: their own, and shared ones for who shares with everybody."""
    return view.owner_id == actor.id or (view.shared != "nobody" and actor.may("views.share"))


def lock_view_of(actor: Actor, view_id: int) -> View:
    """To change it, held until the transaction ends; who looks after the settings changes all that are shared.

    Raises NotFound and NotYourView.
    """
    view = View.objects.select_for_update().filter(pk=view_id).first()
    if view is None:
        raise NotFound
    if view.shared != View.Shared.NOBODY and actor.may("settings.manage") and actor.may("views.share"):
        return view
    seen = get_view_for(actor, view_id)
    if not kept_by(actor, seen):
        raise NotYourView
    return view


def _values(actor: Actor, view_id: int | None) -> dict[str, Any]:
    return {"me": actor.id, "teams": sorted(actor.team_ids), "id": view_id}


def _kept(row: tuple[Any, ...]) -> Kept:
    pk, name, owner_id, shared, condition, search, order, columns, version, teams, owner, is_hidden = row
    try:
        read, is_readable = read_condition(json.loads(condition)), order in set(Order)
    except InvalidInput:
        read, is_readable = NO_CONDITION, False
    return Kept(
        id=pk,
        name=name,
        owner_id=owner_id,
        owner=owner,
        shared=shared,
        team_ids=frozenset(teams),
        condition=read,
        search=search,
        order=Order(order) if order in set(Order) else Order.LAST_MESSAGE,
        columns=tuple(columns),
        version=version,
        is_hidden=is_hidden,
        is_readable=is_readable,
    )
