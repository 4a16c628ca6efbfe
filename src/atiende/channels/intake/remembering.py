"""The Message-IDs that a case knows, so that later mails find it."""

from __future__ import annotations

from collections.abc import Iterable

from atiende.channels.models import MailReference
from atiende.channels.queries.mail_threads import digest_of_id
from atiende.channels.rules.mail.parts import ReadMail
from atiende.platform.postgres.gathering import write_rows

MOST_MENTIONED = 50
_INSERT = """
INSERT INTO channels_mailreference (digest, ticket_id, message_id, role)
SELECT decode(digest, 'hex'), ticket_id, message_id, role
FROM json_to_recordset(%s::json) AS known (digest text, ticket_id bigint, message_id bigint, role text)
ON CONFLICT (digest, ticket_id, role) DO NOTHING
"""


def remember(
    roles: Iterable[tuple[str, MailReference.Role]], *, ticket_id: int, message_id: int | None
) -> None:
    """Have a ticket know Message-IDs; what it knows already stays as it is."""
    known = {"ticket_id": ticket_id, "message_id": message_id}
    rows = [{**known, "digest": digest_of_id(each).hex(), "role": role.value} for each, role in roles]
    if rows:
        write_rows(_INSERT, rows)


def roles_of(mail: ReadMail) -> dict[str, MailReference.Role]:
    """The mail's own id and those that it refers to, as its case will know them."""
    mentioned = [*mail.in_reply_to, *reversed(mail.references)][:MOST_MENTIONED]
    roles = dict.fromkeys(mentioned, MailReference.Role.MENTIONED)
    if mail.message_id:
        roles[mail.message_id] = MailReference.Role.RECEIVED
    return roles
