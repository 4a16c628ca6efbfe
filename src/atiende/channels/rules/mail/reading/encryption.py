"""Mail that is signed or closed: what can be shown of it."""

from __future__ import annotations

from atiende.channels.rules.mail.reading.cms import Kind
from atiende.channels.rules.mail.reading.structure import ENVELOPES, Part
from atiende.kernel.refusals import gettext_noop

ENCRYPTED = gettext_noop("The mail is encrypted; its content is attached as it came.")
SIGNED_CLOSED = gettext_noop("The mail is signed in a form that hides its text; it is attached as it came.")


def closed_problem(part: Part) -> str:
    """Why the part cannot be shown (an English msgid), or empty."""
    if part.media_type == "multipart/encrypted":
        return ENCRYPTED
    if part.media_type not in ENVELOPES or part.children is not None:
        return ""
    if part.envelope is Kind.ENCRYPTED:
        return ENCRYPTED
    if part.envelope is Kind.SIGNED:
        return ""  # a signed document, or certificates alone: files like others
    kind = part.params.get("smime-type", "").lower()
    return SIGNED_CLOSED if kind == "signed-data" else ENCRYPTED if kind != "certs-only" else ""


def armoured_problem(text: str) -> str:
    """The same for text that holds a PGP message."""
    return ENCRYPTED if "-----BEGIN PGP MESSAGE-----" in text else ""
