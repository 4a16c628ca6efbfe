"""What programs and people call a brand, a team, an agent or a status; what is not known is told with what exists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotPermitted
from atiende.kernel.text import folded
from atiende.organisation.queries import agents_visible_to, brands_visible_to, default_brand, teams_visible_to
from atiende.tickets.errors import UNKNOWN_AMONG, UNKNOWN_AND_NONE
from atiende.tickets.models import Ticket, TicketStatus
from atiende.tickets.queries.candidates import agents_for, brands_for, teams_for

_SHOWN: Final = 50
Said = int | str


def place_of_case(ticket_id: int) -> tuple[int, int | None] | None:
    """Brand and team of a case; without permission, for programs that carry mail."""
    return Ticket.objects.filter(pk=ticket_id).values_list("brand_id", "team_id").first()


def brand_of_work(actor: Actor) -> int:
    """The brand for what names none: the company's default or, for who does not serve it, their first one.

    Raises NotPermitted for who serves none.
    """
    default = default_brand()
    if default is not None and actor.serves(default.pk):
        return default.pk
    served = brands_for(actor)
    if not served:
        raise NotPermitted
    return served[0][0]


def brand_named(actor: Actor, said: Said, *, field: str = "brand") -> int:
    """By id, short name or name. Raises InvalidInput with those that the actor serves."""
    choices = dict(brands_for(actor))
    slugs = dict(brands_visible_to(actor).filter(pk__in=choices).values_list("slug", "pk"))
    found = slugs.get(str(said)) or _chosen(choices, said)
    return found or _unknown(field, slugs)


def team_named(actor: Actor, said: Said, *, field: str = "team") -> int:
    """By id or name. Raises InvalidInput with those that exist."""
    choices = dict(teams_for(actor)) or dict(teams_visible_to(actor).values_list("pk", "name"))
    return _chosen(choices, said) or _unknown(field, choices.values())


def agent_named(actor: Actor, said: Said, *, field: str = "assignee") -> int:
    """By id, mail address, name, or `me`. Raises InvalidInput with those whom the actor sees."""
    if said == "me":
        return actor.id
    if isinstance(said, str) and "@" in said:
        rows = agents_visible_to(actor).filter(user__email__iexact=said.strip())
        by_address = rows.values_list("pk", flat=True).first()
        if by_address:
            return int(by_address)
    choices = dict(agents_for(actor))
    return _chosen(choices, said) or _unknown(field, choices.values())


def status_named(said: str, *, field: str = "status") -> TicketStatus:
    """By key, also one that is not in use any more. Raises InvalidInput with those that are."""
    found = TicketStatus.objects.filter(key=said.replace("\0", "")[:40]).first()
    if found is None:
        rows = TicketStatus.objects.filter(is_in_use=True).order_by("position", "pk")
        _unknown(field, rows.values_list("key", flat=True))
    assert found is not None
    return found


def _chosen(choices: dict[int, str], said: Said) -> int | None:
    if isinstance(said, int):
        return said if said in choices else None
    if said.isdecimal() and len(said) < 19 and int(said) in choices:
        return int(said)
    wanted = folded(said.encode("utf-8", "ignore").decode())
    return next((ident for ident, name in choices.items() if wanted and folded(name) == wanted), None)


def _unknown(field: str, names: Iterable[str]) -> int:
    listed = list(names)[:_SHOWN]
    if not listed:
        raise InvalidInput(fields={field: UNKNOWN_AND_NONE})
    raise InvalidInput(fields={field: UNKNOWN_AMONG}, choices=", ".join(listed))
