"""A whole mail, read."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType

from atiende.channels.rules.mail.parts import Address, Attachment, ReadMail
from atiende.channels.rules.mail.reading import limits
from atiende.channels.rules.mail.reading.addresses import addresses
from atiende.channels.rules.mail.reading.beginning import opened
from atiende.channels.rules.mail.reading.body import Body, gathered
from atiende.channels.rules.mail.reading.dates import moment
from atiende.channels.rules.mail.reading.head import Head
from atiende.channels.rules.mail.reading.ids import message_id, message_ids
from atiende.channels.rules.mail.reading.structure import Part, tree
from atiende.channels.rules.mail.reading.words import plain, value_text
from atiende.channels.rules.mail.refusals import NotAMessage, UnreadableMail

_DELIVERED = ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to")


def read_mail(raw: bytes) -> ReadMail:
    """Understand the bytes of one mail. Raises NotAMessage or UnreadableMail, and nothing else."""
    try:
        whole, head = opened(raw)
        root, problems = tree(whole, 0, len(whole), head)
        mail = _assembled(head, root, gathered(root), problems)
    except NotAMessage:
        raise
    except Exception as fault:  # one mail that nobody foresaw must not stop the mailbox
        raise UnreadableMail from fault
    if not (mail.sender or mail.subject or mail.text or mail.html or mail.attachments):
        raise UnreadableMail
    return mail


def _assembled(head: Head, root: Part, body: Body, problems: tuple[str, ...]) -> ReadMail:
    charset = root.params.get("charset", "")
    headers: dict[str, tuple[str, ...]] = {}
    for name, value in head.fields:
        headers[name] = (*headers.get(name, ()), value_text(value, charset))
    people = {name: _people(head, name, charset) for name in ("from", "sender", "to", "cc", "reply-to")}
    found = dict.fromkeys((*problems, *body.problems))
    if any(len(who) > limits.MAX_ADDRESSES for who in people.values()):
        found[limits.TOO_MANY_ADDRESSES] = None
    return ReadMail(
        subject=_first(headers, "subject"),
        sender=next(iter(people["from"] or people["sender"]), None),
        to=people["to"][: limits.MAX_ADDRESSES],
        cc=people["cc"][: limits.MAX_ADDRESSES],
        reply_to=people["reply-to"],
        delivered_to=_delivered_to(head),
        return_path=_return_path(head),
        message_id=message_id(plain(head.first("message-id"))),
        in_reply_to=message_ids(_all(head, "in-reply-to")),
        references=message_ids(_all(head, "references")),
        sent_at=moment(_first(headers, "date")),
        media_type=root.media_type,
        report_type=root.params.get("report-type", "").lower(),
        text=body.text,
        html=body.html,
        attachments=_marked(body),
        invitations=tuple(body.files.invitations),
        headers=MappingProxyType(headers),
        status_groups=tuple(body.report.groups),
        returned=body.report.returned,
        problems=tuple(found),
    )


def _first(headers: dict[str, tuple[str, ...]], name: str) -> str:
    return next((value for value in headers.get(name, ()) if value), "")


def _all(head: Head, name: str) -> str:
    return " ".join(plain(value) for key, value in head.fields if key == name)


def _people(head: Head, name: str, charset: str) -> tuple[Address, ...]:
    return addresses(",".join(plain(value, charset) for key, value in head.fields if key == name and value))


def _delivered_to(head: Head) -> tuple[str, ...]:
    found = (who.email for name in _DELIVERED for who in _people(head, name, ""))
    return tuple(dict.fromkeys(found))


def _return_path(head: Head) -> str | None:
    values = [plain(value) for key, value in head.fields if key == "return-path"]
    if not values:
        return None
    found = addresses(values[0])
    return found[0].email if found else "" if not values[0].strip("<> ") else values[0].strip("<> ").lower()


def _marked(body: Body) -> tuple[Attachment, ...]:
    """A file is inline when the HTML shows it; one that is only said to be must stay visible in the list."""
    shown = set(re.findall(r"cid:([^\s\"'<>)]+)", body.html))
    return tuple(
        file
        if file.is_inline == (file.content_id in shown)
        else replace(file, is_inline=file.content_id in shown)
        for file in body.files.attachments
    )
