from __future__ import annotations

from datetime import datetime

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.db import transaction
from django.urls import reverse

from atiende.identity.mails import queue_access_mail
from atiende.identity.queries import public_address
from atiende.identity.safeguards import locked_user, require_command_of
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Conflict
from atiende.platform.audit import record


def send_password_reset(*, user_id: int, by: Actor, at: datetime) -> None:
    """Mail a person the link with which they choose a new password.

    Raises NotPermitted, GrantNotHeld, Conflict and NotFound.
    """
    with transaction.atomic():
        user = locked_user(user_id)
        require_command_of(by, user)
        if not user.is_active:
            raise Conflict
        key = default_token_generator.make_token(user)
        address = {"uidb36": user_pk_to_url_str(user), "key": key}
        link = public_address(reverse("account_reset_password_from_key", kwargs=address))
        queue_access_mail(
            "password_reset",
            to=user.email,
            language=user.language,
            at=at,
            context={"link": link, "name": user.name},
        )
        record(by=by, verb="identity.password_reset_sent", target_kind="user", target_id=user.pk, at=at)
