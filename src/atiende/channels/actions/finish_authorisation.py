"""Take the permission that a person gave on the provider's page."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import json
from typing import Any, Final

from django.db import transaction

from atiende.channels.errors import AuthorisationOutdated, AuthorisationRefused, NoProvider
from atiende.channels.events import MailboxChanged
from atiende.channels.models import Mailbox, MailToken
from atiende.channels.oauth.answers import Away, Granted, Refused
from atiende.channels.oauth.asking import ask
from atiende.channels.queries.mailboxes import GRANT, get_mailbox_for
from atiende.channels.sealed import ACCESS_TOKEN, AUTHORISATION, CLIENT_SECRET, REFRESH_TOKEN
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.platform.secrets import SecretsRefusal, seal, unseal

OUTDATED_AFTER: Final = dt.timedelta(minutes=15)


def finish_authorisation(*, state: str, code: str, by: Actor, at: dt.datetime) -> Mailbox:
    """Reading goes on at once where it stopped. What was kept before stays as it is.

    Raises NotPermitted, NotFound, AuthorisationOutdated, AuthorisationRefused, NoProvider.
    """
    by.require(GRANT)
    remembered = _remembered(state, by, at)
    mailbox = get_mailbox_for(by, int(remembered["mailbox"]))
    token = getattr(mailbox, "token", None)
    if token is None:
        raise NoProvider
    granted = _exchange(token, remembered, code, at)
    with transaction.atomic():
        mailbox = get_mailbox_for(by, mailbox.pk, is_locked=True)
        kept = (
            {"sealed_refresh_token": seal(granted.refresh_token, REFRESH_TOKEN)}
            if granted.refresh_token
            else {}
        )
        MailToken.objects.filter(mailbox=mailbox).update(
            sealed_access_token=seal(granted.access_token, ACCESS_TOKEN),
            access_expires_at=granted.expires_at,
            ended_at=None,
            ended_words="",
            **kept,
        )
        mailbox.version += 1
        mailbox.save(update_fields=["version"])
        record(by=by, verb="channels.mailbox_authorised", target_kind="mailbox", target_id=mailbox.pk, at=at)
        emit(MailboxChanged(mailbox_id=mailbox.pk, fields="token", changed_by=by.id))
        return get_mailbox_for(by, mailbox.pk)


def _remembered(state: str, by: Actor, at: dt.datetime) -> dict[str, Any]:
    try:
        sealed = base64.urlsafe_b64decode(state + "=" * (-len(state) % 4)).decode()
        remembered: dict[str, Any] = json.loads(unseal(sealed, AUTHORISATION))
    except (binascii.Error, UnicodeError, ValueError, SecretsRefusal) as error:
        raise AuthorisationOutdated from error
    age = at.timestamp() - float(remembered["at"])
    if remembered["by"] != by.id or not 0 <= age <= OUTDATED_AFTER.total_seconds():
        raise AuthorisationOutdated
    return remembered


def _exchange(token: MailToken, remembered: dict[str, Any], code: str, at: dt.datetime) -> Granted:
    secret = unseal(token.sealed_client_secret, CLIENT_SECRET).decode() if token.sealed_client_secret else ""
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "client_id": token.client_id,
        "client_secret": secret,
        "redirect_uri": str(remembered["redirect"]),
        "code_verifier": str(remembered["verifier"]),
    }
    try:
        return ask(token.token_url, form, at=at)
    except (Away, Refused) as error:
        raise AuthorisationRefused(words=str(error)) from error
