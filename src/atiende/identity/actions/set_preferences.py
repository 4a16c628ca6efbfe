from __future__ import annotations

from datetime import datetime

from django.db import transaction

from atiende.identity.rules.names import clean_language, clean_time_zone
from atiende.identity.safeguards import locked_user, require_command_of
from atiende.kernel.actors import Actor
from atiende.platform.audit import record


def set_preferences(
    *,
    user_id: int,
    language: str | None = None,
    time_zone: str | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """Change language or time zone of a person; what is None stays.

    Raises NotPermitted, GrantNotHeld, InvalidInput and NotFound.
    """
    wished: dict[str, str] = {}
    if language is not None:
        wished["language"] = clean_language(language)
    if time_zone is not None:
        wished["time_zone"] = clean_time_zone(time_zone)
    with transaction.atomic():
        user = locked_user(user_id)
        require_command_of(by, user)
        changed = [field for field, value in wished.items() if getattr(user, field) != value]
        if not changed:
            return
        for field in changed:
            setattr(user, field, wished[field])
        user.save(update_fields=changed)
        record(
            by=by,
            verb="identity.preferences_set",
            target_kind="user",
            target_id=user.pk,
            fields=changed,
            at=at,
        )
