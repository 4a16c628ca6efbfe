"""Invite somebody to the staff, with the teams that await them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from atiende.identity.actions.invite_user import invite_user
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, gettext_noop
from atiende.organisation.models import InvitedMembership
from atiende.organisation.queries import teams_visible_to

UNKNOWN_TEAM = gettext_noop("Choose teams of the list.")


@dataclass(frozen=True, slots=True)
class Invited:
    """`link` lets the person in: for who has no mail server yet; it is never shown again."""

    invitation_id: int
    email: str
    link: str


def invite_agent(
    *,
    email: str,
    role_codes: Iterable[str],
    by: Actor,
    at: dt.datetime,
    name: str = "",
    team_ids: Iterable[int] = (),
    language: str = "es",
) -> Invited:
    """An earlier invitation of the same address stops working, and its teams are forgotten.

    Raises NotPermitted (teams need `organisation.manage` too), GrantNotHeld, EmailTaken and InvalidInput.
    """
    by.require("people.manage")
    wished = frozenset(team_ids)
    if wished:
        by.require("organisation.manage")
    with transaction.atomic():
        invitation, link = invite_user(
            email=email, name=name, role_codes=role_codes, language=language, by=by, at=at
        )
        teams = list(teams_visible_to(by).filter(pk__in=wished, archival=None))
        if len(teams) != len(wished):
            raise InvalidInput(fields={"teams": UNKNOWN_TEAM})
        InvitedMembership.objects.filter(email=invitation.email).delete()
        InvitedMembership.objects.bulk_create(
            InvitedMembership(email=invitation.email, team=team) for team in teams
        )
        return Invited(invitation.pk, invitation.email, link)
