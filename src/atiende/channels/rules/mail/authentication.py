"""What our own mail server found out about a sender (RFC 8601). Anybody can write such a header: one is believed."""

from __future__ import annotations

import re
from typing import Final

from atiende.channels.rules.mail.parts import ReadMail

METHODS: Final = ("spf", "dkim", "dmarc")
_COMMENT: Final = re.compile(r"\([^()]{0,500}\)")
_RESULT: Final = re.compile(r"\s*(spf|dkim|dmarc)\s*=\s*([a-z]{2,20})\b", re.IGNORECASE)


def authentication_of(mail: ReadMail, trusted_authserv_id: str) -> dict[str, str]:
    """Result by method ("pass", "fail", "softfail", "none"…), from the headers of the trusted server alone.

    Of several results of one method the best counts: a mail may carry many signatures and one is enough.
    """
    trusted = trusted_authserv_id.strip().lower()
    found: dict[str, str] = {}
    for header in mail.headers.get("authentication-results", ()) if trusted else ():
        server, _, results = _COMMENT.sub(" ", header).partition(";")
        if not server.split() or server.split()[0].lower() != trusted:
            continue
        for part in results.split(";"):
            match = _RESULT.match(part)
            if match is not None and found.get(match[1].lower()) != "pass":
                found[match[1].lower()] = match[2].lower()
    return found


def is_forged(results: dict[str, str]) -> bool:
    """The domain's owner says that such a mail is not theirs."""
    return results.get("dmarc") == "fail"
