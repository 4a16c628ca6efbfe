from __future__ import annotations

from datetime import datetime

from django.db import transaction

from atiende.identity.models import Invitation
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.audit import record


def withdraw_invitation(*, invitation_id: int, by: Actor, at: datetime) -> None:
    """Make the link of an invitation stop working. Raises NotPermitted and NotFound."""
    by.require("people.manage")
    with transaction.atomic():
        waiting = Invitation.objects.filter(pk=invitation_id, accepted_at=None, withdrawn_at=None)
        if not waiting.update(withdrawn_at=at):
            raise NotFound
        record(
            by=by,
            verb="identity.invitation_withdrawn",
            target_kind="invitation",
            target_id=invitation_id,
            at=at,
        )
