"""Complaints that a mail provider passes on: somebody pressed "this is spam" (RFC 5965 and older forms)."""

from __future__ import annotations

import re

from atiende.channels.rules.mail.parts import ReadMail
from atiende.kernel.text import folded

_SUBJECT = re.compile(
    r"^(complaint about message from \S*\d|(e-?mail )?(abuse|feedback) (loop )?report\b|spam ?report\b)"
)


def is_feedback(mail: ReadMail) -> bool:
    """Whether the mail is a feedback report: by its fields, or by its subject and the mail that it brings."""
    if mail.report_type == "feedback-report" or any("feedback-type" in group for group in mail.status_groups):
        return True
    brings_mail = any(
        file.media_type in ("message/rfc822", "text/rfc822-headers") for file in mail.attachments
    )
    return brings_mail and bool(_SUBJECT.search(folded(mail.subject)))
