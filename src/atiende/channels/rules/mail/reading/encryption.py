"""Mail that is signed or closed: what can be shown of it."""

from __future__ import annotations

from atiende.channels.rules.mail.reading.structure import Part
from atiende.kernel.refusals import gettext_noop

ENCRYPTED = gettext_noop("The mail is encrypted; its content is attached as it came.")
SIGNED_CLOSED = gettext_noop("The mail is signed in a form that hides its text; it is attached as it came.")

_ENVELOPES = ("application/pkcs7-mime", "application/x-pkcs7-mime")


def closed_problem(part: Part) -> str:
    """Why the part cannot be shown (an English msgid), or empty."""
    if part.media_type == "multipart/encrypted":
        return ENCRYPTED
    if part.media_type in _ENVELOPES:
        kind = part.params.get("smime-type", "").lower()
        return SIGNED_CLOSED if kind == "signed-data" else ENCRYPTED if kind != "certs-only" else ""
    return ""


def armoured_problem(text: str) -> str:
    """The same for text that holds a PGP message."""
    return ENCRYPTED if "-----BEGIN PGP MESSAGE-----" in text else ""
