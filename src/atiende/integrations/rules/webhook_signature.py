"""Whether a message was signed by who shares the secret: looked at before anything of it is read."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import re
from collections.abc import Iterable
from typing import Final

from standardwebhooks import Webhook

TOLERANCE: Final = dt.timedelta(minutes=5)
LONGEST_ID: Final = 200
_ID: Final = re.compile(r"[!-~]{1,200}")
_HEX: Final = re.compile(r"(?:sha256=)?([0-9a-fA-F]{64})")


def is_standard_signed(
    secrets: Iterable[str], body: bytes, *, message_id: str, timestamp: str, signatures: str, at: dt.datetime
) -> bool:
    """By the Standard Webhooks specification: id, time and body together, at most five minutes before or after."""
    if not _ID.fullmatch(message_id) or not (
        timestamp.isascii() and timestamp.isdigit() and len(timestamp) < 12
    ):
        return False
    if abs(int(timestamp) - at.timestamp()) > TOLERANCE.total_seconds():
        return False
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    moment = dt.datetime.fromtimestamp(int(timestamp), dt.UTC)
    wanted = [Webhook(secret).sign(message_id, moment, text).encode() for secret in secrets]
    given = signatures.encode("utf-8", "replace").split(b" ")[:20]
    return any(hmac.compare_digest(one, other) for one in wanted for other in given)


def is_body_signed(secrets: Iterable[str], body: bytes, *, signature: str) -> bool:
    """By HMAC-SHA256 of the body alone, in hexadecimal, with or without `sha256=` before it."""
    found = _HEX.fullmatch(signature.strip())
    if found is None:
        return False
    given = found[1].lower()
    wanted = [hmac.new(secret.encode(), body, hashlib.sha256).hexdigest() for secret in secrets]
    return any(hmac.compare_digest(one, given) for one in wanted)
