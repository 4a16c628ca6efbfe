"""Mails about access, each as plain text and HTML, in the language of who reads it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.template.loader import render_to_string
from django.utils import translation

from atiende.identity.queries import company
from atiende.platform.mail import queue_mail


def queue_access_mail(
    kind: str, *, to: str, language: str, at: datetime, context: Mapping[str, object] | None = None
) -> None:
    """Queue `identity/mails/<kind>.txt` (its first line is the subject) and the same words as HTML."""
    values = {**(context or {}), "company": company().name}
    with translation.override(language):
        subject, _, text = render_to_string(f"identity/mails/{kind}.txt", values).strip().partition("\n")
        paragraphs = [part.strip() for part in text.strip().split("\n\n") if part.strip()]
        html = render_to_string(
            "identity/mails/page.html",
            {
                "paragraphs": paragraphs,
                "link": values.get("link", ""),
                "language": language,
                "subject": subject,
            },
        )
    queue_mail(to=to, subject=subject, text=text.strip() + "\n", html=html, kind=f"identity.{kind}", at=at)
