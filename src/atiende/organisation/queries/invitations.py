"""Invitations that wait, with the teams that await the person."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext

from atiende.identity.queries import list_invitations
from atiende.kernel.actors import Actor
from atiende.organisation.models import InvitedMembership


@dataclass(frozen=True, slots=True)
class WaitingInvitation:
    """`role_names` are in the language of the request."""

    id: int
    email: str
    name: str
    language: str
    role_codes: tuple[str, ...]
    role_names: tuple[str, ...]
    team_ids: tuple[int, ...]
    team_names: tuple[str, ...]
    invited_at: dt.datetime
    expires_at: dt.datetime


def list_waiting_invitations(actor: Actor) -> list[WaitingInvitation]:
    """The newest first, in three queries. NotPermitted unless the actor manages people."""
    waiting = list_invitations(actor)
    teams: dict[str, list[tuple[int, str]]] = defaultdict(list)
    awaiting = InvitedMembership.objects.filter(email__in=[invitation.email for invitation in waiting])
    for email, team_id, name in awaiting.values_list("email", "team_id", "team__name"):
        teams[email].append((team_id, name))
    return [
        WaitingInvitation(
            id=invitation.pk,
            email=invitation.email,
            name=invitation.name,
            language=invitation.language,
            role_codes=tuple(role.code for role in invitation.roles.all()),
            role_names=tuple(
                gettext(role.name) if role.is_builtin else role.name for role in invitation.roles.all()
            ),
            team_ids=tuple(team_id for team_id, _ in teams[invitation.email]),
            team_names=tuple(name for _, name in teams[invitation.email]),
            invited_at=invitation.invited_at,
            expires_at=invitation.expires_at,
        )
        for invitation in waiting
    ]
