"""What of a mail points at an earlier one: ids, tokens in addresses, marks in the subject, the subject's core."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from atiende.channels.rules.mail.parts import ReadMail
from atiende.kernel.text import one_line

_PREFIX = re.compile(
    r"\s*(?:\[\s*)?(?:re|rv|res|resp|respuesta|respondiendo|fw|fwd|fwd?\.|enc|wg|aw|antw|sv|vs|vb|tr|rép|rep|r"
    r"|i|odp|ynt|ilt|vl|rif|doorst|转发|回复|答复)"
    r"(?:\s*[\[(]\s*\d{1,3}\s*[\])]|\s*\^\d{1,3})?\s*[:：]\s*",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(r"\s*\((?:fwd|re|reenviado)\)\s*$", re.IGNORECASE)
_TOKEN = re.compile(r"\+c([a-z0-9]{6,64})@", re.IGNORECASE)
_SIDE_TOKEN = re.compile(r"\+s([a-z0-9]{12,32})@", re.IGNORECASE)
_NOTE_TOKEN = re.compile(r"\+n([a-z0-9]{12,32})@", re.IGNORECASE)
_MARK = re.compile(
    r"\[\s*(?:(?:caso|case|ticket|tique|solicitud|incidencia|reclamaci[oó]n|consulta|request|n[.º°o]*"
    r"|ref\.?)\s*){0,2}[#№]?\s*"
    r"([a-z]{0,10}-?\d{1,12}(?:-\d{1,12})?)\s*\]",
    re.IGNORECASE,
)
_MARK_NEEDS = re.compile(r"[#№]|[a-z]{3}", re.IGNORECASE)
_PREFIXES_AT_MOST = 50


def subject_core(subject: str) -> str:
    """The subject without the marks of answers and forwards of any mail program, however many there are."""
    core = one_line(subject, limit=1000)
    for _ in range(_PREFIXES_AT_MOST):
        match = _PREFIX.match(core)
        if match is None:
            break
        rest = core[match.end() :]
        if match.group().lstrip().startswith("[") and rest.endswith("]"):
            rest = rest[:-1]
        core = rest
    return _AFTERWARDS.sub("", core).strip()


def tokens_in_addresses(addresses: Iterable[str]) -> tuple[str, ...]:
    """The reply tokens of plus-addresses such as soporte+c7k4m29qx@…, in lower case, each once."""
    return tuple(dict.fromkeys(found.lower() for address in addresses for found in _TOKEN.findall(address)))


def tokens_in(mail: ReadMail) -> tuple[str, ...]:
    """The reply tokens of a mail: of where it was delivered first, then of its recipients."""
    people = (who.email for who in (*mail.to, *mail.cc))
    return tokens_in_addresses((*mail.delivered_to, *people))


def side_tokens_in(mail: ReadMail) -> tuple[str, ...]:
    """The same of side conversations, such as soporte+s7k4m29qx…@."""
    return _tokens(_SIDE_TOKEN, mail)


def note_tokens_in(mail: ReadMail) -> tuple[str, ...]:
    """The same of addresses by which staff answer our own mails with a note, such as soporte+n7k4m29qx…@."""
    return _tokens(_NOTE_TOKEN, mail)


def _tokens(pattern: re.Pattern[str], mail: ReadMail) -> tuple[str, ...]:
    addresses = (*mail.delivered_to, *(who.email for who in (*mail.to, *mail.cc)))
    found = (token.lower() for address in addresses for token in pattern.findall(address))
    return tuple(dict.fromkeys(found))


def marks_in_subject(subject: str) -> tuple[str, ...]:
    """Case numbers as in [#1234] or [Caso 1234], without their brackets and words. They prove nothing."""
    found: list[str] = []
    for match in _MARK.finditer(subject[:2000]):
        if _MARK_NEEDS.search(match.group()):
            found.append(match.group(1).upper())
    return tuple(dict.fromkeys(found))


def thread_ids(
    mail: ReadMail, *, is_ours: Callable[[str], bool] = lambda message_id: False
) -> tuple[str, ...]:
    """Ids of earlier mails: those that `is_ours` knows first, then In-Reply-To, then References, newest first."""
    ids = dict.fromkeys((*mail.in_reply_to, *reversed(mail.references)))
    ids.pop(mail.message_id, None)
    return tuple(sorted(ids, key=lambda one: not is_ours(one)))
