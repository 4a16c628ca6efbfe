from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.urls import reverse

from atiende.identity.events import UserInvited
from atiende.identity.mails import queue_access_mail
from atiende.identity.models import Invitation
from atiende.identity.queries import public_address
from atiende.identity.rules.digests import digest_of
from atiende.identity.rules.names import clean_email, clean_language
from atiende.identity.safeguards import require_free_email, roles_to_give
from atiende.kernel.actors import Actor
from atiende.kernel.ids import new_token
from atiende.kernel.text import one_line
from atiende.platform.audit import record
from atiende.platform.outbox import emit

VALID_FOR: Final = timedelta(days=7)


def invite_user(
    *, email: str, name: str = "", role_codes: Iterable[str], language: str = "es", by: Actor, at: datetime
) -> tuple[Invitation, str]:
    """Mail somebody a link with which they make their own account; an earlier invitation of theirs stops working.

    Returns the invitation and its link, for who has no mail server yet; the link is never shown again.
    Raises NotPermitted, GrantNotHeld, EmailTaken and InvalidInput.
    """
    by.require("people.manage")
    email, language = clean_email(email), clean_language(language)
    token = new_token("inv")
    link = public_address(reverse("identity:invitation", args=[token]))
    with transaction.atomic():
        roles = roles_to_give(by, role_codes)
        require_free_email(email)
        waiting = Invitation.objects.filter(email=email, accepted_at=None, withdrawn_at=None)
        waiting.update(withdrawn_at=at)
        invitation = Invitation.objects.create(
            email=email,
            name=one_line(name, limit=150),
            language=language,
            digest=digest_of(token),
            invited_by_id=by.id,
            invited_at=at,
            expires_at=at + VALID_FOR,
        )
        invitation.roles.set(roles)
        queue_access_mail(
            "invitation",
            to=email,
            language=language,
            at=at,
            context={"link": link, "inviter": by.label, "days": VALID_FOR.days},
        )
        record(
            by=by,
            verb="identity.user_invited",
            target_kind="invitation",
            target_id=invitation.pk,
            at=at,
            details={"roles": ",".join(sorted(role.code for role in roles))},
        )
        emit(UserInvited(invitation_id=invitation.pk))
    return invitation, link
