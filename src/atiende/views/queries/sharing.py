"""With whom a view may be shared, and under which name."""

from __future__ import annotations

from collections.abc import Iterable

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.views.errors import NAME_TAKEN, TEAM_NOT_YOURS
from atiende.views.models import View, ViewTeam
from atiende.views.rules.keeping import NewView

GRANT = "views.share"


def require_sharing(by: Actor, wanted: NewView) -> None:
    """With one's own teams by oneself; with others and with everybody by a grant. Raises NotPermitted, InvalidInput."""
    if wanted.shared == "everybody":
        by.require(GRANT)
    if wanted.shared == "teams" and not by.may(GRANT) and wanted.team_ids - by.team_ids:
        raise InvalidInput(fields={"teams": TEAM_NOT_YOURS})


def require_free_name(by: Actor, name: str, *, but: int | None = None) -> None:
    """Raises InvalidInput when this person has another view of that name."""
    others = View.objects.filter(owner_id=None if by.is_system else by.id, name__iexact=name)
    if but is not None:
        others = others.exclude(pk=but)
    if others.exists():
        raise InvalidInput(fields={"name": NAME_TAKEN})


def share_with(view: View, team_ids: Iterable[int]) -> None:
    """With these teams and no others."""
    wanted = set(team_ids)
    present = set(ViewTeam.objects.filter(view=view).values_list("team_id", flat=True))
    ViewTeam.objects.filter(view=view, team_id__in=present - wanted).delete()
    ViewTeam.objects.bulk_create(ViewTeam(view=view, team_id=pk) for pk in sorted(wanted - present))
