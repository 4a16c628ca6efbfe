"""Who may read and change what: one's own, and what is everybody's."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Q

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotFound, gettext_noop
from atiende.organisation.queries import brands_visible_to, teams_visible_to
from atiende.playbooks.models import CannedReply, Macro

SHARED_GRANT = "settings.manage"
OWN_GRANT = "tickets.reply"
UNKNOWN = gettext_noop("Choose one of the list.")
Kept = TypeVar("Kept", CannedReply, Macro)


def require_writing(by: Actor, *, is_personal: bool) -> None:
    """Raises NotPermitted."""
    by.require(OWN_GRANT if is_personal else SHARED_GRANT)


def owned_for(by: Actor, kind: type[Kept], pk: int, *, is_locked: bool = True) -> Kept:
    """What this person may change: their own, or what is everybody's. Raises NotFound and NotPermitted."""
    rows = kind.objects.select_for_update() if is_locked else kind.objects.all()
    found = rows.filter(pk=pk).first()
    if found is None or found.owner_id not in (None, by.id):
        raise NotFound
    require_writing(by, is_personal=found.owner_id is not None)
    return found


def place_of(by: Actor, *, brand_id: int | None, team_id: int | None) -> None:
    """Raises InvalidInput for a brand or a team that this person does not see."""
    problems = {}
    if brand_id is not None and not brands_visible_to(by).filter(pk=brand_id).exists():
        problems["brand_id"] = UNKNOWN
    if team_id is not None and not teams_visible_to(by).filter(pk=team_id).exists():
        problems["team_id"] = UNKNOWN
    if problems:
        raise InvalidInput(fields=problems)


def offered_to(actor: Actor) -> Q:
    """One's own, and everybody's of the brands that one serves."""
    served = Q() if actor.brand_ids is None else Q(brand=None) | Q(brand_id__in=sorted(actor.brand_ids))
    return Q(owner_id=actor.id) | (Q(owner=None) & served)


def offered_in(actor: Actor, *, brand_id: int, team_id: int | None) -> Q:
    """The same, in a case of this brand and team; those of one's own teams too."""
    teams = {*actor.team_ids, *([team_id] if team_id else [])}
    of_team = Q(team=None) | Q(team_id__in=sorted(teams))
    return offered_to(actor) & (Q(brand=None) | Q(brand_id=brand_id)) & of_team
