"""Who was not reached, out of the words of a report that carries no fields for machines."""

from __future__ import annotations

import logging
import re
from email.message import Message

from flufl.bounce import all_failures

from atiende.channels.rules.mail.classifying.failure_phrases import DELAYED, GAVE_UP
from atiende.channels.rules.mail.classifying.verdict import BouncedRecipient
from atiende.channels.rules.mail.parts import ReadMail
from atiende.channels.rules.mail.reading.addresses import addresses
from atiende.channels.rules.mail.reading.charsets import decoded
from atiende.kernel.text import folded, one_line

_ADDRESS = r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+"
_STATUS = re.compile(r"\b([45]\.\d{1,3}\.\d{1,3})\b")
_REPLY_CODE = re.compile(r"(?<![\d.])([45])\d\d(?=[\s-])")
_COPY = re.compile(
    r"(?im)^[\s>*-]*(-{2,}.{0,60}(original|returned|copy|header|undelivered|below|message).{0,60}$"
    r"|(this is )?a copy of (the|your) (original )?message|original message (follows|header)|message header"
    r"|(return-path|received|message-id|mime-version|dkim-signature): .*$|el mensaje original|mensaje original)"
)
_IN_LINES = (
    re.compile(rf"(?im)^[\s*>-]*<({_ADDRESS})>:?"),
    re.compile(rf"(?im)^[\s*>-]*({_ADDRESS})\s*(?::|$|\()"),
    re.compile(rf"(?i)rcpt to:\s*<?({_ADDRESS})"),
    re.compile(
        rf"(?i)(?:recipient|addressee|address|user|destinatario|direccion|usuario|to|para|a)\W{{1,4}}({_ADDRESS})"
    ),
    re.compile(rf"<({_ADDRESS})>"),
    re.compile(rf"({_ADDRESS})"),
)
_TO_LINE = re.compile(r"(?im)^[\s>]*to:[ \t]*(.+(?:\n[ \t]+.+)*)")
_SAYS_DELAYED = re.compile(r"^(?!.*fail).*(\bwarning\b|\bdelay|\bretrasad|\bdemorad)")
_LIBRARY_LIMIT = 200_000
_RETURNED_LIMIT = 65_536
logging.getLogger("flufl.bounce").setLevel(
    logging.CRITICAL
)  # it logs its own faults, with what the mail said


def failed_addresses(mail: ReadMail, words: str, never: frozenset[str]) -> tuple[BouncedRecipient, ...]:
    """The addresses that a report in prose names as failed. `words` is its text, `never` those that it cannot be."""
    report = _report(words)
    named = [one.strip().lower() for one in mail.header("x-failed-recipients").split(",") if "@" in one]
    delayed: set[str] = set()
    if not named:
        delayed, named = _by_library(mail, words)
    named = [one for one in named if one not in never]
    if not named and not delayed:
        named = _by_lines(report, never) or _by_mail_that_came_back(mail, words, never)
    is_delayed = _is_delayed(mail.subject, report)
    return tuple(
        _recipient(address, report, is_delayed=is_delayed or address in delayed)
        for address in dict.fromkeys([*named, *sorted(delayed)])
    )


def _report(words: str) -> str:
    """The report without the mail that came back."""
    match = _COPY.search(words, 40)
    return words[: match.start()] if match is not None else words[:8000]


def _by_library(mail: ReadMail, words: str) -> tuple[set[str], list[str]]:
    message = Message()
    message["From"] = (
        mail.sender.email if mail.sender else "mailer-daemon@localhost"
    )  # one detector breaks without
    for name in ("Subject", "To"):
        if mail.header(name):
            message[name] = one_line(mail.header(name), limit=500)
    message["Content-Type"] = "text/plain"
    message.set_payload(words[:_LIBRARY_LIMIT].encode("ascii", "replace").decode("ascii"))
    try:
        temporary, permanent = all_failures(message)
    except Exception:  # a library that reads hostile text: any fault of it means "not recognised"
        return set(), []
    return (
        {address for one in temporary if (address := _clean(one))},
        sorted({address for one in permanent if (address := _clean(one))}),
    )


def _clean(address: bytes | str) -> str:
    text = address.decode("ascii", "replace") if isinstance(address, bytes) else address
    match = re.search(_ADDRESS, text)
    return match.group().lower() if match else ""


def _by_lines(report: str, never: frozenset[str]) -> list[str]:
    for pattern in _IN_LINES:
        found = [one.lower().strip(".'") for one in pattern.findall(report[:8000])]
        found = [one for one in found if one not in never]
        if found:
            return list(dict.fromkeys(found))[:20]
    return []


def _by_mail_that_came_back(mail: ReadMail, words: str, never: frozenset[str]) -> list[str]:
    """The one to whom the returned mail was written, when that was one."""
    headers = [
        decoded(file.content[:_RETURNED_LIMIT])
        for file in mail.attachments
        if file.media_type == "message/rfc822"
    ]
    for text in (*headers, mail.returned, words):
        match = _TO_LINE.search(text)
        found = {who.email for who in addresses(match.group(1))} - never if match else set()
        if len(found) == 1:
            return list(found)
    return []


def _is_delayed(subject: str, report: str) -> bool:
    if _SAYS_DELAYED.search(folded(subject)):
        return True
    head = folded(f"{subject} {report[:3000]}")
    return (
        bool(DELAYED.search(head))
        and not GAVE_UP.search(head)
        and not re.search(r"\b5\d\d[ -]|\b5\.\d\.\d", head)
    )


def _recipient(address: str, report: str, *, is_delayed: bool) -> BouncedRecipient:
    at = report.lower().find(address)
    near = report[at : at + 1000] if at >= 0 else report[:3000]
    match = _STATUS.search(near) or _STATUS.search(report)
    reply = _REPLY_CODE.search(near) or _REPLY_CODE.search(report)
    status = match.group(1) if match else f"{reply.group(1)}.0.0" if reply else ""
    return BouncedRecipient(
        address=address,
        status=status,
        is_permanent=not is_delayed and not status.startswith("4"),
        words=one_line(near, limit=500),
        is_delayed=is_delayed,
    )
