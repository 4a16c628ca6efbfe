from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from atiende.identity.models import ApiToken
from atiende.identity.queries.people import SHOWN_OF_SECRET
from atiende.identity.rules.digests import digest_of
from atiende.identity.rules.names import clean_name
from atiende.identity.rules.networks import clean_networks
from atiende.identity.rules.scopes import clean_scopes
from atiende.identity.safeguards import locked_user
from atiende.kernel.actors import Actor
from atiende.kernel.ids import new_token
from atiende.kernel.refusals import InvalidInput, NotPermitted, gettext_noop
from atiende.platform.audit import record

PREFIX = "atd"


def create_token(
    *,
    user_id: int,
    name: str,
    scopes: Iterable[str],
    by: Actor,
    at: datetime,
    expires_at: datetime | None = None,
    networks: Iterable[str] = (),
) -> tuple[ApiToken, str]:
    """Make a token for oneself (or, by the system, for somebody); the secret is returned now and never again.

    Raises NotPermitted, InvalidInput and NotFound.
    """
    name = clean_name(name, limit=100)
    chosen = clean_scopes(scopes)
    allowed = clean_networks(networks)
    if expires_at is not None and expires_at <= at:
        raise InvalidInput(fields={"expires_at": gettext_noop("Choose a day that is still to come.")})
    raw = new_token(PREFIX)
    with transaction.atomic():
        user = locked_user(user_id)
        if not by.is_system and by.id != user.pk:
            raise NotPermitted  # a token would let one person act under another's name
        if not user.is_active:
            raise InvalidInput(fields={"user": gettext_noop("This account is disabled.")})
        token = ApiToken.objects.create(
            user=user,
            name=name,
            prefix=raw[:SHOWN_OF_SECRET],
            digest=digest_of(raw),
            scopes=chosen,
            networks=allowed,
            created_by_id=by.id,
            created_at=at,
            expires_at=expires_at,
        )
        record(
            by=by,
            verb="identity.token_created",
            target_kind="api_token",
            target_id=token.pk,
            at=at,
            details={"user": user.pk, "scopes": ",".join(chosen), "networks": len(allowed)},
        )
    return token, raw
