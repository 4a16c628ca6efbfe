from __future__ import annotations

from datetime import datetime

from django.db import transaction

from atiende.identity.events import TokenRevoked
from atiende.identity.models import ApiToken
from atiende.identity.safeguards import require_command_of
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def revoke_token(*, token_id: int, by: Actor, at: datetime) -> None:
    """End a token at once: one's own, or one of a person whom the actor manages. Raises NotFound."""
    with transaction.atomic():
        token = (
            ApiToken.objects.select_for_update(of=("self",))
            .select_related("user")
            .filter(pk=token_id)
            .first()
        )
        if token is None or not (by.is_system or by.id == token.user_id or by.may("people.manage")):
            raise NotFound
        require_command_of(by, token.user)
        if token.revoked_at is not None:
            return
        token.revoked_at = at
        token.save(update_fields=["revoked_at"])
        record(
            by=by,
            verb="identity.token_revoked",
            target_kind="api_token",
            target_id=token.pk,
            at=at,
            details={"user": token.user_id},
        )
        emit(TokenRevoked(user_id=token.user_id, token_id=token.pk))
