from __future__ import annotations

from datetime import datetime

from django.db import transaction

from atiende.identity.errors import InvitationUnusable
from atiende.identity.events import InvitationAccepted
from atiende.identity.models import Invitation, User
from atiende.identity.queries import open_invitation
from atiende.identity.rules.names import clean_name, clean_time_zone
from atiende.identity.safeguards import require_free_email, require_good_password
from atiende.identity.writing import write_user
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def accept_invitation(
    *, token: str, name: str, password: str, time_zone: str = "Europe/Madrid", at: datetime
) -> User:
    """Make the account of who holds the link of an invitation.

    Raises InvitationUnusable, EmailTaken and InvalidInput.
    """
    name = clean_name(name)
    with transaction.atomic():
        invitation = open_invitation(token, at)
        if invitation is None or not _claim(invitation, at):
            raise InvitationUnusable
        user = User(
            email=invitation.email,
            name=name,
            language=invitation.language,
            time_zone=clean_time_zone(time_zone),
        )
        require_good_password(password, user)
        require_free_email(user.email)
        roles = list(invitation.roles.all())
        inviter = Actor(id=invitation.invited_by_id, label="")
        write_user(user, password=password, roles=roles, by=inviter, at=at)
        record(
            by=Actor(id=user.pk, label=user.name),
            verb="identity.invitation_accepted",
            target_kind="invitation",
            target_id=invitation.pk,
            at=at,
            details={"user": user.pk},
        )
        emit(InvitationAccepted(invitation_id=invitation.pk, user_id=user.pk))
    return user


def _claim(invitation: Invitation, at: datetime) -> bool:
    """True for one of those who open the link at the same moment."""
    waiting = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, withdrawn_at=None)
    return bool(waiting.update(accepted_at=at))
