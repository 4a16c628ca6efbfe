"""Send a person to the provider's page, where they give the permission to read and send."""

from __future__ import annotations

import base64
import datetime as dt
import json
import secrets

from django.db import transaction

from atiende.channels.errors import NoProvider
from atiende.channels.models import MailAccess
from atiende.channels.queries.mailboxes import GRANT, get_mailbox_for
from atiende.channels.rules.mail_providers import ProviderFields, authorisation_url
from atiende.channels.sealed import AUTHORISATION
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.secrets import seal


def begin_authorisation(*, mailbox_id: int, redirect_uri: str, by: Actor, at: dt.datetime) -> str:
    """The address of that page. What must be remembered travels sealed in `state`, which only this person can use.

    Raises NotPermitted, NotFound, NoProvider.
    """
    by.require(GRANT)
    with transaction.atomic():
        mailbox = get_mailbox_for(by, mailbox_id)
        token = getattr(mailbox, "token", None)
        if token is None or not token.authorise_url:
            raise NoProvider
        record(by=by, verb="channels.authorisation_begun", target_kind="mailbox", target_id=mailbox.pk, at=at)
    verifier = secrets.token_urlsafe(48)
    remembered = {
        "mailbox": mailbox.pk,
        "by": by.id,
        "at": at.timestamp(),
        "verifier": verifier,
        "redirect": redirect_uri,
    }
    sealed = seal(json.dumps(remembered), AUTHORISATION)
    fields = ProviderFields(
        provider=token.provider,
        client_id=token.client_id,
        authorise_url=token.authorise_url,
        token_url=token.token_url,
        scope=token.scope,
    )
    access = mailbox.accesses.filter(direction=MailAccess.Direction.IN).first()
    return authorisation_url(
        fields,
        redirect_uri=redirect_uri,
        state=base64.urlsafe_b64encode(sealed.encode()).decode().rstrip("="),
        verifier=verifier,
        login_hint=(access.username if access else "") or mailbox.address,
    )
