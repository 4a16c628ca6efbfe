"""Letters about webhooks to those who manage the settings, each in their language."""

from __future__ import annotations

import datetime as dt
import urllib.parse

from django.utils import translation
from django.utils.translation import gettext

from atiende.integrations.queries.webhooks import whom_to_tell
from atiende.platform.mail import queue_mail


def write_to_administrators(subject: str, text: str, *, url: str, kind: str, at: dt.datetime) -> None:
    """`subject` and `text` are msgids with `host` and `url`. In the transaction under way.

    Of the address only its beginning is told: the rest may hold a key of the other system.
    """
    parts = urllib.parse.urlsplit(url)
    facts = {"url": f"{parts.scheme}://{parts.netloc}", "host": parts.hostname}
    for address, language in whom_to_tell():
        with translation.override(language):
            queue_mail(
                to=address,
                subject=gettext(subject) % facts,
                text=gettext(text) % facts + "\n",
                kind=kind,
                at=at,
            )
