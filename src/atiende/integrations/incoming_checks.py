"""What is looked at before an incoming webhook is kept."""

from __future__ import annotations

from atiende.integrations.rules.webhook_incoming import (
    BODY_HMAC,
    NO_STANDARD_SECRET,
    SHORT_SECRET,
    IncomingFields,
)
from atiende.integrations.webhook_secrets import is_standard_secret, new_secret
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotFound
from atiende.organisation.queries import get_open_brand_for, get_team_for

_SHORTEST = 16


def cleaned_incoming(fields: IncomingFields, by: Actor) -> IncomingFields:
    """Raises InvalidInput, NotFound and BrandIsArchived: brand and team are at work and the actor serves them."""
    cleaned = fields.cleaned()
    if problems := cleaned.problems():
        raise InvalidInput(fields=problems)
    assert cleaned.brand_id is not None
    get_open_brand_for(by, cleaned.brand_id)
    if not by.serves(cleaned.brand_id):
        raise NotFound
    if cleaned.team_id is not None:
        get_team_for(by, cleaned.team_id)
    return cleaned


def secret_given(secret: str, scheme: str) -> str:
    """The one that the other system showed, or a new one. Raises InvalidInput for one that cannot sign."""
    given = secret.strip()
    if not given:
        return new_secret()
    if scheme == BODY_HMAC:
        if len(given) < _SHORTEST or len(given) > 500:
            raise InvalidInput(fields={"secret": SHORT_SECRET})
    elif not is_standard_secret(given) or len(given) > 500:
        raise InvalidInput(fields={"secret": NO_STANDARD_SECRET})
    return given
