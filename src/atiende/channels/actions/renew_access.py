"""Have a token with which the mail provider lets us in."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import transaction

from atiende.channels.errors import NoProvider, ProviderAway, TokenEnded
from atiende.channels.models import MailToken
from atiende.channels.oauth.answers import Away, Refused
from atiende.channels.oauth.asking import ask
from atiende.channels.queries.mailboxes import GRANT
from atiende.channels.sealed import ACCESS_TOKEN, CLIENT_SECRET, REFRESH_TOKEN
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Refusal
from atiende.platform.audit import record
from atiende.platform.secrets import seal, unseal

RENEWED_BEFORE_END: Final = dt.timedelta(minutes=5)


def renew_access(*, mailbox_id: int, is_refused: bool = False, by: Actor, at: dt.datetime) -> str:
    """The access token, a new one where the old ends within five minutes or the server refused it (`is_refused`).

    Two at once ask the provider once. Raises NotPermitted, NoProvider, ProviderAway, and TokenEnded, which is kept
    until a person gives the permission again.
    """
    by.require(GRANT)
    with transaction.atomic():
        token = MailToken.objects.select_for_update().filter(mailbox_id=mailbox_id).first()
        if token is None:
            raise NoProvider
        found = _found(token, is_refused, by, at)
    if isinstance(found, Refusal):  # raised only now, so that what it says is kept
        raise found
    return found


def _found(token: MailToken, is_refused: bool, by: Actor, at: dt.datetime) -> str | Refusal:
    if token.ended_at is not None:
        return TokenEnded(words=token.ended_words)
    is_fresh = token.access_expires_at is not None and token.access_expires_at - at > RENEWED_BEFORE_END
    if is_fresh and not is_refused and token.sealed_access_token:
        return unseal(token.sealed_access_token, ACCESS_TOKEN).decode()
    if not token.sealed_refresh_token:
        return _end(token, "no refresh token", by, at)
    secret = unseal(token.sealed_client_secret, CLIENT_SECRET).decode() if token.sealed_client_secret else ""
    form = {
        "grant_type": "refresh_token",
        "refresh_token": unseal(token.sealed_refresh_token, REFRESH_TOKEN).decode(),
        "client_id": token.client_id,
        "client_secret": secret,
        "scope": token.scope,
    }
    try:
        granted = ask(token.token_url, form, at=at)
    except Refused as error:
        return _end(token, str(error), by, at)
    except Away as error:
        return ProviderAway(words=str(error))
    token.sealed_access_token = seal(granted.access_token, ACCESS_TOKEN)
    token.access_expires_at = granted.expires_at
    if granted.refresh_token:
        token.sealed_refresh_token = seal(granted.refresh_token, REFRESH_TOKEN)
    token.save(update_fields=["sealed_access_token", "access_expires_at", "sealed_refresh_token"])
    return granted.access_token


def _end(token: MailToken, words: str, by: Actor, at: dt.datetime) -> Refusal:
    token.ended_at, token.ended_words = at, words[:500]
    token.save(update_fields=["ended_at", "ended_words"])
    record(by=by, verb="channels.mail_token_ended", target_kind="mailbox", target_id=token.mailbox_id, at=at)
    return TokenEnded(words=words)
