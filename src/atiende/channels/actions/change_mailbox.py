"""Change a mailbox: its name, addresses, brand, team, folder or how it answers."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.channels.errors import MailboxTaken
from atiende.channels.events import MailboxChanged
from atiende.channels.models import Mailbox, MailboxAlias
from atiende.channels.models.duplicates import refusing_duplicates
from atiende.channels.models.numbers import forget_numbers
from atiende.channels.queries.mailboxes import GRANT, addresses_taken, fields_of_mailbox, get_mailbox_for
from atiende.channels.rules.mailbox import MailboxFields, changed_fields, problems_of_mailbox
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Conflict, InvalidInput, NotFound
from atiende.kernel.text import folded
from atiende.organisation.queries import get_open_brand_for, get_team_for
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def change_mailbox(
    *, mailbox_id: int, fields: MailboxFields, version: int, by: Actor, at: dt.datetime
) -> Mailbox:
    """Saving the same again changes nothing; without a brand it keeps its own.

    Raises NotPermitted, NotFound, InvalidInput, MailboxTaken, and Conflict when `version` is not the present one.
    """
    by.require(GRANT)
    cleaned = fields.cleaned()
    if problems := problems_of_mailbox(cleaned):
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        mailbox = get_mailbox_for(by, mailbox_id, is_locked=True)
        names = changed_fields(fields_of_mailbox(mailbox), cleaned)
        if not names:
            return mailbox
        if mailbox.version != version:
            raise Conflict
        _may_belong(cleaned, names, by)
        if taken := addresses_taken(cleaned, except_mailbox_id=mailbox.pk):
            raise MailboxTaken(fields=taken)
        _write(mailbox, cleaned, names)
        record(
            by=by,
            verb="channels.mailbox_changed",
            target_kind="mailbox",
            target_id=mailbox.pk,
            fields=names,
            at=at,
        )
        emit(MailboxChanged(mailbox_id=mailbox.pk, fields=",".join(names), changed_by=by.id))
        return mailbox


def _may_belong(fields: MailboxFields, names: tuple[str, ...], by: Actor) -> None:
    if "brand_id" in names and fields.brand_id is not None:
        get_open_brand_for(by, fields.brand_id)
        if not by.serves(fields.brand_id):
            raise NotFound
    if "team_id" in names and fields.team_id is not None:
        get_team_for(by, fields.team_id)


def _write(mailbox: Mailbox, fields: MailboxFields, names: tuple[str, ...]) -> None:
    for name in names:
        if name != "aliases":
            setattr(mailbox, name, getattr(fields, name))
    mailbox.folded_name = folded(fields.name)[:100]
    mailbox.version += 1
    with refusing_duplicates():
        mailbox.save()
        mailbox.aliases.exclude(address__in=fields.aliases).delete()
        known = set(mailbox.aliases.values_list("address", flat=True))
        MailboxAlias.objects.bulk_create(
            MailboxAlias(mailbox=mailbox, address=alias) for alias in fields.aliases if alias not in known
        )
    if "folder" in names:
        forget_numbers(mailbox.pk)
