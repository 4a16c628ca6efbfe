"""Who is acting: a signed-in user with the grants of the roles and the teams of today."""

from __future__ import annotations

from typing import Protocol

from django.contrib.auth.models import AnonymousUser

from atiende.identity.queries import grants_of
from atiende.kernel.actors import NOBODY, Actor
from atiende.organisation.models import TeamMembership


class SignedIn(Protocol):
    """What is asked of a user: identity's User gives it."""

    pk: int
    name: str
    is_active: bool


def actor_of(user: SignedIn | AnonymousUser) -> Actor:
    """The actor that screens and endpoints pass to actions, in two queries; NOBODY for strangers and the disabled."""
    if isinstance(user, AnonymousUser) or not user.is_active:
        return NOBODY
    return Actor(id=user.pk, label=user.name, grants=grants_of(user.pk), team_ids=team_ids_of(user.pk))


def team_ids_of(user_id: int) -> frozenset[int]:
    """The teams this user belongs to now; archived teams do not count."""
    return frozenset(
        TeamMembership.objects.filter(agent_id=user_id, until_on=None, team__archival=None).values_list(
            "team_id", flat=True
        )
    )
