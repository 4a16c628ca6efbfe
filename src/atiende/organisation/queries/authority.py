"""Who may decide what, on which day, and whom to ask otherwise."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.db.models import Q, QuerySet

from atiende.identity.queries.roles import holders_of_grant, holders_of_roles
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.organisation.models import AuthorityLine, Deputy
from atiende.organisation.queries.company import today_of_company
from atiende.organisation.rules.authority import Asked, Authority, Decision, LineFields, limit_of


def may_decide(
    actor_id: int,
    kind: str,
    amount: Decimal,
    currency: str,
    category: str,
    tier: str,
    at: dt.datetime,
) -> Decision:
    """Whether this person may decide it at that instant; whom to ask when not: who has the authority, their deputy
    while they are away, and where nobody has it, those who can write the matrix.
    """
    asked = Asked(kind, amount, currency, category, tier)
    authority = authority_of(actor_id, kind, at=at)
    limit = authority.limit(asked)
    if limit is not None and limit.allows(amount):
        return Decision(True, limit)
    people = who_may(authority.lines, asked, on=today_of_company(at))
    ask = [person for person in people if person != actor_id]
    return Decision(False, limit, tuple(ask or holders_of_grant("organisation.manage")))


def authority_of(actor_id: int, kind: str, *, at: dt.datetime) -> Authority:
    """What this person may decide of the kind, in the places of who named them deputy too. In four queries."""
    today = today_of_company(at)
    lines = lines_in_force(kind, on=today)
    away = frozenset(_deputies(today).filter(deputy_id=actor_id).values_list("agent_id", flat=True))
    roles: dict[int, set[int]] = {}
    for person, role in holders_of_roles(line.role_id for line in lines):
        roles.setdefault(person, set()).add(role)
    stands_in_for = tuple(frozenset(roles.get(person, ())) for person in sorted(away))
    return Authority(lines, frozenset(roles.get(actor_id, ())), stands_in_for)


def lines_in_force(kind: str, *, on: dt.date) -> tuple[LineFields, ...]:
    rows = AuthorityLine.objects.filter(_in_force(on), kind=kind).order_by("pk")
    return tuple(fields_of_line(row) for row in rows)


def who_may(lines: tuple[LineFields, ...], asked: Asked, *, on: dt.date) -> list[int]:
    """Those at work whom the lines allow it, and who stands in for one of them on that day. In two queries."""
    roles: dict[int, set[int]] = {}
    for person, role in holders_of_roles(line.role_id for line in lines):
        roles.setdefault(person, set()).add(role)
    allowed = set()
    for person, held in roles.items():
        limit = limit_of(lines, held, asked)
        if limit is not None and limit.allows(asked.amount):
            allowed.add(person)
    standing_in = _deputies(on).filter(agent_id__in=allowed, deputy__user__is_active=True)
    return sorted(allowed | set(standing_in.values_list("deputy_id", flat=True)))


def list_authority(actor: Actor, *, on: dt.date | None = None) -> list[AuthorityLine]:
    """The matrix, with each `.role`: all lines that were ever written, or those of a day. Raises NotPermitted."""
    actor.require("organisation.read")
    rows = AuthorityLine.objects.all() if on is None else AuthorityLine.objects.filter(_in_force(on))
    return list(
        rows.select_related("role").order_by("kind", "role_id", "category", "tier", "currency", "from_on")
    )


def get_line_for(actor: Actor, line_id: int, *, is_locked: bool = False) -> AuthorityLine:
    """Raises NotPermitted and NotFound."""
    actor.require("organisation.read")
    rows = AuthorityLine.objects.select_for_update(of=("self",)) if is_locked else AuthorityLine.objects.all()
    found = rows.select_related("role").filter(pk=line_id).first()
    if found is None:
        raise NotFound
    return found


def fields_of_line(line: AuthorityLine) -> LineFields:
    return LineFields(
        kind=line.kind,
        role_id=line.role_id,
        amount=line.amount,
        currency=line.currency,
        from_on=line.from_on,
        until_on=line.until_on,
        category=line.category,
        tier=line.tier,
    )


def deputy_of(actor: Actor) -> Deputy | None:
    """Whom this person named, over or not."""
    return Deputy.objects.select_related("deputy__user").filter(pk=actor.id).first()


def who_decides_for(agent_id: int, *, at: dt.datetime) -> list[int]:
    """This person and, while they are away, their deputy; nobody for 0."""
    if not agent_id:
        return []
    away = _deputies(today_of_company(at)).filter(agent_id=agent_id)
    return [agent_id, *away.values_list("deputy_id", flat=True)]


def stands_in_for(agent_id: int, *, at: dt.datetime) -> frozenset[int]:
    """In whose places this person decides at that instant."""
    away = _deputies(today_of_company(at)).filter(deputy_id=agent_id)
    return frozenset(away.values_list("agent_id", flat=True))


def _deputies(on: dt.date) -> QuerySet[Deputy]:
    return Deputy.objects.filter(from_on__lte=on, until_on__gte=on)


def _in_force(on: dt.date) -> Q:
    return Q(from_on__lte=on) & (Q(until_on=None) | Q(until_on__gte=on))
