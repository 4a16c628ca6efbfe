"""The addresses that are ours: nobody answers them by itself, and they are no customers."""

from __future__ import annotations

from atiende.platform.postgres.reading import read_rows

_ADDRESSES = """
SELECT address, id FROM channels_mailbox UNION ALL SELECT address, mailbox_id FROM channels_mailboxalias
"""


def mailboxes_by_address() -> dict[str, int]:
    """Every address and alias of ours, in lower case, with its mailbox; in one query."""
    return dict(read_rows(_ADDRESSES))
