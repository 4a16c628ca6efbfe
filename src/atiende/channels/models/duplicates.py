"""Names and addresses that exist once: the database decides, and its refusal is put into words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.db import IntegrityError, transaction

from atiende.channels.errors import MailboxTaken
from atiende.channels.rules.mailbox import ADDRESS_TAKEN, NAME_TAKEN

_DUPLICATES: Mapping[str, tuple[str, str]] = {
    "channels_mailbox_folded_name_key": ("name", NAME_TAKEN),
    "channels_mailbox_address_key": ("address", ADDRESS_TAKEN),
    "channels_mailboxalias_address_key": ("aliases", ADDRESS_TAKEN),
}


@contextmanager
def refusing_duplicates() -> Iterator[None]:
    """Turn the database's unique violation into MailboxTaken on the field concerned."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        diagnosis = getattr(error.__cause__, "diag", None)
        found = _DUPLICATES.get(getattr(diagnosis, "constraint_name", None) or "")
        if found is None:
            raise
        raise MailboxTaken(fields=dict([found])) from error
