"""Delivery status notifications (RFC 3464): who was not reached, why, and whether for good."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from atiende.channels.rules.mail.classifying.verdict import BouncedRecipient
from atiende.channels.rules.mail.parts import ReadMail
from atiende.channels.rules.mail.reading.reports import status_groups

_STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
_REPLY_CODE = re.compile(r"(?:^|[\s;:])([45])\d\d[\s-]")
_ADDRESS = re.compile(r"[^\s<>;,\"'()\[\]:]+@[^\s<>;,\"'()\[\]]+")
_WORDS_LIMIT = 500
_PROSE_LIMIT = 100_000


def is_report(mail: ReadMail) -> bool:
    """Whether it carries fields about the delivery to a recipient."""
    return any(_is_about_recipient(group) for group in mail.status_groups)


def is_report_of_success(mail: ReadMail) -> bool:
    """Whether all that it reports is delivery, relaying or expansion."""
    actions = [_action(group) for group in mail.status_groups if _is_about_recipient(group)]
    return bool(actions) and all(action in ("delivered", "relayed", "expanded") for action in actions)


def reported(groups: Iterable[Mapping[str, str]]) -> tuple[BouncedRecipient, ...]:
    """The recipients that the groups of a report say were not reached, each once."""
    found: dict[str, BouncedRecipient] = {}
    for group in groups:
        if not _is_about_recipient(group) or _action(group) in ("delivered", "relayed", "expanded"):
            continue
        address = _address(group)
        if address:
            found.setdefault(address, _recipient(group, address))
    return tuple(found.values())


def reported_in_prose(words: str) -> tuple[BouncedRecipient, ...]:
    """The same where the fields stand in the text, because the parts of the report fell together."""
    if "final-recipient:" not in words.lower():
        return ()
    return reported(status_groups(words[:_PROSE_LIMIT].encode("utf-8", "replace")))


def _is_about_recipient(group: Mapping[str, str]) -> bool:
    return "disposition" not in group and bool(
        group.keys() & {"final-recipient", "original-recipient", "x-actual-recipient"}
        and group.keys() & {"action", "status", "diagnostic-code"}
    )


def _action(group: Mapping[str, str]) -> str:
    words = re.split(r"[^a-z]+", group.get("action", "").lower().strip())
    return words[0] if words else ""


def _address(group: Mapping[str, str]) -> str:
    for name in ("original-recipient", "final-recipient", "x-actual-recipient"):
        value = group.get(name, "").partition(";")[2] or group.get(name, "")
        match = _ADDRESS.search(value)
        if match is not None:
            return match.group().strip(".").lower()
    return ""


def _recipient(group: Mapping[str, str], address: str) -> BouncedRecipient:
    words = group.get("diagnostic-code", "")
    status = _status(group.get("status", ""), words)
    is_delayed = _action(group) == "delayed"
    return BouncedRecipient(
        address=address,
        status=status,
        is_permanent=not is_delayed and not status.startswith("4"),
        words=words.partition(";")[2].strip()[:_WORDS_LIMIT] or words[:_WORDS_LIMIT],
        is_delayed=is_delayed,
    )


def _status(field: str, words: str) -> str:
    """The code of the field, or the closer one of the other server's words where the field says only 'failed'."""
    own, said = _STATUS.search(field), _STATUS.search(words)
    if own is not None and not own.group(1).endswith(".0.0"):
        return own.group(1)
    if said is not None:
        return said.group(1)
    if own is not None:
        return own.group(1)
    reply = _REPLY_CODE.search(words)
    return f"{reply.group(1)}.0.0" if reply else ""
