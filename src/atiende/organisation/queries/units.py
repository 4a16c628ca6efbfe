"""Units, where they stand and who belongs to them, as far as the actor may see them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotFound
from atiende.organisation.errors import OTHER_DIMENSION, UnitIsArchived
from atiende.organisation.models import Belonging, Unit, UnitPlace
from atiende.organisation.queries.company import today_of_company
from atiende.organisation.rules.units import Dimension, Place, UnitRole

ROLE_ORDER = {role.value: place for place, role in enumerate(UnitRole)}


@dataclass(slots=True)
class Node:
    """A unit in a tree of one day, with its people (leaders first) and the units under it."""

    unit: Unit
    people: list[Belonging]
    below: list[Node] = field(default_factory=list)

    @property
    def leaders(self) -> list[Belonging]:
        return [each for each in self.people if each.role == UnitRole.LEADER]

    @property
    def others(self) -> list[Belonging]:
        return [each for each in self.people if each.role != UnitRole.LEADER]


def units_visible_to(actor: Actor) -> QuerySet[Unit]:
    """All for who reads the organisation; for other staff those of which they are part; none for strangers."""
    if actor.may("organisation.read"):
        return Unit.objects.all()
    if not actor.grants:
        return Unit.objects.none()
    return Unit.objects.filter(pk__in=Belonging.objects.filter(agent_id=actor.id).values("unit_id"))


def get_unit_for(actor: Actor, unit_id: int, *, is_locked: bool = False) -> Unit:
    """NotFound when there is none or the actor may not see it. Locked: until the transaction ends."""
    rows = units_visible_to(actor).select_related("team", "archival").filter(pk=unit_id)
    found = (rows.select_for_update(of=("self",)) if is_locked else rows).first()
    if found is None:
        raise NotFound
    return found


def get_parent_for(actor: Actor, parent_id: int, *, dimension: str) -> Unit:
    """A unit under which another of this tree may stand. Raises NotFound, UnitIsArchived, and InvalidInput for another
    tree.
    """
    parent = get_unit_for(actor, parent_id)
    if hasattr(parent, "archival"):
        raise UnitIsArchived
    if parent.dimension != dimension:
        raise InvalidInput(fields={"parent_id": OTHER_DIMENSION})
    return parent


def tree_of(actor: Actor, dimension: str, *, on: dt.date) -> list[Node]:
    """The units at the top on that day, each with those under it, by name. In three queries, however many."""
    standing = UnitPlace.objects.filter(_on(on), unit__in=units_visible_to(actor), unit__dimension=dimension)
    standing = standing.filter(Q(unit__archival=None) | Q(unit__archival__archived_on__gt=on))
    places = list(standing.select_related("unit__team").order_by("unit__folded_name", "unit_id"))
    people = people_of_units([place.unit_id for place in places], on=on)
    nodes = {place.unit_id: Node(place.unit, people[place.unit_id]) for place in places}
    tops: list[Node] = []
    for place in places:
        above = nodes.get(place.parent_id or 0)
        (tops if above is None else above.below).append(nodes[place.unit_id])
    return tops


def people_of_units(unit_ids: list[int], *, on: dt.date) -> defaultdict[int, list[Belonging]]:
    """Who belongs to each on that day, leaders first, with `.agent.user`, in one query."""
    found: defaultdict[int, list[Belonging]] = defaultdict(list)
    rows = Belonging.objects.filter(_on(on), unit_id__in=unit_ids).select_related("agent__user")
    for row in sorted(rows, key=lambda row: (ROLE_ORDER[row.role], row.agent.folded_name, row.pk)):
        found[row.unit_id].append(row)
    return found


def dimensions_in_use(actor: Actor) -> list[str]:
    """In the order of the list, in one query."""
    used = set(units_visible_to(actor).filter(archival=None).values_list("dimension", flat=True))
    return [each.value for each in Dimension if each.value in used]


def list_units(actor: Actor, *, dimension: str = "", is_archived: bool = False) -> list[Unit]:
    """By tree and name, in one query."""
    rows = units_visible_to(actor).select_related("archival", "team").filter(archival__isnull=not is_archived)
    if dimension:
        rows = rows.filter(dimension=dimension)
    return list(rows.order_by("dimension", "folded_name", "pk"))


def places_of(unit: Unit) -> list[UnitPlace]:
    """Where it stood, the last first, with each `.parent`."""
    return list(unit.places.select_related("parent").order_by("-from_on"))


def place_on(unit: Unit, on: dt.date) -> UnitPlace | None:
    return unit.places.select_related("parent").filter(_on(on)).first()


def all_places(dimension: str) -> list[Place]:
    """Of every unit of a tree, on all days."""
    rows = UnitPlace.objects.filter(unit__dimension=dimension)
    return [Place(*row) for row in rows.values_list("unit_id", "parent_id", "from_on", "until_on")]


def belongings_of_unit(unit: Unit) -> list[Belonging]:
    """All that ever were, who is there without an end first, with `.agent.user`, in one query."""
    rows = unit.belongings.select_related("agent__user").order_by("-from_on", "agent__folded_name", "pk")
    return sorted(rows, key=lambda row: (row.until_on is not None, ROLE_ORDER[row.role]))


def belongings_of_agent(actor: Actor, agent_id: int, *, on: dt.date | None = None) -> list[Belonging]:
    """The person's parts in units that the actor sees, all days or one, with `.unit`, in one query."""
    rows = Belonging.objects.filter(agent_id=agent_id, unit__in=units_visible_to(actor))
    if on is not None:
        rows = rows.filter(_on(on), unit__archival=None)
    return list(rows.select_related("unit").order_by("unit__dimension", "unit__folded_name", "from_on"))


def bosses_of(agent_id: int, *, at: dt.datetime) -> list[Belonging]:
    """Who leads the units that the person belongs to; above a unit that they lead themselves, the next one up.

    One in each tree at least, so that a person may have several; with `.unit` and `.agent.user`.
    """
    today = today_of_company(at)
    own = list(
        Belonging.objects.filter(_on(today), agent_id=agent_id, unit__archival=None)
        .exclude(role=UnitRole.CONSULTED)
        .values_list("unit_id", flat=True)
    )
    parents = dict(
        UnitPlace.objects.filter(_on(today), unit__archival=None).values_list("unit_id", "parent_id")
    )
    rows = Belonging.objects.filter(_on(today), role=UnitRole.LEADER, agent__user__is_active=True)
    leaders: defaultdict[int, list[Belonging]] = defaultdict(list)
    for row in rows.select_related("agent__user", "unit").order_by("agent__folded_name"):
        leaders[row.unit_id].append(row)
    found: dict[int, Belonging] = {}
    for unit_id in sorted(set(own)):
        here: int | None = unit_id
        while here is not None and not _above(leaders[here], agent_id):
            here = parents.get(here)
        found |= {row.pk: row for row in (_above(leaders[here], agent_id) if here is not None else ())}
    return list(found.values())


def _above(rows: list[Belonging], agent_id: int) -> list[Belonging]:
    """The leaders of a unit whom the person obeys: none of one that they lead themselves."""
    return [] if any(row.agent_id == agent_id for row in rows) else rows


def _on(day: dt.date) -> Q:
    return Q(from_on__lte=day) & (Q(until_on=None) | Q(until_on__gte=day))
