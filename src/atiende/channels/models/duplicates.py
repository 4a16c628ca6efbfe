"""Names and addresses of mailboxes exist once: raises MailboxTaken on the field concerned."""

from __future__ import annotations

from functools import partial

from atiende.channels.errors import MailboxTaken
from atiende.channels.rules.mailbox import ADDRESS_TAKEN, NAME_TAKEN
from atiende.platform.postgres import uniqueness

refusing_duplicates = partial(
    uniqueness.refusing_duplicates,
    MailboxTaken,
    {
        "channels_mailbox_folded_name_key": ("name", NAME_TAKEN),
        "channels_mailbox_address_key": ("address", ADDRESS_TAKEN),
        "channels_mailboxalias_address_key": ("aliases", ADDRESS_TAKEN),
    },
)
