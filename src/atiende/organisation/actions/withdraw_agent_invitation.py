"""Take an invitation back, and the teams that awaited the person with it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.identity.actions.withdraw_invitation import withdraw_invitation
from atiende.identity.queries import list_invitations
from atiende.kernel.actors import Actor
from atiende.organisation.models import InvitedMembership


def withdraw_agent_invitation(*, invitation_id: int, by: Actor, at: dt.datetime) -> None:
    """Raises NotPermitted, and NotFound when it does not wait any more."""
    with transaction.atomic():
        emails = [waiting.email for waiting in list_invitations(by) if waiting.pk == invitation_id]
        withdraw_invitation(invitation_id=invitation_id, by=by, at=at)
        InvitedMembership.objects.filter(email__in=emails).delete()
