"""Who sent it: a mail server, a machine that reads no answers, we ourselves."""

from __future__ import annotations

import re

from atiende.channels.rules.mail.parts import ReadMail
from atiende.kernel.text import folded

_SERVER = re.compile(
    r"(mailer[-_.]?daemon|mail[-_.]?daemon|daemon|post[-_.]?master|mail[-_.]delivery[-_.](sub)?system|maildelivery"
    r"|double[-_.]bounce|mdaemon|mailsys|smtp[-_.]?daemon|e500_smtp_mail_service|delivery[-_.]?(system|failure|agent)"
    r"|microsoftexchange[0-9a-f]+|mmdf|uucp|mailerd)([-+_.\\].*)?"
)
_SERVER_NAME = re.compile(
    r"mailer[- ]?daemon|mail (delivery|deliver) (sub)?(system|service)|\bpostmaster\b|mail administrator"
    r"|subsistema de (entrega|correo)|sistema de (entrega de )?correo|microsoft outlook|delivery system"
)
_SYSTEM = re.compile(
    r"(system|mail)[-_. ]?(administrator|admin)|administrador del sistema|sysadmin|internet mail"
)
_SILENT = re.compile(
    r"(no[-_.]?reply|do[-_.]?not[-_.]?reply|dont[-_.]?reply|no[-_.]?responder?|no[-_.]?conteste?[rs]?|noresponda"
    r"|no[-_.]?responda|nepasrepondre|nao[-_.]?responda|bounces?|notifications?|notificaciones|mailer|automailer)"
    r"([-+_.=].*)?|.*[-_.](no[-_.]?reply|noresponder?|bounces?)|(no[-_.]?reply|noreply).*"
)


def is_server(mail: ReadMail) -> bool:
    """Whether a mail server wrote it, as its address or its name says."""
    if mail.sender is None:
        written = folded(mail.header("from")).strip('<>" ')
        return mail.return_path == "" or bool(
            (written and _SERVER.match(written)) or _SERVER_NAME.search(written)
        )
    local = _local(mail.sender.email)
    return bool(_SERVER.fullmatch(local) or _SERVER_NAME.search(folded(mail.sender.name)))


def is_system(mail: ReadMail) -> bool:
    """Whether the one who runs a server may have written it, or the server itself: weaker than `is_server`."""
    if mail.sender is None:
        return True
    name = f"{_local(mail.sender.email)} {folded(mail.sender.name)}"
    return bool(_SYSTEM.search(name))


def is_null_path(mail: ReadMail) -> bool:
    """Whether the envelope had no sender, as that of reports has not."""
    path = mail.return_path
    return path is not None and (path == "" or bool(_SERVER.fullmatch(_local(path))))


def reads_no_answers(mail: ReadMail) -> bool:
    """Whether the address to answer to says that nobody reads it."""
    who = mail.reply_to or ((mail.sender,) if mail.sender else ())
    return any(_SILENT.fullmatch(_local(one.email)) for one in who)


def is_own(mail: ReadMail, own_addresses: frozenset[str]) -> bool:
    """Whether one of our addresses is in From; a plus-address is ours when its base is."""
    if mail.sender is None:
        return False
    local, _, domain = mail.sender.email.partition("@")
    return bool({mail.sender.email, f"{local.partition('+')[0]}@{domain}"} & own_addresses)


def _local(address: str) -> str:
    return address.partition("@")[0].strip('"')
