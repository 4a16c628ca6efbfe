"""Say by which provider's permission a mailbox is entered."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.channels.models import Mailbox, MailToken
from atiende.channels.queries.mailboxes import GRANT, get_mailbox_for
from atiende.channels.rules.mail_providers import ProviderFields, problems_of_provider
from atiende.channels.sealed import CLIENT_SECRET
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record
from atiende.platform.secrets import seal


def choose_mail_provider(*, mailbox_id: int, fields: ProviderFields, by: Actor, at: dt.datetime) -> Mailbox:
    """The permission itself is given afterwards, on the provider's page; one that was given stays until then.

    Raises NotPermitted, NotFound, InvalidInput.
    """
    by.require(GRANT)
    cleaned = fields.cleaned()
    if problems := problems_of_provider(cleaned):
        raise InvalidInput(fields=problems)
    columns = {
        "provider": cleaned.provider,
        "client_id": cleaned.client_id,
        "authorise_url": cleaned.authorise_url,
        "token_url": cleaned.token_url,
        "scope": cleaned.scope[:500],
        "secret_expires_on": cleaned.secret_expires_on,
        "warned_at": None,
    }
    if cleaned.client_secret is not None:
        secret = cleaned.client_secret
        columns["sealed_client_secret"] = seal(secret, CLIENT_SECRET) if secret else ""
    with transaction.atomic():
        mailbox = get_mailbox_for(by, mailbox_id, is_locked=True)
        MailToken.objects.update_or_create(mailbox=mailbox, defaults=columns)
        record(
            by=by,
            verb="channels.mail_provider_chosen",
            target_kind="mailbox",
            target_id=mailbox.pk,
            fields=columns,
            at=at,
        )
        return get_mailbox_for(by, mailbox_id)
