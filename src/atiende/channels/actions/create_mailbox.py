"""Add a mailbox. Without servers it only takes imports."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.channels.errors import MailboxTaken
from atiende.channels.events import MailboxCreated
from atiende.channels.models import Mailbox, MailboxAlias, MailboxReading
from atiende.channels.models.duplicates import refusing_duplicates
from atiende.channels.queries.mailboxes import GRANT, addresses_taken
from atiende.channels.rules.mailbox import MailboxFields, problems_of_mailbox
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotFound
from atiende.kernel.text import folded
from atiende.organisation.actions.provide_first_brand import provide_first_brand
from atiende.organisation.queries import get_open_brand_for, get_team_for
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def create_mailbox(*, fields: MailboxFields, by: Actor, at: dt.datetime) -> Mailbox:
    """Without a brand it belongs to the default one; before the set-up a provisional brand is made for it.

    Raises NotPermitted, InvalidInput, MailboxTaken, NotFound (brand or team), BrandIsArchived.
    """
    by.require(GRANT)
    cleaned = fields.cleaned()
    if problems := problems_of_mailbox(cleaned):
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        brand_id = _brand(cleaned, by, at)
        if cleaned.team_id is not None:
            get_team_for(by, cleaned.team_id)
        if taken := addresses_taken(cleaned):
            raise MailboxTaken(fields=taken)
        mailbox = _insert(cleaned, brand_id, at)
        record(by=by, verb="channels.mailbox_created", target_kind="mailbox", target_id=mailbox.pk, at=at)
        emit(MailboxCreated(mailbox_id=mailbox.pk, brand_id=brand_id, created_by=by.id))
        return mailbox


def _brand(fields: MailboxFields, by: Actor, at: dt.datetime) -> int:
    if fields.brand_id is None:
        brand_id = provide_first_brand(by=by, at=at).pk
    else:
        brand_id = get_open_brand_for(by, fields.brand_id).pk
    if not by.serves(brand_id):
        raise NotFound
    return brand_id


def _insert(fields: MailboxFields, brand_id: int, at: dt.datetime) -> Mailbox:
    with refusing_duplicates():
        mailbox = Mailbox.objects.create(
            name=fields.name,
            folded_name=folded(fields.name)[:100],
            address=fields.address,
            brand_id=brand_id,
            team_id=fields.team_id,
            is_receive_only=fields.is_receive_only,
            sender_name=fields.sender_name,
            signature=fields.signature,
            folder=fields.folder,
            first_sync_from=fields.first_sync_from,
            trusted_authserv_id=fields.trusted_authserv_id,
            is_acknowledging=fields.is_acknowledging,
            created_at=at,
        )
        MailboxReading.objects.create(mailbox=mailbox)
        MailboxAlias.objects.bulk_create(MailboxAlias(mailbox=mailbox, address=a) for a in fields.aliases)
    return mailbox
