"""Notices that a sending provider writes as JSON into a mail (Amazon SES by SNS)."""

from __future__ import annotations

import json
from typing import Any, Literal

from atiende.channels.rules.mail.classifying.verdict import BouncedRecipient

Notice = Literal["", "bounce", "feedback_report", "auto_reply"]
_LIMIT = 200_000


def provider_notice(
    words: str,
) -> tuple[Notice, tuple[BouncedRecipient, ...]]:
    """What a notice reports (news of success are answers of a machine), and about whom; empty for other texts."""
    text = words.strip()[:_LIMIT].replace("!\n ", "")  # a relay breaks long lines so
    if not text.startswith("{") or "notificationType" not in text:
        return "", ()
    try:
        notice, _ = json.JSONDecoder(strict=False).raw_decode(text)
        if isinstance(notice.get("Message"), str):
            notice = json.loads(notice["Message"])
        kind = str(notice.get("notificationType", "")).lower()
        if kind == "complaint":
            return "feedback_report", ()
        return ("bounce", _bounced(notice["bounce"])) if kind == "bounce" else ("auto_reply", ())
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return "", ()


def _bounced(bounce: dict[str, Any]) -> tuple[BouncedRecipient, ...]:
    is_permanent = str(bounce.get("bounceType", "")).lower() == "permanent"
    return tuple(
        BouncedRecipient(
            address=str(one["emailAddress"]).lower(),
            status=str(one.get("status", "")),
            is_permanent=is_permanent,
            words=str(one.get("diagnosticCode", ""))[:500],
        )
        for one in bounce.get("bouncedRecipients", [])
        if "@" in str(one.get("emailAddress", ""))
    )
