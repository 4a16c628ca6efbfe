from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction

from atiende.identity.queries import user_id_of_email
from atiende.identity.rules.digests import keyed_digest_of
from atiende.kernel.actors import NOBODY, Actor
from atiende.platform.audit import record


def record_refused_sign_in(*, email: str, reason: str, by: Actor = NOBODY, at: datetime) -> int:
    """Tell that somebody was not let in: a known person by number, an unknown address by a keyed digest.

    `reason` is wrong_password, too_many_attempts or wrong_second_factor. Returns the person's number, 0 when unknown.
    """
    user_id = user_id_of_email(email)
    with transaction.atomic():
        record(
            by=by,
            verb="identity.sign_in_refused",
            target_kind="user" if user_id else "unknown_address",
            target_id=user_id or keyed_digest_of(email, settings.SECRET_KEY),
            outcome="refused",
            at=at,
            details={"reason": reason},
        )
    return user_id
