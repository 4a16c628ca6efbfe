"""The fingerprint of a mail: the same for each copy of it, another for another mail with its Message-ID."""

from __future__ import annotations

import hashlib

from atiende.channels.rules.mail.reading.beginning import opened
from atiende.channels.rules.mail.refusals import NotAMessage

# What servers on the way write, each copy another: where it passed, to whom it was handed, what was thought of it.
_TRACE = frozenset(
    b"received return-path delivered-to x-original-to envelope-to x-envelope-to x-envelope-from x-received"
    b" delivery-date authentication-results authentication-results-original received-spf dkim-signature"
    b" domainkey-signature x-google-dkim-signature x-google-smtp-source x-gm-message-state x-apparently-to"
    b" x-sieve x-uid x-uidl x-keywords x-imap x-imapbase status x-status x-mozilla-status x-mozilla-status2"
    b" x-mozilla-keys x-evolution-source x-account-key lines content-length x-virus-scanned x-virus-status"
    b" x-rspamd-queue-id x-rspamd-server x-loop x-forwarded-to x-forwarded-for x-deliveredto x-mailfrom"
    b"".decode().split()
)
_TRACE_PREFIXES = (
    "arc-", "x-spam", "x-ms-exchange-", "x-microsoft-antispam", "x-forefront-", "x-proofpoint-", "x-rspamd-",
    "x-ironport-", "x-barracuda-", "x-mimecast-", "x-amavis-", "x-antiabuse", "x-get-message-sender", "x-bogosity",
)  # fmt: skip

_PIECE = 256 * 1024


def content_digest(raw: bytes) -> bytes:
    """SHA-256 of the mail without trace headers, line ends and trailing blank lines made alike.

    DKIM-Signature is left out: some relays sign once more, each copy for itself. For bytes that are no mail it is
    the SHA-256 of the bytes.
    """
    try:
        whole, head = opened(raw)
    except NotAMessage:
        return hashlib.sha256(raw).digest()
    digest = hashlib.sha256()
    for name, value in head.fields:
        if name not in _TRACE and not name.startswith(_TRACE_PREFIXES):
            digest.update(b"%s:%s\n" % (name.encode(), b" ".join(value.split())))
    digest.update(b"\n")
    _add_body(digest, whole, head.body_at)
    return digest.digest()


def _add_body(digest: hashlib._Hash, raw: bytes, at: int) -> None:
    end = len(raw)
    while end > at and raw[end - 1] in b"\r\n \t":
        end -= 1
    while at < end:
        stop = min(at + _PIECE, end)
        while stop < end and raw[stop - 1] == 0x0D:  # a pair of line end characters stays together
            stop += 1
        digest.update(_with_plain_ends(raw[at:stop]))
        at = stop


def _with_plain_ends(piece: bytes) -> bytes:
    """Lines of one length, as files in a mail have them, are seen to be that by strides: a seventh of the time."""
    bare = piece.replace(b"\r", b"")
    pairs = len(piece) - len(bare)
    if pairs > 1:
        first = piece.index(b"\r")
        length = piece.index(b"\r", first + 1) - first
        returns, feeds = piece[first::length], piece[first + 1 :: length]
        if returns == b"\r" * pairs and feeds == b"\n" * pairs:
            return bare
    return piece.replace(b"\r\n", b"\n") if pairs else piece
