from __future__ import annotations

from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import transaction

from atiende.identity.events import EmailChanged
from atiende.identity.rules.names import clean_email
from atiende.identity.safeguards import locked_user, require_command_of, require_free_email
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def change_email(*, user_id: int, email: str, by: Actor, at: datetime) -> None:
    """Change the address with which a colleague signs in, known to be theirs by whoever manages people.

    One's own address is changed by a link sent to it, not here. Raises NotPermitted, GrantNotHeld, EmailTaken,
    InvalidInput and NotFound.
    """
    by.require("people.manage")
    email = clean_email(email)
    with transaction.atomic():
        user = locked_user(user_id)
        require_command_of(by, user)
        if user.email == email:
            return
        require_free_email(email, except_user_id=user.pk)
        user.email = email
        user.save(update_fields=["email"])
        EmailAddress.objects.filter(user=user).delete()
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
        record(
            by=by,
            verb="identity.email_changed",
            target_kind="user",
            target_id=user.pk,
            fields=["email"],
            at=at,
        )
        emit(EmailChanged(user_id=user.pk))
